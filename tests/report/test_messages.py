"""What readers are told of values: in messages, in questions, and instead of names that are for files."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from compliance.cli.program import run

NORM = "{instrument: 45/2022/NĐ-CP, provision: 'point c, clause 1, 2 and 3, Article 11', checked: 2026-11-23,"
AMENDED = f"{NORM} confidence: read, as_amended_by: [01/2026/NĐ-CP]}}"
TEMPLATE = """\
id: {id}
title: {{vi: Lỗi {id}, en: Fault {id}}}
severity: major
citations: [{norm}]
since: 2020-01-01
subject: {subject}
{more}
addressee: [enterprise]
message:
  vi: '{message}'
  en: '{message}'
remedy: {{vi: Sửa, en: Mend, days: 30}}
"""
MESSAGES = {
    "HW-01": ("hazardous_waste_year", "year < 2000", "{year - 1}; {year + 1}; {year(closed_on) - 1}"),
    "HW-02": (
        "facility", "count(y for y in hazardous_waste_years) < 1",
        "{max(y.year for y in hazardous_waste_years)}",
    ),
    "MN-01": (
        "mine_output", "reported >= extracted", "{extracted} {unit}; {latest(m.unit for m in mine_outputs)}",
    ),
    "MN-02": ("deposit_instalment", "paid_vnd >= due_vnd", "{due_vnd - paid_vnd}; {licence_years}"),
    "WW-01": ("facility", 'kind == "mine"', "{kind}: {kind}. {kind} «{status}»"),
    "WW-02": (
        "facility", "count(p for p in permits) > 0",
        "{max(p.granted_on for p in permits)}; {max(l.valid_from for l in permit_limits)}",
    ),
    "WW-03": ("facility", "occupancy_percent > 5 and commissioned_on < as_of and connected_to_central", "-"),
    "RP-01": ("due", "any(s.period_end == period_end for s in submissions)", "-"),
}  # fmt: skip
SCHEDULE = f"""\
schedule: mine_report
title: {{vi: Báo cáo khai thác, en: Mine report}}
citations: [{AMENDED}]
since: 2026-01-01
first: 2025
periods:
  - {{ends: 12-31, deadlines: [{{by: 02-15}}]}}
when: facility.kind == "sand_mine"
"""
COVERED = ("permits", "mine_outputs", "hazardous_waste_years", "submissions")
REGISTER = {
    "register.yaml": "title: Thử\nas_of: 2026-11-24\n",
    "operators.csv": "operator_id,name,kind\nA,Công ty,enterprise\n",
    "facilities.csv": "facility_id,name,kind,status,operator_id\nF1,Mỏ,sand_mine,operating,A\n",
    "hazardous_waste_years.csv": "facility_id,waste_code,year,closed_on\nF1,130101,2025,2025-12-31\n",
    "mine_outputs.csv": "facility_id,year,closed_on,extracted,reported,unit\nF1,2025,2025-12-31,23000,1,m3\n",
    "deposit_instalments.csv": "facility_id,instalment,due_on,due_vnd,paid_vnd,licence_years\n"
    "F1,1,2026-01-31,500000000,0,20\n",
    "coverage.csv": "coverage_id,record_kind\n" + "".join(f"C{n},{kind}\n" for n, kind in enumerate(COVERED)),
}
INSTRUMENTS = (
    "instruments:\n  45/2022/NĐ-CP:\n    title: {vi: Nghị định, en: Decree}\n    in_force_from: 2020-01-01\n"
    "    amended_by: [01/2026/NĐ-CP]\n"
    "  01/2026/NĐ-CP:\n    title: {vi: Nghị định sửa đổi, en: Amending decree}\n"
    "    in_force_from: 2020-01-01\n"
)


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("messages")
    register, rules = folder / "register", folder / "rules"
    files = {register / name: text for name, text in REGISTER.items()}
    files |= {rules / "instruments.yaml": INSTRUMENTS, rules / "mine_report.yaml": SCHEDULE}
    for rule_id, (subject, requires, message) in MESSAGES.items():
        more = f"requires: {{r: '{requires}'}}"
        more = f"schedule: mine_report\n{more}" if subject == "due" else more
        text = TEMPLATE.format(id=rule_id, norm=AMENDED, subject=subject, more=more, message=message)
        files[rules / f"{rule_id}-x.yaml"] = text
    for path, text in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return ["check", str(register), "--rules", str(rules)]


@pytest.fixture
def found(command: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    assert run([*command, "--format", "json"]) == 1
    return {finding["rule"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}


@pytest.mark.parametrize(
    ("rule_id", "vi", "en"),
    [
        ("HW-01", "2024; 2026; 2024", "2024; 2026; 2024"),
        ("HW-02", "2025", "2025"),
        ("MN-01", "23.000 m³; m³", "23,000 m³; m³"),
        ("MN-02", "500.000.000 đồng; 20 năm", "500,000,000 VND; 20 years"),
        (
            "WW-01",
            "Mỏ cát, sỏi lòng sông: mỏ cát, sỏi lòng sông. Mỏ cát, sỏi lòng sông «Đang hoạt động»",
            "river sand mine: river sand mine. river sand mine «operating»",
        ),
    ],
)
def test_a_message_says_its_values(rule_id: str, vi: str, en: str, found: dict[str, dict[str, Any]]) -> None:
    assert found[rule_id]["message"] == {"vi": vi, "en": en}


def test_none_in_a_complete_table_is_told_apart_from_what_is_not_known(
    found: dict[str, dict[str, Any]],
) -> None:
    message = found["WW-02"]["message"]
    assert message["vi"] == "(không có trong sổ theo dõi); (chưa có số liệu)"
    assert message["en"] == "(none in the register); (no data)"


def test_only_numbers_are_called_figures(found: dict[str, dict[str, Any]]) -> None:
    assert found["WW-03"]["message"]["vi"].endswith(
        "Đề nghị cung cấp: số liệu «Tỷ lệ lấp đầy»; thông tin «Ngày bắt đầu hoạt động»; "
        "thông tin «Đã đấu nối vào hệ thống xử lý nước thải tập trung»."
    )


def test_json_says_by_what_a_provision_was_amended(found: dict[str, dict[str, Any]]) -> None:
    (citation,) = found["WW-01"]["citations"]
    assert citation["as_amended_by"] == ["01/2026/NĐ-CP"]


def test_the_table_tells_what_fell_due(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for lang, due in (
        ("vi", "Nghĩa vụ đến hạn: «Báo cáo khai thác», kỳ đến ngày 31/12/2025"),
        ("en", "Due: «Mine report», period end 2025-12-31"),
    ):
        assert run([*command, "--lang", lang]) == 1
        printed = capsys.readouterr().out
        cells = [line.split("│")[2].strip() for line in printed.splitlines() if line.count("│") > 3]
        assert due in " ".join(cells)


def test_explain_shows_what_fell_due(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", command[1], "F1", "RP-01", *command[2:]]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert (
        "RP-01 Lỗi RP-01 - Nghĩa vụ đến hạn: «Báo cáo khai thác», kỳ đến ngày 31/12/2025: Chưa đạt" in printed
    )


def test_the_workbook_tells_records_and_amendments(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert run([*command, "--format", "xlsx", "--output", str(path)]) == 1
    book = load_workbook(path)
    told = {str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line}
    assert {
        "Nghĩa vụ đến hạn: «Báo cáo khai thác», kỳ đến ngày 31/12/2025",
        "Phạm vi số liệu đầy đủ: C0",
        "«Giấy phép, hồ sơ»",
        "Sản lượng khai thác theo năm: năm 2025",
        "Số tiền phải ký quỹ (đồng)",
        "điểm c khoản 1, 2 và 3 Điều 11",
        "Nghị định, được sửa đổi, bổ sung bởi 01/2026/NĐ-CP",
    } <= told
    assert not {text for text in told if "[" in text}
