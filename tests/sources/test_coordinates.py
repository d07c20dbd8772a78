from decimal import Decimal

import pyproj.network
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from compliance.sources.faults import Fault
from compliance.sources.places.commune_tables import commune_tables
from compliance.sources.places.coordinates import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    _converted,
    _zone_of_three_degrees,
    check_pair,
    check_point,
    check_vn2000,
    distance_m,
    far_from_commune,
    wgs84_of,
)

GLOBE = Geod(ellps="WGS84")
LAI_CHAU, SON_LA, LAO_CAI, UTM_48N = 9205, 9206, 9208, 3405
"""EPSG's codes of VN-2000 with 103°00', 104°00', 104°45' and the 6° zone of 105°."""

BOX = "(21.687–22.812° N, 102.318–103.983° E)"

latitudes = st.decimals(SOUTH, NORTH, places=6)
longitudes = st.decimals(WEST, EAST, places=6)


def projected(epsg: int, latitude: Decimal, longitude: Decimal) -> tuple[Decimal, Decimal]:
    """Return X and Y (north, east) of a WGS84 point by EPSG's own definitions, to the millimetre."""
    easting, northing = Transformer.from_crs(4326, epsg).transform(float(latitude), float(longitude))
    return Decimal(northing).quantize(Decimal("0.001")), Decimal(easting).quantize(Decimal("0.001"))


def codes_and_hints(fault: Fault | None) -> tuple[str, str]:
    assert fault
    return fault.code, fault.en.partition("perhaps: ")[2]


def test_a_point_published_elsewhere() -> None:
    # Đồng Tháp, central meridian 105°00': a converter in public use gives 10.32843706, 105.53115606. It turns
    # the rotations of Decision 05/2007 the other way round, which makes half a metre.
    point = _converted(
        _zone_of_three_degrees("105°00'", "105"), Decimal("1142228.861"), Decimal("557975.802")
    )
    assert point
    _, _, metres = GLOBE.inv(105.53115606, 10.32843706, float(point[1]), float(point[0]))
    assert 0.4 < metres < 0.7


@given(latitudes, longitudes)
def test_points_come_back_from_the_projection_as_epsg_defines_it(
    latitude: Decimal, longitude: Decimal
) -> None:
    assert not pyproj.network.is_network_enabled()
    back = wgs84_of(*projected(LAI_CHAU, latitude, longitude))
    assert abs(back[0] - latitude) <= Decimal("0.000001")
    assert abs(back[1] - longitude) <= Decimal("0.000001")
    assert all(degrees.as_tuple().exponent == -6 for degrees in back)


@pytest.mark.parametrize(
    ("x_m", "y_m"),
    [
        (Decimal(540_000), Decimal(2_470_000)),
        (Decimal(2_470_000) + Decimal("40003931.5"), Decimal(540_000)),  # once around the earth
        (Decimal(24_700_000), Decimal(540_000)),
        (Decimal(2_470_000), Decimal(18_540_000)),
        (Decimal(-1), Decimal(540_000)),
    ],
)
def test_metres_that_no_point_has(x_m: Decimal, y_m: Decimal) -> None:
    with pytest.raises(ValueError, match="no point of the zone"):
        wgs84_of(x_m, y_m)
    assert codes_and_hints(check_vn2000(x_m, y_m))[0] == "coordinates-outside"


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [
        (SOUTH, WEST, True),
        (NORTH, EAST, True),
        (SOUTH - Decimal("0.000001"), WEST, False),
        (NORTH + Decimal("0.000001"), WEST, False),
        (SOUTH, WEST - Decimal("0.000001"), False),
        (SOUTH, EAST + Decimal("0.000001"), False),
    ],
)
def test_the_edges_of_the_box_are_inside(latitude: Decimal, longitude: Decimal, inside: bool) -> None:
    assert (check_point(latitude, longitude) is None) == inside


@pytest.mark.parametrize(
    ("latitude", "longitude", "hint"),
    [
        ("103.39", "22.33", "latitude and longitude are swapped"),
        ("2470000", "540000", "not degrees; perhaps VN-2000 metres"),
        ("21.03", "105.85", ""),
    ],
)
def test_points_outside(latitude: str, longitude: str, hint: str) -> None:
    fault = check_point(Decimal(latitude), Decimal(longitude))
    assert codes_and_hints(fault) == ("coordinates-outside", hint)
    assert fault
    assert fault.vi.startswith(f"vĩ độ {latitude}, kinh độ {longitude} nằm ngoài khung của tỉnh {BOX}")


@given(latitudes, longitudes)
def test_points_of_the_province_are_accepted_and_swapped_ones_are_told(
    latitude: Decimal, longitude: Decimal
) -> None:
    assert check_point(latitude, longitude) is None
    assert codes_and_hints(check_point(longitude, latitude))[1] == "latitude and longitude are swapped"
    x_m, y_m = projected(LAI_CHAU, latitude, longitude)
    if check_vn2000(x_m, y_m) is None:  # else it rounds to just outside
        assert codes_and_hints(check_vn2000(y_m, x_m))[1] == "X and Y are swapped (X is north)"
    else:
        assert min(latitude - SOUTH, NORTH - latitude, longitude - WEST, EAST - longitude) < Decimal(
            "0.00001"
        )


@given(latitudes, longitudes)
def test_other_zones_are_named_and_never_converted(latitude: Decimal, longitude: Decimal) -> None:
    inner = SOUTH + 1 / Decimal(1000) < latitude < NORTH - 1 / Decimal(1000)
    inner = inner and WEST + 1 / Decimal(1000) < longitude < EAST - 1 / Decimal(1000)
    for epsg, name in (
        (LAO_CAI, "104°45' (Lào Cai)"),
        (UTM_48N, "6° zone, central meridian 105°00' (UTM 48N)"),
    ):
        code, hint = codes_and_hints(check_vn2000(*projected(epsg, latitude, longitude)))
        assert code == "coordinates-outside"
        assert not inner or name in hint
    x_m, y_m = projected(SON_LA, latitude, longitude)
    if fault := check_vn2000(x_m, y_m):
        assert not inner or "104°00' (Sơn La)" in fault.vi
    else:
        assert longitude > WEST + Decimal("0.95")  # read with 103°00', it lies a degree farther west


def test_what_is_wrong_with_metres_is_told_in_both_languages() -> None:
    fault = check_vn2000(Decimal(300_000), Decimal(2_470_000))
    assert fault
    assert fault.vi == (
        f"X 300000, Y 2470000 (VN-2000) nằm ngoài khung của tỉnh {BOX}; có thể: "
        "múi 3°, kinh tuyến trục 104°45' (Lào Cai), X và Y bị đổi chỗ (X là hướng bắc) hoặc "
        "múi 3°, kinh tuyến trục 105°00', X và Y bị đổi chỗ (X là hướng bắc) hoặc "
        "múi 6°, kinh tuyến trục 105°00' (UTM 48N), X và Y bị đổi chỗ (X là hướng bắc)"
    )
    hint = "these are degrees, not metres of VN-2000"
    assert codes_and_hints(check_vn2000(Decimal("22.33"), Decimal("103.39")))[1] == hint
    assert codes_and_hints(check_vn2000(Decimal(500_000), Decimal(600_000)))[1] == ""


def test_two_coordinates_of_one_place_may_lie_a_hundred_metres_apart() -> None:
    x_m, y_m = Decimal(2_470_000), Decimal(540_000)
    latitude, longitude = wgs84_of(x_m, y_m)
    assert check_pair(x_m, y_m, latitude, longitude) is None
    assert check_pair(x_m + 100, y_m, latitude, longitude) is None
    fault = check_pair(x_m, y_m + Decimal(101), latitude, longitude)
    assert fault == Fault(
        "coordinates-differ",
        "tọa độ VN-2000 và tọa độ WGS84 cách nhau 101 m; cho phép 100 m",
        "the VN-2000 and the WGS84 coordinates lie 101 m apart; 100 m allowed",
    )


def test_latitude_and_longitude_of_vn2000_taken_for_wgs84_are_told() -> None:
    x_m, y_m = Decimal(2_470_000), Decimal(540_000)
    easting, northing = float(y_m), float(x_m)
    latitude, longitude = Transformer.from_crs(LAI_CHAU, 4756).transform(easting, northing)
    fault = check_pair(x_m, y_m, Decimal(str(round(latitude, 6))), Decimal(str(round(longitude, 6))))
    assert fault
    assert fault.en == "the VN-2000 and the WGS84 coordinates lie 223 m apart; 100 m allowed"


def test_of_two_coordinates_the_one_outside_the_province_is_told() -> None:
    x_m, y_m = Decimal(2_470_000), Decimal(540_000)
    latitude, longitude = wgs84_of(x_m, y_m)
    assert check_pair(y_m, x_m, latitude, longitude) == check_vn2000(y_m, x_m)
    assert check_pair(x_m, y_m, longitude, latitude) == check_point(longitude, latitude)


@pytest.mark.parametrize(("code", "far_km"), [("03424", 17.0), ("03451", 33.2), ("03463", 38.3)])
def test_far_from_the_commune(code: str, far_km: float) -> None:
    commune = commune_tables().today[code]
    here = float(commune.longitude), float(commune.latitude)
    for bearing in (0, 100, 215):
        for km, is_far in ((0, False), (far_km - 0.1, False), (far_km + 0.1, True)):
            longitude, latitude, _ = GLOBE.fwd(*here, bearing, km * 1000)
            fault = far_from_commune(Decimal(str(latitude)), Decimal(str(longitude)), code)
            assert (fault is not None) == is_far
            if fault:
                assert fault.code == "far-from-commune"
                assert f"{commune.full_name} {km:.1f} km, xa hơn {far_km:.1f} km" in fault.vi
                assert f"{km:.1f} km from the middle of {commune.full_name}" in fault.en


def test_a_commune_of_before_has_no_point() -> None:
    with pytest.raises(KeyError):
        far_from_commune(Decimal("22.3"), Decimal("103.4"), "03386")


def test_all_communes_lie_in_the_box_and_apart() -> None:
    units = list(commune_tables().today.values())
    for unit in units:
        assert check_point(unit.latitude, unit.longitude) is None
        assert far_from_commune(unit.latitude, unit.longitude, unit.code) is None
    north, south = units[0], units[-1]
    assert distance_m((north.latitude, north.longitude), (south.latitude, south.longitude)) == Decimal(88151)
