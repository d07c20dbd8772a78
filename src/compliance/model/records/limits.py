"""What limits a discharge."""

from datetime import date
from decimal import Decimal

from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FOUND = "how the value was found in the regulation, for whoever checks it"


class PermitLimit(Record):
    """A discharge limit that a permit sets for a parameter at an outlet, for a span of time."""

    plural = "permit_limits"
    label = Bilingual(vi="Giới hạn theo giấy phép", en="Permit limit")
    key = ("limit_id",)
    dated_by = "valid_from"

    limit_id: str = column(
        "Mã giới hạn",
        "Limit ID",
        "Mã riêng của giới hạn, không trùng trong sổ theo dõi.",
        "Key of the limit.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả",
        "Outlet ID",
        "Điểm xả áp dụng giới hạn này.",
        "Where it applies.",
        required=True,
        refers_to="outlet",
    )
    permit_number: str | None = column(
        "Số giấy phép",
        "Permit number",
        "Số giấy phép quy định giới hạn này, ghi đúng như trên giấy phép.",
        "Number of the permit that sets it, as printed.",
        kept_for=_FOUND,
    )
    regulation: str | None = column(
        "Quy chuẩn nêu trong giấy phép",
        "Regulation named",
        "Quy chuẩn và cột mà giấy phép lấy làm căn cứ cho giới hạn này.",
        "Regulation and column that the permit takes it from.",
        kept_for=_FOUND,
    )
    parameter: str = column(
        "Thông số",
        "Parameter",
        "Thông số bị giới hạn, như COD.",
        "What is limited, such as COD.",
        required=True,
        names="parameter",
    )
    averaging: str | None = column(
        "Cách lấy trị số",
        "Averaging",
        "Giới hạn áp dụng cho loại trị số nào, như trung bình ngày, ghi giống như ở bảng «Kết quả quan "
        "trắc»; để trống: mọi loại trị số.",
        "Statistic the limit is set for, such as a daily mean, written as with the measurements; blank for "
        "any.",
    )
    lower: Decimal | None = column(
        "Giới hạn dưới",
        "Lower limit",
        "Giá trị nhỏ nhất được phép (bằng giá trị này vẫn đạt); để trống: không có giới hạn dưới.",
        "Least allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    upper: Decimal | None = column(
        "Giới hạn trên",
        "Upper limit",
        "Giá trị lớn nhất được phép (bằng giá trị này vẫn đạt); để trống: không có giới hạn trên.",
        "Greatest allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    unit: str = column(
        "Đơn vị", "Unit", "Đơn vị của giới hạn dưới và giới hạn trên.", "Unit of both limits.", required=True
    )
    valid_from: date | None = column(
        "Ngày bắt đầu có hiệu lực", "Valid from", "Ngày đầu tiên áp dụng giới hạn.", "First day it applies."
    )
    valid_to: date | None = column(
        "Ngày hết hiệu lực",
        "Valid to",
        "Ngày cuối cùng áp dụng giới hạn; để trống: chưa có ngày hết hiệu lực.",
        "Last day it applies; blank: open.",
    )


class DischargeStandard(Record):
    """The value of a technical regulation that holds for a parameter at an outlet, for a span of time."""

    plural = "discharge_standards"
    label = Bilingual(vi="Giá trị quy chuẩn kỹ thuật", en="Discharge standard")
    key = ("standard_id",)
    dated_by = "valid_from"

    standard_id: str = column(
        "Mã giá trị",
        "Standard ID",
        "Mã riêng của giá trị, không trùng trong sổ theo dõi.",
        "Key of the value.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả",
        "Outlet ID",
        "Điểm xả áp dụng giá trị này.",
        "Where it applies.",
        required=True,
        refers_to="outlet",
    )
    parameter: str = column(
        "Thông số",
        "Parameter",
        "Thông số bị giới hạn, như COD.",
        "What is limited, such as COD.",
        required=True,
        names="parameter",
    )
    regulation: str | None = column(
        "Quy chuẩn",
        "Regulation",
        "Quy chuẩn được áp dụng, như QCVN 40:2011/BTNMT.",
        "The regulation, such as QCVN 40:2011/BTNMT.",
    )
    local_regulation: str | None = column(
        "Quy chuẩn kỹ thuật địa phương",
        "Local regulation",
        "Quy chuẩn kỹ thuật địa phương của tỉnh, được ưu tiên áp dụng; để trống: không có.",
        "The province's own regulation, which comes first; blank: none.",
        kept_for=_FOUND,
    )
    standard_column: str | None = column(
        "Cột áp dụng",
        "Column",
        "Cột áp dụng của quy chuẩn: A, B hoặc C.",
        "Column of the regulation: A, B or C.",
        kept_for=_FOUND,
    )
    zone: str | None = column(
        "Vùng, phân vùng xả thải",
        "Zone",
        "Vùng, phân vùng của nguồn tiếp nhận nước thải hoặc của nơi đặt cơ sở.",
        "Zone of the receiving water or the site.",
        kept_for=_FOUND,
    )
    kq: Decimal | None = column(
        "Hệ số Kq",
        "Factor Kq",
        "Hệ số nguồn tiếp nhận nước thải; để trống: quy chuẩn không có hệ số này.",
        "Factor of the receiving water; blank: the regulation has none.",
        kept_for=_FOUND,
    )
    kf: Decimal | None = column(
        "Hệ số Kf",
        "Factor Kf",
        "Hệ số lưu lượng nguồn thải; để trống: quy chuẩn không có hệ số này.",
        "Factor of the flow; blank: the regulation has none.",
        kept_for=_FOUND,
    )
    base_value: Decimal | None = column(
        "Giá trị C trong quy chuẩn",
        "Base value",
        "Giá trị C tại cột áp dụng, trước khi nhân hệ số.",
        "Value in the column before the factors.",
        unit_field="unit",
        kept_for=_FOUND,
    )
    is_former: bool | None = column(
        "Là quy chuẩn cũ, đã được QCVN 40:2025 hoặc QCVN 14:2025 thay thế",
        "Is a former regulation",
        "Chọn Có nếu quy chuẩn được áp dụng là quy chuẩn đã được QCVN 40:2025/BTNMT hoặc QCVN 14:2025/BTNMT "
        "thay thế.",
        "Whether the regulation is one that QCVN 40:2025 or QCVN 14:2025 replaced.",
    )
    upper: Decimal | None = column(
        "Giá trị tối đa",
        "Upper value",
        "Giá trị lớn nhất được phép (bằng giá trị này vẫn đạt), đã nhân hệ số Kq, Kf nếu quy chuẩn có; để "
        "trống: không có giá trị tối đa.",
        "Greatest allowed value, itself allowed, after the factors Kq and Kf where the regulation has them; "
        "blank: no greatest value.",
        unit_field="unit",
    )
    lower: Decimal | None = column(
        "Giá trị tối thiểu",
        "Lower value",
        "Giá trị nhỏ nhất được phép (bằng giá trị này vẫn đạt); để trống: không có giá trị tối thiểu.",
        "Least allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    unit: str = column("Đơn vị", "Unit", "Đơn vị của các giá trị.", "Unit of the values.", required=True)
    is_hazardous: bool | None = column(
        "Là thông số nguy hại",
        "Is a hazardous parameter",
        "Chọn Có nếu quy chuẩn xếp thông số này là thông số nguy hại; thông số nguy hại có mức phạt riêng.",
        "Whether the regulation counts it as a hazardous parameter, which has fines of its own.",
    )
    valid_from: date | None = column(
        "Ngày bắt đầu áp dụng", "Valid from", "Ngày đầu tiên áp dụng giá trị.", "First day it applies."
    )
    valid_to: date | None = column(
        "Ngày hết áp dụng",
        "Valid to",
        "Ngày cuối cùng áp dụng giá trị; để trống: chưa có ngày hết áp dụng.",
        "Last day it applies; blank: open.",
    )
