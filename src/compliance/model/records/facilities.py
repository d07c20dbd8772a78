"""The facilities that are judged."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import EnvironmentalGroup, FacilityKind, FacilityStatus, PermitClass
from compliance.model.choices_papers import InvestmentClass
from compliance.model.choices_sites import CapacityClass
from compliance.model.fields import Record, column
from compliance.model.records.coordinates import (
    latitude,
    longitude,
    vn2000_meridian,
    vn2000_x_m,
    vn2000_y_m,
)
from compliance.model.texts import Bilingual

_SPLIT = "the wastewater and gas flows by which permit, registration and automatic monitoring are due"


class Facility(Record):
    """A place that is judged: a cluster, a plant, a mine."""

    plural = "facilities"
    label = Bilingual(vi="Cơ sở", en="Facility")
    key = ("facility_id",)

    facility_id: str = column(
        "Mã cơ sở",
        "Facility ID",
        "Mã riêng của cơ sở, không trùng với cơ sở khác.",
        "Key of the facility.",
        required=True,
    )
    name: str = column(
        "Tên cơ sở",
        "Facility name",
        "Tên cơ sở như ghi trong giấy tờ của cơ sở.",
        "Name as used in its papers.",
        required=True,
    )
    kind: FacilityKind | None = column(
        "Loại hình cơ sở", "Kind", "Cơ sở thuộc loại hình nào.", "What the facility is."
    )
    status: FacilityStatus | None = column(
        "Tình trạng hoạt động",
        "Status",
        "Tình trạng hoạt động của cơ sở tại thời điểm xét.",
        "Where it stands on the day it is judged for.",
    )
    sector: str | None = column(
        "Ngành nghề sản xuất, kinh doanh chính",
        "Sector",
        "Ngành nghề chính, như ghi trong các danh mục, báo cáo.",
        "Main business, as lists and reports name it.",
        kept_for="finding the facility on official lists",
    )
    operator_id: str | None = column(
        "Mã chủ cơ sở",
        "Operator ID",
        "Tổ chức, cá nhân chịu trách nhiệm về cơ sở.",
        "Who answers for it.",
        refers_to="operator",
    )
    operator_since: date | None = column(
        "Chủ cơ sở từ ngày",
        "Operator since",
        "Ngày đầu tiên chủ cơ sở này chịu trách nhiệm về cơ sở; để trống: chưa ghi nhận thay đổi chủ cơ sở.",
        "First day on which this operator answers for it; blank: not known to have changed.",
    )
    parent_id: str | None = column(
        "Thuộc cụm, khu (mã cơ sở)",
        "Parent facility",
        "Cụm, khu nơi đặt cơ sở; để trống: không nằm trong cụm, khu nào.",
        "The cluster or zone the facility stands in; blank: none.",
        refers_to="facility",
    )
    commune_code: str | None = column(
        "Mã xã, phường",
        "Commune code",
        "Mã chính thức của xã, phường từ ngày 01/7/2025, gồm 5 chữ số; có thể ghi tên xã, phường.",
        "Official code of the commune or ward since 1 July 2025, of 5 digits; its name is read too.",
        digits=(5,),
        is_place=True,
        kept_for="tables, letters and indicators by commune",
    )
    place_as_printed: str | None = column(
        "Địa chỉ theo giấy tờ",
        "Place as printed",
        "Địa chỉ ghi trong giấy phép hoặc danh mục, giữ nguyên tên xã, huyện tại thời điểm đó.",
        "Address as its permit or a list prints it, with the communes and districts of that day.",
        kept_for="finding the facility on lists, and today's commune of an old address",
    )
    latitude: Decimal | None = latitude()
    longitude: Decimal | None = longitude()
    vn2000_x_m: Decimal | None = vn2000_x_m()
    vn2000_y_m: Decimal | None = vn2000_y_m()
    vn2000_meridian: Decimal | None = vn2000_meridian()
    approved_on: date | None = column(
        "Ngày phê duyệt dự án",
        "Approved on",
        "Ngày giấy tờ về môi trường của cơ sở được phê duyệt lần đầu; cơ sở cũ có thể được giữ giới hạn cũ.",
        "Day its environmental papers were first approved; older facilities may keep older limits.",
        kept_for="which regulation of discharges holds for it",
    )
    commissioned_on: date | None = column(
        "Ngày bắt đầu hoạt động",
        "Commissioned on",
        "Ngày đầu tiên cơ sở hoạt động.",
        "First day of operation.",
    )
    closed_on: date | None = column(
        "Ngày đóng cửa, chấm dứt hoạt động",
        "Closed on",
        "Ngày đầu tiên cơ sở chấm dứt hẳn hoạt động; để trống: theo thông tin hiện có thì chưa đóng cửa.",
        "First day out of operation for good; blank: it was not closed, as far as is known.",
        kept_for="since when a closed facility owes nothing more",
    )
    permit_class: PermitClass | None = column(
        "Nhóm đối tượng giấy phép môi trường",
        "Permit class",
        "Nhóm đối tượng trong danh mục, quyết định cơ sở phải có giấy phép môi trường từ mức lưu lượng nào.",
        "Group of the list that decides from which flow an environmental permit is due.",
    )
    wastewater_m3_day: Decimal | None = column(
        "Tổng lưu lượng nước thải",
        "Wastewater flow",
        "Toàn bộ nước thải phát sinh; đối với cụm là của tất cả các cơ sở thứ cấp.",
        "All wastewater that arises, for a cluster that of all its tenants.",
        unit="m3/day",
    )
    wastewater_design_m3_day: Decimal | None = column(
        "Lưu lượng nước thải theo công suất thiết kế",
        "Wastewater by design",
        "Toàn bộ nước thải phát sinh khi đạt công suất thiết kế, như ghi trong giấy phép.",
        "All wastewater that arises at design capacity, as the permit states it.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    industrial_arising_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phát sinh",
        "Industrial wastewater that arises",
        "Toàn bộ nước thải công nghiệp phát sinh, dù sau đó được xử lý, xả thải hay tái sử dụng.",
        "All industrial wastewater that arises, whatever becomes of it.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    industrial_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phải xử lý, xả ra môi trường",
        "Industrial wastewater discharged",
        "Nước thải công nghiệp phải xử lý và xả ra môi trường; không tính nước mưa chảy tràn của mỏ khoáng "
        "sản nhóm II, III và IV.",
        "Industrial wastewater that needs treatment and is discharged to the environment; stormwater of "
        "mines of groups II to IV is not counted.",
        unit="m3/day",
    )
    discharged_m3_day: Decimal | None = column(
        "Lưu lượng nước thải xả ra môi trường",
        "Wastewater discharged",
        "Toàn bộ nước thải xả ra môi trường qua các điểm xả của chính cơ sở.",
        "All wastewater discharged to the environment, by its own outlets.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    connected_m3_day: Decimal | None = column(
        "Lưu lượng nước thải đấu nối",
        "Wastewater to a central plant",
        "Nước thải đưa vào hệ thống thu gom của cụm, khu hoặc đô thị.",
        "Wastewater that goes into the sewer of a cluster, a zone or a town.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    reused_m3_day: Decimal | None = column(
        "Lưu lượng nước thải tái sử dụng",
        "Wastewater reused",
        "Nước thải được tái sử dụng, không xả ra ngoài.",
        "Wastewater that is used again and not discharged.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    domestic_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải sinh hoạt",
        "Domestic wastewater",
        "Nước thải sinh hoạt phát sinh.",
        "Domestic wastewater that arises.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải phải xử lý",
        "Waste gas flow",
        "Toàn bộ khí thải phải xử lý.",
        "All waste gas that needs treatment.",
        unit="m3/hour",
    )
    emission_design_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo công suất thiết kế",
        "Waste gas by design",
        "Toàn bộ khí thải phải xử lý khi đạt công suất thiết kế, như ghi trong giấy phép.",
        "All waste gas that needs treatment at design capacity, as the permit states it.",
        unit="m3/hour",
        kept_for=_SPLIT,
    )
    domestic_waste_kg_day: Decimal | None = column(
        "Khối lượng chất thải rắn sinh hoạt",
        "Domestic waste",
        "Chất thải rắn sinh hoạt phát sinh.",
        "Domestic solid waste that arises.",
        unit="kg/day",
    )
    is_seasonal: bool | None = column(
        "Hoạt động theo mùa vụ",
        "Seasonal",
        "Cơ sở có hoạt động theo mùa vụ (mỗi vụ quan trắc một lần) hay không.",
        "Whether it works in campaigns, each of which is monitored once.",
        kept_for="how often a seasonal facility is to be monitored",
    )
    occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy",
        "Occupancy",
        "Tỷ lệ đất công nghiệp của cụm đã cho thuê, cho thuê lại hoặc đã được chấp thuận, cấp đăng ký đầu "
        "tư.",
        "Share of a cluster's industrial land that is let, or for which an investment was approved or "
        "registered.",
        unit="%",
    )
    tenants_self_treat: bool | None = column(
        "Các cơ sở thứ cấp tự xử lý nước thải đạt yêu cầu",
        "Tenants treat their wastewater",
        "Tất cả các cơ sở thứ cấp có tự xử lý nước thải đạt yêu cầu hay không.",
        "Whether every tenant treats its wastewater itself to the standard.",
    )
    central_plant_waived_on: date | None = column(
        "Ngày UBND tỉnh cho phép chưa đầu tư hệ thống xử lý tập trung",
        "Central plant waived on",
        "Ngày của văn bản UBND tỉnh cho phép cụm chưa phải đầu tư hệ thống xử lý nước thải tập trung; để "
        "trống: hồ sơ lưu chưa có văn bản này.",
        "Date of the province's decision that the cluster need not build a central plant; blank if there "
        "is none on file.",
    )
    environmental_group: EnvironmentalGroup | None = column(
        "Nhóm dự án đầu tư theo tiêu chí môi trường",
        "Environmental group",
        "Nhóm I, II, III hoặc IV của dự án theo tiêu chí về môi trường.",
        "Group I to IV of the project.",
    )
    investment_class: InvestmentClass | None = column(
        "Nhóm dự án theo pháp luật đầu tư công",
        "Investment class",
        "Nhóm của dự án theo pháp luật đầu tư công; để trống: không phân nhóm hoặc chưa rõ.",
        "Class of the project by the law on public investment; blank: none or not known.",
        kept_for="the group of the project, by which the term of a permit differs",
    )
    polluting_type: bool | None = column(
        "Thuộc loại hình có nguy cơ gây ô nhiễm môi trường",
        "Polluting type",
        "Loại hình sản xuất của cơ sở có thuộc danh mục có nguy cơ gây ô nhiễm môi trường hay không.",
        "Whether its production is of a type listed as likely to pollute.",
        kept_for="from which flow monitoring has to be automatic",
    )
    capacity_class: CapacityClass | None = column(
        "Quy mô công suất của loại hình gây ô nhiễm",
        "Capacity class",
        "Quy mô công suất của cơ sở thuộc loại hình có nguy cơ gây ô nhiễm; để trống: loại hình khác.",
        "Size of a facility of a polluting type; blank for other types.",
        kept_for="the group of the project, by which the term of a permit differs",
    )
    project_decided_on: date | None = column(
        "Ngày quyết định đầu tư dự án",
        "Project decided on",
        "Ngày quyết định đầu tư dự án; quy định về đánh giá tác động môi trường (ĐTM) được áp dụng theo "
        "ngày này.",
        "Day on which the project was decided, by which the law on its EIA is chosen.",
    )
    land_ha: Decimal | None = column(
        "Diện tích sử dụng đất", "Land", "Diện tích đất dự án sử dụng.", "Land the project uses.", unit="ha"
    )
    natural_forest_ha: Decimal | None = column(
        "Diện tích rừng tự nhiên, rừng phòng hộ chuyển mục đích",
        "Natural or protection forest",
        "Diện tích rừng tự nhiên hoặc rừng phòng hộ mà dự án chuyển mục đích sử dụng.",
        "Natural or protection forest that the project converts.",
        unit="ha",
    )
    special_use_forest_ha: Decimal | None = column(
        "Diện tích rừng đặc dụng chuyển mục đích",
        "Special-use forest",
        "Diện tích rừng đặc dụng mà dự án chuyển mục đích sử dụng.",
        "Special-use forest that the project converts.",
        unit="ha",
    )
    generates_wastewater: bool | None = column(
        "Có phát sinh nước thải phải xử lý",
        "Generates wastewater",
        "Cơ sở có phát sinh nước thải phải xử lý hay không.",
        "Whether wastewater arises that needs treatment.",
    )
    connected_to_central: bool | None = column(
        "Đã đấu nối vào hệ thống xử lý nước thải tập trung",
        "Connected to the central plant",
        "Nước thải của cơ sở thứ cấp có được đưa về hệ thống xử lý nước thải tập trung của cụm, khu hay "
        "không.",
        "Whether a tenant's wastewater goes to the central plant of its cluster or zone.",
    )
    exempt_from_connecting: bool | None = column(
        "Được miễn trừ đấu nối nước thải",
        "Exempt from connecting",
        "Cơ sở thứ cấp có được miễn trừ đấu nối vào hệ thống tập trung theo quyết định hoặc giấy phép hay "
        "không.",
        "Whether a tenant is by decision or permit free from connecting to the central plant.",
        kept_for="whether a tenant has to connect",
    )
    accepted_on: date | None = column(
        "Ngày được tiếp nhận vào cụm, khu",
        "Accepted on",
        "Ngày cụm, khu tiếp nhận cơ sở thứ cấp.",
        "Day the cluster or zone accepted the tenant.",
    )
    central_plant_since: date | None = column(
        "Ngày hệ thống xử lý nước thải tập trung đi vào vận hành",
        "Central plant since",
        "Ngày đầu tiên hệ thống xử lý nước thải tập trung của cụm, khu vận hành; để trống: chưa từng vận "
        "hành.",
        "First day on which a cluster's or zone's central plant was in operation; blank if it never was.",
    )
    stormwater_separate: bool | None = column(
        "Hệ thống thoát nước mưa tách riêng",
        "Stormwater separate",
        "Nước mưa có được thoát riêng với nước thải hay không.",
        "Whether stormwater is drained apart from wastewater.",
    )
    wastewater_collected: bool | None = column(
        "Có hệ thống thu gom, xử lý nước thải",
        "Wastewater collected",
        "Nước thải của đô thị, làng nghề có được thu gom và xử lý hay không.",
        "Whether an urban area or craft village collects and treats its wastewater.",
    )
    has_collection_system: bool | None = column(
        "Nước thải đã được thu gom (đô thị, làng nghề)",
        "Has a collection system",
        "Nước thải của đô thị, làng nghề có được thu gom hay không, không xét đã xử lý hay chưa.",
        "Whether an urban area or craft village collects its wastewater, treated or not.",
        kept_for="collected and treated apart, in the indicator of urban areas and craft villages",
    )
    has_treatment_system: bool | None = column(
        "Nước thải thu gom đã được xử lý (đô thị, làng nghề)",
        "Has a treatment system",
        "Nước thải đã thu gom của đô thị, làng nghề có được xử lý đạt quy chuẩn hay không.",
        "Whether what an urban area or craft village collects is treated to the standard.",
        kept_for="collected and treated apart, in the indicator of urban areas and craft villages",
    )
