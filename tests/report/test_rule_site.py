"""The rule book as pages: nothing left out, every link leads somewhere, the same words as in the terminal."""

import io
import itertools
import json
import posixpath
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from parsed_page import Element, Pages, read_pages
from rich.console import Console
from small_site import docs

from compliance.errors import Problems
from compliance.language.compile import compile_rulebook
from compliance.model.citations import Citation
from compliance.model.rulebook import Rulebook
from compliance.model.texts import LANGS, Lang
from compliance.model.values import format_date
from compliance.report.plan_sections import PARTS
from compliance.report.plan_words import TREATMENTS
from compliance.report.rule_card import print_card
from compliance.report.rule_site_words import say
from compliance.report.words import OUTCOMES, word
from compliance.sources.rulebooks.case_file import read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"


SAMPLE_RULES = ROOT / "samples" / "npdes" / "rules"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the rule book."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    assert docs(RULES, folder) == 0
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return read_pages(site)


@pytest.fixture(scope="module")
def pages_of(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Pages]:
    """The sites of the rule book and of the sample, by folder of rules."""
    sample = tmp_path_factory.mktemp("sample") / "site"
    assert docs(SAMPLE_RULES, sample) == 0
    return {RULES: pages, SAMPLE_RULES: read_pages(sample)}


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return load_rulebook(RULES)


def of_kind(pages: Pages, lang: Lang, kind: str) -> Pages:
    """Return the pages of one kind by the rest of their name."""
    prefix = f"{lang}/{kind}-"
    return {
        path.removeprefix(prefix).removesuffix(".html"): p
        for path, p in pages.items()
        if path.startswith(prefix)
    }


def citations_of(rules: Rulebook) -> list[Citation]:
    cited = [c for source in rules.rules.values() for c in source.model.citations]
    cited += [c for source in rules.obligations for c in source.model.citations]
    cited += [c for source in rules.schedules.values() for c in source.model.citations]
    cited += [period.citation for source in rules.thresholds.values() for period in source.model.values]
    cited += [version.citation for source in rules.lists.values() for version in source.model.versions]
    return cited + [period.citation for source in rules.penalties.values() for period in source.model.values]


@pytest.mark.parametrize("lang", LANGS)
def test_everything_of_the_rulebook_has_its_page(pages: Pages, rules: Rulebook, lang: Lang) -> None:
    assert of_kind(pages, lang, "rule").keys() == rules.rules.keys()
    assert of_kind(pages, lang, "threshold").keys() == rules.thresholds.keys()
    numbers = {page.facts()[say("number", lang)] for page in of_kind(pages, lang, "instrument").values()}
    assert numbers == rules.instruments.keys()
    assert rules.clauses is not None
    clauses = rules.clauses.model.clauses.keys()
    assert clauses >= {c.provision for c in citations_of(rules) if c.instrument == "plan"}
    assert {page.all("h1")[0].text for page in of_kind(pages, lang, "clause").values()} == {
        say("clause", lang, clause) for clause in clauses
    }
    for kind, names in (
        ("obligations", {source.model.obliges for source in rules.obligations}),
        ("schedules", rules.schedules.keys()),
        ("lists", rules.lists.keys()),
        ("penalties", rules.penalties.keys()),
    ):
        main = pages[f"{lang}/{kind}.html"].all("main")[0]
        assert {e.attributes["id"] for e in main.all("section") if "id" in e.attributes} == set(names)
    folders = {Path(source.path).relative_to(RULES).parts[0] for source in rules.rules.values()}
    assert of_kind(pages, lang, "theme").keys() == folders
    listed = [row[0] for row in pages[f"{lang}/index.html"].section(say("by_theme", lang)).rows()]
    assert sorted(listed) == sorted(rules.rules)


@pytest.mark.parametrize("lang", LANGS)
def test_any_clause_of_the_plan_is_found_with_its_treatment(
    pages: Pages, rules: Rulebook, lang: Lang
) -> None:
    assert rules.clauses is not None
    clauses = rules.clauses.model.clauses
    page = pages[f"{lang}/clauses.html"]
    heads = [heading.text for heading in page.all("h2")]
    assert heads == [part.text(lang) for part in PARTS.values()]
    rows = {row[0]: row for row in page.rows() if len(row) == 4}
    assert list(rows) == list(clauses)
    assert len(rows) == 204
    indicators = {name: source.model for name, source in rules.indicators.items()}
    tasks = {name: source.model for name, source in rules.tasks.items()}
    for number, clause in clauses.items():
        _, says, treatments, treated = rows[number]
        assert says == " ".join(clause.says.text(lang).split())
        assert treatments == "; ".join(TREATMENTS[treatment].text(lang) for treatment in clause.treatments)
        own = pages[f"{lang}/clause-{number}.html"].all("main")[0].text
        for text in (clause.says, clause.place, clause.ask, clause.reason):
            assert text is None or " ".join(text.text(lang).split()) in own, number
        for each in (*indicators.values(), *tasks.values()):
            if number in each.clauses:
                assert " ".join(each.title.text(lang).split()) in treated
                assert " ".join(each.title.text(lang).split()) in own
        cited_by = [
            rule_id
            for rule_id, source in sorted(rules.rules.items())
            if any((c.instrument, c.provision) == ("plan", number) for c in source.model.citations)
        ]
        assert treated.startswith(", ".join(cited_by))
        for rule_id in cited_by:
            links = [link.attributes["href"] for link in pages[f"{lang}/rule-{rule_id}.html"].all("a")]
            assert f"clause-{number}.html" in links
    target = pages[f"{lang}/clause-I.4.a.2-c.html"].all("main")[0].text
    assert ("phấn đấu 99,74%" if lang == "vi" else "strive for 99.74%") in target
    assert say("open_question", lang) in target


def test_both_languages_have_the_same_pages(pages: Pages) -> None:
    vi, en = ({p.partition("/")[2] for p in pages if p.startswith(f"{lang}/")} for lang in LANGS)
    assert vi == en
    assert pages.keys() == {"index.html", *(f"{lang}/{path}" for lang in LANGS for path in vi)}


def test_every_theme_has_a_name_in_vietnamese(rules: Rulebook) -> None:
    folders = {Path(source.path).relative_to(RULES).parts[0] for source in rules.rules.values()}
    assert folders <= rules.themes.keys(), "add the folder to rules/themes.yaml"


def test_every_link_leads_somewhere_and_every_page_is_reached(pages: Pages, site: Path) -> None:
    reached: dict[str, set[str]] = {}
    for path, page in pages.items():
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(set(ids)) == len(ids), path
        for link in page.all("a", "link"):
            address = urlsplit(link.attributes["href"])
            assert (address.scheme, address.netloc, address.query) == ("", "", ""), link.attributes["href"]
            assert not address.path.startswith("/")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
            target = target if address.path else path
            assert (site / target).is_file(), f"{path}: {link.attributes['href']}"
            if address.fragment:
                anchors = {element.attributes.get("id") for element in pages[target].all()}
                assert address.fragment in anchors, f"{path}: {link.attributes['href']}"
            reached.setdefault(path, set()).add(target)
    found, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead.extend(reached.get(path, ()))
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert found == files - {"rulebook.json"}


def test_pages_can_be_read_by_everyone_without_a_network(pages: Pages, site: Path) -> None:
    for path, page in pages.items():
        tags = {element.tag for element in page.all()}
        assert not tags & {"script", "style", "img", "iframe", "form", "input", "object"}, path
        assert not [
            name for e in page.all() for name in e.attributes if name.startswith("on") or name == "style"
        ]
        assert page.all("html")[0].attributes["lang"] == (path.partition("/")[0] if "/" in path else "vi")
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
            path,
            levels,
        )
        assert all(header.text for header in page.all("h1", "h2", "h3", "caption", "title", "a")), path
        for table in page.all("table"):
            assert table.all("caption"), path
            assert all("scope" in header.attributes for header in table.all("th")), path
            widths = {
                sum(int(cell.attributes.get("colspan", "1")) for cell in row.all("th", "td"))
                for row in table.all("tr")
            }
            assert len(widths) == 1, path
        other = [link for link in page.all("a") if link.attributes.get("hreflang")]
        assert [link.attributes["lang"] for link in other] == [link.attributes["hreflang"] for link in other]
        if "/" in path:
            lang, _, name = path.partition("/")
            wanted = "en" if lang == "vi" else "vi"
            assert [link.attributes["href"] for link in other] == [f"../{wanted}/{name}"]
    style = (site / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?:", style)
    assert "@media print" in style
    assert "@page { size: A4" in style


def test_same_rules_elsewhere_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "elsewhere" / "named-otherwise")
    assert docs(tmp_path / "elsewhere" / "named-otherwise", tmp_path / "again") == 0
    first, again = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (site, tmp_path / "again")
    )
    assert first == again
    marker = json.loads(first["rulebook.json"])
    assert marker == {
        "rulebook": load_rulebook(RULES).hash,
        "files": sorted(first.keys() - {"rulebook.json"}),
    }


def card_lines(text: str) -> list[tuple[int, str]]:
    """Return the lines of a printed card with how deep they stand."""
    lines = [re.fullmatch(r"((?:[│ ]   )*(?:[├└]── )?)(.*)", line) for line in text.splitlines()]
    return [(len(match[1]) // 4, match[2].rstrip()) for match in lines if match and match[2].strip()]


def below(lines: list[tuple[int, str]], heading: str, least: int) -> list[str]:
    """Return what stands below a branch, from some depth on."""
    found: list[str] = []
    inside = False
    for depth, text in lines:
        if depth <= 1:
            inside = (depth, text) == (1, heading)
        elif inside and depth >= least:
            found.append(text)
    return found


def said(section: Element) -> list[str]:
    """Return the sentences of conditions, in order."""
    return [line.own_text for block in section.classed("said") for line in (block, *block.all("li"))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("folder", [RULES, SAMPLE_RULES], ids=["rules", "npdes"])
def test_a_card_says_what_the_terminal_says(pages_of: dict[Path, Pages], folder: Path, lang: Lang) -> None:
    compiled = compile_rulebook(load_rulebook(folder))
    shown = pages_of[folder]
    for rule_id, each in compiled.rules.items():
        out = io.StringIO()
        print_card(Console(file=out, width=10_000), each, compiled, lang)
        lines = card_lines(out.getvalue())
        page = shown[f"{lang}/rule-{rule_id}.html"]
        assert page.all("h1")[0].text == lines[0][1]
        for heading, least in (("applies_when", 2), ("requires", 3), ("selections", 3)):
            printed = below(lines, word(heading, lang), least)
            on_page = said(page.section(word(heading, lang))) if printed else []
            assert on_page == printed, rule_id
        start = f"{word('message', lang)}: "
        message = [text.removeprefix(start) for _, text in lines if text.startswith(start)]
        quotes = page.section(word("message", lang)).all("blockquote") if message else []
        assert [quote.text for quote in quotes] == message
        severity = f"{word('severity', lang)}: {page.facts()[say('severity', lang)]}"
        assert (1, severity) in lines
        norms = below(lines, word("citations", lang), 2)
        for provision, instrument, confidence, checked in page.section(say("legal", lang)).rows():
            matching = [norm for norm in norms if norm.lower().startswith(provision.lower())]
            assert any(f"{instrument} [{confidence}, {checked}]" in norm for norm in matching), rule_id
        assert len(page.section(say("legal", lang)).rows()) == len(norms)


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_shows_every_example_case(pages: Pages, rules: Rulebook, lang: Lang) -> None:
    for rule_id, source in rules.rules.items():
        problems = Problems()
        _, cases = read_cases(Path(source.path.removesuffix(".yaml") + CASES_SUFFIX), problems)
        rows = pages[f"{lang}/rule-{rule_id}.html"].section(say("cases", lang)).rows()
        assert len(rows) == len(cases) > 0
        for case, row in zip(cases, rows, strict=True):
            assert row[0].startswith(case.name)
            assert row[1] == format_date(case.as_of, lang)
            outcomes = {key: OUTCOMES[outcome].text(lang) for key, outcome in case.expect.items()}
            wanted = [text if len(outcomes) == 1 else f"{key}: {text}" for key, text in outcomes.items()]
            assert row[2] == "".join(wanted)


@pytest.mark.parametrize("lang", LANGS)
def test_the_state_of_the_citations_holds_every_citation_once(
    pages: Pages, rules: Rulebook, lang: Lang
) -> None:
    shown = pages[f"{lang}/citations.html"].rows()
    norms = {
        (c.instrument, tuple(c.as_amended_by), c.provision, c.checked, c.confidence)
        for c in citations_of(rules)
        if c.instrument != "plan"
    }
    assert len(shown) == len(norms)
    named = {re.search(r"\(([^()]+)\)(?:, [^()]+)?$", row[1])[1] for row in shown}  # type: ignore[index]
    assert named == {instrument for instrument, *_ in norms}
