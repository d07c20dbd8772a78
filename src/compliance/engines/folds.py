"""What an aggregate comes to over the records looked at, with three truths."""

from datetime import date
from decimal import Decimal
from typing import cast

from compliance.engines.arithmetic import calculate, exact_number
from compliance.engines.steps import RecordStep, Step
from compliance.language.nodes import Aggregate
from compliance.model.outcomes import Missing


def quantify(node: Aggregate, looks: tuple[RecordStep, ...], gap: tuple[Missing, ...]) -> Step:
    """Return what `any` or `all` comes to.

    Args:
        node: The aggregate.
        looks: The records that are or may be selected.
        gap: That the collection is not known to be complete; empty where it is.
    """
    decisive = node.function == "any"
    open_looks: list[Missing] = []
    for look in looks:
        truth = look.body.value if look.body is not None else True
        if look.selected is True and truth is decisive:
            return Step(node, decisive, (), looks)
        if truth is not (not decisive):
            open_looks.extend(look.missing)
            if look.body is not None and look.body.value is None:
                open_looks.extend(look.body.missing)
    missing = tuple(dict.fromkeys([*open_looks, *gap]))
    undecided = any(
        (look.body.value if look.body is not None else True) is not (not decisive) for look in looks
    )
    return Step(node, None if undecided or gap else not decisive, missing if undecided or gap else (), looks)


def on_file(node: Aggregate, looks: tuple[RecordStep, ...]) -> Step:
    """Return whether one of the records meets filter and condition for certain."""
    found = any(look.selected is True and (look.body is None or look.body.value is True) for look in looks)
    return Step(node, found, (), looks)


def fold(node: Aggregate, looks: tuple[RecordStep, ...], gap: tuple[Missing, ...]) -> Step:
    """Return what a count, sum, mean, extreme or single value comes to; arguments as for `quantify`."""
    unknown_look = any(look.selected is None for look in looks)
    if node.function == "latest" and not unknown_look:
        looks = _latest(looks, node)
    bodies = [look.body for look in looks if look.body is not None]
    open_missing = [m for look in looks if look.selected is None for m in look.missing]
    open_missing += [m for body in bodies if body.value is None for m in body.missing]
    unknown = unknown_look or any(body.value is None for body in bodies)
    if gap or unknown:
        return Step(node, None, tuple(dict.fromkeys([*open_missing, *gap])), looks)
    if node.function == "count":
        return Step(node, Decimal(len(looks)), (), looks)
    values = [body.value for body in bodies]
    if node.function == "sum":
        total = Decimal(0)
        for value in values:
            total = calculate("+", total, exact_number(value))
        return Step(node, total, (), looks)
    if not values:
        return Step(node, None, (Missing("record", node.collection.plural),), looks)
    least, greatest = min(values), max(values)  # type: ignore[type-var]
    if node.function in ("one", "latest") and least != greatest:
        return Step(node, None, (Missing("conflict", node.collection.plural),), looks)
    return Step(node, greatest if node.function == "max" else least, (), looks)


def _latest(looks: tuple[RecordStep, ...], node: Aggregate) -> tuple[RecordStep, ...]:
    """Return the looks at the records with the latest date."""
    name = cast("str", node.collection.dated_by)
    dates = [cast("date", look.record.values[name]) for look in looks if look.record]
    return tuple(look for look, day in zip(looks, dates, strict=True) if day == max(dates))
