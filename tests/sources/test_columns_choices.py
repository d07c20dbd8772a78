"""What is read as yes or no, as a value of a closed list, or as the name of a table."""

import pytest
from typed_cells import OPEN, column, read

from compliance.model.choices import EnvironmentalGroup, FacilityKind, NoValueReason
from compliance.model.fields import Choice
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.sources.cells.columns import type_column
from compliance.sources.cells.declared_cell import read_cell
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Notation


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("true", True), ("Có", True), ("đúng", True), ("Đã có", True), ("✓", True),
        ("☑", True),
        ("1", True), (1, True), (True, True), ("no", False), ("Không", False), ("sai", False),
        ("chưa", False),
        ("Chưa có", False), ("không có", False), (0, False), (False, False), ("x", "tick"), ("X", "tick"),
        ("a", "tick"), ("☐", "tick"), ("✗", "tick"), ("dung", "flag"), ("một phần", "flag"), (2, "flag"),
        (1.0, "flag"), ("-", "placeholder"), ("/", "placeholder"), ("n/a", "placeholder"),
        ("Không có số liệu", "placeholder"), (None, None),
    ],
)  # fmt: skip
def test_yes_and_no(cell: CellValue, expected: object) -> None:
    assert read(column("flag"), cell, OPEN) == expected


def test_a_tick_means_yes_only_where_that_is_stated() -> None:
    notation = Notation(ticks=frozenset({"X", "không"}))
    assert [read(column("flag"), cell, notation) for cell in ("x", "X", "a", "không")] == [
        True, True, "tick", False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("mine", "mine"), ("Mỏ khoáng sản", "mine"), ("MỎ KHOÁNG SẢN", "mine"), ("Mo khoang san", "mine"),
        ("Nhà máy thuỷ điện", "hydropower"), ("nha may thuy dien", "hydropower"),
        ("fuel station", "fuel_station"),
        ("Chợ", "market"), ("cho", "market"), ("Chờ", "choice"), ("mien", "choice"),
        ("mỏ khoàng sản", "choice"),
        ("?", "placeholder"), (1, "choice"), (True, "choice"),
    ],
)  # fmt: skip
def test_a_choice(cell: CellValue, expected: object) -> None:
    assert read(column("choice", choices=FacilityKind), cell, OPEN) == expected


def test_the_label_of_another_numeral_is_not_suggested() -> None:
    declared = column("choice", choices=EnvironmentalGroup)
    for digit, numeral in (("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")):
        fault = read_cell(declared, f"Nhóm {digit}", OPEN)
        assert isinstance(fault, Fault)
        assert fault.vi.endswith(f"; có phải là 'Nhóm {numeral}'")


def test_a_label_is_no_placeholder() -> None:
    class Size(Choice):
        known = "known", "Đã rõ", "known"
        unknown = "n/a", "Không rõ", "unknown"

    assert [read(column("choice", choices=Size), cell, OPEN) for cell in ("Không rõ", "N/A", "-")] == [
        "n/a", "n/a", "placeholder",
    ]  # fmt: skip


def test_a_choice_that_is_refused_names_what_is_allowed() -> None:
    fault = type_column(column("choice", choices=NoValueReason), ["lots"], OPEN).refused[0]
    assert fault == Fault(
        "choice",
        "'lots': cần ghi một trong các giá trị: Không xả thải trong kỳ, Không phải quan trắc trong kỳ, "
        "Mất mẫu, hỏng thiết bị",
        "found 'lots'; expected one of no_discharge, not_required, lost; did you mean 'lost'?",
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("permits", "permits"), ("PERMITS", "permits"), ("Plant logs", "plant_logs"),
        ("Điểm xả thải", "outlets"), ("điểm xả THẢI", "outlets"), ("diem xa thai", "outlets"),
        ("Điểm xã thải", "Điểm xã thải"), ("điểm xả", "điểm xả"),
        ("Cơ sở thứ cấp trong cụm, khu", "tenants"), ("Cơ sở", "facilities"),
        ("Nghĩa vụ đến hạn", "Nghĩa vụ đến hạn"), ("dues", "dues"),
        ("-", "placeholder"), ("permits\u200b", "control-character"), (12, "12"), (None, None),
    ],
)  # fmt: skip
def test_a_table(cell: CellValue, expected: object) -> None:
    assert read(column("text", names="table"), cell, OPEN) == expected


def test_every_table_is_named_by_its_labels() -> None:
    tables = {plural: kind for plural, kind in KINDS.items() if not kind.is_generated} | COLLECTIONS
    for plural, kind in tables.items():
        for written in (plural, kind.label.vi, kind.label.vi.upper(), kind.label.en):
            assert read(column("text", names="table"), written, OPEN) == plural
