"""Shares with open parts: the bounds are the least and the greatest of all that can be."""

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from compliance.plan.shares import Member, Share, Standing, share_of

ZERO, ONE = Fraction(0), Fraction(1)


def facility(standing: Standing, *, counts: bool = True) -> Member:
    part = {"good": (ONE, ONE), "open": (ZERO, ONE)}.get(standing.value, (ZERO, ZERO))
    return Member("F", "facility", None, standing, counts, part, ONE)


def amount(least: int, most: int, whole: int | None, *, counts: bool = True) -> Member:
    return Member(
        "F", "record", None, Standing.open, counts, (Fraction(least), Fraction(most)),
        None if whole is None else Fraction(whole),
    )  # fmt: skip


def test_all_known_facilities_give_one_share() -> None:
    members = [facility(Standing.good), facility(Standing.good), facility(Standing.bad)]
    assert share_of(members) == Share(Fraction(200, 3), Fraction(200, 3), Fraction(2), Fraction(3))


def test_what_is_open_gives_a_range() -> None:
    members = [
        facility(Standing.good),
        facility(Standing.open),
        facility(Standing.bad),
        facility(Standing.bad),
    ]
    assert share_of(members) == Share(Fraction(25), Fraction(50), Fraction(1), Fraction(4))


def test_what_no_rule_concerns_is_left_out() -> None:
    members = [facility(Standing.good), facility(Standing.aside)]
    assert share_of(members) == Share(Fraction(100), Fraction(100), Fraction(1), Fraction(1))


def test_nothing_that_counts_gives_no_share() -> None:
    assert share_of([facility(Standing.aside)]) == Share(None, None, ZERO, ZERO)


def test_one_that_may_count_widens_the_range_by_itself() -> None:
    members = [facility(Standing.good), facility(Standing.bad, counts=False)]
    assert share_of(members) == Share(Fraction(50), Fraction(100), Fraction(1), Fraction(1))


def test_an_amount_without_its_whole_leaves_everything_open() -> None:
    assert share_of([amount(5, 5, 10), amount(3, 3, None)]) == Share(
        Fraction(0), Fraction(100), Fraction(8), Fraction(10)
    )


@st.composite
def members_of(draw: st.DrawFn) -> list[Member]:
    found = []
    for _ in range(draw(st.integers(0, 5))):
        whole = draw(st.integers(1, 9))
        least = draw(st.integers(0, whole))
        most = draw(st.integers(least, whole))
        found.append(amount(least, most, whole, counts=draw(st.booleans())))
    return found


@given(members_of())
def test_the_bounds_are_those_of_all_choices(members: list[Member]) -> None:
    possible: list[Fraction] = []
    sure = [m for m in members if m.counts]
    maybe = [m for m in members if not m.counts]
    for chosen in itertools.product((False, True), repeat=len(maybe)):
        taken = [*sure, *(m for m, is_in in zip(maybe, chosen, strict=True) if is_in)]
        for parts in itertools.product(*((m.part[0], m.part[1]) for m in taken)):
            whole = sum((m.whole or ZERO for m in taken), ZERO)
            if whole:
                possible.append(100 * sum(parts, ZERO) / whole)
    share = share_of(members)
    assert (share.low, share.high) == (min(possible, default=None), max(possible, default=None))
