"""The record kinds of a register: the one declaration that readers, checks and the language share.

Every table has one row per record, unique on its key. A blank cell is missing, never zero and never no.
"""

from datetime import date
from decimal import Decimal

from compliance.model.choices import (
    EvidenceGrade,
    FacilityKind,
    FacilityStatus,
    IssuerLevel,
    NoValueReason,
    OperatorKind,
    PermitClass,
    PermitKind,
    PlantRole,
)
from compliance.model.fields import Record, column
from compliance.model.texts import Bilingual


def _facility_id() -> str:
    value: str = column(
        "Mã cơ sở", "Facility ID", "The facility the record belongs to.", required=True, refers_to="facility"
    )
    return value


class Operator(Record):
    """A person or body that answers for facilities."""

    plural = "operators"
    label = Bilingual(vi="Chủ cơ sở", en="Operator")
    key = ("operator_id",)

    operator_id: str = column("Mã chủ cơ sở", "Operator ID", "Key of the operator.", required=True)
    name: str = column("Tên chủ cơ sở", "Operator name", "Legal name.", required=True)
    kind: OperatorKind | None = column("Loại chủ thể", "Operator kind", "What kind of person it is.")
    tax_code: str | None = column("Mã số thuế", "Tax code", "Tax or business code, 10 or 13 digits.")


class Facility(Record):
    """A place that is judged: a cluster, a plant, a mine."""

    plural = "facilities"
    label = Bilingual(vi="Cơ sở", en="Facility")
    key = ("facility_id",)

    facility_id: str = column("Mã cơ sở", "Facility ID", "Key of the facility.", required=True)
    name: str = column("Tên cơ sở", "Facility name", "Name as used in its papers.", required=True)
    kind: FacilityKind | None = column("Loại hình cơ sở", "Kind", "What the facility is.")
    status: FacilityStatus | None = column("Tình trạng hoạt động", "Status", "Where it stands on as_of.")
    operator_id: str | None = column(
        "Mã chủ cơ sở", "Operator ID", "Who answers for it.", refers_to="operator"
    )
    parent_id: str | None = column(
        "Thuộc cụm, khu (mã cơ sở)",
        "Parent facility",
        "The cluster or zone the facility stands in; blank: none.",
        refers_to="facility",
    )
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Official code of the commune or ward since 1 July 2025."
    )
    commissioned_on: date | None = column(
        "Ngày bắt đầu hoạt động", "Commissioned on", "First day of operation."
    )
    permit_class: PermitClass | None = column(
        "Nhóm đối tượng giấy phép môi trường",
        "Permit class",
        "Group of the list that decides from which flow an environmental permit is due.",
    )
    wastewater_m3_day: Decimal | None = column(
        "Tổng lưu lượng nước thải",
        "Wastewater flow",
        "All wastewater that arises, for a cluster that of all its tenants.",
        unit="m3/day",
    )
    industrial_wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải công nghiệp phải xử lý, xả ra môi trường",
        "Industrial wastewater discharged",
        "Industrial wastewater that needs treatment and is discharged to the environment.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải phải xử lý",
        "Waste gas flow",
        "Waste gas that needs treatment.",
        unit="m3/hour",
    )
    occupancy_percent: Decimal | None = column(
        "Tỷ lệ lấp đầy",
        "Occupancy",
        "Let share of a cluster's industrial land.",
        unit="%",
    )
    tenants_self_treat: bool | None = column(
        "Các cơ sở thứ cấp tự xử lý nước thải đạt yêu cầu",
        "Tenants treat their wastewater",
        "Whether every tenant treats its wastewater itself to the standard.",
    )
    central_plant_waived_on: date | None = column(
        "Ngày UBND tỉnh cho phép chưa đầu tư hệ thống xử lý tập trung",
        "Central plant waived on",
        "Date of the province's decision that the cluster need not build a central plant; blank if there is "
        "none on file.",
    )


class Permit(Record):
    """A paper on file: a permit, a registration, an approved plan."""

    plural = "permits"
    label = Bilingual(vi="Giấy phép, hồ sơ", en="Permit or paper")
    key = ("permit_id",)
    dated_by = "granted_on"

    permit_id: str = column("Mã giấy phép", "Permit ID", "Key of the permit.", required=True)
    facility_id: str = _facility_id()
    kind: PermitKind | None = column("Loại giấy phép, hồ sơ", "Kind of paper", "What the paper is.")
    number: str | None = column("Số giấy phép", "Number", "Number as printed.")
    issued_by: IssuerLevel | None = column("Cấp cấp giấy phép", "Issued by", "Level of who granted it.")
    granted_on: date | None = column("Ngày cấp", "Granted on", "First day it is in force.")
    expires_on: date | None = column(
        "Ngày hết hạn", "Expires on", "Last day it is in force; blank if not on file."
    )
    includes_restoration_plan: bool | None = column(
        "Có nội dung phương án cải tạo, phục hồi môi trường",
        "Includes a restoration plan",
        "Whether an environmental restoration plan is part of the paper.",
    )


class TreatmentPlant(Record):
    """A wastewater treatment plant of a facility."""

    plural = "treatment_plants"
    label = Bilingual(vi="Công trình xử lý nước thải", en="Treatment plant")
    key = ("plant_id",)

    plant_id: str = column("Mã công trình", "Plant ID", "Key of the plant.", required=True)
    facility_id: str = _facility_id()
    role: PlantRole | None = column("Vai trò công trình", "Role", "What it serves.")
    status: FacilityStatus | None = column("Tình trạng công trình", "Plant status", "State on as_of.")
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế", "Design capacity", "Design capacity.", unit="m3/day"
    )


class Outlet(Record):
    """A point where a facility discharges."""

    plural = "outlets"
    label = Bilingual(vi="Điểm xả thải", en="Outlet")
    key = ("outlet_id",)

    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Key of the outlet.", required=True)
    facility_id: str = _facility_id()
    name: str | None = column("Tên điểm xả", "Outlet name", "Name as used in the permit.")


class PermitLimit(Record):
    """A discharge limit that a permit sets for a parameter at an outlet, for a span of time."""

    plural = "permit_limits"
    label = Bilingual(vi="Giới hạn theo giấy phép", en="Permit limit")
    key = ("limit_id",)
    dated_by = "valid_from"

    limit_id: str = column("Mã giới hạn", "Limit ID", "Key of the limit.", required=True)
    facility_id: str = _facility_id()
    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Where it applies.", required=True, refers_to="outlet")
    parameter: str = column("Thông số", "Parameter", "What is limited, such as COD.", required=True)
    averaging: str | None = column(
        "Cách lấy trị số", "Averaging", "Statistic the limit is set for, such as a daily mean; blank for any."
    )
    lower: Decimal | None = column(
        "Giới hạn dưới", "Lower limit", "Least allowed value, itself allowed; blank: none.", unit_field="unit"
    )
    upper: Decimal | None = column(
        "Giới hạn trên",
        "Upper limit",
        "Greatest allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    unit: str = column("Đơn vị", "Unit", "Unit of both limits.", required=True)
    valid_from: date | None = column("Ngày bắt đầu có hiệu lực", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết hiệu lực", "Valid to", "Last day it applies; blank: open.")


class Measurement(Record):
    """One value of one parameter at one outlet on one day."""

    plural = "measurements"
    label = Bilingual(vi="Kết quả quan trắc", en="Measurement")
    key = ("measurement_id",)
    dated_by = "sampled_on"
    is_event = True

    measurement_id: str = column("Mã kết quả", "Measurement ID", "Key of the measurement.", required=True)
    facility_id: str = _facility_id()
    outlet_id: str = column(
        "Mã điểm xả", "Outlet ID", "Where it was taken.", required=True, refers_to="outlet"
    )
    parameter: str = column("Thông số", "Parameter", "What was measured.", required=True)
    averaging: str | None = column("Cách lấy trị số", "Averaging", "Statistic the value stands for.")
    sampled_on: date | None = column(
        "Ngày lấy mẫu", "Sampled on", "Day of sampling, or last day of a period."
    )
    value: Decimal | None = column(
        "Giá trị đo",
        "Value",
        "Value as reported; `<0.5` means below 0.5, `>2420` above 2420.",
        unit_field="unit",
        censored=True,
    )
    unit: str | None = column("Đơn vị", "Unit", "Unit of the value.")
    no_value_reason: NoValueReason | None = column(
        "Lý do không có giá trị", "Why no value", "Why there is no value; blank if there is one."
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on the value."
    )


class HazardousWasteYear(Record):
    """The balance of one hazardous waste code at a facility in one calendar year."""

    plural = "hazardous_waste_years"
    label = Bilingual(vi="Chất thải nguy hại theo năm", en="Hazardous waste year")
    key = ("facility_id", "waste_code", "year")
    dated_by = "closed_on"
    is_event = True

    facility_id: str = _facility_id()
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
    year: int = column("Năm", "Year", "Calendar year, 1 January to 31 December.", required=True)
    closed_on: date | None = column(
        "Ngày chốt số liệu", "Closed on", "Day the balance was drawn, normally 31 December of the year."
    )
    opening_kg: Decimal | None = column("Tồn đầu kỳ", "Opening stock", "In store on 1 January.", unit="kg")
    generated_kg: Decimal | None = column("Phát sinh", "Generated", "Generated in the year.", unit="kg")
    self_treated_kg: Decimal | None = column(
        "Tự xử lý", "Self-treated", "Treated on site under a permit.", unit="kg"
    )
    handed_over_kg: Decimal | None = column(
        "Đã chuyển giao", "Handed over", "Handed over to a licensed receiver.", unit="kg"
    )
    closing_kg: Decimal | None = column("Tồn cuối kỳ", "Closing stock", "In store on 31 December.", unit="kg")
    storage_reported_on: date | None = column(
        "Ngày báo cáo lưu giữ quá 01 năm",
        "Long storage reported on",
        "Day the facility reported storing waste for more than a year; blank if none is on file.",
    )


class WasteShipment(Record):
    """A hazardous waste manifest: one shipment of one waste code."""

    plural = "waste_shipments"
    label = Bilingual(vi="Chứng từ chất thải nguy hại", en="Waste shipment")
    key = ("manifest_number", "waste_code")
    dated_by = "shipped_on"
    is_event = True

    manifest_number: str = column("Số chứng từ", "Manifest number", "Number of the manifest.", required=True)
    facility_id: str = _facility_id()
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
    shipped_on: date | None = column("Ngày giao", "Shipped on", "Day of hand-over.")
    mass_kg: Decimal | None = column("Khối lượng", "Mass", "Mass handed over.", unit="kg")


class GhgInventory(Record):
    """A greenhouse-gas inventory report a facility sent."""

    plural = "ghg_inventories"
    label = Bilingual(vi="Báo cáo kiểm kê khí nhà kính", en="Greenhouse-gas inventory")
    key = ("facility_id", "data_year")
    dated_by = "submitted_on"
    is_event = True

    facility_id: str = _facility_id()
    data_year: int = column("Năm số liệu", "Data year", "Year whose emissions are reported.", required=True)
    submitted_on: date | None = column("Ngày gửi báo cáo", "Submitted on", "Day the report was sent.")
    emissions_tco2e: Decimal | None = column(
        "Lượng phát thải", "Emissions", "Reported emissions.", unit="tCO2e"
    )


class Submission(Record):
    """A report or a document a facility sent."""

    plural = "submissions"
    label = Bilingual(vi="Báo cáo, hồ sơ đã gửi", en="Submission")
    key = ("submission_id",)
    dated_by = "sent_on"
    is_event = True

    submission_id: str = column("Mã lần gửi", "Submission ID", "Key of the submission.", required=True)
    facility_id: str = _facility_id()
    kind: str = column(
        "Loại báo cáo", "Submission kind", "What was sent, by the schedule's name.", required=True
    )
    period_end: date | None = column(
        "Kỳ báo cáo đến ngày", "Period end", "Last day of the period reported, such as 31 December."
    )
    sent_on: date | None = column(
        "Ngày gửi", "Sent on", "Day it was sent; this decides, not the day it arrived."
    )
    received_on: date | None = column("Ngày nhận", "Received on", "Day the authority received it.")
    recipient: str | None = column("Nơi nhận", "Recipient", "To whom it was sent.")


class Due(Record):
    """Something that fell due for a facility by a schedule; made for each run, never read from a file."""

    plural = "dues"
    label = Bilingual(vi="Nghĩa vụ đến hạn", en="Due")
    key = ("facility_id", "schedule", "period_end")
    dated_by = "due_on"
    is_event = True
    is_generated = True

    facility_id: str = _facility_id()
    schedule: str = column("Nghĩa vụ định kỳ", "Schedule", "Name of the schedule.", required=True)
    period_end: date = column("Kỳ đến ngày", "Period end", "Last day of the period.", required=True)
    due_on: date = column("Hạn cuối", "Due on", "Last good day.", required=True)


class ListMembership(Record):
    """That a facility is an entry of an official list, such as the Prime Minister's greenhouse-gas list."""

    plural = "list_memberships"
    label = Bilingual(vi="Tên trong danh mục", en="List membership")
    key = ("facility_id", "list", "entry")

    facility_id: str = _facility_id()
    list: str = column("Danh mục", "List", "Name of the list in the rulebook.", required=True)
    entry: str = column(
        "Số thứ tự trong danh mục",
        "Entry",
        "Instrument and number of the entry, such as 42/2026:II-6.",
        required=True,
    )


class Coverage(Record):
    """That the register is complete for one kind of record, between two dates.

    A kind without a covering row is open: what it does not hold may still exist.
    """

    plural = "coverage"
    label = Bilingual(vi="Phạm vi số liệu đầy đủ", en="Coverage")
    key = ("coverage_id",)

    coverage_id: str = column("Mã phạm vi", "Coverage ID", "Key of the row.", required=True)
    record_kind: str = column(
        "Loại bản ghi", "Record kind", "Table that is complete, by its plural name.", required=True
    )
    facility_id: str | None = column(
        "Mã cơ sở", "Facility ID", "The facility it is complete for; blank: all.", refers_to="facility"
    )
    complete_from: date | None = column(
        "Đầy đủ từ ngày", "Complete from", "First day covered; blank: from the beginning."
    )
    complete_to: date | None = column(
        "Đầy đủ đến ngày", "Complete to", "Last day covered; blank: to the day judged for."
    )
    source: str | None = column("Nguồn", "Source", "Where the statement comes from.")
    checked_on: date | None = column("Ngày đối chiếu", "Checked on", "Day it was checked.")
