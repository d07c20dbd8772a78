"""Everything a caller may catch, and the places errors point to.

    ComplianceError
    ├─ SourceError(problems)     a file is wrong: exit code 2
    │  ├─ RulebookError            rule files, all their problems at once
    │  └─ RegisterError            register files, all their problems at once
    ├─ UsageError                a request that cannot be met: exit code 2
    └─ EngineError               our run failed: exit code 3

A violation is never an exception.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

SHOWN_PROBLEMS = 50


@dataclass(frozen=True)
class Place:
    """Where in a source something stands.

    `line` and `column` count from 1, as editors and Excel show them; None means the whole file.
    `field` names the column of a table.
    """

    path: str
    line: int | None = None
    column: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a source: a place, a short code that stays, and a text that may change.

    Attributes:
        place: Where it stands.
        code: Kebab word.
        text: What is wrong, in English.
        vi: The same in Vietnamese, for sources that officers write; empty for the others.
    """

    place: Place
    code: str
    text: str
    vi: str = ""

    def __str__(self) -> str:
        return self.line("en")

    def line(self, lang: str) -> str:
        """Return the problem as one line in a language, in English where it has no other words."""
        column = f"{self.place.field}: " if self.place.field else ""
        return f"{self.place}: [{self.code}] {column}{self.vi if lang == 'vi' and self.vi else self.text}"


@dataclass
class Problems:
    """Collects the problems of one load, so that all are told at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, text: str, vi: str = "") -> None:
        """Note a problem."""
        self.found.append(Problem(place, code, text, vi))

    def in_order(self) -> list[Problem]:
        """Return the problems by file, line and column, each once."""
        unique = dict.fromkeys(self.found)
        return sorted(unique, key=lambda p: (p.place.path, p.place.line or 0, p.place.column or 0))


class ComplianceError(Exception):
    """Base of everything a caller may catch."""


class SourceError(ComplianceError):
    """Files on disk that cannot be accepted; `problems` holds all of them in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(str(self.problems[0]) if self.problems else "")

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: str) -> str:
        """Return the problems in a language, a line each; beyond `SHOWN_PROBLEMS` only how many more."""
        lines = [problem.line(lang) for problem in self.problems[:SHOWN_PROBLEMS]]
        more = len(self.problems) - SHOWN_PROBLEMS
        if more > 0:
            lines.append(f"... và {more} vấn đề khác" if lang == "vi" else f"... and {more} more")
        return "\n".join(lines)


class RulebookError(SourceError):
    """Rule files that cannot be accepted."""


class RegisterError(SourceError):
    """Register files that cannot be accepted."""


class UsageError(ComplianceError):
    """A request that cannot be met as it was made, such as an unknown facility.

    Attributes:
        vi: What is wrong, in Vietnamese, for requests that officers make; empty for the others.
    """

    def __init__(self, text: str, vi: str = "") -> None:
        self.vi = vi
        super().__init__(text)


class EngineError(ComplianceError):
    """Our own run failed; says nothing about any facility."""


def suggest(name: str, known: Iterable[str], lang: str = "en") -> str:
    """Return "; did you mean 'x'?" for the known name nearest to a wrong one, or an empty text."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    if not near:
        return ""
    return f"; có phải là {near[0]!r} không?" if lang == "vi" else f"; did you mean {near[0]!r}?"
