"""The invented facilities that most files of this folder tell of, as officers write them."""

HEADINGS = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Tình trạng hoạt động", "Mã xã, phường")

ROWS = (
    ("GD-01", "Nhà máy chè Bản Bo (giả định)", "Cơ sở sản xuất công nghiệp", "Đang hoạt động", "Xã Bản Bo"),
    ("GD-02", "Trang trại lợn Nà Tăm (giả định)", "Trang trại chăn nuôi", "Đang hoạt động", "Xã Bản Bo"),
    ("GD-03", "Mỏ đá Nậm Hàng (giả định)", "Mỏ khoáng sản", "Tạm ngừng hoạt động", "Xã Nậm Hàng"),
    ("GD-04", "Thủy điện Nậm Cuổi 2 (giả định)", "Nhà máy thủy điện", "Đang hoạt động", "Xã Nậm Cuổi"),
    ("GD-05", "Bệnh viện khu vực Sìn Hồ (giả định)", "Bệnh viện", "Đang hoạt động", "Xã Sìn Hồ"),
    ("GD-06", "Khách sạn Đoàn Kết (giả định)", "Khách sạn", "Chưa hoạt động", "Phường Đoàn Kết"),
)

Row = tuple[object, ...]


def with_columns(*columns: tuple[object, ...]) -> list[Row]:
    """Return the heading and rows of id and name, with further columns, each its heading and its cells."""
    heads = (*HEADINGS[:2], *(column[0] for column in columns))
    cells = zip(*(column[1:] for column in columns), strict=True)
    return [heads, *((*row[:2], *more) for row, more in zip(ROWS, cells, strict=False))]


def numbered(rows: list[Row] | tuple[Row, ...], first: int = 1) -> list[Row]:
    """Return rows with their number before them."""
    return [(number, *row) for number, row in enumerate(rows, start=first)]
