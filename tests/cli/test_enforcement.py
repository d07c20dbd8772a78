"""Which list a violation stands on and its bracket, as the commands tell it."""

import csv
import io
import json
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
subject: {subject}
requires:
  holds: "{holds}"
{more}message: {{vi: Chưa đạt, en: Not met}}
"""
FINES = f"""\
penalties: fines
title: {{vi: mức phạt, en: fines}}
unit: million VND
values:
  - from: 2022-08-25
    times: {{individual: 1, organisation: 2}}
    table: {{no_plant: 400-500, content: 15-20}}
    citation: {NORM}
"""
ACT = "addressee: [enterprise, household]\nact: {act}\nlimitation: {{years: 2, from: {start}}}\n"
RULES = {
    "WW-01": (
        "facility",
        "wastewater_m3_day <= 100",
        ACT.format(act="decree.1.no_plant", start="detected") + "penalty: {table: fines, key: no_plant}\n",
    ),
    "WW-02": (
        "measurement",
        "parameter == 'BOD5'",
        ACT.format(act="decree.1.content", start="sampled")
        + "yields_to: [decree.1.no_plant, decree.1.standard]\npenalty: {table: fines, key: content}\n",
    ),
    "WW-03": (
        "measurement",
        "measurement_id != 'M4'",
        ACT.format(act="decree.1.standard", start="sampled"),
    ),
    "WW-04": ("measurement", "known(averaging)", "addressee: [department]\n"),
}
REGISTER = {
    "operators.csv": "operator_id,name,kind\nA,Công ty,enterprise\nB,Hộ,household\nC,Ủy ban,state_agency\n",
    "facilities.csv": """\
facility_id,name,operator_id,wastewater_m3_day
F1,Cơ sở 1,A,200
F2,Cơ sở 2,B,200
F3,Cơ sở 3,A,50
F4,Cơ sở 4,C,200
F5,Cơ sở 5,,50
""",
    "outlets.csv": "outlet_id,facility_id\nO1,F1\nO3,F3\nO5,F5\n",
    "measurements.csv": """\
measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit,evidence_grade,averaging
M1,F1,O1,COD,2026-01-05,40,mg/L,official,x
M3,F3,O3,COD,2026-01-05,40,mg/L,official,x
M4,F3,O3,COD,2026-01-05,90,mg/L,self,x
M5,F5,O5,BOD5,2026-01-05,40,mg/L,official,
""",
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    register, rules = tmp_path / "register", tmp_path / "rules"
    register.mkdir()
    rules.mkdir()
    (rules / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (rules / "fines.yaml").write_text(FINES, encoding="utf-8")
    for rule_id, (subject, holds, more) in RULES.items():
        text = RULE.format(id=rule_id, norm=NORM, subject=subject, holds=holds, more=more)
        (rules / f"{rule_id}-x.yaml").write_text(text, encoding="utf-8")
    for name, text in REGISTER.items():
        (register / name).write_text(text, encoding="utf-8")
    return register, rules


def output(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], form: str, *options: str
) -> tuple[int, str]:
    code = run(
        [
            "check",
            str(folders[0]),
            "--rules",
            str(folders[1]),
            "--as-of",
            "2026-11-24",
            "--format",
            form,
            *options,
        ]
    )
    return code, capsys.readouterr().out


def test_each_violation_stands_on_its_list(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = output(folders, capsys, "json")

    found = {
        (f["rule"], f["subject"]["key"]): (
            f["enforcement"]["list"],
            [reason["code"] for reason in f["enforcement"]["reasons"]],
            f["enforcement"]["barred_after"],
        )
        for f in json.loads(out)["findings"]
    }
    assert code == 1
    assert found == {
        ("WW-01", "F1"): ("penalty", [], None),
        ("WW-01", "F2"): ("penalty", [], None),
        ("WW-01", "F4"): ("recommendation", ["state_agency"], None),
        # The act of another rule about the facility as a whole takes the place of what its samples show.
        ("WW-02", "M1"): ("remedy", ["yields"], "2028-01-05"),
        ("WW-02", "M3"): ("penalty", [], "2028-01-05"),
        # Of the same sample, and even where the other finding rests on a value of no use itself.
        ("WW-02", "M4"): ("remedy", ["evidence", "yields"], "2028-01-05"),
        ("WW-03", "M4"): ("remedy", ["evidence"], "2028-01-05"),
        ("WW-04", "M5"): ("department", [], None),
    }


def test_nobody_is_let_off_by_a_norm_that_binds_others(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = folders[1] / "WW-01-x.yaml"
    path.write_text(path.read_text("utf-8").replace("[enterprise, household]", "[household]"), "utf-8")

    _, out = output(folders, capsys, "json")

    found = {(f["rule"], f["subject"]["key"]): f["enforcement"]["list"] for f in json.loads(out)["findings"]}
    assert found["WW-01", "F1"] == "remedy", "it binds households alone"
    assert found["WW-02", "M1"] == "penalty", "and so takes the place of nothing here"


def test_brackets_are_told_for_both_and_the_payer_is_named(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = output(folders, capsys, "json")

    penalties = {(f["rule"], f["subject"]["key"]): f["penalty"] for f in json.loads(out)["findings"]}
    firm, household = penalties["WW-01", "F1"], penalties["WW-01", "F2"]
    assert (firm["individual"], firm["organisation"], firm["payer"]) == (
        ["400", "500"], ["800", "1000"], "organisation",
    )  # fmt: skip
    assert (household["individual"], household["payer"]) == (["400", "500"], "individual")
    assert firm["citation"]["provision"] == "Article 1"
    assert penalties["WW-01", "F4"] is None
    assert penalties["WW-03", "M4"] is None
    assert penalties["WW-04", "M5"] is None


def test_csv_has_the_list_and_the_bracket_in_words(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = output(folders, capsys, "csv")

    rows = {(r["rule"], r["subject"]): r for r in csv.DictReader(io.StringIO(out))}
    row = rows["WW-02", "M1"]
    assert row["action_list"] == "Kiến nghị khắc phục"
    assert row["action_reasons"] == "đã xem xét theo tiêu chí WW-01: một hành vi không bị xử phạt hai lần"
    assert (row["fine_individual"], row["fine_organisation"], row["payer"]) == (
        "15 - 20 triệu đồng", "30 - 40 triệu đồng", "organisation",
    )  # fmt: skip


def test_a_question_for_the_department_alone_is_no_open_violation(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for rule_id in ("WW-01", "WW-02", "WW-03"):
        (folders[1] / f"{rule_id}-x.yaml").unlink()

    code, out = output(folders, capsys, "json")

    assert code == 0
    assert [f["outcome"] for f in json.loads(out)["findings"]] == ["violated"]


def test_explain_tells_what_may_follow(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(
        [
            "explain",
            str(folders[0]),
            "F1",
            "WW-02",
            "--rules",
            str(folders[1]),
            "--as-of",
            "2026-11-24",
            "--lang",
            "en",
        ]
    )

    out = " ".join(capsys.readouterr().out.split())
    assert code == 0
    assert "to be remedied (rule WW-01 takes its place: one act is not punished twice)" in out
    assert "individuals: 15 - 20 million VND; organisations: 30 - 40 million VND (here that for" in out
