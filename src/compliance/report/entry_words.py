"""The words of the workbooks that officers fill or mend, in both languages."""

from compliance.model.texts import Bilingual, Lang

FLAGS = ("Có", "Không")
"""Yes and no as they are chosen in a list; other spellings are read too."""

TICK = "x"
"""What is chosen to drop a row; other ticks are read too."""

_LOCALES = Bilingual(
    vi="vi: 1.678,5 và 31/12/2025; vi-point: 1678.5 và 31/12/2025; iso: 1678.5 và 2025-12-31",
    en="vi: 1.678,5 and 31/12/2025; vi-point: 1678.5 and 31/12/2025; iso: 1678.5 and 2025-12-31",
)
_WORDS = {
    key: Bilingual(vi=vi, en=en)
    for key, vi, en in (
        ("guide", "Hướng dẫn", "Guide"),
        ("lists", "Danh mục", "Lists"),
        ("mending", "Cách sửa", "How to mend"),
        ("manifest_title", "THÔNG TIN VỀ SỔ THEO DÕI CƠ SỞ", "ABOUT THE REGISTER"),
        ("template_title", "BIỂU MẪU NHẬP SỐ LIỆU SỔ THEO DÕI CƠ SỞ", "TEMPLATE OF A REGISTER OF FACILITIES"),
        ("mending_title", "CÁC DÒNG CHƯA TIẾP NHẬN: CÁCH SỬA VÀ GỬI LẠI", "REJECTED ROWS: HOW TO MEND THEM"),
        ("lists_title", "CÁC GIÁ TRỊ ĐƯỢC CHỌN", "VALUES TO CHOOSE FROM"),
        ("sheets_title", "CÁC TRANG TÍNH", "SHEETS"),
        ("fields_title", "CÁC TRƯỜNG SỐ LIỆU", "FIELDS"),
        ("files_title", "SỐ DÒNG CHƯA TIẾP NHẬN THEO TỆP", "REJECTED ROWS BY FILE"),
        ("reasons_title", "LÝ DO", "REASONS"),
        ("sheet", "Trang tính", "Sheet"),
        ("table", "Bảng", "Table"),
        ("table_name", "Tên bảng trong tệp", "Name in files"),
        ("key", "Phân biệt các dòng theo", "Rows differ in"),
        ("label", "Tên trường", "Field"),
        ("name", "Tên trong tệp", "Name in files"),
        ("type", "Cách ghi", "How to write it"),
        ("unit", "Đơn vị", "Unit"),
        ("required", "Bắt buộc", "Required"),
        ("description", "Giải thích", "Description"),
        ("allowed", "Giá trị được chọn", "Allowed values"),
        ("value", "Giá trị", "Value"),
        ("meaning", "Tên trong tệp hoặc tên bảng", "Name in files, or table"),
        ("file", "Tệp", "File"),
        ("from_sheet", "Trang tính trong tệp đã gửi", "Sheet of that file"),
        ("rows", "Số dòng", "Rows"),
        ("reason", "Mã lý do", "Code"),
        ("cells", "Số ô", "Cells"),
        ("example", "Ví dụ", "Example"),
        ("whole_row", "(cả dòng)", "(whole row)"),
        ("yes", "có", "yes"),
        ("see_lists", "xem trang «{}»", "see the sheet «{}»"),
        ("text", "chữ, như trong giấy tờ", "text, as in the paper"),
        ("number", "số, không ghi đơn vị", "a number, without its unit"),
        (
            "censored",
            "số; hoặc dấu < hay > và số, như <0,5",
            "a number, or < or > and a number, such as <0.5",
        ),
        ("whole", "số nguyên", "a whole number"),
        ("date", "ngày/tháng/năm, như 31/12/2025", "a date: day/month/year, such as 31/12/2025"),
        ("flag", "chọn Có hoặc Không", "choose Có (yes) or Không (no)"),
        ("choice", "chọn trong danh sách", "choose from the list"),
        ("unit_text", "đơn vị đo, như mg/L", "a unit of measure, such as mg/L"),
        ("reference", "mã đã có ở trang «{}»", "an ID that stands in the sheet «{}»"),
        ("titled", "tên dùng trong bộ tiêu chí kiểm tra", "a name of the rulebook"),
        ("unit_of", "đơn vị ghi ở cột «{}»", "its unit stands in the column «{}»"),
        ("in_unit", "Đơn vị: {}", "Unit: {}"),
        ("is_required", "* Bắt buộc", "* Required"),
        ("optional", "Chưa có số liệu thì để trống", "Blank if not known"),
        ("written_vi", "số và ngày viết như 1.678,5 và 31/12/2025", "written as 1.678,5 and 31/12/2025"),
        (
            "written_vi-point",
            "số và ngày viết như 1678.5 và 31/12/2025",
            "written as 1678.5 and 31/12/2025",
        ),
        ("written_iso", "số và ngày viết như 1678.5 và 2025-12-31", "written as 1678.5 and 2025-12-31"),
        (
            "written_unknown",
            "chưa rõ cách viết số, ngày: chọn ở cột «{}»",
            "how numbers and dates are written is not known: choose in the column «{}»",
        ),
        (
            "notation_note",
            f"Cách viết số và ngày trong dòng này. {_LOCALES.vi}.",
            f"How this row writes numbers and dates. {_LOCALES.en}.",
        ),
        (
            "raw_note",
            "Nguyên văn của dòng không tách được thành ô. Điền lại vào các cột ở bên phải.",
            "The row as it stood; it could not be split into cells. Fill in the columns on the right.",
        ),
        (
            "origin_note",
            "Cho biết dòng này lấy từ đâu. Không sửa; không được đọc khi gửi lại.",
            "Where the row came from. Leave it; it is not read when the row is sent back.",
        ),
        (
            "reason_note",
            "Lý do chưa tiếp nhận. Không cần xóa; không được đọc khi gửi lại.",
            "Why it was rejected. It need not be deleted; it is not read when the row is sent back.",
        ),
        (
            "drop_note",
            "Chọn x nếu dòng này không phải là số liệu và cần bỏ; để trống nếu giữ.",
            "Choose x to drop a row that holds no record; leave it blank to keep the row.",
        ),
        ("error", "Giá trị không phù hợp", "Not accepted"),
        ("unlisted", "Chưa có mã này ở trang «{}». Vẫn ghi?", "No such ID in the sheet «{}» yet. Keep it?"),
        ("found", "{} (ô đã gửi: {})", "{} (the cell sent: {})"),
        (
            "cut",
            "(văn bản dài {} ký tự; ô của Excel chỉ chứa được {} ký tự, phần còn lại xem ở tệp gốc)",
            "({} characters; a cell of Excel holds {}, the rest stands in the file it came from)",
        ),
    )
}

MANIFEST_WORDS = {
    "title": Bilingual(vi="Tên sổ theo dõi cơ sở", en="Name of the register"),
    "as_of": Bilingual(
        vi="Thời điểm xét, khi người dùng không nêu ngày khác (ngày/tháng/năm)",
        en="The date to judge for when none is given (day/month/year)",
    ),
    "locale": Bilingual(
        vi=f"Cách viết số và ngày ở các ô chữ; {_LOCALES.vi}",
        en=f"How texts write numbers and dates; {_LOCALES.en}",
    ),
    "note": Bilingual(vi="Ghi chú cho người đọc, nếu có", en="Anything a reader should know, if any"),
}
"""What each key of the sheet about the register means."""

GUIDE: tuple[Bilingual, ...] = (
    Bilingual(
        vi="1. Mỗi trang tính là một bảng, mỗi dòng là một bản ghi. Dòng 1 là tên trường, dòng 2 là tên "
        "tiếng Anh; nhập số liệu từ dòng 3 trở đi, thêm dòng ở cuối bảng. Bảng không có số liệu thì để "
        "nguyên. Trước hết ghi trang «{manifest}».",
        en="1. A sheet is a table, a row is a record. Row 1 names the fields in Vietnamese, row 2 in "
        "English; enter data from row 3 on, further rows at the end. Leave a sheet without data as it is. "
        "Fill in «{manifest}» first.",
    ),
    Bilingual(
        vi="2. Ô để trống nghĩa là chưa có số liệu: không phải là số 0, không phải là «Không». Bằng không "
        "thì ghi 0; đã xem xét và không có thì chọn «Không».",
        en="2. A blank means that nothing is known: neither zero nor no. Write 0 for none, choose «Không» "
        "for no.",
    ),
    Bilingual(
        vi="3. Không suy đoán. Chỉ ghi giá trị có trong giấy tờ, tài liệu; chưa chắc chắn thì để trống. "
        "Giá trị sai gây hại hơn ô trống.",
        en="3. Guess nothing. Enter what the papers say and leave blank what is not certain: a wrong value "
        "does more harm than a blank.",
    ),
    Bilingual(
        vi="4. Trường bắt buộc có ô tiêu đề màu cam, ghi chú của ô bắt đầu bằng dấu *. Dòng thiếu trường "
        "bắt buộc không được tiếp nhận. Ghi chú của mỗi ô tiêu đề cho biết cách ghi.",
        en="4. Headings of required fields are orange and their notes begin with *. A row without one is "
        "rejected. The note of each heading tells how to fill it in.",
    ),
    Bilingual(
        vi="5. Số: không ghi đơn vị, đơn vị đã có ở tiêu đề; dấu thập phân theo cài đặt của máy. Ô số luôn "
        "hiện ít nhất hai chữ số thập phân: một nghìn sáu trăm bảy mươi tám phải hiện là 1.678,00 hoặc "
        "1,678.00. Nếu hiện khác thì máy đã hiểu khác, cần ghi lại.",
        en="5. Numbers: without the unit, which stands in the heading; the decimal mark is that of your "
        "computer. A cell always shows two decimals or more: one thousand six hundred and seventy-eight "
        "must show as 1.678,00 or 1,678.00. If it does not, the computer understood another number: enter "
        "it again.",
    ),
    Bilingual(
        vi="6. Ngày: ghi ngày/tháng/năm, như 31/12/2025. Ô luôn hiện ngày trước, tháng sau; nếu hiện ngược "
        "với giấy tờ thì máy đã hiểu khác, cần ghi lại.",
        en="6. Dates: such as 31/12/2025. A cell always shows the day before the month; if they are the "
        "wrong way round, the computer understood another date: enter it again.",
    ),
    Bilingual(
        vi="7. Kết quả dưới hoặc trên giới hạn phát hiện ghi như trong phiếu kết quả: <0,5 hoặc >2420. Số "
        "ghi kèm dấu < > là chữ, viết theo cách đã nêu ở trang «{manifest}».",
        en="7. Results below or above a bound of detection are entered as printed, such as <0.5 or >2420, "
        "written in the way stated in «{manifest}».",
    ),
    Bilingual(
        vi="8. Mã (mã cơ sở, mã số thuế, mã CTNH...) là chữ: giữ nguyên các số 0 ở đầu. Mã tham chiếu phải "
        "có ở trang của bảng được tham chiếu; danh sách thả xuống lấy từ trang đó.",
        en="8. Codes are texts: keep their leading zeros. A code that refers to a record must stand in "
        "that record's sheet; the drop-down list comes from there.",
    ),
    Bilingual(
        vi="9. Trang «{coverage}» cho biết bảng nào đã đầy đủ, từ ngày nào đến ngày nào. Bảng không được "
        "nêu ở đó là chưa đầy đủ: bản ghi không có trong bảng vẫn có thể tồn tại.",
        en="9. The sheet «{coverage}» states which tables are complete, from when to when. A table not "
        "named there is open: what it does not hold may still exist.",
    ),
    Bilingual(
        vi="10. Sao chép từ tệp khác: chỉ dán giá trị, để giữ định dạng và danh sách. Không gộp ô, không "
        "thêm dòng tổng, không chèn cột. Tiêu đề được khóa, không có mật khẩu. Mỗi trang đã chuẩn bị đến "
        "dòng {last}.",
        en="10. When copying from other files paste values only. Merge no cells, add no totals, insert no "
        "columns. Headings are protected, without a password. Each sheet is prepared down to row {last}.",
    ),
)
"""How to fill in the template."""

MENDING: tuple[Bilingual, ...] = (
    Bilingual(
        vi="1. Các dòng dưới đây chưa được tiếp nhận vì có ô không đọc được chắc chắn. Chưa sửa thì số "
        "liệu của cơ sở liên quan được coi là chưa đầy đủ.",
        en="1. The rows in this workbook were rejected, since cells of them cannot be read with certainty. "
        "Until they are mended the data of their facilities count as incomplete.",
    ),
    Bilingual(
        vi="2. Ô tô màu là ô cần sửa; lý do ghi ở cột ngay bên phải và ở ghi chú của ô. Sửa ngay trong ô "
        "tô màu, theo giấy tờ; các ô khác giữ nguyên như trong tệp đã gửi. Ô ghi «{waits}»: ghi giá trị thay "
        "vào, hoặc xóa nếu không có giá trị. Không suy đoán.",
        en="2. Coloured cells are to be mended; the reason stands in the column on the right and in the "
        "cell's note. Mend the coloured cell, by the papers; all other cells stand as they were sent. In "
        "place of «{waits}» enter the value, or delete it where there is none. Guess nothing.",
    ),
    Bilingual(
        vi="3. Các ô giữ nguyên văn: số và ngày ghi bằng chữ viết theo cách nêu ở cột «{notation}». Cột đó "
        f"trống thì chọn theo đúng cách viết của dòng ({_LOCALES.vi}).",
        en="3. Cells hold what was sent: numbers and dates in texts are written as the column «{notation}» "
        f"says. Where it is blank, choose how the row is written ({_LOCALES.en}).",
    ),
    Bilingual(
        vi="4. Đơn vị ghi ở tiêu đề là đơn vị của tệp đã gửi; không đổi đơn vị.",
        en="4. The unit in a heading is the one of the file that was sent; do not convert.",
    ),
    Bilingual(
        vi="5. Dòng có cột «{raw}»: các ô của dòng không tách được; điền lại từng trường vào các cột ở bên "
        "phải. Với phiếu, cột này ghi các dòng chưa hiểu: ghi vào đúng cột. Xong thì xóa nội dung cột này.",
        en="5. Where the column «{raw}» is filled, the row could not be split into cells: fill in each "
        "field. Of a form it holds the lines that were not understood: enter them where they belong. Then "
        "empty the column.",
    ),
    Bilingual(
        vi="6. Dòng không phải là số liệu (dòng tổng, dòng trùng) thì chọn x ở cột «{drop}»: dòng được bỏ và "
        "lưu lại trong sổ để đối chiếu. Không xóa dòng khỏi tệp: dòng đã xóa vẫn được coi là chờ sửa. Các "
        "cột «{file}», «{sheet}», «{line}» và các cột lý do giữ nguyên.",
        en="6. Where a row holds no record, such as a total or a duplicate, choose x in the column «{drop}»: "
        "it is dropped, and kept for the record. Delete no rows: those deleted here still wait to be mended. "
        "Leave the columns «{file}», «{sheet}», «{line}» and those of the reasons.",
    ),
    Bilingual(
        vi="7. Lưu tệp dạng .xlsx và gửi lại cho người phụ trách sổ. Dòng còn lỗi sẽ được trả lại với lý do.",
        en="7. Save the workbook as .xlsx and send it back. Rows that are still at fault come back with "
        "the reason.",
    ),
)
"""How to mend rejected rows."""


def say(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed text, its slots filled in order."""
    return _WORDS[key].text(lang).format(*values)
