"""Waste that is not hazardous, who collects it, where it lies, and soil that was polluted."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import ContaminationCause, ContaminationClass, WasteGroup
from compliance.model.fields import Record, column, facility_id
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
    waste_group: WasteGroup = column("Nhóm chất thải", "Waste group", "What it is.", required=True)
    year: int = column("Năm", "Year", "Calendar year, 1 January to 31 December.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    generated_tonne: Decimal | None = column("Phát sinh", "Generated", "Generated in the year.", unit="tonne")
    reused_tonne: Decimal | None = column(
        "Tái sử dụng, tái chế", "Reused", "Used again or recycled, on the site or by others.", unit="tonne"
    )
    self_treated_tonne: Decimal | None = column(
        "Tự xử lý", "Self-treated", "Treated on the site.", unit="tonne"
    )
    handed_over_tonne: Decimal | None = column(
        "Đã chuyển giao", "Handed over", "Handed over for treatment.", unit="tonne"
    )
    buried_tonne: Decimal | None = column("Chôn lấp", "Buried", "Buried, by anybody.", unit="tonne")
    receiver: str | None = column("Đơn vị nhận", "Receiver", "Name of who received it.")
    is_sorted: bool | None = column(
        "Đã phân loại tại nguồn", "Sorted", "Whether it is sorted where it arises."
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
        "The commune or ward in which it was collected.",
        required=True,
        digits=(5,),
        is_place=True,
    )
    year: int = column("Năm", "Year", "Calendar year.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    collected_tonne: Decimal | None = column(
        "Khối lượng thu gom", "Collected", "Collected in the year.", unit="tonne"
    )
    treated_tonne: Decimal | None = column(
        "Khối lượng xử lý theo quy định", "Treated", "Of it: treated as the law has it.", unit="tonne"
    )
    buried_tonne: Decimal | None = column("Khối lượng chôn lấp", "Buried", "Of it: buried.", unit="tonne")
    households: int | None = column(
        "Số hộ được thu gom", "Households served", "Households whose waste is collected."
    )
    is_urban: bool | None = column(
        "Thuộc khu vực đô thị", "Urban", "Whether it was collected in an urban area."
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
    seen_on: date = column("Ngày ghi nhận", "Seen on", "The day.", required=True)
    uses_plastics: bool | None = column(
        "Có sử dụng, lưu hành sản phẩm nhựa dùng một lần",
        "Uses single-use plastics",
        "Whether it sells or hands out trays, cups, cutlery or straws of plastic for one use.",
    )
    uses_bags: bool | None = column(
        "Có sử dụng túi ni lông khó phân hủy",
        "Uses bags",
        "Whether it hands out bags that hardly decay; bags in which goods came packed do not count.",
    )
    waste_kg_month: Decimal | None = column(
        "Chất thải nhựa phát sinh mỗi tháng", "Plastic waste a month", "Plastic waste.", unit="kg/month"
    )
    has_alternatives: bool | None = column(
        "Có sản phẩm thay thế", "Has alternatives", "Whether it offers something in their place."
    )
    source: str | None = column("Nguồn", "Source", "Who saw it, and how.")


class Landfill(Record):
    """What is particular to a landfill; one record a facility."""

    plural = "landfills"
    label = Bilingual(vi="Thông tin bãi chôn lấp", en="Landfill data")
    key = ("facility_id",)
    kept_for = "closing landfills, looking after them, and restoring those that pollute (task 6, II.6.3)"

    facility_id: str = facility_id()
    is_sanitary: bool | None = column("Chôn lấp hợp vệ sinh", "Sanitary", "Whether it is sanitary.")
    area_ha: Decimal | None = column("Diện tích bãi", "Area", "Area of the landfill.", unit="ha")
    capacity_tonne: Decimal | None = column(
        "Sức chứa thiết kế", "Capacity", "What it can take in all.", unit="tonne"
    )
    received_tonne: Decimal | None = column(
        "Khối lượng đã tiếp nhận", "Received", "What it has taken in so far.", unit="tonne"
    )
    has_liner: bool | None = column("Có lớp lót chống thấm", "Has a liner", "Whether its floor is sealed.")
    has_leachate_treatment: bool | None = column(
        "Có hệ thống xử lý nước rỉ rác", "Has leachate treatment", "Whether its leachate is treated."
    )
    pollutes_seriously: bool | None = column(
        "Gây ô nhiễm môi trường nghiêm trọng",
        "Pollutes seriously",
        "Whether it is counted among those that pollute seriously.",
    )
    closed_on: date | None = column(
        "Ngày đóng bãi chôn lấp", "Closed on", "Day it stopped taking in waste; blank: it goes on."
    )
    closure_reported_on: date | None = column(
        "Ngày báo cáo đóng bãi",
        "Closure reported on",
        "Day its closing was reported; blank if no report is on file.",
    )
    monitored_on: date | None = column(
        "Ngày quan trắc sau đóng bãi gần nhất",
        "Monitored on",
        "Latest day on which it was monitored after closing; blank if none is on file.",
    )
    monitoring_to: date | None = column(
        "Phải quan trắc sau đóng bãi đến", "To be monitored to", "Last day of the duty to monitor it."
    )
    restored_on: date | None = column(
        "Ngày hoàn thành cải tạo bãi chôn lấp", "Restored on", "Day it was restored; blank: it was not."
    )


class ContaminatedSite(Record):
    """What is particular to a polluted area of soil; one record a facility."""

    plural = "contaminated_sites"
    label = Bilingual(vi="Thông tin khu vực đất ô nhiễm", en="Contaminated site data")
    key = ("facility_id",)
    kept_for = "the indicator on polluted soil treated, which counts the area of the worst class (I.4.c.3)"

    facility_id: str = facility_id()
    contamination_class: ContaminationClass | None = column(
        "Mức độ ô nhiễm", "Class", "How bad it is; blank: not yet assessed."
    )
    cause: ContaminationCause | None = column("Nguyên nhân ô nhiễm", "Cause", "What polluted it.")
    contaminant: str | None = column("Chất ô nhiễm", "Contaminant", "What was found, as reported.")
    area_ha: Decimal | None = column("Diện tích ô nhiễm", "Area", "Polluted area.", unit="ha")
    treated_ha: Decimal | None = column(
        "Diện tích đã xử lý", "Area treated", "Of it: treated and restored, by the acceptance.", unit="ha"
    )
    found_on: date | None = column("Ngày phát hiện ô nhiễm", "Found on", "Day it was found.")
    assessed_on: date | None = column(
        "Ngày điều tra, đánh giá", "Assessed on", "Day its class was determined; blank: not yet."
    )
    treated_on: date | None = column(
        "Ngày hoàn thành xử lý", "Treated on", "Day it was wholly treated; blank: it was not."
    )
    is_state_duty: bool | None = column(
        "Thuộc trách nhiệm xử lý của Nhà nước",
        "Duty of the State",
        "Whether the State has to treat it, since nobody else is found.",
    )
