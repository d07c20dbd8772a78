"""A facility is judged by its own records: others, and cells that are filled in later, turn nothing round."""

from copy import deepcopy

from generated_kinds import KINDS
from generated_registers import RECORDS, GeneratedRegister, registers
from generated_rulebooks import GeneratedRulebook, rulebooks
from generated_values import Drawer, cell_pool
from hypothesis import assume, given
from hypothesis import strategies as st
from judging import finding_texts, judge, load, load_rules, verdicts_of

from compliance.model.outcomes import Outcome

MOST_FILLED = 6


@given(rulebooks(), registers(), st.data())
def test_other_facilities_change_nothing(
    book: GeneratedRulebook, generated: GeneratedRegister, data: st.DataObject
) -> None:
    drawer = Drawer(data.draw)
    facilities = [row["facility_id"] for row in generated.tables["facilities"]]
    others = generated.family(drawer.pick(facilities))
    # A refused facility could have stood in any cluster.
    assume(len(others) < len(facilities) and generated.spoiled != "facilities")
    rulebook = load_rules(book)

    together = judge(rulebook, load(generated), book.as_of)
    alone = judge(rulebook, load(generated.without(others)), book.as_of)

    mine = {v for v in verdicts_of(together) if v.key.facility_id not in others}
    assert mine == verdicts_of(alone)
    findings = [f for f in together.findings if f.verdict.key.facility_id not in others]
    assert finding_texts(findings) == finding_texts(alone.findings)


@given(rulebooks(known=False), registers(spoiled=False), st.data())
def test_filling_blanks_turns_no_judgement_round(
    book: GeneratedRulebook, generated: GeneratedRegister, data: st.DataObject
) -> None:
    """What was decided without a value stays as it was with it, or its subject is not yet visible."""
    drawer = Drawer(data.draw)
    filled = deepcopy(generated)
    for _ in range(drawer.count(1, MOST_FILLED)):
        _fill_one(drawer, filled)
    rulebook = load_rules(book)

    before = {v.key: v for v in verdicts_of(judge(rulebook, load(generated), book.as_of))}
    after = {v.key: v for v in verdicts_of(judge(rulebook, load(filled), book.as_of))}

    assert after.keys() <= before.keys()
    for key, verdict in after.items():
        if before[key].outcome is not Outcome.undetermined:
            assert verdict.outcome is before[key].outcome, (key, before[key], verdict)
            assert set(before[key].failed) <= set(verdict.failed)


def _fill_one(drawer: Drawer, register: GeneratedRegister) -> None:
    blanks = [
        (row, column)
        for plural in ("facilities", *RECORDS)
        for row in register.tables[plural]
        for name, column in KINDS[plural].columns.items()
        if not row.get(name) and not column.refers_to
    ]
    if blanks:
        row, column = drawer.pick(blanks)
        row[column.name] = drawer.pick(cell_pool(column))
