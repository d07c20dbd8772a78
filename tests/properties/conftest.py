"""How long the property tests run: `short` always, `fuzz` with HYPOTHESIS_PROFILE=fuzz."""

import os
from typing import Any

import judging
import pytest
from hypothesis import HealthCheck, Phase, settings

SLOW_BY_NATURE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

settings.register_profile(
    "short",
    max_examples=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=SLOW_BY_NATURE,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "400")),
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    suppress_health_check=SLOW_BY_NATURE,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tally"] = judging.TALLY.as_numbers()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    judging.TALLY.add(getattr(node, "workeroutput", {}).get("tally", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    numbers = ", ".join(f"{number} {name}" for name, number in judging.TALLY.as_numbers().items())
    terminalreporter.write_line(f"properties: {numbers or 'nothing judged'}")
