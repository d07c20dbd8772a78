"""What `--help` tells: the Vietnamese of the help that commands and options have in English."""

from typer._click.core import Command
from typer.core import TyperGroup

from compliance.sources.words.encodings import ENCODINGS

COMMANDS = {
    "": "Rà soát sổ theo dõi cơ sở theo bộ tiêu chí kiểm tra về môi trường và giải thích từng kết quả.",
    "check": "Rà soát sổ theo dõi. Mã thoát: 0 không có dấu hiệu vi phạm, 1 có, 2 dữ liệu vào sai, 3 lỗi của "
    "chương trình.",
    "explain": "Nêu từng bản ghi đã đọc, từng điều kiện và giá trị, mức quy định và nguồn, kết quả xét.",
    "obligations": "Nêu nghĩa vụ của từng cơ sở, mức quy định, căn cứ pháp lý, tiêu chí và việc sắp đến hạn.",
    "plan": "Nêu tình hình thực hiện Kế hoạch: chỉ tiêu, mục theo cách thực hiện, nhiệm vụ theo cơ quan.",
    "register": "Đọc, kiểm tra và ghép các tệp của sổ theo dõi.",
    "register validate": "Cho biết từng trang, từng cột được hiểu thế nào, rồi nêu mọi vấn đề; không ghi sổ.",
    "register import": "Đọc như validate và ghi các dòng đã tiếp nhận vào sổ; dòng chưa tiếp nhận chờ sửa.",
    "register template": "Ghi biểu mẫu trống để nhập số liệu: nhãn song ngữ, danh sách chọn, ghi chú.",
    "register same": "Liệt kê các cơ sở có thể là một, hoặc ghi nhớ điều đã quyết; không gộp cơ sở nào.",
    "rules": "Xem, kiểm tra và thử các tệp tiêu chí.",
    "rules list": "Liệt kê các tiêu chí.",
    "rules show": "Cho xem nội dung một tiêu chí, mức quy định và nguồn.",
    "rules lint": "Kiểm tra mọi tệp tiêu chí và tình huống kiểm thử; nêu vấn đề theo tệp:dòng:cột.",
    "rules test": "Chạy tình huống kiểm thử qua hai cách tính; nêu loại tình huống còn thiếu.",
    "rules new": "Ghi khung tiêu chí và tình huống kiểm thử; lint chưa chấp nhận khi chưa điền xong.",
    "rules schemas": "Ghi JSON Schema của từng loại tệp tiêu chí.",
    "rules changed": "Nêu mã các tiêu chí mà những tệp đã sửa có liên quan.",
    "rules impact": "Nêu kết quả xét thay đổi khi sửa tiêu chí. Mã thoát: 0 không đổi, 1 có, 2 dữ liệu vào "
    "sai, 3 lỗi của chương trình.",
    "rules docs": "Ghi bộ tiêu chí thành trang tiếng Việt và tiếng Anh để đọc.",
}
"""Help of commands, by the words they are called by."""

OPTIONS = {
    "Also tell what is met or not applicable": "Nêu cả kết quả đạt và không thuộc đối tượng",
    "A text that means yes, such as x": "Chữ có nghĩa là có, như x",
    "Date judged for; default: the manifest's, else today": "Thời điểm xét; mặc định: theo sổ, hoặc hôm nay",
    "FIELD=UNIT: the unit in which a column is written": "TRƯỜNG=ĐƠN_VỊ: đơn vị dùng trong một cột",
    "Facility id": "Mã cơ sở",
    "Facility id; default: all": "Mã cơ sở; mặc định: tất cả",
    "File to write instead of printing": "Tệp cần ghi, thay vì in ra màn hình",
    "Only this clause, such as I.4.c.1-a, or a part, such as II.6": "Chỉ một mục, như I.4.c.1-a, hoặc một "
    "phần, như II.6",
    "Files that changed; those outside --rules are skipped": "Các tệp đã sửa; bỏ qua tệp ngoài --rules",
    "Folder of rule files": "Thư mục tiêu chí",
    "Folder of rule files after the edit": "Thư mục tiêu chí sau khi sửa",
    "Folder of rule files before the edit": "Thư mục tiêu chí trước khi sửa",
    "Folder of saved mappings": "Thư mục các cách hiểu đã lưu",
    "Folder of the pages": "Thư mục để ghi các trang",
    "Folder of the rule, such as wastewater": "Thư mục của tiêu chí, như wastewater",
    "Folder of the schemas": "Thư mục của các JSON Schema",
    "Form of the output": "Dạng kết quả",
    "Form of what falls due; csv needs --due-within": "Dạng danh sách đến hạn; csv cần kèm --due-within",
    "Go on without rejected rows; their tables count as incomplete": "Tiếp tục khi còn dòng chưa tiếp nhận; "
    "bảng có dòng đó coi là chưa đầy đủ",
    "HEADING=FIELD or SHEET!HEADING=FIELD; '-' leaves the column out": "TIÊU_ĐỀ=TRƯỜNG hoặc "
    "TRANG!TIÊU_ĐỀ=TRƯỜNG; '-' là bỏ qua cột",
    "Id, such as WW-05; default: the next of the theme": "Mã, như WW-05; mặc định: mã kế tiếp của nhóm",
    "Key of one subject of the rule": "Mã của một đối tượng mà tiêu chí xét",
    "Language of the output": "Ngôn ngữ của kết quả",
    "Name of a saved mapping to begin with": "Tên cách hiểu đã lưu cần dùng lại",
    "Name under which to save what was said": "Tên để lưu cách hiểu này",
    f"Of text files: {', '.join(ENCODINGS)}": "Bảng mã của tệp văn bản",
    "Only these tables, by plural name; default: all": "Chỉ các bảng này, theo tên bảng; mặc định: tất cả",
    "Only what falls due within so many days, such as 90d": "Chỉ việc đến hạn trong số ngày này, như 90d",
    "Plain numbers in columns of dates count from then": "Số trong cột ngày được đếm từ năm này",
    "Register folder": "Thư mục sổ theo dõi",
    "Register folder that the files are to be added to": "Thư mục sổ mà các tệp sẽ được thêm vào",
    "Register folder to judge with both": "Thư mục sổ để xét theo cả hai bộ tiêu chí",
    "Register folder to write, or to add to": "Thư mục sổ cần ghi, hoặc cần thêm vào",
    "Register: a folder of CSV files and register.yaml, or a workbook (.xlsx)": "Sổ theo dõi: thư mục "
    "tệp CSV và register.yaml, hoặc bảng tính (.xlsx)",
    "Rule id": "Mã tiêu chí",
    "Rule id; default: every rule that concerns it": "Mã tiêu chí; mặc định: mọi tiêu chí có liên quan",
    "Rule ids; default: all": "Mã tiêu chí; mặc định: tất cả",
    "Run the cases of these rules; exit code as rules test": "Chạy tình huống kiểm thử của các tiêu chí này; "
    "mã thoát như rules test",
    "SHEET=TABLE, such as 'Trang 1=permits'; '-' leaves the sheet out": "TRANG=BẢNG, như 'Trang 1=permits'; "
    "'-' là bỏ qua trang",
    "Tell which slips the cases do not notice": "Nêu sai sót giả định mà tình huống kiểm thử chưa phát hiện",
    "The fault, such as mine-without-restoration-plan": "Lỗi cần tìm, như mine-without-restoration-plan",
    "Two facility ids that are one facility; remembered": "Hai mã cùng chỉ một cơ sở; được ghi nhớ",
    "Two facility ids that are two facilities; remembered": "Hai mã chỉ hai cơ sở khác nhau; được ghi nhớ",
    "What it was decided by": "Quyết định dựa vào đâu",
    "What parts the cells of text files: , ; | or tab": "Dấu phân cách ô trong tệp văn bản: , ; | hoặc tab",
    "What the rule judges": "Đối tượng mà tiêu chí xét",
    "Who decided": "Người quyết định",
    "With --mutate: add the missing cases": "Kèm --mutate: thêm các tình huống còn thiếu",
    "Workbook (.xlsx) to write": "Bảng tính (.xlsx) cần ghi",
    "Workbook (.xlsx) to write rejected rows to, to be mended": "Bảng tính (.xlsx) để ghi các dòng chưa tiếp "
    "nhận, chờ sửa",
    "Workbooks (.xlsx, .xls, .ods), text files (.csv, .txt), .parquet, or folders": "Bảng tính (.xlsx, .xls, "
    ".ods), tệp văn bản (.csv, .txt), .parquet, hoặc thư mục",
    "Write nothing; tell which are out of date": "Không ghi; chỉ nêu tệp đã cũ",
    "vi: 1.678,5 and 31/12/2025; vi-point: 1678.5 and 31/12/2025; iso: 1678.5 and 2025-12-31": "Cách viết",
}
"""Help of options and arguments, by its English."""


def with_both_languages(command: Command, words: str = "") -> Command:
    """Return a command whose help, and that of all below it, is in Vietnamese, then in English.

    Args:
        command: The command; what has no Vietnamese here stays in English alone.
        words: The words it is called by, without the name of the program.
    """
    if vi := COMMANDS.get(words):
        en = command.help or ""
        command.short_help = f"{_first_sentence(vi)} / {_first_sentence(en)}"
        command.help = f"{vi}\n\n{en}"
    for param in command.params:
        en = getattr(param, "help", None) or ""
        if en in OPTIONS:
            setattr(param, "help", f"{OPTIONS[en]} / {en}")  # noqa: B010  # options and arguments share no type
    for name, below in command.commands.items() if isinstance(command, TyperGroup) else ():
        with_both_languages(below, f"{words} {name}".strip())
    return command


def _first_sentence(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split()).partition(". ")[0].rstrip(".")
