"""Words with which readers are told how files were understood."""

from compliance.model.texts import Bilingual, Lang

STATES = {
    "left-out": Bilingual(
        vi="không đọc (đã yêu cầu bỏ qua hoặc là trang hướng dẫn)", en="left out, as told or as a guide"
    ),
    "blank": Bilingual(vi="trang trống", en="blank"),
    "not-understood": Bilingual(
        vi="CHƯA HIỂU ĐƯỢC, chưa đọc: xem các vấn đề bên dưới", en="NOT UNDERSTOOD and not read: see below"
    ),
}
"""What became of a sheet that was not read."""

ROLES = {
    "numbering": Bilingual(vi="(số thứ tự, không đọc)", en="(numbers the rows, not read)"),
    "origin": Bilingual(vi="(về dòng này, không phải số liệu)", en="(about the row, no field)"),
    "left-out": Bilingual(vi="(bỏ qua theo yêu cầu)", en="(left out as told)"),
    "blank": Bilingual(vi="(không có tiêu đề)", en="(no heading)"),
    "asked": Bilingual(vi="(CHƯA RÕ là trường nào)", en="(NOT KNOWN which field)"),
    "twice": Bilingual(vi="(CHƯA RÕ: một trường ở hai cột)", en="(NOT KNOWN: one field in two columns)"),
}
"""What becomes of a column that is not read as a field."""

_WORDS = {
    "holds": Bilingual(vi="được hiểu là: {}", en="taken for: {}"),
    "header": Bilingual(vi="dòng tiêu đề: {}", en="header: {}"),
    "titles": Bilingual(vi="dòng trên tiêu đề: {}", en="above the header: {}"),
    "groups": Bilingual(
        vi="dòng nhóm, dòng tổng, tiêu đề lặp lại: {}", en="groups, totals, repeated header: {}"
    ),
    "notes": Bilingual(vi="ghi chú, chữ ký cuối bảng: {}", en="notes and signatures below: {}"),
    "vi-stated": Bilingual(
        vi="số và ngày dạng chữ viết kiểu Việt Nam (1.678,5; 31/12/2025), theo khai báo",
        en="texts write 1.678,5 and 31/12/2025, as stated",
    ),
    "vi-shown": Bilingual(
        vi="số và ngày dạng chữ viết kiểu Việt Nam (1.678,5; 31/12/2025), các ô cho thấy rõ",
        en="texts write 1.678,5 and 31/12/2025, as the cells show",
    ),
    "iso-stated": Bilingual(
        vi="số và ngày dạng chữ viết kiểu 1678.5; 2025-12-31, theo khai báo",
        en="texts write 1678.5 and 2025-12-31, as stated",
    ),
    "iso-shown": Bilingual(
        vi="số và ngày dạng chữ viết kiểu 1678.5; 2025-12-31, các ô cho thấy rõ",
        en="texts write 1678.5 and 2025-12-31, as the cells show",
    ),
    "vi-point-stated": Bilingual(
        vi="số viết dấu chấm thập phân, ngày viết ngày trước (1678.5; 31/12/2025), theo khai báo",
        en="texts write 1678.5 and 31/12/2025, as stated",
    ),
    "vi-point-shown": Bilingual(
        vi="số viết dấu chấm thập phân, ngày viết ngày trước (1678.5; 31/12/2025), các ô cho thấy rõ",
        en="texts write 1678.5 and 31/12/2025, as the cells show",
    ),
    "rows": Bilingual(
        vi="đã đọc {} dòng = tiếp nhận {} + chưa tiếp nhận {}", en="rows read: {} = {} accepted + {} rejected"
    ),
    "repeated": Bilingual(
        vi="trong số tiếp nhận có {} dòng trùng hoàn toàn với dòng khác, chỉ giữ một",
        en="accepted rows that say the same as another and are kept once: {}",
    ),
    "mended": Bilingual(
        vi="trong số chưa tiếp nhận có {} dòng đã được sửa trong tệp trả lại",
        en="rejected rows that were mended in a workbook that came back: {}",
    ),
    "rows-dropped": Bilingual(
        vi="đã đọc {} dòng = tiếp nhận {} + chưa tiếp nhận {} + bỏ theo yêu cầu {}",
        en="rows read: {} = {} accepted + {} rejected + {} dropped as told",
    ),
    "column": Bilingual(vi="Cột", en="Column"),
    "heading": Bilingual(vi="Tiêu đề trong tệp", en="Heading in the file"),
    "field": Bilingual(vi="Được hiểu là", en="Taken for"),
    "converted": Bilingual(vi=" (đổi từ {} sang {})", en=" (converted from {} into {})"),
    "form-line": Bilingual(vi="Dòng", en="Line"),
    "form-text": Bilingual(vi="Nội dung trong tệp", en="Text in the file"),
    "former": Bilingual(
        vi="tên trước 01/7/2025: «{}» → nay là {}, {} dòng",
        en="name before 1 July 2025: «{}» → today {}, rows: {}",
    ),
    "former-sum": Bilingual(
        vi="Xã, phường ghi theo tên trước 01/7/2025, đã hiểu là đơn vị hiện nay (xem từng trang): {} dòng",
        en="Rows that name a commune as before 1 July 2025, taken for today's (see each sheet): {}",
    ),
    "cell": Bilingual(vi="dòng {}, cột {}", en="line {}, column {}"),
    "line": Bilingual(vi="dòng {}", en="line {}"),
    "more": Bilingual(vi="... và {} vấn đề khác ({})", en="... and {} more ({})"),
    "problems": Bilingual(vi="Cần sửa hoặc cho biết ({}):", en="To be mended or answered ({}):"),
    "questions": Bilingual(
        vi="Cần làm rõ, không ảnh hưởng việc tiếp nhận ({}):",
        en="To be settled; nothing is rejected for it ({}):",
    ),
    "no-questions": Bilingual(vi="Không có điểm nào cần làm rõ.", en="There is nothing to be settled."),
    "told": Bilingual(vi="Đã hiểu như sau:", en="Taken as follows:"),
    "sum": Bilingual(
        vi="Tổng cộng: đã đọc {} dòng = tiếp nhận {} + chưa tiếp nhận {}",
        en="Rows read in all: {} = {} accepted + {} rejected",
    ),
    "sum-dropped": Bilingual(
        vi="Tổng cộng: đã đọc {} dòng = tiếp nhận {} + chưa tiếp nhận {} + bỏ theo yêu cầu {}",
        en="Rows read in all: {} = {} accepted + {} rejected + {} dropped as told",
    ),
    "dropped": Bilingual(
        vi="Đã bỏ theo yêu cầu, sổ giữ lại để đối chiếu (dropped_rows.csv): {} dòng",
        en="Rows dropped as told; a register keeps them for the record (dropped_rows.csv): {}",
    ),
    "rejected-to": Bilingual(
        vi="Các dòng chưa tiếp nhận: {} - sửa rồi gửi đọc lại", en="Rejected rows: {} - mend and read again"
    ),
    "written-to": Bilingual(vi="Sổ theo dõi đã ghi vào: {}", en="The register was written to: {}"),
    "not-written": Bilingual(
        vi="Chưa ghi sổ: có trang chưa hiểu được; trả lời các câu hỏi trên rồi chạy lại",
        en="Nothing was written: some sheet was not understood; answer the above and run again",
    ),
    "passed-over": Bilingual(
        vi="Không đọc thư mục con và tệp .txt trong thư mục: {}; nếu có số liệu thì nêu tên trong lệnh",
        en="Folders and .txt files in a folder are not read: {}; name those that hold records",
    ),
    "waiting": Bilingual(
        vi="{} dòng đang chờ sửa trong sổ (rejected_rows.csv)",
        en="Rows that wait to be mended (rejected_rows.csv): {}",
    ),
    "not-back": Bilingual(
        vi="{} dòng còn chờ sửa trong sổ (rejected_rows.csv), không có trong tệp trả lại",
        en="Rows that wait to be mended (rejected_rows.csv) and are not in the workbook that came back: {}",
    ),
    "saved-unused": Bilingual(vi="Cách hiểu đã lưu «{}»: {}", en="Saved mapping «{}»: {}"),
    "mapping-saved": Bilingual(vi="Đã lưu cách hiểu: {}", en="Saved what was said: {}"),
}


def say(key: str, lang: Lang, *values: object) -> str:
    """Return a text with its values filled in."""
    return _WORDS[key].text(lang).format(*values)
