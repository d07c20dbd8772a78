"""Writes example cases as the text of a case file, and adds them to one."""

import json
import re
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

from compliance.errors import Place, Problems, UsageError
from compliance.model.text_tree import Mapping as TreeMapping
from compliance.model.text_tree import Sequence as TreeSequence
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.yaml_text import read_text, read_yaml

WIDTH = 110
INDENT = 2

Cell = str | None
Entry = Cell | Mapping[str, Cell] | Sequence["Entry"]

_PLAIN = re.compile(r"[\w<][\w .;()/+<=-]*(?<! )")
_WORDS = ("null", "~", "")


def case_text(entries: Mapping[str, Entry], indent: int = INDENT) -> str:
    """Return one case as an item of the list `cases:`.

    Args:
        entries: Its keys and values, in order.
        indent: Spaces before the dash.
    """
    lines: list[str] = []
    inner = " " * (indent + 2)
    for key, value in entries.items():
        lines.extend(_entry_lines(f"{inner}{key}:", value, indent + 4))
    lines[0] = f"{' ' * indent}- {lines[0].lstrip()}"
    return "\n".join(lines) + "\n"


def _entry_lines(head: str, value: Entry, indent: int) -> list[str]:
    line = f"{head} {_flow(value)}".rstrip()
    if len(line) <= WIDTH or value is None:
        return [line]
    pad = " " * indent
    if isinstance(value, str):
        folded = textwrap.wrap(value, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        return [f"{head} >-", *(pad + part for part in folded)]
    lines = [head]
    if isinstance(value, Mapping):
        for key, cell in value.items():
            lines.append(f"{pad}{key}: {_flow(cell)}".rstrip())
        return lines
    for item in value:
        item_line = f"{pad}- {_flow(item)}"
        if len(item_line) <= WIDTH or not isinstance(item, Mapping):
            lines.append(item_line)
        else:
            cells = [f"{pad}  {key}: {_flow(cell)}".rstrip() for key, cell in item.items()]
            lines.extend([f"{pad}- {cells[0].lstrip()}", *cells[1:]])
    return lines


def _flow(value: Entry) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return (
            value
            if _PLAIN.fullmatch(value) and value not in _WORDS
            else json.dumps(value, ensure_ascii=False)
        )
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(cell)}" for key, cell in value.items()) + "}"
    return "[" + ", ".join(_flow(item) for item in value) + "]"


def with_case(path: Path, text: str) -> str:
    """Return the text of a case file with one or more cases added at its end.

    Raises:
        UsageError: The file is not laid out so that a case can be added at its end.
    """
    problems = Problems()
    before = read_text(path, str(path), problems)
    tree = read_yaml(path, str(path), problems)
    if before is None or tree is None:
        raise UsageError("\n".join(map(str, problems.in_order())))
    if last_case(tree) is None:
        raise UsageError(f"{path}: `cases:` must be the last key and a list of one case a dash")
    return before + _line_end(before) + text


def last_case(tree: TreeMapping) -> Place | None:
    """Return where the last case of a file starts; None where none can be added behind it."""
    if not tree.entries or list(tree.entries)[-1] != "cases":
        return None
    cases = tree.entries["cases"]
    if not isinstance(cases, TreeSequence) or not cases.items:
        return None
    place = cases.items[-1].place
    in_block = cases.place.line != tree.key_places["cases"].line
    return place if in_block and (place.column or 0) > INDENT else None


def indent_of(tree: TreeMapping) -> int:
    """Return the spaces before the dashes of a file's cases."""
    place = last_case(tree)
    return INDENT if place is None or place.column is None else place.column - 1 - INDENT


def read_added(path: Path, text: str) -> tuple[list[Case], list[str]]:
    """Return the cases of a file with others added, and the problems there are; the file stays as it is.

    Raises:
        UsageError: The file is not laid out so that a case can be added at its end.
    """
    whole = with_case(path, text)
    problems = Problems()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(whole, encoding="utf-8")
        _, cases = read_cases(copy, problems)
    return cases, [problem.text for problem in problems.in_order()]


def add_cases(path: Path, texts: Sequence[str]) -> None:
    """Add cases to the end of a case file, all or none.

    Raises:
        UsageError: With them the file could not be read.
    """
    _, faults = read_added(path, "".join(texts))
    if faults:
        raise UsageError(f"{path}: nothing was added: {'; '.join(faults)}")
    before = path.read_bytes()
    path.write_bytes(before + (_line_end(before.decode()) + "".join(texts)).encode())


def _line_end(text: str) -> str:
    """Return what has to stand between the end of a file and a new line."""
    return "" if text.endswith("\n") else "\n"
