"""Writes docs/language.md, the reference of the rule language, from the conformance cases.

Run `python tests/conformance/language_reference.py` after a change of the cases.
"""

import re
from pathlib import Path

from compliance.errors import Problems
from compliance.model.text_tree import Mapping, Scalar, Sequence, Tree
from compliance.sources.yaml_text import read_yaml

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent.parent / "docs" / "language.md"
ORDER = (
    "comparisons", "logic", "known", "texts", "dates", "arithmetic", "censored", "units", "any_all", "folds",
    "selections", "parents", "coverage", "visibility", "law_in_force", "bands", "limits", "lists",
    "obligations", "schedules", "proof", "outcomes", "enforcement", "refused_expressions", "refused_names",
)  # fmt: skip
SHOWN = (
    "subject", "schedule", "schedules", "since", "until", "window", "applies_when", "selections", "requires",
    "ask", "addressee", "act", "limitation", "penalties", "penalty", "action", "because", "fine",
)  # fmt: skip
HEAD = """\
# The rule language

This page is made from the conformance cases in `tests/conformance/`, which both evaluators are held to. Each
line says what something means, the rule it is shown on, and what must come of it; the records of a case stand
in its file.

Outcomes: `met`, `violated`, `undetermined` (the data do not allow a judgement), `not_applicable`, `manual`.
A condition is true, false or unknown; `[code]` is a problem that the checker tells before anything runs.
"""


def render() -> str:
    """Return the text of the reference."""
    names = {path.stem for path in FOLDER.glob("*.yaml")}
    assert names == set(ORDER), f"the order of the reference lacks or invents {names ^ set(ORDER)}"
    return HEAD + "".join(_theme(name) for name in ORDER)


def _theme(name: str) -> str:
    problems = Problems()
    tree = read_yaml(FOLDER / f"{name}.yaml", f"{name}.yaml", problems)
    assert tree is not None, problems.found
    lines = [f"\n## {_text(tree.entries['theme'])}\n"]
    cases = tree.entries["cases"]
    assert isinstance(cases, Sequence)
    for case in cases.items:
        assert isinstance(case, Mapping)
        outcome = _outcome(case)
        lines.append(f"- **{_text(case.entries['name'])}** → {outcome}  ")
        lines.append(f"  {_text(case.entries['reason'])}")
        lines.extend(f"  - {key}: {_code(case.entries[key])}" for key in SHOWN if key in case.entries)
    return "\n".join(lines) + "\n"


def _outcome(case: Mapping) -> str:
    if "refused" in case.entries:
        refused = case.entries["refused"]
        assert isinstance(refused, Sequence)
        return ", ".join(f"`[{_text(code)}]`" for code in refused.items)
    expect = case.entries["expect"]
    if isinstance(expect, Mapping):
        return ", ".join(f"{key} `{_text(value)}`" for key, value in expect)
    return f"`{_text(expect)}`"


def _code(tree: Tree) -> str:
    if isinstance(tree, Mapping):
        return "; ".join(f"{key} {_code(value)}" for key, value in tree)
    if isinstance(tree, Sequence):
        return ", ".join(_code(item) for item in tree.items)
    text = _text(tree)
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}"


def _text(tree: Tree) -> str:
    assert isinstance(tree, Scalar)
    return re.sub(r"\s+", " ", tree.text or "").strip()


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
