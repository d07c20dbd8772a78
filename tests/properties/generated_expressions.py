"""Conditions of the rule language by grammar, with every kind of node.

What the checker still refuses are the few whose digits do not stay exact.
"""

from collections.abc import Callable
from dataclasses import dataclass

from generated_terms import PURE, Number, Terms
from generated_values import DATES, cell_pool

from compliance.language.types import MAX_DIGITS
from compliance.model.fields import Column
from compliance.model.units import Unit

COMPARISONS = ("<=", "<", ">=", ">", "==", "!=")
MANY = (8, 10)
"""How many operands a wide `and` or `or` has: about as many as one gate of the network takes."""


@dataclass
class Expressions(Terms):
    """Draws expressions about one kind of subject."""

    def condition(self, depth: int) -> str:
        """Return an expression that is true, false or unknown; `depth` bounds its connectives and loops."""
        leaves: list[Callable[[], str]] = [
            self._compared_numbers, self._compared_numbers, self._compared_dates, self._compared_texts,
            self._compared_texts, self._flag, self._chained,
        ]  # fmt: skip
        if self.vocabulary.records:
            leaves.append(self._ratio)
        if self.vocabulary.thresholds and self._measures():
            leaves += [self._measured] * (3 if self.fields("censored") else 1)
        if self.vocabulary.known:
            leaves.append(self._known)
        if self.may_loop:
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
            return self.drawer.pick(self.fields())[0]
        options: list[Callable[[], str]] = [
            lambda: self.number(self.unit()).text, self.date, lambda: self.condition(1),
        ]  # fmt: skip
        return self.drawer.pick(options)()

    def _compared_numbers(self) -> str:
        unit = self.unit()
        left = self.number(unit, constant=False)
        if self.drawer.chance(15):
            values = ", ".join(self.written().text for _ in range(self.drawer.count(1, 3)))
            return f"{left.text} {self.drawer.pick(('in', 'not in'))} [{values}]"
        if self.drawer.chance(10):
            return self._compared_product(left, self.number(self.unit(), 0, constant=False))
        pair = [left.text, self.number(unit).text]
        if self.drawer.chance(20):
            pair.reverse()
        return f"{pair[0]} {self.drawer.pick(COMPARISONS)} {pair[1]}"

    def _compared_product(self, left: Number, right: Number) -> str:
        digits = left.whole + right.whole + left.decimals + right.decimals
        product = left.text if digits > MAX_DIGITS else f"{left.text} * {right.text}"
        return f"{product} {self.drawer.pick(COMPARISONS)} {self.written().text}"

    def _chained(self) -> str:
        low, high = self.drawer.pick(("<", "<=")), self.drawer.pick(("<", "<=", "!="))
        if self.drawer.chance(50):
            return f"{self.date()} {low} {self.own_date()} {high} {self.date()}"
        unit = self.unit()
        middle = self.number(unit, constant=False)
        return f"{self.number(unit, 0).text} {low} {middle.text} {high} {self.number(unit, 0).text}"

    def _ratio(self) -> str:
        above_unit = self.unit()
        op = self.drawer.pick(COMPARISONS)
        limits = [self.folded_limit] * self.may_loop + [lambda: self.drawer.pick(self._limits())] * bool(
            self._limits()
        )
        named = self.thresholds_within_reach(pure=False)
        if limits and named and self.drawer.chance(25):
            quotient = f"{self.threshold(self.drawer.pick(named))} / {self._divisor(PURE).text}"
            return f"{quotient} {op} {self.drawer.pick(limits)()}"
        if self.may_loop and self.drawer.chance(40):
            mean = self.folded("mean", above_unit)
            right = self._limited(self.number(above_unit, 0), mean, Number("count", 12, 0))
            return f"{mean.text} {op} {right.text}"
        below_unit = self.drawer.pick((above_unit, PURE))
        above = self.number(above_unit, constant=False)
        below = self._divisor(below_unit)
        right = self.number(PURE if below_unit == above_unit else above_unit, 0)
        return f"{above.text} / {below.text} {op} {self._limited(right, above, below).text}"

    def _limited(self, right: Number, above: Number, below: Number) -> Number:
        """Return a number to compare a quotient with, a written one if the product would be too wide."""
        whole, decimals = right.whole + below.whole, right.decimals + below.decimals
        widest = max(above.whole, whole) + max(above.decimals, decimals)
        return self.written() if max(widest, whole + decimals) > MAX_DIGITS else right

    def _divisor(self, unit: Unit) -> Number:
        """Return a number that is not always the same."""
        if unit != PURE:
            return self.number(unit, 0, constant=False)
        options = [lambda: Number(f"days_between({self.own_date()}, {self.date(0)})", 12, 0)]
        if self.may_loop:
            options.append(self.counted)
        return self.drawer.pick(options)()

    def _measures(self) -> list[str]:
        """Return the numbers whose unit stands in their record, censored ones twice."""
        censored = [name for name, _ in self.fields("censored")]
        return [*censored, *censored, *self._limits()]

    def _limits(self) -> list[str]:
        return [name for name, c in self.fields("number") if c.unit_field]

    def _measured(self) -> str:
        limits = self._limits()
        named = self.thresholds_within_reach(pure=False)
        options: list[Callable[[], str]] = [lambda: self.threshold(self.drawer.pick(named))] * 2
        if limits:
            options += [lambda: self.drawer.pick(limits)] * 2
            options.append(lambda: f"{self.drawer.pick(limits)} * {self.written().text}")
        if self.may_loop:
            options += [self.folded_limit] * 2
        pair = [self.drawer.pick(self._measures()), self.drawer.pick(options)()]
        if self.drawer.chance(30):
            pair.reverse()
        return f"{pair[0]} {self.drawer.pick(COMPARISONS)} {pair[1]}"

    def _compared_dates(self) -> str:
        if self.drawer.chance(10):
            values = ", ".join(f'date("{self.drawer.pick(DATES)}")' for _ in range(self.drawer.count(1, 3)))
            return f"{self.own_date()} in [{values}]"
        return f"{self.date()} {self.drawer.pick(COMPARISONS)} {self.date()}"

    def _compared_texts(self) -> str:
        named = self.fields("choice", "text", "unit")
        name, column = self.drawer.pick(named)
        op = self.drawer.pick(("==", "!="))
        if self.drawer.chance(30):
            values = ", ".join(self._quoted(column) for _ in range(self.drawer.count(1, 3)))
            return f"{name} {self.drawer.pick(('in', 'not in'))} [{values}]"
        if self.drawer.chance(25):
            others = [n for n, c in named if c.choices is column.choices]
            return f"{name} {op} {self.drawer.pick(others)}"
        if self.may_loop and column.choices is None and self.drawer.chance(20):
            return f"{self.loop('one', lambda: self.item_field('text'))} {op} {self._quoted(column)}"
        return f"{name} {op} {self._quoted(column)}"

    def _quoted(self, column: Column) -> str:
        plain = [t for t in cell_pool(column) if not ("'" in t and '"' in t)]
        text = self.drawer.pick(plain)
        quotes = [quote for quote in ('"', "'") if quote not in text]
        quote = self.drawer.pick(quotes)
        return f"{quote}{text}{quote}"

    def _flag(self) -> str:
        named = self.near("flag")
        return self.drawer.pick([*named, *named, "true", "false"])

    def _known(self) -> str:
        return f"known({self.drawer.pick(self.fields())[0]})"

    def _obliged(self) -> str:
        return f'obliged("{self.drawer.pick(self.vocabulary.obligations)}")'

    def _listed(self) -> str:
        on = f", on={self.date(0)}" if self.drawer.chance(30) else ""
        return f'listed("{self.drawer.pick(self.vocabulary.lists)}"{on})'

    def _connected(self, depth: int) -> str:
        word = self.drawer.pick((" and ", " or "))
        wide = self.drawer.count(2, 3) if depth > 0 or self.drawer.chance(85) else self.drawer.count(*MANY)
        return word.join(f"({self.condition(min(depth, 1))})" for _ in range(wide))

    def _quantified(self, depth: int) -> str:
        if self.drawer.chance(50):
            name = "on_file" if self.vocabulary.on_file and self.drawer.chance(40) else "any"
            return self.loop(name, lambda: self.condition(min(depth, 1)))
        empty = self.drawer.pick(("true", "false"))
        loop = self.loop("all", lambda: self.condition(min(depth, 1)))
        return f"all(({loop.removeprefix('all(')}, when_empty={empty})"
