"""Writes a rule site into a folder of its own, and takes away pages it no longer has."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from compliance.errors import UsageError
from compliance.report.rule_site import MARKER, marker_text


@dataclass(frozen=True)
class Written:
    """What was done: how many files were written, and which old ones were taken away."""

    files: int
    removed: tuple[str, ...]


def write_site(folder: Path, files: Mapping[str, str], rulebook_hash: str) -> Written:
    """Write the files of a site, and remove those of an earlier one that it no longer has.

    Args:
        folder: Made if there is none; else empty, or the folder of an earlier site.
        files: Texts by path, the marker included.
        rulebook_hash: Identifies the rule files.

    Raises:
        UsageError: The folder holds what is not of a site, or it cannot be written.
    """
    try:
        own = _own_files(folder)
        foreign = sorted(path for path in files if path not in own and (folder / path).exists())
        if foreign:
            text = f"{folder / foreign[0]} is not a page of the rule site and would be overwritten"
            raise UsageError(f"--output: {text}; choose another folder")
        removed = tuple(sorted(own - files.keys()))
        # The marker first: a site left half written is still known as one.
        _write(folder / MARKER, marker_text(rulebook_hash, (own | files.keys()) - {MARKER}))
        for path, text in files.items():
            if path != MARKER:
                _write(folder / path, text)
        for path in removed:
            _remove(folder, path)
        _write(folder / MARKER, files[MARKER])
    except OSError as error:
        raise UsageError(f"--output: {error.filename} cannot be written: {error.strerror}") from error
    return Written(len(files), removed)


def _own_files(folder: Path) -> set[str]:
    """Return the paths an earlier site has in a folder; none where the folder is new or empty."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--output: {folder} is a file; expected a folder")
    if not folder.is_dir() or not any(folder.iterdir()):
        return set()
    paths = _listed(folder / MARKER)
    if paths is None:
        text = f"{folder} is not empty and holds no rule site ({MARKER}); nothing was written"
        raise UsageError(f"--output: {text}; choose another folder")
    return {MARKER, *paths}


def _listed(marker: Path) -> set[str] | None:
    """Return the paths a marker lists; None where it is no marker of a site."""
    try:
        held = json.loads(marker.read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
    if (
        not isinstance(held, dict)
        or held.keys() != {"rulebook", "files"}
        or not isinstance(held["files"], list)
    ):
        return None
    paths = held["files"]
    return set(paths) if all(isinstance(path, str) and _is_below(path) for path in paths) else None


def _is_below(path: str) -> bool:
    """Return whether a path stays below its folder, and is what a site's file can be called."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and path.endswith((".html", ".css"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folder it leaves empty."""
    file = folder / path
    file.unlink(missing_ok=True)
    parent = file.parent
    if parent not in (folder, *folder.parents) and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
