import csv
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.sources.registers.same_facility import FacilityName, Pair, propose_same, without_decided

ROOT = Path(__file__).resolve().parents[2]
NAM_HANG, THAN_UYEN, KHUN_HA, BAN_BO = "03434", "03595", "03430", "03424"
TAX, OTHER_TAX = "6200012345", "6200067890"

IN_ONE_COMMUNE_SAME = [
    ("hydropower", "Nhà máy thủy điện Lai Châu", "Thủy điện Lai Châu"),
    ("hydropower", "Nhà máy thủy điện Lai Châu", "NMTĐ Lai Châu"),
    ("hydropower", "Nhà máy thủy điện Lai Châu", "NHA MAY THUY DIEN LAI CHAU"),
    ("hydropower", "Nhà máy thuỷ điện Huội Quảng", "Nhà máy thủy điện Huổi Quảng"),
    ("hydropower", "Nhà máy thủy điện Huội Quảng", "Công trình thủy điện Huội Quảng"),
    (
        "factory",
        "Công ty CP xi măng Norcem Yên Bình tại Lai Châu",
        "CN Công ty cổ phần Xi măng Norcem Yên Bình",
    ),
    ("factory", "Công ty CP xi măng Norcem Yên Bình tại Lai Châu", "CTCP Xi măng NORCEM YÊNBÌNH"),
    ("factory", "Công ty CP xi măng Norcem Yên Bình tại Lai Châu", "Nhà máy xi măng Nocem Yên Bình"),
    ("hydropower", "Thủy điện Nậm Na 2", "Nhà máy thủy điện Nậm Na II"),
    ("mine", "Mỏ đá Nậm 1", "Mỏ đá Nậm số 01"),
    ("mine", "Mỏ đá Mường Mô", "Mo da Muong Mo"),
    ("mine", "Mỏ đá làm vật liệu xây dựng thông thường Bản Bo", "Mỏ đá Bản Bo"),
    ("mine", "Khu B mỏ đá Bản Bo", "Mỏ đá Bản Bo (khu B)"),
    ("livestock_farm", "Trang trại chăn nuôi lợn Bản Mới", "Trại lợn Bản Mới"),
    ("livestock_farm", "Hộ ông Nguyễn Văn Hùng", "Hộ kinh doanh Nguyễn Văn Hùng"),
    ("livestock_farm", "Hộ bà Lò Thị Mai", "Bà Lò Thị Mai"),
    ("fuel_station", "Cửa hàng xăng dầu Ngã Ba", "CHXD Ngã Ba"),
    ("fuel_station", "Cửa hàng bán lẻ xăng dầu số 5 Sin Suối Hồ", "Cửa hàng xăng dầu số 5 Sin Súi Hồ"),
    ("factory", "HTX chè Sìn Hồ", "Hợp tác xã chè Sìn Hồ"),
    ("factory", "Công ty TNHH MTV Hoàng Long", "Công ty trách nhiệm hữu hạn một thành viên Hoàng Long"),
    ("factory", "Công ty TNHH TM&DV Hoàng Long", "Cty TNHH Thương mại và Dịch vụ Hoàng Long"),
    ("factory", "Công ty TNHH Hoàng Long", "Công ty TNHH Hoàng Lon"),
    ("factory", "DNTN Hoàng Long", "Doanh nghiệp tư nhân Hoàng Long"),
    ("hospital", "BVĐK Sao Mai", "Bệnh viện đa khoa Sao Mai"),
    ("landfill", "Bãi rác", "Bãi rác"),
]
"""Kind and two names: one facility, as far as a person would want to be asked."""

IN_ONE_COMMUNE_OTHER = [
    ("mine", "Mỏ đá Nậm 1", "Mỏ đá Nậm 2"),
    ("mine", "Mỏ đá Nậm I", "Mỏ đá Nậm II"),
    ("mine", "Mỏ đá Nậm", "Mỏ đá Nậm 2"),
    ("mine", "Mỏ đá Bản Bo khu A", "Mỏ đá Bản Bo khu B"),
    ("mine", "Mỏ đá Bản Bo", "Mỏ đá Bản Hon"),
    ("mine", "Mỏ đá Bản Lang", "Mỏ đá Bản Giang"),
    ("mine", "Mỏ đá Nậm Mạ", "Mỏ sắt Nậm Mạ"),
    ("hydropower", "Thủy điện Nậm Na", "Thủy điện Nậm Ma"),
    ("hydropower", "Thủy điện Nậm Na 2", "Thủy điện Nậm Na 3"),
    ("hydropower", "Thủy điện Nậm Na Thượng", "Thủy điện Nậm Na Hạ"),
    ("hydropower", "Nhà máy thủy điện Lai Châu", "Nhà máy thủy điện Huội Quảng"),
    ("factory", "Nhà máy chế biến chè xuất khẩu Bản Bo", "Nhà máy chế biến chè xuất khẩu Bản Hon"),
    ("factory", "Nhà máy tinh bột sắn xuất khẩu Bản Lang", "Nhà máy tinh bột sắn xuất khẩu Bản Liêng"),
    ("factory", "Nhà máy chè Bản Sương", "Nhà máy gạch Bản Sương"),
    ("factory", "Công ty TNHH Chè Tam Đường", "Công ty TNHH Chè Than Uyên"),
    ("livestock_farm", "Hộ ông Nguyễn Văn Hùng", "Hộ ông Nguyễn Văn Dũng"),
    ("livestock_farm", "Trang trại 1.200 con lợn Bản Mới", "Trang trại 2.400 con lợn Bản Mới"),
    ("livestock_farm", "Hộ ông Nguyễn Văn Hùng", "Hộ bà Nguyễn Thị Hằng"),
    ("fuel_station", "Cửa hàng xăng dầu số 1", "Cửa hàng xăng dầu số 2"),
    ("factory", "Công ty TNHH Trang", "Công ty TNHH Tran"),
    ("factory", "Nhà máy", "Nhà máy"),
]
"""Kind and two names: two facilities."""


def two(first: dict[str, object], second: dict[str, object]) -> list[Pair]:
    pairs = propose_same([FacilityName("A", **first), FacilityName("B", **second)])  # type: ignore[arg-type]
    assert [(pair.first, pair.second) for pair in pairs] in ([], [("A", "B")])
    return pairs


def reasons(pairs: list[Pair]) -> list[str]:
    (pair,) = pairs
    return [reason.code for reason in pair.reasons]


@pytest.mark.parametrize(("kind", "one", "other"), IN_ONE_COMMUNE_SAME)
def test_names_of_one_facility_in_one_commune(kind: str, one: str, other: str) -> None:
    place = {"kind": kind, "commune_code": NAM_HANG}
    (pair,) = two({"name": one, **place}, {"name": other, **place})
    assert {reason.code for reason in pair.reasons} - {"other-marks"} in (
        {"same-name", "same-commune"},
        {"similar-name", "same-commune"},
    )
    assert all(reason.vi and reason.en for reason in pair.reasons)


@pytest.mark.parametrize(("kind", "one", "other"), IN_ONE_COMMUNE_OTHER)
@pytest.mark.parametrize("tax_code", [None, TAX])
def test_names_of_two_facilities_even_of_one_operator(
    kind: str, one: str, other: str, tax_code: str | None
) -> None:
    place = {
        "kind": kind,
        "commune_code": NAM_HANG,
        "tax_code": tax_code,
        "operator_name": "Công ty TNHH Mây",
    }
    if one == other:
        place["operator_name"] = None
    assert two({"name": one, **place}, {"name": other, **place}) == []


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        pytest.param(
            {"name": "Nhà máy chè Bản Sương", "tax_code": TAX},
            {"name": "Nhà máy chế biến chè Bản Sương", "tax_code": TAX},
            ["similar-name", "same-tax-code", "same-operator"],
            id="one tax code and similar names, communes not known",
        ),
        pytest.param(
            {"name": "Công ty TNHH Hoa Ban", "tax_code": TAX},
            {"name": "Chi nhánh Công ty TNHH Hoa Ban", "tax_code": f"{TAX}-001"},
            ["same-name", "branch-tax-code", "same-operator"],
            id="a firm and its branch",
        ),
        pytest.param(
            {"name": "Công ty TNHH Hoa Ban", "tax_code": f"{TAX} 001"},
            {"name": "CN Công ty TNHH Hoa Ban", "tax_code": f"{TAX}001"},
            ["same-name", "same-tax-code", "same-operator"],
            id="the branch's code with and without its hyphen",
        ),
        pytest.param(
            {"name": "Công ty TNHH Hoa Ban", "tax_code": f"{TAX}-001"},
            {"name": "Công ty TNHH Hoa Ban", "tax_code": f"{TAX}-002"},
            None,
            id="two branches of a firm are two places",
        ),
        pytest.param(
            {"name": "Hộ ông Lò Văn Thu", "tax_code": "012345678901"},
            {"name": "Hộ kinh doanh Lò Văn Thu", "tax_code": "012345678901"},
            ["same-name", "same-tax-code", "same-operator"],
            id="a person's number as tax code",
        ),
        pytest.param(
            {"name": "Công ty Hoa Ban", "tax_code": "0000000000"},
            {"name": "Công ty Hoa Ban", "tax_code": "0000000000"},
            None,
            id="a code of zeros is none",
        ),
        pytest.param(
            {"name": "Công ty Hoa Ban", "tax_code": "không có"},
            {"name": "Công ty Hoa Ban", "tax_code": "không có"},
            None,
            id="words are no tax code",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "tax_code": TAX, "kind": "mine", "commune_code": BAN_BO},
            {"name": "Mỏ đá Khun Há", "tax_code": TAX, "kind": "mine", "commune_code": KHUN_HA},
            None,
            id="two mines of a firm",
        ),
        pytest.param(
            {"name": "Cửa hàng xăng dầu", "tax_code": TAX, "kind": "fuel_station", "commune_code": BAN_BO},
            {"name": "Cửa hàng xăng dầu", "tax_code": TAX, "kind": "fuel_station", "commune_code": KHUN_HA},
            None,
            id="general names of one firm in two communes",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "tax_code": TAX, "commune_code": BAN_BO},
            {"name": "Mỏ đá Bản Bo mở rộng", "tax_code": TAX, "commune_code": BAN_BO},
            ["part-of-name", "same-tax-code", "same-operator", "same-commune"],
            id="part of the name, one tax code, one commune",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "commune_code": BAN_BO, "kind": "mine"},
            {"name": "Mỏ đá Bản Bo mở rộng", "commune_code": BAN_BO, "kind": "mine"},
            None,
            id="part of the name alone",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "commune_code": BAN_BO},
            {"name": "Mỏ đá Bản Bo", "commune_code": KHUN_HA},
            None,
            id="equal names in two communes",
        ),
        pytest.param(
            {"name": "Công ty TNHH Hoa Ban", "commune_code": BAN_BO, "kind": "factory"},
            {"name": "Cty TNHH Hoa Ban", "commune_code": BAN_BO, "kind": "other"},
            ["same-name", "same-commune"],
            id="equal names in one commune, the kind entered otherwise",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "commune_code": BAN_BO, "kind": "mine"},
            {"name": "Nhà máy chế biến đá Bản Bo", "commune_code": BAN_BO, "kind": "mineral_processing"},
            None,
            id="similar names of two kinds",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "commune_code": BAN_BO, "kind": "mine", "tax_code": TAX},
            {"name": "Mỏ đá Bản Bo", "commune_code": BAN_BO, "kind": "mine", "tax_code": OTHER_TAX},
            ["same-name", "same-commune", "other-tax-code"],
            id="the operator changed, or two mines",
        ),
        pytest.param(
            {"name": "Hộ ông Lò Văn Hùng", "commune_code": BAN_BO},
            {"name": "Hộ ông Lò Văn Hưng", "commune_code": BAN_BO},
            ["same-name", "same-commune", "other-marks"],
            id="names that differ in marks alone",
        ),
        pytest.param(
            {"name": "Trang trại lợn", "operator_name": "Hộ ông Lò Văn Thu", "commune_code": BAN_BO},
            {"name": "Trang trại lợn", "operator_name": "Ông Lò Văn Thu", "commune_code": BAN_BO},
            ["same-name", "same-operator", "same-commune"],
            id="general names of one operator",
        ),
        pytest.param(
            {"name": "Trang trại lợn", "operator_name": "Hộ ông Lò Văn Thu", "commune_code": BAN_BO},
            {"name": "Trang trại lợn", "operator_name": "Hộ ông Lò Văn Cà", "commune_code": BAN_BO},
            None,
            id="general names of two operators",
        ),
    ],
)
def test_tax_codes_operators_and_communes(
    first: dict[str, object], second: dict[str, object], codes: list[str] | None
) -> None:
    pairs = two(first, second)
    assert (reasons(pairs) if pairs else None) == codes


HERE = {"latitude": Decimal("22.301000"), "longitude": Decimal("103.500000"), "kind": "mine"}
M150_NORTH = {**HERE, "latitude": Decimal("22.302354")}
M250_NORTH = {**HERE, "latitude": Decimal("22.303257")}


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        pytest.param(
            {"name": "Mỏ đá Bản Bo", **HERE},
            {"name": "Mỏ đá vôi Bản Bo", **M150_NORTH},
            ["part-of-name", "near"],
            id="near, one name part of the other",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", **HERE}, {"name": "Mỏ đá vôi Bản Bo", **M250_NORTH}, None, id="far"
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", **HERE},
            {"name": "Mỏ đá vôi Bản Bo", **M150_NORTH, "kind": "mineral_processing"},
            None,
            id="near, of two kinds",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "operator_name": "Công ty TNHH Mây", **HERE},
            {"name": "Mỏ đá Suối Cạn", "operator_name": "Cty TNHH Mây", **M150_NORTH},
            ["same-operator", "near"],
            id="near, one operator",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo 1", "operator_name": "Công ty TNHH Mây", **HERE},
            {"name": "Mỏ đá Bản Bo 2", "operator_name": "Công ty TNHH Mây", **M150_NORTH},
            None,
            id="near, one operator, other numbers",
        ),
        pytest.param(
            {"name": "Mỏ đá Bản Bo", "operator_name": "Công ty TNHH Mây", **HERE},
            {"name": "Mỏ sắt Suối Cạn", "operator_name": "Công ty TNHH Mây", **M150_NORTH},
            None,
            id="near, one operator, other minerals",
        ),
        pytest.param(
            {"name": "Nhà máy chè Hoa Ban", **HERE},
            {"name": "Nhà máy chè Mây Trắng", **HERE},
            None,
            id="two tenants",
        ),
    ],
)
def test_near_points(first: dict[str, object], second: dict[str, object], codes: list[str] | None) -> None:
    pairs = two(first, second)
    assert (reasons(pairs) if pairs else None) == codes
    assert not pairs or pairs[0].reasons[-1].vi == "tọa độ cách nhau 150 m"


def demonstration() -> list[FacilityName]:
    with (ROOT / "facilities" / "operators.csv").open(encoding="utf-8", newline="") as file:
        operators = {row["operator_id"]: row["name"] for row in csv.DictReader(file)}
    with (ROOT / "facilities" / "facilities.csv").open(encoding="utf-8", newline="") as file:
        return [
            FacilityName(
                row["facility_id"],
                row["name"],
                operators.get(row["operator_id"]),
                None,
                row["commune_code"],
                row["kind"],
            )
            for row in csv.DictReader(file)
        ]


def test_the_demonstration_register_holds_none_twice_and_its_real_facilities_are_found_in_a_list() -> None:
    facilities = demonstration()
    assert propose_same(facilities) == []
    listed = [
        FacilityName("list-1", "Thủy điện Lai Châu", None, None, "03434", "hydropower"),
        FacilityName("list-2", "Nhà máy TĐ Huổi Quảng", None, None, "03595", "hydropower"),
        FacilityName("list-3", "CN CTCP Xi măng Norcem Yên Bình", None, None, "03430", "factory"),
    ]
    kinds = {each.facility_id: each.kind for each in facilities}
    assert [kinds[f"DM42-{n}"] for n in (1, 2, 3)] == [each.kind for each in listed]
    found = propose_same([*facilities, *listed])
    assert {pair.ids for pair in found} == {frozenset((f"DM42-{n}", f"list-{n}")) for n in (1, 2, 3)}


def test_the_most_likely_comes_first_and_decided_pairs_are_left_out() -> None:
    place = {"commune_code": BAN_BO, "kind": "factory"}
    facilities = [
        FacilityName("3", "Nhà máy chế biến chè Hoa Ban", **place),
        FacilityName("2", "Nhà máy chè Hoa Ban", tax_code=TAX, **place),
        FacilityName("1", "Nhà máy chè Hoa Ban", tax_code=TAX, **place),
    ]
    pairs = propose_same(facilities)
    assert [(pair.first, pair.second, pair.score) for pair in pairs] == [
        ("1", "2", 90),
        ("1", "3", 50),
        ("2", "3", 50),
    ]
    assert without_decided(pairs, {frozenset(("3", "1")), frozenset(("8", "9"))}) == [pairs[0], pairs[2]]
    assert without_decided(pairs, set()) == pairs


NAMES = [name for _, one, other in IN_ONE_COMMUNE_SAME + IN_ONE_COMMUNE_OTHER for name in (one, other)]


@st.composite
def facility_lists(draw: st.DrawFn) -> list[FacilityName]:
    size = draw(st.integers(2, 12))
    return [
        FacilityName(
            f"F{number}",
            draw(st.sampled_from(NAMES)),
            draw(st.sampled_from([None, "Công ty TNHH Mây", "Cty TNHH Mây", "Hộ ông Lò Văn Thu"])),
            draw(st.sampled_from([None, TAX, f"{TAX}-001", f"{TAX}-002", OTHER_TAX])),
            draw(st.sampled_from([None, BAN_BO, KHUN_HA])),
            draw(st.sampled_from([None, "mine", "factory"])),
            *draw(
                st.sampled_from(
                    [
                        (None, None),
                        (Decimal("22.301000"), Decimal("103.500000")),
                        (Decimal("22.302354"), Decimal("103.500000")),
                        (Decimal("22.303257"), Decimal("103.500000")),
                    ]
                )
            ),
        )
        for number in range(size)
    ]


@given(facility_lists(), st.randoms(use_true_random=False))
def test_the_order_of_facilities_does_not_matter(facilities: list[FacilityName], random: object) -> None:
    shuffled = list(facilities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert propose_same(shuffled) == propose_same(facilities)


@given(facility_lists())
@settings(max_examples=60)
def test_a_pair_depends_on_its_two_facilities_alone(facilities: list[FacilityName]) -> None:
    alone = [
        pair
        for n, one in enumerate(facilities)
        for other in facilities[n + 1 :]
        for pair in propose_same([one, other])
    ]
    assert set(propose_same(facilities)) == set(alone)


def test_twenty_thousand_facilities_take_seconds() -> None:
    syllables = sorted({word for name in NAMES for word in name.split()})[:23]
    facilities = [
        FacilityName(
            f"F{n}",
            f"Mỏ đá {syllables[n % 23]} {syllables[n // 23 % 22]} {syllables[n // 506 % 21]} {n % 7}",
            f"Công ty TNHH {syllables[n % 19]} {syllables[n % 17]}",
            f"62000{n % 9973:05}",
            f"{n % 38:05}",
            ("mine", "factory", "hydropower")[n % 3],
            Decimal(217_000 + n % 11_000) / 10_000,
            Decimal(1_024_000 + n % 15_013) / 10_000,
        )
        for n in range(20_000)
    ]
    start = time.process_time()
    propose_same(facilities)
    assert time.process_time() - start < 10
