"""Which texts, units, codes and places are taken, and which are refused as nobody can be certain of them."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_cells import DAY, OPEN, REF, column, read

from compliance.model.fields import NOTE
from compliance.model.schema import KINDS
from compliance.sources.cells.columns import type_column
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.places.communes import find_commune


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12/GPMT-UBND", "12/GPMT-UBND"), ("Nhà máy", "Nhà máy"), (12, "12"), ("12", "12"),
        ("x" * 10_000, "x" * 10_000),
        ("x" * 10_001, "too-long"), ("Đ" * 9_999 + "1", "Đ" * 9_999 + "1"), ("1" * 10_001, "too-long"),
        ("a\x07", "control-character"), ("COD\u200b", "control-character"),
        ("COD\u200b5", "control-character"),
        ("a\u2028b", "a\u2028b"), (12.5, "number-as-text"), (10**15, "number-as-text"),
        (True, "flag-as-text"),
        (DAY, "date-as-text"), (time(8), "date-as-text"), ("-", "placeholder"), ("—", "placeholder"),
        ("...", "placeholder"), ("N/A", "placeholder"), (REF, "formula"),
        *((text, "ditto") for text in ("nt", "-nt-", "(n.t)", "Như trên", '"', '-"-', "”", "〃", "''")),
        ("NT", "NT"), ("Như trên đồi", "Như trên đồi"), ("nt2", "nt2"),
        *((text, "spoilt-text") for text in ("#REF!", "#DIV/0!", "####", "Err:502", "1,2E+11", "1E+05")),
        ("#2", "#2"), ("1E5", "1E5"), ("E+05", "E+05"),
    ],
)  # fmt: skip
def test_a_text(cell: CellValue, expected: object) -> None:
    assert read(column("text"), cell, OPEN) == expected


@pytest.mark.parametrize(
    "code",
    [
        0x00, 0x1F, 0x7F, 0x80, 0x9F, 0xAD, 0x200F, 0x202E, 0x2066, 0x2069, 0xD800, 0xDC80, 0xDFFF, 0xE000,
        0xF0FC, 0xF8FF, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF,
    ],
    ids=hex,
)  # fmt: skip
def test_a_character_that_nobody_can_read_is_refused_wherever_it_stands(code: int) -> None:
    character = chr(code)
    for kind, name in (("text", "field"), ("text", NOTE), ("unit", "field")):
        for text in (character, f"COD{character}", f"{character}5 mg"):
            cells: list[CellValue] = ["mg", text, DAY, None]
            typed = type_column(column(kind, name=name), cells, OPEN)
            assert typed.values.to_pylist()[:2] == ["mg", None]
            assert typed.refused[1].code == "control-character"
            assert f"U+{code:04X}" in typed.refused[1].vi
    for near in ("\xa1", "\u2010", "\u2070", "\ud7ff", "\uf900", "\ufffc", "\U0001f600"):
        assert read(column("text"), f"a{near}", OPEN) == f"a{near}"


def test_what_no_rule_reads_may_be_a_dash_and_a_note_may_be_anything() -> None:
    kept, note = column("text", kept_for="address"), column("text", name=NOTE, kept_for="notes")
    cells: list[CellValue] = ["-", 12.5, True, DAY, REF, None]
    assert [read(kept, cell, OPEN) for cell in cells] == [
        "-", "number-as-text", "flag-as-text", "date-as-text", "formula", None,
    ]  # fmt: skip
    assert [read(note, cell, OPEN) for cell in cells] == ["-", "12.5", "True", "2025-12-31", "#REF!", None]
    assert [read(kept, text, OPEN) for text in ("nt", "####")] == ["ditto", "spoilt-text"]
    assert [read(note, text, OPEN) for text in ("nt", "####")] == ["nt", "####"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6200012345", "6200012345"), ("0312345678001", "0312345678001"),
        ("0312345678-001", "0312345678001"), ("0312 345 678-001", "0312345678001"),
        ("0312345678 – 001", "0312345678001"), ("0312.345.678", "0312345678"),
        ("0 3 1 2 3 4 5 6 7 8", "0312345678"), ("012 304 567 890", "012304567890"),
        ("312345678", "code-digits"), ("312345678.0", "code-digits"), ("31234567800.00", "code-digits"),
        ("3.12345678E8", "code-digits"), ("O312345678", "code-digits"), ("MST 0312345678", "code-digits"),
        ("-0312345678", "code-digits"), ("0312345678-", "code-digits"), ("0312,345,678", "code-digits"),
        ("٠٣١٢٣٤٥٦٧٨", "code-digits"), ("０３１２３４５６７８", "code-digits"),
        ("03123456789", "code-digits"), ("0312345678\u200b", "control-character"),
        ("-", "placeholder"), ("không có thông tin", "placeholder"),
        (6200012345, "6200012345"), (312345678, "code-digits"), (312345678001, "code-digits"),
        (6200012345001, "6200012345001"), (-312345678, "code-digits"), (6.2e9 + 0.5, "number-as-text"),
    ],
)  # fmt: skip
def test_a_code_of_so_many_digits(cell: CellValue, expected: object) -> None:
    assert read(column("text", digits=(10, 12, 13)), cell, OPEN) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("120105", "120105"), ("12 01 05", "120105"), ("12-01-05", "120105"), ("12.01.05", "120105"),
        ("1.1.2025", "code-digits"), ("5-1-2012", "code-digits"), ("2012-1-5", "code-digits"),
        ("70305", "code-digits"), (70305, "code-digits"), ("70305.0", "code-digits"), (DAY, "date-as-text"),
        ("120105*", "code-digits"), ("120105; 120106", "code-digits"), ("120105 - 120106", "code-digits"),
    ],
)  # fmt: skip
def test_a_code_that_programs_made_something_else_of_is_refused(cell: CellValue, expected: object) -> None:
    assert read(column("text", digits=(6,)), cell, OPEN) == expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.from_regex(r"\A(?:[0-9]{10}|[0-9]{12,13})\Z"), st.data())
def test_a_code_is_one_text_however_its_digits_are_parted(digits: str, data: st.DataObject) -> None:
    marks = st.lists(st.sampled_from(("", "", " ", "-", ".", " - ", "\u00a0", "–")), min_size=12, max_size=12)
    written = "".join(map("".join, zip(digits, [*data.draw(marks)[: len(digits) - 1], ""], strict=True)))
    found = read(column("text", digits=(10, 12, 13)), written, OPEN)
    assert found == digits or (found == "code-digits" and written.rstrip("0").endswith("."))


COMMUNE, TERRITORY = (column("text", digits=digits, is_place=True) for digits in ((5,), (2, 5)))
PLACES: list[tuple[CellValue, object, object]] = [
    # cell, as the code of a commune, as that of a commune or province
    ("03388", "03388", "03388"),
    ("03 388", "03388", "03388"),
    ("Phường Đoàn Kết", "03388", "03388"),
    ("xã sin suối hồ", "03394", "03394"),
    ("xa sin suoi ho", "03394", "03394"),
    ("P. Quyết Thắng, TP Lai Châu", "03388", "03388"),
    ("03388 - Phường Đoàn Kết", "03388", "03388"),
    ("Xã Mường Than", "commune-asked", "commune-asked"),
    ("03388, xã Sin Suối Hồ", "commune-asked", "commune-asked"),
    ("Xã Thanh Bình, Điện Biên", "commune", "commune"),
    ("99999", "commune", "commune"),
    ("12", "code-digits", "12"),
    ("3388", "code-digits", "code-digits"),
    ("3388.0", "commune", "commune"),
    ("033880", "code-digits", "code-digits"),
    (3388, "code-digits", "code-digits"),
    (12, "code-digits", "12"),
    (4, "code-digits", "code-digits"),
    (13388, "commune", "commune"),
    ("-", "placeholder", "placeholder"),
    ("Phường Đoàn Kết\ufffd", "control-character", "control-character"),
    (REF, "formula", "formula"),
]


@pytest.mark.parametrize(("cell", "commune", "territory"), PLACES)
def test_a_place(cell: CellValue, commune: object, territory: object) -> None:
    assert (read(COMMUNE, cell, OPEN), read(TERRITORY, cell, OPEN)) == (commune, territory)


def test_a_place_that_is_not_certain_is_told_as_communes_are() -> None:
    cells: list[CellValue] = ["Xã Mường Than", 3388]
    assert type_column(COMMUNE, cells, OPEN).refused == {
        0: find_commune("Xã Mường Than").fault,
        1: Fault(
            "code-digits",
            "'3388': cần ghi mã có 5 chữ số; bảng tính thường bỏ số 0 ở đầu, cần định dạng cột là văn bản và "
            "ghi đủ các chữ số",
            "found '3388'; expected a code of 5 digits; spreadsheets drop leading zeros: format the column "
            "as text and write all digits",
        ),
    }


def test_every_column_of_places_takes_the_digits_of_a_commune() -> None:
    columns = [c for kind in KINDS.values() for c in kind.columns.values()]
    assert {5} <= set.intersection(*(set(c.digits) for c in columns if c.is_place))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("mg / L", "mg/L"),
        ("m³/ngày", "m3/day"),
        ("-", "-"),
        ("–", "-"),
        ("—", "placeholder"),
        ("--", "placeholder"),
        (True, "flag-as-text"),
    ],
)
def test_a_unit(cell: CellValue, expected: object) -> None:
    assert read(column("unit"), cell, OPEN) == expected
