"""Numbers, dates and loops of the rule language by grammar: typed by construction from the schema."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from generated_kinds import COLLECTIONS, KINDS
from generated_values import DATES, NUMBERS, Drawer

from compliance.language.types import MAX_DIGITS
from compliance.model.fields import Column, ColumnType, RecordKind
from compliance.model.units import Unit

PURE = Unit()
MONTHS = ("6", "1", "-1", "12", "-12", "0", "1200")
VARIABLES = ("p", "r", "s", "f", "k", "q", "body")
"""Names for the record of a loop; some are those the SQL uses for its own tables."""

ROOM = 12
"""Digits left free for what a product is compared with."""


@dataclass(frozen=True)
class Vocabulary:
    """What a rulebook and a rule offer to expressions.

    Attributes:
        thresholds: Unit of each numeric threshold by name.
        keyed: Field whose values are the keys of a threshold that is a table.
        banded: Unit of the numbers that choose the bands of a threshold.
        date_thresholds: Names of thresholds that are dates.
        month_thresholds: Names of thresholds that are numbers of months.
        lists: Names of official lists.
        obligations: Names of obligations that may be built on.
        selections: Collection behind each named selection of the rule.
        known: Whether `known(...)` may be used.
        records: Whether anything but fields and written values may be read.
        on_file: Whether `on_file(...)` may be used, which only tells whom a rule concerns.
    """

    thresholds: dict[str, Unit] = field(default_factory=dict)
    keyed: dict[str, str] = field(default_factory=dict)
    banded: dict[str, Unit] = field(default_factory=dict)
    date_thresholds: tuple[str, ...] = ()
    month_thresholds: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    selections: dict[str, str] = field(default_factory=dict)
    known: bool = True
    records: bool = True
    on_file: bool = False


@dataclass(frozen=True)
class Number:
    """The text of a number, and how many digits it can have."""

    text: str
    whole: int = 12
    decimals: int = 6


@dataclass
class Terms(ABC):
    """Draws the terms of conditions about one kind of subject."""

    drawer: Drawer
    subject: RecordKind
    vocabulary: Vocabulary
    item: tuple[str, RecordKind] | None = None

    @abstractmethod
    def condition(self, depth: int) -> str:
        """Return a condition; `depth` bounds its connectives and loops."""

    @property
    def may_loop(self) -> bool:
        """Whether a loop may stand here."""
        return self.item is None and self.vocabulary.records

    def fields(self, *types: ColumnType) -> list[tuple[str, Column]]:
        """Return the fields of some types within reach, written as an expression names them."""
        scopes = [("", self.subject), ("facility.", KINDS["facilities"])]
        if self.vocabulary.records:
            scopes += [("parent.", KINDS["facilities"]), ("operator.", KINDS["operators"])]
        if self.item:
            scopes.insert(0, (f"{self.item[0]}.", self.item[1]))
        return [
            (prefix + column.name, column)
            for prefix, kind in scopes
            for column in kind.columns.values()
            if not types or column.type in types
        ]

    def near(self, *types: ColumnType) -> list[str]:
        """Return names as `fields` does, those of the record in a loop and of the subject more often."""
        names = [name for name, _ in self.fields(*types)]
        closer = [n for n in names if not n.startswith(("facility.", "parent.", "operator."))]
        return closer * 2 + names

    # Numbers

    def number(self, unit: Unit, depth: int = 1, *, constant: bool = True) -> Number:
        """Return an exact number in a unit; without `constant` not just a written one."""
        options: list[Callable[[], Number]] = []
        of_unit = {name for name, c in self.fields("number") if c.unit == unit}
        named = [name for name in self.near("number") if name in of_unit]
        if named:
            options += [lambda: Number(self.drawer.pick(named))] * 3
        if constant:
            options += [self.written] * 2
        thresholds = [name for name, u in self.vocabulary.thresholds.items() if u == unit]
        if thresholds:
            options += [lambda: Number(self.threshold(self.drawer.pick(thresholds)))] * 2
        if unit == PURE:
            options += [self._counted_time] * 2
            whole = self.near("whole")
            if whole:
                options.append(lambda: Number(self.drawer.pick(whole), 9, 0))
        if depth > 0 and self.may_loop:
            options += [lambda: self._folded_number(unit)] * 3
            if unit == PURE:
                options.append(self.counted)
        if depth > 0 or not options:
            options += [lambda: self._arithmetic(unit, depth)] * 2
        return self.drawer.pick(options)()

    def unit(self) -> Unit:
        """Return the unit of some number within reach."""
        units = [c.unit for _, c in self.fields("number") if c.unit is not None]
        return self.drawer.pick([*dict.fromkeys(units), PURE])

    def written(self) -> Number:
        """Return a written number."""
        text = self.drawer.pick(NUMBERS)
        whole, _, decimals = text.partition(".")
        sign = "-" if self.drawer.chance(10) else ""
        return Number(sign + text, len(whole), len(decimals))

    def _counted_time(self) -> Number:
        if self.drawer.chance(50):
            return Number(f"days_between({self.date()}, {self.date()})", 12, 0)
        return Number(f"{self.drawer.pick(('year', 'month'))}({self.date()})", 12, 0)

    def counted(self) -> Number:
        """Return a number of records."""
        return Number(self.loop("count", lambda: self.variable), 12, 0)

    def _arithmetic(self, unit: Unit, depth: int) -> Number:
        left = self.number(unit, depth - 1, constant=False) if depth > 0 else self.written()
        match self.drawer.pick(("+", "-", "*", "minus")):
            case "*":
                right = self.drawer.pick([self.written, self._counted_time])()
                whole, decimals = left.whole + right.whole, left.decimals + right.decimals
                if whole + decimals + ROOM > MAX_DIGITS:
                    return left
                pair = (left.text, right.text) if self.drawer.chance(50) else (right.text, left.text)
                return Number(f"({pair[0]} * {pair[1]})", whole, decimals)
            case "minus":
                return Number(f"(-({left.text}))", left.whole + 1, left.decimals)
            case op:
                right = self.number(unit, depth - 1)
                whole, decimals = max(left.whole, right.whole) + 1, max(left.decimals, right.decimals)
                return Number(f"({left.text} {op} {right.text})", whole, decimals)

    def threshold(self, name: str) -> str:
        """Return the value of a threshold, with a key where it has a table or bands."""
        arguments = [f'"{name}"']
        if name in self.vocabulary.keyed:
            column = self.vocabulary.keyed[name]
            arguments.append(f"key={self.drawer.pick([n for n, c in self.fields() if c.name == column])}")
        elif name in self.vocabulary.banded:
            arguments.append(f"key={self.number(self.vocabulary.banded[name], 0).text}")
        if self.drawer.chance(15):
            arguments.append(f"on={self.date(0)}")
        return f"threshold({', '.join(arguments)})"

    def thresholds_within_reach(self, *, pure: bool) -> list[str]:
        """Return the names of numeric thresholds whose key can be found here."""
        names = {c.name for _, c in self.fields()}
        return [
            name
            for name, unit in self.vocabulary.thresholds.items()
            if (pure or unit != PURE) and self.vocabulary.keyed.get(name, "kind") in names
        ]

    # Dates

    def date(self, depth: int = 1) -> str:
        """Return an expression that is a date."""
        options: list[Callable[[], str]] = [
            self.own_date, self.own_date, lambda: f'date("{self.drawer.pick(DATES)}")', lambda: "as_of",
        ]  # fmt: skip
        if self.vocabulary.date_thresholds:
            options.append(lambda: self.threshold(self.drawer.pick(self.vocabulary.date_thresholds)))
        if depth > 0:
            options.append(lambda: f"add_months({self.date(depth - 1)}, {self.months()})")
            if self.may_loop:
                options.append(self._folded_date)
        return self.drawer.pick(options)()

    def months(self) -> str:
        """Return a number of months: written, or of the law, to go forward or back."""
        if not self.vocabulary.month_thresholds or self.drawer.chance(50):
            return self.drawer.pick(MONTHS)
        sign = "-" if self.drawer.chance(40) else ""
        return sign + self.threshold(self.drawer.pick(self.vocabulary.month_thresholds))

    def own_date(self) -> str:
        """Return a field that is a date."""
        return self.drawer.pick(self.near("date"))

    # Loops

    @property
    def variable(self) -> str:
        """Return the name of the record in the loop being written."""
        return self.item[0] if self.item else ""

    def item_field(self, *types: ColumnType) -> str:
        """Return a field of the record in the loop, of one of some types."""
        assert self.item is not None
        return self.drawer.pick(
            [f"{self.variable}.{n}" for n, c in self.item[1].columns.items() if c.type in types]
        )

    def folded_limit(self) -> str:
        """Return a permit limit, with its unit in the record."""
        function = self.drawer.pick(("one", "min", "max", "latest"))
        return self.loop(
            function, lambda: f"{self.variable}.{self.drawer.pick(('upper', 'lower'))}", "permit_limits"
        )

    def _folded_number(self, unit: Unit) -> Number:
        function = self.drawer.pick(("sum", "min", "max", "one", "latest", "latest"))
        return self.folded(function, unit)

    def folded(self, function: str, unit: Unit) -> Number:
        """Return an aggregate of numbers in a unit."""
        holders = [p for p, k in COLLECTIONS.items() if any(c.unit == unit for c in k.columns.values())]
        plural = self._plural_for(function, holders if unit != PURE else [])
        inner: list[Number] = []

        def body() -> str:
            inner.append(self.number(unit, 0, constant=False))
            return inner[0].text

        text = self.loop(function, body, plural)
        return Number(text, inner[0].whole + 7 * (function in ("sum", "mean")), inner[0].decimals)

    def _folded_date(self) -> str:
        dated = [p for p, k in COLLECTIONS.items() if any(c.type == "date" for c in k.columns.values())]
        function = self.drawer.pick(("max", "min", "one", "latest"))
        return self.loop(function, lambda: self.item_field("date"), self._plural_for(function, dated))

    def _plural_for(self, function: str, among: list[str]) -> str:
        among = among or list(COLLECTIONS)
        if function == "latest":
            dated = [p for p, k in COLLECTIONS.items() if k.dated_by]
            among = [p for p in among if p in dated] or dated
        return self.drawer.pick(among)

    def loop(self, function: str, body: Callable[[], str], plural: str | None = None) -> str:
        """Return an aggregate over a collection or a named selection of it."""
        plural = plural or self.drawer.pick(list(COLLECTIONS))
        named = [name for name, p in self.vocabulary.selections.items() if p == plural]
        return f"{function}({self.records(plural, body, self.drawer.pick([plural, *named, *named]))})"

    def records(self, plural: str, body: Callable[[], str], over: str) -> str:
        """Return what stands between the brackets of an aggregate, or a selection."""
        kind = COLLECTIONS[plural]
        variable = self.drawer.pick([v for v in VARIABLES if v not in self.subject.columns])
        self.item = (variable, kind)
        try:
            value = body()
            filters = []
            if kind.dated_by and self.drawer.chance(40):
                filters.append(self._within(f"{variable}.{kind.dated_by}"))
            filters += [self.condition(1) for _ in range(self.drawer.pick((0, 0, 1, 1, 2)))]
        finally:
            self.item = None
        return f"{value} for {variable} in {over}{''.join(f' if {f}' for f in filters)}"

    def _within(self, own_date: str) -> str:
        """Return a bound on a record's own date, which tells what must be covered."""
        of_subject = [name for name, _ in self.fields("date") if not name.startswith(f"{self.variable}.")]
        written = f'date("{self.drawer.pick(DATES)}")'
        bound = self.drawer.pick(("as_of", "add_months(as_of, -12)", written, self.drawer.pick(of_subject)))
        op = self.drawer.pick((">=", ">", "<=", "<", "=="))
        return self.drawer.pick((f"{own_date} {op} {bound}", f"{bound} {op} {own_date}"))
