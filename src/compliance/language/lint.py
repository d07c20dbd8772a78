"""What a careful reader asks of a rulebook that compiles: is it used, can it speak, does it accuse twice.

These are problems of `rules lint` alone: a rulebook that has them can still be run.
"""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from compliance.errors import Problems
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.equivalence import same_for_all
from compliance.language.plan import note_untreated
from compliance.language.reads import reads_of_all
from compliance.model.in_force import InForce
from compliance.model.rulebook import Rulebook, Sourced
from compliance.model.rules import Rule
from compliance.model.text_tree import locate


def lint_rulebook(rulebook: Rulebook, compiled: CompiledRulebook, problems: Problems) -> None:
    """Note what is unused, has a gap in time, can never speak, accuses twice, or does not say whom it binds.

    Args:
        rulebook: The files.
        compiled: What they say; what could not be compiled is left out.
        problems: Gets every problem.
    """
    if not problems.found:
        _note_unused(rulebook, compiled, problems)
    _note_gaps(rulebook, problems)
    for rule_id, rule in compiled.rules.items():
        _note_silent(rule, rulebook.rules[rule_id], problems)
        _note_unaddressed(rulebook.rules[rule_id], problems)
    _note_acts_accused_twice(rulebook, problems)
    _note_nameless_folders(rulebook, problems)
    note_untreated(rulebook, problems)


def _note_unused(rulebook: Rulebook, compiled: CompiledRulebook, problems: Problems) -> None:
    reads = reads_of_all(compiled)
    kinds: tuple[tuple[str, Mapping[str, Sourced[Any]], set[str]], ...] = (
        ("threshold", rulebook.thresholds, reads.thresholds),
        ("list", rulebook.lists, reads.lists | reads.texts),
        ("schedule", rulebook.schedules, reads.schedules),
        ("penalties", rulebook.penalties, reads.penalties),
    )
    for key, files, used in kinds:
        for name, source in files.items():
            if name not in used:
                problems.add(locate(source.tree, (key,)), "unused", f"no rule or obligation uses {name!r}")


def _note_gaps(rulebook: Rulebook, problems: Problems) -> None:
    for threshold in rulebook.thresholds.values():
        model = threshold.model
        _note_gap(threshold, "values", model.values, model.not_obtained, problems)
    for official in rulebook.lists.values():
        _note_gap(official, "versions", official.model.versions, official.model.not_obtained, problems)
    for table in rulebook.penalties.values():
        _note_gap(table, "values", table.model.values, (), problems)


def _note_gap(
    source: Sourced[Any],
    key: str,
    periods: Sequence[InForce],
    not_obtained: Sequence[InForce],
    problems: Problems,
) -> None:
    """Note days between two periods on which nothing holds and of which the file does not say so."""
    told = sorted([*periods, *not_obtained], key=lambda period: period.since)
    for earlier, later in itertools.pairwise(told):
        first = (earlier.until or date.max - timedelta(days=1)) + timedelta(days=1)
        if first < later.since and later in periods:
            place = locate(source.tree, (key, list(periods).index(later), "from"))
            text = (
                f"nothing holds from {first} to {later.since - timedelta(days=1)}; say so under not_obtained"
            )
            problems.add(place, "gap", text)


def _note_silent(rule: CompiledRule, source: Sourced[Rule], problems: Problems) -> None:
    """Note a rule that is proved to concern nobody, and requirements that nobody can fail."""
    applies = rule.applicability
    if same_for_all([applies], lambda truths: truths[0] is not True):
        key = "applies_when" if rule.rule.applies_when else "since"
        problems.add(locate(source.tree, (key,)), "never-applies", "no record can be one the rule concerns")
        return
    for name, requirement in rule.requires.items():
        fails = (False, None) if name in rule.shown else (False,)
        held = [applies, requirement]
        if same_for_all(held, lambda truths, fails=fails: truths[0] is not True or truths[1] not in fails):  # type: ignore[misc]
            place = locate(source.tree, ("requires", name))
            problems.add(place, "never-violated", "whomever the rule concerns meets this requirement")


def _note_unaddressed(source: Sourced[Rule], problems: Problems) -> None:
    rule = source.model
    if rule.requires and not rule.addressee:
        text = "a rule that can be violated says whom the norm binds: addressee"
        problems.add(locate(source.tree, ("id",)), "no-addressee", text)
    if rule.act and rule.limitation is None:
        text = "an act is punished within a time: limitation"
        problems.add(locate(source.tree, ("act",)), "no-limitation", text)


def _note_acts_accused_twice(rulebook: Rulebook, problems: Problems) -> None:
    acting = [source for _, source in sorted(rulebook.rules.items()) if source.model.act]
    for first, second in itertools.combinations(acting, 2):
        one, other = first.model, second.model
        same_days = (one.until is None or other.since <= one.until) and (
            other.until is None or one.since <= other.until
        )
        same_people = bool(set(one.addressee) & set(other.addressee))
        if (
            one.act == other.act
            and same_days
            and same_people
            and one.act not in (*one.yields_to, *other.yields_to)
        ):
            text = (
                f"{one.id} accuses the same people of the act {one.act!r} on the same days; where one is to "
                f"take the place of the other, one of the two rules says yields_to: [{one.act}]"
            )
            problems.add(locate(second.tree, ("act",)), "one-act-twice", text)


def _note_nameless_folders(rulebook: Rulebook, problems: Problems) -> None:
    """Note rules in a folder that readers have no name for, where the rulebook names its folders at all."""
    for source in rulebook.rules.values() if rulebook.themes else ():
        folder = Path(source.path).parent.name
        if folder not in rulebook.themes:
            text = f"the folder {folder!r} has no name for readers; give it one in the file with themes:"
            problems.add(locate(source.tree, ("id",)), "no-theme", text)
