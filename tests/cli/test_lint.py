"""What `rules lint` asks of a rulebook that compiles: codes and places, all at once."""

from pathlib import Path

import pytest

from compliance.cli.program import run

NORM = "{instrument: 45/2022/NĐ-CP, provision: Article 1, checked: 2026-11-23, confidence: read}"
INSTRUMENTS = """\
instruments:
  45/2022/NĐ-CP:
    title: {vi: Nghị định xử phạt, en: Penalty decree}
    in_force_from: 2022-08-25
"""
RULE = """\
id: {id}
title: {{vi: "Tiêu chí {id}", en: "Rule {id}"}}
severity: major
citations: [{norm}]
since: 2022-08-25
subject: facility
{more}
message: {{vi: Chưa đạt, en: Not met}}
"""
GOOD = "requires: {r: wastewater_m3_day <= 100}\naddressee: [enterprise]"
THRESHOLD = """\
threshold: flow
title: {{vi: Mức, en: Limit}}
unit: m3/day
values:
  - {{from: 2022-01-01, until: 2024-12-31, value: 50, citation: {norm}}}
  - {{from: 2025-{start}, value: 60, citation: {norm}}}
{more}"""
USING = 'requires: {r: wastewater_m3_day <= threshold("flow")}\naddressee: [enterprise]'


TOLD = """\
not_obtained:
  - {from: 2025-01-01, until: 2025-01-01, reason: {vi: Chưa có, en: Not obtained}}
"""


def lint(
    folder: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> set[tuple[str, int, str]]:
    """Return file, line and code of each problem of a rulebook; keys are rule ids or file names."""
    (folder / "instruments.yaml").write_text(files.pop("instruments", INSTRUMENTS), encoding="utf-8")
    for name, text in files.items():
        is_rule = name[:2].isupper()
        content = RULE.format(id=name, norm=NORM, more=text) if is_rule else text
        (folder / (f"{name}-x.yaml" if is_rule else f"{name}.yaml")).write_text(content, encoding="utf-8")
    code = run(["rules", "lint", "--rules", str(folder)])
    lines = capsys.readouterr().err.splitlines()
    assert code == (2 if lines else 0)
    found = set()
    for line in lines:
        place, _, rest = line.partition(": [")
        name, number, _ = place.removeprefix(f"{folder}/").split(":")
        found.add((name, int(number), rest.partition("]")[0]))
    return found


def test_a_rulebook_without_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, capsys, {"WW-01": GOOD}) == set()


def test_whom_a_rule_binds_and_until_when_must_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "WW-01": "requires: {r: wastewater_m3_day <= 100}",
        "WW-02": f"{GOOD}\nact: decree.1",
        "WW-03": f"{GOOD}\nact: decree.2\nlimitation: {{years: 2, from: detected}}",
        "WW-04": "ask: {vi: Xem, en: Look}",
    }

    assert lint(tmp_path, capsys, files) == {
        ("WW-01-x.yaml", 1, "no-addressee"), ("WW-02-x.yaml", 9, "no-limitation"),
    }  # fmt: skip


def test_files_that_nothing_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cited = f"{{from: 2022-08-25, citation: {NORM}"
    files = {
        "WW-01": GOOD,
        "thresholds": THRESHOLD.format(norm=NORM, start="01-01", more=""),
        "lists": f"list: users\ntitle: {{vi: D, en: L}}\nversions: [{cited}, entries: []}}]\n",
        "fines": "penalties: fines\ntitle: {vi: M, en: F}\nunit: million VND\n"
                 f"values: [{cited}, times: {{individual: 1, organisation: 2}}, table: {{a: 1-2}}}}]\n",
        "schedules": f"schedule: report\ntitle: {{vi: B, en: R}}\ncitations: [{NORM}]\nsince: 2025-01-01\n"
                     "first: 2024\nperiods: [{ends: 12-31, deadlines: [{by: 01-15}]}]\nwhen: 'true'\n",
    }  # fmt: skip

    assert lint(tmp_path, capsys, files) == {
        (f"{name}.yaml", 1, "unused") for name in ("thresholds", "lists", "fines", "schedules")
    }


def test_what_an_obligation_or_a_penalty_uses_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "WW-01": f"{GOOD}\nact: decree.1\nlimitation: {{years: 2, from: detected}}\n"
                 "penalty: {table: fines, key: a}",
        "fines": "penalties: fines\ntitle: {vi: M, en: F}\nunit: million VND\n"
                 f"values: [{{from: 2022-08-25, citation: {NORM}, "
                 "times: {individual: 1, organisation: 2}, table: {a: 1-2}}]\n",
        "thresholds": THRESHOLD.format(norm=NORM, start="01-01", more=""),
        "duty": f"obliges: duty\ntitle: {{vi: N, en: O}}\ncitations: [{NORM}]\nsince: 2022-08-25\n"
                "when: wastewater_m3_day > threshold('flow')\n",
    }  # fmt: skip

    assert lint(tmp_path, capsys, files) == set()


@pytest.mark.parametrize(("name", "expected"), [("users", set()), ("others", {("lists.yaml", 1, "unused")})])
def test_a_list_that_memberships_name_is_used_though_its_text_was_not_obtained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, expected: set[tuple[str, int, str]]
) -> None:
    missing = "{from: 2011-01-01, reason: {vi: Chưa có, en: Not obtained}}"
    files = {
        "WW-01": f"{GOOD}\napplies_when: any(m.list == 'users' for m in list_memberships)",
        "lists": f"list: {name}\ntitle: {{vi: D, en: L}}\nversions: []\nnot_obtained: [{missing}]\n",
    }

    assert lint(tmp_path, capsys, files) == expected


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        ("01-01", "", set()),
        ("01-02", "", {("thresholds.yaml", 6, "gap")}),
        (
            "01-02",
            TOLD,
            set(),
        ),
        (
            "01-03",
            TOLD,
            {("thresholds.yaml", 6, "gap")},
        ),
    ],
)
def test_days_without_a_value_are_told_unless_the_file_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], start: str, more: str, expected: set[object]
) -> None:
    files = {"WW-01": USING, "thresholds": THRESHOLD.format(norm=NORM, start=start, more=more)}

    assert lint(tmp_path, capsys, files) == expected


@pytest.mark.parametrize(
    ("applies_when", "requirement", "expected"),
    [
        ('kind == "mine" and kind == "hotel"', "wastewater_m3_day <= 100", {(8, "never-applies")}),
        (
            "wastewater_m3_day > 100 and wastewater_m3_day < 50",
            "occupancy_percent > 5",
            {(8, "never-applies")},
        ),
        ('kind == "mine" and as_of < date("2022-08-25")', "occupancy_percent > 5", {(8, "never-applies")}),
        ("wastewater_m3_day > 100", "wastewater_m3_day > 50", {(9, "never-violated")}),
        ("wastewater_m3_day > 100", "wastewater_m3_day > 150", set()),
        ('kind == "mine" or kind == "hotel"', "wastewater_m3_day <= 100", set()),
    ],
)
def test_a_rule_that_can_never_speak(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    applies_when: str,
    requirement: str,
    expected: set[tuple[int, str]],
) -> None:
    more = f"applies_when: {applies_when!r}\nrequires: {{r: {requirement}}}\naddressee: [enterprise]"

    found = lint(tmp_path, capsys, {"WW-01": "# a comment\n" + more})

    assert found == {("WW-01-x.yaml", line, code) for line, code in expected}


ACT = f"{GOOD}\nact: decree.1\nlimitation: {{years: 2, from: detected}}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (ACT, ACT, {("WW-02-x.yaml", 9, "one-act-twice")}),
        (ACT, f"{ACT}\nyields_to: [decree.1]", set()),
        (f"{ACT}\nyields_to: [decree.1]", ACT, set()),
        (ACT, ACT.replace("decree.1", "decree.2"), set()),
        (f"until: 2025-12-31\n{ACT}", ACT, {("WW-02-x.yaml", 9, "one-act-twice")}),
        (ACT, ACT.replace("[enterprise]", "[household]"), set()),
    ],
)
def test_one_act_is_not_accused_by_two_rules(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    first: str,
    second: str,
    expected: set[object],
) -> None:
    assert lint(tmp_path, capsys, {"WW-01": first, "WW-02": second}) == expected


def test_a_decree_on_penalties_is_no_ground_by_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = "  54/2024/QH15:\n    title: {vi: Luật, en: Law}\n    in_force_from: 2025-07-01\n"
    cited = NORM.replace("45/2022/NĐ-CP", "54/2024/QH15")
    rule = RULE.format(id="WW-01", norm=f"{NORM}, {cited}", more=GOOD)
    (tmp_path / "WW-01-x.yaml").write_text(rule, encoding="utf-8")

    assert lint(tmp_path, capsys, {"instruments": INSTRUMENTS + law}) == set()
    penal = INSTRUMENTS + "    is_penal: true\n" + law
    assert lint(tmp_path, capsys, {"instruments": penal}) == {("WW-01-x.yaml", 5, "not-in-force")}


def test_a_provision_as_amended_names_an_amendment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    amended = INSTRUMENTS + "    amended_by: [1/2026/NĐ-CP]\n  1/2026/NĐ-CP: {title: {vi: Mới, en: New}}\n"
    for number, expected in (("1/2026/NĐ-CP", set()), ("2/2026/NĐ-CP", {"unknown-instrument"})):
        norm = NORM.replace("confidence", f"as_amended_by: [{number}], confidence")
        (tmp_path / "WW-01-x.yaml").write_text(
            RULE.format(id="WW-01", norm=norm, more=GOOD), encoding="utf-8"
        )

        found = lint(tmp_path, capsys, {"instruments": amended})

        assert {code for _, _, code in found} == expected


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"WW-01": USING, "thresholds": THRESHOLD.format(norm=NORM, start="13-01", more="")}

    assert {code for _, _, code in lint(tmp_path, capsys, files)} == {"value"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("    replaced_by: 1/2026/NĐ-CP\n    in_force_until: 2025-12-31\n", set()),
        ("    replaced_by: 1/2026/NĐ-CP\n    in_force_until: 2025-12-30\n", {"successor"}),
        ("    replaced_by: 1/2026/NĐ-CP\n", {"successor"}),
        ("    replaced_by: 2/2026/NĐ-CP\n    in_force_until: 2025-12-31\n", {"unknown-instrument"}),
        ("    amended_by: [1/2026/NĐ-CP]\n", set()),
        ("    amended_by: [3/2026/NĐ-CP, 45/2022/NĐ-CP]\n", {"unknown-instrument"}),
    ],
)
def test_amendments_and_successors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str, expected: set[str]
) -> None:
    successor = "  1/2026/NĐ-CP:\n    title: {vi: Mới, en: New}\n    in_force_from: 2026-01-01\n"
    rule = f"until: 2025-06-30\n{GOOD}"

    found = lint(tmp_path, capsys, {"instruments": INSTRUMENTS + more + successor, "WW-01": rule})

    assert {code for _, _, code in found} == expected


def test_instruments_that_replace_one_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(
        f"  {name}:\n    title: {{vi: T, en: T}}\n    in_force_from: 2022-01-01\n"
        f"    in_force_until: 2025-12-31\n    replaced_by: {after}\n"
        for name, after in (("a", "b"), ("b", "a"))
    )

    found = lint(tmp_path, capsys, {"instruments": INSTRUMENTS + text, "WW-01": GOOD})

    assert {code for _, _, code in found} == {"cycle"}
