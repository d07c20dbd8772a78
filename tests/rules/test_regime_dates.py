"""What changes overnight on each day on which a rule, limit, list or duty begins or ends.

The changes are pinned in `regime_dates.csv`, for a register in which all is clear and one in which everything
is wrong. After a change of the law or of rules, `python tests/rules/test_regime_dates.py` writes them anew;
what differs is then to be read. What is judged by the day of an event (a sample, a shipment) keeps its
outcome from one day to the next; the cases beside the rules show both sides of those dates.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest

from compliance.language.compile import CompiledRule, CompiledRulebook, compile_rulebook
from compliance.language.nodes import Listed, ThresholdValue, walk
from compliance.language.rule_parts import conditions_of, obligations_of
from compliance.model.findings import VerdictKey
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import sweep

ROOT = Path(__file__).parents[2]
PINNED = Path(__file__).with_name("regime_dates.csv")
SAMPLES = ("all-clear", "everything-wrong")
HEADER = ("register", "date", "rule", "facility", "subject", "before", "after")
DAY = timedelta(days=1)

Row = tuple[str, ...]
RULEBOOK = compile_rulebook(load_rulebook(ROOT / "rules"))


class Dated(Protocol):
    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


def turns(periods: Iterable[Dated]) -> Iterator[date]:
    """Yield the first day of each period and the day after its last."""
    for period in periods:
        yield period.since
        if period.until is not None:
            yield period.until + DAY


def dates_of(rule: CompiledRule) -> set[date]:
    """Return the days on which a rule, or the law that it reads, changes."""
    found = set(turns([rule.rule]))
    for node in (n for root in conditions_of(rule, RULEBOOK) for n in walk(root)):
        if isinstance(node, ThresholdValue):
            found.update(turns(node.threshold.values))
        elif isinstance(node, Listed):
            found.update(turns(node.list.versions))
    for name in obligations_of(rule, RULEBOOK):
        found.update(turns(obligation for obligation, _ in RULEBOOK.obligations[name].sources))
    if rule.rule.schedule is not None:
        found.update(turns([RULEBOOK.schedules[rule.rule.schedule]]))
    return found


def concerned() -> dict[date, CompiledRulebook]:
    """Return the rules that each date concerns."""
    found: dict[date, set[str]] = {}
    for rule_id, rule in RULEBOOK.rules.items():
        for day in dates_of(rule):
            found.setdefault(day, set()).add(rule_id)
    return {
        day: replace(RULEBOOK, rules={rule_id: RULEBOOK.rules[rule_id] for rule_id in sorted(rules)})
        for day, rules in sorted(found.items())
    }


CONCERNED = concerned()


@cache
def register_of(sample: str) -> Register:
    return load_register(ROOT / "samples" / sample)


def changes(sample: str, day: date) -> set[Row]:
    """Return the verdicts that differ between a day and the one before; `-` where there is none."""
    outcomes: list[dict[VerdictKey, str]] = []
    for as_of in (day - DAY, day):
        result = sweep(CONCERNED[day], register_of(sample), as_of)
        assert result.agreement.disagreements == 0
        outcomes.append({verdict.key: verdict.outcome.value for verdict in result.verdicts()})
    before, after = outcomes
    return {
        (sample, day.isoformat(), key.rule_id, key.facility_id, key.subject_key, *sides)
        for key in before.keys() | after.keys()
        if len(set(sides := (before.get(key, "-"), after.get(key, "-")))) > 1
    }


def read_pinned() -> set[Row]:
    with PINNED.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == HEADER
    assert len(set(map(tuple, rows))) == len(rows)
    return {tuple(row) for row in rows}


@pytest.mark.parametrize("day", CONCERNED, ids=str)
@pytest.mark.parametrize("sample", SAMPLES)
def test_overnight_exactly_these_verdicts_change(sample: str, day: date) -> None:
    expected = {row for row in read_pinned() if row[:2] == (sample, day.isoformat())}
    found = changes(sample, day)
    assert sorted(found - expected) == []
    assert sorted(expected - found) == []


def test_every_date_that_is_pinned_is_one_on_which_the_law_changes() -> None:
    assert {row[1] for row in read_pinned()} <= {day.isoformat() for day in CONCERNED}


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2022, 1, 10), ["SW-11"]),  # Circular 02/2022 on waste and landfills
        (date(2022, 8, 25), ["SW-03"]),  # Decree 45/2022
        (date(2024, 7, 1), ["WR-01", "WR-04"]),  # the Law on Water Resources of 2023
        (date(2026, 1, 21), ["EN-02"]),  # Decree 30/2026 on energy
        (date(2026, 1, 29), []),  # Decree 48/2026
        (date(2026, 5, 18), ["PM-02"]),  # Resolution 66.19/2026
        (date(2026, 6, 25), ["FR-06", "FR-07", "FR-09"]),  # Decree 146/2026 on forests
        (date(2026, 7, 21), ["DS-03"]),  # Decision 2839 on minimum flows
        (date(2026, 9, 25), ["GHG-01"]),  # Decision 42/2026
        (date(2027, 3, 1), ["PM-02"]),  # the end of Resolution 66.19/2026
    ],
    ids=str,
)
def test_the_regimes_that_are_known_to_turn_do(day: date, rules: list[str]) -> None:
    turned = {row[2] for row in read_pinned() if row[1] == day.isoformat()}
    assert turned
    assert set(rules) <= turned


def write_pinned() -> None:
    rows = sorted(row for sample in SAMPLES for day in CONCERNED for row in changes(sample, day))
    with PINNED.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])


if __name__ == "__main__":
    write_pinned()
