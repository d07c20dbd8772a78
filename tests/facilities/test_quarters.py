"""Both evaluators agree on the demonstration register as of the first day of every quarter of the plan.

With HYPOTHESIS_PROFILE=fuzz every verdict of every quarter is judged again; else a sample of the last.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.outcomes import Outcome
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import sweep

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = [date(year, month, 1) for year in range(2025, 2031) for month in (1, 4, 7, 10)]
IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


@pytest.fixture(scope="module")
def rulebook() -> CompiledRulebook:
    return compile_rulebook(load_rulebook(ROOT / "rules"))


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(ROOT / "facilities")


@pytest.mark.parametrize("day", QUARTERS if IS_LONG else QUARTERS[-1:], ids=str)
def test_both_evaluators_agree(
    rulebook: CompiledRulebook, register: Register, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    if IS_LONG:
        monkeypatch.setattr("compliance.sweep.ALL_REJUDGED_UP_TO", 1_000_000)
    result = sweep(rulebook, register, day)
    assert result.agreement.rejudged >= (result.agreement.verdicts if IS_LONG else 20_000)
    assert result.agreement.disagreements == 0
    assert result.counts[Outcome.failed] == 0
