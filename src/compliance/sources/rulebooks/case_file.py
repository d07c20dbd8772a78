"""Reads example cases: small registers written in YAML, with the outcomes they must have.

The cells go through the same typing as those of a register's files.

    given:                      # shared by all cases
      as_of: 2026-11-24
      facility: {kind: mine, status: operating}
      covered: [permits]        # collections that are complete
    cases:
      - name: a mine with a restoration plan
        permits: [{kind: restoration_plan, granted_on: 2020-01-01}]
        expect: met
      - name: a mine without any paper
        expect: violated
        failed: [restoration_plan]

`facility` is the one facility (id F1); a case's fields are laid over the given ones, and a blank takes a
field away. `facilities` and the other tables replace the given ones. Keys and names that do not matter are
filled in: F1, permit-1, permit-2 and so on. One operator answers for the one facility.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from compliance.errors import Place, Problems, suggest
from compliance.model.enforcement import ActionList
from compliance.model.outcomes import Outcome
from compliance.model.rule_values import read_day
from compliance.model.schema import COLLECTIONS, FILED_KINDS, KINDS
from compliance.model.text_tree import Mapping, Scalar, Sequence, Tree
from compliance.sources.notation import Notation
from compliance.sources.registers.manifest import Manifest
from compliance.sources.registers.register import Register, type_register
from compliance.sources.rulebooks.unfilled import note_unfilled
from compliance.sources.texts import ColumnCells, Part, TextTable
from compliance.sources.yaml_text import read_yaml

DEFAULT_FACILITY = "F1"
_TABLES = [name for name in FILED_KINDS if name != "coverage"]
_RECORD_KEYS = ("as_of", "facility", "covered", "coverage", *_TABLES)
CASE_KEYS = (
    "name",
    "reason",
    "expect",
    "failed",
    "missing",
    "action",
    "because",
    "fine",
    "pays",
    *_RECORD_KEYS,
)


@dataclass(frozen=True)
class Case:
    """One example: a small register and what a rule must say of it.

    Attributes:
        name: What it shows.
        place: Where it stands.
        as_of: The date judged for.
        register: Its records.
        expect: Outcome by subject key; the key `*` stands for every subject.
        failed: Names of the requirements that must not hold; None where nothing is said.
        missing: What must be named as missing; None where nothing is said.
        action: The list a violation must stand on; None where nothing is said.
        because: Codes of why it is not proposed for a penalty; None where nothing is said.
        fine: The bracket as printed in the table, `warning`, or `unknown`; None where nothing is said.
        pays: The bracket for the operator of the case, in the same words; None where nothing is said.
    """

    name: str
    place: Place
    as_of: date
    register: Register
    expect: dict[str, Outcome]
    failed: frozenset[str] | None = None
    missing: frozenset[str] | None = None
    action: ActionList | None = None
    because: frozenset[str] | None = None
    fine: str | None = None
    pays: str | None = None
    tree: Mapping | None = field(default=None, repr=False)


def read_cases(
    path: Path, problems: Problems, extra_keys: tuple[str, ...] = ()
) -> tuple[Mapping | None, list[Case]]:
    """Return the tree of a case file and its cases; what cannot be read is noted as a problem.

    Args:
        path: The file.
        problems: Gets every fault.
        extra_keys: Further keys that a case may have; the caller reads them from `Case.tree`.
    """
    tree = read_yaml(path, str(path), problems)
    if tree is None:
        return None, []
    if note_unfilled(tree, problems):
        return tree, []
    given = tree.entries.get("given", Mapping({}, {}, tree.place))
    listed = tree.entries.get("cases")
    if not isinstance(given, Mapping) or not isinstance(listed, Sequence):
        problems.add(tree.place, "case", "a case file has a list `cases:` and may have a mapping `given:`")
        return tree, []
    _check_keys(given, _RECORD_KEYS, problems)
    cases = []
    for item in listed.items:
        if not isinstance(item, Mapping):
            problems.add(item.place, "case", "a case is a mapping with name: and expect:")
            continue
        _check_keys(item, CASE_KEYS + extra_keys, problems)
        case = _read_case(item, given, str(path), problems)
        if case is not None:
            cases.append(case)
    return tree, cases


def _check_keys(tree: Mapping, allowed: tuple[str, ...], problems: Problems) -> None:
    for key, place in tree.key_places.items():
        if key not in allowed:
            text = f"key {key!r} is not known here{suggest(key, allowed)}; allowed: {', '.join(allowed)}"
            problems.add(place, "unknown-key", text)


def _read_case(tree: Mapping, given: Mapping, path: str, problems: Problems) -> Case | None:
    before = len(problems.found)
    name, as_of = _scalar(tree, given, "name"), _scalar(tree, given, "as_of")
    if not name or not as_of:
        problems.add(tree.place, "missing-key", "a case needs name: and as_of: (its own or the given one)")
        return None
    try:
        day = read_day(as_of)
    except ValueError as error:
        problems.add(tree.place, "date", f"as_of: found {as_of!r}: {error}")
        return None
    expect = _read_expect(tree, problems)
    texts = {table: _text_table(path, table, rows) for table, rows in _rows(tree, given, problems)}
    found = Problems()
    parts = {table: [Part(KINDS[table], text, Notation("iso"))] for table, text in texts.items()}
    register = type_register(parts, Manifest(), found)
    register.unasked = frozenset()
    for problem in found.found:
        problems.found.append(problem)
    if len(problems.found) > before:
        return None
    return Case(
        name, tree.place, day, register, expect, _texts(tree, "failed", problems),
        _texts(tree, "missing", problems), _read_action(tree, problems), _texts(tree, "because", problems),
        _scalar(tree, tree, "fine"), _scalar(tree, tree, "pays"), tree,
    )  # fmt: skip


def _read_action(tree: Mapping, problems: Problems) -> ActionList | None:
    text = _scalar(tree, tree, "action")
    allowed = [action.value for action in ActionList]
    if text in allowed:
        return ActionList.member(text)
    if "action" in tree.entries:
        place = tree.entries["action"].place
        problems.add(place, "value", f"action: found {text!r}; expected one of {', '.join(allowed)}")
    return None


def _scalar(tree: Mapping, given: Mapping, key: str) -> str | None:
    value = tree.entries.get(key, given.entries.get(key))
    return value.text if isinstance(value, Scalar) else None


def _read_expect(tree: Mapping, problems: Problems) -> dict[str, Outcome]:
    value = tree.entries.get("expect")
    entries: dict[str, Tree] = {}
    if isinstance(value, Scalar):
        entries = {"*": value}
    elif isinstance(value, Mapping):
        entries = value.entries
    expected = {}
    for key, node in entries.items():
        text = node.text if isinstance(node, Scalar) else None
        if text in [outcome.value for outcome in Outcome]:
            expected[key] = Outcome(text)
        else:
            allowed = ", ".join(outcome.value for outcome in Outcome)
            problems.add(node.place, "value", f"expect: found {text!r}; expected one of {allowed}")
    return expected


def _texts(tree: Mapping, key: str, problems: Problems) -> frozenset[str] | None:
    value = tree.entries.get(key)
    if value is None:
        return None
    items = value.items if isinstance(value, Sequence) else ()
    if not isinstance(value, Sequence) or not all(isinstance(i, Scalar) and i.text for i in items):
        problems.add(value.place, "value", f"{key}: a list of texts is expected")
        return None
    return frozenset(item.text or "" for item in items if isinstance(item, Scalar))


Row = tuple[int, dict[str, str]]


def _rows(tree: Mapping, given: Mapping, problems: Problems) -> Iterator[tuple[str, list[Row]]]:
    """Yield each table with its rows of texts and their lines."""
    facilities = _table(tree, given, "facilities", problems)
    if not facilities:
        facility = dict(_facility_fields(given, problems))
        facility.update(_facility_fields(tree, problems))
        facilities = [(tree.place.line or 1, facility)]
    for _, row in facilities:
        row.setdefault("facility_id", DEFAULT_FACILITY)
        row.setdefault("name", row["facility_id"])
    operators = _table(tree, given, "operators", problems)
    if len(operators) == 1 and len(facilities) == 1:
        facilities[0][1].setdefault("operator_id", operators[0][1].get("operator_id", "operator-1"))
    yield "facilities", facilities
    for table in _TABLES:
        if table == "facilities" or not (rows := _table(tree, given, table, problems)):
            continue
        kind = KINDS[table]
        for number, (_, row) in enumerate(rows, start=1):
            if "facility_id" in kind.columns:
                row.setdefault("facility_id", DEFAULT_FACILITY)
            if len(kind.key) == 1:
                row.setdefault(kind.key[0], f"{kind.name}-{number}")
        yield table, rows
    coverage = _table(tree, given, "coverage", problems)
    coverage += [(tree.place.line or 1, {"record_kind": name}) for name in _covered(tree, given, problems)]
    for number, (_, row) in enumerate(coverage, start=1):
        row.setdefault("coverage_id", f"coverage-{number}")
    if coverage:
        yield "coverage", coverage


def _facility_fields(tree: Mapping, problems: Problems) -> Iterator[tuple[str, str]]:
    facility = tree.entries.get("facility")
    if facility is None:
        return
    if not isinstance(facility, Mapping):
        problems.add(facility.place, "case", "facility: a mapping of fields is expected")
        return
    yield from _cells(facility, "facilities", problems).items()


def _covered(tree: Mapping, given: Mapping, problems: Problems) -> list[str]:
    source = tree if "covered" in tree.entries else given
    names = _texts(source, "covered", problems) or frozenset()
    if "all" in names:
        return list(COLLECTIONS)
    return sorted(names)


def _table(tree: Mapping, given: Mapping, table: str, problems: Problems) -> list[Row]:
    value = tree.entries.get(table, given.entries.get(table))
    if value is None:
        return []
    if not isinstance(value, Sequence):
        problems.add(value.place, "case", f"{table}: a list of records is expected")
        return []
    rows = []
    for item in value.items:
        if isinstance(item, Mapping):
            rows.append((item.place.line or 1, _cells(item, table, problems)))
        else:
            problems.add(item.place, "case", f"{table}: a record is a mapping of fields")
    return rows


def _cells(record: Mapping, table: str, problems: Problems) -> dict[str, str]:
    kind = KINDS[table]
    cells = {}
    for name, value in record:
        if name not in kind.columns:
            hint = suggest(name, kind.columns)
            allowed = ", ".join(kind.columns)
            text = f"{name!r} is no field of {table}{hint}; allowed: {allowed}"
            problems.add(record.key_places[name], "unknown-column", text)
        elif not isinstance(value, Scalar):
            problems.add(value.place, "case", f"{name}: one value is expected")
        else:
            cells[name] = (value.text or "").strip()
    return cells


def _text_table(path: str, table: str, rows: list[Row]) -> TextTable:
    names = [name for name in KINDS[table].columns if any(name in row for _, row in rows)]
    places = {name: Place(path, rows[0][0]) for name in names}
    columns: dict[str, ColumnCells] = {name: [row.get(name, "") for _, row in rows] for name in names}
    return TextTable(path, names, places, columns, [line for line, _ in rows])
