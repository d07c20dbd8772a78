"""The typed nodes of an expression. Every node has a `type`; what it means is told by the evaluators.

Conditions have three values: true, false and unknown. An unknown operand makes a comparison or an
arithmetic node unknown; `and`, `or` and `not` follow Kleene.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Union

from compliance.language.types import COUNT, DATE, FLAG, ValueType
from compliance.model.fields import Column, RecordKind
from compliance.model.official_lists import OfficialList
from compliance.model.texts import Bilingual
from compliance.model.thresholds import Threshold

CompareOp = Literal["==", "!=", "<", "<=", ">", ">="]
ArithmeticOp = Literal["+", "-", "*"]
AggregateFunction = Literal["any", "all", "on_file", "count", "sum", "min", "max", "latest", "one"]
Scope = Literal["subject", "facility", "parent", "operator", "item"]


@dataclass(frozen=True)
class Constant:
    """A value written in the expression; a label is what readers are told in its place."""

    value: str | Decimal | bool | date
    type: ValueType
    label: Bilingual | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class FieldRef:
    """A field of the subject, of its facility, of that one's parent, or of the record of an aggregate."""

    scope: Scope
    kind: RecordKind = field(repr=False)
    column: Column = field(repr=False)
    type: ValueType = field(repr=False)
    name: str = ""

    @property
    def asked_as(self) -> tuple[str, str]:
        """The kind of record and the field: what a register's table may lack a column for."""
        return self.kind.name, self.name


@dataclass(frozen=True)
class AsOf:
    """The date judged for."""

    type: ValueType = DATE


@dataclass(frozen=True)
class Not:
    """Negation; unknown stays unknown."""

    operand: "Node"
    type: ValueType = FLAG


@dataclass(frozen=True)
class And:
    """False if any operand is, else unknown if any is, else true."""

    operands: tuple["Node", ...]
    type: ValueType = FLAG


@dataclass(frozen=True)
class Or:
    """True if any operand is, else unknown if any is, else false."""

    operands: tuple["Node", ...]
    type: ValueType = FLAG


@dataclass(frozen=True)
class Ratio:
    """A quotient; stands only beside a comparison, where it is cross-multiplied."""

    above: "Node"
    below: "Node"
    type: ValueType


@dataclass(frozen=True)
class Compare:
    """A comparison; with a `Ratio` it is unknown unless the divisor is above zero."""

    op: CompareOp
    left: "Node"
    right: "Node"
    type: ValueType = FLAG


@dataclass(frozen=True)
class OneOf:
    """Membership in values written in the expression."""

    operand: "Node"
    values: tuple[Constant, ...]
    type: ValueType = FLAG


@dataclass(frozen=True)
class Known:
    """Whether a field has a value; unknown only where the register's table has no column for the field.

    A blank may mean that there is none on file; where the column is lacking, nobody was asked.
    """

    operand: FieldRef
    type: ValueType = FLAG


@dataclass(frozen=True)
class Arithmetic:
    """An exact sum, difference or product."""

    op: ArithmeticOp
    left: "Node"
    right: "Node"
    type: ValueType


@dataclass(frozen=True)
class YearOf:
    """The calendar year of a date."""

    operand: "Node"
    type: ValueType = COUNT


@dataclass(frozen=True)
class MonthOf:
    """The month of a date in its calendar year, 1 to 12."""

    operand: "Node"
    type: ValueType = COUNT


@dataclass(frozen=True)
class DaysBetween:
    """Days from the first date to the second; negative if the second is earlier."""

    start: "Node"
    end: "Node"
    type: ValueType = COUNT


@dataclass(frozen=True)
class AddMonths:
    """A date some months later, the day clamped to the end of the month.

    Attributes:
        start: The date.
        months: How many months later, or earlier where below zero; or a number of months of the law.
        sign: -1 for earlier by a number of the law.
        type: A date.
    """

    start: "Node"
    months: Union[int, "Node"]
    sign: Literal[1, -1] = 1
    type: ValueType = DATE


@dataclass(frozen=True)
class ThresholdValue:
    """The value of a threshold in force on a date; unknown where none is."""

    threshold: Threshold = field(repr=False)
    key: Union["Node", None]
    on: "Node"
    type: ValueType
    name: str = ""


@dataclass(frozen=True)
class InForceEntry:
    """Whether an entry stands in the version of a list in force on a date; unknown where none is."""

    list: OfficialList = field(repr=False)
    entry: FieldRef
    on: "Node"
    type: ValueType = FLAG
    name: str = ""


@dataclass(frozen=True)
class Listed:
    """Whether the facility is an entry of a list in force on a date; unknown where no version is."""

    list: OfficialList = field(repr=False)
    on: "Node"
    membership: "Aggregate"
    type: ValueType = FLAG
    name: str = ""


@dataclass(frozen=True)
class Obliged:
    """The derived status of the facility on the date judged for."""

    name: str
    title: Bilingual = field(repr=False)
    type: ValueType = FLAG


@dataclass(frozen=True)
class Bound:
    """A date some days after (or before) the value of a node; itself included."""

    node: "Node"
    days: int = 0


@dataclass(frozen=True)
class Span:
    """Dates an aggregate's collection must be covered for.

    Attributes:
        starts: No record before any of these dates can be selected; none: from the beginning.
        ends: No record after any of these dates can be selected; the date judged for always is one.
    """

    starts: tuple[Bound, ...] = ()
    ends: tuple[Bound, ...] = ()


@dataclass(frozen=True)
class Aggregate:
    """A value over the records of the same facility that a filter selects.

    Over a collection that is not complete for `span`, `any` is true or unknown, `all` false or unknown and
    the others unknown. Over a complete one, `any` is the `or` of (selected and body), `all` the `and` of
    (not selected or body); the others are unknown if any selection or selected value is. With nothing
    selected `count` and `sum` are 0, `min`, `max` and `one` unknown, and `all` is `when_empty`.
    `on_file` is true if a record on file is selected for certain and its body true, else false, whether or
    not the collection is complete: like `known`, it asks what we have and never what there is.
    `one` is the value all selected records share, and unknown if they differ. `latest` is the value of the
    selected record with the latest date; a tie of different values, or a blank in the latest, is unknown.

    `selection` and `own` are for the phrase: the label of a named collection, and the filter beyond it.
    """

    function: AggregateFunction
    collection: RecordKind = field(repr=False)
    variable: str
    body: Union["Node", None]
    where: Union["Node", None]
    span: Span
    type: ValueType
    name: str = ""
    selection: Bilingual | None = None
    own: Union["Node", None] = None


Node = Union[
    Constant,
    FieldRef,
    AsOf,
    Not,
    And,
    Or,
    Ratio,
    Compare,
    OneOf,
    Known,
    Arithmetic,
    YearOf,
    MonthOf,
    DaysBetween,
    AddMonths,
    ThresholdValue,
    InForceEntry,
    Listed,
    Obliged,
    Aggregate,
]


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node."""
    match node:
        case And(operands=operands) | Or(operands=operands):
            return operands
        case Not(operand=operand) | YearOf(operand=operand) | MonthOf(operand=operand):
            return (operand,)
        case Known(operand=reference) | OneOf(operand=reference):
            return (reference,)
        case Compare(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case Ratio(above=above, below=below):
            return (above, below)
        case DaysBetween(start=start, end=end):
            return (start, end)
        case AddMonths(start=start, months=months):
            return (start,) if isinstance(months, int) else (start, months)
        case ThresholdValue(key=key, on=on):
            return (on,) if key is None else (key, on)
        case InForceEntry(entry=entry, on=on):
            return (entry, on)
        case Listed(on=on, membership=membership):
            return (on, membership)
        case Aggregate(body=body, where=where):
            return tuple(n for n in (where, body) if n is not None)
        case _:
            return ()


def walk(node: Node) -> list[Node]:
    """Return a node and all nodes below it, outermost first."""
    found: list[Node] = [node]
    for child in children(node):
        found.extend(walk(child))
    return found
