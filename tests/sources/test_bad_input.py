"""Bad input gets a clear error with its place and exit code 2; never a traceback, a hang or a silent pass."""

import os
from pathlib import Path

import pytest

from compliance.cli.program import run

FACILITIES = "facility_id,name,kind\nF1,Cụm A,industrial_cluster\nF2,Mỏ B,mine\n"
PERMITS = "permit_id,facility_id,kind,granted_on\nP1,F1,environmental_permit,2024-01-31\n"
INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
"""
RULE = """\
id: WW-01
title: {vi: Không có giấy phép, en: No permit}
severity: critical
citations:
  - {instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: facility
requires:
  permit: %s
message: {vi: "Cơ sở {name}", en: "Facility {name}"}
"""
GOOD = 'kind == "mine"'


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write(tmp_path / "rules", {"instruments.yaml": INSTRUMENTS, "WW-01-no-permit.yaml": RULE % GOOD})


def check(register: Path, rules: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(["check", str(register), "--rules", str(rules), "--as-of", "2026-11-24", "--lang", "en"])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return code, captured.err


REGISTERS: list[tuple[str, dict[str, str | bytes], list[str]]] = [
    ("empty file", {"facilities.csv": b""}, ["facilities.csv: [empty]"]),
    ("blank lines only", {"facilities.csv": b"\n \n"}, ["facilities.csv: [empty]"]),
    ("binary file", {"facilities.csv": b"PK\x03\x04\x00\x00"}, ["facilities.csv: [binary]"]),
    (
        "not UTF-8",
        {"facilities.csv": FACILITIES.encode() + b"F3,\xff,mine\n"},
        ["facilities.csv:4: [encoding]"],
    ),
    (
        "header only",
        {"facilities.csv": b"facility_id,name\n"},
        ["facilities.csv: [empty] the register has no facility"],
    ),
    ("no facilities", {"permits.csv": PERMITS}, ["[missing-table]", "facilities"]),
    (
        "unknown file",
        {"facilities.csv": FACILITIES, "permitts.csv": "a,b\n1,2\n", "permits.doc": "x"},
        [
            "permitts.csv: [unknown-file] neither its name nor its headings are those of a table",
            "did you mean 'permits'?",
            "permits.doc: [unknown-file] no file of a register folder; allowed: .csv",
        ],
    ),
    (
        "workbook among the tables",
        {"facilities.csv": FACILITIES, "permits.xlsx": b"PK\x03\x04"},
        ["permits.xlsx: [damaged]"],
    ),
    (
        "unknown column",
        {"facilities.csv": "facility_id,name,knid\nF1,A,mine\n"},
        ["facilities.csv:1:3: [unknown-column]", "'knid'", "did you mean 'kind'?"],
    ),
    (
        "column twice",
        {"facilities.csv": "facility_id,name,name\nF1,A,B\n"},
        ["facilities.csv:1:3: [duplicate-column] 'name' stands twice"],
    ),
    (
        "missing column",
        {"facilities.csv": "facility_id,kind\nF1,mine\n"},
        ["facilities.csv:1: [missing-column]", "'name'"],
    ),
    (
        "duplicate id",
        {"facilities.csv": FACILITIES + "F1,C,mine\n"},
        [
            "facilities.csv:2: [duplicate-key] facility_id: the key 'F1' stands also in line 4",
            "facilities.csv:4: [duplicate-key] facility_id: the key 'F1' stands also in line 2",
        ],
    ),
    (
        "child without facility",
        {"facilities.csv": FACILITIES, "permits.csv": PERMITS + "P2,F9,environmental_permit,2024-01-31\n"},
        ["permits.csv:3: [unknown-reference] facility_id: 'F9' is no facility of this register"],
    ),
    (
        "blank facility",
        {"facilities.csv": FACILITIES, "permits.csv": PERMITS + "P2,,environmental_permit,2024-01-31\n"},
        ["permits.csv:3: [missing] facility_id: is required and blank"],
    ),
    (
        "impossible date",
        {"facilities.csv": FACILITIES, "permits.csv": PERMITS.replace("2024-01-31", "2025-02-29")},
        ["permits.csv:2: [date] granted_on: found '2025-02-29': no such day in the calendar"],
    ),
    (
        "date that may be of May or of June",
        {"facilities.csv": FACILITIES, "permits.csv": PERMITS.replace("2024-01-31", "05/06/2024")},
        ["permits.csv:2: [ambiguous] granted_on: found '05/06/2024'"],
    ),
    (
        "wrong choice",
        {"facilities.csv": FACILITIES.replace("mine", "mien")},
        ["facilities.csv:3: [choice] kind: found 'mien'; expected one of", "did you mean 'mine'?"],
    ),
    (
        "not a number",
        {"facilities.csv": "facility_id,name,wastewater_m3_day\nF1,A,NaN\nF2,B,1e3\nF3,C,inf\n"},
        [
            "facilities.csv:2: [number] wastewater_m3_day: found 'NaN'",
            "facilities.csv:3: [number] wastewater_m3_day: found '1e3'",
            "facilities.csv:4: [number] wastewater_m3_day: found 'inf'",
        ],
    ),
    (
        "too many digits",
        {"facilities.csv": "facility_id,name,wastewater_m3_day\nF1,A,1.2345678\nF2,B,1234567890123\n"},
        [
            "facilities.csv:2: [digits] wastewater_m3_day: found '1.2345678'",
            "facilities.csv:3: [digits] wastewater_m3_day: found '1234567890123'",
        ],
    ),
    (
        "row of another length",
        {"facilities.csv": FACILITIES + "F3,C\nF4,D,mine,x\n"},
        ["facilities.csv:4: [row-length] 2 cells", "facilities.csv:5: [row-length] 4 cells"],
    ),
    (
        "quote never closed",
        {"facilities.csv": FACILITIES + 'F3,"C,mine\nF4,D,mine\n'},
        ["facilities.csv:4: [quote] a quote is opened and never closed"],
    ),
    (
        "cell of a megabyte and more",
        {"facilities.csv": FACILITIES + f"F3,{'x' * 1_000_001},mine\n"},
        ["facilities.csv:4: [too-long]", "1000001 characters"],
    ),
    (
        "manifest",
        {"facilities.csv": FACILITIES, "register.yaml": "as_of: 2026-02-30\nlocal: vi\n"},
        ["register.yaml:1:8: [value] as_of:", "register.yaml:2:1: [unknown-key]", "did you mean 'locale'?"],
    ),
    (
        "coverage of no table",
        {"facilities.csv": FACILITIES, "coverage.csv": "coverage_id,record_kind\nC1,permit\n"},
        ["coverage.csv:2: [choice] record_kind: found 'permit'", "did you mean 'permits'?"],
    ),
]


@pytest.mark.parametrize(("files", "expected"), [r[1:] for r in REGISTERS], ids=[r[0] for r in REGISTERS])
def test_register(
    files: dict[str, str | bytes],
    expected: list[str],
    tmp_path: Path,
    rules: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, told = check(write(tmp_path / "register", files), rules, capsys)
    assert code == 2
    for text in expected:
        assert text in told


def test_a_table_that_is_no_regular_file(
    tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = write(tmp_path / "register", {"facilities.csv": FACILITIES})
    (register / "permits.csv").mkdir()
    os.mkfifo(register / "outlets.csv")
    os.mkfifo(rules / "x.yaml")
    code, told = check(register, rules, capsys)
    assert (code, told.count("[unreadable]")) == (2, 1)
    (rules / "x.yaml").unlink()
    code, told = check(register, rules, capsys)
    assert (code, told.count("[unreadable] is no regular file")) == (2, 2)


def test_only_the_cause_of_a_rejection_is_told(
    tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes] = {
        "facilities.csv": FACILITIES.replace("mine", "mien"),
        "permits.csv": PERMITS,
    }
    files["permits.csv"] = PERMITS.replace("F1", "F2")
    _, told = check(write(tmp_path / "register", files), rules, capsys)
    assert told.count("[") == 1
    assert "facilities.csv:3: [choice]" in told


def test_nothing_left_to_judge_is_no_pass(
    tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes] = {"facilities.csv": "facility_id,name,kind\nF1,A,mien\n"}
    register = write(tmp_path / "register", files)
    assert run(["check", str(register), "--rules", str(rules), "--accept-rejected"]) == 2
    assert "[choice]" in capsys.readouterr().err


def test_missing_folders(tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "nowhere", rules, capsys)[0] == 2
    register = write(tmp_path / "register", {"facilities.csv": FACILITIES})
    code, told = check(register, tmp_path / "nowhere", capsys)
    assert code == 2
    assert "[missing-folder]" in told


def test_all_problems_of_a_register_at_once(
    tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes] = {
        "facilities.csv": FACILITIES + "F1,C,mien\n",
        "permits.csv": PERMITS + "P1,F9,x,2025-13-01\n",
    }
    _, told = check(write(tmp_path / "register", files), rules, capsys)
    found = [line.split("] ")[0].split("/")[-1] + "]" for line in told.splitlines()]
    assert found == [
        "facilities.csv:2: [duplicate-key]",
        "facilities.csv:4: [choice]",
        "facilities.csv:4: [duplicate-key]",
        "permits.csv:2: [duplicate-key]",
        "permits.csv:3: [unknown-reference]",
        "permits.csv:3: [choice]",
        "permits.csv:3: [date]",
        "permits.csv:3: [duplicate-key]",
    ]


def test_accepted_rejections_make_collections_incomplete(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expression = 'any(p.kind == "environmental_permit" for p in permits)'
    files: dict[str, str | bytes] = {
        "instruments.yaml": INSTRUMENTS,
        "WW-01-no-permit.yaml": RULE % expression,
    }
    rules = write(tmp_path / "rules", files)
    register = write(
        tmp_path / "register",
        {
            "facilities.csv": FACILITIES + "F3,C,mine\n",
            "permits.csv": "permit_id,facility_id,kind,granted_on\nP1,F1,environmental_permit,2025-02-31\n",
            "coverage.csv": "coverage_id,record_kind\nC1,permits\n",
        },
    )
    arguments = ["check", str(register), "--rules", str(rules), "--as-of", "2026-11-24", "--format", "csv"]
    assert run([*arguments, "--accept-rejected"]) == 1
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()[1:]]
    assert [(row[2], row[6]) for row in rows] == [
        ("F2", "violated"),
        ("F3", "violated"),
        ("F1", "undetermined"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "P1,FI,environmental_permit,2024-01-31",
        "P1,,environmental_permit,2024-01-31",
        "P1,x,F1,environmental_permit,2024-01-31",
        "P1,F1,2024-01-31",
    ],
)
def test_a_row_whose_facility_cannot_be_read_leaves_all_facilities_open(
    row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expression = 'any(p.kind == "environmental_permit" for p in permits)'
    files: dict[str, str | bytes] = {
        "instruments.yaml": INSTRUMENTS,
        "WW-01-no-permit.yaml": RULE % expression,
    }
    rules = write(tmp_path / "rules", files)
    register = write(
        tmp_path / "register",
        {
            "facilities.csv": FACILITIES,
            "permits.csv": f"permit_id,facility_id,kind,granted_on\n{row}\n",
            "coverage.csv": "coverage_id,record_kind\nC1,permits\n",
        },
    )
    arguments = ["check", str(register), "--rules", str(rules), "--as-of", "2026-11-24", "--format", "csv"]
    assert run([*arguments, "--accept-rejected"]) == 0
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()[1:]]
    assert {(row[2], row[6]) for row in rows} == {("F1", "undetermined"), ("F2", "undetermined")}


def test_neither_of_two_rows_with_one_key_is_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expression = 'any(p.kind == "environmental_permit" for p in permits)'
    files: dict[str, str | bytes] = {
        "instruments.yaml": INSTRUMENTS,
        "WW-01-no-permit.yaml": RULE % expression,
    }
    rules = write(tmp_path / "rules", files)
    permits = PERMITS + "P1,F1,restoration_plan,2024-01-31\n"
    register = write(tmp_path / "register", {"facilities.csv": FACILITIES, "permits.csv": permits})
    arguments = ["check", str(register), "--rules", str(rules), "--as-of", "2026-11-24", "--format", "csv"]
    assert run([*arguments, "--accept-rejected"]) == 0
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()[1:]]
    assert {(row[2], row[6]) for row in rows} == {("F1", "undetermined"), ("F2", "undetermined")}


EXPRESSIONS: list[tuple[str, str, str]] = [
    ("import", "__import__('os')", "[unknown-function]"),
    ("call of an attribute", "name.upper()", "[not-allowed]"),
    ("attribute of a class", "name.__class__ == 'x'", "[unknown-name]"),
    ("attribute of an attribute", "facility.name.real == 'x'", "[not-allowed]"),
    ("lambda", "(lambda: true)()", "[not-allowed]"),
    ("subscript", "name[0] == 'x'", "[not-allowed]"),
    ("f-string", "name == f'{name}'", "[not-allowed]"),
    ("comprehension", "[x for x in permits]", "[not-allowed]"),
    ("walrus", "(x := true)", "[not-allowed]"),
    ("conditional", "true if true else false", "[not-allowed]"),
    ("power", "wastewater_m3_day ** 9 > 1", "[not-allowed]"),
    ("star", "any(*permits)", "[not-allowed]"),
    ("two statements", "true; true", "[syntax]"),
    ("closes what it did not open", "true) or (true", "[syntax]"),
    ("nothing", "''", "[type]"),
    ("unknown field", "knid == 'mine'", "did you mean 'kind'?"),
    ("unknown enumeration", "kind == 'mien'", "did you mean 'mine'?"),
    ("unknown collection", "any(p.number == 'x' for p in permit)", "did you mean 'permits'?"),
    ("unknown threshold", "wastewater_m3_day > threshold('x')", "[unknown-threshold]"),
    ("unknown obligation", "obliged('x')", "[unknown-obligation]"),
    ("unknown list", "listed('x')", "[unknown-list]"),
    ("number with text", "wastewater_m3_day > 'x'", "[type]"),
    ("units", "wastewater_m3_day > emission_m3_hour", "[unit]"),
    ("exponent", "wastewater_m3_day > 1e3", "[number]"),
    ("underscore", "wastewater_m3_day > 1_000", "[number]"),
    ("hexadecimal", "wastewater_m3_day > 0x10", "[number]"),
    ("too many digits", "wastewater_m3_day > 1.2345678", "[number]"),
    (
        "too wide",
        "wastewater_m3_day * wastewater_m3_day * wastewater_m3_day * wastewater_m3_day > 1",
        "[too-wide]",
    ),
    ("brackets", "(" * 40 + "true" + ")" * 40, "[too-deep]"),
    ("negations", "not " * 60 + "true", "[too-deep]"),
    ("a thousand negations", "not " * 900 + "true", "[too-deep]"),
    ("too long", "true or " * 600 + "true", "[too-long]"),
    ("nested aggregate", "any(any(q.number == 'x' for q in permits) for p in permits)", "[nested]"),
    ("all without when_empty", "all(known(p.number) for p in permits)", "[when-empty]"),
    ("not a condition", "wastewater_m3_day", "[type]"),
]


@pytest.mark.parametrize(
    ("expression", "expected"), [e[1:] for e in EXPRESSIONS], ids=[e[0] for e in EXPRESSIONS]
)
def test_expression(
    expression: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quoted = "'" + expression.replace("'", "''") + "'"
    files: dict[str, str | bytes] = {"instruments.yaml": INSTRUMENTS, "WW-01-no-permit.yaml": RULE % quoted}
    assert run(["rules", "lint", "--rules", str(write(tmp_path / "rules", files))]) == 2
    told = capsys.readouterr().err
    assert expected in told
    assert "WW-01-no-permit.yaml:9:" in told


RULE_FILES: list[tuple[str, str | bytes, str]] = [
    ("tab", (RULE % GOOD).replace("  permit", "\tpermit"), "WW-01-no-permit.yaml:9:1: [tab]"),
    ("tab within a line", (RULE % GOOD).replace("severity: c", "severity:\n \tc"), "[tab]"),
    (
        "duplicate key",
        RULE % GOOD + "severity: minor\n",
        "[duplicate-key] 'severity' stands already in line 3",
    ),
    ("unknown key", (RULE % GOOD).replace("severity", "severty"), "did you mean 'severity'?"),
    (
        "missing key",
        (RULE % GOOD).replace("subject: facility\n", ""),
        "[missing-key] key 'subject' is missing",
    ),
    ("wrong value", (RULE % GOOD).replace("critical", "bad"), "WW-01-no-permit.yaml:3:11: [value] severity:"),
    (
        "impossible date",
        (RULE % GOOD).replace("2025-07-01", "2025-07-32"),
        "WW-01-no-permit.yaml:6:8: [value] since",
    ),
    ("empty", "", "[not-a-mapping]"),
    ("a list", "- a\n", "[not-a-mapping]"),
    ("not UTF-8", b"id: \xff\n", "WW-01-no-permit.yaml:1: [encoding]"),
    ("anchor", (RULE % GOOD).replace("severity: c", "severity: &a c"), "[anchor]"),
    ("alias", (RULE % GOOD).replace("critical", "*a"), "[anchor]"),
    ("tag", (RULE % GOOD).replace("critical", "!!python/name:os.system x"), "[tag]"),
    ("merge of documents", RULE % GOOD + "---\nid: X\n", "[second-document]"),
    ("deep nesting", "id: " + "[" * 5_000 + "]" * 5_000, "[too-deep]"),
    ("very deep nesting", "id: " + "{a: " * 100_000, "[too-deep]"),
    ("unclosed", "id: [a\n", "[yaml]"),
    ("too large", "id: x\n" + "# \n" * 800_000, "[too-large]"),
    ("no norm", (RULE % GOOD).replace("72/2020/QH14", "plan"), "[no-norm]"),
    (
        "unknown instrument",
        (RULE % GOOD).replace("72/2020/QH14", "72/2020/QH15"),
        "did you mean '72/2020/QH14'?",
    ),
    ("slot unbound", (RULE % GOOD).replace("{name}", "{nmae}"), "did you mean 'name'?"),
    ("slot unclosed", (RULE % GOOD).replace("{name}", "{name"), "[slot]"),
    (
        "unknown subject",
        (RULE % GOOD).replace("subject: facility", "subject: facilty"),
        "did you mean 'facility'?",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [r[1:] for r in RULE_FILES], ids=[r[0] for r in RULE_FILES])
def test_rule_file(
    content: str | bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes] = {"instruments.yaml": INSTRUMENTS, "WW-01-no-permit.yaml": content}
    assert run(["rules", "lint", "--rules", str(write(tmp_path / "rules", files))]) == 2
    captured = capsys.readouterr()
    assert expected in captured.err
    assert "Traceback" not in captured.err


def test_yes_and_no_stay_texts_and_numbers_stay_as_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (RULE % GOOD).replace("vi: Không có giấy phép", "vi: no").replace("en: No permit", "en: 12:30")
    files: dict[str, str | bytes] = {"instruments.yaml": INSTRUMENTS, "WW-01-no-permit.yaml": content}
    rules = write(tmp_path / "rules", files)
    assert run(["rules", "show", "WW-01", "--rules", str(rules), "--lang", "vi"]) == 0
    assert "WW-01 no" in capsys.readouterr().out
    assert run(["rules", "show", "WW-01", "--rules", str(rules), "--lang", "en"]) == 0
    assert "WW-01 12:30" in capsys.readouterr().out


def test_cycle_of_obligations_is_told_with_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def obligation(name: str, when: str) -> str:
        head = f"obliges: {name}\ntitle: {{vi: a, en: a}}\nsince: 2025-01-01\nwhen: {when}\ncitations:\n"
        return head + "  - {instrument: 72/2020/QH14, provision: 1, checked: 2026-11-23, confidence: read}\n"

    files: dict[str, str | bytes] = {
        "instruments.yaml": INSTRUMENTS,
        "WW-01-no-permit.yaml": RULE % GOOD,
        "a.yaml": obligation("a", "obliged('b')"),
        "b.yaml": obligation("b", "obliged('c') or kind == 'mine'"),
        "c.yaml": obligation("c", "obliged('a')"),
    }
    assert run(["rules", "lint", "--rules", str(write(tmp_path / "rules", files))]) == 2
    assert "[cycle] obligations build on one another: a -> b -> c -> a" in capsys.readouterr().err
