"""Reads YAML as a tree of texts with places.

Narrower than YAML on purpose: no anchors, aliases, tags, tabs or duplicate keys, one document a file, and
nothing is turned into a number, a date or a boolean here.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from compliance.errors import Place, Problem, Problems
from compliance.model.text_tree import Mapping, Scalar, Sequence, Tree

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
MAX_KEPT = 1024
"""Trees kept, the latest read: a command may read the same file for several ends. Nothing changes a tree."""


class _RefusedError(Exception):
    """A fault that ends the reading of one file."""

    def __init__(self, mark: Any, code: str, text: str) -> None:
        self.mark, self.code, self.text = mark, code, text


def read_yaml(path: Path, shown_as: str, problems: Problems) -> Mapping | None:
    """Return the mapping a YAML file holds, or None after noting why it cannot be read.

    Args:
        path: The file.
        shown_as: Its name in problems.
        problems: Gets one problem for each fault found.
    """
    text = read_text(path, shown_as, problems)
    return None if text is None else parse_yaml(text, shown_as, problems)


def read_text(path: Path, shown_as: str, problems: Problems) -> str | None:
    """Return the NFC text of a UTF-8 file, or None after noting why it cannot be read."""
    if path.exists() and not path.is_file():
        problems.add(Place(shown_as), "unreadable", "is no regular file", "không phải là tệp")
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        is_missing = isinstance(error, FileNotFoundError)
        vi = "không có tệp này" if is_missing else f"không đọc được ({error.strerror})"
        problems.add(Place(shown_as), "unreadable", f"cannot be read: {error.strerror}", vi)
        return None
    if len(data) > MAX_BYTES:
        problems.add(
            Place(shown_as), "too-large", f"{len(data)} bytes; at most {MAX_BYTES} are read",
            f"{len(data)} byte; chỉ đọc nhiều nhất {MAX_BYTES}",
        )  # fmt: skip
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.add(
            Place(shown_as, line), "encoding", f"byte {data[error.start]:#04x} is not UTF-8 text",
            f"byte {data[error.start]:#04x} không có trong bảng mã UTF-8; cần lưu tệp dạng UTF-8",
        )  # fmt: skip
        return None
    return unicodedata.normalize("NFC", text)


def parse_yaml(text: str, shown_as: str, problems: Problems) -> Mapping | None:
    """Return the mapping that a YAML text holds, or None after noting why it cannot be read."""
    tree, found = _parsed(text, shown_as)
    problems.found.extend(found)
    return tree


@lru_cache(maxsize=MAX_KEPT)
def _parsed(text: str, shown_as: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    problems = Problems()
    return _parse(text, shown_as, problems), tuple(problems.found)


def _parse(text: str, shown_as: str, problems: Problems) -> Mapping | None:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            problems.add(
                Place(shown_as, number, indent.index("\t") + 1),
                "tab",
                "a tab in the indentation; use spaces",
                "dấu tab ở đầu dòng; cần dùng dấu cách",
            )
            return None
    composer = _Composer(text, shown_as, problems)
    try:
        tree = composer.compose()
    except _RefusedError as refused:
        problems.add(_place(shown_as, refused.mark), refused.code, refused.text)
        return None
    except yaml.MarkedYAMLError as error:
        code = "tab" if "'\\t'" in str(error.problem) else "yaml"
        reason = " ".join(filter(None, (error.context, error.problem)))
        problems.add(
            _place(shown_as, error.problem_mark), code, f"not readable as YAML: {reason}",
            f"không đúng cách viết YAML (dấu nháy, dấu ngoặc, thụt dòng): {reason}",
        )  # fmt: skip
        return None
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "nested too deep"
        problems.add(Place(shown_as), "yaml", f"not readable as YAML: {reason}")
        return None
    if not isinstance(tree, Mapping):
        problems.add(
            Place(shown_as, 1), "not-a-mapping", "the file must hold keys with values",
            "tệp phải gồm các dòng dạng «mục: giá trị»",
        )  # fmt: skip
        return None
    return None if composer.duplicates else tree


def _place(shown_as: str, mark: Any) -> Place:
    return Place(shown_as) if mark is None else Place(shown_as, mark.line + 1, mark.column + 1)


class _Composer:
    """Builds the tree from parser events, with a depth limit instead of the stack's."""

    def __init__(self, text: str, shown_as: str, problems: Problems) -> None:
        self._text, self._shown_as, self._problems = text, shown_as, problems
        self._events = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        self.duplicates = False

    def compose(self) -> Tree | None:
        tree: Tree | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    raise _RefusedError(event.start_mark, "second-document", "one document a file")
                tree = self._node(next(self._events), depth=0)
        return tree

    def _node(self, event: yaml.Event, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise _RefusedError(event.start_mark, "too-deep", f"nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(event.start_mark, "anchor", "anchors and aliases are not allowed")
        if getattr(event, "tag", None):
            raise _RefusedError(event.start_mark, "tag", "tags such as !!str are not allowed")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), _place(self._shown_as, event.start_mark))
        return self._mapping(event, depth)

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        entries: dict[str, Tree] = {}
        key_places: dict[str, Place] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or key.text is None:
                raise _RefusedError(inner.start_mark, "key", "a key must be a text")
            if key.text in entries:
                self.duplicates = True
                first = key_places[key.text].line
                self._problems.add(key.place, "duplicate-key", f"{key.text!r} stands already in line {first}")
                continue
            entries[key.text], key_places[key.text] = value, key.place
        return Mapping(entries, key_places, _place(self._shown_as, event.start_mark))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start: Any = event.start_mark
        end: Any = event.end_mark
        raw = self._text[start.index : end.index]
        line, column = start.line + 1, start.column + 1
        if event.style in ("|", ">"):
            raw = raw.partition("\n")[2]
            line, column = line + 1, 1
        elif event.style in ("'", '"'):
            raw, column = raw[1:-1], column + 1
            if "''" in raw or "\\" in raw:
                raw = event.value
        text = None if event.style is None and event.value in ("", "~", "null") else event.value
        return Scalar(text, _place(self._shown_as, start), raw.rstrip(), Place(self._shown_as, line, column))
