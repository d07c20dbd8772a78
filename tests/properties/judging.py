"""Writes generated files, feeds them to the real readers and sweeps them; counts what was judged."""

import csv
import io
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from generated_registers import GeneratedRegister, Row
from generated_rulebooks import GeneratedRulebook
from hypothesis import reject

from compliance.errors import RulebookError
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.findings import Finding, Verdict
from compliance.model.outcomes import Outcome
from compliance.model.schema import KINDS
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult, sweep


class Tally:
    """What the tests of one session judged, in numbers by name."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()

    def as_numbers(self) -> dict[str, int]:
        """Return the numbers, those of single outcomes last."""
        return dict(sorted(self._numbers.items(), key=lambda item: (item[0].startswith("which"), item[0])))

    def add(self, numbers: dict[str, int]) -> None:
        """Add the numbers of another session."""
        self._numbers.update(numbers)

    def note(self, result: SweepResult) -> None:
        """Count the verdicts of a sweep."""
        agreement = result.agreement
        self.add({"sweeps": 1, "verdicts": agreement.verdicts, "judged twice": agreement.rejudged})
        self.add({"disagreements": agreement.disagreements})
        self.add(
            {f"which were {outcome.value}": number for outcome, number in result.counts.items() if number}
        )


TALLY = Tally()


Form = Literal["NFC", "NFD"]


@dataclass(frozen=True)
class Writing:
    """How a register is written; none of it may change what it says.

    Attributes:
        form: Unicode form of all texts.
        locale: How numbers and dates are written.
        labels: Vietnamese labels instead of field names in the header.
        marked: With a byte-order mark, CRLF line ends and blank lines.
        reversed_columns: Columns in the other order.
    """

    form: Form = "NFC"
    locale: str = "iso"
    labels: bool = False
    marked: bool = False
    reversed_columns: bool = False


PLAIN = Writing()
MAY_BE_REFUSED = {"too-wide", "too-deep", "too-long"}
"""Faults the grammar does not avoid: more digits, brackets or characters than the language takes."""


@contextmanager
def folder() -> Iterator[Path]:
    """Give a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def load_rules(book: GeneratedRulebook, form: Form = "NFC") -> CompiledRulebook:
    """Return the compiled rulebook; an expression the checker refuses ends the example."""
    with folder() as path:
        for name, text in book.files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(unicodedata.normalize(form, text), encoding="utf-8")
        try:
            rulebook = compile_rulebook(load_rulebook(path))
        except RulebookError as error:
            if not {problem.code for problem in error.problems} <= MAY_BE_REFUSED:
                raise
            TALLY.add({"rulebooks refused": 1})
            reject()
    TALLY.add({"rulebooks": 1})
    return rulebook


def load(register: GeneratedRegister, writing: Writing = PLAIN) -> Register:
    """Return the register as the real reader reads it."""
    with folder() as path:
        (path / "register.yaml").write_text(f"locale: {writing.locale}\n", encoding="utf-8")
        for plural, rows in register.tables.items():
            if rows:
                (path / f"{plural}.csv").write_bytes(_csv(plural, rows, writing, register.lacking))
        loaded = load_register(path, accept_rejected=True)
    if not register.spoiled:
        assert [(row.table, row.reasons) for row in loaded.rejected] == []
    assert sum(loaded.rows_read.values()) == sum(len(rows) for rows in register.tables.values())
    return loaded


def judge(
    rulebook: CompiledRulebook, register: Register, as_of: str, *, distinct: bool = True
) -> SweepResult:
    """Return the result of a sweep in which nothing failed."""
    result = sweep(rulebook, register, date.fromisoformat(as_of), distinct=distinct)
    TALLY.note(result)
    agreement = result.agreement
    doubts = [f"{v.key}: {v.doubt}" for v in result.verdicts() if v.outcome is Outcome.failed]
    assert doubts == []
    assert (agreement.disagreements, agreement.rejudged) == (0, agreement.verdicts)
    return result


def verdicts_of(result: SweepResult) -> set[Verdict]:
    """Return all verdicts, each of which must be one of its kind."""
    found = list(result.verdicts())
    assert len({verdict.key for verdict in found}) == len(found)
    return set(found)


def finding_texts(findings: list[Finding]) -> list[object]:
    """Return everything findings say, but for the places in files."""
    return [
        (
            f.verdict, f.facility_name, f.severity, f.message, f.remedy, f.missing, f.fingerprint,
            [(e.record, e.fields) for e in f.evidence],
        )
        for f in findings
    ]  # fmt: skip


def _csv(plural: str, rows: list[Row], writing: Writing, lacking: frozenset[tuple[str, str]]) -> bytes:
    columns = KINDS[plural].columns
    used = [name for name in columns if (plural, name) not in lacking or any(row.get(name) for row in rows)]
    if writing.reversed_columns:
        used.reverse()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n" if writing.marked else "\n")
    writer.writerow([columns[name].label.vi if writing.labels else name for name in used])
    for row in rows:
        if writing.marked:
            writer.writerow([" "] * len(used))
        writer.writerow([_printed(row.get(name, ""), columns[name].type, writing.locale) for name in used])
    text = unicodedata.normalize(writing.form, out.getvalue())
    return text.encode("utf-8-sig" if writing.marked else "utf-8")


def _printed(cell: str, column_type: str, locale: str) -> str:
    if locale == "iso" or not cell:
        return cell
    if column_type in ("number", "censored"):
        whole, _, part = cell.partition(".")
        sign = whole[: len(whole) - len(whole.lstrip("<>-"))]
        digits = whole.removeprefix(sign)
        grouped = (
            f"{int(digits):,}".replace(",", ".")
            if digits.isdigit() and digits == str(int(digits))
            else digits
        )
        return sign + grouped + (f",{part}" if part else "")
    if column_type == "date" and len(cell) == len("2026-05-29"):
        year, month, day = cell.split("-")
        return f"{day}/{month}/{year}"
    return cell
