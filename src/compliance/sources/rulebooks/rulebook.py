"""Reads a folder of rule files. What kind a file is of is told by its distinguishing key."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from compliance.errors import Place, Problems, RulebookError
from compliance.model.citations import InstrumentFile
from compliance.model.clauses import ClauseFile
from compliance.model.indicators import Indicator
from compliance.model.official_lists import OfficialList
from compliance.model.penalties import PenaltyTable
from compliance.model.retired import RetiredFile
from compliance.model.rulebook import Rulebook, Sourced
from compliance.model.rules import Obligation, Rule
from compliance.model.schedules import Schedule
from compliance.model.tasks import Agencies, Task
from compliance.model.text_tree import Mapping, Scalar
from compliance.model.themes import ThemeFile
from compliance.model.thresholds import Threshold
from compliance.sources.mold import mold
from compliance.sources.registers.parameter_catalogue import shipped_catalogue
from compliance.sources.rulebooks.unfilled import note_unfilled
from compliance.sources.yaml_text import read_text, read_yaml

CASES_SUFFIX = ".cases.yaml"
Model = TypeVar("Model", bound=BaseModel)


def rule_files(folder: Path) -> list[Path]:
    """Return the rule files below a folder, case files excluded, in name order."""
    return sorted(p for p in folder.rglob("*.yaml") if not p.name.endswith(CASES_SUFFIX))


def load_rulebook(folder: Path) -> Rulebook:
    """Return the rulebook a folder holds.

    Raises:
        RulebookError: A file cannot be accepted; all problems of all files at once.
    """
    problems = Problems()
    rulebook = read_rulebook(folder, problems)
    if problems.found:
        raise RulebookError(problems.in_order())
    return rulebook


def read_rulebook(folder: Path, problems: Problems) -> Rulebook:
    """Return what can be read of a folder, and note every problem."""
    rulebook = Rulebook(parameters={each.code: each.name for each in shipped_catalogue().parameters})
    if not folder.is_dir():
        problems.add(Place(str(folder)), "missing-folder", "there is no such folder of rule files")
        return rulebook
    digest = hashlib.sha256()
    paths = rule_files(folder)
    for path in paths:
        shown_as = str(path)
        text = read_text(path, shown_as, problems)
        if text is None:
            continue
        digest.update(f"{path.relative_to(folder).as_posix()}\0{text}\0".encode())
        tree = read_yaml(path, shown_as, problems)
        if tree is not None and not note_unfilled(tree, problems):
            add_file(rulebook, tree, shown_as, problems)
    for rule_id, source in rulebook.rules.items():
        if rule_id in rulebook.retired:
            text = f"{rule_id} is retired in {rulebook.retired[rule_id]}; ids are never reused"
            problems.add(source.tree.key_places["id"], "retired", text)
    _note_stray_files(folder, problems)
    if not paths:
        problems.add(Place(str(folder)), "no-rules", "the folder holds no rule files (*.yaml)")
    rulebook.hash = digest.hexdigest()
    return rulebook


def _note_stray_files(folder: Path, problems: Problems) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".yml", ".json"):
            problems.add(Place(str(path)), "file-name", "rule files end in .yaml; this file is not read")


def add_file(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    """Add one parsed file to a rulebook, noting its problems."""
    for key, add in _KINDS.items():
        if key in tree.entries:
            before = len(problems.found)
            add(rulebook, tree, path, problems)
            named = tree.entries[key]
            if len(problems.found) > before and isinstance(named, Scalar) and named.text:
                rulebook.unread.add(named.text)
            return
    allowed = ", ".join(_KINDS)
    problems.add(tree.place, "unknown-file", f"none of the keys that tell what this file is: {allowed}")


def _add_rule(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    rule = mold(Rule, tree, problems)
    if rule is None:
        return
    _add_once(rulebook.rules, rule.id, Sourced(rule, tree, path), tree.key_places["id"], problems)
    if not Path(path).name.startswith(f"{rule.id}-"):
        problems.add(tree.key_places["id"], "file-name", f"the file name must start with {rule.id + '-'!r}")


def _add_obligation(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    obligation = mold(Obligation, tree, problems)
    if obligation is not None:
        rulebook.obligations.append(Sourced(obligation, tree, path))


def _add_threshold(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    threshold = mold(Threshold, tree, problems)
    if threshold is not None:
        place = tree.key_places["threshold"]
        sourced = Sourced(threshold, tree, path)
        _add_once(rulebook.thresholds, threshold.threshold, sourced, place, problems)


def _add_list(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    official = mold(OfficialList, tree, problems)
    if official is not None:
        sourced = Sourced(official, tree, path)
        _add_once(rulebook.lists, official.name, sourced, tree.key_places["list"], problems)


def _add_schedule(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    schedule = mold(Schedule, tree, problems)
    if schedule is not None:
        sourced = Sourced(schedule, tree, path)
        place = tree.key_places["schedule"]
        _add_once(rulebook.schedules, schedule.schedule, sourced, place, problems)


def _add_penalties(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    table = mold(PenaltyTable, tree, problems)
    if table is not None:
        place = tree.key_places["penalties"]
        _add_once(rulebook.penalties, table.penalties, Sourced(table, tree, path), place, problems)


def _add_clauses(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    file = mold(ClauseFile, tree, problems)
    if file is None:
        return
    if rulebook.clauses is not None:
        problems.add(tree.place, "duplicate", f"clauses stand already in {rulebook.clauses.path}")
        return
    rulebook.clauses = Sourced(file, tree, path)


def _add_indicator(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    indicator = mold(Indicator, tree, problems)
    if indicator is not None:
        place = tree.key_places["indicator"]
        sourced = Sourced(indicator, tree, path)
        _add_once(rulebook.indicators, indicator.indicator, sourced, place, problems)


def _add_task(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    task = mold(Task, tree, problems)
    if task is not None:
        _add_once(rulebook.tasks, task.task, Sourced(task, tree, path), tree.key_places["task"], problems)


def _add_agencies(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    file = mold(Agencies, tree, problems)
    for name, label in file.agencies.items() if file else ():
        if name in rulebook.agencies:
            problems.add(tree.place, "duplicate", f"{path}: {name!r} has a name already")
        rulebook.agencies[name] = label


def _add_retired(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    file = mold(RetiredFile, tree, problems)
    for rule_id in file.retired if file else ():
        rulebook.retired[rule_id] = path


def _add_themes(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    file = mold(ThemeFile, tree, problems)
    for theme, label in file.themes.items() if file else ():
        if theme in rulebook.themes:
            problems.add(tree.place, "duplicate", f"{path}: {theme!r} has a name already")
        rulebook.themes[theme] = label


def _add_instruments(rulebook: Rulebook, tree: Mapping, path: str, problems: Problems) -> None:
    file = mold(InstrumentFile, tree, problems)
    if file is None:
        return
    if rulebook.instruments_path is not None:
        problems.add(tree.place, "duplicate", f"instruments stand already in {rulebook.instruments_path}")
        return
    rulebook.instruments, rulebook.instruments_path = file.instruments, path
    rulebook.instruments_tree = tree


def _add_once(
    known: dict[str, Sourced[Model]], name: str, new: Sourced[Model], place: Place, problems: Problems
) -> None:
    if name in known:
        problems.add(place, "duplicate", f"{name!r} stands already in {known[name].path}")
    else:
        known[name] = new


_KINDS: dict[str, Callable[[Rulebook, Mapping, str, Problems], None]] = {
    "id": _add_rule,
    "obliges": _add_obligation,
    "periods": _add_schedule,
    "threshold": _add_threshold,
    "penalties": _add_penalties,
    "list": _add_list,
    "instruments": _add_instruments,
    "retired": _add_retired,
    "themes": _add_themes,
    "indicator": _add_indicator,
    "task": _add_task,
    "agencies": _add_agencies,
    "clauses": _add_clauses,
}
