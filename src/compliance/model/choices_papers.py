"""The closed lists of values that papers, contracts and reports use, with both labels."""

from compliance.model.fields import Choice


class InvestmentClass(Choice):
    """Class of a project by the law on public investment."""

    national = "national", "Quan trọng quốc gia", "of national importance"
    a = "A", "Nhóm A", "class A"
    b = "B", "Nhóm B", "class B"
    c = "C", "Nhóm C", "class C"


class ComponentPermitKind(Choice):
    """Which component permit a paper is. Source: Law 72/2020/QH14, point d, clause 2, Article 42."""

    completion_certificate = (
        "completion_certificate",
        "Giấy xác nhận hoàn thành công trình bảo vệ môi trường",
        "completion certificate",
    )
    water_discharge = (
        "water_discharge",
        "Giấy phép xả nước thải vào nguồn nước",
        "permit to discharge into water",
    )
    irrigation_discharge = (
        "irrigation_discharge",
        "Giấy phép xả nước thải vào công trình thủy lợi",
        "permit to discharge into irrigation works",
    )
    hazardous_waste = (
        "hazardous_waste",
        "Giấy phép xử lý chất thải nguy hại",
        "hazardous waste treatment permit",
    )
    scrap_import = (
        "scrap_import",
        "Giấy xác nhận đủ điều kiện nhập khẩu phế liệu",
        "scrap import certificate",
    )
    emission = "emission", "Giấy phép xả khí thải công nghiệp", "industrial emission permit"
    waste_source_book = (
        "waste_source_book",
        "Sổ đăng ký chủ nguồn thải chất thải nguy hại",
        "hazardous waste generator's book",
    )


class MiningForm(Choice):
    """What a mining licence is for, by which its longest term differs.

    Source: Law 54/2024/QH15, articles 56 and 68; Decree 193/2025/NĐ-CP, article 88.
    """

    extraction = "extraction", "Khai thác", "extraction"
    salvage = "salvage", "Khai thác tận thu", "salvage"
    recovery = "recovery", "Thu hồi khoáng sản", "recovery"
    public_works = "public_works", "Khai thác phục vụ công trình", "extraction for public works"


class ContractKind(Choice):
    """What a contract of a facility is about, as far as a duty asks for one."""

    hazardous_waste = "hazardous_waste", "Chất thải nguy hại", "hazardous waste"
    industrial_waste = "industrial_waste", "Chất thải rắn công nghiệp thông thường", "industrial solid waste"
    domestic_waste = "domestic_waste", "Chất thải rắn sinh hoạt", "domestic waste"
    wastewater_connection = "wastewater_connection", "Đấu nối nước thải", "wastewater connection"
    monitoring = "monitoring", "Quan trắc môi trường", "environmental monitoring"
    forest_services = "forest_services", "Dịch vụ môi trường rừng", "forest environmental services"


class SubmissionChannel(Choice):
    """How a report reached the authority."""

    paper = "paper", "Nộp trực tiếp", "handed in"
    post = "post", "Bưu chính", "post"
    document_system = "document_system", "Trục liên thông văn bản", "document exchange"
    portal = "portal", "Cổng dịch vụ công", "public service portal"
    reporting_system = "reporting_system", "Hệ thống báo cáo trực tuyến", "online reporting system"
    email = "email", "Thư điện tử", "email"


class FeeKind(Choice):
    """What a facility declares and pays for the use of nature."""

    wastewater = "wastewater", "Phí bảo vệ môi trường đối với nước thải", "wastewater fee"
    emission = "emission", "Phí bảo vệ môi trường đối với khí thải", "emission fee"
    minerals = "minerals", "Phí bảo vệ môi trường đối với khai thác khoáng sản", "mineral extraction fee"
    mining_right = "mining_right", "Tiền cấp quyền khai thác khoáng sản", "charge for the right to mine"
    water_right = (
        "water_right",
        "Tiền cấp quyền khai thác tài nguyên nước",
        "charge for the right to use water",
    )
    resource_tax = "resource_tax", "Thuế tài nguyên", "resource tax"
