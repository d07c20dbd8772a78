"""Messages with slots: `{field}` or any expression between braces, proved bound before anything runs."""

import re
from dataclasses import dataclass

from compliance.errors import Place, Problem
from compliance.language.builder import Vocabulary, build
from compliance.language.nodes import Node
from compliance.language.syntax import Source
from compliance.model.fields import RecordKind
from compliance.model.text_tree import Scalar

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Template:
    """A text whose parts are fixed texts and nodes, in order."""

    parts: tuple[str | Node, ...]


def build_template(
    scalar: Scalar, subject: RecordKind, vocabulary: Vocabulary
) -> tuple[Template, list[Problem]]:
    """Return the template of a text; a slot that is no expression of the language is a problem."""
    text = scalar.text or ""
    parts: list[str | Node] = []
    problems: list[Problem] = []
    end = 0
    for match in _SLOT.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        node, found = build(Source(match[1], _slot_place(scalar, match)), subject, vocabulary)
        problems.extend(found)
        if node is not None:
            parts.append(node)
    parts.append(text[end:])
    if any("{" in part or "}" in part for part in parts if isinstance(part, str)):
        problems.append(Problem(scalar.place, "slot", "a brace without its partner"))
    return Template(tuple(part for part in parts if part != "")), problems


def _slot_place(scalar: Scalar, match: re.Match[str]) -> Place:
    """Return where a slot stands in the file; its whole text where line folding hides it."""
    position = scalar.raw.find(match[0])
    if position < 0:
        return scalar.place
    before = scalar.raw[:position]
    line = (scalar.raw_place.line or 1) + before.count("\n")
    last = before.rpartition("\n")[2]
    first_column = (scalar.raw_place.column or 1) if "\n" not in before else 1
    return Place(scalar.place.path, line, first_column + len(last) + 1)
