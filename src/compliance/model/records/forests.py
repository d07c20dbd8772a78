"""Forests that projects convert and plant again, and what is paid for the services of forests."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import ForestAuthority, ForestPurpose, PfesPayee
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_PFES = "declaring and paying for forest environmental services in time"
_PLANTING = "planting as much forest as was converted, threefold for natural forest, or paying for it"


class ForestConversion(Record):
    """Forest that a project converts to another use by a decision."""

    plural = "forest_conversions"
    label = Bilingual(vi="Chuyển mục đích sử dụng rừng", en="Forest conversion")
    key = ("conversion_id",)
    dated_by = "decided_on"
    kept_for = _PLANTING

    conversion_id: str = column("Mã chuyển mục đích", "Conversion ID", "Key of it.", required=True)
    facility_id: str = facility_id()
    number: str | None = column("Số quyết định", "Number", "Number of the decision, as printed.")
    decided_on: date | None = column("Ngày quyết định", "Decided on", "Day of the decision.")
    decided_by: ForestAuthority | None = column("Cấp quyết định", "Decided by", "Who decided.")
    purpose: ForestPurpose | None = column("Loại rừng", "Purpose", "What the forest was for.")
    is_natural: bool | None = column(
        "Là rừng tự nhiên", "Natural", "Whether it was natural forest, not planted."
    )
    area_ha: Decimal | None = column("Diện tích chuyển mục đích", "Area", "Area converted.", unit="ha")
    cleared_on: date | None = column(
        "Ngày bắt đầu chuyển mục đích trên thực địa", "Cleared on", "First day on the ground; blank: not yet."
    )
    planting_ha: Decimal | None = column(
        "Diện tích phải trồng rừng thay thế", "Area to plant", "Area to be planted for it.", unit="ha"
    )
    planting_due_on: date | None = column(
        "Hạn trồng rừng thay thế", "Planting due on", "Last good day to plant, by the decision."
    )
    is_paid_instead: bool | None = column(
        "Nộp tiền trồng rừng thay thế", "Paid instead", "Whether its owner pays instead of planting."
    )
    notified_on: date | None = column(
        "Ngày thông báo nộp tiền", "Notified on", "Day of the notice to pay; blank: none on file."
    )
    due_vnd: Decimal | None = column("Số tiền phải nộp", "Sum due", "Sum to pay instead.", unit="VND")
    paid_on: date | None = column("Ngày nộp tiền", "Paid on", "Day it was paid; blank if none is on file.")
    paid_vnd: Decimal | None = column("Số tiền đã nộp", "Sum paid", "Sum paid.", unit="VND")


class ForestPlanting(Record):
    """Forest planted in place of forest that was converted."""

    plural = "forest_plantings"
    label = Bilingual(vi="Trồng rừng thay thế", en="Forest planting")
    key = ("planting_id",)
    dated_by = "planted_on"
    is_event = True
    kept_for = _PLANTING

    planting_id: str = column("Mã trồng rừng", "Planting ID", "Key of the planting.", required=True)
    facility_id: str = facility_id()
    conversion_id: str = column(
        "Mã chuyển mục đích",
        "Conversion ID",
        "What it was planted for.",
        required=True,
        refers_to="forest_conversion",
    )
    planted_on: date | None = column("Ngày trồng rừng", "Planted on", "Day planting was finished.")
    area_ha: Decimal | None = column("Diện tích đã trồng", "Area planted", "Area planted.", unit="ha")
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Where it was planted.", digits=(5,), is_place=True
    )
    accepted_on: date | None = column(
        "Ngày nghiệm thu rừng trồng", "Accepted on", "Day it was accepted; blank: not yet."
    )


class PfesDeclaration(Record):
    """A declaration of what a facility owes for forest environmental services in one period."""

    plural = "pfes_declarations"
    label = Bilingual(vi="Kê khai dịch vụ môi trường rừng", en="PFES declaration")
    key = ("facility_id", "period_end")
    dated_by = "sent_on"
    is_event = True
    kept_for = _PFES

    facility_id: str = facility_id()
    period_end: date = column(
        "Kỳ kê khai đến ngày", "Period end", "Last day of the period, such as 31 March.", required=True
    )
    is_settlement: bool | None = column(
        "Là quyết toán năm", "Settlement", "Whether it settles the whole year."
    )
    sent_on: date | None = column("Ngày gửi kê khai", "Sent on", "Day it was sent; blank: none on file.")
    payee: PfesPayee | None = column("Bên nhận ủy thác, chi trả", "Payee", "To whom it is paid.")
    quantity: Decimal | None = column(
        "Sản lượng tính tiền", "Quantity", "Electricity sold, water sold or used, or revenue.",
        unit_field="unit",
    )  # fmt: skip
    unit: str | None = column("Đơn vị", "Unit", "Unit of the quantity: kWh, m3 or VND.")
    due_vnd: Decimal | None = column("Số tiền phải trả", "Sum due", "Sum it declares.", unit="VND")


class PfesPayment(Record):
    """A payment for forest environmental services."""

    plural = "pfes_payments"
    label = Bilingual(vi="Chi trả dịch vụ môi trường rừng", en="PFES payment")
    key = ("payment_id",)
    dated_by = "paid_on"
    is_event = True
    kept_for = _PFES

    payment_id: str = column("Mã lần trả", "Payment ID", "Key of the payment.", required=True)
    facility_id: str = facility_id()
    period_end: date | None = column("Trả cho kỳ đến ngày", "Period end", "Last day of the period it is for.")
    paid_on: date | None = column("Ngày trả tiền", "Paid on", "Day it was paid.")
    paid_vnd: Decimal | None = column("Số tiền đã trả", "Sum paid", "Sum paid.", unit="VND")
    payee: PfesPayee | None = column("Bên nhận ủy thác, chi trả", "Payee", "To whom it was paid.")
    receipt_number: str | None = column("Số chứng từ", "Receipt", "Number of the receipt.")
