"""Shares of which not every part is known: the least and the greatest they can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Standing(str, Enum):
    """How one of those counted stands."""

    good = "good"
    bad = "bad"
    open = "open"
    aside = "aside"


@dataclass(frozen=True)
class Member:
    """One facility or record that counts, or may count.

    Attributes:
        facility_id: The facility.
        record: The record counted, as evidence names it.
        commune_code: Where it stands; None if that is not known.
        standing: How it stands: in order, not in order, not known, or `aside` where no rule concerns it.
        counts: Whether it counts for certain; False: it may count.
        part: Least and greatest amount that is in order; of facilities 0 or 1.
        whole: The amount it is a part of, of a facility 1; None where that is not known.
        year: The calendar year it is of; None where figures are not by year.
    """

    facility_id: str
    record: str
    commune_code: str | None
    standing: Standing
    counts: bool
    part: tuple[Fraction, Fraction]
    whole: Fraction | None
    year: int | None = None


@dataclass(frozen=True)
class Share:
    """A share in percent with the bounds that what is not known leaves.

    Attributes:
        low: The least it can be; None where nothing counts for certain and so nothing is shared.
        high: The greatest it can be.
        part: The amount known to be in order.
        whole: The amount known to count.
    """

    low: Fraction | None
    high: Fraction | None
    part: Fraction
    whole: Fraction


_ALL = Fraction(100)


def share_of(members: Iterable[Member]) -> Share:
    """Return the share of what is in order among what counts.

    The least share takes everything open as not in order and lets in all of it that may count; the greatest
    takes it as in order and leaves out what may count and is not. With an amount not known both bounds are
    open: 0 and 100.
    """
    counted = [member for member in members if member.standing is not Standing.aside]
    sure = [member for member in counted if member.counts]
    part = sum((member.part[0] for member in sure), Fraction(0))
    whole = sum((member.whole for member in sure if member.whole is not None), Fraction(0))
    if not counted:
        return Share(None, None, part, whole)
    if any(member.whole is None for member in counted):
        return Share(Fraction(0), _ALL, part, whole)
    low = _percent(
        [(m.part[0], m.whole or Fraction(0)) for m in sure],
        [(m.part[0], m.whole or Fraction(0)) for m in counted if not m.counts],
        least=True,
    )
    high = _percent(
        [(m.part[1], m.whole or Fraction(0)) for m in sure],
        [(m.part[1], m.whole or Fraction(0)) for m in counted if not m.counts],
        least=False,
    )
    return Share(low, high, part, whole)


def _percent(
    sure: list[tuple[Fraction, Fraction]], possible: list[tuple[Fraction, Fraction]], *, least: bool
) -> Fraction | None:
    """Return the least or greatest share over all choices of those that may count.

    Those whose own share is lowest (highest) come in first, as long as they lower (raise) the whole's.
    """
    part, whole = (sum((amounts[side] for amounts in sure), Fraction(0)) for side in (0, 1))
    ordered = sorted((a for a in possible if a[1]), key=lambda a: a[0] / a[1], reverse=not least)
    for mine, all_of_it in ordered:
        if whole and (mine * whole >= part * all_of_it if least else mine * whole <= part * all_of_it):
            break
        part, whole = part + mine, whole + all_of_it
    return part * _ALL / whole if whole else None
