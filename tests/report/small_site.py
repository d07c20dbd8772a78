"""Small rulebooks in a folder, and their sites read back."""

from pathlib import Path

from parsed_page import Pages, read_pages

from compliance.cli.program import run

NORM = "{instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}"
INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
    in_force_from: 2022-01-01
"""
RULE = """\
id: {id}
title: {{vi: Xả vượt, en: Flow above the limit}}
severity: major
citations: [{norm}]
since: 2025-07-01
subject: {subject}
{more}"""
JUDGED = """\
requires: {flow: wastewater_m3_day <= 100}
message: {vi: Vượt, en: Above}
"""


def docs(rules: Path, output: Path) -> int:
    return run(["rules", "docs", "--rules", str(rules), "--output", str(output)])


def book(folder: Path, files: dict[str, str]) -> Path:
    """Write a folder of rule files, with an instrument to cite."""
    for path, text in {"instruments.yaml": INSTRUMENTS, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def rule(rule_id: str = "WW-01", more: str = JUDGED, *, norm: str = NORM, subject: str = "facility") -> str:
    return RULE.format(id=rule_id, more=more, norm=norm, subject=subject)


def site_of(tmp_path: Path, files: dict[str, str]) -> Pages:
    assert docs(book(tmp_path / "rules", files), tmp_path / "site") == 0
    return read_pages(tmp_path / "site")
