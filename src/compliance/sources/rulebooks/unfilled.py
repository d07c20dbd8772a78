"""Finds what the author of a scaffold has still to fill in: every text and key that holds the placeholder."""

import re
from collections.abc import Iterator

from compliance.errors import Place, Problems
from compliance.model.text_tree import Mapping, Scalar, Tree

PLACEHOLDER = "TODO"
"""Stands where an author has to write; a file that holds it anywhere outside comments is refused."""

_PLACEHOLDER = re.compile(rf"\b{PLACEHOLDER}\b:?\s*")


def note_unfilled(tree: Tree, problems: Problems) -> bool:
    """Note every placeholder of a file with what belongs in its place, and return whether there is one.

    What is said besides of a file that is not filled in would be noise: leave out its other checks.
    """
    found = list(_placeholders(tree, ""))
    for place, where, text in found:
        hint = _PLACEHOLDER.sub("", text).strip()
        name = f"{where}: " if where else ""
        problems.add(place, "todo", f"{name}fill in" + (f": {hint}" if hint else " what belongs here"))
    return bool(found)


def _placeholders(tree: Tree, where: str) -> Iterator[tuple[Place, str, str]]:
    """Yield the place of each placeholder, the keys that lead to it, and the text that holds it."""
    if isinstance(tree, Scalar):
        if tree.text is not None and _PLACEHOLDER.search(tree.text):
            yield tree.place, where, tree.text
    elif isinstance(tree, Mapping):
        for key, value in tree:
            if _PLACEHOLDER.search(key):
                yield tree.key_places[key], where, key
            yield from _placeholders(value, f"{where}.{key}" if where else key)
    else:
        for item in tree.items:
            yield from _placeholders(item, where)
