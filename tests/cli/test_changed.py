"""`rules changed`: which rules a change concerns, and that the hook before a commit runs what exists."""

import re
from pathlib import Path

import pytest
import typer.main
import yaml

from compliance.cli.program import app, run
from compliance.cli.rules_changed import rules_concerned
from compliance.errors import Problems
from compliance.language.compile import check_rulebook
from compliance.language.reads import reads_by_rule
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook, read_rulebook

ROOT = Path(__file__).parents[2]
INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
"""
CITED = "{instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}"
PLAN = "{instrument: plan, provision: I}"


LARGE_PLANTS = """\
selections:
  large_plants:
    label: {vi: trạm lớn, en: large plants}
    of: p for p in treatment_plants if p.capacity_m3_day > threshold("selected")
"""


def rule(rule_id: str, requires: str, *, extra: str = "", message: str = "{name}") -> str:
    return f"""\
id: {rule_id}
title: {{vi: Lỗi, en: Fault}}
severity: minor
citations: [{CITED}]
since: 2025-01-01
subject: {"due" if "schedule" in extra else "facility"}
{extra}requires:
  requirement: {requires}
message: {{vi: '{message}', en: '{message}'}}
"""


def threshold(name: str) -> str:
    return f"""\
threshold: {name}
title: {{vi: mức, en: limit}}
unit: m3/day
values: [{{from: 2025-01-01, value: 100, citation: {PLAN}}}]
"""


def obligation(name: str, when: str) -> str:
    return f"""\
obliges: {name}
title: {{vi: nghĩa vụ, en: duty}}
citations: [{CITED}]
since: 2025-01-01
when: {when}
"""


def cases(outcome: str) -> str:
    return f"""\
given: {{as_of: 2026-11-24, facility: {{status: operating, wastewater_m3_day: 1}}}}
cases:
  - {{name: one, expect: {outcome}}}
"""


SCHEDULE = f"""\
schedule: annual
title: {{vi: báo cáo năm, en: annual report}}
citations: [{CITED}]
since: 2025-01-01
first: 2024
periods: [{{ends: 12-31, deadlines: [{{before: 01-15}}]}}]
when: facility.wastewater_m3_day >= threshold("scheduled")
"""
NAMED = f"""\
list: named
title: {{vi: danh mục, en: list}}
versions: [{{from: 2025-01-01, citation: {PLAN}, entries: []}}]
"""
OPERATING = 'status == "operating"'
FILES = {
    "instruments.yaml": INSTRUMENTS,
    "retired.yaml": "retired: {AA-09: {on: 2026-01-01, reason: {vi: Bỏ, en: Gone}}}\n",
    "a/AA-01-direct.yaml": rule("AA-01", 'wastewater_m3_day <= threshold("direct")'),
    "a/AA-01-direct.cases.yaml": cases("met"),
    "a/AA-02-selected.yaml": rule("AA-02", "count(p for p in large_plants) >= 0", extra=LARGE_PLANTS),
    "a/AA-02-selected.cases.yaml": cases("violated"),
    "b/BB-01-told.yaml": rule("BB-01", OPERATING, message='{threshold("told")}'),
    "b/BB-02-obliged.yaml": rule("BB-02", OPERATING, extra='applies_when: obliged("second")\n'),
    "b/BB-03-due.yaml": rule(
        "BB-03",
        'any(s.kind == "annual" for s in submissions)',
        extra="schedule: annual\n",
        message="{facility_id}",
    ),
    "b/first.yaml": obligation("first", 'wastewater_m3_day > threshold("first")'),
    "b/second.yaml": obligation("second", 'obliged("first") or listed("named")'),
    "b/annual.yaml": SCHEDULE,
    "lists/named.yaml": NAMED,
    **{
        f"thresholds/{name}.yaml": threshold(name)
        for name in ("direct", "selected", "told", "first", "scheduled", "unused")
    },
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "concerned"),
    [
        (["a/AA-01-direct.yaml"], ["AA-01"]),
        (["a/AA-01-direct.cases.yaml"], ["AA-01"]),
        (["b/BB-01-told.cases.yaml"], ["BB-01"]),  # gone, or not yet there
        (["thresholds/direct.yaml"], ["AA-01"]),
        (["thresholds/selected.yaml"], ["AA-02"]),
        (["thresholds/told.yaml"], ["BB-01"]),
        (["thresholds/first.yaml"], ["BB-02"]),
        (["thresholds/scheduled.yaml"], ["BB-03"]),
        (["thresholds/unused.yaml"], []),
        (["thresholds/gone.yaml"], []),
        (["b/first.yaml"], ["BB-02"]),
        (["b/second.yaml"], ["BB-02"]),
        (["lists/named.yaml"], ["BB-02"]),
        (["b/annual.yaml"], ["BB-03"]),
        (["instruments.yaml"], ["AA-01", "AA-02", "BB-01", "BB-02", "BB-03"]),
        (["retired.yaml"], []),
        (["../README.md", "../elsewhere.yaml", "notes.txt"], []),
        (["thresholds/direct.yaml", "b/annual.yaml", "a/AA-01-direct.yaml"], ["AA-01", "BB-03"]),
    ],
)
def test_a_change_concerns_the_rules_that_read_it(
    files: list[str], concerned: list[str], rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "changed", *(str(rules / name) for name in files), "--rules", str(rules)]) == 0
    assert capsys.readouterr().out.split() == concerned


def test_a_file_of_an_unknown_kind_concerns_every_rule(rules: Path) -> None:
    path = rules / "unknown.yaml"
    path.write_text("taxes: {}\n", encoding="utf-8")
    problems = Problems()
    rulebook = read_rulebook(rules, problems)
    reads = reads_by_rule(check_rulebook(rulebook, problems))
    assert {problem.code for problem in problems.found} == {"unknown-file"}
    assert rules_concerned([path], rules, rulebook, reads) == ["AA-01", "AA-02", "BB-01", "BB-02", "BB-03"]


def test_only_the_cases_of_concerned_rules_are_run(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def changed(name: str) -> int:
        return run(["rules", "changed", "--test", str(rules / name), "--rules", str(rules)])

    assert changed("thresholds/direct.yaml") == 1
    told = capsys.readouterr().out
    assert "AA-01: 1 tình huống kiểm thử, đạt\n  [outcome:" in told, (
        "it passes, and more kinds of case are asked for"
    )
    assert "AA-02" not in told
    assert changed("a/AA-02-selected.yaml") == 1
    assert "AA-02: 1 tình huống kiểm thử, 1 không đạt" in capsys.readouterr().out
    assert changed("thresholds/unused.yaml") == 0
    assert capsys.readouterr().out == "0 rules concerned\n"


def test_a_rulebook_with_problems_is_not_tested(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rules / "thresholds" / "direct.yaml"
    path.unlink()
    assert run(["rules", "changed", "--test", str(path), "--rules", str(rules)]) == 2
    assert "no threshold 'direct'" in capsys.readouterr().err


def test_the_rules_of_the_department_are_found_by_what_their_files_say() -> None:
    """The same is found by looking in the texts of the files; a rule that says the name may be one more."""
    folder = ROOT / "rules"
    rulebook = load_rulebook(folder)
    reads = reads_by_rule(check_rulebook(rulebook, Problems()))
    texts = {rule_id: Path(source.path).read_text("utf-8") for rule_id, source in rulebook.rules.items()}
    duties: dict[str, str] = {}
    for source in rulebook.obligations:
        text = Path(source.path).read_text("utf-8")
        duties[source.model.obliges] = duties.get(source.model.obliges, "") + text
    for source in rulebook.schedules.values():
        duties[source.model.schedule] = Path(source.path).read_text("utf-8")
    whole = dict(texts)
    for _ in duties:
        for rule_id, text in whole.items():
            used = re.findall(r'obliged\("(\w+)"\)|^schedule: (\w+)$', text, flags=re.MULTILINE)
            names = dict.fromkeys(first or second for first, second in used)
            whole[rule_id] = texts[rule_id] + "".join(duties[name] for name in names)
    for function, sources in (("threshold", rulebook.thresholds), ("listed", rulebook.lists)):
        for name, source in sources.items():
            concerned = set(rules_concerned([Path(source.path)], folder, rulebook, reads))
            ways = (f'{function}("{name}"', f'list == "{name}"')
            reading = {rule_id for rule_id, text in whole.items() if any(way in text for way in ways)}
            word = re.compile(rf"\b{re.escape(name)}\b")
            saying = {rule_id for rule_id, text in texts.items() if word.search(text)}
            assert reading <= concerned <= reading | saying, name


CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for repository in CONFIG["repos"] for hook in repository["hooks"]}


def commands(group: object, *names: str) -> object:
    for name in names:
        group = group.commands[name]  # type: ignore[attr-defined]
    return group


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS.keys())
def test_a_hook_runs_a_command_that_exists(hook: dict[str, object]) -> None:
    program, *arguments = str(hook["entry"]).split()
    assert hook["language"] == "system"
    if program == ".venv/bin/compliance":
        names = [argument for argument in arguments if not argument.startswith("-")][:2]
        command = commands(typer.main.get_command(app), *names)
        options = {option for parameter in command.params for option in parameter.opts}  # type: ignore[attr-defined]
        assert {argument for argument in arguments if argument.startswith("--")} <= options
    else:
        assert program == ".venv/bin/ruff"


def test_the_hooks_see_every_rule_file() -> None:
    by_folder = {"rules": "rules-test", "samples/npdes/rules": "sample-rules-test"}
    for folder, hook_id in by_folder.items():
        paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.yaml")]
        assert any(path.endswith(CASES_SUFFIX) for path in paths)
        for other, hook in HOOKS.items():
            if other.endswith("rules-test"):
                matched = [path for path in paths if re.search(hook["files"], path)]
                assert matched == (paths if other == hook_id else [])
