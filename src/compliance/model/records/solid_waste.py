"""Waste that is not hazardous, who collects it, where it lies, and soil that was polluted."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import ContaminationCause, ContaminationClass, WasteGroup
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.records.years import closed_on, year
from compliance.model.texts import Bilingual


class SolidWasteYear(Record):
    """What a facility generated and did with one group of ordinary waste in one calendar year."""

    plural = "solid_waste_years"
    label = Bilingual(vi="Chất thải rắn thường theo năm", en="Solid waste year")
    key = ("facility_id", "waste_group", "year")
    dated_by = "closed_on"
    is_event = True
    kept_for = "the part on solid waste of the annual environmental report; recycling and burying (II.6.2)"

    facility_id: str = facility_id()
    waste_group: WasteGroup = column(
        "Nhóm chất thải",
        "Waste group",
        "Chất thải thuộc nhóm nào.",
        "Which group of waste it is.",
        required=True,
    )
    year: int = year()
    closed_on: date | None = closed_on()
    generated_tonne: Decimal | None = column(
        "Phát sinh",
        "Generated",
        "Khối lượng chất thải phát sinh trong năm.",
        "Generated in the year.",
        unit="tonne",
        kept_for=READ,
    )
    reused_tonne: Decimal | None = column(
        "Tái sử dụng, tái chế",
        "Reused",
        "Khối lượng được tái sử dụng hoặc tái chế trong năm, tại cơ sở hoặc do đơn vị khác thực hiện.",
        "Used again or recycled in the year, on the site or by others.",
        unit="tonne",
        kept_for=READ,
    )
    self_treated_tonne: Decimal | None = column(
        "Tự xử lý",
        "Self-treated",
        "Khối lượng cơ sở tự xử lý tại chỗ trong năm.",
        "Treated on the site in the year.",
        unit="tonne",
        kept_for=READ,
    )
    handed_over_tonne: Decimal | None = column(
        "Đã chuyển giao",
        "Handed over",
        "Khối lượng đã chuyển giao cho đơn vị khác để xử lý trong năm.",
        "Handed over for treatment in the year.",
        unit="tonne",
        kept_for=READ,
    )
    buried_tonne: Decimal | None = column(
        "Chôn lấp",
        "Buried",
        "Khối lượng đem chôn lấp trong năm, dù do cơ sở hay đơn vị khác thực hiện.",
        "Buried in the year, by anybody.",
        unit="tonne",
    )
    receiver: str | None = column(
        "Đơn vị nhận", "Receiver", "Tên đơn vị nhận chất thải.", "Name of who received it.", kept_for=READ
    )
    is_sorted: bool | None = column(
        "Đã phân loại tại nguồn",
        "Sorted",
        "Chất thải có được phân loại tại nơi phát sinh hay không.",
        "Whether it is sorted where it arises.",
        kept_for=READ,
    )


class WasteServiceYear(Record):
    """The domestic waste that a service collected in one commune in one calendar year."""

    plural = "waste_service_years"
    label = Bilingual(vi="Thu gom rác sinh hoạt theo năm", en="Waste service year")
    key = ("facility_id", "commune_code", "year")
    dated_by = "closed_on"
    is_event = True
    kept_for = "the indicators on domestic waste collected and treated (I.4.c.2)"

    facility_id: str = facility_id()
    commune_code: str = column(
        "Mã xã, phường",
        "Commune code",
        "Xã, phường nơi thu gom.",
        "The commune or ward in which it was collected.",
        required=True,
        digits=(5,),
        is_place=True,
    )
    year: int = year()
    closed_on: date | None = closed_on()
    collected_tonne: Decimal | None = column(
        "Khối lượng thu gom",
        "Collected",
        "Khối lượng rác sinh hoạt thu gom trong năm.",
        "Domestic waste collected in the year.",
        unit="tonne",
        kept_for=READ,
    )
    treated_tonne: Decimal | None = column(
        "Khối lượng xử lý theo quy định",
        "Treated",
        "Trong khối lượng thu gom: phần được xử lý theo quy định.",
        "Of it: treated as the law has it.",
        unit="tonne",
        kept_for=READ,
    )
    buried_tonne: Decimal | None = column(
        "Khối lượng chôn lấp",
        "Buried",
        "Trong khối lượng thu gom: phần đem chôn lấp.",
        "Of it: buried.",
        unit="tonne",
        kept_for=READ,
    )
    households: int | None = column(
        "Số hộ được thu gom",
        "Households served",
        "Số hộ gia đình được thu gom rác sinh hoạt.",
        "Households whose waste is collected.",
        kept_for=READ,
    )
    is_urban: bool | None = column(
        "Thuộc khu vực đô thị",
        "Urban",
        "Nơi thu gom có thuộc khu vực đô thị hay không.",
        "Whether it was collected in an urban area.",
        kept_for=READ,
    )


class PlasticUse(Record):
    """What single-use plastics were found in use at a facility on a day."""

    plural = "plastic_uses"
    label = Bilingual(vi="Sử dụng nhựa dùng một lần", en="Plastic use")
    key = ("facility_id", "seen_on")
    dated_by = "seen_on"
    is_event = True
    kept_for = "the programme on single-use plastics (task 7), and its ban at malls, supermarkets and hotels"

    facility_id: str = facility_id()
    seen_on: date = column(
        "Ngày ghi nhận",
        "Seen on",
        "Ngày ghi nhận việc sử dụng tại cơ sở.",
        "Day on which it was seen.",
        required=True,
    )
    uses_plastics: bool | None = column(
        "Có sử dụng, lưu hành sản phẩm nhựa dùng một lần",
        "Uses single-use plastics",
        "Cơ sở có bán hoặc phát cho khách khay, hộp, bát, đũa, cốc, dao, thìa, dĩa, ống hút và dụng cụ ăn "
        "uống khác bằng nhựa dùng một lần hay không.",
        "Whether it sells or hands out trays, boxes, bowls, chopsticks, cups, cutlery, straws or the like "
        "of plastic for one use.",
        kept_for=READ,
    )
    uses_bags: bool | None = column(
        "Có sử dụng túi ni lông khó phân hủy",
        "Uses bags",
        "Cơ sở có phát túi ni lông khó phân hủy hay không; không tính túi là bao bì đóng gói sẵn của hàng "
        "hóa.",
        "Whether it hands out bags that hardly decay; bags in which goods came packed do not count.",
        kept_for=READ,
    )
    waste_kg_month: Decimal | None = column(
        "Chất thải nhựa phát sinh mỗi tháng",
        "Plastic waste a month",
        "Khối lượng chất thải nhựa phát sinh trong một tháng.",
        "Plastic waste that arises in a month.",
        unit="kg/month",
    )
    has_alternatives: bool | None = column(
        "Có sản phẩm thay thế",
        "Has alternatives",
        "Cơ sở có cung cấp sản phẩm thay thế cho sản phẩm nhựa dùng một lần hay không.",
        "Whether it offers something in their place.",
        kept_for=READ,
    )
    source: str | None = column(
        "Nguồn", "Source", "Ai ghi nhận và ghi nhận bằng cách nào.", "Who saw it, and how.", kept_for=READ
    )


class Landfill(Record):
    """What is particular to a landfill; one record a facility."""

    plural = "landfills"
    label = Bilingual(vi="Thông tin bãi chôn lấp", en="Landfill data")
    key = ("facility_id",)
    kept_for = "closing landfills, looking after them, and restoring those that pollute (task 6, II.6.3)"

    facility_id: str = facility_id()
    is_sanitary: bool | None = column(
        "Chôn lấp hợp vệ sinh",
        "Sanitary",
        "Bãi chôn lấp có hợp vệ sinh hay không.",
        "Whether it is sanitary.",
        kept_for=READ,
    )
    area_ha: Decimal | None = column(
        "Diện tích bãi",
        "Area",
        "Diện tích của bãi chôn lấp.",
        "Area of the landfill.",
        unit="ha",
        kept_for=READ,
    )
    capacity_tonne: Decimal | None = column(
        "Sức chứa thiết kế",
        "Capacity",
        "Tổng khối lượng chất thải bãi tiếp nhận được theo thiết kế.",
        "What it can take in all, by design.",
        unit="tonne",
        kept_for=READ,
    )
    received_tonne: Decimal | None = column(
        "Khối lượng đã tiếp nhận",
        "Received",
        "Tổng khối lượng chất thải bãi đã tiếp nhận đến nay.",
        "What it has taken in so far.",
        unit="tonne",
        kept_for=READ,
    )
    has_liner: bool | None = column(
        "Có lớp lót chống thấm",
        "Has a liner",
        "Đáy bãi có lớp lót chống thấm hay không.",
        "Whether its floor is sealed.",
        kept_for=READ,
    )
    has_leachate_treatment: bool | None = column(
        "Có hệ thống xử lý nước rỉ rác",
        "Has leachate treatment",
        "Nước rỉ rác của bãi có được xử lý hay không.",
        "Whether its leachate is treated.",
        kept_for=READ,
    )
    pollutes_seriously: bool | None = column(
        "Gây ô nhiễm môi trường nghiêm trọng",
        "Pollutes seriously",
        "Bãi có thuộc diện gây ô nhiễm môi trường nghiêm trọng hay không.",
        "Whether it is counted among those that pollute seriously.",
        kept_for=READ,
    )
    closed_on: date | None = column(
        "Ngày đóng bãi chôn lấp",
        "Closed on",
        "Ngày bãi ngừng tiếp nhận chất thải; để trống: đang tiếp nhận.",
        "Day it stopped taking in waste; blank: it goes on.",
        kept_for=READ,
    )
    closure_reported_on: date | None = column(
        "Ngày báo cáo đóng bãi",
        "Closure reported on",
        "Ngày báo cáo việc đóng bãi; để trống: hồ sơ lưu chưa có báo cáo.",
        "Day its closing was reported; blank if no report is on file.",
        kept_for=READ,
    )
    monitored_on: date | None = column(
        "Ngày quan trắc sau đóng bãi gần nhất",
        "Monitored on",
        "Ngày quan trắc gần nhất sau khi đóng bãi; để trống: hồ sơ lưu chưa có kết quả quan trắc.",
        "Latest day on which it was monitored after closing; blank if none is on file.",
        kept_for=READ,
    )
    monitoring_to: date | None = column(
        "Phải quan trắc sau đóng bãi đến",
        "To be monitored to",
        "Ngày cuối cùng phải quan trắc sau khi đóng bãi.",
        "Last day of the duty to monitor it after closing.",
        kept_for=READ,
    )
    restored_on: date | None = column(
        "Ngày hoàn thành cải tạo bãi chôn lấp",
        "Restored on",
        "Ngày hoàn thành cải tạo, phục hồi môi trường bãi chôn lấp; để trống: chưa hoàn thành.",
        "Day it was restored; blank: it was not.",
        kept_for=READ,
    )


class ContaminatedSite(Record):
    """What is particular to a polluted area of soil; one record a facility."""

    plural = "contaminated_sites"
    label = Bilingual(vi="Thông tin khu vực đất ô nhiễm", en="Contaminated site data")
    key = ("facility_id",)
    kept_for = "the indicator on polluted soil treated, which counts the area of the worst class (I.4.c.3)"

    facility_id: str = facility_id()
    contamination_class: ContaminationClass | None = column(
        "Mức độ ô nhiễm",
        "Class",
        "Khu vực đất bị ô nhiễm ở mức độ nào; để trống: chưa đánh giá.",
        "How bad it is; blank: not yet assessed.",
        kept_for=READ,
    )
    cause: ContaminationCause | None = column(
        "Nguyên nhân ô nhiễm",
        "Cause",
        "Đất bị ô nhiễm do nguyên nhân nào.",
        "What polluted it.",
        kept_for=READ,
    )
    contaminant: str | None = column(
        "Chất ô nhiễm",
        "Contaminant",
        "Chất ô nhiễm được phát hiện, ghi theo báo cáo.",
        "What was found, as reported.",
        kept_for=READ,
    )
    area_ha: Decimal | None = column(
        "Diện tích ô nhiễm", "Area", "Diện tích đất bị ô nhiễm.", "Polluted area.", unit="ha", kept_for=READ
    )
    treated_ha: Decimal | None = column(
        "Diện tích đã xử lý",
        "Area treated",
        "Trong diện tích ô nhiễm: phần đã được xử lý, cải tạo, phục hồi theo kết quả nghiệm thu.",
        "Of it: treated and restored, by the acceptance.",
        unit="ha",
        kept_for=READ,
    )
    found_on: date | None = column(
        "Ngày phát hiện ô nhiễm",
        "Found on",
        "Ngày phát hiện khu vực đất bị ô nhiễm.",
        "Day it was found.",
        kept_for=READ,
    )
    assessed_on: date | None = column(
        "Ngày điều tra, đánh giá",
        "Assessed on",
        "Ngày xác định mức độ ô nhiễm; để trống: chưa xác định.",
        "Day its class was determined; blank: not yet.",
        kept_for=READ,
    )
    treated_on: date | None = column(
        "Ngày hoàn thành xử lý",
        "Treated on",
        "Ngày xử lý xong toàn bộ khu vực; để trống: chưa xử lý xong.",
        "Day it was wholly treated; blank: it was not.",
        kept_for=READ,
    )
    is_state_duty: bool | None = column(
        "Thuộc trách nhiệm xử lý của Nhà nước",
        "Duty of the State",
        "Có thuộc trách nhiệm xử lý của Nhà nước do không xác định được đối tượng gây ô nhiễm hay không.",
        "Whether the State has to treat it, since nobody else is found.",
        kept_for=READ,
    )
