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

    facility_id: str = column("Mã cơ sở", "Facility ID", "Key of the facility.", required=True)
    name: str = column("Tên cơ sở", "Facility name", "Name as used in its papers.", required=True)
    kind: FacilityKind | None = column("Loại hình cơ sở", "Kind", "What the facility is.")
    status: FacilityStatus | None = column("Tình trạng hoạt động", "Status", "Where it stands on as_of.")
    sector: str | None = column(
        "Ngành nghề sản xuất, kinh doanh chính",
        "Sector",
        "Main business, as lists and reports name it.",
        kept_for="finding the facility on official lists",
    )
    operator_id: str | None = column(
        "Mã chủ cơ sở", "Operator ID", "Who answers for it.", refers_to="operator"
    )
    operator_since: date | None = column(
        "Chủ cơ sở từ ngày",
        "Operator since",
        "First day on which this operator answers for it; blank: not known to have changed.",
        kept_for="who answers for an act of an earlier day",
    )
    parent_id: str | None = column(
        "Thuộc cụm, khu (mã cơ sở)",
        "Parent facility",
        "The cluster or zone the facility stands in; blank: none.",
        refers_to="facility",
    )
    commune_code: str | None = column(
        "Mã xã, phường",
        "Commune code",
        "Official code of the commune or ward since 1 July 2025.",
        digits=(5,),
        is_place=True,
        kept_for="tables, letters and indicators by commune",
    )
    place_as_printed: str | None = column(
        "Địa chỉ theo giấy tờ",
        "Place as printed",
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
        "Day its environmental papers were first approved; older facilities may keep older limits.",
        kept_for="which regulation of discharges holds for it",
    )
    commissioned_on: date | None = column(
        "Ngày bắt đầu hoạt động", "Commissioned on", "First day of operation."
    )
    closed_on: date | None = column(
        "Ngày đóng cửa, chấm dứt hoạt động",
        "Closed on",
        "First day out of operation for good; blank: it was not closed, as far as is known.",
        kept_for="since when a closed facility owes nothing more",
    )
    permit_class: PermitClass | None = column(
        "Nhóm đối tượng giấy phép môi trường",
        "Permit class",
        "Group of the list that decides from which flow an environmental permit is due.",
    )
    wastewater_m3_day: Decimal | None = column(
        "Tổng lưu lượng nước thải",
        "Wastewater flow",
        "All wastewater that arises, for a cluster that of all its tenants.",
        unit="m3/day",
    )
    wastewater_design_m3_day: Decimal | None = column(
        "Lưu lượng nước thải theo công suất thiết kế",
        "Wastewater by design",
        "All wastewater that arises at design capacity, as the permit states it.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    industrial_arising_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phát sinh",
        "Industrial wastewater that arises",
        "All industrial wastewater that arises, whatever becomes of it.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    industrial_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phải xử lý, xả ra môi trường",
        "Industrial wastewater discharged",
        "Industrial wastewater that needs treatment and is discharged to the environment; stormwater of "
        "mines of groups II to IV is not counted.",
        unit="m3/day",
    )
    discharged_m3_day: Decimal | None = column(
        "Lưu lượng nước thải xả ra môi trường",
        "Wastewater discharged",
        "All wastewater discharged to the environment, by its own outlets.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    connected_m3_day: Decimal | None = column(
        "Lưu lượng nước thải đấu nối",
        "Wastewater to a central plant",
        "Wastewater that goes into the sewer of a cluster, a zone or a town.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    reused_m3_day: Decimal | None = column(
        "Lưu lượng nước thải tái sử dụng",
        "Wastewater reused",
        "Wastewater that is used again and not discharged.",
        unit="m3/day",
        kept_for=_SPLIT,
    )
    domestic_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải sinh hoạt",
        "Domestic wastewater",
        "Domestic wastewater that arises.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải phải xử lý",
        "Waste gas flow",
        "Waste gas that needs treatment.",
        unit="m3/hour",
    )
    emission_design_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo công suất thiết kế",
        "Waste gas by design",
        "Waste gas that needs treatment at design capacity, as the permit states it.",
        unit="m3/hour",
        kept_for=_SPLIT,
    )
    domestic_waste_kg_day: Decimal | None = column(
        "Khối lượng chất thải rắn sinh hoạt",
        "Domestic waste",
        "Domestic solid waste that arises.",
        unit="kg/day",
    )
    is_seasonal: bool | None = column(
        "Hoạt động theo mùa vụ",
        "Seasonal",
        "Whether it works in campaigns, each of which is monitored once.",
        kept_for="how often a seasonal facility is to be monitored",
    )
    occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy",
        "Occupancy",
        "Let share of a cluster's industrial land.",
        unit="%",
    )
    tenants_self_treat: bool | None = column(
        "Các cơ sở thứ cấp tự xử lý nước thải đạt yêu cầu",
        "Tenants treat their wastewater",
        "Whether every tenant treats its wastewater itself to the standard.",
    )
    central_plant_waived_on: date | None = column(
        "Ngày UBND tỉnh cho phép chưa đầu tư hệ thống xử lý tập trung",
        "Central plant waived on",
        "Date of the province's decision that the cluster need not build a central plant; blank if there is "
        "none on file.",
    )
    environmental_group: EnvironmentalGroup | None = column(
        "Nhóm dự án đầu tư theo tiêu chí môi trường", "Environmental group", "Group I to IV of the project."
    )
    investment_class: InvestmentClass | None = column(
        "Nhóm dự án theo pháp luật đầu tư công",
        "Investment class",
        "Class of the project by the law on public investment; blank: none or not known.",
        kept_for="the group of the project, by which the term of a permit differs",
    )
    polluting_type: bool | None = column(
        "Thuộc loại hình có nguy cơ gây ô nhiễm môi trường",
        "Polluting type",
        "Whether its production is of a type listed as likely to pollute.",
        kept_for="from which flow monitoring has to be automatic",
    )
    capacity_class: CapacityClass | None = column(
        "Quy mô công suất của loại hình gây ô nhiễm",
        "Capacity class",
        "Size of a facility of a polluting type; blank for other types.",
        kept_for="the group of the project, by which the term of a permit differs",
    )
    project_decided_on: date | None = column(
        "Ngày quyết định đầu tư dự án", "Project decided on", "Day from which the law on its EIA is chosen."
    )
    land_ha: Decimal | None = column("Diện tích sử dụng đất", "Land", "Land the project uses.", unit="ha")
    natural_forest_ha: Decimal | None = column(
        "Diện tích rừng tự nhiên, rừng phòng hộ chuyển mục đích",
        "Natural or protection forest",
        "Natural or protection forest that the project converts.",
        unit="ha",
    )
    special_use_forest_ha: Decimal | None = column(
        "Diện tích rừng đặc dụng chuyển mục đích",
        "Special-use forest",
        "Special-use forest that the project converts.",
        unit="ha",
    )
    generates_wastewater: bool | None = column(
        "Có phát sinh nước thải phải xử lý",
        "Generates wastewater",
        "Whether wastewater arises that needs treatment.",
    )
    connected_to_central: bool | None = column(
        "Đã đấu nối vào hệ thống xử lý nước thải tập trung",
        "Connected to the central plant",
        "Whether a tenant's wastewater goes to the central plant of its cluster.",
    )
    exempt_from_connecting: bool | None = column(
        "Được miễn trừ đấu nối nước thải",
        "Exempt from connecting",
        "Whether a tenant is by decision or permit free from connecting to the central plant.",
        kept_for="whether a tenant has to connect",
    )
    accepted_on: date | None = column(
        "Ngày được tiếp nhận vào cụm, khu", "Accepted on", "Day the cluster or zone accepted the tenant."
    )
    central_plant_since: date | None = column(
        "Ngày hệ thống xử lý nước thải tập trung đi vào vận hành",
        "Central plant since",
        "First day on which a cluster's or zone's central plant was in operation; blank if it never was.",
    )
    stormwater_separate: bool | None = column(
        "Hệ thống thoát nước mưa tách riêng", "Stormwater separate", "Whether stormwater is drained apart."
    )
    wastewater_collected: bool | None = column(
        "Có hệ thống thu gom, xử lý nước thải",
        "Wastewater collected",
        "Whether an urban area or craft village collects and treats its wastewater.",
    )
    has_collection_system: bool | None = column(
        "Nước thải đã được thu gom (đô thị, làng nghề)",
        "Has a collection system",
        "Whether an urban area or craft village collects its wastewater, treated or not.",
        kept_for="collected and treated apart, in the indicator of urban areas and craft villages",
    )
    has_treatment_system: bool | None = column(
        "Nước thải thu gom đã được xử lý (đô thị, làng nghề)",
        "Has a treatment system",
        "Whether what an urban area or craft village collects is treated to the standard.",
        kept_for="collected and treated apart, in the indicator of urban areas and craft villages",
    )
