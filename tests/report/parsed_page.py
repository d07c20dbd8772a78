"""Pages read back: refused where they are not well-formed, else their texts, links, tables and headings."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"meta", "link", "br"})
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "li", "dt", "dd", "th", "td", "blockquote", "caption", "title", "div"}
)

Attributes = dict[str, str]


@dataclass
class Element:
    """An element with its attributes and what stands in it."""

    tag: str
    attributes: Attributes
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text, blanks folded."""
        whole = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(whole.split()) if self.tag in BLOCKS else whole

    @property
    def own_text(self) -> str:
        """The text without that of lists in it."""
        parts = (
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or child.tag not in ("ol", "ul")
        )
        return " ".join("".join(parts).split())

    def all(self, *tags: str) -> list["Element"]:
        """All elements below with one of these tags, in order; every one if none is given."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    found.append(child)
                found.extend(child.all(*tags))
        return found

    def classed(self, name: str) -> list["Element"]:
        return [each for each in self.all() if name in each.attributes.get("class", "").split()]

    def rows(self) -> list[list[str]]:
        """The cells of the body of every table, row by row."""
        bodies = [row for body in self.all("tbody") for row in body.all("tr")]
        return [[cell.text for cell in row.all("th", "td")] for row in bodies]

    def section(self, heading: str) -> "Element":
        """The section of a second-level heading; a count behind the heading does not matter."""
        found = [
            section
            for section in self.all("section")
            if any(
                isinstance(child, Element) and child.tag == "h2" and child.text.split(" (")[0] == heading
                for child in section.children
            )
        ]
        assert len(found) == 1, f"{len(found)} sections {heading!r}"
        return found[0]

    def facts(self) -> dict[str, str]:
        """What the lists of facts say: definitions by term."""
        terms = [(term.text, term.tag) for term in self.all("dt", "dd")]
        return {terms[i][0]: terms[i + 1][0] for i in range(0, len(terms), 2)}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute twice in {self.get_starttag_text()}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> where <{self.open[-1].tag}> is open, {self.getpos()}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


Pages = dict[str, Element]


def parse(text: str) -> Element:
    """Return a page; an element that is not closed where it should be fails."""
    assert text.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"not closed: {[element.tag for element in reader.open[1:]]}"
    return reader.root


def read_pages(folder: Path) -> Pages:
    """Return every page below a folder, by its path."""
    found = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8")) for path in found}
