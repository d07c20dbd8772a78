"""Who answers for facilities, and the facilities that are judged."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import (
    EnvironmentalGroup,
    FacilityKind,
    FacilityStatus,
    OperatorKind,
    PermitClass,
)
from compliance.model.fields import Record, column
from compliance.model.texts import Bilingual


class Operator(Record):
    """A person or body that answers for facilities."""

    plural = "operators"
    label = Bilingual(vi="Chủ cơ sở", en="Operator")
    key = ("operator_id",)

    operator_id: str = column("Mã chủ cơ sở", "Operator ID", "Key of the operator.", required=True)
    name: str = column("Tên chủ cơ sở", "Operator name", "Legal name.", required=True)
    kind: OperatorKind | None = column("Loại chủ thể", "Operator kind", "What kind of person it is.")
    tax_code: str | None = column("Mã số thuế", "Tax code", "Tax or business code, 10 or 13 digits.")


class Facility(Record):
    """A place that is judged: a cluster, a plant, a mine."""

    plural = "facilities"
    label = Bilingual(vi="Cơ sở", en="Facility")
    key = ("facility_id",)

    facility_id: str = column("Mã cơ sở", "Facility ID", "Key of the facility.", required=True)
    name: str = column("Tên cơ sở", "Facility name", "Name as used in its papers.", required=True)
    kind: FacilityKind | None = column("Loại hình cơ sở", "Kind", "What the facility is.")
    status: FacilityStatus | None = column("Tình trạng hoạt động", "Status", "Where it stands on as_of.")
    operator_id: str | None = column(
        "Mã chủ cơ sở", "Operator ID", "Who answers for it.", refers_to="operator"
    )
    parent_id: str | None = column(
        "Thuộc cụm, khu (mã cơ sở)",
        "Parent facility",
        "The cluster or zone the facility stands in; blank: none.",
        refers_to="facility",
    )
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Official code of the commune or ward since 1 July 2025."
    )
    commissioned_on: date | None = column(
        "Ngày bắt đầu hoạt động", "Commissioned on", "First day of operation."
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
    industrial_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phải xử lý, xả ra môi trường",
        "Industrial wastewater discharged",
        "Industrial wastewater that needs treatment and is discharged to the environment.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải phải xử lý",
        "Waste gas flow",
        "Waste gas that needs treatment.",
        unit="m3/hour",
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
    domestic_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải sinh hoạt",
        "Domestic wastewater",
        "Domestic wastewater that arises.",
        unit="m3/day",
    )
    domestic_waste_kg_day: Decimal | None = column(
        "Khối lượng chất thải rắn sinh hoạt",
        "Domestic waste",
        "Domestic solid waste that arises.",
        unit="kg/day",
    )
    environmental_group: EnvironmentalGroup | None = column(
        "Nhóm dự án đầu tư theo tiêu chí môi trường", "Environmental group", "Group I to IV of the project."
    )
    polluting_type: bool | None = column(
        "Thuộc loại hình có nguy cơ gây ô nhiễm môi trường",
        "Polluting type",
        "Whether its production is of a type listed as likely to pollute.",
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
