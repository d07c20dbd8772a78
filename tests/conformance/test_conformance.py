"""The meaning of the rule language, as data: each case of the YAML files beside this module.

A case is one small rule, one small register and the outcome that must come of them, or the codes with which
the checker must refuse the rule. Rules and registers go through the real readers, so every case has been
judged by both evaluators, and the problems of a refused rule point to the case that holds it.

    - name: a value equal to an upper limit
      reason: A comparison with <= holds where both sides are equal.
      applies_when: status == "operating"       # blank: every subject
      requires: wastewater_m3_day <= 100        # or named requirements; or `ask:` for a manual rule
      facility: {status: operating, wastewater_m3_day: 100}
      expect: met                               # or, by subject key: {P-1: met, P-2: violated}

`subject` is the facility where nothing is said. `thresholds`, `lists`, `penalties`, `obligations` and
`schedules` are lists of what stands in rule files; titles, labels, citations and severities, which mean
nothing here, are filled in. The other keys are those of a rule file (`since`, `until`, `window`, `message`
and so on) and of a case file. `xfail` says why a case does not hold yet; it fails once it does.
"""

from collections import Counter, abc
from dataclasses import dataclass
from pathlib import Path

import pytest

from compliance.case_runner import run_case
from compliance.errors import Place, Problem, Problems
from compliance.language.compile import CompiledRulebook, check_rulebook
from compliance.language.nodes import Node
from compliance.language.phrases import phrase
from compliance.model.outcomes import Outcome
from compliance.model.rulebook import Rulebook
from compliance.model.text_tree import Mapping, Scalar, Sequence, Tree
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import add_file

FOLDER = Path(__file__).parent
RULE_ID = "CF-01"
RULE_KEYS = (
    "subject", "schedule", "applies_when", "selections", "requires", "ask", "since", "until", "window",
    "addressee", "act", "yields_to", "limitation", "penalty", "message", "citations",
)  # fmt: skip
PARTS = {
    "thresholds": "values", "lists": "versions", "penalties": "values", "obligations": "", "schedules": "",
}  # fmt: skip
"""Parts of a rulebook that a case may hold, and the key of their dated versions."""

NORM = "1/2000/TEST"
Data = abc.Mapping[str, object]


@dataclass(frozen=True)
class Item:
    """A case, and how it is known: file name and case name."""

    theme: str
    case: Case

    @property
    def tree(self) -> Mapping:
        assert self.case.tree is not None
        return self.case.tree

    @property
    def id(self) -> str:
        return f"{self.theme}: {self.case.name}"

    def text(self, key: str) -> str | None:
        value = self.tree.entries.get(key)
        return value.text if isinstance(value, Scalar) else None

    def texts(self, key: str) -> list[str]:
        value = self.tree.entries[key]
        assert isinstance(value, Sequence), f"{key}: a list is expected"
        return [item.text or "" for item in value.items if isinstance(item, Scalar)]


def read_items() -> tuple[list[Item], Problems]:
    problems, items = Problems(), []
    for path in sorted(FOLDER.glob("*.yaml")):
        _, cases = read_cases(path, problems, extra_keys=(*RULE_KEYS, *PARTS, "refused", "xfail"))
        items += [Item(path.stem, case) for case in cases]
    return items, problems


ITEMS, PROBLEMS = read_items()


def params(*, refused: bool) -> list[object]:
    found: list[object] = []
    for item in ITEMS:
        if ("refused" in item.tree.entries) is refused:
            reason = item.text("xfail")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(item, id=item.id, marks=marks))
    return found


# Making a rulebook of a case: nodes of the case's own tree, so that problems keep their places.


def at(place: Place, data: object) -> Tree:
    """Return a tree of filled-in data that stands at a place."""
    if isinstance(data, dict):
        entries = {key: at(place, value) for key, value in data.items()}
        return Mapping(entries, dict.fromkeys(entries, place), place)
    if isinstance(data, list):
        return Sequence(tuple(at(place, value) for value in data), place)
    return Scalar(str(data), place, str(data), place)


def filled(tree: Tree, defaults: Data) -> Mapping:
    """Return a mapping with what it does not say filled in, at its own place."""
    assert isinstance(tree, Mapping), f"{tree.place}: a mapping is expected"
    entries: dict[str, Tree] = {key: at(tree.place, value) for key, value in defaults.items()} | tree.entries
    places = dict.fromkeys(entries, tree.place) | tree.key_places
    return Mapping(entries, places, tree.place)


CITATION = {"instrument": NORM, "provision": "Article 1", "checked": "2026-01-02", "confidence": "read"}
TITLE = {"vi": "Tên", "en": "Name"}
RULE = {
    "id": RULE_ID,
    "title": TITLE,
    "severity": "minor",
    "citations": [CITATION],
    "since": "2000-01-01",
    "subject": "facility",
}
MESSAGE = {"vi": "Chưa đạt: {facility.name}", "en": "Not met: {facility.name}"}


def rule_tree(tree: Mapping) -> Mapping:
    said = {key: value for key, value in tree if key in RULE_KEYS}
    requires = said.get("requires")
    if isinstance(requires, Scalar):
        key: dict[str, Tree] = {"requirement": requires}
        said["requires"] = Mapping(key, {"requirement": tree.key_places["requires"]}, requires.place)
    selections = said.get("selections")
    if isinstance(selections, Mapping):
        labelled: dict[str, Tree] = {
            name: filled(selection, {"label": TITLE}) for name, selection in selections
        }
        said["selections"] = Mapping(labelled, selections.key_places, selections.place)
    return filled(
        Mapping(said, {key: tree.key_places[key] for key in said}, tree.place),
        RULE | ({"message": MESSAGE} if requires else {}),
    )


def part_trees(tree: Mapping) -> list[Mapping]:
    found = []
    for part, versions in PARTS.items():
        listed = tree.entries.get(part, Sequence((), tree.place))
        assert isinstance(listed, Sequence), f"{listed.place}: {part} is a list"
        for item in listed.items:
            assert isinstance(item, Mapping), f"{item.place}: a mapping is expected"
            if not versions:
                found.append(filled(item, {"title": TITLE, "citations": [CITATION], "since": "2000-01-01"}))
                continue
            listed_versions = item.entries[versions]
            assert isinstance(listed_versions, Sequence), f"{item.place}: {versions} is a list"
            cited = tuple(filled(version, {"citation": CITATION}) for version in listed_versions.items)
            entries = item.entries | {versions: Sequence(cited, listed_versions.place)}
            shared = {"title": TITLE} | ({"unit": "million VND"} if part == "penalties" else {})
            found.append(filled(Mapping(entries, item.key_places, item.place), shared))
    return found


def compiled(item: Item) -> tuple[CompiledRulebook, list[Problem]]:
    rulebook, problems = Rulebook(), Problems()
    norms = {NORM: {"title": TITLE, "in_force_from": "2000-01-01"}}
    instruments = at(item.tree.place, {"instruments": norms})
    for tree in [instruments, *part_trees(item.tree), rule_tree(item.tree)]:
        assert isinstance(tree, Mapping)
        add_file(rulebook, tree, f"{RULE_ID}-{item.theme}.yaml", problems)
    return check_rulebook(rulebook, problems), problems.in_order()


# The tests


def test_all_case_files_are_read() -> None:
    assert [str(problem) for problem in PROBLEMS.found] == []
    assert {item.theme for item in ITEMS} == {path.stem for path in FOLDER.glob("*.yaml")}


def test_names_are_unique_and_every_case_says_why() -> None:
    names = Counter(item.case.name for item in ITEMS)
    assert [name for name, times in names.items() if times > 1] == []
    wrong = [item.id for item in ITEMS if not (item.text("reason") or "").endswith(".")]
    assert wrong == []


def test_every_case_either_expects_or_refuses() -> None:
    both_or_none = [i.id for i in ITEMS if bool(i.case.expect) is ("refused" in i.tree.entries)]
    assert both_or_none == []


@pytest.mark.parametrize("item", params(refused=False))
def test_case_is_judged_as_it_says(item: Item) -> None:
    rulebook, problems = compiled(item)
    assert [str(problem) for problem in problems] == []
    result = run_case(rulebook, RULE_ID, item.case)
    assert result.faults == ()
    undetermined = {key for key, j in result.judgements.items() if j.outcome is Outcome.undetermined}
    nameless = {key for key in undetermined if not result.judgements[key].missing}
    assert nameless == set(), "an undetermined outcome names nothing that would settle it"


@pytest.mark.parametrize("item", [i for i in ITEMS if i.case.expect], ids=lambda i: i.id)
def test_rule_can_be_said_in_both_languages(item: Item) -> None:
    rulebook, _ = compiled(item)
    rule = rulebook.rules[RULE_ID]
    nodes: list[Node] = [rule.applicability, *rule.requires.values()]
    nodes += [when for o in rulebook.obligations.values() for _, when in o.sources]
    for node in nodes:
        assert phrase(node, "vi") != phrase(node, "en")


@pytest.mark.parametrize("item", params(refused=True))
def test_checker_refuses_the_rule(item: Item) -> None:
    _, problems = compiled(item)
    assert [problem.code for problem in problems] == item.texts("refused"), "\n".join(map(str, problems))
    start = item.tree.place.line or 0
    following = (i.tree.place.line or 0 for i in ITEMS if i.theme == item.theme)
    end = min((line for line in following if line > start), default=None)
    for problem in problems:
        assert Path(problem.place.path) == FOLDER / f"{item.theme}.yaml"
        line = problem.place.line or 0
        assert start <= line, str(problem)
        assert end is None or line < end, str(problem)
