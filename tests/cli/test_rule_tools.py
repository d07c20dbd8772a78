"""`rules impact` and `rules test --mutate` by hand, on a small rulebook."""

from pathlib import Path

import pytest

from compliance.cli.program import run

INSTRUMENTS = "instruments:\n  72/2020/QH14:\n    title: {vi: Luật, en: Law}\n"
RULE = """\
id: WW-01
title: {vi: Lưu lượng cao, en: Flow too high}
severity: minor
citations:
  - {instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: facility
requires:
  flow: wastewater_m3_day <= 100
message: {vi: "Lưu lượng {wastewater_m3_day}", en: "Flow {wastewater_m3_day}"}
"""
MET = """\
given: {as_of: 2026-11-24}
cases:
  - {name: far below, facility: {wastewater_m3_day: 1}, expect: met}
  - {name: far above, facility: {wastewater_m3_day: 500}, expect: violated}
"""


def write(folder: Path, rule: str) -> str:
    folder.mkdir()
    (folder / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (folder / "WW-01-flow-too-high.yaml").write_text(rule, encoding="utf-8")
    (folder / "WW-01-flow-too-high.cases.yaml").write_text(MET, encoding="utf-8")
    return str(folder)


def test_impact_names_the_verdicts_that_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = tmp_path / "register"
    register.mkdir()
    text = "facility_id,name,wastewater_m3_day\nF1,A,100\nF2,B,101\nF3,C,500\n"
    (register / "facilities.csv").write_text(text, encoding="utf-8")
    old, new = write(tmp_path / "old", RULE), write(tmp_path / "new", RULE.replace("<= 100", "<= 101"))
    options = ["--register", str(register), "--as-of", "2026-11-24", "--format", "csv"]
    assert run(["rules", "impact", old, new, *options]) == 1
    told = capsys.readouterr().out
    assert "F2" in told
    assert "F1" not in told
    assert "F3" not in told
    assert run(["rules", "impact", old, old, *options]) == 0


def test_mutation_tells_the_slip_on_the_boundary_and_writes_its_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = write(tmp_path / "rules", RULE)
    assert run(["rules", "test", "--mutate", "--rules", rules, "--lang", "en"]) == 1
    assert "“wastewater flow is at most 100 m³/day” became “wastewater flow is below 100 m³/day”" in (
        capsys.readouterr().out
    )
    assert run(["rules", "test", "--mutate", "--write", "--rules", rules, "--lang", "en"]) in (0, 1)
    capsys.readouterr()
    run(["rules", "test", "--rules", rules])
    assert ": 0 không đạt," in capsys.readouterr().out
    run(["rules", "test", "--mutate", "--rules", rules, "--lang", "en"])
    assert "became “wastewater flow is below 100 m³/day”" not in capsys.readouterr().out


def test_kinds_of_case_that_a_rule_lacks_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = write(tmp_path / "rules", RULE)
    path = Path(rules) / "WW-01-flow-too-high.cases.yaml"
    path.write_text("".join(MET.splitlines(keepends=True)[:-1]), encoding="utf-8")

    assert run(["rules", "test", "--rules", rules, "--lang", "en"]) == 1

    out = capsys.readouterr().out
    assert "1 cases, passed" in out
    assert "[outcome:violated] No case comes out as violated." in out


def test_show_tells_of_a_report_when_it_is_due_and_by_which_provision(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["rules", "show", "MN-05", "--rules", str(Path(__file__).parents[2] / "rules")]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "Kỳ kết thúc ngày 31/12: trước ngày 15/02 kế tiếp (không tính ngày này)" in shown
    assert "điểm a khoản 1 Điều 16" in shown
