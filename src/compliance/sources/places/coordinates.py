"""Coordinates of places in Lai Châu: VN-2000 turned into WGS84, and points that cannot be right.

VN-2000 is taken in the province's own projection: central meridian 103°00', zones of 3 degrees, X to the
north and Y to the east as Vietnamese papers write them. Nothing is converted from another projection; it is
named instead.

Source: Decision 05/2007/QĐ-BTNMT (the seven parameters; EPSG:6960, which gives the rotations the sense of its
method "coordinate frame" and an accuracy of 1 m; the other sense differs by half a metre), EPSG:9205 (the
projection). Both are formulas, written out here: no grid file is read and no network used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import pi, sqrt

from pyproj import Geod, Transformer

from compliance.sources.faults import Fault
from compliance.sources.places.commune_tables import commune_tables

SOUTH, NORTH = Decimal("21.687"), Decimal("22.812")
WEST, EAST = Decimal("102.318"), Decimal("103.983")
"""The box around the province, degrees WGS84: a check for gross errors alone, since much of it is other land.

Source: the province's outline in the public units database.
"""

PAIR_TOLERANCE_M = Decimal(100)
"""How far the VN-2000 and the WGS84 point of one place may lie apart.

Ours. Above what writing rounds away (one second of arc is 31 m) and what a hand-held receiver errs; below the
223 m by which a point errs whose VN-2000 latitude and longitude were taken for WGS84.
"""

FAR_RADII = 3
"""A place is far from its commune beyond this many radii of a circle of the commune's area: 17 to 38 km.

Ours, and generous: an ellipse nine times as long as wide, whose centre is the commune's point, lies within.
"""

_DATUM_SHIFT = (
    "step proj=push v_3 step proj=cart ellps=WGS84 "
    "step proj=helmert x=-191.90441429 y=-39.30318279 z=-111.45032835 "
    "rx=-0.00928836 ry=0.01975479 rz=-0.00427372 s=0.252906278 convention=coordinate_frame "
    "step inv proj=cart ellps=WGS84 step proj=pop v_3"
)
_MERIDIAN_M = 500_000
"""The Y of the central meridian."""
_POLE_M = 10_000_000
"""About the X of the pole; metres beyond would be turned into degrees all the same."""
_GLOBE = Geod(ellps="WGS84")
_SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class _Projection:
    """A projection of VN-2000: its name as readers know it, central meridian and scale on it."""

    vi: str
    en: str
    meridian: Decimal
    scale: Decimal


def _zone_of_three_degrees(meridian: str, degrees: str) -> _Projection:
    return _Projection(
        f"múi 3°, kinh tuyến trục {meridian}",
        f"3° zone, central meridian {meridian}",
        Decimal(degrees),
        Decimal("0.9999"),
    )


_LAI_CHAU = _zone_of_three_degrees("103°00'", "103")
_OTHERS = (
    _zone_of_three_degrees("102°00'", "102"),
    _zone_of_three_degrees("104°00' (Sơn La)", "104"),
    _zone_of_three_degrees("104°45' (Lào Cai)", "104.75"),
    _zone_of_three_degrees("105°00'", "105"),
    _Projection(
        "múi 6°, kinh tuyến trục 105°00' (UTM 48N)",
        "6° zone, central meridian 105°00' (UTM 48N)",
        Decimal(105),
        Decimal("0.9996"),
    ),
)
"""Projections that papers of the province use by mistake: of its neighbours, and of the whole country."""


@cache
def _to_wgs84(projection: _Projection) -> Transformer:
    return Transformer.from_pipeline(
        f"proj=pipeline step inv proj=tmerc lat_0=0 lon_0={projection.meridian} k={projection.scale} "
        f"x_0={_MERIDIAN_M} y_0=0 ellps=WGS84 {_DATUM_SHIFT} step proj=unitconvert xy_in=rad xy_out=deg"
    )


def _converted(projection: _Projection, x_m: Decimal, y_m: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return latitude and longitude of a point in a projection; None if no point has such metres."""
    if not (0 <= x_m <= _POLE_M and 0 <= y_m <= 2 * _MERIDIAN_M):
        return None
    longitude, latitude = _to_wgs84(projection).transform(float(y_m), float(x_m))
    return Decimal(latitude).quantize(_SIX_PLACES), Decimal(longitude).quantize(_SIX_PLACES)


def wgs84_of(x_m: Decimal, y_m: Decimal) -> tuple[Decimal, Decimal]:
    """Return the latitude and longitude (WGS84) of a point in VN-2000, central meridian 103°00', 3° zone.

    Whether the point can be one of the province is what `check_vn2000` tells.

    Args:
        x_m: Metres north of the equator, the X of Vietnamese papers.
        y_m: Metres east with 500,000 on the central meridian, the Y of Vietnamese papers.

    Returns:
        Degrees to six decimals (0.1 m); the transformation itself is good to 1 m.

    Raises:
        ValueError: No point of the zone has such metres.

    >>> wgs84_of(Decimal("2470000"), Decimal("540000"))
    (Decimal('22.327724'), Decimal('103.390205'))
    """
    point = _converted(_LAI_CHAU, x_m, y_m)
    if point is None:
        raise ValueError(f"no point of the zone: X {x_m}, Y {y_m}")
    return point


def _is_inside(latitude: Decimal, longitude: Decimal) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def check_point(latitude: Decimal, longitude: Decimal) -> Fault | None:
    """Return why a WGS84 point is not in the province: it lies outside the box around it, edges included.

    A point inside the box may still lie in a neighbouring province or country.
    """
    if _is_inside(latitude, longitude):
        return None
    hints: list[tuple[str, str]] = []
    if _is_inside(longitude, latitude):
        hints.append(("vĩ độ và kinh độ bị đổi chỗ", "latitude and longitude are swapped"))
    elif abs(latitude) > 90 or abs(longitude) > 180:
        hints += [("đây không phải độ; có thể là tọa độ VN-2000 (m)", "not degrees; perhaps VN-2000 metres")]
    return _outside(
        f"vĩ độ {latitude}, kinh độ {longitude}", f"latitude {latitude}, longitude {longitude}", hints
    )


def check_vn2000(x_m: Decimal, y_m: Decimal) -> Fault | None:
    """Return why a VN-2000 point is not in the province: with 103°00' it lies outside the box around it.

    The fault names the projections, and the order of X and Y, in which the point would lie inside. A point of
    the zone of 102°00' or 104°00' can lie inside by chance, as another place; only its commune or a second
    pair of coordinates tells.
    """
    point = _converted(_LAI_CHAU, x_m, y_m)
    if point is not None and _is_inside(*point):
        return None
    swapped = _converted(_LAI_CHAU, y_m, x_m)
    if abs(x_m) <= 180 and abs(y_m) <= 180:
        hints = [("đây là độ, không phải mét VN-2000", "these are degrees, not metres of VN-2000")]
    elif swapped is not None and _is_inside(*swapped):
        hints = [_SWAPPED]
    else:
        hints = [hint for projection in _OTHERS for hint in _hints_of(projection, x_m, y_m)]
    return _outside(f"X {x_m}, Y {y_m} (VN-2000)", f"X {x_m}, Y {y_m} (VN-2000)", hints)


def check_meridian(meridian: Decimal) -> Fault | None:
    """Return why metres of VN-2000 of a central meridian are not read: it is not that of the province."""
    if meridian == _LAI_CHAU.meridian:
        return None
    text = f"{meridian.normalize():f}"
    return Fault(
        "meridian",
        f"kinh tuyến trục {text.replace('.', ',')}°: chỉ đọc tọa độ VN-2000 theo kinh tuyến trục 103°00' của "
        "tỉnh; cần chuyển đổi tọa độ hoặc thay bằng vĩ độ, kinh độ",
        f"central meridian {text}°: metres of VN-2000 are read with that of the province, 103°00'; convert "
        "them or write latitude and longitude instead",
    )


_SWAPPED = ("X và Y bị đổi chỗ (X là hướng bắc)", "X and Y are swapped (X is north)")


def _hints_of(projection: _Projection, x_m: Decimal, y_m: Decimal) -> Iterator[tuple[str, str]]:
    """Yield a projection if the point would lie inside the province in it, for each order of X and Y."""
    for x, y, swapped in ((x_m, y_m, ()), (y_m, x_m, _SWAPPED)):
        point = _converted(projection, x, y)
        if point is not None and _is_inside(*point):
            yield ", ".join([projection.vi, *swapped[:1]]), ", ".join([projection.en, *swapped[1:]])


def _outside(vi: str, en: str, hints: list[tuple[str, str]]) -> Fault:
    may_vi = "; có thể: " + " hoặc ".join(hint for hint, _ in hints) if hints else ""
    may_en = "; perhaps: " + " or ".join(hint for _, hint in hints) if hints else ""
    box = f"{SOUTH}–{NORTH}° N, {WEST}–{EAST}° E"
    return Fault(
        "coordinates-outside",
        f"{vi} nằm ngoài khung của tỉnh ({box}){may_vi}",
        f"{en} lies outside the box around the province ({box}){may_en}",
    )


def check_pair(x_m: Decimal, y_m: Decimal, latitude: Decimal, longitude: Decimal) -> Fault | None:
    """Return why the VN-2000 and the WGS84 coordinates of one place do not agree, with their distance.

    They agree up to `PAIR_TOLERANCE_M`, included. A point outside the province is told as such, first.
    """
    if outside := check_vn2000(x_m, y_m) or check_point(latitude, longitude):
        return outside
    apart = distance_m(wgs84_of(x_m, y_m), (latitude, longitude))
    if apart <= PAIR_TOLERANCE_M:
        return None
    allowed = f"{PAIR_TOLERANCE_M} m"
    return Fault(
        "coordinates-differ",
        f"tọa độ VN-2000 và tọa độ WGS84 cách nhau {apart} m; cho phép {allowed}",
        f"the VN-2000 and the WGS84 coordinates lie {apart} m apart; {allowed} allowed",
    )


def far_from_commune(latitude: Decimal, longitude: Decimal, commune_code: str) -> Fault | None:
    """Return a question about a point that lies farther from its commune's point than places of it do.

    Far is beyond `FAR_RADII` times the square root of area / π. It is no reason to reject: the bound is ours,
    and the commune's outline is not known here.

    Raises:
        KeyError: No commune of the province has this code today.
    """
    commune = commune_tables().today[commune_code]
    apart_km = distance_m((commune.latitude, commune.longitude), (latitude, longitude)) / 1000
    far_km = Decimal(FAR_RADII * sqrt(float(commune.area_km2) / pi))
    if apart_km <= far_km:
        return None
    return Fault(
        "far-from-commune",
        f"tọa độ cách điểm giữa {commune.full_name} {apart_km:.1f} km, xa hơn {far_km:.1f} km; "
        "đề nghị kiểm tra tọa độ hoặc xã, phường",
        f"the point lies {apart_km:.1f} km from the middle of {commune.full_name}, farther than "
        f"{far_km:.1f} km; check the coordinates or the commune",
    )


def distance_m(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> Decimal:
    """Return the distance of two points (latitude, longitude) on the ellipsoid, to the metre."""
    _, _, metres = _GLOBE.inv(float(one[1]), float(one[0]), float(other[1]), float(other[0]))
    return Decimal(metres).quantize(Decimal(1))
