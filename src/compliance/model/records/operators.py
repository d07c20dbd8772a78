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

    operator_id: str = column("Mã chủ cơ sở", "Operator ID", "Key of the operator.", required=True)
    name: str = column("Tên chủ cơ sở", "Operator name", "Legal name.", required=True)
    kind: OperatorKind | None = column(
        "Loại chủ thể", "Operator kind", "What kind of person it is.", kept_for=READ
    )
    tax_code: str | None = column(
        "Mã số thuế",
        "Tax code",
        "Tax or business code: 10 digits, 13 of a branch; since 1 July 2025 the personal number of 12 digits "
        "of a household or an individual.",
        digits=(10, 12, 13),
        kept_for="telling operators of one name apart",
    )
    other_name: str | None = column(
        "Tên viết tắt, tên khác",
        "Other name",
        "Short, former or foreign name under which papers and lists know it.",
        kept_for="telling that two names are of one operator",
    )
    address: str | None = column("Địa chỉ trụ sở", "Registered address", "Address of its seat as registered.")
    registered_on: date | None = column(
        "Ngày cấp đăng ký kinh doanh",
        "Business registered on",
        "Day of its business registration, of the latest change if it was changed.",
    )
    registered_by: str | None = column(
        "Nơi cấp đăng ký kinh doanh", "Business registered by", "Body that registered its business."
    )
    representative: str | None = column(
        "Người đại diện theo pháp luật", "Representative", "Name of its legal representative."
    )
    representative_title: str | None = column(
        "Chức danh người đại diện", "Representative's title", "Position of its legal representative."
    )
    phone: str | None = column("Điện thoại", "Phone", "Telephone number.")
    email: str | None = column("Thư điện tử", "Email", "Address for electronic mail.")
    ended_on: date | None = column(
        "Ngày giải thể, chấm dứt hoạt động",
        "Ended on",
        "Day it was dissolved, went insolvent or died; blank: it goes on, as far as is known.",
    )
