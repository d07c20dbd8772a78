"""The fixed words of the workbook, in both languages."""

from compliance.model.texts import Bilingual, Lang

SHEETS = {
    "proposed": (
        Bilingual(vi="Đề nghị kiểm tra, xử lý", en="Proposed"),
        Bilingual(
            vi="DANH SÁCH CƠ SỞ CÓ DẤU HIỆU VI PHẠM ĐỀ NGHỊ KIỂM TRA, XỬ LÝ",
            en="FACILITIES WITH SIGNS OF A VIOLATION, PROPOSED FOR INSPECTION AND ACTION",
        ),
    ),
    "remedy": (
        Bilingual(vi="Kiến nghị khắc phục", en="To be remedied"),
        Bilingual(
            vi="KIẾN NGHỊ KHẮC PHỤC, KIẾN NGHỊ CƠ QUAN QUẢN LÝ (CHƯA ĐỀ NGHỊ XỬ PHẠT)",
            en="TO BE REMEDIED, OR RECOMMENDED TO A STATE AGENCY (NOT PROPOSED FOR A PENALTY)",
        ),
    ),
    "department": (
        Bilingual(vi="Cơ quan quản lý làm rõ", en="For the department"),
        Bilingual(
            vi="NỘI DUNG VỀ SỐ LIỆU MÀ CƠ QUAN QUẢN LÝ CẦN LÀM RÕ",
            en="QUESTIONS ON THE DEPARTMENT'S OWN DATA",
        ),
    ),
    "questions": (
        Bilingual(vi="Nội dung cần làm rõ", en="Questions"),
        Bilingual(
            vi="NỘI DUNG CẦN LÀM RÕ, XẾP THEO SỐ KẾT QUẢ XÉT GIẢI QUYẾT ĐƯỢC",
            en="QUESTIONS TO ASK, THE FEWEST THAT SETTLE THE MOST FIRST",
        ),
    ),
    "manual": (
        Bilingual(vi="Kiểm tra trực tiếp", en="On site"),
        Bilingual(vi="NỘI DUNG KIỂM TRA TRỰC TIẾP TẠI CƠ SỞ", en="ITEMS TO CHECK ON SITE"),
    ),
    "evidence": (
        Bilingual(vi="Căn cứ, tài liệu", en="Evidence"),
        Bilingual(vi="CĂN CỨ, TÀI LIỆU CHỨNG MINH", en="EVIDENCE"),
    ),
    "grounds": (
        Bilingual(vi="Căn cứ pháp lý", en="Legal bases"),
        Bilingual(vi="CĂN CỨ PHÁP LÝ", en="LEGAL BASES"),
    ),
    "failed": (
        Bilingual(vi="Lỗi hệ thống", en="Failures"),
        Bilingual(
            vi="LỖI HỆ THỐNG - CHƯA XÉT (KHÔNG PHẢI PHÁT HIỆN VỀ CƠ SỞ)",
            en="SYSTEM FAILURES - NOT JUDGED (NO FINDINGS ON FACILITIES)",
        ),
    ),
}
"""Name and title of each sheet."""

HEADINGS = {
    key: Bilingual(vi=vi, en=en)
    for key, vi, en in (
        ("number", "TT", "No."),
        ("facility_id", "Mã cơ sở", "Facility ID"),
        ("facility", "Tên cơ sở", "Facility"),
        ("rule", "Tiêu chí", "Rule"),
        ("title", "Dấu hiệu vi phạm, nội dung", "Sign of a violation"),
        ("subject", "Đối tượng xét", "Subject"),
        ("finding", "Nội dung phát hiện", "Finding"),
        ("severity", "Mức ưu tiên", "Severity"),
        ("why_not", "Lý do chưa đề nghị xử phạt", "Why not proposed for a penalty"),
        ("act", "Mã hành vi (dùng trong hệ thống)", "Act (code)"),
        ("punished", "Điều khoản xử phạt", "Punished by"),
        ("fine_individual", "Khung phạt cá nhân (triệu đồng)", "Bracket, individuals (million VND)"),
        ("fine_organisation", "Khung phạt tổ chức (triệu đồng)", "Bracket, organisations (million VND)"),
        ("barred_after", "Thời hiệu đến hết ngày", "Can be punished up to"),
        ("remedy", "Kiến nghị khắc phục", "Remedy"),
        ("remedy_days", "Trong (ngày)", "Days"),
        ("fingerprint", "Mã theo dõi", "Fingerprint"),
        ("question", "Nội dung cần làm rõ", "Question"),
        ("whose", "Ai làm rõ", "Who settles it"),
        ("settles", "Số kết quả giải quyết được", "Findings settled"),
        ("concerns", "Số kết quả liên quan", "Findings concerned"),
        ("rules", "Tiêu chí liên quan", "Rules"),
        ("to_look_up", "Nội dung kiểm tra", "What to look up"),
        ("answer", "Kết quả (Đạt / Chưa đạt / Không xuất trình)", "Answer (met / not met / not shown)"),
        ("paper", "Số giấy tờ, ảnh", "Paper or photo no."),
        ("record", "Bản ghi", "Record"),
        ("field", "Trường số liệu", "Field"),
        ("value", "Giá trị", "Value"),
        ("grade", "Mức độ tin cậy", "Evidence grade"),
        ("file", "Tệp", "File"),
        ("row", "Dòng", "Row"),
        ("provision", "Điều khoản", "Provision"),
        ("instrument", "Số văn bản", "Instrument"),
        ("instrument_title", "Tên văn bản", "Title"),
        ("confidence", "Mức độ đối chiếu", "Confidence"),
        ("checked", "Ngày đối chiếu", "Checked"),
    )
}

_WORDS = {
    "nothing": Bilingual(vi="Không có.", en="None."),
    "warning": Bilingual(vi="cảnh cáo", en="warning"),
    "goes_on": Bilingual(vi="tính từ thời điểm phát hiện", en="runs from detection"),
    "no_bracket": Bilingual(vi="không có khung phạt cho trường hợp này", en="no bracket for this case"),
    "whose_facility": Bilingual(vi="Cơ sở cung cấp", en="the facility"),
    "whose_register": Bilingual(vi="Cơ quan quản lý", en="the department"),
    "whose_law": Bilingual(vi="Cơ quan quản lý (văn bản)", en="the department (text of law)"),
}


def say(key: str | Bilingual, lang: Lang) -> str:
    """Return a fixed text, by its key or as it is."""
    return (key if isinstance(key, Bilingual) else _WORDS[key]).text(lang)
