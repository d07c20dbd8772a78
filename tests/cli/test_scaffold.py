"""`rules new`: what it writes, what it refuses, and that lint refuses what is not filled in."""

import re
from pathlib import Path

import pytest

from compliance.cli.program import run
from compliance.errors import Problems
from compliance.model.schema import SUBJECTS
from compliance.sources.rulebooks.scaffold import cases_text, rule_text
from compliance.sources.rulebooks.unfilled import note_unfilled
from compliance.sources.yaml_text import parse_yaml

INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
    in_force_from: 2022-01-01
"""
RULE = """\
id: %s
title: {vi: Cụm chưa có trạm xử lý, en: Cluster without a plant}
severity: critical
citations:
  - {instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: facility
requires:
  central_plant: any(p.role == "central" for p in treatment_plants)
addressee: [enterprise]
message: {vi: "Cơ sở {name}", en: "Facility {name}"}
"""
RETIRED = """\
retired:
  WW-04: {on: 2026-10-01, reason: {vi: Gộp vào WW-01, en: Now part of WW-01}}
  ZZ-09: {on: 2026-10-01, reason: {vi: Bãi bỏ, en: Repealed}}
"""
FILES = {
    "instruments.yaml": INSTRUMENTS,
    "retired.yaml": RETIRED,
    "wastewater/WW-01-cluster-without-plant.yaml": RULE % "WW-01",
    "mining/MN-07-mine-without-plan.yaml": RULE % "MN-07",
    "mixed/AA-01-one-fault.yaml": RULE % "AA-01",
    "mixed/BB-01-another-fault.yaml": RULE % "BB-01",
    "thresholds/a.yaml": """\
threshold: cluster.flow
title: {vi: lưu lượng, en: flow}
unit: m3/day
values: [{from: 2025-01-01, value: 100, citation: {instrument: plan, provision: I}}]
""",
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files_in(rules: Path) -> set[str]:
    return {str(path.relative_to(rules)) for path in rules.rglob("*") if path.is_file()}


def new(rules: Path, theme: str, name: str, *options: str) -> int:
    return run(["rules", "new", "--theme", theme, "--name", name, "--rules", str(rules), *options])


def placeholders(path: Path) -> list[tuple[str, int]]:
    """Return the lines of a file that hold a placeholder outside comments, each as often as it does."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        found += [(path.name, number)] * len(re.findall(r"\bTODO\b", line.partition(" # ")[0]))
    return found


@pytest.mark.parametrize(
    ("theme", "options", "chosen"),
    [
        ("wastewater", (), "WW-05"),  # WW-04 is retired
        ("wastewater", ("--id", "WW-12"), "WW-12"),
        ("mining", (), "MN-08"),
        ("mixed", ("--id", "BB-02"), "BB-02"),
        ("noise", ("--id", "NS-01"), "NS-01"),
        ("noise", ("--id", "ZZ-10"), "ZZ-10"),
    ],
)
def test_an_id_is_the_next_of_the_theme(
    theme: str, options: tuple[str, ...], chosen: str, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(rules, theme, "plant-too-small", "--lang", "en", *options) == 0
    written = {f"{theme}/{chosen}-plant-too-small.yaml", f"{theme}/{chosen}-plant-too-small.cases.yaml"}
    assert files_in(rules) == FILES.keys() | written
    told = capsys.readouterr().out
    for text in (*written, f"compliance rules show {chosen} --rules {rules}", "lint", "rules test", "TODO"):
        assert text in told


def test_an_id_counts_by_file_names_too(rules: Path) -> None:
    (rules / "wastewater" / "WW-06-fault-of-a-rule-that-is-gone.cases.yaml").write_text("cases: []\n")
    (rules / "wastewater" / "WW-08-cannot-be-read.yaml").write_text("id: [\n")
    assert new(rules, "wastewater", "plant-too-small") == 0
    assert "wastewater/WW-09-plant-too-small.yaml" in files_in(rules)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Plant-Missing", "lower-case words"),
        ("plant_missing", "lower-case words"),
        ("plant", "two or more"),
        ("plant--missing", "lower-case words"),
        ("-plant-missing", "lower-case words"),
        ("trạm-hỏng", "lower-case words"),
        ("../x-y", "lower-case words"),
        ("", "lower-case words"),
        ("waste-stored-over-12-months", "numbers of the law change"),
        ("plant-" * 16 + "missing", "at most 80"),
        ("no-central-plant", "perhaps 'central-plant-missing'"),
        ("ban-open-burning", "what is forbidden"),
        ("disallow-late-reports", "what is forbidden"),
        ("build-central-plant", "what to do, not what is wrong"),
        ("require-a-permit", "what to do, not what is wrong"),
        ("report-must-be-sent", "what to do, not what is wrong"),
        ("permit-check", "'check' names the rule"),
        ("permit-requirement", "'requirement' names the rule"),
        ("cluster-without-plant", "WW-01-cluster-without-plant.yaml finds this fault already"),
    ],
)
def test_a_name_that_is_no_fault_is_refused(
    name: str, text: str, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(rules, "wastewater", f"{name}") == 2
    told = capsys.readouterr().err
    assert told.startswith("--name: ")
    assert text in told
    assert files_in(rules) == FILES.keys()


@pytest.mark.parametrize(
    ("theme", "options", "text"),
    [
        ("wastewater", ("--id", "WW-01"), "WW-01-cluster-without-plant.yaml, and no id is given twice"),
        ("wastewater", ("--id", "WW-04"), "retired.yaml, and no id is given twice; the next is WW-05"),
        ("wastewater", ("--id", "WW-02"), "may have been given before"),
        ("wastewater", ("--id", "WW-001"), "WW-01-cluster-without-plant.yaml"),
        ("wastewater", ("--id", "MN-08"), "ids of theme 'wastewater' begin with WW"),
        ("wastewater", ("--id", "ww-05"), "expected two to four letters"),
        ("wastewater", ("--id", "5"), "expected two to four letters"),
        ("noise", ("--id", "WW-05"), "WW are the letters of theme 'wastewater'"),
        ("noise", ("--id", "ZZ-09"), "retired.yaml"),
        ("mixed", (), "rules with AA and BB; give the id"),
        ("wastwater", (), "no theme 'wastwater'"),
        ("wastwater", (), "did you mean 'wastewater'?"),
        ("Wastewater", (), "expected lower-case words"),
        ("../outside", ("--id", "OU-01"), "expected lower-case words"),
        ("thresholds", ("--id", "TH-01"), "hold no rules"),
        ("wastewater", ("--subject", "measurment"), "did you mean 'measurement'?"),
    ],
)
def test_an_id_or_theme_that_cannot_be_had_is_refused(
    theme: str, options: tuple[str, ...], text: str, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(rules, theme, "plant-too-small", *options) == 2
    assert text in capsys.readouterr().err
    assert files_in(rules) == FILES.keys()


def test_no_number_is_chosen_beside_retired_ids_that_cannot_be_read(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (rules / "retired.yaml").write_text("retired: {WW-4: }\n", encoding="utf-8")
    assert new(rules, "wastewater", "plant-too-small") == 2
    assert "retired.yaml:1" in capsys.readouterr().err
    assert files_in(rules) == FILES.keys()


def test_there_must_be_a_folder_of_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path / "nowhere", "wastewater", "plant-too-small") == 2
    assert "there is no folder" in capsys.readouterr().err


def test_lint_refuses_a_scaffold_and_tells_every_place(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(rules, "wastewater", "plant-too-small") == 0
    told = capsys.readouterr().out
    paths = [rules / "wastewater" / f"WW-05-plant-too-small{end}" for end in (".cases.yaml", ".yaml")]
    wanted = [place for path in paths for place in placeholders(path)]
    assert f"có {len(wanted)} chỗ cần điền" in told
    assert run(["rules", "lint", "--rules", str(rules)]) == 2
    lines = [re.match(r"(.+?):(\d+):\d+: \[(.+?)\]", line) for line in capsys.readouterr().err.splitlines()]
    found = [(Path(line[1]).name, int(line[2]), line[3]) for line in lines if line]
    assert found == [(*place, "todo") for place in wanted]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_a_scaffold_that_can_be_read(subject: str) -> None:
    kind = SUBJECTS[subject]
    for text in (rule_text("WW-05", "plant-too-small", kind), cases_text(kind)):
        problems = Problems()
        tree = parse_yaml(text, "x.yaml", problems)
        assert problems.found == []
        assert tree is not None
        assert note_unfilled(tree, problems)


def test_the_cases_of_a_scaffold_are_of_every_kind() -> None:
    text = cases_text(SUBJECTS["facility"])
    names = re.findall(r"- name: (.+)", text)
    assert names == [
        "met on the boundary",
        "one step beyond the boundary",
        "what decides is not on record",
        "whom the rule does not concern",
        "the day before the rule is in force",
        "the first day of the rule",
        "the last day of the rule",
        "the day after the last",
    ]
    deadline = re.findall(r"- name: (.+)", cases_text(SUBJECTS["due"]))
    assert deadline == [
        *names, "sent before the last good day", "sent on the last good day", "sent the day after",
    ]  # fmt: skip


def test_the_first_line_is_for_editors_where_there_are_schemas(rules: Path) -> None:
    assert new(rules, "mining", "pit-too-deep") == 0
    path = rules / "mining" / "MN-08-pit-too-deep.yaml"
    assert path.read_text(encoding="utf-8").startswith("id: MN-08\n")
    assert run(["rules", "schemas", "--output", str(rules.parent / "schemas")]) == 0
    assert new(rules, "mining", "pit-too-wide") == 0
    for kind, end in (("rule", ".yaml"), ("cases", ".cases.yaml")):
        text = (rules / "mining" / f"MN-09-pit-too-wide{end}").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n")


RULE_FILLED = (
    ('vi: "TODO: tên của lỗi, không phải tên của yêu cầu"', "vi: Trạm quá nhỏ"),
    ("severity: TODO", "severity: major"),
    ('"TODO: mục của Kế hoạch / its clause"', "I.4.c.1"),
    ('"TODO: số văn bản, như trong instruments.yaml / number of the instrument"', "72/2020/QH14"),
    ('"TODO: điều, khoản, điểm / such as clause 1, Article 52"', "Article 52"),
    ("checked: TODO", "checked: 2026-11-23"),
    ("confidence: TODO", "confidence: read"),
    ("since: TODO", "since: 2026-01-29"),
    ("until: TODO", "until: 2026-12-31"),
    (
        "\"TODO: đối tượng áp dụng / whom it concerns, such as status == 'operating'\"",
        'status == "operating"',
    ),
    (
        "TODO: # tên ngắn của yêu cầu / short name of the requirement, such as permit_in_term",
        "flow_within_limit:",
    ),
    (
        "\"TODO: yêu cầu phải đạt / what must hold; a number of the law is threshold('name')\"",
        'wastewater_m3_day <= threshold("cluster.flow")',
    ),
    (
        '{vi: "TODO: người đọc thấy tên này", en: "TODO: what readers are told"}',
        "{vi: Lưu lượng trong mức, en: flow within the limit}",
    ),
    ("addressee: [TODO]", "addressee: [enterprise]"),
    (
        'act: "TODO: hành vi bị xử phạt; không có thì xóa đến penalty / such as nd45.15.3.h; or delete to penalty"',  # noqa: E501
        "act: nd45.15.3.too_small",
    ),
    ("limitation: {years: TODO, from: TODO}", "limitation: {years: 2, from: detected}"),
    ("penalty: {table: TODO, key: TODO}", ""),
    ('"TODO: nội dung phát hiện, có {name} và {as_of}"', '"Cơ sở {name}: {wastewater_m3_day}"'),
    ('"TODO: what a finding says"', '"Facility {name}: {wastewater_m3_day}"'),
    ('"TODO: kiến nghị khắc phục"', "Mở rộng trạm"),
    ('"TODO: what is recommended"', "Enlarge the plant"),
    ("days: TODO", "days: 90"),
)
CASES_FILLED = (
    ("as_of: TODO", "as_of: 2026-11-24"),
    (
        '{name: "TODO: tên giả định / an invented name", kind: TODO, status: TODO}',
        "{name: Cụm A, kind: industrial_cluster, status: operating, wastewater_m3_day: 101}",
    ),
    ("covered: [TODO]", "covered: []"),
    ("{TODO: }", "{wastewater_m3_day: 100}"),
    ("{TODO: }", "{wastewater_m3_day: 100.000001}"),
    ('{name: "TODO: chủ cơ sở giả định", kind: TODO}', "{name: Công ty A, kind: enterprise}"),
    ("action: TODO", "action: penalty"),
    ("    fine: TODO", "    "),
    ('"TODO: tên của yêu cầu / name of the requirement that does not hold"', "flow_within_limit"),
    ("{TODO: }", "{wastewater_m3_day: }"),
    ('"TODO: điều còn thiếu / what is missing, as rules test tells it"', "facility.wastewater_m3_day"),
    ("{TODO: }", "{status: planned}"),
    ("as_of: TODO", "as_of: 2026-01-28"),
    ("as_of: TODO", "as_of: 2026-01-29"),
    ("expect: TODO", "expect: violated"),
    ("as_of: TODO", "as_of: 2026-12-31"),
    ("expect: TODO", "expect: violated"),
    ("as_of: TODO", "as_of: 2027-01-01"),
)


def test_a_scaffold_filled_in_from_top_to_bottom_passes(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(rules, "wastewater", "plant-too-small") == 0
    for end, filled in ((".yaml", RULE_FILLED), (".cases.yaml", CASES_FILLED)):
        path = rules / "wastewater" / f"WW-05-plant-too-small{end}"
        text = path.read_text(encoding="utf-8")
        for old, by in filled:
            assert old in text
            text = text.replace(old, by, 1)
        path.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(["rules", "lint", "--rules", str(rules)]) == 0, capsys.readouterr().err
    assert run(["rules", "test", "WW-05", "--rules", str(rules)]) == 0
    assert "WW-05: 8 tình huống kiểm thử, đạt" in capsys.readouterr().out
