"""What facilities of each kind are like: names, sizes, waste, who runs them, and how many there are."""

from dataclasses import dataclass

OIL, BATTERIES, LAMPS, RAGS, CLINICAL, CHEMICALS = "170203", "190601", "160106", "180201", "130101", "190502"

WORKSHOP = {OIL: (60, 400), LAMPS: (4, 20), RAGS: (10, 60)}
PLANT = {OIL: (150, 900), BATTERIES: (20, 120), LAMPS: (5, 30), RAGS: (20, 90)}


@dataclass(frozen=True)
class Recipe:
    """One sort of facility.

    Attributes:
        kind: What it is, as records say it.
        sort: What its name begins with.
        number: How many the province has.
        operators: Kinds of person that run it.
        waste_codes: Least and greatest mass of hazardous waste a year, in kg, by code.
        water: Least and greatest wastewater, in m³/day.
        gas: Least and greatest waste gas, in m³/hour.
        groups: Environmental groups of such projects.
        permit_class: Group of the list that decides from which flow a permit is due.
        parameters: What its wastewater is measured for; empty where none goes to the environment.
        cooling: Whether it has air conditioners large enough to be registered.
        toe: Least and greatest energy a year, in TOE.
        status: Whether it operates or is closed.
        rubbish: Least and greatest domestic waste, in kg/day.
    """

    kind: str
    sort: str
    number: int
    operators: tuple[str, ...] = ("enterprise",)
    waste_codes: dict[str, tuple[int, int]] | None = None
    water: tuple[float, float] = (0.5, 4)
    gas: tuple[float, float] = (0, 0)
    groups: tuple[str, ...] = ("III",)
    permit_class: str = "other"
    parameters: tuple[str, ...] = ()
    cooling: bool = False
    toe: tuple[float, float] = (0, 0)
    status: str = "operating"
    rubbish: tuple[float, float] = (5, 120)


FACTORIES = (
    Recipe("factory", "Nhà máy chế biến chè", 9, ("enterprise", "cooperative"), WORKSHOP, (6, 45), (8e3,
           4e4)),
    Recipe("factory", "Nhà máy chế biến mủ cao su", 2, ("enterprise",), PLANT, (240, 600), (2e4, 6e4),
           ("II",),
           "listed_type", ("pH", "COD", "BOD5", "TSS", "NH4-N")),
    Recipe("factory", "Nhà máy gạch tuynel", 4, ("enterprise",), WORKSHOP, (4, 12), (4e4, 1.6e5), toe=(380,
           1250)),
    Recipe("factory", "Xưởng chế biến gỗ", 4, ("enterprise", "household"), WORKSHOP, (2, 9), (1e3, 6e3)),
    Recipe("factory", "Nhà máy chế biến mắc ca", 2, ("enterprise",), WORKSHOP, (8, 30), (4e3, 1.2e4)),
    Recipe("factory", "Nhà máy chế biến tinh bột dong riềng", 3, ("enterprise", "cooperative"), WORKSHOP,
           (160, 420),
           (2e3, 9e3), ("II",), "listed_type", ("pH", "COD", "BOD5", "TSS")),
    Recipe("mineral_processing", "Xưởng tuyển quặng", 5, ("enterprise",), PLANT, (110, 380), (5e3, 3e4),
           ("I", "II"),
           "listed_type", ("pH", "COD", "TSS")),
)  # fmt: skip

OTHERS = (
    Recipe("hydropower", "Thủy điện", 18, ("enterprise",), PLANT, (1, 5), groups=("II",)),
    Recipe("hospital", "Trung tâm y tế", 10, ("public_unit",), {CLINICAL: (400, 4200), LAMPS: (5, 25)},
           (40, 210),
           groups=("II", "III"), parameters=("pH", "COD", "BOD5", "TSS", "NH4-N"), cooling=True),
    Recipe("landfill", "Bãi chôn lấp chất thải sinh hoạt", 5, ("public_unit", "state_agency"), None, (5, 60),
           groups=("II",), parameters=("pH", "COD", "BOD5", "NH4-N")),
    Recipe("waste_treatment", "Nhà máy xử lý chất thải rắn", 2, ("enterprise",), WORKSHOP, (20, 90), (3e4,
           1.3e5),
           ("II",), "listed_type"),
    Recipe("waste_service", "Hợp tác xã vệ sinh môi trường", 3, ("cooperative", "enterprise")),
    Recipe("livestock_farm", "Trang trại lợn", 10, ("household", "enterprise", "cooperative"), {RAGS: (5,
           40)},
           (15, 190), groups=("II", "III"), parameters=("pH", "COD", "BOD5", "TSS")),
    Recipe("fuel_station", "Cửa hàng xăng dầu", 9, ("enterprise", "household"), {RAGS: (10, 70), OIL: (5,
           50)}),
    Recipe("urban_area", "Khu đô thị", 6, ("public_unit", "state_agency")),
    Recipe("craft_village", "Làng nghề", 3, ("cooperative",)),
    Recipe("hotel", "Khách sạn", 5, ("enterprise", "branch"), None, (8, 60), cooling=True),
    Recipe("supermarket", "Siêu thị", 2, ("enterprise", "branch"), None, (4, 12), cooling=True),
    Recipe("market", "Chợ trung tâm", 3, ("public_unit",), None, (5, 18)),
    Recipe("tourist_site", "Khu du lịch sinh thái", 3, ("enterprise", "cooperative"), None, (5, 30)),
    Recipe("water_supply", "Nhà máy nước", 4, ("enterprise", "public_unit"), None, (1, 6)),
    Recipe("transport_company", "Bến xe vận tải", 2, ("enterprise",), WORKSHOP, (2, 8)),
    Recipe("building", "Tòa nhà văn phòng", 2, ("public_unit", "enterprise"), None, (5, 15), cooling=True),
)  # fmt: skip

MINES = (
    ("mine", "Mỏ đá làm vật liệu xây dựng", 10, "đá vôi làm vật liệu xây dựng thông thường", "III", "m3",
     (2e4, 9e4)),
    ("mine", "Mỏ chì kẽm", 3, "chì, kẽm", "I", "tonne", (5e3, 2.4e4)),
    ("mine", "Mỏ đồng", 2, "đồng", "I", "tonne", (8e3, 3e4)),
    ("mine", "Mỏ đất san lấp", 3, "đất san lấp", "IV", "m3", (1e4, 6e4)),
    ("sand_mine", "Mỏ cát", 9, "cát lòng sông", "III", "m3", (5e3, 3e4)),
)  # fmt: skip

OF_THE_PLAN = (
    Recipe("hydropower", "Thủy điện bậc thang", 6, ("enterprise",), PLANT, (1, 5), groups=("II",)),
    Recipe("irrigation_reservoir", "Hồ chứa thủy lợi", 8, ("public_unit", "enterprise")),
    Recipe("water_supply", "Công trình cấp nước tập trung", 6, ("public_unit", "cooperative"), None, (1, 4)),
    Recipe("landfill", "Bãi chôn lấp chất thải cấp xã", 3, ("public_unit",), None, (5, 20), groups=("II",),
           parameters=("pH", "COD", "BOD5", "NH4-N")),
    Recipe("landfill", "Bãi rác tạm đã đóng cửa", 3, ("state_agency",), None, (0.5, 2), groups=("II",),
           status="closed"),
    Recipe("waste_service", "Đội dịch vụ vệ sinh môi trường", 6, ("public_unit", "enterprise")),
    Recipe("contaminated_site", "Khu đất kho thuốc bảo vệ thực vật cũ", 4, ("state_agency",),
           status="closed"),
    Recipe("contaminated_site", "Khu đất bãi hóa chất cũ", 3, ("enterprise",), status="closed"),
    Recipe("factory", "Nhà máy vôi công nghiệp", 2, ("enterprise",), WORKSHOP, (4, 12), (4e4, 9.5e4),
           toe=(940, 1900)),
    Recipe("factory", "Nhà máy ván ghép thanh", 2, ("enterprise",), WORKSHOP, (5, 20), (2e4, 8e4),
           toe=(650, 1400)),
    Recipe("shopping_mall", "Trung tâm thương mại", 2, ("enterprise",), None, (10, 30), cooling=True,
           toe=(510, 900), rubbish=(320, 900)),
    Recipe("hotel", "Khách sạn nghỉ dưỡng", 3, ("enterprise",), None, (20, 60), cooling=True, toe=(460,
           900), rubbish=(220, 480)),
    Recipe("hospital", "Bệnh viện đa khoa", 1, ("public_unit",), {CLINICAL: (900, 4200), LAMPS: (5, 25)},
           (60, 140), groups=("II",), parameters=("pH", "COD", "BOD5", "TSS", "NH4-N"), cooling=True,
           toe=(520, 800)),
    Recipe("supermarket", "Siêu thị mini", 3, ("enterprise", "branch"), None, (3, 8), cooling=True,
           rubbish=(120, 420)),
    Recipe("tourist_site", "Khu du lịch cộng đồng", 3, ("cooperative", "enterprise"), None, (5, 20)),
    Recipe("market", "Chợ đầu mối", 2, ("public_unit",), None, (5, 18), rubbish=(340, 1200)),
    Recipe("restaurant", "Nhà hàng", 2, ("household", "enterprise"), None, (2, 8)),
    Recipe("entertainment_site", "Khu vui chơi giải trí", 1, ("enterprise",), None, (2, 8)),
    Recipe("forest_area", "Lâm phần", 2, ("enterprise", "public_unit")),
)  # fmt: skip
"""Facilities of the themes that came with the whole plan; made last, so that no other changes."""

CLUSTERS = 6
TENANTS = 4

FIRST = ("Bản", "Nà", "Phiêng", "Đồi", "Khe", "Thung", "Đèo", "Hang", "Pú", "Dốc", "Vực", "Mó", "Cầu",
         "Ruộng")  # fmt: skip
SECOND = (
    "Mây", "Sương", "Trăng", "Ban Trắng", "Đá Bạc", "Cọ Xanh", "Chò Chỉ", "Lim Già", "Tía", "Hoa Mận",
    "Gió Lùa", "Nắng Mới", "Thông Reo", "Mật Ong", "Lúa Nếp", "Chim Gáy", "Tre Vàng", "Mơ Rừng", "Suối Biếc",
    "Sao Khuya",
)  # fmt: skip
