"""The plan's page: well-formed, self-contained, escaped, with every clause, in both languages."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from small_plan import BOOK, CLAUSES, HOSTILE, card_of, write_book, write_register

from compliance.cli.program import run
from compliance.model.texts import LANGS, Lang
from compliance.plan.scorecard import Scorecard
from compliance.report.plan_html import plan_html

VOID = ("meta", "br")
REFERENCES = ("src", "href", "xlink:href", "action", "data", "poster", "srcset")


class Page(HTMLParser):
    """Reads a page and refuses what is not closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.rows: dict[str, str] = {}
        self.text = ""
        self._row = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (
            f"an attribute twice in {self.get_starttag_text()}"
        )
        found = dict(attrs)
        self.tags[tag] += 1
        if "id" in found:
            self.ids.append(found["id"] or "")
            if tag == "th":
                self._row = found["id"] or ""
        self.references += [value or "" for name, value in attrs if name in REFERENCES]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] == tag, f"</{tag}> where <{self.open[-1]}> is open, {self.getpos()}"
        self.open.pop()
        if tag == "tr":
            self._row = ""

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if self._row:
            self.rows[self._row] = " ".join(f"{self.rows.get(self._row, '')} {data}".split())


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    found: Lang = request.param
    return found


@pytest.fixture(scope="module")
def page(rich_card: Scorecard, lang: Lang) -> Page:
    return Page(plan_html(rich_card, lang))


def test_every_clause_is_an_anchor_once_and_every_link_leads_somewhere(page: Page) -> None:
    assert [number for number in page.ids if number in CLAUSES] == list(CLAUSES)
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []
    assert {ref.removeprefix("#") for ref in page.references} <= set(page.ids)
    assert {ref.removeprefix("#") for ref in page.references} >= set(CLAUSES)


def test_nothing_comes_from_elsewhere_and_nothing_runs(rich_card: Scorecard, page: Page, lang: Lang) -> None:
    text = plan_html(rich_card, lang)
    assert [ref for ref in page.references if not ref.startswith("#")] == []
    assert page.tags.keys().isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base", "form"})
    assert re.findall(r"https?:|@import|@font-face|url\((?!#hatch-)|\son\w+=", text) == []


def test_hostile_names_are_texts(page: Page) -> None:
    assert page.text.count(HOSTILE) >= 5


def test_same_bytes_twice(rich_card: Scorecard, lang: Lang) -> None:
    assert plan_html(rich_card, lang) == plan_html(rich_card, lang)


STATES: dict[Lang, dict[str, str]] = {
    "vi": {
        "I.1": "Lý do không kiểm tra được: Chỉ nêu mục đích",
        "I.4.c.1-a": "Cụm đạt quy chuẩn : Số liệu: từ 33,3% đến 66,7% (1/3 cơ sở), tính đến 23/11/2026; "
        "Mục tiêu: 50%, đến 31/12/2030; Chưa đủ căn cứ kết luận",
        "II.6.1": "WW-01 Xả vượt: ! Chưa đạt: 2; Chưa đủ căn cứ kết luận: 1; Đạt: 1",
        "II.6.2-a": "Cần tra cứu: Tra sổ của Sở",
        "T1": "Lập chương trình: ! Đang thực hiện: 1; Chưa có báo cáo trong sổ: 1; Quá hạn: 1; "
        "Hết hạn, trong sổ chưa có báo cáo hoàn thành: 1",
        "T2": "Cải tạo hồ: Không phát sinh",
    },
    "en": {
        "I.1": "Why nothing can be checked: A purpose alone",
        "I.4.c.1-a": "Clusters that comply : Figure: from 33.3% to 66.7% (1/3 facilities), as of 2026-11-23; "
        "Target: 50%, by 2030-12-31; undetermined",
        "II.6.1": "WW-01 Flow above the limit: ! not met (violated): 2; undetermined: 1; met: 1",
        "II.6.2-a": "To look up: See the department's file",
        "T1": "Make a programme: ! in progress: 1; no report in the register: 1; Overdue: 1; "
        "Past due, no report that it is done: 1",
        "T2": "Restore lakes: does not arise",
    },
}


def test_a_clause_says_how_it_stands(page: Page, lang: Lang) -> None:
    for number, state in STATES[lang].items():
        assert state in page.rows[number], page.rows[number]
    if lang == "vi":
        assert page.rows["I.1"].startswith("I.1 Chỗ một Yêu cầu một Định hướng, không kiểm tra được")


def test_a_chart_of_each_indicator_with_figures_and_of_each_commune(rich_card: Scorecard, page: Page) -> None:
    known = [result for result in rich_card.indicators if result.figure is not None]
    bars = sum(len(result.by_commune) for result in known)
    over_time = [result for result in known if result.trajectory is not None]
    assert page.tags["svg"] == len(known) + bars + len(over_time)


def test_the_line_is_said_to_be_ours(page: Page, lang: Lang) -> None:
    told = {"vi": "chương trình tự tính", "en": "the program's own"}[lang]
    assert page.text.count(told) == 2


def test_it_prints_on_a4_with_whole_rows(rich_card: Scorecard, lang: Lang) -> None:
    text = plan_html(rich_card, lang)
    for said in ("size: A4", "tr, .keep { break-inside: avoid; }", "thead { display: table-header-group; }"):
        assert said in text


def test_a_register_without_figures_has_no_chart(tmp_path: Path) -> None:
    page = Page(plan_html(card_of(tmp_path), "en"))
    assert page.tags["svg"] == 0
    assert "The register holds no figure to draw." in page.text
    assert "No published figure contradicts the register's records." in page.text


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules, register = write_book(tmp_path / "rules", BOOK, {}), write_register(tmp_path / "register")
    told = ["plan", str(register), "--rules", str(rules), "--format", "html", "--lang", "en"]
    output = tmp_path / "plan.html"
    assert run([*told, "--output", str(output)]) == 0
    assert run(told) == 0
    assert capsys.readouterr().out == output.read_text(encoding="utf-8")
