"""Which definitions of rules the core takes, which it refuses, and which it takes and reads wrongly."""

import durable_rules_engine as core
import pytest
from durable_core import (
    KIND,
    case,
    create,
    dumps,
    hangs_after,
    judge,
    of_kind,
    rule,
    run_python,
    truths,
    verdict,
)

NODES = 15


def leaves(number: int, prefix: str = "c") -> list[dict]:
    return [{f"{prefix}{index}": "t"} for index in range(number)]


def left(operator: str, nodes: int) -> dict:
    first, *others = leaves(nodes + 1)
    for leaf in others:
        first = {operator: [first, leaf]}
    return first


def right(operator: str, nodes: int) -> dict:
    first, *others = leaves(nodes + 1)
    for leaf in others:
        first = {operator: [leaf, first]}
    return first


def halved(operator: str, nodes: int) -> dict:
    parts = leaves(nodes + 1)
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        parts = [{operator: [*pair]} for pair in pairs] + (parts[-1:] if len(parts) % 2 else [])
    return parts[0]


def choice_of_pairs(nodes: int) -> dict:
    """One `$and` over one `$or` over `$and`s of two leaves."""
    pairs = [{"$and": leaves(2, f"p{index}_")} for index in range(nodes - 2)]
    return {"$and": [KIND, {"$or": pairs}]}


def alternating(nodes: int) -> dict:
    first, *others = leaves(nodes + 1)
    for index, leaf in enumerate(others):
        first = {("$and", "$or")[index % 2]: [first, leaf]}
    return first


SHAPES = {
    "and nested left": lambda nodes: left("$and", nodes),
    "and nested right": lambda nodes: right("$and", nodes),
    "and halved": lambda nodes: halved("$and", nodes),
    "or nested left": lambda nodes: left("$or", nodes),
    "or nested right": lambda nodes: right("$or", nodes),
    "or of ands": choice_of_pairs,
    "and, or, and": alternating,
    "ands side by side": lambda nodes: {"$and": [{"$and": leaves(2, f"p{n}_")} for n in range(nodes - 1)]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_rule_holds_fifteen_operators_however_they_are_nested(shape):
    create({"r": rule(SHAPES[shape](NODES))})


@pytest.mark.parametrize("shape", SHAPES)
def test_a_rule_of_sixteen_operators_is_refused(shape):
    with pytest.raises(core.error, match=r"^Could not create ruleset, error code: 113$"):
        create({"r": rule(SHAPES[shape](NODES + 1))})


@pytest.mark.parametrize("shape", ["and nested left", "and nested right", "and halved"])
def test_fifteen_nested_operators_read_every_leaf(shape):
    handle = create({"r": rule(SHAPES[shape](NODES))})
    names = [f"c{index}" for index in range(NODES + 1)]

    assert judge(handle, case(**truths(names))) == (0, ["r"])
    assert [judge(handle, case(**truths(names) | {name: "f"})) for name in names] == [(1, [])] * len(names)


def test_the_operators_of_several_rules_are_not_added_up():
    rules = {f"r{index}": rule(left("$and", NODES)) for index in range(20)}

    assert verdict(rules, case(**truths(f"c{index}" for index in range(16)))) == (0, sorted(rules))


def test_one_flat_conjunction_holds_two_hundred_leaves():
    handle = create({"r": of_kind(*leaves(200))})
    names = [f"c{index}" for index in range(200)]

    assert judge(handle, case(**truths(names))) == (0, ["r"])
    for name in ("c0", "c100", "c199"):
        assert judge(handle, case(**truths(names) | {name: "u"})) == (1, [])


@pytest.mark.parametrize("size", [2, 3, 6, 12, 25])
def test_leaves_of_a_conjunction_and_of_a_choice_inside_it_are_free(size):
    handle = create({"r": of_kind(*leaves(size), {"$or": leaves(size, "d")})})
    all_true = truths(f"c{index}" for index in range(size))

    assert judge(handle, case(**all_true, **{f"d{size - 1}": "t"})) == (0, ["r"])
    assert judge(handle, case(**all_true)) == (1, [])
    assert judge(handle, case(**all_true | {"c1": "f"}, **{f"d{size - 1}": "t"})) == (1, [])


def test_a_choice_fires_once_for_each_branch_that_holds():
    handle = create({"r": of_kind({"$or": leaves(4)})})

    for held in range(5):
        fact = case(**truths(f"c{index}" for index in range(held)))
        assert judge(handle, fact) == (0 if held else 1, ["r"] * held)


def test_several_choices_fire_once_for_each_combination_of_branches():
    handle = create({"r": of_kind({"$or": leaves(3)}, {"$or": leaves(2, "d")})})

    assert judge(handle, case(c0="t", c1="t", c2="t", d0="t", d1="t")) == (0, ["r"] * 6)
    assert judge(handle, case(c0="t", c2="t", d1="t")) == (0, ["r"] * 2)


def alive(rules: int, branches: int) -> tuple[dict, dict]:
    """Rules that all hold, each with a choice of which all branches hold; and the fact."""
    choice = {"$or": leaves(branches, "d")}
    definition = {f"r{index}": of_kind({f"c{index}": "t"}, choice) for index in range(rules)}
    names = [f"c{index}" for index in range(rules)] + [f"d{index}" for index in range(branches)]
    return definition, case(**truths(names))


@pytest.mark.parametrize(("rules", "branches"), [(64, 1), (60, 5), (40, 25), (30, 35), (1, 64)])
def test_sixty_four_conditions_may_be_alive_for_one_fact(rules, branches):
    definition, fact = alive(rules, branches)

    assert verdict(definition, fact) == (0, sorted(name for name in definition for _ in range(branches)))


@pytest.mark.parametrize(("rules", "branches"), [(65, 1), (60, 6), (40, 26), (30, 36), (1, 65)])
def test_sixty_five_conditions_alive_for_one_fact_are_refused(rules, branches):
    """Rules that hold, less one, plus the branches of one choice that hold: so 40 rules bear 25 branches."""
    definition, fact = alive(rules, branches)
    handle = create(definition)

    with pytest.raises(core.error, match=r"^Could not assert fact, error code: 303$"):
        core.assert_fact(handle, dumps(fact))


def test_conditions_that_do_not_hold_are_not_alive():
    handle = create({f"r{index}": of_kind({f"c{index}": "t"}) for index in range(100)})
    names = [f"c{index}" for index in range(100)]

    fact = case(**truths(names, "f") | truths(names[36:]))
    assert {*judge(handle, fact)[1]} == {f"r{index}" for index in range(36, 100)}
    with pytest.raises(core.error, match=r"error code: 303$"):
        core.assert_fact(handle, dumps(fact | {"c0": "t"}))


def test_a_fact_refused_for_its_conditions_leaves_the_ruleset_whole():
    handle = create({f"r{index}": of_kind({f"c{index}": "t"}) for index in range(70)})
    wide = case(1, **truths(f"c{index}" for index in range(70)))

    with pytest.raises(core.error, match=r"error code: 303$"):
        core.assert_fact(handle, dumps(wide))

    assert core.get_facts(handle, None) == "[]"
    assert core.retract_fact(handle, dumps(wide))[0] == 0
    assert judge(handle, case(2, c5="t")) == (0, ["r5"])


def test_rules_of_one_condition_share_it_and_255_all_fire():
    """256 read past the end of a list of the core and 257 are refused; the first is not asked of it here."""
    rules = {f"r{index}": of_kind() for index in range(255)}

    assert verdict(rules, case()) == (0, sorted(rules))
    with pytest.raises(core.error, match=r"^Could not create ruleset, error code: 108$"):
        create({f"r{index}": of_kind() for index in range(257)})


MANY = 'create({{f"r{{index}}": of_kind({{f"c{{index}}": "t"}}) for index in range({number})}})'


def test_511_conditions_under_one_work():
    handle = create({f"r{index}": of_kind({f"c{index}": "t"}) for index in range(511)})

    assert {*judge(handle, case(c0="t", c510="t"))[1]} == {"r0", "r510"}


def test_a_ruleset_of_512_conditions_under_one_never_takes_a_fact():
    code = f"""
handle = {MANY.format(number=512)}
print("created", flush=True)
judge(handle, case(c3="t"))
"""

    assert hangs_after("created", code)


def test_a_ruleset_of_513_conditions_under_one_is_never_created():
    code = f"""
print("begun", flush=True)
{MANY.format(number=513)}
"""

    assert hangs_after("begun", code)


@pytest.mark.parametrize(
    "absent",
    [{"$nex": {"nowhere": 1}}, {"$neq": {"id": "x"}}, {"sid": "0"}, {"$ex": {"id": 1}}, {"$ex": {"sid": 1}}],
)
def test_a_condition_without_a_kind_fires_for_the_session_document_too(absent):
    handle = create({"r": rule(absent)})

    assert judge(handle, case(1)) == (0, ["r", "r"])
    assert judge(handle, case(2)) == (0, ["r"])


def test_a_condition_on_the_session_mark_fires_for_the_session_document_only():
    handle = create({"r": rule({"$s": 1})})

    assert [judge(handle, case(number)) for number in (1, 2)] == [(1, ["r"]), (1, [])]


@pytest.mark.parametrize("condition", [{"$nex": {"nowhere": 1}}, {"$neq": {"id": "x"}}, {"sid": "0"}])
def test_a_test_of_the_kind_keeps_the_session_document_out(condition):
    handle = create({"r": of_kind(condition)})

    assert [judge(handle, case(number)) for number in (1, 2)] == [(0, ["r"])] * 2


def test_a_condition_on_absence_never_ends_once_the_session_is_written_back():
    handle = create({"r": rule({"$nex": {"nowhere": 1}})})
    _, state = core.assert_fact(handle, dumps(case()))
    core.start_action_for_state(handle, state)

    for _ in range(2_000):
        core.update_state(handle, dumps({"sid": "0", "$s": 1}))
        assert core.complete_and_start_action(handle, state) is not None


def test_a_leaf_of_two_fields_is_read_by_its_first_only():
    assert verdict({"r": rule({"k": "facility", "water": "t"})}, case(water="f")) == (0, ["r"])
    assert verdict({"r": of_kind({"$neq": {"water": "t", "k": "facility"}})}, case(water="f")) == (0, ["r"])


@pytest.mark.parametrize("operator", ["$not", "$in", "$ne", "$unknown"])
def test_an_operator_the_core_does_not_know_is_taken_and_never_holds(operator):
    handle = create({"r": of_kind({operator: {"water": "t"}})})

    assert [judge(handle, case(water=water)) for water in "tfu"] == [(1, [])] * 3


def test_an_empty_choice_never_holds_and_an_empty_conjunction_holds_twice():
    assert verdict({"r": of_kind({"$or": []})}, case()) == (1, [])
    assert verdict({"r": of_kind({"$and": []})}, case()) == (0, ["r", "r"])


def test_a_condition_with_nothing_in_it_is_refused():
    with pytest.raises(core.error, match=r"^Could not create ruleset, error code: 100$"):
        create({"r": rule({})})


def test_a_leaf_said_twice_fires_once_in_a_conjunction_and_twice_in_a_choice():
    twice = [{"water": "t"}, {"water": "t"}]

    assert verdict({"r": of_kind(*twice)}, case(water="t")) == (0, ["r"])
    assert verdict({"r": of_kind({"$or": twice})}, case(water="t")) == (0, ["r", "r"])


def test_a_contradiction_never_holds():
    handle = create({"r": of_kind({"water": "t"}, {"water": "f"})})

    assert [judge(handle, case(water=water)) for water in "tfu"] == [(1, [])] * 3


def test_a_definition_nested_a_hundred_thousand_deep_crashes():
    """On a stack of 1 MiB, whatever limit the process itself was given."""
    ended = run_python("""
import threading
threading.stack_size(1 << 20)
text = '{"r":{"all":[{"m":' + '{"$and":[' * 100_000 + '{"k":"facility"}' + "]}" * 100_000 + "}]}}"
thread = threading.Thread(target=core.create_ruleset, args=("deep", text))
thread.start()
thread.join()
""")

    assert ended.returncode < 0
