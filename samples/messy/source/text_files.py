"""Text files: how headings, encodings, separators, line ends and quotes are written."""

import csv
import io
import unicodedata
from collections.abc import Iterable

import old_codes
from facility_rows import HEADINGS, ROWS, Row, with_columns

FLOW = "Tổng lưu lượng nước thải"
LAND = "Diện tích sử dụng đất"
PLACE = "Địa chỉ theo giấy tờ"

_PLAIN = [HEADINGS, *ROWS]


def csv_text(rows: Iterable[Row], separator: str = ",", end: str = "\n") -> str:
    """Return rows as separated text, quoted only where it has to be."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def files() -> dict[str, bytes]:
    """Return the text files by name."""
    texts = _headings() | _separators() | _quotes() | _columns()
    return {name: text.encode() for name, text in texts.items()} | _encodings()


def _headings() -> dict[str, str]:
    names = ("facility_id", "name", "kind", "status", "commune_code")
    bare = ("Ma co so", "Ten co so", "Loai hinh co so", "Tinh trang hoat dong", "Ma xa phuong")
    turned = [tuple(row[i] for i in (4, 1, 3, 0, 2)) for row in _PLAIN]
    return {
        "tieu-de-ten-truong.csv": csv_text([names, *ROWS]),
        "tieu-de-nhan.csv": csv_text(_PLAIN),
        "tieu-de-khong-dau.csv": csv_text([bare, *ROWS]),
        "tieu-de-chu-hoa.csv": csv_text([tuple(head.upper() for head in HEADINGS), *ROWS]),
        "tieu-de-nfd.csv": unicodedata.normalize("NFD", csv_text(_PLAIN)),
        "tieu-de-dao-cot.csv": csv_text(turned),
    }


def _encodings() -> dict[str, bytes]:
    text = csv_text(_PLAIN)
    return {
        "ma-utf-8.csv": text.encode(),
        "ma-utf-8-bom.csv": b"\xef\xbb\xbf" + text.encode(),
        "ma-utf-16-le.csv": b"\xff\xfe" + text.encode("utf-16-le"),
        "ma-utf-16-be.csv": b"\xfe\xff" + text.encode("utf-16-be"),
        "ma-cp1258.csv": old_codes.cp1258(text),
        "ma-tcvn3.csv": old_codes.tcvn3(text),
        "ma-vni.csv": old_codes.vni(text),
        "ma-lan-lon.csv": text.encode().replace("Sìn Hồ".encode(), old_codes.tcvn3("Sìn Hồ"), 1),
    }


def _separators() -> dict[str, str]:
    rows = with_columns((FLOW, "1.250,5", "40", "", "7,25"), (LAND, "0,5", "12", "3,75", ""))
    return {
        "cham-phay.csv": csv_text(rows, ";"),
        "dong-sep.csv": "sep=;\r\n" + csv_text(rows, ";", "\r\n"),
        "tab.txt": csv_text(_PLAIN, "\t"),
        "xuong-dong-cr.csv": csv_text(_PLAIN, end="\r"),
        "xuong-dong-crlf.csv": csv_text(_PLAIN, end="\r\n"),
        "dong-trang.csv": csv_text([*_PLAIN[:3], ("",) * len(HEADINGS), *_PLAIN[3:]]),
        "o-thieu-o-thua.csv": csv_text([HEADINGS, ROWS[0], ROWS[1][:3], (*ROWS[2], "thừa"), ROWS[3]]),
    }


def _quotes() -> dict[str, str]:
    text = csv_text(_PLAIN)
    opened = text.replace("GD-02,Trang", 'GD-02,"Trang')
    places = (PLACE, "Bản Hợp Nhất\nxã Bản Bo", "Bản Nà Can,\n\nxã Nà Tăm", "Bản Nậm Dòn", "Km 12, TL 133")
    lines = csv_text(with_columns((PLACE, "Bản Hợp Nhất, xã Bản Bo", "?", "?", "Bản Nậm Dòn")))
    return {
        "ngoac-kep-thua.csv": opened,
        "ngoac-kep-nuot-dong.csv": opened.replace("Sìn Hồ (giả định)", 'Sìn Hồ (giả định)"'),
        "ngoac-kep-inch.csv": text.replace("Mỏ đá Nậm Hàng", 'Trạm bơm ống 12" Nậm Hàng'),
        "ngoac-kep-nhu-tren.csv": lines.replace("?", '"'),
        "xuong-dong-trong-o.csv": csv_text(with_columns(places)),
    }


def _columns() -> dict[str, str]:
    said = ("Đánh giá của xã", "Tốt", "", "Khá", "", "", "")
    return {
        "cot-la.csv": csv_text((*row, cell) for row, cell in zip(_PLAIN, said, strict=True)),
        "cot-hai-lan.csv": csv_text((*row, row[1]) for row in _PLAIN),
        "cot-khong-tieu-de.csv": csv_text(
            (*row, cell) for row, cell in zip(_PLAIN, ("", *said[1:]), strict=True)
        ),
        "thieu-ma.csv": csv_text(row[1:] for row in _PLAIN),
    }
