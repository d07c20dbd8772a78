"""Rows above a header and signatures below are told apart from records; what may be one is asked about."""

from pathlib import Path

import pytest

from compliance.sources.registers.loading import Loading, load_files

HEAD = "manifest_number,facility_id,waste_code,shipped_on,mass_kg,receiver"
MISSPELT = HEAD.replace("manifest", "manifset")
ROW = "GD-{},LC-003,170203,2025-05-20,45,Công ty (giả định)"
TITLES = (
    "UBND XÃ BẢN BO,,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "DANH SÁCH CHỨNG TỪ NĂM 2025",
    "Đơn vị báo cáo:,UBND xã",
)
SIGNED = ("Người lập biểu,Thủ trưởng đơn vị,,,,", '"(Ký, họ tên)","(Ký, đóng dấu)",,,,')
TORN = '(Ký, họ tên)","(Ký, đóng dấu)",,,,'
FACILITIES = "facility_id,name,kind,status,operator_id,land_ha"


def load(folder: Path, *lines: str, plural: str = "waste_shipments") -> Loading:
    path = folder / f"{plural}.csv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return load_files([path])


def rejected(loading: Loading) -> list[tuple[int | None, str, str]]:
    rows = loading.register.rejected
    return sorted(
        (row.place.line, name, fault.code) for row in rows for name, fault in row.reasons if name == ""
    )


def titles(loading: Loading) -> list[int]:
    (reading,) = loading.files.readings
    assert reading.layout is not None
    return [row.line for row in reading.layout.titles]


def lines_read(loading: Loading) -> list[int]:
    return [line for part in loading.files.readings[0].parts for line in part.table.lines]


def test_rows_between_a_misspelt_header_and_a_right_one_are_asked_about(tmp_path: Path) -> None:
    rows = [ROW.format(n) for n in range(1, 5)]
    cut = "GD-9,LC-003"
    loading = load(tmp_path, TITLES[1], MISSPELT, rows[0], cut, HEAD, *rows[1:])
    assert rejected(loading) == [(3, "", "row-asked"), (4, "", "row-asked")]
    assert (titles(loading), lines_read(loading)) == ([1, 2], [6, 7, 8])
    kept = {row.place.line: row.cells for row in loading.register.rejected}
    assert list(kept[3].values()) == rows[0].split(",")
    (count,) = loading.counts.values()
    assert (count.read, count.accepted + count.rejected) == (5, 5)
    assert {p.place.line for p in loading.row_problems if p.code == "row-asked"} == {3, 4}


@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_row_as_full_as_a_record_above_the_header_is_no_title(tmp_path: Path, gap: tuple[str, ...]) -> None:
    loading = load(tmp_path, ROW.format(1), *gap, HEAD, ROW.format(2))
    assert rejected(loading) == [(1, "", "row-asked")]
    assert titles(loading) == []


def test_titles_stay_titles(tmp_path: Path) -> None:
    for above in (TITLES, TITLES[:1], ("", *TITLES)):
        loading = load(tmp_path, *above, HEAD, ROW.format(1), ROW.format(2))
        assert rejected(loading) == []
        assert len(titles(loading)) == len(list(filter(None, above)))


@pytest.mark.parametrize(
    "below", [(SIGNED[0],), (SIGNED[0], TORN), (*SIGNED,), ("Tổng cộng,2 cơ sở,,,,", *SIGNED)]
)
def test_a_signature_is_no_facility_though_it_fills_the_required_columns(
    tmp_path: Path, below: tuple[str, ...]
) -> None:
    rows = ("F1,Nhà máy chè (giả định),factory,operating,OP-1,5", "F2,Mỏ đá (giả định),mine,operating,OP-2,6")
    loading = load(tmp_path, FACILITIES, *rows, *below, plural="facilities")
    assert [row["facility_id"] for row in loading.register.tables["facilities"].to_pylist()] == ["F1", "F2"]
    (count,) = loading.counts.values()
    told = loading.files.readings[0].layout
    assert told is not None
    assert count.read + len(told.notes) + len(told.groups) == 2 + len(below)


@pytest.mark.parametrize(
    "said",
    [
        "Bình Lư, ngày 05 tháng 6 năm 2025", "Tả Lèng, ngày …… tháng …… năm 2025", "Bản Bo, ngày tháng năm",
        "Danh sách này gồm 02 cơ sở./.", "Bằng chữ: năm mươi hai khối", "Ấn định danh sách có 02 cơ sở",
    ],
)  # fmt: skip
def test_where_and_when_a_list_was_signed_is_no_record(said: str, tmp_path: Path) -> None:
    rows = ("LC-001,Chè A,factory,operating,,1", "LC-002,Chè B,factory,operating,,2")
    last = f',,,,,"{said}"', ",,,Chủ tịch,,", ",,,Lò Văn B,,"
    loading = load(tmp_path, FACILITIES, *rows, *last, plural="facilities")
    assert (lines_read(loading), loading.problems) == ([2, 3], [])
    layout = loading.files.readings[0].layout
    assert layout is not None
    assert [row.line for row in layout.notes] == [4, 5, 6]


def test_a_facility_named_as_a_day_and_place_is_read_where_its_row_says_more(tmp_path: Path) -> None:
    row = 'LC-002,"Chè, ngày 1 tháng 5 năm 2025",factory,operating,,2'
    loading = load(tmp_path, FACILITIES, "LC-001,Chè A,factory,operating,,1", row, plural="facilities")
    assert (lines_read(loading), loading.problems) == ([2, 3], [])


@pytest.mark.parametrize(
    "first",
    ["1,2,3", "VD: CS-01,Nhà máy chè,5", "CS-01,Ví dụ: Nhà máy chè,5", "(ví dụ),Nhà máy chè,5", "VD,Chè,5"],
)
def test_a_row_that_counts_the_columns_or_shows_how_to_fill_them_is_asked(first: str, tmp_path: Path) -> None:
    head = "DANH SÁCH,,", "Mã cơ sở,Tên cơ sở,Tổng lưu lượng nước thải"
    rows = "LC-001,Chè A,5", "LC-002,Vidu,6", "3,4,5"
    loading = load(tmp_path, *head, first, *rows, plural="facilities")
    assert (rejected(loading), lines_read(loading)) == ([(3, "", "row-asked")], [4, 5, 6])


def test_a_name_that_begins_as_a_remark_does_is_read_where_its_row_says_more(tmp_path: Path) -> None:
    loading = load(
        tmp_path, FACILITIES, "KT An Bình,Xưởng (giả định),factory,operating,OP-1,5", plural="facilities"
    )
    assert loading.register.tables["facilities"].num_rows == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tổng công ty than", "missing"),
        ("Tổng cộng ty than", "missing"),
        ("TONG CONG TY THAN", "missing"),
        ("Tổng kho xăng dầu", "missing"),
        ("Tổng cục thống kê", "missing"),
        ("Cộng hòa", "missing"),
        ("Cộng tác viên", "missing"),
        ("Tổng hợp Bình Minh", "missing"),
        ("Tổng cộng Bình Minh", "row-asked"),
        ("Tổng cộng toàn xã", "row-asked"),
        ("Tổng cộng", None),
        ("TỔNG CỘNG:", None),
        ("Tong so", None),
        ("Cộng (1+2)", None),
        ("Tổng: 12 cơ sở", None),
    ],
)
@pytest.mark.parametrize("first", ["", "II"])
def test_a_row_adds_up_only_if_it_names_nothing(
    name: str, code: str | None, first: str, tmp_path: Path
) -> None:
    path = tmp_path / "co-so.csv"
    rows = ["STT,facility_id,name,wastewater_m3_day", "1,CS-1,Nhà máy A,5", f"{first},,{name},7"]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    loading = load_files([path])
    found = [fault.code for row in loading.register.rejected for _, fault in row.reasons]
    assert found == ([] if code is None else [code])
    (reading,) = loading.files.readings
    assert reading.layout is not None
    assert [row.line for row in reading.layout.groups] == ([3] if code is None else [])


@pytest.mark.parametrize(
    ("cells", "is_total"),
    [
        (",Tổng,Công ty A,7", False),
        (",Công ty A,Tổng,7", False),
        (",,Cộng,7 m3", True),
        (",Cộng,12,7", True),
    ],
)
def test_a_total_beside_a_name_is_asked(cells: str, is_total: bool, tmp_path: Path) -> None:
    path = tmp_path / "co-so.csv"
    rows = ["facility_id,name,sector,wastewater_m3_day", "CS-1,Nhà máy A,chè,5", cells]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    loading = load_files([path])
    codes = [fault.code for row in loading.register.rejected for _, fault in row.reasons]
    assert codes == ([] if is_total else ["row-asked"])
