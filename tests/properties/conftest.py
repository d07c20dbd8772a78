"""Tells at the end what the property tests judged."""

from typing import Any

import judging
import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tally"] = judging.TALLY.as_numbers()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    judging.TALLY.add(getattr(node, "workeroutput", {}).get("tally", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    numbers = ", ".join(f"{number} {name}" for name, number in judging.TALLY.as_numbers().items())
    terminalreporter.write_line(f"properties: {numbers or 'nothing judged'}")
