"""Several folders and workbooks read together: what each says of itself is joined, never replaced."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from compliance.cli.program import run
from compliance.sources.registers.loading import load_files
from compliance.sources.registers.manifest import Manifest

TITLES = ("Sổ theo dõi (giả định) A", "Sổ theo dõi (giả định) B")


def folder(at: Path, manifest: str | None, facility: str, columns: str = "facility_id,name,kind") -> Path:
    at.mkdir()
    (at / "facilities.csv").write_text(f"{columns}\n{facility}\n", encoding="utf-8")
    if manifest is not None:
        (at / "register.yaml").write_text(manifest, encoding="utf-8")
    return at


def test_titles_and_notes_are_joined_and_columns_lacking_united(tmp_path: Path) -> None:
    first = folder(
        tmp_path / "a",
        f"title: {TITLES[0]}\nas_of: 2025-06-30\nnote: bịa\ncolumns_lacking: {{facilities: [status]}}\n",
        "F1,Mỏ A,mine",
    )
    second = folder(
        tmp_path / "b",
        f"title: {TITLES[1]}\nas_of: 2025-06-30\nnote: bịa\ncolumns_lacking: {{facilities: [address]}}\n",
        "F2,Mỏ B,mine,operating",
        "facility_id,name,kind,status",
    )
    loading = load_files([first, second])

    assert loading.problems == []
    assert loading.register.manifest == Manifest(
        title="; ".join(TITLES),
        as_of="2025-06-30",
        note="bịa",
        columns_lacking={"facilities": ("status", "address")},
    )


@pytest.mark.parametrize("turned", [False, True])
def test_two_days_to_judge_for_are_asked_about(tmp_path: Path, *, turned: bool) -> None:
    first = folder(tmp_path / "a", "as_of: 2025-06-30\n", "F1,Mỏ A,mine")
    second = folder(tmp_path / "b", "as_of: 2025-12-31\n", "F2,Mỏ B,mine")
    given = [second, first] if turned else [first, second]
    days = ["30/06/2025", "31/12/2025"]
    loading = load_files(given)

    stated, found = reversed(days) if turned else days
    assert [(p.place.path, p.code, p.vi) for p in loading.unread] == [
        (
            str(given[1] / "register.yaml"),
            "manifest-conflict",
            f"Thời điểm xét: {found}, khác với {stated} đã khai báo trước; chỉ khai báo một trong hai",
        )
    ]


def test_a_folder_that_says_nothing_takes_nothing_away(tmp_path: Path) -> None:
    first = folder(tmp_path / "a", "title: A\nas_of: 2025-06-30\n", "F1,Mỏ A,mine")
    second = folder(tmp_path / "b", None, "F2,Mỏ B,mine")
    third = folder(tmp_path / "c", "note: bịa\n", "F3,Mỏ C,mine")
    manifest = load_files([first, second, third]).register.manifest

    assert manifest == Manifest(title="A", as_of="2025-06-30", note="bịa")


def test_a_register_that_is_added_to_keeps_what_it_says(tmp_path: Path) -> None:
    lacking = "columns_lacking: {facilities: [status]}\n"
    standing = folder(
        tmp_path / "so",
        f"title: {TITLES[0]}\nas_of: 2025-06-30\nlocale: iso\n{lacking}",
        "F1,Mỏ A,mine,",
        "facility_id,name,kind,status",
    )
    added = folder(
        tmp_path / "b",
        f"title: {TITLES[1]}\nas_of: 2025-12-31\nnote: bịa\n",
        "F2,Mỏ B,mine,operating",
        "facility_id,name,kind,status",
    )
    assert run(["register", "import", str(added), "--to", str(standing)]) == 0
    for _ in range(2):
        said = yaml.safe_load((standing / "register.yaml").read_text(encoding="utf-8"))
        assert {key: said[key] for key in ("title", "as_of", "note", "columns_lacking")} == {
            "title": TITLES[0],
            "as_of": "2025-06-30",
            "note": "bịa",
            "columns_lacking": {"facilities": ["status"]},
        }
        assert run(["register", "import", str(standing), "--to", str(standing)]) == 0
    assert ("facility", "status") in load_files([standing]).register.unasked


def workbook(path: Path, said: dict[str, str], sheet: str, rows: list[list[str]]) -> None:
    book = Workbook()
    about = book.active
    about.title = "Thông tin sổ"
    for key, value in said.items():
        about.append([key, value])
    table = book.create_sheet(sheet)
    for row in rows:
        table.append(row)
    book.save(path)


PERMITS = ["permit_id", "facility_id", "kind", "granted_on"]


def test_what_a_workbook_of_a_folder_states_of_its_dates_holds_for_no_other_file(tmp_path: Path) -> None:
    at = folder(tmp_path / "a", None, "F1,Mỏ A,mine")
    rows = [PERMITS, ["P1", "F1", "environmental_permit", "05/06/2025"]]
    workbook(at / "giay-phep.xlsx", {"locale": "vi"}, "permits", rows)
    text = ",".join(PERMITS) + "\nP2,F1,environmental_permit,05/06/2025\n"
    (at / "permits.csv").write_text(text, encoding="utf-8")
    loading = load_files([at])

    assert [
        (row["permit_id"], row["granted_on"]) for row in loading.register.tables["permits"].to_pylist()
    ] == [("P1", date(2025, 6, 5))]
    assert [(p.place.path, p.code) for p in loading.problems] == [(str(at / "permits.csv"), "ambiguous")]


def test_a_workbook_that_speaks_against_its_folder_is_asked_about(tmp_path: Path) -> None:
    at = folder(tmp_path / "a", "locale: iso\n", "F1,Mỏ A,mine")
    workbook(at / "giay-phep.xlsx", {"locale": "vi"}, "permits", [PERMITS])
    loading = load_files([at])

    assert [(p.code, p.text) for p in loading.unread] == [
        ("manifest-conflict", "locale: found vi; iso is stated before it; state one of them")
    ]
