"""What a register says of itself: in `register.yaml`, or on a sheet of a workbook."""

import unicodedata
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from compliance.errors import Place, Problems
from compliance.model.rule_values import Day
from compliance.model.text_tree import Mapping, Scalar, Tree
from compliance.model.texts import Lang
from compliance.model.values import format_date
from compliance.sources.grid import Grid
from compliance.sources.mold import mold
from compliance.sources.notation import Locale
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.headings import plain
from compliance.sources.yaml_text import read_yaml

MANIFEST = "register.yaml"
"""The file of a register folder that holds its manifest."""

MANIFEST_SHEETS = ("register", "Thông tin sổ")
"""Names of the sheet that holds the manifest, the one of files and the one of officers."""

MANIFEST_LABELS = {
    "title": "Tên sổ",
    "as_of": "Thời điểm xét",
    "locale": "Cách ghi số và ngày",
    "note": "Ghi chú",
}
"""What officers see in place of the manifest's keys."""

_OF_ONE_VALUE = ("as_of", "locale")
_OF_SEVERAL = ("title", "note")


class Manifest(BaseModel):
    """What a register says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = Field(None, description="Name of the register")
    as_of: Day | None = Field(None, description="The date to judge for when none is given")
    locale: Locale | None = Field(
        None, description="How texts write numbers and dates; none: as the cells themselves show"
    )
    note: str | None = Field(None, description="Anything a reader should know, such as invented data")
    columns_lacking: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Columns that some file the register was made from did not have, by table: a blank there "
        "says nothing",
    )
    written: dict[str, str] = Field(
        default_factory=dict,
        repr=False,
        description="SHA-256 of each table as the program wrote it, by file: until it changes, each of its "
        "lines is a record",
    )

    def filled_from(self, other: "Manifest") -> "Manifest":
        """Return this manifest, with what it does not say taken from another, and the columns both lack."""
        said = {name: value for name, value in self if value not in (None, {})}
        tables = dict.fromkeys([*self.columns_lacking, *other.columns_lacking])
        lacking = {
            name: tuple(
                dict.fromkeys(self.columns_lacking.get(name, ()) + other.columns_lacking.get(name, ()))
            )
            for name in tables
        }
        return other.model_copy(update={**said, "columns_lacking": lacking})


def join_manifests(first: Manifest, other: Manifest, place: Place, problems: Problems) -> Manifest:
    """Return what two manifests say together: both titles and notes, the columns that either lacks.

    Where they state different days to judge for, or different ways of writing, the first's is kept and a
    problem noted at the place of the other: which of them holds for both is for a person to say.
    """
    for name in _OF_ONE_VALUE:
        one, two = getattr(first, name), getattr(other, name)
        if None not in (one, two) and one != two:
            label, vi, en = MANIFEST_LABELS[name], _told(two, "vi"), _told(two, "en")
            problems.add(
                place, "manifest-conflict",
                f"{name}: found {en}; {_told(one, 'en')} is stated before it; state one of them",
                f"{label}: {vi}, khác với {_told(one, 'vi')} đã khai báo trước; chỉ khai báo một trong hai",
            )  # fmt: skip
    said = {
        name: "; ".join(dict.fromkeys(text for m in (first, other) if (text := getattr(m, name)))) or None
        for name in _OF_SEVERAL
    }
    return first.filled_from(other).model_copy(update=said)


def _told(value: object, lang: Lang) -> str:
    return format_date(value, lang) if isinstance(value, date) else str(value)


def read_manifest(path: Path, problems: Problems) -> Manifest | None:
    """Return the manifest in a YAML file, or None after noting why it cannot be read."""
    tree = read_yaml(path, str(path), problems)
    return None if tree is None else mold(Manifest, tree, problems)


def is_manifest_sheet(name: str | None) -> bool:
    """Return whether a sheet holds the manifest, by its name."""
    return name is not None and plain(name) in map(plain, MANIFEST_SHEETS)


def read_manifest_sheet(grid: Grid, problems: Problems) -> Manifest | None:
    """Return the manifest on a sheet, a key or its label and the value a row; None after noting its faults.

    A row may hold both the label and the key before the value. Rows before the first key are titles.
    """
    keys = {plain(name): name for name in Manifest.model_fields}
    keys |= {plain(label): name for name, label in MANIFEST_LABELS.items()}
    entries: dict[str, Tree] = {}
    places: dict[str, Place] = {}
    for line, cells in grid.rows:
        texts = texts_of(cells)
        key = keys.get(plain(texts[0][1]))
        if key is None and not entries and len(texts) == 1:
            continue
        values = [(column, text) for column, text in texts[1:] if keys.get(plain(text)) != key or key is None]
        column, value = values[0] if values else (2, "")
        name = key or unicodedata.normalize("NFC", texts[0][1])
        places[name] = grid.place(line)
        entries[name] = Scalar(value or None, grid.place(line, column), value, grid.place(line, column))
    return mold(Manifest, Mapping(entries, places, grid.place()), problems)
