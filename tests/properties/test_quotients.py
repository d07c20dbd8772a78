"""Whatever the checker lets stand beside a quotient can be judged, and both evaluators say the same of it."""

import itertools
from pathlib import Path

import pytest
from generated_registers import GeneratedRegister
from generated_rulebooks import CITATION, INSTRUMENTS
from judging import judge, load

from compliance.errors import RulebookError
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.outcomes import Outcome
from compliance.sources.rulebooks.rulebook import load_rulebook

ABOVE = (
    "facility.wastewater_m3_day",
    "(facility.wastewater_m3_day + threshold('flow'))",
    "threshold('content')",
    "threshold('content') * facility.wastewater_m3_day",
    "upper",
    "one(m.value for m in measurements)",
    "count(m for m in measurements)",
    "max(l.upper for l in permit_limits)",
)
BELOW = ("threshold('flow')", "facility.wastewater_m3_day", "threshold('times')", "lower", "5")
BESIDE = (
    "upper",
    "upper * 2",
    "latest(l.upper for l in permit_limits)",
    "min(l.upper for l in permit_limits)",
    "one(m.value for m in measurements)",
    "min(l.upper * l.lower for l in permit_limits)",
    "facility.wastewater_m3_day",
    "threshold('content')",
    "threshold('content') * 2",
    "2",
)
THRESHOLDS = {"flow": "m3/day", "content": "mg/L", "times": None}
REGISTER = GeneratedRegister(
    {
        "facilities": [{"facility_id": "F1", "name": "Nhà máy", "wastewater_m3_day": "10"}],
        "outlets": [{"outlet_id": "O1", "facility_id": "F1"}],
        "permit_limits": [
            {"limit_id": unit, "facility_id": "F1", "outlet_id": "O1", "parameter": "COD", "upper": "2",
             "lower": "1", "unit": unit, "valid_from": "2024-01-01"}
            for unit in ("mg/L", "m3/day", "kg")
        ],
        "measurements": [
            {"measurement_id": "M", "facility_id": "F1", "outlet_id": "O1", "parameter": "COD", "value": "<2",
             "unit": "mg/L", "sampled_on": "2024-01-02"}
        ],
        "coverage": [
            {"coverage_id": kind, "record_kind": kind} for kind in ("permit_limits", "measurements")
        ],
    }
)  # fmt: skip


def _files(requires: dict[str, str]) -> dict[str, str]:
    lines = [
        "id: WW-01", "title: {vi: Tên, en: Title}", "severity: minor", f"citations: [{CITATION}]",
        "since: 1900-01-01", "subject: permit_limit", "message: {vi: m, en: m}", "requires:",
    ]  # fmt: skip
    lines += [f"  {name}: >-\n    {text}" for name, text in requires.items()]
    files = {"instruments.yaml": INSTRUMENTS, "WW-01-x.yaml": "\n".join(lines) + "\n"}
    for name, unit in THRESHOLDS.items():
        files[f"{name}.yaml"] = (
            f"threshold: {name}\ntitle: {{vi: Mức, en: Limit}}\n" + (f"unit: {unit}\n" if unit else "")
            + f"values: [{{from: 1900-01-01, value: 5, citation: {CITATION}}}]\n"
        )  # fmt: skip
    return files


REASONS = {"unit", "censored", "ratio", "too-wide"}
REFUSED = ("one(m.value for m in measurements)", "min(l.upper * l.lower for l in permit_limits)")
"""What may lie below detection, and what has the units of two records."""


def _compiled(requires: dict[str, str], folder: Path) -> CompiledRulebook:
    for name, text in _files(requires).items():
        (folder / name).write_text(text, encoding="utf-8")
    return compile_rulebook(load_rulebook(folder))


@pytest.mark.parametrize("beside", BESIDE)
def test_what_stands_beside_a_quotient_is_refused_or_judged(
    beside: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    accepted: dict[str, str] = {}
    for above, below in itertools.product(ABOVE, BELOW):
        text = f"{above} / {below} >= {beside}"
        try:
            _compiled({"r": text}, tmp_path_factory.mktemp("rules"))
        except RulebookError as error:
            assert {problem.code for problem in error.problems} <= REASONS
        else:
            accepted[f"r{len(accepted)}"] = text

    assert bool(accepted) is (beside not in REFUSED)
    if accepted:
        rulebook = _compiled(accepted, tmp_path_factory.mktemp("rules"))
        result = judge(rulebook, load(REGISTER), "2024-06-30")
        assert result.counts[Outcome.failed] == 0
        assert result.agreement.disagreements == 0
        assert sum(result.counts.values()) == len(REGISTER.tables["permit_limits"])
