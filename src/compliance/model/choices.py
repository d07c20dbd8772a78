"""The closed lists of values that the commonest records use, with both labels."""

from compliance.model.fields import Choice


class FacilityKind(Choice):
    """What a facility is."""

    industrial_cluster = "industrial_cluster", "Cụm công nghiệp", "industrial cluster"
    industrial_zone = "industrial_zone", "Khu công nghiệp", "industrial zone"
    craft_village = "craft_village", "Làng nghề", "craft village"
    urban_area = "urban_area", "Đô thị", "urban area"
    factory = "factory", "Cơ sở sản xuất công nghiệp", "factory"
    mineral_processing = "mineral_processing", "Cơ sở chế biến khoáng sản", "mineral processing"
    mine = "mine", "Mỏ khoáng sản", "mine"
    sand_mine = "sand_mine", "Mỏ cát, sỏi lòng sông", "river sand mine"
    landfill = "landfill", "Bãi chôn lấp chất thải", "landfill"
    waste_treatment = "waste_treatment", "Cơ sở xử lý chất thải", "waste treatment"
    hazardous_waste_treatment = (
        "hazardous_waste_treatment",
        "Cơ sở xử lý chất thải nguy hại",
        "hazardous waste treatment",
    )
    waste_service = "waste_service", "Đơn vị thu gom, vận chuyển chất thải", "waste collection service"
    hospital = "hospital", "Bệnh viện", "hospital"
    livestock_farm = "livestock_farm", "Trang trại chăn nuôi", "livestock farm"
    hydropower = "hydropower", "Nhà máy thủy điện", "hydropower plant"
    irrigation_reservoir = "irrigation_reservoir", "Hồ chứa thủy lợi", "irrigation reservoir"
    water_supply = "water_supply", "Công trình cấp nước", "water supply works"
    shopping_mall = "shopping_mall", "Trung tâm thương mại", "shopping mall"
    supermarket = "supermarket", "Siêu thị", "supermarket"
    market = "market", "Chợ", "market"
    hotel = "hotel", "Khách sạn", "hotel"
    restaurant = "restaurant", "Nhà hàng", "restaurant"
    tourist_site = "tourist_site", "Khu du lịch", "tourist site"
    entertainment_site = "entertainment_site", "Khu vui chơi, giải trí", "entertainment site"
    fuel_station = "fuel_station", "Cửa hàng xăng dầu", "fuel station"
    transport_company = "transport_company", "Doanh nghiệp vận tải", "transport company"
    building = "building", "Công trình xây dựng", "building"
    forest_area = "forest_area", "Khu rừng", "forest area"
    contaminated_site = "contaminated_site", "Khu vực đất bị ô nhiễm", "contaminated site"
    other = "other", "Loại hình khác", "other"


class FacilityStatus(Choice):
    """Where a facility stands in its life."""

    planned = "planned", "Chưa hoạt động", "planned"
    operating = "operating", "Đang hoạt động", "operating"
    suspended = "suspended", "Tạm ngừng hoạt động", "suspended"
    closed = "closed", "Đã đóng cửa", "closed"


class OperatorKind(Choice):
    """What kind of person answers for a facility; decides whom a norm binds."""

    enterprise = "enterprise", "Doanh nghiệp", "enterprise"
    branch = "branch", "Chi nhánh", "branch"
    cooperative = "cooperative", "Hợp tác xã", "cooperative"
    household = "household", "Hộ gia đình, hộ kinh doanh", "household"
    individual = "individual", "Cá nhân", "individual"
    public_unit = "public_unit", "Đơn vị sự nghiệp công lập", "public unit"
    state_agency = "state_agency", "Cơ quan nhà nước", "state agency"


class PermitKind(Choice):
    """What a paper on file allows or records."""

    environmental_permit = "environmental_permit", "Giấy phép môi trường", "environmental permit"
    environmental_registration = (
        "environmental_registration",
        "Đăng ký môi trường",
        "environmental registration",
    )
    component_permit = (
        "component_permit",
        "Giấy phép môi trường thành phần",
        "component environmental permit",
    )
    eia_decision = (
        "eia_decision",
        "Quyết định phê duyệt kết quả thẩm định ĐTM",
        "environmental impact decision",
    )
    detailed_scheme = (
        "detailed_scheme",
        "Đề án bảo vệ môi trường chi tiết",
        "detailed environmental protection scheme",
    )
    simple_scheme = (
        "simple_scheme",
        "Đề án bảo vệ môi trường đơn giản",
        "simple environmental protection scheme",
    )
    environmental_commitment = (
        "environmental_commitment",
        "Bản cam kết bảo vệ môi trường",
        "environmental protection commitment",
    )
    environmental_plan = (
        "environmental_plan",
        "Kế hoạch bảo vệ môi trường",
        "environmental protection plan",
    )
    restoration_plan = (
        "restoration_plan",
        "Phương án cải tạo, phục hồi môi trường",
        "environmental restoration plan",
    )
    mine_closure_scheme = "mine_closure_scheme", "Đề án đóng cửa mỏ", "mine closure scheme"
    mine_closure_decision = "mine_closure_decision", "Quyết định đóng cửa mỏ", "mine closure decision"
    exploration_licence = (
        "exploration_licence",
        "Giấy phép thăm dò khoáng sản",
        "mineral exploration licence",
    )
    mining_licence = "mining_licence", "Giấy phép khai thác khoáng sản", "mining licence"
    explosives_permit = (
        "explosives_permit",
        "Giấy phép sử dụng vật liệu nổ công nghiệp",
        "permit to use explosives",
    )
    water_licence = "water_licence", "Giấy phép tài nguyên nước", "water licence"
    surface_water_licence = (
        "surface_water_licence",
        "Giấy phép khai thác nước mặt",
        "surface water licence",
    )
    groundwater_licence = (
        "groundwater_licence",
        "Giấy phép khai thác nước dưới đất",
        "groundwater licence",
    )
    groundwater_exploration_licence = (
        "groundwater_exploration_licence",
        "Giấy phép thăm dò nước dưới đất",
        "groundwater exploration licence",
    )
    water_registration = (
        "water_registration",
        "Đăng ký khai thác, sử dụng tài nguyên nước",
        "registration of water use",
    )
    forest_conversion_decision = (
        "forest_conversion_decision",
        "Quyết định chuyển mục đích sử dụng rừng",
        "forest conversion decision",
    )
    land_decision = "land_decision", "Quyết định giao đất, cho thuê đất", "land allocation or lease"
    investment_decision = (
        "investment_decision",
        "Quyết định chủ trương đầu tư",
        "investment policy decision",
    )
    cluster_decision = (
        "cluster_decision",
        "Quyết định thành lập, mở rộng cụm công nghiệp",
        "decision founding or extending a cluster",
    )
    electricity_licence = (
        "electricity_licence",
        "Giấy phép hoạt động điện lực",
        "electricity operation licence",
    )


class IssuerLevel(Choice):
    """Who granted a paper; fines of the environmental decree differ by it."""

    commune = "commune", "Cấp xã (trước đây: cấp huyện)", "commune (before: district)"
    province = "province", "Cấp tỉnh", "province"
    ministry = "ministry", "Cấp bộ", "ministry"


class PermitClass(Choice):
    """Which group of the environmental permit list a facility belongs to.

    Source: Resolution 66.19/2026/NQ-CP, Appendix IX, A.VII(1).
    """

    listed_type = (
        "listed_type",
        "Loại hình nêu tại điểm a khoản 1 mục VII.A Phụ lục IX NQ 66.19/2026",
        "type named in point a",
    )
    waste_service = "waste_service", "Dịch vụ xử lý CTNH, nhập khẩu phế liệu", "hazardous waste or scrap"
    other = "other", "Loại hình khác", "other type"


class EnvironmentalGroup(Choice):
    """Group of an investment project by environmental criteria. Source: Law 72/2020/QH14, article 28."""

    one = "I", "Nhóm I", "group I"
    two = "II", "Nhóm II", "group II"
    three = "III", "Nhóm III", "group III"
    four = "IV", "Nhóm IV", "group IV"


class PlantRole(Choice):
    """What a treatment plant serves."""

    central = "central", "Tập trung", "central"
    onsite = "onsite", "Riêng của cơ sở", "on site"


class EvidenceGrade(Choice):
    """How far an authority may rely on a value. Source: Decree 45/2022, article 8(2)."""

    official = "official", "Cơ quan nhà nước đo", "official"
    qualified_lab = "qualified_lab", "Đơn vị quan trắc đủ điều kiện", "qualified laboratory"
    certified_auto = "certified_auto", "Trạm tự động đã kiểm định", "certified automatic station"
    self = "self", "Cơ sở tự báo cáo", "self-reported"
    unknown = "unknown", "Chưa rõ nguồn", "unknown"


class NoValueReason(Choice):
    """Why a measurement has no value."""

    no_discharge = "no_discharge", "Không xả thải trong kỳ", "no discharge in the period"
    not_required = "not_required", "Không phải quan trắc trong kỳ", "not required in the period"
    lost = "lost", "Mất mẫu, hỏng thiết bị", "sample lost or equipment failed"


class MineralGroup(Choice):
    """Group of a mineral. Source: Law 54/2024/QH15, article 6."""

    one = "I", "Khoáng sản nhóm I", "group I"
    two = "II", "Khoáng sản nhóm II", "group II"
    three = "III", "Khoáng sản nhóm III", "group III"
    four = "IV", "Khoáng sản nhóm IV", "group IV"


class MarkerState(Choice):
    """State of the corner markers of a mining area."""

    complete = "complete", "Đầy đủ, đúng vị trí", "complete"
    incomplete = "incomplete", "Chưa đầy đủ hoặc chưa bàn giao", "incomplete"
    wrong = "wrong", "Mất hoặc sai vị trí", "lost or wrong"
    none = "none", "Chưa cắm mốc", "none"


class OdsUse(Choice):
    """What refrigerant equipment is used for. Source: Decree 06/2022/NĐ-CP, article 22."""

    air_conditioning = "air_conditioning", "Điều hòa không khí", "air conditioning"
    industrial_refrigeration = "industrial_refrigeration", "Làm lạnh công nghiệp", "industrial refrigeration"
    other = "other", "Mục đích khác", "other"
