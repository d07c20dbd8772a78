"""What each way of writing a day is read as, and what is refused because it may mean another."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from typed_cells import DAY, ISO, OPEN, POINT, VI, column, read

from compliance.sources.cells.columns import type_column
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Notation

SIXTH = date(2025, 6, 5)
DATES: list[tuple[CellValue, object, object, object]] = [
    # cell, as iso, as vi or vi-point, with nothing said
    ("2025-12-31", DAY, DAY, DAY),
    ("31/12/2025", "date", DAY, DAY),
    ("31-12-2025", "date", DAY, DAY),
    ("31.12.2025", "date", DAY, DAY),
    ("ngày 31/12/2025", "date", DAY, DAY),
    ("5/6/2025", "date", SIXTH, "ambiguous"),
    ("05/06/2025", "date", SIXTH, "ambiguous"),
    ("6/6/2025", "date", date(2025, 6, 6), date(2025, 6, 6)),
    ("12/31/2025", "date", "date", "date"),
    ("29/2/2024", "date", date(2024, 2, 29), date(2024, 2, 29)),
    ("29/2/2025", "date", "date", "date"),
    ("2025-02-29", "date", "date", "date"),
    ("31/12-2025", "date", "date", "date"),
    (date(1905, 7, 7), *["year-as-date"] * 3),  # 2015 in a cell of days counted from 1900
    (datetime(1909, 7, 8), *["year-as-date"] * 3),  # noqa: DTZ001  # the same, counted from 1904
    ("07/07/1905", "date", "year-as-date", "year-as-date"),
    (date(1905, 3, 13), *[date(1905, 3, 13)] * 3),
    (date(1905, 10, 1), *[date(1905, 10, 1)] * 3),
    ("1905-07-07", *[date(1905, 7, 7)] * 3),
    ("ngày 7 tháng 7 năm 1905", *[date(1905, 7, 7)] * 3),
    ("31/12/25", "date", "date", "date"),
    ("05/06/25", "date", "date", "date"),
    ("31-AUG-15", *[date(2015, 8, 31)] * 3),
    ("31 Aug 2015", *[date(2015, 8, 31)] * 3),
    ("1 september 2015", *[date(2015, 9, 1)] * 3),
    ("01-JAN-49", *[date(2049, 1, 1)] * 3),
    ("01-JAN-50", *[date(1950, 1, 1)] * 3),
    ("31-Agu-15", "date", "date", "date"),
    ("31-FEB-15", "date", "date", "date"),
    ("ngày 31 tháng 12 năm 2025", DAY, DAY, DAY),
    ("Ngày 31 Tháng 12 năm 2025", DAY, DAY, DAY),
    ("31 tháng 12 năm 2025", DAY, DAY, DAY),
    ("31 tháng 13 năm 2025", "date", "date", "date"),
    ("2025-12-31 00:00:00", DAY, DAY, DAY),
    ("2025-12-31T00:00", DAY, DAY, DAY),
    ("31/12/2025 00:00", "date", DAY, DAY),
    ("31/12/2025 08:30", "time-of-day", "time-of-day", "time-of-day"),
    ("2025", "date-part", "date-part", "date-part"),
    ("năm 2025", "date-part", "date-part", "date-part"),
    ("12/2025", "date-part", "date-part", "date-part"),
    ("tháng 12/2025", "date-part", "date-part", "date-part"),
    ("tháng 12 năm 2025", "date-part", "date-part", "date-part"),
    ("2025-12", "date-part", "date-part", "date-part"),
    ("quý IV/2025", "date-part", "date-part", "date-part"),
    ("1899-12-31", "date", "date", "date"),
    ("2200-01-01", "date", "date", "date"),
    ("٢٠٢٥-١٢-٣١", "date", "date", "date"),
    ("20251231", "date", "date", "date"),
    ("45000", "serial-date", "serial-date", "serial-date"),
    (45000, "serial-date", "serial-date", "serial-date"),
    (2025, "date-part", "date-part", "date-part"),
    (7, "date", "date", "date"),
    (True, "date", "date", "date"),
    (DAY, DAY, DAY, DAY),
    (datetime(2025, 12, 31), DAY, DAY, DAY),  # noqa: DTZ001
    (datetime(2025, 12, 31, 8, 30), "time-of-day", "time-of-day", "time-of-day"),  # noqa: DTZ001
    (time(8, 30), "date", "date", "date"),
    (date(1899, 12, 31), "date", "date", "date"),
    ("chưa rõ", "date", "date", "date"),
    ("–", "placeholder", "placeholder", "placeholder"),
]


@pytest.mark.parametrize(("cell", "iso", "vi", "unsaid"), DATES)
def test_a_date(cell: CellValue, iso: object, vi: object, unsaid: object) -> None:
    day = column("date")
    assert (read(day, cell, ISO), read(day, cell, VI), read(day, cell, OPEN)) == (iso, vi, unsaid)
    assert read(day, cell, POINT) == vi


def test_a_date_of_another_locale_is_told_with_the_one_it_is_of() -> None:
    assert type_column(column("date"), ["05/06/2025"], ISO).refused[0] == Fault(
        "date",
        "'05/06/2025': cần ghi ngày dạng 2025-12-31 (`locale: iso`; `locale: vi-point` đọc 1678.5 và "
        "31/12/2025)",
        "found '05/06/2025'; expected a date such as 2025-12-31 (`locale: iso`; `locale: vi-point` reads "
        "1678.5 and 31/12/2025)",
    )


@pytest.mark.parametrize(
    ("cell", "from_1900", "from_1904"),
    [
        (45000, date(2023, 3, 15), date(2027, 3, 16)),
        (45000.0, date(2023, 3, 15), date(2027, 3, 16)),
        (Decimal(45000), date(2023, 3, 15), date(2027, 3, 16)),
        ("45000", date(2023, 3, 15), date(2027, 3, 16)),
        (25569, date(1970, 1, 1), date(1974, 1, 2)),
        (25568, "serial-date", date(1974, 1, 1)),
        (73050, date(2099, 12, 31), "serial-date"),
        (73051, "date", "date"),
        (45000.5, "time-of-day", "time-of-day"),
        (1900, "date-part", "date-part"),
        (2100, "date-part", "date-part"),
        (2101, "date", "date"),
    ],
)
def test_a_count_of_days(cell: CellValue, from_1900: object, from_1904: object) -> None:
    day = column("date")
    assert read(day, cell, Notation("vi", 1900, text_epoch=1900)) == from_1900
    assert read(day, cell, Notation("vi", 1904, text_epoch=1904)) == from_1904


def test_a_count_of_days_in_a_text_is_read_only_where_a_person_states_from_when() -> None:
    day = column("date")
    assert read(day, "45000", Notation("vi", 1900)) == "serial-date"
    assert read(day, 45000, Notation("vi", text_epoch=1900)) == "serial-date"
    assert read(day, "45000", Notation("vi", 1904, text_epoch=1900)) == date(2023, 3, 15)


def test_a_count_of_days_is_told_with_both_readings() -> None:
    fault = type_column(column("date"), [45000], OPEN).refused[0]
    assert fault == Fault(
        "serial-date",
        "'45000' là số ngày đếm của bảng tính: 15/03/2023 (đếm từ năm 1900) hoặc 16/03/2027 (đếm từ năm "
        "1904); cần định dạng cột là ngày hoặc ghi rõ ngày",
        "found '45000', a count of days: 2023-03-15 (counted from 1900) or 2027-03-16 (counted from 1904); "
        "format the column as dates or write the day",
    )
