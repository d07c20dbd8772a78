"""Sessions, events, deletion, abandonment and `Host`: why the one safe way goes without them."""

import platform
from pathlib import Path

import durable_rules_engine as core
import pytest
from durable_core import case, create, dumps, hangs_after, judge, of_kind, run_loop, run_python

glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="MALLOC_PERTURB_ is of glibc")


def test_the_1025th_session_is_a_memory_error():
    code = """
handle = create({"r": of_kind()})
for number in range(1_024):
    assert judge(handle, case() | {"sid": f"s{number}"}) == (0, ["r"])
print("1024 sessions", flush=True)
judge(handle, case() | {"sid": "one more"})
"""
    ended = run_python(code)

    assert ended.stdout == "1024 sessions\n"
    assert ended.stderr.splitlines()[-1].startswith("MemoryError")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_session_of_thirty_rules_holds_about_430_kilobytes():
    code = """
handle = create({f"r{number}": of_kind({f"c{number}": "t"}) for number in range(30)})
judge(handle, case(c1="t"))
before = memory()
for number in range(100):
    judge(handle, case(c1="t") | {"sid": f"s{number}"})
print((memory() - before) // 100)
"""
    ended = run_python(code)

    assert 300 < int(ended.stdout) < 600, ended.stderr


def test_an_event_is_consumed_by_the_first_rule_where_a_fact_reaches_all():
    rules = {"wet": of_kind({"water": "t"}), "any": of_kind(), "not dry": of_kind({"$neq": {"water": "f"}})}
    handle = create(rules)
    code, state = core.assert_event(handle, dumps(case(water="t")))

    assert code == 0
    assert len(run_loop(handle, state)[0]) == 1
    assert {*judge(handle, case(2, water="t"))[1]} == {"wet", "any", "not dry"}


# Under an ordinary allocator deleting a state mostly seems to work, and which load breaks it is chance.
# When freed memory is overwritten, the first call that reads it crashes each time.
@glibc
@pytest.mark.parametrize(("call", "crashes"), [("delete_state", True), ("get_state", False)])
def test_deleting_the_state_of_a_session_that_has_work_reads_freed_memory(call, crashes):
    code = f"""
handle = create({{"r": of_kind()}})
core.assert_fact(handle, dumps(case()))
core.{call}(handle, None)
"""
    ended = run_python(code, MALLOC_PERTURB_="165")

    assert (ended.returncode < 0) == crashes, ended.stderr


@glibc
def test_the_safe_way_reads_no_freed_memory():
    code = """
handle = create({"sentinel": of_kind(), "wet": of_kind({"$or": [{"water": "t"}, {"water": "u"}]})})
fired = [len(judge(handle, case(number, water="tfu"[number % 3]))[1]) for number in range(3_000)]
print(fired == [2, 1, 2] * 1_000)
"""
    ended = run_python(code, MALLOC_PERTURB_="165")

    assert (ended.returncode, ended.stdout) == (0, "True\n"), ended.stderr


@pytest.mark.parametrize("ending", [("abandon_action", "retract_fact"), ("retract_fact", "abandon_action")])
def test_an_abandoned_action_of_a_retracted_fact_crashes_at_the_next_fact(ending):
    code = f"""
handle = create({{"a": of_kind({{"c": "t"}}), "b": of_kind()}})
text = dumps(case(1, c="t"))
_, state = core.assert_fact(handle, text)
core.start_action_for_state(handle, state)
for name in {ending}:
    getattr(core, name)(handle, text if name == "retract_fact" else state)
print("ended", flush=True)
judge(handle, case(2))
"""
    ended = run_python(code)

    assert ended.stdout == "ended\n"
    assert ended.returncode < 0


def test_no_fact_at_all_is_code_0_and_an_object_in_place_of_a_list_crashes():
    """The state that comes back with an empty list is not set; running the loop on it is not tried here."""
    assert core.assert_facts(create({"r": of_kind()}), "[]")[0] == 0

    assert run_python('core.assert_facts(create({"r": of_kind()}), "{}")').returncode < 0


def test_the_core_asks_for_a_function_that_python_3_13_does_not_have():
    """Built there it fails at import for want of `PyEval_CallObject`, so Python stays below 3.13."""
    assert b"PyEval_CallObject" in Path(core.__file__).read_bytes()


HOST = """
import threading, time
from durable.engine import Host, MessageNotHandledException

def host(action, condition={"k": "facility"}):
    return Host({"rules": {"r": {"all": [{"m": condition}], "run": action}}})
"""


def test_host_raises_for_a_batch_with_one_fact_unmatched_and_leaves_its_actions_to_a_timer():
    """The call itself runs none of them; 0.2 s later another thread does, if the process still lives."""
    code = """
ran = []
rules = host(lambda c: ran.append((c.m.id, threading.current_thread() is threading.main_thread())))
try:
    rules.assert_facts("rules", [case(1), {"id": "2", "k": "permit"}])
except MessageNotHandledException:
    print("not handled")
until = time.monotonic() + 20
while not ran and time.monotonic() < until:
    time.sleep(0.05)
print(ran)
"""
    ended = run_python(HOST + code)

    assert ended.stdout == "not handled\n[('1', False)]\n", ended.stderr


def test_host_raises_nothing_when_an_action_raises():
    code = """
def broken(c):
    raise ValueError("broken rule")

state = host(broken).assert_fact("rules", case())
print(state["exception"].startswith("exception caught broken rule"))
"""
    ended = run_python(HOST + code)

    assert (ended.returncode, ended.stdout) == (0, "True\n"), ended.stderr


def test_host_starts_two_timer_threads_and_takes_the_action_out_of_the_definition():
    code = """
rules = {"r": {"all": [{"m": {"k": "facility"}}], "run": lambda c: None}}
Host({"rules": rules})
print(sum(isinstance(thread, threading.Timer) for thread in threading.enumerate()) >= 2, sorted(rules["r"]))
"""
    ended = run_python(HOST + code)

    assert ended.stdout == "True ['all']\n", ended.stderr


def test_host_never_ends_on_a_condition_of_absence_alone():
    code = """
rules = host(lambda c: None, {"$nex": {"nowhere": 1}})
print("begun", flush=True)
rules.assert_fact("rules", case())
"""

    assert hangs_after("begun", HOST + code)
