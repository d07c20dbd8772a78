"""The commands by hand: exit codes 0, 1, 2 and 3, and what each format holds."""

import csv
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from compliance.cli import main as entry
from compliance.cli.program import run
from compliance.engines import rete
from compliance.model.outcomes import Outcome

INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
"""
RULE = """\
id: WW-01
title: {vi: Cụm chưa có trạm xử lý, en: Cluster without a plant}
severity: critical
citations:
  - {instrument: plan, provision: I.4.c.1-a}
  - {instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: facility
applies_when: kind == "industrial_cluster"
requires:
  central_plant: any(p.role == "central" for p in treatment_plants)
addressee: [enterprise]
message:
  vi: "{name} chưa có trạm, nước thải {wastewater_m3_day}."
  en: "{name} has no plant, {wastewater_m3_day}."
remedy: {vi: Xây dựng trạm, en: Build a plant, days: 90}
"""
MANUAL = """\
id: WW-02
title: {vi: Nhật ký, en: Log}
severity: minor
citations:
  - {instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: facility
applies_when: kind == "industrial_cluster"
ask: {vi: Xem nhật ký vận hành, en: Look at the log}
"""
FACILITIES = """\
facility_id,name,kind,wastewater_m3_day
F1,=Cụm A,industrial_cluster,1678.50
F2,Cụm B,industrial_cluster,
F3,Mỏ C,mine,
F4,Cụm D,,
"""
PLANTS = "plant_id,facility_id,role\nP1,F2,central\n"
COVERAGE = "coverage_id,record_kind,source\nC1,treatment_plants,Sở NN&MT\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    register, rules = tmp_path / "register", tmp_path / "rules"
    register.mkdir()
    rules.mkdir()
    (rules / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (rules / "WW-01-no-plant.yaml").write_text(RULE, encoding="utf-8")
    (rules / "WW-02-log.yaml").write_text(MANUAL, encoding="utf-8")
    (register / "facilities.csv").write_text(FACILITIES, encoding="utf-8")
    (register / "treatment_plants.csv").write_text(PLANTS, encoding="utf-8")
    (register / "coverage.csv").write_text(COVERAGE, encoding="utf-8")
    (register / "register.yaml").write_text("title: Thử\nas_of: 2026-11-24\n", encoding="utf-8")
    return register, rules


def check(folders: tuple[Path, Path], *options: str) -> int:
    return run(["check", str(folders[0]), "--rules", str(folders[1]), *options])


def test_json_holds_what_is_promised(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folders, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["as_of"] == "2026-11-24"
    assert told["rulebook"]["rules"] == 2
    assert told["register"]["facilities"] == 4
    assert told["agreement"] == {"verdicts": 8, "rejudged": 8, "disagreements": 0}
    assert told["counts"] == {
        "met": 1, "violated": 1, "undetermined": 2, "not_applicable": 2, "manual": 2, "failed": 0,
    }  # fmt: skip
    rows = {(f["rule"], f["facility"], f["outcome"]) for f in told["findings"]}
    assert rows == {
        ("WW-01", "F1", "violated"),
        ("WW-01", "F4", "undetermined"),
        ("WW-02", "F1", "manual"),
        ("WW-02", "F2", "manual"),
        ("WW-02", "F4", "undetermined"),
    }
    violated = next(f for f in told["findings"] if f["outcome"] == "violated")
    assert violated["failed_requirements"] == ["central_plant"]
    assert violated["message"]["vi"] == "=Cụm A chưa có trạm, nước thải 1.678,5 m³/ngày."
    assert violated["message"]["en"] == "=Cụm A has no plant, 1,678.5 m³/day."
    assert violated["remedy"]["days"] == 90
    assert [c["instrument"] for c in violated["citations"]] == ["72/2020/QH14"]
    assert [c["provision"] for c in violated["programme"]] == ["I.4.c.1-a"]
    assert {(e["record"], e["line"]) for e in violated["evidence"]} == {("facility", 2), ("coverage[C1]", 2)}
    undetermined = next(f for f in told["findings"] if f["outcome"] == "undetermined")
    assert undetermined["missing"] == ["facility.kind"]


def test_all_tells_the_complete_matrix(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folders, "--format", "jsonl", "--all") == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(r["rule"], r["facility"]) for r in rows} == {
        (rule, facility) for rule in ("WW-01", "WW-02") for facility in ("F1", "F2", "F3", "F4")
    }
    assert len(rows) == 8


def test_csv_is_for_excel(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "list.csv"
    assert check(folders, "--format", "csv", "--output", str(output)) == 1
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")
    with output.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    first = rows[0]
    assert (first["rule"], first["outcome_label"], first["severity"]) == (
        "WW-01",
        "Chưa đạt",
        "Ưu tiên xử lý cao",
    )
    assert first["facility_name"] == "'=Cụm A"
    assert first["citations"].startswith("Điều 52 Luật Bảo vệ môi trường (72/2020/QH14)")
    assert (
        "8 kết quả xét, 8 kết quả được tính lại từ bản ghi gốc, 0 kết quả khác nhau."
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "vi",
            [
                "Chưa đạt",
                "Chưa đủ căn cứ kết luận",
                "Kiểm tra trực tiếp",
                "24/11/2026",
                "0 kết quả khác nhau",
            ],
        ),
        ("en", ["not met (violated)", "undetermined", "manual", "2026-11-24", "0 disagreements"]),
    ],
)
def test_table_in_both_languages(
    lang: str, texts: list[str], folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folders, "--lang", lang) == 1
    told = capsys.readouterr().out
    for text in texts:
        assert text in told


def test_exit_code_0_without_violation(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (folders[0] / "facilities.csv").write_text(
        "facility_id,name,kind\nF2,Cụm B,industrial_cluster\n", "utf-8"
    )
    assert check(folders) == 0
    assert "Chưa đạt" in capsys.readouterr().out


def test_exit_code_3_when_the_evaluators_disagree(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped = {**rete._FIRED, "violated": Outcome.met, "met": Outcome.violated}
    monkeypatch.setattr(rete, "_FIRED", swapped)
    assert check(folders, "--lang", "en") == 3
    told = capsys.readouterr().out
    assert "failed, our fault" in told
    assert "2 disagreements" in told


def test_exit_code_3_when_the_engine_stays_silent(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rete.Ruleset, "fire", lambda *_: None)
    assert check(folders, "--format", "json") == 3
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts["failed"] == 8


def test_an_unforeseen_fault_is_told_in_a_sentence(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("compliance.cli.check.sweep", fail)
    assert check(folders) == 3
    assert capsys.readouterr().err == (
        "lỗi của chương trình, chưa xét cơ sở nào: RuntimeError: unforeseen\n"
        "internal error, nothing was judged: RuntimeError: unforeseen\n"
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["check", "REGISTER", "--as-of", "2026-02-30"], "--as-of: found '2026-02-30'"),
        (
            ["check", "REGISTER", "--output", "nowhere/list.csv", "--format", "csv"],
            "there is no folder 'nowhere'",
        ),
        (["check", "REGISTER", "--output", "list.txt"], "--output: give --format"),
        (["explain", "REGISTER", "F9"], "no facility 'F9'"),
        (["explain", "REGISTER", "F1", "WW-1"], "no rule 'WW-1' in RULES; did you mean 'WW-01'?"),
        (["explain", "REGISTER", "F1", "WW-01", "--subject", "X"], "no such subject"),
        (["rules", "show", "WW-1"], "no rule 'WW-1'"),
    ],
)
def test_usage_errors(
    arguments: list[str], text: str, folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    register, rules = map(str, folders)
    given = [register if a == "REGISTER" else a for a in arguments]
    if given[0] in ("check", "explain", "rules") and len(given) > 1:
        given += ["--rules", rules]
    assert run(given) == 2
    assert text.replace("RULES", rules) in capsys.readouterr().err


def test_explain_shows_every_step(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    register, rules = map(str, folders)
    assert run(["explain", register, "F1", "WW-01", "--rules", rules]) == 0
    told = capsys.readouterr().out
    for text in (
        "WW-01 Cụm chưa có trạm xử lý: Chưa đạt",
        "✓ Loại hình cơ sở là «Cụm công nghiệp»: đúng",
        "✗ Có công trình xử lý nước thải mà vai trò công trình là «Tập trung»: sai",
        "không có bản ghi nào phù hợp",
        "được xác nhận là đầy đủ, Sở NN&MT",
        "Điều 52 Luật Bảo vệ môi trường (72/2020/QH14) [đã đối chiếu toàn văn, 23/11/2026]",
    ):
        assert text in told
    assert f"{folders[0].name}/facilities.csv:2" in told.replace("\n", "")


def test_explain_says_what_is_missing(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    register, rules = map(str, folders)
    assert run(["explain", register, "F4", "--rules", rules, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "WW-01 Cluster without a plant: undetermined" in told
    assert "a value for «Kind»" in told


def test_rules_commands(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    rules = str(folders[1])
    assert run(["rules", "list", "--rules", rules, "--lang", "en"]) == 0
    assert "Cluster without a plant" in capsys.readouterr().out
    assert run(["rules", "lint", "--rules", rules]) == 0
    assert "2 rules, 0 obligations, 0 cases, no problems" in capsys.readouterr().out
    assert run(["rules", "test", "--rules", rules]) == 1
    assert "WW-01: 0 tình huống kiểm thử, CHƯA CÓ TÌNH HUỐNG" in capsys.readouterr().out
    assert run(["rules", "show", "WW-01", "--rules", rules]) == 0
    assert "Có công trình xử lý nước thải mà vai trò công trình là «Tập trung»" in capsys.readouterr().out


def test_rules_test_shows_a_failing_case(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    cases = """\
given:
  as_of: 2026-11-24
  facility: {kind: industrial_cluster}
  covered: [treatment_plants]
cases:
  - name: a central plant
    treatment_plants: [{role: central}]
    expect: met
  - name: wrong on purpose
    expect: met
"""
    (folders[1] / "WW-01-no-plant.cases.yaml").write_text(cases, encoding="utf-8")
    assert run(["rules", "test", "WW-01", "--rules", str(folders[1])]) == 1
    told = capsys.readouterr().out
    assert "WW-01: 2 tình huống kiểm thử, 1 không đạt" in told
    assert "F1: expected met, found violated" in told
    assert "✗ Có công trình xử lý nước thải" in told


def test_same_inputs_give_the_same_bytes(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    for _ in range(2):
        check(folders, "--format", "json", "--all")
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 13, 0), (3, 14, 1)])
def test_another_interpreter_gets_one_sentence(
    version: tuple[int, int, int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    streams = {"stderr": sys.stderr, "stdout": sys.stdout, "exit": sys.exit}
    monkeypatch.setattr(entry, "sys", SimpleNamespace(version_info=version, **streams))
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
