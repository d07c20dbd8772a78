"""Any clause is found by its number, with its treatment and what is said of it; the terminal's scorecard."""

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from small_plan import ASSIGNED, BOOK, FACILITIES, PROGRESS, waste, write_book, write_register

from compliance.cli.program import run
from compliance.plan.scorecard import Scorecard, narrowed
from compliance.report.plan_data import plan_csv, plan_json
from compliance.report.plan_table import print_scorecard


def printed(card: Scorecard) -> str:
    out = io.StringIO()
    print_scorecard(Console(file=out, width=400), card, "vi")
    return out.getvalue()


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """A register and the option that names its rules."""
    rules = write_book(tmp_path / "rules", BOOK, {})
    register = write_register(
        tmp_path / "register",
        facilities=f"{FACILITIES}F1,A,industrial_cluster,operating,03388,100\n",
        territory_statistics=waste("12,waste,2025,A,,,90.25,%,,100,urban,"),
        task_progress=f"{PROGRESS}T1,dae,,2026-02-01,in_progress,,,\n",
        task_assignments=ASSIGNED,
    )
    return [str(register), "--rules", str(rules)]


def test_a_clause_is_told_with_what_treats_it(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", *paths, "--clause", "I.4.c.1-a"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for text in (
        "I.4.c.1-a (Chỗ hai)", "Yêu cầu hai", "Theo dõi bằng chỉ tiêu, Xét bằng tiêu chí kiểm tra",
        "WW-01 Xả vượt: Đạt: 1", "Cụm đạt quy chuẩn: Số liệu: 100% (1/1 cơ sở)", "Cách tính: Đếm cụm",
        "Tử số: Cụm đạt; mẫu số: Cụm đang hoạt động", "Nguồn số liệu: Sổ",
    ):  # fmt: skip
        assert text in told
    assert "T1" not in told
    assert run(["plan", *paths, "--clause", "T1", "--lang", "en"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "T1 Make a programme: in progress; overdue since 2025-12-31" in told
    assert "To look up: See the department's file" in told


def test_a_part_of_the_plan_is_all_below_it(rich_card: Scorecard) -> None:
    found = narrowed(rich_card, "I.4.c")
    assert [each.number for each in found.clauses] == ["I.4.c.1-a", "I.4.c.2-b"]
    assert {result.indicator.indicator for result in found.indicators} == {"plants", "hazardous", "waste"}
    assert found.tasks == []
    assert [each.number for each in narrowed(rich_card, "II.6").clauses] == ["II.6.1", "II.6.2-a"]
    assert len(json.loads(plan_json(narrowed(rich_card, "T1")))["tasks"]) == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--clause", "I.4.c.1-b"], "no clause 'I.4.c.1-b'; did you mean 'I.4.c.2-b'?"),
        (["--clause", "I.4.c.1-a", "--format", "html"], "give --format table, csv or json"),
    ],
)
def test_a_number_that_no_clause_has(
    paths: list[str], capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert run(["plan", *paths, *more]) == 2
    assert said in capsys.readouterr().err


def test_the_terminal_tells_units_sources_and_states(rich_card: Scorecard) -> None:
    rows = {" ".join(line.replace("│", " ").split()) for line in printed(rich_card).splitlines()}
    assert any("1/3 cơ sở 23/11/2026" in row for row in rows)
    assert "hồ sơ các cơ sở trong sổ" in rows
    assert (
        "Theo dõi bằng chỉ tiêu 3 Đạt mục tiêu: 1; Chưa đạt mục tiêu: 1; Chưa đủ căn cứ kết luận: 1; "
        "Chưa xác định, thiếu số liệu đủ căn cứ: 1" in rows
    )
    assert "Xét bằng tiêu chí kiểm tra 1 Chưa đạt: 2; Chưa đủ căn cứ kết luận: 1; Đạt: 1" in rows
    assert any(row.startswith("38 xã, phường III.8.2-a Kế hoạch hằng năm 31/12/2026 38 0") for row in rows)


def test_the_csv_tells_how_each_figure_is_counted(rich_card: Scorecard) -> None:
    rows = list(csv.DictReader(io.StringIO(plan_csv(rich_card, "vi"))))
    assert {name: rows[0][name] for name in ("unit", "of", "source", "definition", "held_by")} == {
        "unit": "%",
        "of": "1/3 cơ sở",
        "source": "hồ sơ các cơ sở trong sổ",
        "definition": "Tử số: Cụm đạt; mẫu số: Cụm đang hoạt động. Đếm cụm",
        "held_by": "Sổ",
    }
