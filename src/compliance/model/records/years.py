"""The year that figures are of and the day they were closed, declared once for all kinds kept by year."""

from datetime import date

from compliance.model.fields import column


def year() -> int:
    """Declare the calendar year that figures are of."""
    value: int = column(
        "Năm",
        "Year",
        "Năm dương lịch của số liệu, từ ngày 01/01 đến ngày 31/12.",
        "Calendar year, 1 January to 31 December.",
        required=True,
    )
    return value


def closed_on() -> date | None:
    """Declare the day on which the figures of a year were closed."""
    value: date | None = column(
        "Ngày chốt số liệu",
        "Closed on",
        "Ngày chốt số liệu của năm, thường là ngày 31/12 năm đó.",
        "Day the figures of the year were closed, normally its 31 December.",
    )
    return value
