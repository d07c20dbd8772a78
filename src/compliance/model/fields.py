"""How a field of a record kind is declared: type, unit, labels and description, in one place."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from compliance.model.texts import Bilingual, Lang
from compliance.model.units import Unit

ColumnType = Literal["text", "number", "censored", "whole", "date", "flag", "choice", "unit"]

Named = Literal["schedule", "list", "table", "parameter"]

READ = ""
"""Said of a field in place of `kept_for` where its kind says one: rules read it."""

NOTE = "note"
"""The field that every kind of record read from files has: what stands beside a row."""

MAX_TEXT = 10_000
"""Longest accepted text of one cell, in characters."""


class Choice(str, Enum):
    """A closed list of values, each with its Vietnamese and English label."""

    vi: str
    en: str

    @classmethod
    def member(cls, value: object) -> Self:
        """Return the member with a value.

        Raises:
            ValueError: There is none.
        """
        return cls._value2member_map_[value]  # type: ignore[return-value]

    def text(self, lang: Lang) -> str:
        """Return the label in one language."""
        return self.vi if lang == "vi" else self.en

    def __new__(cls, value: str, vi: str, en: str) -> Self:
        """Make a member whose value is the word used in files and rules."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        return member


Choices = type[Choice]


@dataclass(frozen=True)
class Column:
    """One declared field of a record kind.

    Attributes:
        name: The name in files and rules.
        type: What its cells hold: `number` is DECIMAL(18,6); `censored` a number that may be printed
            as below or above a bound (`<0.5`); `whole` an integer; `flag` true or false; `unit` the unit
            of another field, in one spelling.
        label: What users see in its place.
        description: What it means, with inclusivity and what a blank stands for.
        required: A row without it is rejected.
        unit: The fixed unit of a number, if it has one; such an amount is not below zero.
        unit_field: The field of the same record that names the number's unit, if it varies by row.
        choices: The allowed values of a `choice`.
        refers_to: The record kind whose key this field holds, if any.
        names: What its texts name, if anything that has a title: a schedule or a list of the rulebook, a
            table, or a parameter of the catalogue.
        digits: How many digits a code has, any of these; none where it is no code. Blanks, dots and dashes
            between the digits are not counted.
        is_place: Whether it holds a commune's or a province's official code, for which cells may hold the
            name.
        kept_for: Why it is kept though no rule reads it, in a few English words; None where a rule or the
            program reads it: required fields, references, units, the date by which records are visible.
    """

    name: str
    type: ColumnType
    label: Bilingual
    description: Bilingual
    required: bool = False
    unit: Unit | None = None
    unit_field: str | None = None
    choices: Choices | None = None
    refers_to: str | None = None
    names: Named | None = None
    digits: tuple[int, ...] = ()
    is_place: bool = False
    kept_for: str | None = None


@dataclass(frozen=True)
class RecordKind:
    """A kind of record a register holds.

    Attributes:
        name: Singular name, used as `subject` in rules.
        plural: Name of the table, its file and its collection in expressions.
        label: What users see.
        key: The fields that identify a record within the register. All are required; of several, the last may
            be blank, which is not the same as any value.
        columns: All fields by name, in the order of the file.
        dated_by: The field whose date makes a record visible from that day on; None for kinds without.
        is_event: Whether the law in force on the record's own date applies to it, instead of the law on
            the date judged for.
        is_generated: Whether its records are made for each run instead of read.
        link: The field that names the facility whose collection the record belongs to.
    """

    name: str
    plural: str
    label: Bilingual
    key: tuple[str, ...]
    columns: dict[str, Column]
    dated_by: str | None
    is_event: bool
    link: str = "facility_id"
    is_generated: bool = False


def column(
    vi: str,
    en: str,
    description_vi: str,
    description_en: str,
    *,
    required: bool = False,
    unit: str | None = None,
    unit_field: str | None = None,
    censored: bool = False,
    refers_to: str | None = None,
    names: Named | None = None,
    digits: tuple[int, ...] = (),
    is_place: bool = False,
    kept_for: str | None = None,
) -> Any:
    """Declare a field; the type comes from its annotation, the arguments mean what `Column` says."""
    extra: dict[str, Any] = {
        "vi": vi,
        "en": en,
        "unit": unit,
        "unit_field": unit_field,
        "censored": censored,
        "refers_to": refers_to,
        "names": names,
        "digits": digits,
        "is_place": is_place,
        "kept_for": kept_for,
    }
    default: Any = ... if required else None
    extra["description_vi"] = description_vi
    return Field(default=default, description=description_en, json_schema_extra=extra)


class Record(BaseModel):
    """Base of all record kinds; a subclass is the one declaration of its table.

    What each class states beside its fields is told by `RecordKind`; its `kept_for` holds for the fields that
    say none themselves, as far as they can have one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plural: ClassVar[str]
    label: ClassVar[Bilingual]
    key: ClassVar[tuple[str, ...]]
    dated_by: ClassVar[str | None] = None
    is_event: ClassVar[bool] = False
    is_generated: ClassVar[bool] = False
    kept_for: ClassVar[str | None] = None

    note: str | None = column(
        "Ghi chú",
        "Note",
        "Nội dung đơn vị ghi bên cạnh dòng, giữ nguyên như trong tệp; để trống: không có.",
        "What the office wrote beside the row, as it stands there; blank: nothing.",
        kept_for="what the office wrote beside the row",
    )


def _column_type(info: FieldInfo) -> tuple[ColumnType, Choices | None]:
    annotation: Any = info.annotation
    options = [a for a in getattr(annotation, "__args__", (annotation,)) if a is not type(None)]
    python_type = options[0]
    if issubclass(python_type, Choice):
        return "choice", python_type
    extra = info.json_schema_extra
    if python_type.__name__ == "Decimal" and isinstance(extra, dict) and extra.get("censored"):
        return "censored", None
    names: dict[str, ColumnType] = {
        "str": "text",
        "Decimal": "number",
        "int": "whole",
        "date": "date",
        "bool": "flag",
    }
    return names[python_type.__name__], None


def describe(model: type[Record]) -> RecordKind:
    """Return the record kind a model declares, the note as its last field unless it is generated."""
    columns = {}
    names = [name for name in model.model_fields if name != NOTE]
    for name in names if model.is_generated else [*names, NOTE]:
        info = model.model_fields[name]
        extra: Any = info.json_schema_extra
        kind, choices = _column_type(info)
        columns[name] = Column(
            name=name,
            type=kind,
            label=Bilingual(vi=extra["vi"], en=extra["en"]),
            description=Bilingual(vi=extra["description_vi"], en=info.description or ""),
            required=info.is_required(),
            unit=Unit.parse(extra["unit"]) if extra["unit"] else None,
            unit_field=extra["unit_field"],
            choices=choices,
            refers_to=extra["refers_to"],
            names=extra["names"],
            digits=extra["digits"],
            is_place=extra["is_place"],
            kept_for=extra["kept_for"],
        )
    for used in [column.unit_field for column in columns.values() if column.unit_field]:
        columns[used] = replace(columns[used], type="unit")
    columns = {name: replace(c, kept_for=_kept_for(c, model)) for name, c in columns.items()}
    name = "".join(("_" + c.lower()) if c.isupper() else c for c in model.__name__).lstrip("_")
    return RecordKind(
        name,
        model.plural,
        model.label,
        model.key,
        columns,
        model.dated_by,
        model.is_event,
        is_generated=model.is_generated,
    )


def _kept_for(column: Column, model: type[Record]) -> str | None:
    is_needed = column.required or column.refers_to or column.type == "unit" or column.name == model.dated_by
    if column.kept_for is None and not is_needed:
        return model.kept_for
    return column.kept_for or None


def facility_id() -> str:
    """Declare the field that names the facility a record belongs to."""
    value: str = column(
        "Mã cơ sở",
        "Facility ID",
        "Cơ sở mà bản ghi này thuộc về.",
        "The facility the record belongs to.",
        required=True,
        refers_to="facility",
    )
    return value
