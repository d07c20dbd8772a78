"""Conditions as they read on one date judged for: limits as numbers, lists as the version in force."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from compliance.language.equivalence import compare
from compliance.language.nodes import AsOf, Compare, Constant, InForceEntry, Listed, Node, ThresholdValue
from compliance.language.rewrite import rebuild
from compliance.language.types import FLAG
from compliance.model.rule_values import FIRST_YEAR

_DAY = timedelta(days=1)


def turning_days(nodes: Iterable[Node]) -> list[date]:
    """Return the dates judged for on which what is read of the law may change, and the first of all.

    From each of them to the day before the next one `on_day` returns the same.
    """
    found = {date(FIRST_YEAR, 1, 1)}
    for node in nodes:
        for day in _days_of(node):
            found.update(near for near in (day, day + _DAY) if near > date(FIRST_YEAR, 1, 1))
    return sorted(found)


def _days_of(node: Node) -> Iterator[date]:
    match node:
        case ThresholdValue(threshold=threshold):
            for period in threshold.values:
                yield from (day for day in (period.since - _DAY, period.until) if day is not None)
                yield from (day for text in period.texts if isinstance(day := threshold.parse(text), date))
        case Listed(list=official):
            for version in official.versions:
                yield from (day for day in (version.since - _DAY, version.until) if day is not None)
        case Constant(value=date() as day):
            yield day


def on_day(node: Node, day: date) -> Node:
    """Return a condition as it reads when judged for a day, as far as that alone decides it.

    A limit without a value on the day is left without any, and a list without a version likewise.
    """
    return rebuild(node, lambda inner: _on_day(inner, day))


def _on_day(node: Node, day: date) -> Node:
    match node:
        case ThresholdValue(key=None, on=on) if (read_on := _known_day(on, day)) is not None:
            period = node.threshold.period_on(read_on)
            if period is None or period.value is None:
                return replace(node, threshold=node.threshold.model_copy(update={"values": []}))
            return Constant(node.threshold.parse(period.value), node.type)
        case ThresholdValue(key=Constant(value=key), on=on) if (read_on := _known_day(on, day)) is not None:
            period = node.threshold.period_on(read_on)
            text = (period.table or {}).get(str(key)) if period is not None and period.bands is None else None
            if period is not None and period.bands is not None:
                return node
            if text is None:
                return replace(node, threshold=node.threshold.model_copy(update={"values": []}))
            return Constant(node.threshold.parse(text), node.type)
        case Listed(on=ThresholdValue(threshold=threshold)) if not threshold.values:
            return _with_versions(node, node.on, None)
        case Listed(on=on) if (read_on := _known_day(on, day)) is not None:
            return _with_versions(node, Constant(read_on, on.type), read_on)
        case Compare(left=left, right=right) if left.type.base == "date":
            first, second = (_known_day(side, day) for side in (left, right))
            if first is not None and second is not None:
                return Constant(compare(node.op, first, second), FLAG)
    return node


def _known_day(node: Node, day: date) -> date | None:
    if isinstance(node, AsOf):
        return day
    return node.value if isinstance(node, Constant) and isinstance(node.value, date) else None


def _with_versions(node: Listed, on: Node, read_on: date | None) -> Listed:
    """Return a membership in what a list is on a day; in a list without versions where it is none."""
    version = None if read_on is None else node.list.version_on(read_on)
    held = [] if version is None else [version.model_copy(update={"since": read_on, "until": read_on})]
    official = node.list.model_copy(update={"versions": held})
    body = replace(cast("InForceEntry", node.membership.body), list=official, on=on)
    return replace(node, list=official, on=on, membership=replace(node.membership, body=body))
