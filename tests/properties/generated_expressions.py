"""Expressions of the rule language by grammar: typed by construction, from the columns of the schema.

Every kind of node can come up. What the checker still refuses are the few expressions whose digits, units or
lists of values do not go together in a way the grammar does not follow.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from generated_values import DATES, NUMBERS, Drawer, cell_pool

from compliance.language.types import MAX_DIGITS
from compliance.model.fields import Column, ColumnType, RecordKind
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.model.units import Unit

PURE = Unit()
COMPARISONS = ("<=", "<", ">=", ">", "==", "!=")
VARIABLES = ("p", "r", "s", "f", "k", "body")
"""Names for the record of a loop; some are those the SQL uses for its own tables."""

FILLER_DIGITS = 12


@dataclass(frozen=True)
class Vocabulary:
    """What a rulebook offers to its expressions.

    Attributes:
        thresholds: Unit of each numeric threshold by name.
        keyed: Keys of those that have a table.
        date_thresholds: Names of thresholds that are dates.
        lists: Names of official lists.
        obligations: Names of obligations that may be built on.
        known: Whether `known(...)` may be used.
    """

    thresholds: dict[str, Unit] = field(default_factory=dict)
    keyed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    date_thresholds: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True)
class Number:
    """The text of a number, and how many digits it can have."""

    text: str
    whole: int = 12
    decimals: int = 6


@dataclass
class Expressions:
    """Draws expressions about one kind of subject."""

    drawer: Drawer
    subject: RecordKind
    vocabulary: Vocabulary
    item: tuple[str, RecordKind] | None = None

    def condition(self, depth: int) -> str:
        """Return an expression that is true, false or unknown; `depth` bounds its connectives and loops."""
        leaves: list[Callable[[], str]] = [
            self._compared_numbers, self._compared_numbers, self._compared_dates, self._compared_texts,
            self._flag, self._ratio, self._chained,
        ]  # fmt: skip
        if self.fields("censored"):
            leaves += [self._measured] * 3
        elif self._of_record_unit():
            leaves.append(self._measured)
        if self.vocabulary.known:
            leaves.append(self._known)
        if self.item is None:
            leaves += [self._obliged] * (2 if self.vocabulary.obligations else 0)
            leaves += [self._listed] * bool(self.vocabulary.lists)
            if depth > 0:
                leaves += [lambda: self._quantified(depth - 1)] * 4
        if depth > 0:
            leaves += [lambda: self._connected(depth - 1)] * 5
            leaves.append(lambda: f"not ({self.condition(depth - 1)})")
        return self.drawer.pick(leaves)()

    def slot(self) -> str:
        """Return an expression for a message."""
        if self.drawer.chance(60):
            return self.drawer.pick([name for name, _ in self.fields()])
        make = self.drawer.pick([lambda: self.number(self._unit()).text, self.date, lambda: self.condition(1)])
        return make()

    def fields(self, *types: ColumnType) -> list[tuple[str, Column]]:
        """Return the fields of some types within reach, written as an expression names them."""
        scopes = [("", self.subject), ("facility.", KINDS["facilities"])]
        if self.item:
            scopes.insert(0, (f"{self.item[0]}.", self.item[1]))
        return [
            (prefix + column.name, column)
            for prefix, kind in scopes
            for column in kind.columns.values()
            if not types or column.type in types
        ]

    # Numbers

    def number(self, unit: Unit, depth: int = 1, *, constant: bool = True) -> Number:
        """Return an exact number in a unit; without `constant` not just a written one."""
        options: list[Callable[[], Number]] = []
        named = [name for name, c in self.fields("number") if c.unit == unit]
        if named:
            options += [lambda: Number(self.drawer.pick(named))] * 3
        if constant:
            options += [self._written] * 2
        thresholds = [name for name, u in self.vocabulary.thresholds.items() if u == unit]
        if thresholds:
            options += [lambda: Number(self._threshold(self.drawer.pick(thresholds)))] * 2
        if unit == PURE:
            options += [self._counted_time] * 2
            whole = [name for name, _ in self.fields("whole")]
            if whole:
                options.append(lambda: Number(self.drawer.pick(whole), 9, 0))
        if depth > 0 and self.item is None:
            options += [lambda: self._folded_number(unit)] * 3
            if unit == PURE:
                options.append(self._count)
        if depth > 0 or not options:
            options += [lambda: self._arithmetic(unit, depth)] * 2
        return self.drawer.pick(options)()

    def _unit(self) -> Unit:
        units = [c.unit for _, c in self.fields("number") if c.unit is not None]
        return self.drawer.pick([*dict.fromkeys(units), PURE])

    def _written(self) -> Number:
        text = self.drawer.pick(NUMBERS)
        whole, _, decimals = text.partition(".")
        return Number(text, len(whole), len(decimals))

    def _counted_time(self) -> Number:
        if self.drawer.chance(50):
            return Number(f"days_between({self.date()}, {self.date()})", 12, 0)
        return Number(f"year({self.date()})", 12, 0)

    def _arithmetic(self, unit: Unit, depth: int) -> Number:
        left = self.number(unit, depth - 1, constant=False) if depth > 0 else self._written()
        match self.drawer.pick(("+", "-", "*", "minus")):
            case "*":
                right = self.drawer.pick([self._written, self._counted_time])()
                whole, decimals = left.whole + right.whole, left.decimals + right.decimals
                if whole + decimals + FILLER_DIGITS > MAX_DIGITS:
                    return left
                pair = (left.text, right.text) if self.drawer.chance(50) else (right.text, left.text)
                return Number(f"({pair[0]} * {pair[1]})", whole, decimals)
            case "minus":
                return Number(f"(-{left.text})", left.whole + 1, left.decimals)
            case op:
                right = self.number(unit, depth - 1)
                whole, decimals = max(left.whole, right.whole) + 1, max(left.decimals, right.decimals)
                return Number(f"({left.text} {op} {right.text})", whole, decimals)

    def _compared_numbers(self) -> str:
        unit = self._unit()
        left = self.number(unit, constant=False)
        if self.drawer.chance(15):
            values = ", ".join(self._written().text for _ in range(self.drawer.count(1, 3)))
            return f"{left.text} {self.drawer.pick(('in', 'not in'))} [{values}]"
        pair = [left.text, self.number(unit).text]
        if self.drawer.chance(20):
            pair.reverse()
        return f"{pair[0]} {self.drawer.pick(COMPARISONS)} {pair[1]}"

    def _chained(self) -> str:
        low, high = self.drawer.pick(("<", "<=")), self.drawer.pick(("<", "<=", "!="))
        if self.drawer.chance(50):
            return f"{self.date()} {low} {self._own_date()} {high} {self.date()}"
        unit = self._unit()
        middle = self.number(unit, constant=False)
        return f"{self.number(unit, 0).text} {low} {middle.text} {high} {self.number(unit, 0).text}"

    def _ratio(self) -> str:
        above_unit = self._unit()
        below_unit = self.drawer.pick((above_unit, PURE))
        above = self.number(above_unit, constant=False)
        below = self._divisor(below_unit)
        right_unit = PURE if below_unit == above_unit else above_unit
        right = self.number(right_unit, 0)
        digits = max(above.whole, below.whole + right.whole) + max(above.decimals, below.decimals + right.decimals)
        if digits > MAX_DIGITS:
            right = self._written()
        return f"{above.text} / {below.text} {self.drawer.pick(COMPARISONS)} {right.text}"

    def _divisor(self, unit: Unit) -> Number:
        """Return a number that is not always the same."""
        if unit != PURE:
            return self.number(unit, 0, constant=False)
        options = [lambda: Number(f"days_between({self._own_date()}, {self.date(0)})", 12, 0)]
        if self.item is None:
            options.append(self._count)
        return self.drawer.pick(options)()

    # Numbers whose unit stands in their record

    def _of_record_unit(self) -> list[str]:
        return [name for name, c in self.fields("number") if c.unit_field]

    def _measured(self) -> str:
        censored = [name for name, _ in self.fields("censored")]
        limits = self._of_record_unit()
        left = self.drawer.pick([*censored, *censored, *limits])
        options: list[Callable[[], str]] = [self._any_threshold] * 2
        if limits:
            options += [lambda: self.drawer.pick(limits)] * 2
            options.append(lambda: f"{self.drawer.pick(limits)} * {self._written().text}")
        if self.item is None:
            options += [self._folded_limit] * 2
        pair = [left, self.drawer.pick(options)()]
        if self.drawer.chance(30):
            pair.reverse()
        return f"{pair[0]} {self.drawer.pick(COMPARISONS)} {pair[1]}"

    def _any_threshold(self) -> str:
        named = [name for name, unit in self.vocabulary.thresholds.items() if unit != PURE]
        return self._threshold(self.drawer.pick(named))

    def _folded_limit(self) -> str:
        function = self.drawer.pick(("one", "min", "max"))
        return self._loop(function, lambda: f"{self.item_name}.{self.drawer.pick(('upper', 'lower'))}", "permit_limits")

    # Dates

    def date(self, depth: int = 1) -> str:
        """Return an expression that is a date."""
        named = [name for name, _ in self.fields("date")]
        options: list[Callable[[], str]] = [
            lambda: self.drawer.pick(named), lambda: self.drawer.pick(named),
            lambda: f'date("{self.drawer.pick(DATES)}")',
            lambda: "as_of",
        ]  # fmt: skip
        if self.vocabulary.date_thresholds:
            options.append(lambda: self._threshold(self.drawer.pick(self.vocabulary.date_thresholds)))
        if depth > 0:
            months = ("6", "1", "-1", "12", "-12", "0", "1200")
            options.append(lambda: f"add_months({self.date(depth - 1)}, {self.drawer.pick(months)})")
            if self.item is None:
                options.append(self._folded_date)
        return self.drawer.pick(options)()

    def _own_date(self) -> str:
        return self.drawer.pick([name for name, _ in self.fields("date")])

    def _compared_dates(self) -> str:
        if self.drawer.chance(10):
            values = ", ".join(f'date("{self.drawer.pick(DATES)}")' for _ in range(self.drawer.count(1, 3)))
            return f"{self._own_date()} in [{values}]"
        return f"{self.date()} {self.drawer.pick(COMPARISONS)} {self.date()}"

    # Texts

    def _compared_texts(self) -> str:
        named = self.fields("choice", "text")
        name, column = self.drawer.pick(named)
        op = self.drawer.pick(("==", "!="))
        if self.drawer.chance(30):
            values = ", ".join(self._quoted(column) for _ in range(self.drawer.count(1, 3)))
            return f"{name} {self.drawer.pick(('in', 'not in'))} [{values}]"
        if self.drawer.chance(25):
            others = [n for n, c in named if c.choices is column.choices]
            return f"{name} {op} {self.drawer.pick(others)}"
        if self.item is None and column.choices is None and self.drawer.chance(20):
            return f"{self._loop('one', lambda: self._item_field('text'))} {op} {self._quoted(column)}"
        return f"{name} {op} {self._quoted(column)}"

    def _quoted(self, column: Column) -> str:
        text = self.drawer.pick(cell_pool(column))
        return repr(text) if self.drawer.chance(30) else json.dumps(text, ensure_ascii=False)

    # Conditions of their own

    def _flag(self) -> str:
        named = [name for name, _ in self.fields("flag")]
        return self.drawer.pick([*named, *named, *named, "true", "false"])

    def _known(self) -> str:
        return f"known({self.drawer.pick(self.fields())[0]})"

    def _obliged(self) -> str:
        return f'obliged("{self.drawer.pick(self.vocabulary.obligations)}")'

    def _listed(self) -> str:
        on = f", on={self.date(0)}" if self.drawer.chance(30) else ""
        return f'listed("{self.drawer.pick(self.vocabulary.lists)}"{on})'

    def _threshold(self, name: str) -> str:
        arguments = [f'"{name}"']
        if name in self.vocabulary.keyed:
            texts = [n for n, c in self.fields("text", "choice") if c.name in ("parameter", "kind")]
            key = json.dumps(self.drawer.pick(self.vocabulary.keyed[name]), ensure_ascii=False)
            arguments.append(f"key={self.drawer.pick([*texts, *texts, key])}")
        if self.drawer.chance(15):
            arguments.append(f"on={self.date(0)}")
        return f"threshold({', '.join(arguments)})"

    def _connected(self, depth: int) -> str:
        word = self.drawer.pick((" and ", " or "))
        wide = self.drawer.count(2, 3) if depth > 0 or self.drawer.chance(85) else self.drawer.count(8, 10)
        return word.join(f"({self.condition(min(depth, 1))})" for _ in range(wide))

    # Loops

    @property
    def item_name(self) -> str:
        """Return the name of the record in the loop being written."""
        return self.item[0] if self.item else ""

    def _item_field(self, *types: ColumnType) -> str:
        """Return a field of the record in the loop, of one of some types and in a unit known beforehand."""
        assert self.item is not None
        return self.drawer.pick(
            [f"{self.item[0]}.{c.name}" for c in self.item[1].columns.values() if c.type in types]
        )

    def _quantified(self, depth: int) -> str:
        if self.drawer.chance(50):
            return self._loop("any", lambda: self.condition(min(depth, 1)))
        empty = self.drawer.pick(("true", "false"))
        loop = self._loop("all", lambda: self.condition(min(depth, 1)))
        return f"all(({loop.removeprefix('all(')}, when_empty={empty})"

    def _count(self) -> Number:
        return Number(self._loop("count", lambda: self.item_name), 12, 0)

    def _folded_number(self, unit: Unit) -> Number:
        function = self.drawer.pick(("sum", "min", "max", "one"))
        holders = [p for p, k in COLLECTIONS.items() if any(c.unit == unit for c in k.columns.values())]
        plural = self.drawer.pick(holders) if holders and unit != PURE else None
        inner: list[Number] = []

        def body() -> str:
            inner.append(self.number(unit, 0, constant=False))
            return inner[0].text

        text = self._loop(function, body, plural)
        return Number(text, inner[0].whole + (7 if function == "sum" else 0), inner[0].decimals)

    def _folded_date(self) -> str:
        dated = [p for p, k in COLLECTIONS.items() if any(c.type == "date" for c in k.columns.values())]
        function = self.drawer.pick(("max", "min", "one"))
        return self._loop(function, lambda: self._item_field("date"), self.drawer.pick(dated))

    def _loop(
        self,
        function: str,
        body: Callable[[], str],
        plural: str | None = None,
    ) -> str:
        plural = plural or self.drawer.pick(list(COLLECTIONS))
        kind = COLLECTIONS[plural]
        variable = self.drawer.pick([v for v in VARIABLES if v not in self.subject.columns])
        self.item = (variable, kind)
        try:
            value = body()
            filters = []
            if kind.dated_by and self.drawer.chance(40):
                filters.append(self._within(f"{variable}.{kind.dated_by}"))
            filters += [self.condition(1) for _ in range(self.drawer.pick((0, 1, 1, 2)))]
        finally:
            self.item = None
        return f"{function}({value} for {variable} in {plural}{''.join(f' if {f}' for f in filters)})"

    def _within(self, own_date: str) -> str:
        """Return a bound on a record's own date, which tells what must be covered."""
        item, self.item = self.item, None
        subject_dates = [name for name, _ in self.fields("date")]
        bound = self.drawer.pick(
            ("as_of", "add_months(as_of, -12)", f'date("{self.drawer.pick(DATES)}")', self.drawer.pick(subject_dates))
        )
        self.item = item
        op = self.drawer.pick((">=", ">", "<=", "<", "=="))
        return self.drawer.pick((f"{own_date} {op} {bound}", f"{bound} {op} {own_date}"))

