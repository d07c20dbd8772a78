"""Reads the texts of a register in a folder: CSV files named by kind, and `register.yaml`."""

import hashlib
import unicodedata
from pathlib import Path

from compliance.errors import Place, Problems, suggest
from compliance.model.schema import KINDS
from compliance.sources.csv_file import read_csv
from compliance.sources.manifest import Manifest, RegisterTexts
from compliance.sources.mold import mold
from compliance.sources.yaml_text import read_yaml

MANIFEST = "register.yaml"


def read_folder(folder: Path, problems: Problems) -> RegisterTexts:
    """Return the texts of a register; faults of files go to `problems`, those of rows are kept apart."""
    read = RegisterTexts()
    if (folder / MANIFEST).is_file():
        tree = read_yaml(folder / MANIFEST, str(folder / MANIFEST), problems)
        read.manifest = (mold(Manifest, tree, problems) if tree else None) or read.manifest
    for path in sorted(folder.iterdir()):
        plural = path.stem
        skipped = path.name == MANIFEST or path.suffix.lower() in (".md", ".txt")
        if skipped or (path.is_dir() and path.suffix != ".csv"):
            continue
        if path.suffix != ".csv" or plural not in KINDS or KINDS[plural].is_generated:
            files = [f"{name}.csv" for name, kind in KINDS.items() if not kind.is_generated]
            allowed, hint = ", ".join(files), suggest(path.name, files)
            problems.add(
                Place(str(path)), "unknown-file", f"no table of a register{hint}; allowed: {allowed}"
            )
            continue
        found = Problems()
        rows = read_csv(path, KINDS[plural], found)
        read.take(plural, rows, found, problems)
    if "facilities" not in read.tables and not problems.found:
        problems.add(Place(str(folder)), "missing-file", "the register has no facilities.csv")
    if not problems.found:
        read.hash = _hash_folder(folder)
    return read


def _hash_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(
        p for p in folder.iterdir() if p.is_file() and (p.suffix == ".csv" or p.name == MANIFEST)
    ):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
        digest.update(f"{path.name}\0{text}\0".encode())
    return digest.hexdigest()
