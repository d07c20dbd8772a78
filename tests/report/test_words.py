"""Fixed words of reports: provisions, brackets of fines, and what is asked of facility and department."""

from decimal import Decimal

import pytest

from compliance.language.missing_phrases import missing_phrase
from compliance.language.record_words import record_text
from compliance.model.enforcement import Penalty, Reason
from compliance.model.outcomes import Missing
from compliance.model.penalties import Factors, Fine
from compliance.model.schema import COLLECTIONS
from compliance.model.texts import Bilingual
from compliance.report.enforcement_words import penalty_text, reason_text
from compliance.report.words import provision_text


@pytest.mark.parametrize(
    ("provision", "vietnamese"),
    [
        ("clause 2 to 5, Article 41", "khoản 2 đến 5 Điều 41"),
        ("point a and c, clause 2 to 5, Article 41", "điểm a và c khoản 2 đến 5 Điều 41"),
        ("point c, clause 1, 2 and 3, Article 11", "điểm c khoản 1, 2 và 3 Điều 11"),
        ("point a, b and c, clause 1, Article 6", "điểm a, b và c khoản 1 Điều 6"),
        ("clause 1, clause 3, Article 5", "khoản 1, khoản 3 Điều 5"),
        ("Article 56; point b, clause 1, Article 59", "Điều 56; điểm b khoản 1 Điều 59"),
        ("point a, section A.VII.4, Appendix IX", "điểm a mục A.VII.4 Phụ lục IX"),
        ("Articles 2 to 5", "Điều 2 đến 5"),
        ("Form 04, Appendix III", "Mẫu số 04 Phụ lục III"),
        ("Chapter X", "Chương X"),
    ],
)
def test_a_provision_in_vietnamese(provision: str, vietnamese: str) -> None:
    assert provision_text(provision, "vi") == vietnamese


def penalty(fine: Fine | None, label: Bilingual | None = None, *missing: Missing) -> Penalty:
    times = Factors.model_validate({"individual": "1", "organisation": "2"})
    title = Bilingual(vi="Bảng", en="Table")
    return Penalty("fines", title, None, fine, times, None, tuple(missing), label)


def test_a_bracket_that_the_table_lacks_is_told_apart_from_one_that_is_open() -> None:
    assert penalty_text(penalty(None), {}, "vi") == "bảng mức phạt không có khung phạt cho trường hợp này"
    assert penalty_text(penalty(None), {}, "en") == "the table of fines has no bracket for this case"
    unit = Missing("field", "area_ha", "permit[P-1]")
    assert penalty_text(penalty(None, None, unit), {}, "vi") == (
        "chưa xác định được (số liệu «Diện tích theo giấy phép» (giấy phép, hồ sơ: P-1))"
    )


def test_what_a_bracket_is_for_stands_before_a_dash() -> None:
    label = Bilingual(vi="Cấp tỉnh", en="Province")
    assert penalty_text(penalty(Fine(Decimal(40), Decimal(50)), label), {}, "vi") == (
        "cấp tỉnh - cá nhân: 40 - 50 triệu đồng; tổ chức: 80 - 100 triệu đồng"
    )


def test_another_finding_of_the_act_is_told_without_its_key() -> None:
    reason = Reason("counted_with", "hazardous_waste_year[F1/130101/2025]")
    assert reason_text(reason, "vi").endswith("(số liệu chất thải nguy hại theo năm: 130101, năm 2025)")


@pytest.mark.parametrize("plural", COLLECTIONS)
def test_whose_a_collection_is_stands_once_in_the_question(plural: str) -> None:
    asked = missing_phrase(Missing("coverage", plural), "vi")
    assert asked.startswith("sổ theo dõi đã có đầy đủ ")
    assert "của cơ sở của cơ sở" not in asked


def test_records_are_told_by_what_their_keys_hold() -> None:
    titles = {
        "schedule": {"report": Bilingual(vi="Báo cáo", en="Report")},
        "parameter": {"stack_dust": Bilingual(vi="Bụi tổng", en="Total dust")},
    }
    assert {record: record_text(record, "vi", titles) for record in (
        "facility", "mine[F1]", "parent[C1]", "permit[12/GP]", "due[F1/report/2025-12-31]",
        "hazardous_waste_stock[F1/130101/2026-10-12]", r"waste_shipment[1\/CT/170203]",
        "plant_log_value[P/2026-10-12/stack_dust]", "plant_log_value[P/2026-10-12/COD]",
        "pfes_declaration[F1/2025-12-31]", "pfes_declaration[F1/2025-12-31/true]",
    )} == {
        "facility": "Cơ sở",
        "mine[F1]": "Thông tin mỏ",
        "parent[C1]": "Cụm, khu chứa cơ sở: C1",
        "permit[12/GP]": "Giấy phép, hồ sơ: 12/GP",
        "due[F1/report/2025-12-31]": "Nghĩa vụ đến hạn: «Báo cáo», kỳ đến ngày 31/12/2025",
        "hazardous_waste_stock[F1/130101/2026-10-12]": (
            "Chất thải nguy hại đang lưu giữ: 130101, ngày ghi nhận 12/10/2026"
        ),
        r"waste_shipment[1\/CT/170203]": "Chứng từ chất thải nguy hại: 1/CT, 170203",
        "plant_log_value[P/2026-10-12/stack_dust]": (
            "Thông số ghi trong nhật ký: P, ngày ghi 12/10/2026, Bụi tổng"
        ),
        "plant_log_value[P/2026-10-12/COD]": "Thông số ghi trong nhật ký: P, ngày ghi 12/10/2026, COD",
        "pfes_declaration[F1/2025-12-31]": (
            "Kê khai dịch vụ môi trường rừng: kỳ kê khai đến ngày 31/12/2025"
        ),
        "pfes_declaration[F1/2025-12-31/true]": (
            "Kê khai dịch vụ môi trường rừng: kỳ kê khai đến ngày 31/12/2025, là quyết toán năm: có"
        ),
    }  # fmt: skip
