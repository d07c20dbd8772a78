"""Where pages are written: old ones go, what is someone else's stays, and every refusal is a sentence."""

from pathlib import Path

import pytest
from parsed_page import read_pages
from small_site import book, docs, rule

from compliance.model.texts import LANGS


def test_pages_that_are_no_longer_made_are_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, output = tmp_path / "rules", tmp_path / "site"
    book(folder, {"a/WW-01-x.yaml": rule(), "b/WW-02-x.yaml": rule("WW-02")})
    assert docs(folder, output) == 0
    (output / "notes.txt").write_text("mine", encoding="utf-8")
    before = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    (folder / "b" / "WW-02-x.yaml").unlink()
    capsys.readouterr()
    assert docs(folder, output) == 0
    assert "4 old ones removed" in capsys.readouterr().out
    after = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    gone = {f"{lang}/{name}.html" for lang in LANGS for name in ("rule-WW-02", "theme-b")}
    assert before - after == gone
    assert after <= before
    assert (output / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert docs(folder, tmp_path / "fresh") == 0
    fresh = {path.relative_to(tmp_path / "fresh").as_posix() for path in (tmp_path / "fresh").rglob("*.*")}
    assert after - {"notes.txt"} == fresh


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    "marker",
    [
        None,
        "",
        "{}",
        "[]",
        '{"rulebook": "x", "files": "all"}',
        '{"rulebook": "x", "files": ["../kept.html"]}',
        '{"rulebook": "x", "files": ["/kept.html"]}',
        '{"rulebook": "x", "files": ["notes.txt"]}',
        '{"rulebook": "x", "files": [1]}',
    ],
)
def test_a_folder_of_something_else_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], marker: str | None
) -> None:
    output = tmp_path / "site"
    output.mkdir()
    (output / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "kept.html").write_text("mine", encoding="utf-8")
    if marker is not None:
        (output / "rulebook.json").write_text(marker, encoding="utf-8")
    rules = book(tmp_path / "rules", {"a/WW-01-x.yaml": rule()})
    before = contents(tmp_path)
    assert docs(rules, output) == 2
    told = capsys.readouterr()
    assert f"--output: {output} is not empty and holds no rule site (rulebook.json)" in told.err
    assert told.out == ""
    assert contents(tmp_path) == before


def test_a_page_that_someone_else_put_there_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, output = book(tmp_path / "rules", {"a/WW-01-x.yaml": rule()}), tmp_path / "site"
    assert docs(rules, output) == 0
    (output / "vi" / "rule-WW-02.html").write_text("mine", encoding="utf-8")
    book(rules, {"a/WW-02-x.yaml": rule("WW-02")})
    before = contents(output)
    assert docs(rules, output) == 2
    assert "rule-WW-02.html is not a page of the rule site" in capsys.readouterr().err
    assert contents(output) == before


def test_other_places_that_cannot_be_written_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = book(tmp_path / "rules", {"a/WW-01-x.yaml": rule()})
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    for output, problem in (
        (rules, "lies in the folder of the rule files"),
        (rules / "site", "lies in the folder of the rule files"),
        (tmp_path / "file", "is a file; expected a folder"),
        (tmp_path / "file" / "site", "cannot be written"),
    ):
        assert docs(rules, output) == 2
        told = capsys.readouterr().err
        assert told.startswith("--output: ")
        assert problem in told
    assert contents(tmp_path) == before


def test_rules_and_cases_with_problems_give_no_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert docs(tmp_path / "missing", tmp_path / "site") == 2
    assert "[missing-folder]" in capsys.readouterr().err
    rules = book(tmp_path / "rules", {"a/WW-01-x.yaml": rule()})
    (rules / "a" / "WW-01-x.cases.yaml").write_text("cases:\n  - {name: x, expect: mett}\n", encoding="utf-8")
    assert docs(rules, tmp_path / "site") == 2
    assert "WW-01-x.cases.yaml:2" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "deep" / "site"
    assert docs(book(tmp_path / "rules", {"WW-01-x.yaml": rule()}), output) == 0
    written = len(contents(output))
    assert capsys.readouterr().out == (
        f"{output}: {written} files on 1 rules written\nopen {output / 'index.html'}\n"
    )
    assert read_pages(output)["vi/rule-WW-01.html"].facts()["Lĩnh vực"] == "Chung"
    assert "Chưa có tình huống kiểm thử." in [
        p.text for p in read_pages(output)["vi/rule-WW-01.html"].all("p")
    ]
