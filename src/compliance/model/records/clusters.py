"""What is particular to clusters, the land a project uses, and what is produced in a year."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import LandType
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual


class Cluster(Record):
    """What is particular to an industrial cluster; one record a facility."""

    plural = "clusters"
    label = Bilingual(vi="Thông tin cụm công nghiệp", en="Cluster data")
    key = ("facility_id",)
    kept_for = "the area and the extension of clusters, and what else their owners are fined for"

    facility_id: str = facility_id()
    founded_on: date | None = column(
        "Ngày quyết định thành lập", "Founded on", "Day of the decision founding it."
    )
    founded_ha: Decimal | None = column(
        "Diện tích thành lập", "Area founded", "Area by the decision founding it.", unit="ha"
    )
    extended_on: date | None = column(
        "Ngày quyết định mở rộng", "Extended on", "Day of the latest extension; blank: none."
    )
    extended_ha: Decimal | None = column(
        "Diện tích sau mở rộng", "Area extended", "Whole area after the latest extension.", unit="ha"
    )
    occupancy_at_extension_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy khi mở rộng",
        "Occupancy at extension",
        "Let share of its industrial land when it was extended.",
        unit="%",
    )
    demand_exceeds_supply: bool | None = column(
        "Nhu cầu thuê đất vượt diện tích còn lại",
        "Demand exceeds supply",
        "Whether more land was asked for than was left when it was extended.",
    )
    has_shared_works: bool | None = column(
        "Hạ tầng chung đã xây dựng, đưa vào sử dụng",
        "Has shared works",
        "Whether roads, water, and wastewater collection and treatment are built and in use.",
    )
    others_occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy bình quân các cụm đã có",
        "Occupancy of other clusters",
        "Mean let share of the area's other clusters when it was founded; blank: there was none.",
        unit="%",
    )
    others_unlet_ha: Decimal | None = column(
        "Đất công nghiệp chưa cho thuê của các cụm đã có",
        "Unlet land of other clusters",
        "Industrial land of the area's other clusters that was not let when it was founded.",
        unit="ha",
    )
    is_mountainous: bool | None = column(
        "Ở địa bàn miền núi", "Mountainous", "Whether the smaller least area of mountain districts holds."
    )
    is_of_craft_villages: bool | None = column(
        "Là cụm công nghiệp làng nghề", "Of craft villages", "Whether it was founded for craft villages."
    )
    is_pre_2009: bool | None = column(
        "Hình thành trước Quy chế quản lý cụm năm 2009",
        "From before 2009",
        "Whether it was formed before the regulation of clusters of 2009.",
    )
    regularised_on: date | None = column(
        "Ngày hoàn thành xử lý cụm hình thành trước năm 2009",
        "Regularised on",
        "Day on which a cluster from before 2009 was put in order; blank: it was not.",
    )
    has_environment_staff: bool | None = column(
        "Có người phụ trách về bảo vệ môi trường",
        "Has environmental staff",
        "Whether its owner has staff for the environment.",
    )
    has_internal_rules: bool | None = column(
        "Có quy chế bảo vệ môi trường", "Has internal rules", "Whether it has environmental rules of its own."
    )
    green_percent: Decimal | None = column(
        "Tỷ lệ cây xanh", "Green share", "Share of its area with trees.", unit="%"
    )
    has_grit_trap: bool | None = column(
        "Có hố ga, bể tách dầu mỡ nước mưa",
        "Has a grit trap",
        "Whether stormwater passes a trap for grit and oil.",
    )


class ClusterReport(Record):
    """What the report of a cluster's infrastructure owner says of it, for one period."""

    plural = "cluster_reports"
    label = Bilingual(vi="Báo cáo của chủ đầu tư hạ tầng cụm", en="Cluster report")
    key = ("facility_id", "period_end")
    dated_by = "period_end"
    is_event = True
    kept_for = "table 02 of the half-year reports, as the department passes it on"

    facility_id: str = facility_id()
    period_end: date = column("Kỳ báo cáo đến ngày", "Period end", "Last day of the period.", required=True)
    total_investment_vnd: Decimal | None = column(
        "Tổng mức đầu tư hạ tầng", "Total investment", "Whole investment planned.", unit="VND"
    )
    invested_vnd: Decimal | None = column(
        "Vốn đã đầu tư", "Invested", "Investment made by the end of the period.", unit="VND"
    )
    serviced_land_ha: Decimal | None = column(
        "Đất công nghiệp đã có hạ tầng", "Serviced land", "Industrial land that has its works.", unit="ha"
    )
    leased_land_ha: Decimal | None = column(
        "Đất công nghiệp đã cho thuê", "Leased land", "Industrial land that is let.", unit="ha"
    )
    occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy", "Occupancy", "Let share of the industrial land, as the form prints it.", unit="%"
    )
    projects: int | None = column("Số dự án đầu tư", "Projects", "Number of projects in the cluster.")
    has_plant: bool | None = column(
        "Đã có hệ thống xử lý nước thải tập trung (dòng 13)", "Has a plant (line 13)", "Line 13 of the form."
    )
    meets_standard: bool | None = column(
        "Nước thải sau xử lý đạt quy chuẩn (dòng 14)",
        "Meets the standard (line 14)",
        "Line 14 of the form.",
        kept_for=READ,
    )


class LandUse(Record):
    """How much land of one type a facility's project uses."""

    plural = "land_uses"
    label = Bilingual(vi="Đất sử dụng theo loại đất", en="Land use")
    key = ("facility_id", "land_type")
    kept_for = "which project needs an environmental impact assessment, and the rice land kept"

    facility_id: str = facility_id()
    land_type: LandType = column("Loại đất", "Land type", "Type before the project.", required=True)
    area_ha: Decimal | None = column("Diện tích", "Area", "Land of this type that it uses.", unit="ha")
    changed_on: date | None = column(
        "Ngày cho phép chuyển mục đích sử dụng đất",
        "Change allowed on",
        "Day its change of use was allowed; blank: none on file.",
    )


class ProductionYear(Record):
    """What a facility produced of one product in one calendar year."""

    plural = "production_years"
    label = Bilingual(vi="Sản lượng sản xuất theo năm", en="Production year")
    key = ("facility_id", "year", "product")
    dated_by = "closed_on"
    is_event = True
    kept_for = "the part on production of the annual environmental report; growth beyond the permit"

    facility_id: str = facility_id()
    year: int = column("Năm", "Year", "Calendar year.", required=True)
    product: str = column("Sản phẩm", "Product", "What was produced.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    design_output: Decimal | None = column(
        "Công suất thiết kế", "Design output", "Output a year by design.", unit_field="unit"
    )
    output: Decimal | None = column("Sản lượng", "Output", "Output of the year.", unit_field="unit")
    unit: str | None = column("Đơn vị", "Unit", "Unit of both, such as tonne.")
    days: int | None = column("Số ngày hoạt động", "Days worked", "Days on which it worked.")
