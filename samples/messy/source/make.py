"""Writes the messy files of this folder: one trouble a file, as offices send them.

Run as `python samples/messy/source/make.py [--to FOLDER]`; each run writes the same bytes. What each file
must give stands in `expected/`, which no program writes.
"""

import argparse
import os
from pathlib import Path

os.environ["OPENPYXL_LXML"] = "False"  # before openpyxl is loaded: with lxml it writes other bytes

import books
import cells
import looks
import sheets
import text_files
import text_values
import wide_tables

SAMPLE = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every file into the folder named."""
    arguments = argparse.ArgumentParser(description="Write the messy files.")
    arguments.add_argument("--to", type=Path, default=SAMPLE)
    folder = arguments.parse_args().to
    made = (module.files() for module in (text_files, text_values, sheets, cells, looks, books, wide_tables))
    for name, data in (item for files in made for item in files.items()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
