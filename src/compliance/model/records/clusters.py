"""What is particular to clusters, the land a project uses, and what is produced in a year."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import LandType
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.records.years import closed_on, year
from compliance.model.texts import Bilingual


class Cluster(Record):
    """What is particular to an industrial cluster; one record a facility."""

    plural = "clusters"
    label = Bilingual(vi="Thông tin cụm công nghiệp", en="Cluster data")
    key = ("facility_id",)
    kept_for = "the area and the extension of clusters, and what else their owners are fined for"

    facility_id: str = facility_id()
    founded_on: date | None = column(
        "Ngày quyết định thành lập",
        "Founded on",
        "Ngày của quyết định thành lập cụm.",
        "Day of the decision founding it.",
    )
    founded_ha: Decimal | None = column(
        "Diện tích thành lập",
        "Area founded",
        "Diện tích cụm theo quyết định thành lập.",
        "Area by the decision founding it.",
        unit="ha",
    )
    extended_on: date | None = column(
        "Ngày quyết định mở rộng",
        "Extended on",
        "Ngày của quyết định mở rộng gần nhất; để trống: chưa mở rộng.",
        "Day of the latest decision extending it; blank: never extended.",
    )
    extended_ha: Decimal | None = column(
        "Diện tích sau mở rộng",
        "Area extended",
        "Tổng diện tích cụm sau lần mở rộng gần nhất.",
        "Whole area after the latest extension.",
        unit="ha",
    )
    occupancy_at_extension_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy khi mở rộng",
        "Occupancy at extension",
        "Tỷ lệ lấp đầy của cụm vào thời điểm mở rộng gần nhất.",
        "Occupied share of its industrial land when it was last extended.",
        unit="%",
    )
    demand_exceeds_supply: bool | None = column(
        "Nhu cầu thuê đất vượt diện tích còn lại",
        "Demand exceeds supply",
        "Khi mở rộng, nhu cầu thuê đất công nghiệp trong cụm có vượt quá diện tích đất công nghiệp hiện có "
        "hay không.",
        "Whether more industrial land was asked for than the cluster had, when it was extended.",
    )
    has_shared_works: bool | None = column(
        "Hạ tầng chung đã xây dựng, đưa vào sử dụng",
        "Has shared works",
        "Đường giao thông nội bộ, cấp nước, thu gom và xử lý nước thải đã xây dựng xong, đưa vào sử dụng "
        "đầy đủ hay chưa.",
        "Whether roads, water, and wastewater collection and treatment are all built and in use.",
    )
    others_occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy bình quân các cụm đã có",
        "Occupancy of other clusters",
        "Tỷ lệ lấp đầy bình quân của các cụm khác trên địa bàn khi thành lập cụm này; để trống: khi đó "
        "chưa có cụm nào.",
        "Mean occupied share of the area's other clusters when it was founded; blank: there was none.",
        unit="%",
    )
    others_unlet_ha: Decimal | None = column(
        "Đất công nghiệp chưa cho thuê của các cụm đã có",
        "Unlet land of other clusters",
        "Tổng diện tích đất công nghiệp chưa cho thuê của các cụm khác trên địa bàn khi thành lập cụm này.",
        "All industrial land of the area's other clusters that was not let when it was founded.",
        unit="ha",
    )
    is_mountainous: bool | None = column(
        "Ở địa bàn miền núi",
        "Mountainous",
        "Cụm có ở địa bàn miền núi, được áp dụng mức diện tích tối thiểu thấp hơn hay không.",
        "Whether the smaller least area of mountain districts holds.",
    )
    is_of_craft_villages: bool | None = column(
        "Là cụm công nghiệp làng nghề",
        "Of craft villages",
        "Cụm có được thành lập là cụm công nghiệp làng nghề hay không.",
        "Whether it was founded for craft villages.",
    )
    is_pre_2009: bool | None = column(
        "Hình thành trước Quy chế quản lý cụm năm 2009",
        "From before 2009",
        "Cụm có hình thành trước Quy chế quản lý cụm công nghiệp năm 2009 hay không.",
        "Whether it was formed before the regulation of clusters of 2009.",
    )
    regularised_on: date | None = column(
        "Ngày hoàn thành xử lý cụm hình thành trước năm 2009",
        "Regularised on",
        "Ngày hoàn thành việc xử lý cụm hình thành trước năm 2009; để trống: chưa hoàn thành hoặc không "
        "phải xử lý.",
        "Day on which a cluster from before 2009 was put in order; blank: it was not, or need not be.",
    )
    has_environment_staff: bool | None = column(
        "Có người phụ trách về bảo vệ môi trường",
        "Has environmental staff",
        "Chủ đầu tư hạ tầng của cụm có người phụ trách về bảo vệ môi trường hay không.",
        "Whether its owner has staff for the environment.",
    )
    has_internal_rules: bool | None = column(
        "Có quy chế bảo vệ môi trường",
        "Has internal rules",
        "Cụm có quy chế bảo vệ môi trường của mình hay không.",
        "Whether it has environmental rules of its own.",
    )
    green_percent: Decimal | None = column(
        "Tỷ lệ cây xanh",
        "Green share",
        "Tỷ lệ diện tích cây xanh trên tổng diện tích cụm.",
        "Share of its area with trees.",
        unit="%",
    )
    has_grit_trap: bool | None = column(
        "Có hố ga, bể tách dầu mỡ nước mưa",
        "Has a grit trap",
        "Nước mưa của cụm có chảy qua hố ga, bể tách dầu mỡ hay không.",
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
    period_end: date = column(
        "Kỳ báo cáo đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ số liệu: 14/6 hoặc 14/12.",
        "Last day of the period: 14 June or 14 December.",
        required=True,
    )
    total_investment_vnd: Decimal | None = column(
        "Tổng mức đầu tư hạ tầng",
        "Total investment",
        "Tổng mức đầu tư xây dựng hạ tầng theo dự án được duyệt, ghi bằng đồng; dòng 1 của biểu ghi bằng "
        "tỷ đồng.",
        "Whole investment by the approved project, in VND; line 1 of the form prints billions.",
        unit="VND",
    )
    invested_vnd: Decimal | None = column(
        "Vốn đã đầu tư",
        "Invested",
        "Vốn đầu tư hạ tầng lũy kế đến cuối kỳ, ghi bằng đồng; dòng 2 của biểu ghi bằng tỷ đồng.",
        "Investment made by the end of the period, in VND; line 2 of the form prints billions.",
        unit="VND",
    )
    serviced_land_ha: Decimal | None = column(
        "Đất công nghiệp đã có hạ tầng",
        "Serviced land",
        "Diện tích đất công nghiệp đã xây dựng hạ tầng, đủ điều kiện cho thuê (dòng 3 của biểu).",
        "Industrial land that has its works and can be let (line 3 of the form).",
        unit="ha",
    )
    leased_land_ha: Decimal | None = column(
        "Đất công nghiệp đã cho thuê",
        "Leased land",
        "Diện tích đất công nghiệp đã cho thuê (dòng 4 của biểu).",
        "Industrial land that is let (line 4 of the form).",
        unit="ha",
    )
    occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy",
        "Occupancy",
        "Tỷ lệ lấp đầy của cụm, như ghi trong biểu (dòng 5).",
        "Occupied share of the industrial land, as the form prints it (line 5).",
        unit="%",
    )
    projects: int | None = column(
        "Số dự án đầu tư",
        "Projects",
        "Tổng số dự án sản xuất, kinh doanh đã thuê đất trong cụm (dòng 6 của biểu).",
        "Number of projects that have leased land in the cluster (line 6 of the form).",
    )
    has_plant: bool | None = column(
        "Đã hoặc đang đầu tư hệ thống xử lý nước thải tập trung (dòng 13)",
        "Has a plant (line 13)",
        "Dòng 13 của biểu: ghi 1 là Có (đã hoặc đang đầu tư hệ thống xử lý nước thải tập trung), ghi 0 là "
        "Không (chưa đầu tư).",
        "Line 13 of the form: yes for 1, a central wastewater plant is built or being built; no for 0.",
    )
    meets_standard: bool | None = column(
        "Nước thải sau xử lý đạt quy chuẩn (dòng 14)",
        "Meets the standard (line 14)",
        "Dòng 14 của biểu: ghi 1 là Có (có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường), "
        "ghi 0 là Không.",
        "Line 14 of the form: yes for 1, there is a central wastewater plant that meets the standard; no "
        "for 0.",
        kept_for=READ,
    )


class LandUse(Record):
    """How much land of one type a facility's project uses."""

    plural = "land_uses"
    label = Bilingual(vi="Đất sử dụng theo loại đất", en="Land use")
    key = ("facility_id", "land_type")
    kept_for = "which project needs an environmental impact assessment, and the rice land kept"

    facility_id: str = facility_id()
    land_type: LandType = column(
        "Loại đất",
        "Land type",
        "Loại đất trước khi thực hiện dự án.",
        "Type before the project.",
        required=True,
    )
    area_ha: Decimal | None = column(
        "Diện tích",
        "Area",
        "Diện tích đất loại này mà dự án sử dụng.",
        "Land of this type that it uses.",
        unit="ha",
        kept_for=READ,
    )
    changed_on: date | None = column(
        "Ngày cho phép chuyển mục đích sử dụng đất",
        "Change allowed on",
        "Ngày cho phép chuyển mục đích sử dụng diện tích đất này; để trống: hồ sơ lưu chưa có văn bản cho "
        "phép.",
        "Day its change of use was allowed; blank: none on file.",
        kept_for=READ,
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
    year: int = year()
    product: str = column(
        "Sản phẩm", "Product", "Tên sản phẩm được sản xuất.", "What was produced.", required=True
    )
    closed_on: date | None = closed_on()
    design_output: Decimal | None = column(
        "Công suất thiết kế",
        "Design output",
        "Sản lượng một năm theo công suất thiết kế.",
        "Output a year by design.",
        unit_field="unit",
    )
    output: Decimal | None = column(
        "Sản lượng", "Output", "Sản lượng sản xuất trong năm.", "Output of the year.", unit_field="unit"
    )
    unit: str | None = column(
        "Đơn vị",
        "Unit",
        "Đơn vị của công suất thiết kế và sản lượng, như tấn.",
        "Unit of both outputs, such as tonne.",
    )
    days: int | None = column(
        "Số ngày hoạt động",
        "Days worked",
        "Số ngày cơ sở hoạt động trong năm.",
        "Days of the year on which it worked.",
    )
