"""Text files of facilities whose numbers, dates, codes and words are written in many ways."""

from facility_rows import HEADINGS, ROWS, with_columns
from text_files import FLOW, LAND, csv_text

BEGUN = "Ngày bắt đầu hoạt động"


def files() -> dict[str, bytes]:
    """Return the text files by name."""
    columns = _numbers() | _dates() | _words()
    texts = {name: csv_text(with_columns(*of_file)) for name, of_file in columns.items()}
    return {name: text.encode() for name, text in (texts | _rows()).items()}


def _numbers() -> dict[str, list[tuple[str, ...]]]:
    return {
        "so-kieu-viet.csv": [(FLOW, "1.678", "3.359,80", "0,5", "1.000.000", "")],
        "so-hai-cach.csv": [(FLOW, "1.678", "12", "250", "2.450")],
        "so-dau-cham.csv": [(FLOW, "1678.5", "1.678", ".76", "12 500"), (LAND, "0.5", "2", "", "7.125")],
        "so-mau-thuan.csv": [(FLOW, "3.359,80", "1678.5", "1.678", "40")],
        "so-trai-khai.csv": [(FLOW, "1.678", "12.5", "40")],
        "so-kem-don-vi.csv": [
            (FLOW, "1.250,5 m3/ngày", "40 m³/ngày đêm", "2 m3/giờ", "500 lít/ngày"),
            (LAND, "0,5 ha", "12.500 m2", "2,25ha", "3 sào"),
        ],
        "so-la-chu.csv": [(FLOW, "khoảng 40", "40-50", "4O", "-5", "7")],
    }


def _dates() -> dict[str, list[tuple[str, ...]]]:
    return {
        "ngay-nhieu-kieu.csv": [
            (
                BEGUN,
                "31/12/2015",
                "31-AUG-15",
                "ngày 5 tháng 6 năm 2019",
                "2020-03-01",
                "05/06/2021",
                "1.7.2025",
            )
        ],
        "ngay-thang-truoc.csv": [(BEGUN, "12/31/2015", "05/06/2019", "04/04/2020", "07/13/2021")],
        "ngay-hai-cach.csv": [(BEGUN, "05/06/2019", "2020-03-01", "04/04/2020")],
        "ngay-chi-co-nam.csv": [
            (BEGUN, "2015", "tháng 6/2019", "quý II năm 2020", "01/07/2021", "31/12/2022")
        ],
        "ngay-khong-co.csv": [(BEGUN, "30/02/2015", "31/12/2015", "31/12/15", "15/10/2205")],
        "so-dem-ngay.csv": [(BEGUN, "45000", "31/12/2015", "43538")],
    }


def _words() -> dict[str, list[tuple[str, ...]]]:
    said = ("đang hoạt động", "Ngừng hẳn", "TẠM NGỪNG HOẠT ĐỘNG", "Dang hoat dong", "-", "")
    former = (
        "Xã Nà Tăm, huyện Tam Đường", "Bản Bo, huyện Tam Đường", "Thị trấn Tam Đường",
        "P. Quyết Thắng, TP Lai Châu", "Xã Mường Than", "03424",
    )  # fmt: skip
    return {
        "gia-tri-danh-muc.csv": [(HEADINGS[3], *said)],
        "xa-cu.csv": [(HEADINGS[4], *former)],
        "ma-mat-so-khong.csv": [(HEADINGS[4], "3424", "03424", "3434.0")],
    }


def _rows() -> dict[str, str]:
    spaced = [tuple(f" {cell}\u00a0" for cell in row) for row in ROWS]
    spaced[1] = ("GD-02\u200b", "Trang trại\u00a0lợn Nà Tăm (giả định)", *ROWS[1][2:])
    spaced[2] = ("\ufeffGD-03", *ROWS[2][1:4], "Xã\u2003Nậm Hàng")
    known = [
        *ROWS[:3],
        ROWS[0],
        ("GD-03", "Mỏ đá Nậm Hàng 2 (giả định)", *ROWS[2][2:]),
        ("GD-11", *ROWS[0][1:]),
    ]
    names = ("facility_id", "name", "kind")
    short = [
        (row[0], row[1], kind) for row, kind in zip(ROWS, ("factory", "livestock_farm", "mine"), strict=False)
    ]
    added = [*short, ("Tổng cộng", "3 cơ sở", ""), ("Người lập biểu", "Thủ trưởng đơn vị", "")]
    doubted = [
        ("Đang hoạt động?", "Xã Bản Bo"),
        ("Đang hoạt động", "Xã Bản Bo?"),
        ("Đang hoạt động", "Xã Nậm Hàng"),
    ]
    asked = [(*row[:3], *said) for row, said in zip(ROWS, doubted, strict=False)]
    return {
        "dau-hoi.csv": csv_text([HEADINGS, *asked]),
        "mat-chu.csv": csv_text([names, *((*row[:1], lost(str(row[1])), row[2]) for row in short)]),
        "ma-hai-lan.csv": seen_as_western(csv_text([names, *short])),
        "tep-mang-ten-bang/facilities.csv": csv_text([names, *added]),
        "thieu-ma-sau-dong-trong.csv": csv_text([names, (), *(("", *row[1:]) for row in short)]),
        "khoang-trang.csv": csv_text([HEADINGS, *spaced]),
        "trung-co-so.csv": csv_text([HEADINGS, *known]),
    }


def lost(text: str) -> str:
    """Return what is left of a text that a program saved with Western letters alone."""
    return text.encode("cp1252", "replace").decode("cp1252")


def seen_as_western(text: str) -> str:
    """Return what a program shows of a text in UTF-8 that it takes for Windows-1252."""
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in text.encode())
