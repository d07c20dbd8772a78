"""What holds for every cell of a column, whatever its type."""

from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_cells import ISO, OPEN, POINT, REF, SAID, VI, column, read

from compliance.model.choices import FacilityKind
from compliance.model.fields import Column, ColumnType
from compliance.model.values import format_date, format_number
from compliance.sources.cells.columns import type_column
from compliance.sources.cells.number_text import Printed, read_censored, read_number
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import LOCALES, Notation


@pytest.mark.parametrize("kind", get_args(ColumnType))
def test_a_blank_is_refused_only_where_a_value_is_required(kind: ColumnType) -> None:
    for cells in (["", None], pa.array(["", None]), pa.chunked_array([[""], [None]])):
        optional = type_column(column(kind, choices=FacilityKind), cells, OPEN)
        assert (optional.values.to_pylist(), optional.refused) == ([None, None], {})
        required = type_column(column(kind, required=True, choices=FacilityKind), cells, OPEN)
        assert {row: fault.code for row, fault in required.refused.items()} == {0: "missing", 1: "missing"}


@pytest.mark.parametrize("kind", get_args(ColumnType))
def test_a_doubtful_cell_is_refused_with_its_own_fault(kind: ColumnType) -> None:
    assert type_column(column(kind, choices=FacilityKind), [REF, None, REF], OPEN).refused == {
        0: REF.fault, 2: REF.fault,
    }  # fmt: skip


COLUMNS = (
    column("number"), column("number", unit="m3/day"), column("censored"), column("whole"), column("date"),
    column("flag"), column("choice", choices=FacilityKind), column("text"), column("text", digits=(5, 10)),
    column("text", required=True), column("text", digits=(10, 12, 13)), column("text", names="table"),
    column("text", digits=(2, 5), is_place=True), column("unit"), column("number", unit="%", required=True),
)  # fmt: skip
NUMERIC = st.text("0123456789.,-<> \u00a0", max_size=12) | st.from_regex(
    r"\A[<>]?-?[0-9]{1,4}([., \u00a0][0-9]{3}){0,2}([.,][0-9]{1,7})?\Z"
)
DATELIKE = st.builds(
    "{}{mark}{}{mark}{}".format, st.integers(0, 33), st.integers(0, 14), st.integers(1890, 2210),
    mark=st.sampled_from("/-."),
)  # fmt: skip
WORDS = st.sampled_from(
    (
        "true",
        "có",
        "x",
        "mine",
        "Mỏ khoáng sản",
        "KPH",
        "-",
        "n/a",
        "75 %",
        "12 m³/ngày",
        "2025",
        "45000",
        "F-1",
        "03388",
        "Phường Đoàn Kết",
        "0312345678-001",
        "Điểm xả thải",
        "\ue000",
        "",
    )
)
TEXTS = st.one_of(
    NUMERIC.map(str.strip), DATELIKE, WORDS, st.dates().map(str), st.text(max_size=5).map(str.strip)
)
TYPED: st.SearchStrategy[CellValue] = st.one_of(
    st.integers(-(10**13), 10**13), st.floats(), st.booleans(), st.none(), st.just(REF),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1e6, max_value=1e6),
    st.dates(), st.datetimes(), st.sampled_from((0, 1, 1.0, True, False, Decimal(1), 2025, 45000)),
)  # fmt: skip
EPOCHS = st.sampled_from((1900, 1904, None))
NOTATIONS = st.builds(Notation, st.sampled_from(SAID), EPOCHS, text_epoch=EPOCHS)
QUICK = settings(max_examples=200, deadline=None, derandomize=True)


def outcome(declared: Column, cells: object, notation: Notation) -> tuple[object, object, object]:
    typed = type_column(declared, cells, notation)
    return (
        typed.values.to_pylist(),
        typed.signs and typed.signs.to_pylist(),
        dict(sorted(typed.refused.items())),
    )


@QUICK
@given(st.sampled_from(COLUMNS), st.lists(TEXTS, max_size=8), NOTATIONS)
def test_texts_of_arrow_and_texts_of_a_grid_are_one(
    declared: Column, texts: list[str], notation: Notation
) -> None:
    expected = outcome(declared, list(texts), notation)
    nulled = [text or None for text in texts]
    half = len(texts) // 2
    assert outcome(declared, nulled, notation) == expected
    assert outcome(declared, pa.array(texts, pa.string()), notation) == expected
    assert outcome(declared, pa.array(nulled, pa.large_string()), notation) == expected
    chunks = [texts[:half], nulled[half:]]
    assert outcome(declared, pa.chunked_array(chunks, pa.string()), notation) == expected


@QUICK
@given(NUMERIC.map(str.strip).filter(bool), NOTATIONS)
def test_a_column_of_numbers_is_read_as_each_of_its_texts_is(text: str, notation: Notation) -> None:
    for declared in (column("number"), column("number", unit="kg")):
        number = read_number(text, declared, notation)
        expected = number.code if isinstance(number, Fault) else number
        assert read(declared, text, notation) == ("placeholder" if set(text) <= set("-.") else expected)
    printed = read_censored(text, notation)
    value = printed.code if isinstance(printed, Fault) else printed.number
    if isinstance(printed, Printed) and printed.sign:
        value = (printed.sign, printed.number)
    assert read(column("censored"), text, notation) == ("placeholder" if set(text) <= set("-.") else value)


@QUICK
@given(st.sampled_from(COLUMNS), st.lists(st.one_of(TEXTS, TYPED), max_size=8), NOTATIONS)
def test_a_cell_is_read_alone_and_accepted_or_refused_never_both(
    declared: Column, cells: list[CellValue], notation: Notation
) -> None:
    typed = type_column(declared, cells, notation)
    values = typed.values.to_pylist()
    for row, cell in enumerate(cells):
        alone = type_column(declared, [cell], notation)
        assert alone.values.to_pylist() == [values[row]]
        assert alone.refused.get(0) == typed.refused.get(row)
        is_blank = cell is None or cell == ""
        assert (row in typed.refused) == (values[row] is None and (declared.required or not is_blank))


@QUICK
@given(st.sampled_from(COLUMNS), st.one_of(TEXTS, TYPED), st.sampled_from((1900, 1904, None)))
def test_what_is_read_with_nothing_said_is_what_every_locale_reads_that_does(
    declared: Column, cell: CellValue, epoch: int
) -> None:
    unsaid = read(declared, cell, Notation(None, epoch))
    said = {locale: read(declared, cell, Notation(locale, epoch)) for locale in LOCALES}
    refused = type_column(declared, [cell], Notation(None, epoch)).refused
    if not refused:
        by_locale = [
            said[locale]
            for locale in LOCALES
            if not type_column(declared, [cell], Notation(locale, epoch)).refused
        ]
        assert by_locale
        assert set(map(repr, by_locale)) == {repr(unsaid)}
    elif refused[0].code == "ambiguous":
        assert len(set(map(repr, said.values()))) > 1


DECIMALS = st.decimals(-(10**11), 10**11, places=6)


@QUICK
@given(DECIMALS)
def test_a_number_is_the_same_typed_and_written(number: Decimal) -> None:
    exact = Decimal(format(number, ".15g"))
    plain = f"{exact:f}"
    expected = [exact]
    for kind in ("number", "censored"):
        declared = column(kind)
        assert type_column(declared, [plain], ISO).values.to_pylist() == expected
        assert type_column(declared, [format_number(exact, "vi")], VI).values.to_pylist() == expected
        assert type_column(declared, [plain], POINT).values.to_pylist() == expected
        assert type_column(declared, [float(exact)], OPEN).values.to_pylist() == expected
        assert type_column(declared, [exact], OPEN).values.to_pylist() == expected


@QUICK
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_the_same_typed_and_written(day: date) -> None:
    declared = column("date")
    written: list[tuple[CellValue, Notation]] = [
        (day, OPEN), (day.isoformat(), ISO), (day.isoformat(), OPEN), (format_date(day, "vi"), VI),
        (f"{day.day}/{day.month}/{day.year}", VI), (f"{day.day}/{day.month}/{day.year}", POINT),
        (f"ngày {day.day} tháng {day.month} năm {day.year}", OPEN),
        (f"{day:%d-%b-%Y}", OPEN), (datetime(day.year, day.month, day.day), OPEN),  # noqa: DTZ001
    ]  # fmt: skip
    assert [read(declared, cell, notation) for cell, notation in written] == [day] * len(written)


@QUICK
@given(st.sampled_from(COLUMNS), st.one_of(TEXTS, TYPED), NOTATIONS)
def test_what_is_accepted_prints_back_to_the_same_value(
    declared: Column, cell: CellValue, notation: Notation
) -> None:
    value = read(declared, cell, notation)
    if not type_column(declared, [cell], notation).refused and value is not None:
        sign, plain = value if isinstance(value, tuple) else ("", value)
        printed = f"{plain:f}" if isinstance(plain, Decimal) else str(plain)
        again = f"{sign}{printed.lower() if declared.type == 'flag' else printed}"
        assert read(declared, again, ISO) == value
