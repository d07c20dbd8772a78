"""How long the property tests run: `short` always, `fuzz` with HYPOTHESIS_PROFILE=fuzz."""

import os

import judging
import pytest
from hypothesis import HealthCheck, Phase, settings

SLOW_BY_NATURE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

settings.register_profile(
    "short",
    max_examples=24,
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tally = judging.TALLY
    terminalreporter.write_line(
        f"properties: {tally.rulebooks} rulebooks, {tally.verdicts} verdicts, {tally.rejudged} judged twice, "
        f"{tally.disagreements} disagreements, {tally.refused} examples refused; by outcome: "
        + ", ".join(f"{outcome.value} {number}" for outcome, number in sorted(tally.outcomes.items()))
    )
