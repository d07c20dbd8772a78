"""The workbook officers fill: a sheet a kind, a column a field, and Excel's own lists and checks."""

import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from compliance.model.fields import Column, RecordKind
from compliance.model.schema import COVERED, KINDS
from compliance.model.texts import LANGS, Bilingual, Lang
from compliance.report.entry_columns import SHEET_NAME, heading_of, sheet_name
from compliance.report.entry_sheet import LAST_ROW
from compliance.report.register_template import template_bytes
from compliance.sources.registers.manifest import MANIFEST_LABELS, Manifest
from compliance.sources.sheets.headings import kinds_named, read_heading
from compliance.sources.sheets.rejected_headings import is_provenance

READ = [kind for kind in KINDS.values() if not kind.is_generated]
FIELDS = [(kind, column) for kind in READ for column in kind.columns.values()]
EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(template_bytes(READ)))


def checks(page: Worksheet) -> dict[str, DataValidation]:
    """Return the checks of a sheet by the range they hold for."""
    return {str(check.sqref): check for check in page.data_validations.dataValidation}


def check_of(book: Workbook, kind: RecordKind, column: Column) -> DataValidation:
    letter = get_column_letter(list(kind.columns).index(column.name) + 1)
    return checks(book[sheet_name(kind)])[f"{letter}3:{letter}{LAST_ROW}"]


def listed(book: Workbook, name: str) -> list[object]:
    sheet, cells = book.defined_names[name].attr_text.split("!")
    return [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]


def test_every_kind_has_a_sheet_and_every_field_its_column(book: Workbook) -> None:
    assert book.sheetnames == [
        "Hướng dẫn", "Thông tin sổ", *(sheet_name(kind) for kind in READ), "Danh mục",
    ]  # fmt: skip
    for kind in READ:
        page = book[sheet_name(kind)]
        first, second = ([cell.value for cell in row] for row in page.iter_rows(max_row=2))
        columns = kind.columns.values()
        assert first == [heading_of(column, column.unit) for column in columns]
        assert second == [column.label.en for column in columns]
        assert page.max_row == 2


@pytest.mark.parametrize("kind", READ, ids=[kind.plural for kind in READ])
def test_a_sheet_is_read_back_as_its_kind(kind: RecordKind) -> None:
    name = sheet_name(kind)
    assert kinds_named(name) == (kind.plural,)
    assert 0 < len(name) <= SHEET_NAME
    assert not set(name) & set("[]:*?/\\")
    assert sum(sheet_name(other).casefold() == name.casefold() for other in READ) == 1


def test_a_label_that_names_no_kind_for_certain_gives_the_plural_name() -> None:
    other = Bilingual(vi=KINDS["permits"].label.vi, en="Outlet")
    assert sheet_name(replace(KINDS["outlets"], label=other)) == "outlets"


@pytest.mark.parametrize(
    ("kind", "column"), FIELDS, ids=[f"{kind.plural}.{column.name}" for kind, column in FIELDS]
)
def test_both_headings_are_read_back_as_their_field(kind: RecordKind, column: Column) -> None:
    heading = heading_of(column, column.unit)
    read = read_heading(" ".join(unicodedata.normalize("NFC", heading).split()), kind)
    assert read.fields == (column.name,)
    assert read.unit in (None, column.unit)
    assert read_heading(column.label.en, kind).fields == (column.name,)
    assert not is_provenance(heading)
    assert column.label.vi in heading
    assert (column.unit is None) == (heading == column.label.vi)


def test_units_stand_behind_labels_as_readers_write_them(book: Workbook) -> None:
    page = book[sheet_name(KINDS["permits"])]
    assert "Lưu lượng nước thải theo giấy phép (m³/ngày)" in [cell.value for cell in page[1]]


def test_closed_lists_drop_down_with_their_vietnamese_labels(book: Workbook) -> None:
    for kind, column in FIELDS:
        check = check_of(book, kind, column)
        if column.choices is not None:
            assert listed(book, check.formula1) == [member.vi for member in column.choices]
        elif column.type == "flag":
            assert check.formula1 == '"Có,Không"'
        else:
            continue
        assert (check.type, check.errorStyle or "stop", check.showErrorMessage) == ("list", "stop", True)


def test_coverage_names_tables_as_they_are_read(book: Workbook) -> None:
    coverage = KINDS["coverage"]
    check = check_of(book, coverage, coverage.columns["record_kind"])
    assert listed(book, check.formula1) == list(COVERED)


def test_references_list_the_keys_of_the_other_sheet_and_only_warn(book: Workbook) -> None:
    outlets = KINDS["outlets"]
    check = check_of(book, outlets, outlets.columns["facility_id"])
    assert (check.type, check.errorStyle) == ("list", "warning")
    assert check.formula1 == f"OFFSET('Cơ sở'!$A$2,1,0,MAX(1,COUNTA('Cơ sở'!$A$2:$A${LAST_ROW})-1),1)"
    for kind, column in FIELDS:
        if column.refers_to is not None:
            referred = next(other for other in READ if other.name == column.refers_to)
            assert f"'{sheet_name(referred)}'!" in str(check_of(book, kind, column).formula1)


def test_numbers_and_dates_are_checked_and_shown_so_that_a_slip_is_seen(book: Workbook) -> None:
    formats = {"number": "#,##0.00####", "censored": "#,##0.00####", "whole": "0", "date": "dd/mm/yyyy"}
    for kind, column in FIELDS:
        letter = get_column_letter(list(kind.columns).index(column.name) + 1)
        prepared = book[sheet_name(kind)].column_dimensions[letter]
        assert prepared.number_format == formats.get(column.type, "@")
        assert not prepared.protection.locked
        check = check_of(book, kind, column)
        bounds = (check.type, check.formula1, check.formula2)
        if column.type == "number":
            assert bounds == ("decimal", "-999999999999" if column.unit is None else "0", "999999999999")
        elif column.type == "whole":
            assert bounds == ("whole", "-999999999", "999999999")
        elif column.type == "date":
            days = date(1900, 3, 1), date(2199, 12, 31)
            assert bounds == ("date", *(str(day.toordinal() - EXCEL_DAY_ZERO) for day in days))
        elif column.type == "censored":
            assert check.formula1 == f'OR(ISNUMBER({letter}3),LEFT({letter}3,1)="<",LEFT({letter}3,1)=">")'


@pytest.mark.parametrize("lang", LANGS)
def test_headings_and_cells_tell_how_to_fill_them(lang: Lang) -> None:
    book = load_workbook(BytesIO(template_bytes(READ, lang)))
    for kind in READ:
        page = book[sheet_name(kind)]
        for cell, column in zip(page[1], kind.columns.values(), strict=True):
            assert cell.comment is not None
            note = cell.comment.text
            assert note.startswith("*") == column.required
            assert column.description.text(lang) in note
            assert (cell.fill.fgColor.rgb == "00F9D9B8") == column.required
            if column.unit is not None:
                assert column.unit.text(lang) in note
        for check in checks(page).values():
            assert 0 < len(check.prompt) <= 255
            assert len(check.promptTitle) <= 32
            assert len(check.error) <= 225
            assert len(check.errorTitle) <= 32
            assert len(check.formula1 or "") <= 255


def test_only_the_header_is_protected_and_stays_in_sight(book: Workbook) -> None:
    for kind in READ:
        page, width = book[sheet_name(kind)], len(kind.columns)
        assert page.freeze_panes == "B3"
        assert page.protection.sheet
        assert not page.protection.password
        allowed = ("formatColumns", "sort", "autoFilter", "insertRows", "deleteRows")
        assert [getattr(page.protection, name) for name in allowed] == [False] * len(allowed)
        assert all(cell.protection.locked for row in page.iter_rows() for cell in row)
        # The columns on the right are unlocked too, or no row could be deleted.
        assert max(column.max for column in page.column_dimensions.values()) == 16_384
        assert page.auto_filter.ref == f"A2:{get_column_letter(width)}{LAST_ROW}"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.print_title_rows == "$1:$2"


def test_the_guide_tells_every_sheet_and_every_field(book: Workbook) -> None:
    rows = [tuple(cell.value for cell in row) for row in book["Hướng dẫn"].iter_rows()]
    sheets = [row[:3] for row in rows if row[2] in KINDS and row[6] is None]
    assert sheets == [(sheet_name(kind), kind.label.vi, kind.plural) for kind in READ]
    fields = {(row[0], row[2]): row for row in rows if row[6]}
    for kind, column in FIELDS:
        row = fields[sheet_name(kind), column.name]
        unit = column.unit.text("vi") if column.unit else None
        assert (row[1], row[4], row[5]) == (column.label.vi, unit, "có" if column.required else None)
        assert row[6] == column.description.vi
    told = "\n".join(str(row[0]) for row in rows)
    assert "{" not in told
    assert "Không suy đoán" in told
    links = {cell.value: cell.hyperlink.location for (cell,) in book["Hướng dẫn"]["A1:A60"] if cell.hyperlink}
    assert links["Cơ sở"] == "'Cơ sở'!A1"


@pytest.mark.parametrize(("lang", "locale"), [("vi", "vi"), ("en", "iso")])
def test_the_sheet_about_the_register_holds_its_keys_and_nothing_to_misread(lang: Lang, locale: str) -> None:
    book = load_workbook(BytesIO(template_bytes(READ, lang)))
    page = book["Thông tin sổ"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert rows == [
        [label, key, locale if key == "locale" else None] for key, label in MANIFEST_LABELS.items()
    ]
    assert {row[1] for row in rows} == set(Manifest.model_fields) - {"columns_lacking", "written"}
    assert page["C3"].number_format == "dd/mm/yyyy"
    assert checks(page)["C4"].formula1 == '"vi,vi-point,iso"'
    assert [page[f"C{row}"].protection.locked for row in (2, 3, 4, 5)] == [False] * 4


def test_the_same_kinds_give_the_same_small_file() -> None:
    data = template_bytes(READ)
    assert data == template_bytes(READ)
    assert data != template_bytes(READ, "en")
    # There are to be about eighty kinds in less than a megabyte.
    assert len(data) / len(READ) < 12_000
    with ZipFile(BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_cell_is_a_formula(book: Workbook) -> None:
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_the_template_that_is_handed_out_is_the_one_the_program_writes() -> None:
    handed_out = load_workbook(Path(__file__).parents[2] / "facilities" / "template" / "so-theo-doi.xlsx")
    written = load_workbook(BytesIO(template_bytes(READ)))

    assert handed_out.sheetnames == written.sheetnames
    for page in written:
        assert told(handed_out[page.title]) == told(page), "run make samples"


def told(page: Worksheet) -> dict[str, tuple[object, str | None]]:
    """Return the value and the note of every cell that has one."""
    cells = (cell for row in page.iter_rows() for cell in row if cell.value is not None or cell.comment)
    return {cell.coordinate: (cell.value, cell.comment.text if cell.comment else None) for cell in cells}
