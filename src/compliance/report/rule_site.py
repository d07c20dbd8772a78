"""The rule book as a site of static pages in both languages: relative links, no scripts, no network."""

import json
from collections.abc import Iterable

from compliance.model.texts import LANGS, Lang
from compliance.report.pages import render
from compliance.report.rule_site_book import RuleSiteBook
from compliance.report.rule_site_pages import Page, site_pages
from compliance.report.rule_site_rows import Link, RuleSiteRows
from compliance.report.rule_site_words import LANGUAGE_NAMES, say

MARKER = "rulebook.json"
"""The file that tells what a site is of and which files are its own."""

STYLE = "style.css"
SHOWN_HASH = 16
_NAVIGATION = (
    "index", "clauses", "instruments", "thresholds", "obligations", "schedules", "lists", "penalties",
    "citations",
)  # fmt: skip


def rule_site(book: RuleSiteBook) -> dict[str, str]:
    """Return the text of every file of the site by its path, the marker included; same book, same texts."""
    files = {"index.html": render("site_start.html", _start(book)), STYLE: render("site.css", {})}
    for lang in LANGS:
        rows = RuleSiteRows(book, lang)
        for page in site_pages(rows):
            files[f"{lang}/{page.path}"] = _render(page, book, lang)
    return {**files, MARKER: marker_text(book.compiled.hash, files)}


def marker_text(rulebook_hash: str, paths: Iterable[str]) -> str:
    """Return the text of the marker: the hash of the rule files, and the paths of the site's other files."""
    held = {"rulebook": rulebook_hash, "files": sorted(paths)}
    return json.dumps(held, indent=1, ensure_ascii=False) + "\n"


def _start(book: RuleSiteBook) -> dict[str, object]:
    languages = [(lang, LANGUAGE_NAMES[lang], say("site", lang)) for lang in LANGS]
    return {
        "languages": languages,
        "hash": book.compiled.hash[:SHOWN_HASH],
        "rules": len(book.compiled.rules),
    }


def _render(page: Page, book: RuleSiteBook, lang: Lang) -> str:
    other: Lang = "en" if lang == "vi" else "vi"
    values = {
        "lang": lang,
        "other": other,
        "other_name": LANGUAGE_NAMES[other],
        "say": lambda key, *values: say(key, lang, *values),
        "path": page.path,
        "title": page.title,
        "section": page.section,
        "navigation": [Link(f"{key}.html", say(key, lang), key) for key in _NAVIGATION],
        "hash": book.compiled.hash[:SHOWN_HASH],
        **page.values,
    }
    return render(page.template, values)
