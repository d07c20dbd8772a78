"""Names and ids of new rules: a rule is named after the fault it finds, and an id is never given twice."""

import re
from pathlib import Path

from compliance.errors import Problems, UsageError, suggest
from compliance.model.retired import RetiredFile
from compliance.model.text_tree import Scalar
from compliance.sources.mold import mold
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX
from compliance.sources.yaml_text import read_yaml

RETIRED_FILE = "retired.yaml"
FOLDERS_WITHOUT_RULES = ("thresholds", "lists", "plan")
MAX_NAME = 80
MAX_NUMBER = 999

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+")
_THEME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ID = re.compile(r"([A-Z]{2,4})-(\d{2,3})")
_NEGATIONS = ("no", "ban", "disallow", "forbid", "prohibit", "dont", "never")
_CURES = (
    "add", "always", "avoid", "build", "check", "do", "enforce", "ensure", "fix", "get", "have", "install",
    "keep", "make", "must", "need", "needs", "obtain", "prevent", "provide", "repair", "require", "should",
    "stop", "submit", "validate", "verify",
)  # fmt: skip
_DUTIES = ("must", "shall", "should")
_NAMES_OF_RULES = ("check", "compliance", "obligation", "requirement", "requirements", "rule", "test")
_EXAMPLE = "such as 'mine-without-restoration-plan' or 'discharge-above-upper-limit'"


def check_name(name: str) -> None:
    """Refuse a name that does not say which fault a rule finds.

    Raises:
        UsageError: It is not lower-case words joined by hyphens, or names the cure or the rule.
    """
    shown = f"--name: found {name!r}; "
    if not _NAME.fullmatch(name):
        form = "expected two or more lower-case words (a-z, 0-9) joined by hyphens"
        number = (
            "; numbers of the law change: they stand in thresholds" if re.search(r"(^|-)\d", name) else ""
        )
        raise UsageError(f"{shown}{form}, {_EXAMPLE}{number}")
    if len(name) > MAX_NAME:
        raise UsageError(f"{shown}{len(name)} characters; at most {MAX_NAME}")
    words = name.split("-")
    found = f"name what is found wrong, {_EXAMPLE}"
    if words[0] in _NEGATIONS:
        if words[0] == "no":
            text = f"'no' may mean that it is forbidden; perhaps '{'-'.join(words[1:])}-missing'"
        else:
            text = "it tells what is forbidden, not what is wrong"
        raise UsageError(f"{shown}{text}; {found}")
    if words[0] in _CURES or set(words) & set(_DUTIES):
        raise UsageError(f"{shown}it tells what to do, not what is wrong; {found}")
    if words[-1] in _NAMES_OF_RULES:
        raise UsageError(f"{shown}{words[-1]!r} names the rule, not the fault; {found}")


def ids_in(folder: Path) -> dict[str, Path]:
    """Return the ids that rule files of a folder use or have used, each with its file.

    An id counts by the `id:` of a rule, by the name of a file (a file of cases that outlived its rule, too),
    and by its entry in `retired.yaml`. Files that cannot be read count by their names; lint tells of them.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.yaml"), key=lambda p: (p.name.endswith(CASES_SUFFIX), p)):
        if match := re.match(rf"({_ID.pattern})-", path.name):
            found.setdefault(match[1], path)
        tree = read_yaml(path, str(path), Problems())
        declared = tree.entries.get("id") if tree else None
        if isinstance(declared, Scalar) and _ID.fullmatch(declared.text or ""):
            found.setdefault(declared.text or "", path)
    path = folder / RETIRED_FILE
    for rule_id in _retired(path):
        found.setdefault(rule_id, path)
    return found


def _retired(path: Path) -> list[str]:
    """Return the retired ids.

    Raises:
        UsageError: The file cannot be read; a number might be given again.
    """
    if not path.is_file():
        return []
    problems = Problems()
    tree = read_yaml(path, str(path), problems)
    file = mold(RetiredFile, tree, problems) if tree else None
    if file is None:
        raise UsageError("\n".join(map(str, problems.in_order())))
    return list(file.retired)


def check_theme(rules: Path, theme: str, rule_id: str | None) -> None:
    """Refuse a theme that is no folder of rules; one that does not exist yet needs an id.

    Raises:
        UsageError: It is refused.
    """
    if not _THEME.fullmatch(theme) or theme in FOLDERS_WITHOUT_RULES:
        text = "expected lower-case words joined by _, such as hazardous_waste"
        held = ", ".join(FOLDERS_WITHOUT_RULES)
        raise UsageError(f"--theme: found {theme!r}; {text}; {held} hold no rules")
    if rule_id is None and not (rules / theme).is_dir():
        known = [p.name for p in rules.iterdir() if p.is_dir() and p.name not in FOLDERS_WITHOUT_RULES]
        text = f"no theme {theme!r} in {rules}{suggest(theme, known)}; for a new one give --id, such as XX-01"
        raise UsageError(f"--theme: {text}")


def choose_id(rules: Path, theme: str, wanted: str | None) -> str:
    """Return the id of a new rule: the one wanted, else the next number of the theme's letters.

    Raises:
        UsageError: The id is taken or was, or its letters belong to another theme.
    """
    used = ids_in(rules)
    letters_of: dict[str, set[str]] = {}
    for rule_id, path in used.items():
        if path != rules / RETIRED_FILE:
            letters_of.setdefault(path.parent.name, set()).add(_parts(rule_id)[0])
    own = letters_of.get(theme, set())
    if wanted is None:
        if len(own) != 1:
            found = f"rules with {' and '.join(sorted(own))}" if own else "no rules yet"
            raise UsageError(f"--id: theme {theme!r} has {found}; give the id, such as XX-01")
        (letters,) = own
        return _numbered(letters, _highest(letters, used) + 1)
    if not _ID.fullmatch(wanted):
        raise UsageError(f"--id: found {wanted!r}; expected two to four letters and a number, such as WW-05")
    letters, number = _parts(wanted)
    others = sorted(other for other, used_letters in letters_of.items() if letters in used_letters)
    if own and letters not in own:
        expected = " or ".join(sorted(own))
        raise UsageError(f"--id: found {wanted!r}; ids of theme {theme!r} begin with {expected}")
    if others and theme not in others:
        raise UsageError(f"--id: found {wanted!r}; {letters} are the letters of theme {others[0]!r}")
    highest = _highest(letters, used)
    if number <= highest:
        taken = next((path for rule_id, path in used.items() if _parts(rule_id) == (letters, number)), None)
        why = f"stands in {taken}" if taken else "may have been given before"
        following = _numbered(letters, highest + 1)
        raise UsageError(f"--id: {wanted} {why}, and no id is given twice; the next is {following}")
    return wanted


def _parts(rule_id: str) -> tuple[str, int]:
    letters, _, number = rule_id.partition("-")
    return letters, int(number)


def _highest(letters: str, used: dict[str, Path]) -> int:
    return max((number for found, number in map(_parts, used) if found == letters), default=0)


def _numbered(letters: str, number: int) -> str:
    if number > MAX_NUMBER:
        raise UsageError(f"--id: the numbers of {letters} are used up; give an id with other letters")
    return f"{letters}-{number:02d}"
