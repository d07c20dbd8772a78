"""Forests that projects convert and plant again, and what is paid for the services of forests."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import ForestAuthority, ForestPurpose, PfesPayee
from compliance.model.fields import READ, Record, column, facility_id
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

    conversion_id: str = column(
        "Mã chuyển mục đích",
        "Conversion ID",
        "Mã riêng của lần chuyển mục đích, không trùng với lần chuyển mục đích khác.",
        "Key of it.",
        required=True,
    )
    facility_id: str = facility_id()
    number: str | None = column(
        "Số quyết định",
        "Number",
        "Số, ký hiệu của quyết định, ghi đúng như trên văn bản.",
        "Number of the decision, as printed.",
        kept_for=READ,
    )
    decided_on: date | None = column(
        "Ngày quyết định",
        "Decided on",
        "Ngày ban hành quyết định chuyển mục đích sử dụng rừng.",
        "Day of the decision.",
    )
    decided_by: ForestAuthority | None = column(
        "Cấp quyết định", "Decided by", "Cơ quan, cấp đã quyết định.", "Who decided.", kept_for=READ
    )
    purpose: ForestPurpose | None = column(
        "Loại rừng",
        "Purpose",
        "Loại rừng theo mục đích sử dụng trước khi chuyển.",
        "What the forest was for.",
        kept_for=READ,
    )
    is_natural: bool | None = column(
        "Là rừng tự nhiên",
        "Natural",
        "Rừng có phải là rừng tự nhiên (không phải rừng trồng) hay không.",
        "Whether it was natural forest, not planted.",
        kept_for=READ,
    )
    area_ha: Decimal | None = column(
        "Diện tích chuyển mục đích",
        "Area",
        "Diện tích rừng chuyển mục đích sử dụng.",
        "Area converted.",
        unit="ha",
        kept_for=READ,
    )
    cleared_on: date | None = column(
        "Ngày bắt đầu chuyển mục đích trên thực địa",
        "Cleared on",
        "Ngày đầu tiên thực hiện trên thực địa; để trống: chưa thực hiện.",
        "First day on the ground; blank: not yet.",
        kept_for=READ,
    )
    planting_ha: Decimal | None = column(
        "Diện tích phải trồng rừng thay thế",
        "Area to plant",
        "Diện tích rừng phải trồng để thay thế.",
        "Area to be planted for it.",
        unit="ha",
        kept_for=READ,
    )
    planting_due_on: date | None = column(
        "Hạn trồng rừng thay thế",
        "Planting due on",
        "Ngày cuối cùng còn đúng hạn trồng rừng, theo quyết định.",
        "Last good day to plant, by the decision.",
        kept_for=READ,
    )
    is_paid_instead: bool | None = column(
        "Nộp tiền trồng rừng thay thế",
        "Paid instead",
        "Chủ dự án có nộp tiền thay cho việc tự trồng rừng hay không.",
        "Whether its owner pays instead of planting.",
        kept_for=READ,
    )
    notified_on: date | None = column(
        "Ngày thông báo nộp tiền",
        "Notified on",
        "Ngày của thông báo nộp tiền; để trống: hồ sơ lưu chưa có thông báo.",
        "Day of the notice to pay; blank: none on file.",
        kept_for=READ,
    )
    due_vnd: Decimal | None = column(
        "Số tiền phải nộp",
        "Sum due",
        "Số tiền phải nộp thay cho việc trồng rừng.",
        "Sum to pay instead.",
        unit="VND",
        kept_for=READ,
    )
    paid_on: date | None = column(
        "Ngày nộp tiền",
        "Paid on",
        "Ngày đã nộp tiền; để trống: hồ sơ lưu chưa có chứng từ nộp tiền.",
        "Day it was paid; blank if none is on file.",
        kept_for=READ,
    )
    paid_vnd: Decimal | None = column(
        "Số tiền đã nộp",
        "Sum paid",
        "Số tiền đã nộp trên thực tế.",
        "Sum that was paid.",
        unit="VND",
        kept_for=READ,
    )


class ForestPlanting(Record):
    """Forest planted in place of forest that was converted."""

    plural = "forest_plantings"
    label = Bilingual(vi="Trồng rừng thay thế", en="Forest planting")
    key = ("planting_id",)
    dated_by = "planted_on"
    is_event = True
    kept_for = _PLANTING

    planting_id: str = column(
        "Mã trồng rừng",
        "Planting ID",
        "Mã riêng của lần trồng rừng, không trùng với lần trồng rừng khác.",
        "Key of the planting.",
        required=True,
    )
    facility_id: str = facility_id()
    conversion_id: str = column(
        "Mã chuyển mục đích",
        "Conversion ID",
        "Lần chuyển mục đích mà rừng này được trồng để thay thế.",
        "The conversion that it was planted for.",
        required=True,
        refers_to="forest_conversion",
    )
    planted_on: date | None = column(
        "Ngày trồng rừng", "Planted on", "Ngày hoàn thành trồng rừng.", "Day planting was finished."
    )
    area_ha: Decimal | None = column(
        "Diện tích đã trồng",
        "Area planted",
        "Diện tích rừng đã trồng.",
        "Area planted.",
        unit="ha",
        kept_for=READ,
    )
    commune_code: str | None = column(
        "Mã xã, phường",
        "Commune code",
        "Mã chính thức của xã, phường nơi trồng rừng, gồm 5 chữ số; có thể ghi tên xã, phường.",
        "Official code of the commune or ward where it was planted, of 5 digits; its name is read too.",
        digits=(5,),
        is_place=True,
    )
    accepted_on: date | None = column(
        "Ngày nghiệm thu rừng trồng",
        "Accepted on",
        "Ngày nghiệm thu rừng trồng; để trống: chưa nghiệm thu.",
        "Day it was accepted; blank: not yet.",
    )


class PfesDeclaration(Record):
    """A declaration of what a facility owes for forest environmental services in one period."""

    plural = "pfes_declarations"
    label = Bilingual(vi="Kê khai dịch vụ môi trường rừng", en="PFES declaration")
    key = ("facility_id", "period_end", "is_settlement")
    dated_by = "sent_on"
    is_event = True
    kept_for = _PFES

    facility_id: str = facility_id()
    period_end: date = column(
        "Kỳ kê khai đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ kê khai, như 31/3.",
        "Last day of the period, such as 31 March.",
        required=True,
    )
    is_settlement: bool | None = column(
        "Là quyết toán năm",
        "Settlement",
        "Bản kê khai có phải là quyết toán của cả năm hay không.",
        "Whether it settles the whole year.",
        kept_for=READ,
    )
    sent_on: date | None = column(
        "Ngày gửi kê khai",
        "Sent on",
        "Ngày gửi bản kê khai; để trống: hồ sơ lưu chưa có bản kê khai.",
        "Day it was sent; blank: none on file.",
    )
    payee: PfesPayee | None = column(
        "Bên nhận ủy thác, chi trả",
        "Payee",
        "Bên nhận tiền chi trả dịch vụ môi trường rừng.",
        "To whom it is paid.",
        kept_for=READ,
    )
    quantity: Decimal | None = column(
        "Sản lượng tính tiền",
        "Quantity",
        "Sản lượng điện bán ra, sản lượng nước bán ra hoặc sử dụng, hoặc doanh thu.",
        "Electricity sold, water sold or used, or revenue.",
        unit_field="unit",
        kept_for=READ,
    )
    unit: str | None = column(
        "Đơn vị", "Unit", "Đơn vị của sản lượng: kWh, m³ hoặc đồng.", "Unit of the quantity: kWh, m3 or VND."
    )
    due_vnd: Decimal | None = column(
        "Số tiền phải trả",
        "Sum due",
        "Số tiền phải trả nêu trong bản kê khai.",
        "Sum it declares.",
        unit="VND",
        kept_for=READ,
    )


class PfesPayment(Record):
    """A payment for forest environmental services."""

    plural = "pfes_payments"
    label = Bilingual(vi="Chi trả dịch vụ môi trường rừng", en="PFES payment")
    key = ("payment_id",)
    dated_by = "paid_on"
    is_event = True
    kept_for = _PFES

    payment_id: str = column(
        "Mã lần trả",
        "Payment ID",
        "Mã riêng của lần trả, không trùng với lần trả khác.",
        "Key of the payment.",
        required=True,
    )
    facility_id: str = facility_id()
    period_end: date | None = column(
        "Trả cho kỳ đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ được trả tiền.",
        "Last day of the period it is for.",
        kept_for=READ,
    )
    paid_on: date | None = column("Ngày trả tiền", "Paid on", "Ngày đã trả tiền.", "Day it was paid.")
    paid_vnd: Decimal | None = column(
        "Số tiền đã trả",
        "Sum paid",
        "Số tiền đã trả trên thực tế.",
        "Sum that was paid.",
        unit="VND",
        kept_for=READ,
    )
    payee: PfesPayee | None = column(
        "Bên nhận ủy thác, chi trả",
        "Payee",
        "Bên đã nhận tiền chi trả dịch vụ môi trường rừng.",
        "To whom it was paid.",
        kept_for=READ,
    )
    receipt_number: str | None = column(
        "Số chứng từ", "Receipt", "Số của chứng từ trả tiền.", "Number of the receipt."
    )
