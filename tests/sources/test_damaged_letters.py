"""Texts of which a program damaged letters are refused or put back; those that only look odd are kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from test_legacy_vietnamese import TEXTS
from typed_cells import OPEN, column, read

from compliance.model.fields import NOTE
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.writing import table_text
from compliance.sources.words.damaged_letters import SIGNS, damage, read_encoded_twice
from compliance.sources.words.encodings import Decoded, decode

NAMES = ("Nhà máy chè Bản Bo", "Trại lợn Nà Tăm", "Mỏ đá Nậm Hàng 2")
WHOLE = (
    "Café São Paulo", "Hợp tác xã Đồng Ấm (?)", "Mỏ đá?", "có giấy phép không?Nếu có", "“HỢP TÁC XÃ”",
    "XÃ–PHƯỜNG", "XÃ HỘI…", "«Chè má»", "BẢN BO, ÂU CƠ, ĂN CA, ẤN ĐỘ", "5 °C, 12 m³, µg/Nm³, ±2", "Nestlé",
    "https://a.vn/tra-cuu?ma=1", "www.a.vn/?b", "Lô A?", "?", "??? ???", "Ærø", "Škoda", "Ångström", "Ø 90",
    "<?xml", "Khu A/B?", "Mã số 1?2", "«Từ»", "“Ý”, “Á”, «Ạ»",
)  # fmt: skip
MISREAD = (
    "NhÃ mÃ¡y", "NhĂ mĂ¡y", "Báº£n Bo", "Ä‘Ã¡", "nÆ°á»›c", "LÃ²", "HÃ³a", "25 Â°C", "a â€“ b", "tiá»…n",
    "NhÆ°", "Má»\xa0«cũ»",
)  # fmt: skip
LOST = ("B?n H?p", "M? ?á", "H? th?y ?i?n", "B?N H?P", "gi? ??nh", "(?ông)", "Đ?i Th?ng 2")


def seen_as(text: str, encoding: str) -> str:
    """Return what a program shows of a text in UTF-8 that it takes for another encoding."""
    return "".join(bytes([code]).decode(encoding, "ignore") or chr(code) for code in text.encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, None) for text in WHOLE),
        *((text, "misread-letters") for text in MISREAD),
        *((text, "lost-letter") for text in LOST),
    ],
)
def test_a_text_is_damaged_only_where_nobody_writes_so(text: str, code: str | None) -> None:
    found = damage(text)
    assert (found and found.code) == code
    assert found is None or any(sign in text for sign in SIGNS)
    assert read(column("text"), text, OPEN) == (code or ("placeholder" if text == "?" else text))
    assert read(column("text", name=NOTE, kept_for="notes"), text, OPEN) == text


@given(TEXTS, st.booleans())
def test_no_text_of_syllables_is_damaged(text: str, capitals: bool) -> None:
    for whole in (text.upper() if capitals else text, f"“{text}”", f"{text.title()}?", f"«{text}»"):
        assert damage(whole) is None
        assert read_encoded_twice(whole) is None


@given(TEXTS, st.sampled_from(("cp1252", "cp1258", "latin-1")), st.booleans())
def test_letters_that_were_misread_are_never_taken(text: str, encoding: str, capitals: bool) -> None:
    text = text.upper() if capitals else text
    said = seen_as(text, encoding).replace("\u00a0", " ").strip()
    letters = {letter for letter in text if not letter.isascii()} - set("àÀÒÓÔÕ")
    if letters:
        assert read(column("text"), said, OPEN) in ("misread-letters", "control-character")


@given(TEXTS)
def test_letters_that_were_lost_within_words_are_never_taken(text: str) -> None:
    said = text.encode("ascii", "replace").decode()
    if any("?" in word.rstrip("?") for word in said.split()):
        assert read(column("text"), said, OPEN) == "lost-letter"


@given(TEXTS)
def test_a_file_encoded_twice_is_put_back_to_the_letter_or_left(text: str) -> None:
    for encoding in ("cp1252", "latin-1"):
        said = seen_as(text, encoding)
        assert read_encoded_twice(said) in (None, text)
        assert read_encoded_twice(f"{said} {seen_as('nước chảy đá mòn', encoding)}") == (
            f"{text} nước chảy đá mòn"
        )
        assert read_encoded_twice(f"{said} nước chảy đá mòn") is None


def test_a_file_encoded_twice_is_told() -> None:
    text = "name\n" + "\n".join(NAMES)
    found = decode(seen_as(text, "cp1252").encode(), None, lambda _: 0)
    assert found == Decoded(text, "utf-8", lookalike_of="utf-8")
    assert [note.en for note in found.notes()] == ["encoded in UTF-8 twice, and decoded twice"]


def outcome(loading: Loading) -> tuple[str, list[tuple[int | None, str, str]]]:
    facilities = table_text(loading.register, "facilities")
    told = [
        (row.place.line, name, fault.code) for row in loading.register.rejected for name, fault in row.reasons
    ]
    return facilities, told


@pytest.mark.parametrize("file", ["facilities.csv", "danh-sach.csv"])
def test_a_text_file_with_some_misread_names(tmp_path: Path, file: str) -> None:
    rows = [("G1", NAMES[0]), ("G2", seen_as(NAMES[1], "cp1252")), ("G3", seen_as(NAMES[2], "cp1258"))]
    rows += [("G4", "B?n H?p"), ("G5", "Mỏ đá số 5 B?n H?p")]
    lines = ["facility_id,name,kind", *(f"{key},{name},factory" for key, name in rows)]
    (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    assert outcome(load_files([tmp_path / file])) == (
        f"facility_id,name,kind\nG1,{NAMES[0]},factory\n",
        [
            (3, "name", "misread-letters"), (4, "name", "misread-letters"), (5, "name", "lost-letter"),
            (6, "name", "lost-letter"),
        ],
    )  # fmt: skip


@pytest.mark.parametrize("file", ["facilities.csv", "danh-sach.csv"])
def test_a_text_file_that_was_encoded_twice(tmp_path: Path, file: str) -> None:
    text = "facility_id,name,kind\n" + "".join(f"G{n},{name},factory\n" for n, name in enumerate(NAMES))
    (tmp_path / file).write_text(seen_as(text, "cp1252"), encoding="utf-8")
    assert outcome(load_files([tmp_path / file])) == (text, [])


def test_a_workbook_with_misread_and_lost_letters(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    rows = [("G1", NAMES[0]), ("G2", seen_as(NAMES[1], "cp1252")), ("G3", "B?n H?p"), ("G4", "Bản Bo (?)")]
    for row in (("facility_id", "name", "kind"), *((*row, "factory") for row in rows)):
        page.append(row)
    book.save(tmp_path / "danh-sach.xlsx")
    assert outcome(load_files([tmp_path / "danh-sach.xlsx"])) == (
        f"facility_id,name,kind\nG1,{NAMES[0]},factory\nG4,Bản Bo (?),factory\n",
        [(3, "name", "misread-letters"), (4, "name", "lost-letter")],
    )
