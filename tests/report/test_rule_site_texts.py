"""What the pages say of duties, and that no text becomes markup."""

import json
from pathlib import Path

from small_site import NORM, rule, site_of

from compliance.model.texts import LANGS
from compliance.report.rule_site_words import say

DUE = f"""\
schedule: annual
title: {{vi: báo cáo hằng năm, en: yearly report}}
citations: [{NORM}]
since: 2025-01-01
first: 2024
every: 2
lapse: 3
periods:
  - ends: 12-31
    deadlines:
      - {{until: 2025-12-31, before: 01-15}}
      - {{from: 2026-01-01, by: 03-31}}
when: facility.kind == "mine"
"""
DUTY = """\
obliges: main
title: {{vi: {vi}, en: {en}}}
citations: [{norm}]
since: 2025-01-01
when: {when}
"""


def test_obligations_schedules_and_lists_say_whom_and_when(tmp_path: Path) -> None:
    plan = "{instrument: plan, provision: II.1}"
    official = f"""\
list: named
title: {{vi: danh mục mỏ, en: list of mines}}
versions: [{{from: 2025-01-01, citation: {NORM}, entries: [{{entry: "1", name: Mỏ A, place: Xã B}}]}}]
"""
    asks = 'applies_when: obliged("main")\nask: {vi: Xem sổ, en: Look at the log}\n'
    sent = 'any(s.kind == "annual" for s in submissions)'
    due = f"schedule: annual\nrequires: {{sent: {sent}}}\nmessage: {{vi: A, en: A}}\n"
    found = site_of(
        tmp_path,
        {
            "a/WW-01-x.yaml": rule(more=asks),
            "a/WW-02-x.yaml": rule("WW-02", due, subject="due"),
            "a/report.yaml": DUTY.format(vi="báo cáo", en="reporting", norm=NORM, when='kind == "mine"'),
            "a/report-listed.yaml": DUTY.format(vi="gửi", en="sending", norm=plan, when='listed("named")'),
            "a/annual.yaml": DUE,
            "lists/named.yaml": official,
        },
    )
    duties = found["en/obligations.html"]
    assert [block.text for block in duties.classed("said")] == [
        "Stands in «list of mines» on the date judged for",
        "Kind is «mine»",
    ]
    assert [heading.text for heading in duties.all("h3")][:2] == ["Case 1: Sending", "Case 2: Reporting"]
    assert [link.text for link in duties.all("ul")[-1].all("a")] == ["WW-01 Flow above the limit"]
    schedule = found["vi/schedules.html"]
    assert schedule.facts() == {
        "Hiệu lực": "Từ ngày 01/01/2025",
        "Chu kỳ": "2 năm một lần, kỳ đầu tiên kết thúc năm 2024",
        "Kỳ và thời hạn": (
            "Kỳ kết thúc ngày 31/12: trước ngày 15/01 kế tiếp (không tính ngày này) "
            "(kỳ kết thúc đến hết ngày 31/12/2025)"
            "Kỳ kết thúc ngày 31/12: chậm nhất vào ngày 31/03 kế tiếp (kỳ kết thúc từ ngày 01/01/2026)"
        ),
        "Còn xem xét": "Đến hết năm thứ 3 sau năm đến hạn",
        "Tệp": "a/annual.yaml",
    }  # fmt: skip
    assert [link.text for link in schedule.all("ul")[-1].all("a")] == ["WW-02 Xả vượt"]
    assert found["en/lists.html"].rows() == [["1", "Mỏ A", "Xã B"]]
    users = found["en/lists.html"].all("ul")[-1].all("a")
    assert [link.text for link in users] == ["WW-01 Flow above the limit", "Obligation «Sending»"]
    manual = found["en/rule-WW-01.html"]
    assert manual.section("What to look up").all("p")[0].text == "Look at the log"
    assert manual.facts()["Judged"] == "By the inspector, on the spot"
    assert {link.text for link in manual.section("Obligations").all("a")} >= {"Sending", "Reporting"}
    assert found["en/rule-WW-02.html"].facts()["Schedules"] == "Yearly report"
    assert found["en/index.html"].facts()["Rules"] == "2 (judged on data: 1; looked up: 1)"


OUTLINED = """\
selections:
  limits:
    label: {vi: giới hạn, en: limit}
    of: >-
      l for l in permit_limits if l.parameter == parameter
      and (not known(l.valid_to) or l.valid_to >= sampled_on)
applies_when: not (facility.kind == "mine" and (known(value) or unit == "mg/L"))
requires:
  one: any(known(l.upper) for l in limits)
  two:
    holds: evidence_grade == "official"
    label: {vi: do cơ quan lấy, en: taken by an authority}
    when_missing: violated
window: 24 months
message: {vi: "Mẫu {sampled_on}", en: "Sample of {sampled_on}."}
remedy: {vi: Giải trình, en: Explain, days: 30}
"""


def test_a_card_says_conditions_as_outlines_and_slots_as_what_they_stand_for(tmp_path: Path) -> None:
    found = site_of(tmp_path, {"a/WW-01-x.yaml": rule(more=OUTLINED, subject="measurement")})
    card = found["en/rule-WW-01.html"]
    applies = card.section("Applies when").classed("said")[0]
    assert applies.text == (
        "Not so: All of the following: The facility's kind is «mine» At least one of the following: "
        "«Value» is on record Unit is «mg/L»"
    )
    assert [len(items.all("li")) for items in applies.all("ol")] == [4, 2]
    assert [line.own_text for line in card.section("Records spoken of").all("li")] == [
        "Parameter is parameter of the measurement judged",
        "At least one of the following:",
        "«Valid to» is not on record",
        "Valid to is not before sampled on of the measurement judged",
    ]
    requires = card.section("Requires")
    assert [heading.text for heading in requires.all("h3")] == ["Requirement 1 one", "Taken by an authority"]
    assert [block.text for block in requires.classed("said")] == [
        "There is a limit for which «Upper limit» is on record",
        "Evidence grade is «official»",
    ]
    notes = [paragraph.text for paragraph in requires.all("p")]
    assert notes == [
        "All 2 requirements must hold.",
        "The proof lies with the facility: a blank counts as not shown.",
    ]
    assert [quote.text for quote in card.all("blockquote")] == ["Sample of [sampled on].", "Explain"]
    assert [slot.text for slot in card.classed("slot")] == ["[sampled on]"]
    assert card.facts() == {
        "Severity": "major",
        "In force": "From 2025-07-01",
        "In force as of": "Sampled on",
        "Window": "The 24 months up to the date judged for",
        "Subject": "Measurement",
        "Judged": "On the data of the register",
        "Theme": "A",
        "File": "a/WW-01-x.yaml",
    }


HOSTILE = """<script>alert("1")</script> & 'x' {{ 7 * 7 }} {% raw %} <b"""


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    text = json.dumps(HOSTILE)
    both = f"{{vi: {text}, en: {text}}}"
    unslotted = HOSTILE.replace("{", "(").replace("}", ")")
    said_text = f"{{vi: {json.dumps(unslotted)}, en: {json.dumps(unslotted)}}}"
    norm = f"{{instrument: {text}, provision: Article 1, checked: 2026-11-23, confidence: read}}"
    hostile_rule = f"""\
id: WW-01
title: {both}
severity: major
citations: [{norm}, {{instrument: plan, provision: II.1}}]
since: 2025-07-01
subject: facility
selections: {{large: {{label: {both}, of: "p for p in treatment_plants if p.capacity_m3_day > 5"}}}}
requires:
  flow: {{holds: 'wastewater_m3_day <= 100 and obliged("duty") and name != "<script>"', label: {both}}}
message: {said_text}
remedy: {{vi: {json.dumps(unslotted)}, en: {json.dumps(unslotted)}, days: 1}}
"""
    files = {
        "instruments.yaml": f"instruments:\n  {text}:\n    title: {both}\n",
        "<i> & x/WW-01-x.yaml": hostile_rule,
        "<i> & x/WW-01-x.cases.yaml": (
            f"cases:\n  - {{name: {text}, as_of: 2026-01-01, expect: met, reason: {text}}}\n"
        ),
        "duty.yaml": f"""\
obliges: duty
title: {both}
citations: [{norm}]
since: 2025-01-01
when: listed("named") and wastewater_m3_day > threshold("flow")
""",
        "named.yaml": f"""\
list: named
title: {both}
versions: [{{from: 2025-01-01, citation: {norm}, entries: [{{entry: {text}, name: {text}, place: {text}}}]}}]
""",
        "flow.yaml": f"""\
threshold: flow
title: {both}
unit: m3/day
values: [{{from: 2025-01-01, value: 1, citation: {norm}}}]
""",
    }
    found = site_of(tmp_path, files)
    for path, page in found.items():
        assert not page.all("script", "b", "i"), path
    for lang in LANGS:
        assert found[f"{lang}/rule-WW-01.html"].all("h1")[0].text == f"WW-01 {HOSTILE}"
        assert found[f"{lang}/threshold-flow.html"].all("h1")[0].text == HOSTILE
        assert found[f"{lang}/lists.html"].rows() == [[HOSTILE] * 3]
        card = found[f"{lang}/rule-WW-01.html"]
        assert {quote.text for quote in card.all("blockquote")} == {unslotted}
        assert card.section(say("cases", lang)).rows()[0][0] == HOSTILE * 2
        assert card.facts()[say("theme", lang)] == "<i> & x"
        assert [heading.text for heading in card.section(say("requires", lang)).all("h3")] == [HOSTILE]


def test_names_that_fall_together_get_pages_of_their_own(tmp_path: Path) -> None:
    numbers = ("1/ĐA-b", "1-da/B", "1/DA_b")
    titles = "".join(f"  {number}: {{title: {{vi: V{i}, en: E{i}}}}}\n" for i, number in enumerate(numbers))
    norms = ", ".join(NORM.replace("72/2020/QH14", number) for number in numbers)
    found = site_of(
        tmp_path, {"instruments.yaml": f"instruments:\n{titles}", "a/WW-01-x.yaml": rule(norm=norms)}
    )
    held = {path.lower(): page.facts()["Number"] for path, page in found.items() if "en/instrument-" in path}
    assert sorted(held.values()) == sorted(numbers)
    cited = found["en/rule-WW-01.html"].section("Citations").all("a")
    for number, link in zip(numbers, cited, strict=True):
        assert found[f"en/{link.attributes['href']}"].facts()["Number"] == number
