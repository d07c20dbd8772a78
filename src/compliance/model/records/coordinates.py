"""Where something stands, as degrees and in the national grid; declared once for all kinds that have it."""

from decimal import Decimal

from compliance.model.fields import column

_MAPS = "maps, and the check of a place against its commune"


def latitude() -> Decimal | None:
    """Declare a latitude."""
    value: Decimal | None = column(
        "Vĩ độ",
        "Latitude",
        "Vĩ độ bắc theo hệ WGS84, ghi bằng độ thập phân.",
        "WGS84 latitude in decimal degrees, north.",
        unit="°",
        kept_for=_MAPS,
    )
    return value


def longitude() -> Decimal | None:
    """Declare a longitude."""
    value: Decimal | None = column(
        "Kinh độ",
        "Longitude",
        "Kinh độ đông theo hệ WGS84, ghi bằng độ thập phân.",
        "WGS84 longitude in decimal degrees, east.",
        unit="°",
        kept_for=_MAPS,
    )
    return value


def vn2000_x_m() -> Decimal | None:
    """Declare a northing."""
    value: Decimal | None = column(
        "Tọa độ X (VN-2000)",
        "VN-2000 X",
        "Tọa độ hướng bắc theo hệ VN-2000, như ghi trong giấy phép; ở tỉnh Lai Châu là số lớn hơn trong "
        "hai tọa độ.",
        "Northing in the national grid VN-2000, as permits print it: the larger number in this province.",
        unit="m",
        kept_for=_MAPS,
    )
    return value


def vn2000_y_m() -> Decimal | None:
    """Declare an easting."""
    value: Decimal | None = column(
        "Tọa độ Y (VN-2000)",
        "VN-2000 Y",
        "Tọa độ hướng đông theo hệ VN-2000, gồm cả 500.000 m cộng thêm theo quy ước.",
        "Easting in the national grid VN-2000, with its false easting of 500 000 m.",
        unit="m",
        kept_for=_MAPS,
    )
    return value


def vn2000_meridian() -> Decimal | None:
    """Declare the central meridian of a grid."""
    value: Decimal | None = column(
        "Kinh tuyến trục (VN-2000)",
        "VN-2000 meridian",
        "Kinh tuyến trục của múi chiếu 3 độ dùng cho X và Y, như 103; để trống: giấy tờ không ghi.",
        "Central meridian of the 3-degree zone in which X and Y are given, such as 103; blank: not stated.",
        unit="°",
        kept_for=_MAPS,
    )
    return value
