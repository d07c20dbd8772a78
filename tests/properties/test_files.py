"""How files are written changes nothing: order of rows and columns, Unicode form, locale, line ends."""

from generated_registers import GeneratedRegister, registers
from generated_rulebooks import GeneratedRulebook, rulebooks
from generated_values import Drawer
from hypothesis import given
from hypothesis import strategies as st
from judging import Writing, finding_texts, judge, load, load_rules, verdicts_of


@given(rulebooks(), registers(), st.data())
def test_the_order_of_rows_and_columns_changes_nothing(
    book: GeneratedRulebook, generated: GeneratedRegister, data: st.DataObject
) -> None:
    drawer = Drawer(data.draw)
    rulebook = load_rules(book)
    tables = list(reversed(generated.tables))
    shuffled = GeneratedRegister(
        {p: drawer.order(generated.tables[p]) for p in tables}, generated.spoiled, generated.lacking
    )

    first = judge(rulebook, load(generated), book.as_of)
    second = judge(rulebook, load(shuffled, Writing(reversed_columns=drawer.chance(70))), book.as_of)

    assert verdicts_of(first) == verdicts_of(second)
    assert finding_texts(first.findings) == finding_texts(second.findings)


WRITINGS = st.builds(
    Writing, st.just("NFD"), st.sampled_from(["iso", "vi"]), st.booleans(), st.booleans(), st.booleans()
)


@given(rulebooks(), registers(), WRITINGS)
def test_the_form_of_texts_changes_nothing(
    book: GeneratedRulebook, generated: GeneratedRegister, written: Writing
) -> None:
    rulebook, decomposed = load_rules(book), load_rules(book, "NFD")
    first = judge(rulebook, load(generated), book.as_of)
    second = judge(decomposed, load(generated, written), book.as_of)

    assert rulebook.hash == decomposed.hash
    assert load(generated).hash == load(generated, Writing("NFD")).hash
    assert verdicts_of(first) == verdicts_of(second)
    assert finding_texts(first.findings) == finding_texts(second.findings)
