"""A YAML file as a tree of texts, each with its place; what the texts mean is decided by who reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Union

from compliance.errors import Place


@dataclass(frozen=True)
class Scalar:
    """One text of a YAML file.

    Attributes:
        text: The text as YAML understands it; None for an empty plain value.
        place: Where it starts.
        raw: The same text as it stands in the file, line breaks included, so that a place inside it can
            be told.
        raw_place: Where `raw` starts.
    """

    text: str | None
    place: Place
    raw: str
    raw_place: Place


@dataclass(frozen=True)
class Sequence:
    """A YAML list."""

    items: tuple["Tree", ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """A YAML mapping with the places of its keys, in file order."""

    entries: dict[str, "Tree"]
    key_places: dict[str, Place]
    place: Place
    raw: str = field(default="", repr=False)

    def __iter__(self) -> Iterator[tuple[str, "Tree"]]:
        return iter(self.entries.items())


Tree = Union[Scalar, Sequence, Mapping]


def locate(tree: Tree, path: tuple[str | int, ...]) -> Place:
    """Return the place of the deepest node that a path of keys and indexes reaches."""
    for step in path:
        if isinstance(tree, Mapping) and step in tree.entries:
            tree = tree.entries[str(step)]
        elif isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
        else:
            break
    return tree.place


def scalar_at(tree: Tree, *path: str | int) -> Scalar:
    """Return the scalar at a path that is known to exist.

    Raises:
        LookupError: There is no scalar at that path.
    """
    for step in path:
        if isinstance(tree, Mapping):
            tree = tree.entries[str(step)]
        elif isinstance(tree, Sequence) and isinstance(step, int):
            tree = tree.items[step]
        else:
            raise LookupError(path)
    if not isinstance(tree, Scalar):
        raise LookupError(path)
    return tree


def to_data(tree: Tree) -> object:
    """Return the tree as plain dicts, lists and texts; an empty plain value is None."""
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Sequence):
        return [to_data(item) for item in tree.items]
    return {key: to_data(value) for key, value in tree}
