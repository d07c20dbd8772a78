"""Points of whatever has any, read out of files: those that cannot be of the province are rejected."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from compliance.sources.registers.loading import load_files

POINT = ("latitude", "longitude", "vn2000_x_m", "vn2000_y_m", "vn2000_meridian")
ROWS = (
    (("22.38", "103.45", None, None, None), None),
    (("103.45", "22.38", None, None, None), ("latitude", "coordinates-outside")),
    (("22.38", None, None, None, None), ("longitude", "half-point")),
    ((None, None, "2476543", "548123", None), None),
    ((None, None, "2476543", "548123", "103"), None),
    ((None, None, "2476543", "548123", "105"), ("vn2000_meridian", "meridian")),
    ((None, None, "2476543", "548123", "104.75"), ("vn2000_meridian", "meridian")),
    ((None, None, None, None, "105"), None),
    (("22.38", "103.45", "2476543", "548123", None), ("vn2000_x_m", "coordinates-differ")),
)


@pytest.mark.parametrize(("plural", "key"), [("facilities", "facility_id"), ("outlets", "outlet_id")])
def test_points_that_cannot_be_of_the_province_are_rejected(tmp_path: Path, plural: str, key: str) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    first = book.create_sheet("facilities")
    page = first if plural == "facilities" else book.create_sheet(plural)
    if page is not first:
        first.append(["facility_id", "name"])
        first.append(["F1", "Nhà máy (giả định)"])
    page.append([key, "name", *([] if page is first else ["facility_id"]), *POINT])
    for number, (point, _) in enumerate(ROWS):
        page.append([f"K{number}", "Điểm (giả định)", *([] if page is first else ["F1"]), *point])
    book.save(tmp_path / "so.xlsx")
    loading = load_files([tmp_path / "so.xlsx"])
    rejected = {
        row.cells[key]: (name, fault.code) for row in loading.register.rejected for name, fault in row.reasons
    }
    assert rejected == {f"K{number}": told for number, (_, told) in enumerate(ROWS) if told is not None}
    kept = {f"K{number}" for number, (_, told) in enumerate(ROWS) if told is None}
    assert set(loading.register.tables[plural].column(key).to_pylist()) == kept
