"""Checks of citations: the instrument stands in the rulebook, is in force, and its text was checked."""

from datetime import date, timedelta

from compliance.errors import Place, Problems, suggest
from compliance.model.citations import Citation, Instrument
from compliance.model.rulebook import Rulebook
from compliance.model.rules import Rule
from compliance.model.text_tree import Mapping, locate

PLAN = "plan"
"""What citations of the provincial plan name in place of an instrument."""


def check_citations(tree: Mapping, citations: list[Citation], rulebook: Rulebook, problems: Problems) -> None:
    """Note what is wrong with the citations of a file."""
    for index, citation in enumerate(citations):
        check_citation(locate(tree, ("citations", index)), citation, rulebook, problems)


def check_norms_in_force(rule: Rule, tree: Mapping, rulebook: Rulebook, problems: Problems) -> None:
    """Note citations that never hold while the rule does, and days of the rule without any norm in force.

    A decree on penalties punishes what another norm lays down, and is no ground by itself.
    """
    until = rule.until or date.max
    norms: list[tuple[date, date]] = []
    for index, citation in enumerate(rule.citations):
        instrument = rulebook.instruments.get(citation.instrument)
        if instrument is None:
            continue
        first, last = instrument.in_force_from or date.min, instrument.in_force_until or date.max
        if last < rule.since or first > until:
            text = f"{citation.instrument} is in force {first} - {last}, the rule {rule.since} - {until}"
            if instrument.replaced_by and last < rule.since:
                text += f"; {instrument.replaced_by} took its place"
            problems.add(locate(tree, ("citations", index)), "not-in-force", text)
        if not instrument.is_penal:
            norms.append((first, last))
    day = rule.since
    for first, last in sorted(norms):
        if first <= day <= last:
            day = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    cites_norms = any(citation.instrument in rulebook.instruments for citation in rule.citations)
    if cites_norms and day <= until and day < date.max:
        text = f"no cited norm, decrees on penalties apart, is in force on {day}, and the rule is"
        problems.add(locate(tree, ("since",)), "not-in-force", text)


def check_citation(place: Place, citation: Citation, rulebook: Rulebook, problems: Problems) -> None:
    """Note an instrument that the rulebook does not hold, and a text of which nobody says it was checked."""
    if citation.instrument == PLAN:
        return
    if citation.instrument not in rulebook.instruments:
        hint = suggest(citation.instrument, rulebook.instruments)
        where = rulebook.instruments_path or "instruments.yaml"
        text = f"{citation.instrument!r} does not stand in {where}: add an entry for it{hint}"
        problems.add(place, "unknown-instrument", text)
    for number in citation.as_amended_by:
        instrument = rulebook.instruments.get(citation.instrument)
        if instrument is not None and number not in instrument.amended_by:
            text = (
                f"as_amended_by: {citation.instrument} has no {number!r} under amended_by{_among(instrument)}"
            )
            problems.add(place, "unknown-instrument", text)
    if citation.confidence is None or citation.checked is None:
        problems.add(place, "unchecked-citation", "a citation of a norm says checked: and confidence:")


def _among(instrument: Instrument) -> str:
    return f"; there are {', '.join(instrument.amended_by)}" if instrument.amended_by else ""


def check_instruments(rulebook: Rulebook, problems: Problems) -> None:
    """Note amendments and successors that are unknown, lead in a circle, or leave a gap."""
    tree = rulebook.instruments_tree
    if tree is None:
        return
    for number, instrument in rulebook.instruments.items():
        for key, names in (("amended_by", instrument.amended_by), ("replaced_by", [instrument.replaced_by])):
            for name in names:
                if name is not None and (name not in rulebook.instruments or name == number):
                    text = f"{key}: {name!r} is no other instrument{suggest(name, rulebook.instruments)}"
                    place = locate(tree, ("instruments", number, key))
                    problems.add(place, "unknown-instrument", text)
        successor = rulebook.instruments.get(instrument.replaced_by or "")
        if successor is not None:
            place = locate(tree, ("instruments", number, "replaced_by"))
            _check_successor(number, instrument, successor, rulebook, place, problems)


def _check_successor(
    number: str,
    instrument: Instrument,
    successor: Instrument,
    rulebook: Rulebook,
    place: Place,
    problems: Problems,
) -> None:
    last, first = instrument.in_force_until, successor.in_force_from
    if last is None:
        problems.add(place, "successor", "an instrument that was replaced says in_force_until")
    elif first is not None and first > last + timedelta(days=1):
        text = f"{instrument.replaced_by} is in force from {first}, {number} only until {last}"
        problems.add(place, "successor", text)
    trail = [number]
    while (
        (after := rulebook.instruments.get(trail[-1]))
        and after.replaced_by
        and after.replaced_by not in trail
    ):
        trail.append(after.replaced_by)
    if after is not None and after.replaced_by == number:
        text = f"instruments replace one another: {' -> '.join([*trail, number])}"
        problems.add(place, "cycle", text)
