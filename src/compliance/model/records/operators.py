"""Who answers for facilities."""

from datetime import date

from compliance.model.choices import OperatorKind
from compliance.model.fields import READ, Record, column
from compliance.model.texts import Bilingual


class Operator(Record):
    """A person or body that answers for facilities."""

    plural = "operators"
    label = Bilingual(vi="Chủ cơ sở", en="Operator")
    key = ("operator_id",)
    kept_for = "letters, and the part on the offender in a record of violation"

    operator_id: str = column(
        "Mã chủ cơ sở",
        "Operator ID",
        "Mã riêng của chủ cơ sở, không trùng trong sổ theo dõi.",
        "Key of the operator.",
        required=True,
    )
    name: str = column(
        "Tên chủ cơ sở",
        "Operator name",
        "Tên đầy đủ của chủ cơ sở theo giấy tờ pháp lý.",
        "Legal name.",
        required=True,
    )
    kind: OperatorKind | None = column(
        "Loại chủ thể",
        "Operator kind",
        "Chủ cơ sở là tổ chức, cá nhân thuộc loại nào; nghĩa vụ và mức phạt khác nhau theo loại.",
        "What kind of person or body it is; duties and fines differ by it.",
        kept_for=READ,
    )
    tax_code: str | None = column(
        "Mã số thuế",
        "Tax code",
        "Mã số thuế hoặc mã số doanh nghiệp: 10 chữ số, chi nhánh 13 chữ số; từ ngày 01/7/2025, hộ và cá "
        "nhân ghi số định danh cá nhân 12 chữ số.",
        "Tax or business code: 10 digits, 13 of a branch; since 1 July 2025 the personal number of 12 "
        "digits of a household or an individual.",
        digits=(10, 12, 13),
        kept_for="telling operators of one name apart",
    )
    other_name: str | None = column(
        "Tên viết tắt, tên khác",
        "Other name",
        "Tên viết tắt, tên cũ hoặc tên nước ngoài dùng trong giấy tờ, danh sách.",
        "Short, former or foreign name under which papers and lists know it.",
        kept_for="telling that two names are of one operator",
    )
    address: str | None = column(
        "Địa chỉ trụ sở",
        "Registered address",
        "Địa chỉ trụ sở theo đăng ký.",
        "Address of its seat as registered.",
    )
    registered_on: date | None = column(
        "Ngày cấp đăng ký kinh doanh",
        "Business registered on",
        "Ngày cấp đăng ký kinh doanh; đã đăng ký thay đổi thì ghi ngày thay đổi gần nhất.",
        "Day of its business registration, of the latest change if it was changed.",
    )
    registered_by: str | None = column(
        "Nơi cấp đăng ký kinh doanh",
        "Business registered by",
        "Tên cơ quan cấp đăng ký kinh doanh.",
        "Body that registered its business.",
    )
    representative: str | None = column(
        "Người đại diện theo pháp luật",
        "Representative",
        "Họ và tên người đại diện theo pháp luật.",
        "Name of its legal representative.",
    )
    representative_title: str | None = column(
        "Chức danh người đại diện",
        "Representative's title",
        "Chức danh của người đại diện theo pháp luật.",
        "Position of its legal representative.",
    )
    phone: str | None = column("Điện thoại", "Phone", "Số điện thoại.", "Telephone number.")
    email: str | None = column("Thư điện tử", "Email", "Địa chỉ thư điện tử.", "Address for electronic mail.")
    ended_on: date | None = column(
        "Ngày giải thể, chấm dứt hoạt động",
        "Ended on",
        "Ngày tổ chức giải thể, phá sản hoặc cá nhân chết; để trống: theo thông tin hiện có thì còn hoạt "
        "động.",
        "Day it was dissolved, went insolvent or died; blank: it goes on, as far as is known.",
    )
