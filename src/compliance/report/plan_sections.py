"""The plan's parts and sections, by which its clauses are listed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from compliance.model.texts import Bilingual, Lang

PARTS = {
    "I": Bilingual(vi="Phần I. Mục đích, yêu cầu", en="Part I. Purpose and requirements"),
    "II": Bilingual(vi="Phần II. Nhiệm vụ và giải pháp", en="Part II. Tasks and solutions"),
    "III": Bilingual(vi="Phần III. Tổ chức thực hiện", en="Part III. Carrying it out"),
    "T": Bilingual(vi="Danh mục nhiệm vụ kèm theo Kế hoạch", en="List of tasks attached to the plan"),
}

TITLES = {
    "I": Bilingual(vi="Mục đích, yêu cầu chung", en="General purpose and requirements"),
    "I.4.a": Bilingual(vi="Mục tiêu về khí hậu", en="Targets on climate"),
    "I.4.b": Bilingual(vi="Mục tiêu về tài nguyên", en="Targets on resources"),
    "I.4.c": Bilingual(vi="Mục tiêu về môi trường", en="Targets on the environment"),
    "II.1": Bilingual(vi="Tuyên truyền, giáo dục", en="Information and education"),
    "II.2": Bilingual(vi="Cơ chế, chính sách, quản lý nhà nước", en="Policy and state management"),
    "II.3": Bilingual(
        vi="Chuyển đổi xanh, kinh tế tuần hoàn, năng lượng", en="Green transition, circular economy, energy"
    ),
    "II.4": Bilingual(vi="Chủ động ứng phó với biến đổi khí hậu", en="Climate response"),
    "II.4.a": Bilingual(vi="Thích ứng, phòng chống thiên tai", en="Adaptation and disaster prevention"),
    "II.4.b": Bilingual(vi="Giảm phát thải khí nhà kính", en="Fewer greenhouse gases"),
    "II.5.a": Bilingual(vi="Tài nguyên đất", en="Land"),
    "II.5.b": Bilingual(vi="Tài nguyên nước", en="Water"),
    "II.5.c": Bilingual(vi="Địa chất, khoáng sản", en="Geology and minerals"),
    "II.5.d": Bilingual(vi="Tài nguyên rừng", en="Forests"),
    "II.6": Bilingual(
        vi="Môi trường, kiểm soát ô nhiễm, đa dạng sinh học",
        en="Environment, pollution control, biodiversity",
    ),
    "III.1": Bilingual(vi="Sở Nông nghiệp và Môi trường", en="Department of Agriculture and Environment"),
    "III.2": Bilingual(vi="Sở Tài chính", en="Department of Finance"),
    "III.3": Bilingual(vi="Sở Khoa học và Công nghệ", en="Department of Science and Technology"),
    "III.4": Bilingual(vi="Sở Văn hóa, Thể thao và Du lịch", en="Department of Culture, Sports and Tourism"),
    "III.5": Bilingual(vi="Sở Tư pháp", en="Department of Justice"),
    "III.6": Bilingual(vi="Các sở, ban, ngành liên quan", en="Other departments and agencies"),
    "III.7": Bilingual(
        vi="Tổ chức chính trị - xã hội, đoàn thể, doanh nghiệp", en="Organisations and enterprises"
    ),
    "III.8": Bilingual(vi="Chính quyền cấp cơ sở", en="Communes and wards"),
    "III.9": Bilingual(vi="Đề xuất sửa đổi, bổ sung Kế hoạch", en="Amending the plan"),
    "T": Bilingual(vi="Các nhiệm vụ của Danh mục", en="Tasks of the list"),
}
"""What each section is about, in short words of ours."""

_SECTION = re.compile(r"(?P<part>I{1,3})\.(?P<number>[0-9]+)(\.(?P<point>[a-z])(?=[.]))?")


class Numbered(Protocol):
    """What has the number of a clause."""

    @property
    def number(self) -> str:
        """The number."""


Entry = TypeVar("Entry", bound=Numbered)


@dataclass(frozen=True)
class Section(Generic[Entry]):
    """A section of the plan with its clauses.

    Attributes:
        key: Its number, such as II.5.c; a part's own clauses stand under the part.
        place: Where it stands in its part; empty for a part's own clauses.
        about: What it is about, as far as it is told.
        clauses: Its clauses in the plan's order.
    """

    key: str
    place: str
    about: str
    clauses: list[Entry]

    @property
    def title(self) -> str:
        """Where it stands and what it is about."""
        return ". ".join(text for text in (self.place, self.about) if text)


@dataclass(frozen=True)
class Part(Generic[Entry]):
    """A part of the plan with its sections."""

    key: str
    title: str
    sections: list[Section[Entry]]


def section_of(number: str) -> str:
    """Return the section of a clause.

    >>> section_of("II.5.c.8-b"), section_of("II.4.0"), section_of("I.3"), section_of("T4")
    ('II.5.c', 'II.4', 'I', 'T')
    """
    found = _SECTION.match(number)
    if found is None:
        return "T"
    part, point = found["part"], found["point"]
    if part == "I" and point is None:
        return part
    return f"{part}.{found['number']}" + (f".{point}" if point else "")


def section_place(key: str, lang: Lang) -> str:
    """Return where a section stands in its part.

    >>> section_place("II.5.c", "vi"), section_place("III.8", "en"), section_place("T", "vi")
    ('Mục 5, điểm c', 'Section 8', '')
    """
    _, _, below = key.partition(".")
    number, _, point = below.partition(".")
    if not number:
        return ""
    place = f"Mục {number}" if lang == "vi" else f"Section {number}"
    letter = f", điểm {point}" if lang == "vi" else f", point {point}"
    return place + letter if point else place


def parts_of(clauses: Iterable[Entry], lang: Lang) -> list[Part[Entry]]:
    """Return clauses by part and section, in the plan's order."""
    sections = [
        Section(key, section_place(key, lang), TITLES[key].text(lang) if key in TITLES else "", list(found))
        for key, found in groupby(clauses, key=lambda standing: section_of(standing.number))
    ]
    return [
        Part(key, PARTS[key].text(lang), list(found))
        for key, found in groupby(sections, key=lambda section: section.key.partition(".")[0])
    ]
