"""The closed lists of values of what stands and happens on a site, with both labels."""

from compliance.model.fields import Choice


class CapacityClass(Choice):
    """Size of a facility of a polluting type. Source: Decree 08/2022/NĐ-CP, Appendix II."""

    large = "large", "Công suất lớn", "large"
    medium = "medium", "Công suất trung bình", "medium"
    small = "small", "Công suất nhỏ", "small"


class LandType(Choice):
    """Type of the land a project uses, as far as duties differ by it.

    Source: Resolution 66.19/2026/NQ-CP, Appendix IX, A.VI(1).
    """

    special_use_forest = "special_use_forest", "Đất rừng đặc dụng", "special-use forest"
    protection_forest = "protection_forest", "Đất rừng phòng hộ", "protection forest"
    natural_forest = "natural_forest", "Đất rừng sản xuất là rừng tự nhiên", "natural production forest"
    planted_forest = "planted_forest", "Đất rừng sản xuất là rừng trồng", "planted production forest"
    nature_reserve = "nature_reserve", "Đất khu bảo tồn thiên nhiên", "nature reserve"
    wetland = "wetland", "Đất ngập nước quan trọng", "important wetland"
    rice = "rice", "Đất trồng lúa", "rice land"
    other_farmland = "other_farmland", "Các loại đất nông nghiệp còn lại", "other farmland"
    residential = "residential", "Đất ở", "residential land"
    water_surface = "water_surface", "Đất có mặt nước", "water surface"
    other = "other", "Đất khác", "other land"


class DischargeTo(Choice):
    """Where an outlet leads; only what reaches the environment is a discharge to it."""

    water_body = "water_body", "Sông, suối, hồ", "river, stream or lake"
    irrigation = "irrigation", "Công trình thủy lợi", "irrigation works"
    sewer = "sewer", "Hệ thống thu gom của cụm, khu, đô thị", "sewer of a cluster, zone or town"
    onsite = "onsite", "Ao, hồ, đất trong khuôn viên", "pond or ground on the site"
    air = "air", "Không khí", "air"


class SamplePurpose(Choice):
    """Why a sample was taken."""

    periodic = "periodic", "Quan trắc định kỳ", "periodic monitoring"
    inspection = "inspection", "Kiểm tra, giám định", "inspection"
    trial_run = "trial_run", "Vận hành thử nghiệm", "trial run"
    incident = "incident", "Sự cố, phản ánh", "incident or complaint"
    survey = "survey", "Điều tra, nghiên cứu", "survey"


class LabStanding(Choice):
    """By what right a laboratory measures.

    Source: Resolution 66.19/2026/NQ-CP, Appendix IX, A.I: certificates in term go on, since 18 May 2026 a
    notification takes their place.
    """

    certified = "certified", "Có giấy chứng nhận đủ điều kiện còn hạn", "certificate in term"
    notified = "notified", "Đã công bố, thông báo đủ điều kiện", "notified"
    state = "state", "Đơn vị của cơ quan nhà nước", "state body"
    none = "none", "Không đủ điều kiện", "not qualified"


class FlowBasis(Choice):
    """What the flow beside a sample stands for. Source: Decree 45/2022, article 7."""

    that_day = "that_day", "Lưu lượng của ngày lấy mẫu", "flow of that day"
    times_24 = "times_24", "Lưu lượng lúc lấy mẫu nhân 24 giờ", "flow at sampling, times 24 hours"


class WasteState(Choice):
    """State of matter of a waste, as manifests print it."""

    solid = "solid", "Rắn", "solid"
    liquid = "liquid", "Lỏng", "liquid"
    sludge = "sludge", "Bùn", "sludge"


class WasteGroup(Choice):
    """Group of solid waste that is not hazardous."""

    domestic = "domestic", "Chất thải rắn sinh hoạt", "domestic waste"
    industrial = "industrial", "Chất thải rắn công nghiệp thông thường", "industrial waste"
    construction = "construction", "Chất thải rắn xây dựng", "construction waste"
    sludge = "sludge", "Bùn thải thông thường", "sludge"
    agricultural = "agricultural", "Phụ phẩm, chất thải nông nghiệp", "agricultural waste"
    medical = "medical", "Chất thải y tế thông thường", "medical waste"
    plastic = "plastic", "Chất thải nhựa", "plastic waste"


class VehicleUse(Choice):
    """What a vehicle carries."""

    hazardous_waste = "hazardous_waste", "Chất thải nguy hại", "hazardous waste"
    solid_waste = "solid_waste", "Chất thải rắn thông thường", "solid waste"
    minerals = "minerals", "Khoáng sản, vật liệu", "minerals"
    passengers = "passengers", "Hành khách", "passengers"
    freight = "freight", "Hàng hóa khác", "other freight"


class ContaminationClass(Choice):
    """How bad the pollution of soil is; the plan's target counts the worst alone (I.4.c.3)."""

    polluted = "polluted", "Ô nhiễm", "polluted"
    serious = "serious", "Ô nhiễm nghiêm trọng", "seriously polluted"
    especially_serious = (
        "especially_serious",
        "Ô nhiễm đặc biệt nghiêm trọng",
        "especially seriously polluted",
    )


class ContaminationCause(Choice):
    """What polluted the soil, as the provincial plan names it (II.6.3)."""

    chemicals = "chemicals", "Hóa chất", "chemicals"
    pesticides = "pesticides", "Thuốc bảo vệ thực vật", "pesticides"
    war_residues = "war_residues", "Chất độc tồn lưu do chiến tranh", "toxic residues of war"
    waste = "waste", "Chất thải", "waste"
    other = "other", "Nguyên nhân khác", "other"


class MiningMethod(Choice):
    """How a mineral is extracted."""

    open_pit = "open_pit", "Lộ thiên", "open pit"
    underground = "underground", "Hầm lò", "underground"
    dredging = "dredging", "Hút, nạo vét lòng sông", "dredging"
    wells = "wells", "Giếng khoan", "wells"


class VolumeState(Choice):
    """Whether a volume is measured in place or after it was loosened."""

    in_place = "in_place", "Nguyên khối", "in place"
    as_mined = "as_mined", "Nguyên khai (nở rời)", "as mined"


class WeighPlace(Choice):
    """Where what is mined is weighed or measured. Source: Decree 193/2025/NĐ-CP, clause 4, Article 59."""

    leaving_mine = "leaving_mine", "Trước khi ra khỏi mỏ", "before leaving the mine"
    before_plant = "before_plant", "Trước khi đưa vào chế biến", "before the processing plant"
    plant_exit = "plant_exit", "Sau chế biến, khi tiêu thụ", "after processing"
    sand_yard = "sand_yard", "Bến bãi tập kết cát, sỏi", "sand yard"


class WeighMethod(Choice):
    """Whether a point weighs or measures. Source: Decree 193/2025/NĐ-CP, clause 5, Article 59."""

    weighing = "weighing", "Cân", "weighing"
    measuring = "measuring", "Đo", "measuring"


class WaterSource(Choice):
    """Where water is taken from."""

    surface = "surface", "Nước mặt", "surface water"
    groundwater = "groundwater", "Nước dưới đất", "groundwater"
    hot_mineral = "hot_mineral", "Nước nóng, nước khoáng thiên nhiên", "hot or mineral water"


class WaterPurpose(Choice):
    """What water is taken for; from which amount a licence is due differs by it."""

    hydropower = "hydropower", "Phát điện", "power generation"
    irrigation = "irrigation", "Nông nghiệp, tưới", "agriculture"
    aquaculture = "aquaculture", "Nuôi trồng thủy sản", "aquaculture"
    domestic = "domestic", "Cấp nước sinh hoạt", "domestic supply"
    business = "business", "Sản xuất, kinh doanh, dịch vụ", "business"
    other = "other", "Mục đích khác", "other"


class DamUse(Choice):
    """What a dam serves; the department that looks after it differs by it."""

    hydropower = "hydropower", "Thủy điện", "hydropower"
    irrigation = "irrigation", "Thủy lợi", "irrigation"
    both = "both", "Thủy lợi, thủy điện", "irrigation and hydropower"


class DamClass(Choice):
    """Class of a dam. Source: Decree 62/2025/NĐ-CP, article 30; Decree 114/2018/NĐ-CP, article 3."""

    special = "special", "Quan trọng đặc biệt", "of special importance"
    large = "large", "Lớn", "large"
    medium = "medium", "Vừa", "medium"
    small = "small", "Nhỏ", "small"


class FlowPlace(Choice):
    """Where a minimum flow is to be kept, as the published list has it."""

    below_dam = "below_dam", "Sau đập", "below the dam"
    below_works = "below_works", "Sau công trình, nhà máy", "below the works"


class DamInspectionKind(Choice):
    """Why a dam was looked at. Source: Decree 114/2018/NĐ-CP, articles 16 and 18."""

    before_rains = "before_rains", "Kiểm tra trước mùa mưa", "before the rainy season"
    after_rains = "after_rains", "Kiểm tra sau mùa mưa", "after the rainy season"
    unplanned = "unplanned", "Kiểm tra đột xuất", "unplanned"
    safety_inspection = "safety_inspection", "Kiểm định an toàn đập", "safety inspection"


class DamProcedureKind(Choice):
    """What document a dam is run by.

    Source: Decree 114/2018/NĐ-CP, articles 11 and 12; Decree 62/2025/NĐ-CP, articles 34 and 35.
    """

    operating_procedure = "operating_procedure", "Quy trình vận hành hồ chứa", "operating procedure"
    emergency_plan = "emergency_plan", "Phương án ứng phó tình huống khẩn cấp", "emergency plan"
    protection_plan = "protection_plan", "Phương án bảo vệ đập, hồ chứa", "dam protection plan"
    rescue_plan = "rescue_plan", "Phương án ứng phó thiên tai", "disaster response plan"


class ForestPurpose(Choice):
    """What a forest is for; who decides on its conversion differs by it. Source: Law 16/2017/QH14."""

    special_use = "special_use", "Rừng đặc dụng", "special-use forest"
    protection = "protection", "Rừng phòng hộ", "protection forest"
    watershed = "watershed", "Rừng phòng hộ đầu nguồn", "watershed protection forest"
    production = "production", "Rừng sản xuất", "production forest"


class ForestAuthority(Choice):
    """Who decided that a forest is converted. Source: Law 16/2017/QH14, article 20."""

    national_assembly = "national_assembly", "Quốc hội", "National Assembly"
    prime_minister = "prime_minister", "Thủ tướng Chính phủ", "Prime Minister"
    provincial_council = "provincial_council", "Hội đồng nhân dân tỉnh", "provincial council"
    provincial_committee = "provincial_committee", "Ủy ban nhân dân tỉnh", "provincial committee"


class PfesPayee(Choice):
    """To whom forest environmental services are paid. Source: Decree 156/2018/NĐ-CP, articles 57 to 67."""

    direct = "direct", "Trực tiếp cho bên cung ứng", "the provider itself"
    provincial_fund = "provincial_fund", "Quỹ Bảo vệ và phát triển rừng tỉnh", "provincial fund"
    national_fund = "national_fund", "Quỹ Bảo vệ và phát triển rừng Việt Nam", "national fund"


class IncidentKind(Choice):
    """What a plan against incidents is for."""

    waste = "waste", "Sự cố chất thải", "waste incident"
    chemical = "chemical", "Sự cố hóa chất", "chemical incident"
    oil = "oil", "Sự cố tràn dầu", "oil spill"
    other = "other", "Sự cố khác", "other"
