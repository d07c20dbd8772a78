"""Papers on file: permits, registrations, plans, contracts."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import IssuerLevel, PermitKind
from compliance.model.choices_papers import ComponentPermitKind, ContractKind, MiningForm
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual

_LIST = "finding the paper on a list or in a register of permits"


class Permit(Record):
    """A paper on file: a permit, a registration, an approved plan."""

    plural = "permits"
    label = Bilingual(vi="Giấy phép, hồ sơ", en="Permit or paper")
    key = ("permit_id",)
    dated_by = "granted_on"

    permit_id: str = column(
        "Mã giấy phép",
        "Permit ID",
        "Mã riêng của giấy phép, hồ sơ, không trùng với giấy phép, hồ sơ khác.",
        "Key of the permit.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: PermitKind | None = column(
        "Loại giấy phép, hồ sơ", "Kind of paper", "Giấy tờ này thuộc loại nào.", "What the paper is."
    )
    component_kind: ComponentPermitKind | None = column(
        "Loại giấy phép thành phần",
        "Kind of component permit",
        "Là loại giấy phép môi trường thành phần nào; để trống: giấy tờ thuộc loại khác.",
        "Which component permit it is; blank: another kind of paper.",
        kept_for="what a component permit stands for until it runs out",
    )
    mining_form: MiningForm | None = column(
        "Hình thức khai thác được cấp phép",
        "Form of mining",
        "Giấy phép khai thác khoáng sản được cấp theo hình thức nào; để trống: giấy tờ thuộc loại khác hoặc"
        " chưa rõ.",
        "What a mining licence is for; blank: another kind of paper, or not known.",
        kept_for="the longest term of a mining licence",
    )
    number: str | None = column(
        "Số giấy phép", "Number", "Số, ký hiệu của giấy tờ, ghi đúng như trên giấy tờ.", "Number as printed."
    )
    issued_by: IssuerLevel | None = column(
        "Cấp cấp giấy phép", "Issued by", "Cơ quan cấp giấy tờ thuộc cấp nào.", "Level of who granted it."
    )
    authority: str | None = column(
        "Cơ quan cấp",
        "Authority",
        "Tên cơ quan cấp, ghi đúng như trên giấy tờ.",
        "Name of who granted it, as printed.",
        kept_for=_LIST,
    )
    project_as_printed: str | None = column(
        "Tên dự án, cơ sở theo giấy phép",
        "Project as printed",
        "Tên dự án hoặc cơ sở, ghi đúng như trên giấy tờ.",
        "Name of the project or facility as the paper prints it.",
        kept_for=_LIST,
    )
    holder_as_printed: str | None = column(
        "Chủ giấy phép ghi trên giấy tờ",
        "Holder as printed",
        "Tên chủ giấy phép, ghi đúng như trên giấy tờ.",
        "Name of its holder as the paper prints it.",
        kept_for=_LIST,
    )
    place_as_printed: str | None = column(
        "Địa điểm theo giấy phép",
        "Place as printed",
        "Địa điểm ghi đúng như trên giấy tờ, theo tên xã, huyện tại thời điểm cấp.",
        "Place as the paper prints it, with the communes and districts of that day.",
        kept_for=_LIST,
    )
    granted_on: date | None = column(
        "Ngày cấp",
        "Granted on",
        "Ngày cấp ghi trên giấy tờ; giấy tờ có hiệu lực từ ngày này, trừ khi có ghi ngày khác.",
        "Day it was granted, as printed; first day it is in force unless the paper names another.",
    )
    effective_on: date | None = column(
        "Ngày có hiệu lực",
        "Effective on",
        "Ngày đầu tiên có hiệu lực, nếu giấy tờ ghi khác ngày cấp; để trống: trùng với ngày cấp.",
        "First day it holds where the paper names another than the day of granting; blank: the same.",
        kept_for="the first day of a paper that came into force later",
    )
    expires_on: date | None = column(
        "Ngày hết hạn",
        "Expires on",
        "Ngày cuối cùng còn hiệu lực; để trống: hồ sơ lưu chưa có thông tin.",
        "Last day it is in force; blank: not on file.",
    )
    term_years: Decimal | None = column(
        "Thời hạn giấy phép",
        "Term",
        "Thời hạn ghi trên giấy tờ, tính bằng năm; để trống: hồ sơ lưu chưa có thông tin.",
        "Term as printed, in years; blank: not on file.",
        unit="year",
        kept_for=_LIST,
    )
    is_undated: bool | None = column(
        "Giấy phép không ghi thời hạn",
        "Undated",
        "Chọn Có nếu chính giấy tờ không ghi thời hạn, ngày hết hạn; để trống: chưa xem trên giấy tờ.",
        "Whether the paper itself names no end; blank: nobody has looked.",
        kept_for="an end that is missing in the register and one that the paper does not have",
    )
    replaces: str | None = column(
        "Thay thế giấy phép số",
        "Replaces",
        "Số giấy phép, hồ sơ được giấy tờ này thay thế, ghi đúng như trên giấy tờ; để trống: không thay thế"
        " giấy tờ nào.",
        "Number of the paper that it takes the place of, as printed; blank: none.",
    )
    lapsed_on: date | None = column(
        "Ngày hết hiệu lực trước hạn",
        "Lapsed on",
        "Ngày bị thu hồi, được trả lại hoặc được thay thế, từ ngày này không còn hiệu lực; để trống: không "
        "có việc đó.",
        "Day it was withdrawn, given back or replaced, from which it no longer holds; blank: it was not.",
    )
    region: str | None = column(
        "Địa bàn hoạt động được phép",
        "Region",
        "Địa bàn chủ giấy phép được hoạt động, như các tỉnh được thu gom chất thải.",
        "Where its holder may work, such as the provinces in which waste is collected.",
        kept_for="a receiver or transporter of hazardous waste outside its region",
    )
    requires_automatic_monitoring: bool | None = column(
        "Giấy phép yêu cầu quan trắc tự động",
        "Requires automatic monitoring",
        "Chính giấy tờ này có yêu cầu quan trắc tự động, liên tục hay không.",
        "Whether the paper itself asks for automatic, continuous monitoring.",
        kept_for="who has to monitor automatically, whatever the thresholds are",
    )
    includes_restoration_plan: bool | None = column(
        "Có nội dung phương án cải tạo, phục hồi môi trường",
        "Includes a restoration plan",
        "Giấy tờ này có nội dung phương án cải tạo, phục hồi môi trường hay không.",
        "Whether an environmental restoration plan is part of the paper.",
    )
    wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải theo giấy phép",
        "Licensed wastewater",
        "Lưu lượng nước thải lớn nhất được phép xả theo giấy phép.",
        "Greatest flow of wastewater it allows.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo giấy phép",
        "Licensed waste gas",
        "Lưu lượng khí thải lớn nhất được phép xả theo giấy phép.",
        "Greatest flow of waste gas it allows.",
        unit="m3/hour",
    )
    hazardous_waste_kg_year: Decimal | None = column(
        "Khối lượng CTNH theo giấy phép",
        "Licensed hazardous waste",
        "Khối lượng chất thải nguy hại (CTNH) mỗi năm ghi trong giấy phép.",
        "Hazardous waste a year that it names.",
        unit="kg/year",
        kept_for="waste that grew beyond what the permit names",
    )
    annual_output: Decimal | None = column(
        "Công suất khai thác theo giấy phép",
        "Licensed output",
        "Công suất khai thác mỗi năm được phép theo giấy phép.",
        "Output a year it allows.",
        unit_field="output_unit",
    )
    output_unit: str | None = column(
        "Đơn vị công suất",
        "Output unit",
        "Đơn vị của công suất khai thác theo giấy phép, như m3 hoặc tấn.",
        "Unit of the licensed output, such as m3 or tonne.",
    )
    area_ha: Decimal | None = column(
        "Diện tích theo giấy phép",
        "Licensed area",
        "Diện tích được phép theo giấy phép.",
        "Area it allows.",
        unit="ha",
    )
    depth_m: Decimal | None = column(
        "Chiều sâu khai thác theo giấy phép",
        "Licensed depth",
        "Chiều sâu được phép khai thác, tính từ mặt đất xuống; không ghi cao độ.",
        "Depth of extraction it allows, counted down from the ground; not a level above the sea.",
        unit="m",
        kept_for="which old licence lacks a depth and has to be exchanged",
    )
    has_reserve: bool | None = column(
        "Có ghi trữ lượng hoặc khối lượng",
        "States a reserve",
        "Giấy phép có ghi trữ lượng hoặc khối lượng được phép khai thác hay không.",
        "Whether it states a reserve or volume.",
    )
    reserve: Decimal | None = column(
        "Trữ lượng, khối lượng theo giấy phép",
        "Licensed reserve",
        "Tổng trữ lượng hoặc khối lượng được phép khai thác trong cả thời hạn giấy phép; để trống: hồ sơ "
        "lưu chưa có thông tin.",
        "Reserve or volume it allows to extract in its whole term; blank: not on file.",
        unit_field="reserve_unit",
        kept_for="a licence whose reserve is used up before its term",
    )
    reserve_unit: str | None = column(
        "Đơn vị trữ lượng",
        "Reserve unit",
        "Đơn vị của trữ lượng, khối lượng theo giấy phép, như m3 hoặc tấn.",
        "Unit of the reserve, such as m3 or tonne.",
    )
    is_auctioned: bool | None = column(
        "Cấp qua đấu giá quyền khai thác",
        "Auctioned",
        "Quyền khai thác khoáng sản có được cấp qua trúng đấu giá hay không.",
        "Whether the right to mine was won at an auction.",
    )
    water_m3_day: Decimal | None = column(
        "Lưu lượng nước khai thác theo giấy phép",
        "Licensed water",
        "Lưu lượng nước được phép khai thác trong một ngày.",
        "Water it allows to take in a day.",
        unit="m3/day",
        kept_for="water licences, whose list prints it",
    )
    water_m3_s: Decimal | None = column(
        "Lưu lượng khai thác lớn nhất theo giấy phép",
        "Licensed water by the second",
        "Lưu lượng lớn nhất được phép khai thác, tính theo giây; ghi đối với thủy điện, thủy lợi.",
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
    permit_id: str = column(
        "Mã giấy phép",
        "Permit ID",
        "Giấy phép có ghi mã CTNH này.",
        "The permit that names the code.",
        required=True,
        refers_to="permit",
    )
    waste_code: str = column(
        "Mã CTNH",
        "Waste code",
        "Mã chất thải nguy hại (CTNH) gồm 6 chữ số.",
        "Six-digit hazardous waste code.",
        required=True,
        digits=(6,),
    )
    mass_kg_year: Decimal | None = column(
        "Khối lượng mỗi năm",
        "Mass a year",
        "Khối lượng chất thải của mã này mỗi năm ghi trong giấy phép.",
        "Mass a year that the permit names.",
        unit="kg/year",
    )
    is_for_treatment: bool | None = column(
        "Được nhận xử lý",
        "For treatment",
        "Chọn Có nếu chủ giấy phép được nhận chất thải này về xử lý, Không nếu chất thải phát sinh tại cơ "
        "sở.",
        "Whether the holder may take in and treat it; otherwise it arises there.",
    )
    method: str | None = column(
        "Phương án xử lý",
        "Method",
        "Phương án xử lý chất thải này ghi trong giấy phép.",
        "How the permit has it treated.",
    )


class Contract(Record):
    """A contract that a duty asks a facility to have."""

    plural = "contracts"
    label = Bilingual(vi="Hợp đồng dịch vụ", en="Contract")
    key = ("contract_id",)
    dated_by = "signed_on"
    kept_for = "duties to have waste, wastewater, monitoring or forest services by contract"

    contract_id: str = column(
        "Mã hợp đồng",
        "Contract ID",
        "Mã riêng của hợp đồng, không trùng với hợp đồng khác.",
        "Key of the contract.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: ContractKind | None = column(
        "Nội dung hợp đồng",
        "Kind of contract",
        "Hợp đồng về nội dung gì.",
        "What it is about.",
        kept_for=READ,
    )
    number: str | None = column(
        "Số hợp đồng", "Contract number", "Số hợp đồng, ghi đúng như trên hợp đồng.", "Number as printed."
    )
    partner: str | None = column(
        "Bên cung cấp dịch vụ",
        "Partner",
        "Tên bên ký hợp đồng cung cấp dịch vụ cho cơ sở.",
        "Name of the other side, which renders the service.",
    )
    partner_licence: str | None = column(
        "Giấy phép của bên cung cấp",
        "Partner's licence",
        "Số giấy phép hoặc giấy chứng nhận của bên cung cấp dịch vụ.",
        "Number of its licence or certificate.",
    )
    signed_on: date | None = column(
        "Ngày ký hợp đồng",
        "Signed on",
        "Ngày ký; được tính là ngày đầu tiên hợp đồng có hiệu lực.",
        "Day it was signed, counted as the first day it holds.",
    )
    valid_to: date | None = column(
        "Ngày hết hạn hợp đồng",
        "Valid to",
        "Ngày cuối cùng hợp đồng còn hiệu lực; để trống: không xác định thời hạn.",
        "Last day it holds; blank: open.",
        kept_for=READ,
    )
