"""Every row of a table is accepted or rejected with all its reasons, whatever the form of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.errors import Place, Problem, Problems
from compliance.model.fields import Column, RecordKind
from compliance.model.schema import KINDS
from compliance.model.texts import Bilingual
from compliance.sources.cells.number_text import BelowLimit
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Notation
from compliance.sources.registers.table_faults import Keys
from compliance.sources.registers.typed_table import type_table
from compliance.sources.texts import ColumnCells, Part, RejectedRow, TextTable

ISO = Notation("iso")
FACILITIES = KINDS["facilities"]
MEASUREMENTS = KINDS["measurements"]
Columns = Mapping[str, Sequence[CellValue]]


def keys(accepted: Sequence[str], rejected: Sequence[str] = ()) -> Keys:
    return Keys(pa.array(accepted, pa.string()), pa.array([*accepted, *rejected], pa.string()))


def table(columns: Columns, *, arrow: bool = False) -> TextTable:
    cells: dict[str, ColumnCells] = {
        name: pa.array(list(column), pa.string()) if arrow else list(column)
        for name, column in columns.items()
    }
    rows = len(next(iter(columns.values())))
    return TextTable("t.csv", list(columns), {}, cells, range(2, rows + 2))


class Typing:
    """One table typed: the rows accepted, those rejected, and what is told."""

    def __init__(
        self,
        kind: RecordKind,
        text: TextTable,
        known: dict[str, Keys] | None = None,
        notation: Notation = ISO,
    ) -> None:
        self.keys = dict(known or {})
        self.rejected: list[RejectedRow] = []
        self.problems = Problems()
        parts = [Part(kind, text, notation)]
        result = type_table(kind, parts, self.keys, self.rejected, self.problems)
        self.table, self.repeated = result.rows, sum(result.repeated.values())
        self.lines: list[int] = self.table.column("_line").to_pylist()

    @property
    def told(self) -> list[tuple[int | None, str | None, str]]:
        return [(p.place.line, p.place.field, p.code) for p in self.problems.found]

    @property
    def reasons(self) -> list[tuple[int | None, str | None, list[tuple[str, str]]]]:
        return [
            (row.place.line, row.facility_id, [(name, fault.code) for name, fault in row.reasons])
            for row in self.rejected
        ]


def column(typing: Typing, name: str) -> list[object]:
    values: list[object] = typing.table.column(name).to_pylist()
    return values


def test_a_rejected_row_keeps_its_cells_its_reasons_and_where_it_came_from() -> None:
    text = table({"facility_id": ["F1", "F2"], "name": [None, "Mỏ"], "land_ha": [12.5, "nhiều"]})
    first = Place("gốc.xlsx[Sheet1]", 17)
    text.origins = [None, first]
    missing = Fault("missing", "bắt buộc phải có nhưng đang để trống", "is required and blank")
    number = Fault(
        "number",
        "'nhiều': cần ghi một số như 1678.5",
        "found 'nhiều'; expected a plain number such as 1678.5",
    )

    typing = Typing(FACILITIES, text)

    assert typing.rejected == [
        RejectedRow(
            "facilities", Place("t.csv", 2), {"facility_id": "F1", "name": None, "land_ha": 12.5},
            (("name", missing),), "F1", notation=ISO,
        ),
        RejectedRow(
            "facilities", Place("t.csv", 3), {"facility_id": "F2", "name": "Mỏ", "land_ha": "nhiều"},
            (("land_ha", number),), "F2", first, ISO,
        ),
    ]  # fmt: skip
    assert typing.problems.found == [
        Problem(Place("t.csv", 2, field="name"), "missing", missing.en, missing.vi),
        Problem(Place("t.csv", 3, field="land_ha"), "number", number.en, number.vi),
    ]
    assert typing.table.num_rows == 0


def test_a_key_that_stands_twice_is_nobodys() -> None:
    names: list[CellValue] = ["A", "A", "B", "C", "D"]
    typing = Typing(FACILITIES, table({"facility_id": ["F1", "F2", "F1", 7, "7"], "name": names}))

    assert typing.lines == [3]
    assert typing.reasons == [
        (line, key, [("facility_id", "duplicate-key")])
        for line, key in ((2, "F1"), (4, "F1"), (5, "7"), (6, "7"))
    ]
    assert [row.reasons[0][1].en for row in typing.rejected] == [
        "the key 'F1' stands also in line 4", "the key 'F1' stands also in line 2",
        "the key '7' stands also in line 6", "the key '7' stands also in line 5",
    ]  # fmt: skip


def test_rows_that_say_the_same_are_one_record() -> None:
    ids: list[CellValue] = ["F1", "F1", "F1", "F2", "F2", "F2"]
    sizes: list[CellValue] = ["1.5", 1.5, "1.50", "1", "1", "2"]
    typing = Typing(FACILITIES, table({"facility_id": ids, "name": ["A"] * 6, "land_ha": sizes}))

    assert (typing.lines, typing.repeated) == ([2], 3)
    assert [(line, reasons) for line, _, reasons in typing.reasons] == [
        (5, [("facility_id", "duplicate-key")]), (7, [("facility_id", "duplicate-key")]),
    ]  # fmt: skip


def test_of_two_rows_with_one_key_the_one_that_stands_is_kept() -> None:
    old = Part(FACILITIES, table({"facility_id": ["F1", "F2"], "name": ["A", "B"]}), ISO, stands=True)
    new = Part(FACILITIES, table({"facility_id": ["F1", "F2", "F3"], "name": ["C", "B", "D"]}), ISO)
    rejected: list[RejectedRow] = []
    for parts in ([old, new], [new, old]):
        rejected.clear()
        result = type_table(FACILITIES, parts, {}, rejected, Problems())
        kept = [(row["facility_id"], row["name"]) for row in result.rows.to_pylist()]
        assert sorted(kept) == [("F1", "A"), ("F2", "B"), ("F3", "D")]
        assert [row.cells["name"] for row in rejected] == ["C"]
        assert sum(result.repeated.values()) == 1


def test_of_many_rows_with_one_key_a_few_are_named() -> None:
    typing = Typing(FACILITIES, table({"facility_id": ["F1"] * 8, "name": list("ABCDEFGH")}))

    told = [row.reasons[0][1] for row in typing.rejected]
    assert [fault.en for fault in told[:2] + told[-1:]] == [
        "the key 'F1' stands also in line 3, 4, 5, 6, 7 and 2 others",
        "the key 'F1' stands also in line 2, 4, 5, 6, 7 and 2 others",
        "the key 'F1' stands also in line 2, 3, 4, 5, 6 and 2 others",
    ]
    assert told[0].vi == "mã 'F1' có ở cả dòng 3, 4, 5, 6, 7 và 2 dòng khác"


def test_a_key_of_several_fields_is_one_of_values_not_of_texts() -> None:
    text = table({
        "facility_id": ["F1"] * 4,
        "period_end": ["31/12/2025", date(2025, 12, 31), "30/12/2025", ""],
        "has_plant": ["có", "không", None, None],
    })  # fmt: skip

    typing = Typing(KINDS["cluster_reports"], text, {"facility": keys(["F1"])}, Notation("vi"))

    assert typing.lines == [4]
    assert typing.reasons == [
        (2, "F1", [("period_end", "duplicate-key")]),
        (3, "F1", [("period_end", "duplicate-key")]),
        (5, "F1", [("period_end", "missing")]),
    ]
    assert typing.rejected[0].reasons[0][1].en == "the key 'F1/2025-12-31' stands also in line 3"


@pytest.mark.parametrize("more", [0, 1_000])
def test_a_key_may_differ_only_in_its_last_field_and_that_may_be_blank(more: int) -> None:
    text = table({
        "facility_id": ["F1"] * (5 + more),
        "period_end": ["2025-12-31"] * 5 + [str(date(1980, 1, 1) + timedelta(n)) for n in range(more)],
        "is_settlement": ["true", "false", None, "true", None] + [None] * more,
        "due_vnd": ["400", "100", "100", "300", "100"] + ["1"] * more,
    })  # fmt: skip

    typing = Typing(KINDS["pfes_declarations"], text, {"facility": keys(["F1"])})

    assert typing.lines == [3, 4, *range(7, 7 + more)]
    assert typing.repeated == 1
    assert typing.reasons == [(line, "F1", [("is_settlement", "duplicate-key")]) for line in (2, 5)]
    assert typing.rejected[0].reasons[0][1].en == "the key 'F1/2025-12-31/true' stands also in line 5"


@pytest.mark.parametrize(("plural", "day"), [("task_assignments", None), ("task_progress", "2026-06-30")])
def test_communes_with_one_name_for_their_office_keep_a_row_each(plural: str, day: str | None) -> None:
    codes = ["03388", "03390", "03388", None]
    columns: Columns = {"task": ["T2"] * 4, "agency": ["UBND cấp xã"] * 4, "commune_code": codes}
    typing = Typing(KINDS[plural], table(columns | ({"reported_on": [day] * 4} if day else {})))

    assert (typing.lines, typing.repeated, typing.rejected) == ([2, 3, 5], 1, [])


def test_a_reference_is_to_an_accepted_row() -> None:
    text = table({
        "outlet_id": ["O1", "O2", "O3", "O4"],
        "facility_id": ["F1", "F2", "F9", 12],
    })  # fmt: skip

    typing = Typing(KINDS["outlets"], text, {"facility": keys(["F1", "12"], rejected=["F2"])})

    assert typing.lines == [2, 5]
    assert typing.reasons == [
        (3, "F2", [("facility_id", "follows")]),
        (4, None, [("facility_id", "unknown-reference")]),
    ]
    assert [row.reasons[0][1].vi for row in typing.rejected] == [
        "dòng 'F2' của bảng «Cơ sở» chưa được tiếp nhận", "'F9' không có trong bảng «Cơ sở» của sổ này",
    ]  # fmt: skip
    assert typing.told == [(4, "facility_id", "unknown-reference")]
    assert typing.keys["outlet"].accepted.to_pylist() == ["O1", "O4"]
    assert typing.keys["outlet"].written.to_pylist() == ["O1", "O2", "O3", "O4"]


def test_keys_are_kept_only_for_kinds_that_are_referred_to() -> None:
    assert list(Typing(FACILITIES, table({"facility_id": ["F1"], "name": ["A"]})).keys) == ["facility"]
    text = table({"coverage_id": ["C1"], "record_kind": ["permits"]})
    assert list(Typing(KINDS["coverage"], text).keys) == []


def test_facilities_that_stand_in_one_another() -> None:
    text = table({
        "facility_id": ["A", "B", "C", "D", "E", "F"],
        "name": ["x"] * 6,
        "parent_id": ["B", "A", "C", "A", "Z", None],
    })  # fmt: skip

    typing = Typing(FACILITIES, text)

    assert typing.lines == [5, 7]
    assert typing.told == [
        (2, "parent_id", "cycle"), (3, "parent_id", "cycle"), (4, "parent_id", "cycle"),
        (6, "parent_id", "unknown-reference"),
    ]  # fmt: skip
    assert typing.rejected[0].reasons[0][1].en == "facilities stand in one another: A -> B -> A"


@pytest.mark.parametrize("parents", [["B", None, "A"], [None, "B", "A"]])
def test_a_parent_that_stands_twice_makes_no_circle(parents: list[CellValue]) -> None:
    text = table({"facility_id": ["A", "A", "B"], "name": ["x"] * 3, "parent_id": parents})
    assert Typing(FACILITIES, text).told == [
        (2, "facility_id", "duplicate-key"),
        (3, "facility_id", "duplicate-key"),
    ]


def test_a_span_that_ends_before_it_begins_and_a_table_that_is_none() -> None:
    text = table({
        "coverage_id": ["C1", "C2", "C3"],
        "record_kind": ["permits", "permit", "permits"],
        "complete_from": ["2025-12-31", None, "2025-12-31"],
        "complete_to": ["2025-12-30", "2025-12-30", "2025-12-31"],
    })  # fmt: skip

    typing = Typing(KINDS["coverage"], text)

    assert typing.lines == [4]
    assert typing.told == [(2, "complete_to", "order"), (3, "record_kind", "choice")]


def with_detection_limit() -> RecordKind:
    limit = Column(
        "detection_limit",
        "number",
        Bilingual(vi="Giới hạn phát hiện", en="Detection limit"),
        "",
        unit_field="unit",
    )
    return replace(MEASUREMENTS, columns={**MEASUREMENTS.columns, "detection_limit": limit})


def test_what_was_not_detected_lies_below_the_limit_that_its_row_tells() -> None:
    cells: list[CellValue] = ["KPH", "ND", "không phát hiện", "<0,3", "5", "KPH", "KPH"]
    limits: list[CellValue] = ["0,01", 0.5, None, "0,01", "0,01", "0", "ít"]
    rows = len(cells)
    text = table({
        "measurement_id": [f"M{row}" for row in range(rows)],
        "facility_id": ["F1"] * rows,
        "outlet_id": ["O1"] * rows,
        "parameter": ["COD"] * rows,
        "value": cells,
        "detection_limit": limits,
    })  # fmt: skip

    typing = Typing(with_detection_limit(), text, notation=Notation("vi"))

    assert typing.lines == [2, 3, 5, 6]
    assert column(typing, "value") == [Decimal("0.01"), Decimal("0.5"), Decimal("0.3"), Decimal(5)]
    assert column(typing, "value__sign") == ["<", "<", "<", None]
    assert typing.told == [
        (4, "value", "not-detected"), (7, "value", "not-detected"), (8, "value", "not-detected"),
        (8, "detection_limit", "number"),
    ]  # fmt: skip


def test_without_a_limit_of_detection_it_is_asked_for() -> None:
    text = table({
        "measurement_id": ["M1"], "facility_id": ["F1"], "outlet_id": ["O1"], "parameter": ["COD"],
        "value": ["KPH"],
    })  # fmt: skip
    (row,) = Typing(MEASUREMENTS, text).rejected
    assert row.reasons == (
        (
            "value",
            BelowLimit(
                "not-detected",
                "'KPH': cần ghi giới hạn phát hiện, ví dụ <0,01",
                "found 'KPH'; write the limit of detection, such as <0.01",
            ),
        ),
    )


def test_what_was_not_quantified_lies_below_that_limit_and_no_other() -> None:
    cells: list[CellValue] = ["<LOQ", "< GHĐL", "dưới giới hạn định lượng", "KPH", "<LOQ (3)", "<LOQ"]
    rows = len(cells)
    text = table({
        "measurement_id": [f"M{row}" for row in range(rows)],
        "facility_id": ["F1"] * rows,
        "outlet_id": ["O1"] * rows,
        "parameter": ["COD"] * rows,
        "value": cells,
        "detection_limit": ["0,5"] * rows,
        "quantification_limit": [2, "2", "1,5", "2", "2", None],
    })  # fmt: skip

    typing = Typing(MEASUREMENTS, text, notation=Notation("vi"))

    assert typing.lines == [2, 3, 4, 5]
    assert column(typing, "value") == [Decimal(2), Decimal(2), Decimal("1.5"), Decimal("0.5")]
    assert column(typing, "value__sign") == ["<"] * 4
    assert typing.told == [(6, "value", "not-detected"), (7, "value", "not-detected")]


# What holds for all tables ----------------------------------------------------------------------------------

CELLS: dict[str, st.SearchStrategy[str]] = {
    "measurement_id": st.sampled_from(("M1", "M2", "M3", "M4", "M5", "M6", "", "-")),
    "facility_id": st.sampled_from(("F1", "F1", "F2", "F9", "")),
    "outlet_id": st.sampled_from(("O1", "O1", "O1", "O9")),
    "parameter": st.sampled_from(("COD", "pH", "")),
    "sampled_on": st.sampled_from(("2025-12-31", "2025-02-29", "31/12/2025", "5/6/2025", "")),
    "value": st.sampled_from(("1.5", "<0.5", "1,5", "1.678", "KPH", "12a", "")),
    "unit": st.sampled_from(("mg/L", "mg / L", "")),
}
ROWS = st.lists(st.tuples(*CELLS.values()), max_size=7)
KNOWN = {"facility": keys(["F1"], rejected=["F2"]), "outlet": keys(["O1"])}
NOTATIONS = st.builds(Notation, st.sampled_from(("iso", "vi", None)))
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


def typed(rows: Sequence[tuple[str, ...]], notation: Notation, *, arrow: bool) -> Typing:
    columns = {name: [row[index] for row in rows] for index, name in enumerate(CELLS)}
    return Typing(MEASUREMENTS, table(columns, arrow=arrow), KNOWN, notation)


@QUICK
@given(ROWS, NOTATIONS)
def test_columns_of_arrow_and_of_a_grid_give_one_table(
    rows: list[tuple[str, ...]], notation: Notation
) -> None:
    one, other = typed(rows, notation, arrow=True), typed(rows, notation, arrow=False)
    assert one.table.equals(other.table)
    assert one.rejected == other.rejected
    assert one.problems == other.problems


@QUICK
@given(ROWS, NOTATIONS)
def test_every_row_is_accepted_or_rejected(rows: list[tuple[str, ...]], notation: Notation) -> None:
    typing = typed(rows, notation, arrow=True)
    lines = [*typing.lines, *(row.place.line for row in typing.rejected)]
    assert len(lines) == len(set(lines)) == len(rows) - typing.repeated
    assert set(lines) <= set(range(2, len(rows) + 2))
    assert all(row.reasons for row in typing.rejected)
    assert [dict(row.cells) for row in typing.rejected] == [
        dict(zip(CELLS, (cell or None for cell in rows[(row.place.line or 0) - 2]), strict=True))
        for row in typing.rejected
    ]


@QUICK
@given(ROWS, NOTATIONS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    rows: list[tuple[str, ...]], notation: Notation, random: st.DataObject
) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    first = typed(rows, notation, arrow=True)
    second = typed([rows[row] for row in order], notation, arrow=True)

    def contents(typing: Typing, places: Sequence[int]) -> list[tuple[int, object]]:
        accepted = zip(typing.lines, typing.table.drop_columns("_line").to_pylist(), strict=True)
        rejected = [
            (
                row.place.line or 0,
                (row.cells, row.facility_id, [(name, fault.code) for name, fault in row.reasons]),
            )
            for row in typing.rejected
        ]
        return sorted(
            ((places[line - 2], found) for line, found in (*accepted, *rejected)), key=lambda item: item[0]
        )

    assert contents(second, order) == contents(first, range(len(rows)))


@pytest.mark.parametrize("arrow", [True, False])
def test_a_table_without_rows(arrow: bool) -> None:
    typing = typed([], ISO, arrow=arrow)
    assert (typing.table.num_rows, typing.rejected) == (0, [])
    assert typing.table.schema.field("value").type == pa.decimal128(18, 6)
