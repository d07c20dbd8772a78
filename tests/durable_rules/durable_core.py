"""The one safe way to drive the compiled core of durable-rules, and a way to watch it fail from outside."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import durable_rules_engine as core

BOUND = 10_000
KIND = {"k": "facility"}

_names = (f"ruleset {number}" for number in count())


def dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def rule(condition: dict) -> dict:
    """One rule over one fact: `condition` is one leaf or one `$and`/`$or`."""
    return {"all": [{"m": condition}]}


def of_kind(*conditions: dict) -> dict:
    """A rule that tests the fact's kind first, as every rule must."""
    return rule({"$and": [KIND, *conditions]})


def create(rules: dict) -> int:
    return core.create_ruleset(next(_names), dumps(rules))


def case(number: object = 1, **truths: object) -> dict:
    return {"id": str(number), **KIND, **truths}


def truths(names: Iterable[str], value: str = "t") -> dict:
    return dict.fromkeys(names, value)


def chance(seed: int) -> random.Random:
    """Random numbers that are the same on every run."""
    return random.Random(seed)  # noqa: S311  (nothing here is secret)


def rule_of(action: str) -> str:
    """The action is a JSON object with one key, the name of the rule; the fact behind it need not be read."""
    return action[2 : action.index('"', 2)]


def run_loop(handle: int, state: int, bound: int = BOUND) -> tuple[list[str], bool]:
    """The names of the rules in the order in which they fire, and whether the bound left one unfinished."""
    fired = []
    start = core.start_action_for_state(handle, state)
    action = start[1] if start else None
    while action is not None:
        fired.append(rule_of(action))
        if len(fired) == bound:
            return fired, True
        action = core.complete_and_start_action(handle, state)
    return fired, False


def judge(handle: int, fact: dict | list | str, bound: int = BOUND) -> tuple[int, list[str]]:
    """Assert one fact (or a list), run the loop, retract, finish what the bound left: code and firings."""
    text = fact if isinstance(fact, str) else dumps(fact)
    many = text.startswith("[")
    code, state = (core.assert_facts if many else core.assert_fact)(handle, text)
    fired, unfinished = run_loop(handle, state, bound)
    (core.retract_facts if many else core.retract_fact)(handle, text)
    if unfinished:
        core.complete_and_start_action(handle, state)
    return code, fired


def verdict(rules: dict, fact: dict | list | str) -> tuple[int, list[str]]:
    """Judge one fact with a ruleset of its own; the firings sorted."""
    code, fired = judge(create(rules), fact)
    return code, sorted(fired)


def run_python(code: str, timeout: float = 60, **environment: str) -> subprocess.CompletedProcess:
    """Run `code` in an interpreter of its own, with everything above at hand."""
    return subprocess.run(
        [sys.executable, "-c", f"from durable_core import *\n{code}"],
        cwd=Path(__file__).parent,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def hangs_after(marker: str, code: str, seconds: float = 3) -> bool:
    """Whether `code` prints the marker and then does not end in time."""
    try:
        run_python(code, timeout=seconds)
    except subprocess.TimeoutExpired as expired:
        return (expired.stdout or b"").decode().split() == [marker]
    return False


def memory() -> int:
    """What this process holds now, in KiB. A peak would count what the parent held before the fork."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
