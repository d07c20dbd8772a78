"""Mutants of a rule: every kind of slip with its names and sentences, and that each is another rule.

`mutants.yaml` holds a small rule for each kind of slip, with all mutants of that kind.
"""

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
import yaml
from small_rulebook import NORM, Book, book, threshold

from compliance.language.compile import CompiledRule, CompiledRulebook, compile_rulebook
from compliance.language.law_changes import LawChangeKind
from compliance.language.mutant_proof import why_equivalent
from compliance.language.mutants import mutants_of, parts_without_mutants
from compliance.language.node_changes import ChangeKind
from compliance.language.nodes import InForceEntry, Listed, ThresholdValue, walk
from compliance.language.rule_parts import conditions_of
from compliance.model.texts import LANGS
from compliance.mutation.missing_case import Search
from compliance.sources.rulebooks.rulebook import load_rulebook

KINDS = {*get_args(ChangeKind), *get_args(LawChangeKind), "scope", "requirement", "proof", "schedule"}

SCHEDULE = """\
schedule: report
title: {{vi: báo cáo, en: report}}
citations: [{norm}]
since: 2025-01-01
first: 2024
periods: [{{ends: 12-31, deadlines: [{{{deadline}}}]}}]
when: facility.kind == "factory"
"""
FILES = {
    "flow": threshold(
        "flow.most", "from: 2025-01-01, until: 2025-12-31, value: 100\nfrom: 2026-01-01, value: 80"
    ),
    "flow_by_kind": threshold("flow.by_kind", "from: 2025-01-01, table: {group_1: 100, group_2: 50}"),
    "flow_bands": threshold(
        "flow.banded", "from: 2025-01-01, bands: [{to: 10, value: 5}, {from: 10, value: 20}]"
    ).replace("values:", "by_unit: m3/day\nvalues:"),
    "report": SCHEDULE.format(norm=NORM, deadline="before: 01-15"),
    "report_by": SCHEDULE.format(norm=NORM, deadline="by: 02-28").replace(
        "first:", "every: 2\nlapse: 1\nfirst:"
    ),
    "report_duty": f"""\
obliges: report
title: {{vi: báo cáo, en: report}}
citations: [{NORM}]
since: 2025-01-01
when: wastewater_m3_day >= 50
""",
    "users": f"""\
list: users
title: {{vi: Danh sách, en: Users}}
versions:
  - {{from: 2026-01-01, citation: {NORM}, entries: [{{entry: "1", name: A}}, {{entry: "2", name: B}}]}}
""",
}
"""Files that rules of the examples read, by name."""


SITUATIONS = """\
given: {as_of: 2026-06-01, covered: [all]}
cases:
  - name: one of each
    facility: {kind: factory, status: operating, commissioned_on: 2025-06-01, tenants_self_treat: true,
               wastewater_m3_day: 7, industrial_wastewater_m3_day: 2}
    outlets: [{outlet_id: O}]
    permits: [{kind: restoration_plan}]
    treatment_plants: [{role: central, status: operating, capacity_m3_day: 6}]
    measurements: [{outlet_id: O, parameter: COD, sampled_on: 2026-01-01, evidence_grade: official}]
    list_memberships: [{list: users, entry: "1"}]
    submissions: [{kind: report, sent_on: 2026-01-14}]
"""


@dataclass(frozen=True)
class Example:
    """A rule, and what its mutants of one kind are: sentences in both languages by name."""

    kind: str
    rule: str
    files: tuple[str, ...]
    slips: dict[str, dict[str, str]]

    def book(self, folder: Path) -> Book:
        subject = (
            "due" if "schedule:" in self.rule else "measurement" if "window:" in self.rule else "facility"
        )
        return book(folder, self.rule, subject=subject, files={name: FILES[name] for name in self.files})


def read_examples() -> list[Example]:
    data = yaml.safe_load((Path(__file__).parent / "mutants.yaml").read_text(encoding="utf-8"))
    return [Example(e["kind"], e["rule"], tuple(e.get("files", ())), e["slips"]) for e in data]


EXAMPLES = read_examples()


def _ids(example: Example) -> str:
    return f"{example.kind}-{'-'.join(example.files) or example.rule.splitlines()[-1].strip()}"


@pytest.mark.parametrize("example", EXAMPLES, ids=_ids)
def test_the_slips_of_a_kind_are_these_and_no_others(example: Example, tmp_path: Path) -> None:
    found = {
        name: {lang: mutant.sentence.text(lang) for lang in LANGS}
        for name, mutant in example.book(tmp_path).mutants().items()
        if mutant.kind == example.kind
    }

    assert found == example.slips


def test_each_kind_of_slip_has_an_example() -> None:
    assert {example.kind for example in EXAMPLES} == KINDS


@pytest.mark.parametrize("example", EXAMPLES, ids=_ids)
def test_no_two_slips_are_one(example: Example, tmp_path: Path) -> None:
    """Each is another rule, or another rulebook, than the right one and than every other slip."""
    made = example.book(tmp_path)
    mutants = list(made.mutants().values())
    forms = [(made.rule, made.compiled), *((mutant.rule, mutant.rulebook) for mutant in mutants)]

    assert [
        pair for pair in itertools.combinations(range(len(forms)), 2) if forms[pair[0]] == forms[pair[1]]
    ] == []
    for lang in LANGS:
        told = [mutant.sentence.text(lang) for mutant in mutants]
        assert sorted(set(told)) == sorted(told)


@pytest.mark.parametrize("example", EXAMPLES, ids=_ids)
def test_a_slip_that_is_not_proved_harmless_does_harm(example: Example, tmp_path: Path) -> None:
    """Some register is judged otherwise."""
    made = example.book(tmp_path)
    (made.folder / "WW-01-flow.cases.yaml").write_text(SITUATIONS, encoding="utf-8")
    search = Search(made.rule, made.compiled, made.cases)
    harmless = {
        name
        for name, mutant in made.mutants().items()
        if why_equivalent(made.rule, made.compiled, mutant) is None
        and next(search.find(mutant), None) is None
    }

    assert harmless == set()


RULES = Path(__file__).parents[2] / "rules"


def test_every_part_of_every_rule_is_tried() -> None:
    compiled = compile_rulebook(load_rulebook(RULES))

    assert {
        name: parts for name in compiled.rules if (parts := parts_without_mutants(compiled.rules[name]))
    } == {}


def test_a_slip_of_the_law_is_made_wherever_it_is_read() -> None:
    """Also on the day on which a list is read, which is the deadline of a threshold."""
    files = load_rulebook(RULES)
    compiled = compile_rulebook(files)
    halfway = set()
    for rule in compiled.rules.values():
        before = texts_of_law(rule, compiled)
        for mutant in mutants_of(rule, compiled, files):
            after = texts_of_law(mutant.rule, mutant.rulebook)
            if mutant.law is not None and after[mutant.law] & before[mutant.law]:
                halfway.add(mutant.id)

    assert halfway == set()


def texts_of_law(rule: CompiledRule, rulebook: CompiledRulebook) -> dict[str, set[str]]:
    """Return the forms in which each limit and list is read by a rule."""
    found: dict[str, set[str]] = {}
    for root in conditions_of(rule, rulebook):
        for node in walk(root):
            if isinstance(node, ThresholdValue):
                found.setdefault(f"thresholds.{node.name}", set()).add(node.threshold.model_dump_json())
            elif isinstance(node, Listed | InForceEntry):
                found.setdefault(f"lists.{node.name}", set()).add(node.list.model_dump_json())
    return found
