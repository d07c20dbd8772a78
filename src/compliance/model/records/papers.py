"""Papers on file: permits, registrations, plans, contracts."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import IssuerLevel, PermitKind
from compliance.model.choices_papers import ComponentPermitKind, ContractKind, MiningForm
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_LIST = "finding the paper on a list or in a register of permits"


class Permit(Record):
    """A paper on file: a permit, a registration, an approved plan."""

    plural = "permits"
    label = Bilingual(vi="Giấy phép, hồ sơ", en="Permit or paper")
    key = ("permit_id",)
    dated_by = "granted_on"

    permit_id: str = column("Mã giấy phép", "Permit ID", "Key of the permit.", required=True)
    facility_id: str = facility_id()
    kind: PermitKind | None = column("Loại giấy phép, hồ sơ", "Kind of paper", "What the paper is.")
    component_kind: ComponentPermitKind | None = column(
        "Loại giấy phép thành phần",
        "Kind of component permit",
        "Which component permit it is; blank for other papers.",
        kept_for="what a component permit stands for until it runs out",
    )
    mining_form: MiningForm | None = column(
        "Hình thức khai thác được cấp phép",
        "Form of mining",
        "What a mining licence is for; blank for other papers, or ordinary extraction.",
        kept_for="the longest term of a mining licence",
    )
    number: str | None = column("Số giấy phép", "Number", "Number as printed.")
    issued_by: IssuerLevel | None = column("Cấp cấp giấy phép", "Issued by", "Level of who granted it.")
    authority: str | None = column(
        "Cơ quan cấp", "Authority", "Name of who granted it, as printed.", kept_for=_LIST
    )
    project_as_printed: str | None = column(
        "Tên dự án, cơ sở theo giấy phép",
        "Project as printed",
        "Name of the project or facility as the paper prints it.",
        kept_for=_LIST,
    )
    holder_as_printed: str | None = column(
        "Chủ giấy phép ghi trên giấy tờ",
        "Holder as printed",
        "Name of its holder as the paper prints it.",
        kept_for=_LIST,
    )
    place_as_printed: str | None = column(
        "Địa điểm theo giấy phép",
        "Place as printed",
        "Place as the paper prints it, with the communes and districts of that day.",
        kept_for=_LIST,
    )
    granted_on: date | None = column("Ngày cấp", "Granted on", "First day it is in force.")
    effective_on: date | None = column(
        "Ngày có hiệu lực",
        "Effective on",
        "First day it holds where the paper names another than the day of granting; blank: the same.",
        kept_for="the first day of a paper that came into force later",
    )
    expires_on: date | None = column(
        "Ngày hết hạn", "Expires on", "Last day it is in force; blank if not on file."
    )
    term_years: Decimal | None = column(
        "Thời hạn giấy phép", "Term", "Term as printed; blank: not on file.", unit="year", kept_for=_LIST
    )
    is_undated: bool | None = column(
        "Giấy phép không ghi thời hạn",
        "Undated",
        "Whether the paper itself names no end; blank: nobody has looked.",
        kept_for="an end that is missing in the register and one that the paper does not have",
    )
    replaces: str | None = column(
        "Thay thế giấy phép số",
        "Replaces",
        "Number of the paper that it takes the place of, as printed; blank: none.",
        kept_for="papers that stand twice on a list after they were granted anew",
    )
    lapsed_on: date | None = column(
        "Ngày hết hiệu lực trước hạn", "Lapsed on", "Day it was withdrawn or given back; blank if it was not."
    )
    region: str | None = column(
        "Địa bàn hoạt động được phép",
        "Region",
        "Where its holder may work, such as the provinces in which waste is collected.",
        kept_for="a receiver or transporter of hazardous waste outside its region",
    )
    requires_automatic_monitoring: bool | None = column(
        "Giấy phép yêu cầu quan trắc tự động",
        "Requires automatic monitoring",
        "Whether the paper itself asks for automatic, continuous monitoring.",
        kept_for="who has to monitor automatically, whatever the thresholds are",
    )
    includes_restoration_plan: bool | None = column(
        "Có nội dung phương án cải tạo, phục hồi môi trường",
        "Includes a restoration plan",
        "Whether an environmental restoration plan is part of the paper.",
    )
    wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải theo giấy phép",
        "Licensed wastewater",
        "Wastewater flow it allows.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo giấy phép", "Licensed waste gas", "Waste gas flow it allows.", unit="m3/hour"
    )
    hazardous_waste_kg_year: Decimal | None = column(
        "Khối lượng CTNH theo giấy phép",
        "Licensed hazardous waste",
        "Hazardous waste a year that it names.",
        unit="kg/year",
        kept_for="waste that grew beyond what the permit names",
    )
    annual_output: Decimal | None = column(
        "Công suất khai thác theo giấy phép",
        "Licensed output",
        "Output a year it allows.",
        unit_field="output_unit",
    )
    output_unit: str | None = column(
        "Đơn vị công suất", "Output unit", "Unit of the licensed output, such as m3."
    )
    area_ha: Decimal | None = column(
        "Diện tích theo giấy phép", "Licensed area", "Area it allows.", unit="ha"
    )
    depth_m: Decimal | None = column(
        "Chiều sâu khai thác theo giấy phép",
        "Licensed depth",
        "Depth of extraction it allows.",
        unit="m",
        kept_for="which old licence lacks a depth and has to be exchanged",
    )
    has_reserve: bool | None = column(
        "Có ghi trữ lượng hoặc khối lượng", "States a reserve", "Whether it states a reserve or volume."
    )
    reserve: Decimal | None = column(
        "Trữ lượng, khối lượng theo giấy phép",
        "Licensed reserve",
        "Reserve or volume it allows to extract in all; blank: not on file.",
        unit_field="reserve_unit",
        kept_for="a licence whose reserve is used up before its term",
    )
    reserve_unit: str | None = column(
        "Đơn vị trữ lượng", "Reserve unit", "Unit of the reserve, such as m3 or tonne."
    )
    is_auctioned: bool | None = column(
        "Cấp qua đấu giá quyền khai thác",
        "Auctioned",
        "Whether the right to mine was won at an auction.",
        kept_for="the plan's part on auctions, and the periods that winners have",
    )
    water_m3_day: Decimal | None = column(
        "Lưu lượng nước khai thác theo giấy phép",
        "Licensed water",
        "Water it allows to take.",
        unit="m3/day",
        kept_for="water licences, whose list prints it",
    )
    water_m3_s: Decimal | None = column(
        "Lưu lượng khai thác lớn nhất theo giấy phép",
        "Licensed water by the second",
        "Greatest flow it allows to take, for hydropower and irrigation.",
        unit="m3/s",
        kept_for="water licences, whose list prints it",
    )


class PermitWasteCode(Record):
    """A hazardous waste code that a permit names."""

    plural = "permit_waste_codes"
    label = Bilingual(vi="Mã CTNH trong giấy phép", en="Waste code of a permit")
    key = ("permit_id", "waste_code")
    kept_for = "whether a receiver is licensed for the code it takes"

    facility_id: str = facility_id()
    permit_id: str = column("Mã giấy phép", "Permit ID", "The permit.", required=True, refers_to="permit")
    waste_code: str = column(
        "Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True, digits=(6,)
    )
    mass_kg_year: Decimal | None = column(
        "Khối lượng mỗi năm", "Mass a year", "Mass a year that the permit names.", unit="kg/year"
    )
    is_for_treatment: bool | None = column(
        "Được nhận xử lý",
        "For treatment",
        "Whether the holder may take in and treat it; otherwise it arises there.",
    )
    method: str | None = column("Phương án xử lý", "Method", "How the permit has it treated.")


class Contract(Record):
    """A contract that a duty asks a facility to have."""

    plural = "contracts"
    label = Bilingual(vi="Hợp đồng dịch vụ", en="Contract")
    key = ("contract_id",)
    dated_by = "signed_on"
    kept_for = "duties to have waste, wastewater, monitoring or forest services by contract"

    contract_id: str = column("Mã hợp đồng", "Contract ID", "Key of the contract.", required=True)
    facility_id: str = facility_id()
    kind: ContractKind | None = column("Nội dung hợp đồng", "Kind of contract", "What it is about.")
    number: str | None = column("Số hợp đồng", "Contract number", "Number as printed.")
    partner: str | None = column("Bên cung cấp dịch vụ", "Partner", "Name of the other side.")
    partner_licence: str | None = column(
        "Giấy phép của bên cung cấp", "Partner's licence", "Number of its licence or certificate."
    )
    signed_on: date | None = column("Ngày ký hợp đồng", "Signed on", "First day it holds.")
    valid_to: date | None = column("Ngày hết hạn hợp đồng", "Valid to", "Last day it holds; blank: open.")
