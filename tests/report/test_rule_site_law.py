"""The law on the pages: citations, thresholds, instruments and fines, row by row."""

from pathlib import Path

from small_site import JUDGED, NORM, rule, site_of


def test_what_is_unverified_and_what_is_oldest_comes_first(tmp_path: Path) -> None:
    cited = [
        ("Article 10", "2026-01-02", "read"),
        ("Article 9", "2026-01-02", "read"),
        ("Article 1", "2026-02-01", "unverified"),
        ("Article 2", "2020-01-01", "excerpt"),
        ("Article 3", "2025-01-01", "unverified"),
        ("Article 4", "2026-01-01", "secondary"),
        ("Article 5", "2026-01-01", "read"),
    ]
    norms = ", ".join(
        f"{{instrument: 72/2020/QH14, provision: {p}, checked: {day}, confidence: {c}}}"
        for p, day, c in cited
    )
    found = site_of(tmp_path, {"a/WW-01-x.yaml": rule(norm=norms)})
    page = found["en/citations.html"]
    assert [section.attributes["id"] for section in page.all("section")] == [
        "unverified", "secondary", "excerpt", "read",
    ]  # fmt: skip
    assert [(row[0], row[2], row[3]) for row in page.rows()] == [
        ("Article 3", "2025-01-01", "WW-01"),
        ("Article 1", "2026-02-01", "WW-01"),
        ("Article 4", "2026-01-01", "WW-01"),
        ("Article 2", "2020-01-01", "WW-01"),
        ("Article 5", "2026-01-01", "WW-01"),
        ("Article 9", "2026-01-02", "WW-01"),
        ("Article 10", "2026-01-02", "WW-01"),
    ]
    counts = found["en/index.html"].section("State of the citations").rows()
    assert counts == [
        ["Unverified", "2", "2025-01-01"],
        ["Secondary source", "1", "2026-01-01"],
        ["Read in excerpt", "1", "2020-01-01"],
        ["Read in full", "3", "2026-01-01"],
    ]


THRESHOLDS = {
    "t/flow.yaml": f"""\
threshold: flow
title: {{vi: lưu lượng tối đa, en: greatest flow}}
unit: m3/day
by_unit: "%"
values:
  - {{from: 2020-01-01, until: 2025-12-31, bands: [{{to: 50, value: 1000}}], citation: {NORM}}}
  - from: 2026-01-01
    bands:
      - {{to: 50, value: 100}}
      - {{from: 50, to: 80.5, value: 200}}
      - {{from: 80.5, value: 300}}
    citation: {{instrument: plan, provision: II.2.4-d}}
""",
    "t/accepted.yaml": f"""\
threshold: accepted
title: {{vi: ngày chấp nhận, en: day of acceptance}}
type: date
values:
  - {{from: 2020-01-01, table: {{mine: 2022-01-01, hospital: 2023-06-30}}, citation: {NORM}}}
""",
    "t/unused.yaml": f"""\
threshold: unused
title: {{vi: không dùng, en: not used}}
type: year
values: [{{from: 2020-01-01, value: 2026, citation: {NORM}}}]
""",
}
READS_THRESHOLDS = """\
requires:
  flow: wastewater_m3_day <= threshold("flow", key=occupancy_percent)
  day: commissioned_on >= threshold("accepted", key=kind)
message: {vi: Vượt, en: Above}
"""


def test_thresholds_show_every_value_by_date_band_and_key(tmp_path: Path) -> None:
    found = site_of(tmp_path, {"a/WW-01-x.yaml": rule(more=READS_THRESHOLDS), **THRESHOLDS})
    law = "Article 52, 72/2020/QH14"
    assert found["en/threshold-flow.html"].rows() == [
        ["From 2020-01-01 to 2025-12-31 (included)", "Below 50 %: 1,000 m³/day", law,
         "read in full", "2026-11-23"],
        ["From 2026-01-01",
         "Below 50 %: 100 m³/day From 50 to below 80.5 %: 200 m³/day From 80.5 %: 300 m³/day",
         "Clause II.2.4-d of the plan", "", ""],
    ]  # fmt: skip
    assert found["vi/threshold-flow.html"].rows()[1][:2] == [
        "Từ ngày 01/01/2026",
        "Dưới 50 %: 100 m³/ngày Từ 50 đến dưới 80,5 %: 200 m³/ngày Từ 80,5 %: 300 m³/ngày",
    ]
    dated = found["vi/threshold-accepted.html"]
    assert dated.rows()[0][1] == "Mỏ khoáng sản: 01/01/2022 Bệnh viện: 30/06/2023"
    assert [link.text for link in dated.section("Được sử dụng tại").all("a")] == ["WW-01 Xả vượt"]
    unused = found["en/threshold-unused.html"]
    assert unused.rows()[0][1] == "2026"
    assert unused.section("Used by").all("p")[0].text == "No rule uses it yet."
    whole = [row for row in found["en/thresholds.html"].rows() if len(row) > 1]
    own = [
        row for name in ("accepted", "flow", "unused") for row in found[f"en/threshold-{name}.html"].rows()
    ]
    assert whole == own
    assert found["en/rule-WW-01.html"].section("Thresholds").rows() == [
        row for name in ("flow", "accepted") for row in found[f"en/threshold-{name}.html"].rows()
    ]
    assert [link.text for link in found["en/clause-II.2.4-d.html"].all("main")[0].all("a")] == [
        "Threshold «Greatest flow»"
    ]


AMENDED = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật, en: Law}
    in_force_from: 2022-01-01
    amended_by: [146/2025/QH15]
  146/2025/QH15:
    title: {vi: Luật sửa đổi, en: Amending law}
    in_force_from: 2026-01-01
    in_force_until: 2029-12-31
  55/2014/QH13:
    title: {vi: Luật cũ, en: Old law}
    in_force_until: 2021-12-31
    replaced_by: 72/2020/QH14
"""


def test_instruments_say_when_they_hold_and_what_amends_them(tmp_path: Path) -> None:
    clause = NORM.replace("Article 52", '"clause 1, Article 9"')
    files = {"instruments.yaml": AMENDED, "a/WW-01-x.yaml": rule(norm=f"{NORM}, {clause}"), **THRESHOLDS}
    found = site_of(tmp_path, files)
    law = found["vi/instrument-72-2020-QH14.html"]
    assert law.facts() == {
        "Số, ký hiệu": "72/2020/QH14",
        "Hiệu lực": "Từ ngày 01/01/2022",
        "Thay thế": "55/2014/QH13 Luật cũ",
        "Được sửa đổi, bổ sung bởi": "146/2025/QH15 Luật sửa đổi",
    }
    assert law.rows() == [
        ["Điều 52", "đã đối chiếu toàn văn", "23/11/2026",
         "WW-01; Mức quy định «Ngày chấp nhận»; Mức quy định «Lưu lượng tối đa»; Mức quy định «Không dùng»"],
        ["Khoản 1 Điều 9", "đã đối chiếu toàn văn", "23/11/2026", "WW-01"],
    ]  # fmt: skip
    amending = found["en/instrument-146-2025-QH15.html"]
    assert amending.facts() == {
        "Number": "146/2025/QH15",
        "In force": "From 2026-01-01 to 2029-12-31 (included)",
        "Amends": "72/2020/QH14 Law",
    }
    assert {paragraph.text for paragraph in amending.all("main")[0].all("p")} == {"Not cited."}
    assert found["en/instruments.html"].rows() == [
        ["55/2014/QH13", "Old law", "To 2021-12-31 (included)", "Not cited."],
        ["72/2020/QH14", "Law", "From 2022-01-01", "WW-01; 3 others"],
        ["146/2025/QH15", "Amending law", "From 2026-01-01 to 2029-12-31 (included)", "Not cited."],
    ]


FINES = f"""\
penalties: by_number
title: {{vi: phạt theo số, en: fines by number}}
unit: million VND
values:
  - from: 2022-08-25
    times: {{individual: 1, organisation: 2}}
    axes:
      flow: {{title: {{vi: lưu lượng, en: flow}}, unit: m3/day, from: [0, 5]}}
      share: {{title: {{vi: tỷ lệ, en: share}}, unit: "%", from: [0, 50]}}
    fines: [[warning, 1-2], [3-4, 500-600.5]]
    citation: {NORM}
"""
NAMED_FINES = f"""\
penalties: by_name
title: {{vi: phạt theo tên, en: fines by name}}
unit: million VND
values:
  - from: 2022-08-25
    times: {{individual: 0.5, organisation: 1}}
    table: {{flow_too_high: 10-20, other_act: warning}}
    citation: {NORM}
"""
PUNISHED = """\
addressee: [household, enterprise]
act: nd45.1
yields_to: [nd45.2]
limitation: {years: 2, from: detected}
penalty: {table: by_name, key: flow_too_high}
"""
BY_NUMBER = """\
addressee: [department]
"""
BANDED = """\
addressee: [enterprise]
act: nd45.3
limitation: {years: 1, from: ended, on: commissioned_on}
penalty: {table: by_number, key: {flow: wastewater_m3_day, share: occupancy_percent}}
"""


def test_cards_and_tables_tell_what_a_violation_may_lead_to(tmp_path: Path) -> None:
    found = site_of(
        tmp_path,
        {
            "a/WW-01-x.yaml": rule(more=JUDGED + PUNISHED),
            "a/WW-02-x.yaml": rule("WW-02", JUDGED + BY_NUMBER),
            "a/WW-03-x.yaml": rule("WW-03", JUDGED + BANDED),
            "a/WW-04-x.yaml": rule("WW-04"),
            "penalties/by_number.yaml": FINES,
            "penalties/by_name.yaml": NAMED_FINES,
        },
    )
    heading = "What a violation may lead to"
    punished = found["en/rule-WW-01.html"].section(heading)
    assert punished.facts() == {
        "Whom the norm binds": "Household; enterprise",
        "Act": "nd45.1",
        "Yields to the act": "nd45.2",
        "Limitation": "2 year(s), from: the day it is detected (an act that goes on)",
        "Fines (information)": "Fines by name",
    }
    assert punished.rows() == [["The act of this rule", "5 - 10 million VND", "10 - 20 million VND"]]
    asked = found["vi/rule-WW-02.html"].section("Xem xét trách nhiệm")
    assert asked.facts() == {"Đối tượng bị xem xét trách nhiệm": "Cơ quan quản lý cần làm rõ"}
    banded = found["vi/rule-WW-03.html"].section("Xem xét trách nhiệm")
    assert banded.facts()["Thời hiệu xử phạt"] == "1 năm, tính từ: ngày bắt đầu hoạt động"
    by_number = [
        ["Lưu lượng: từ 0 đến dưới 5 m³/ngày; tỷ lệ: từ 0 đến dưới 50 %", "Cảnh cáo", "Cảnh cáo"],
        ["Lưu lượng: từ 0 đến dưới 5 m³/ngày; tỷ lệ: từ 50 %", "1 - 2 triệu đồng", "2 - 4 triệu đồng"],
        ["Lưu lượng: từ 5 m³/ngày; tỷ lệ: từ 0 đến dưới 50 %", "3 - 4 triệu đồng", "6 - 8 triệu đồng"],
        ["Lưu lượng: từ 5 m³/ngày; tỷ lệ: từ 50 %", "500 - 600,5 triệu đồng", "1.000 - 1.201 triệu đồng"],
    ]
    assert banded.rows() == by_number
    by_name = [
        ["WW-01 Xả vượt", "5 - 10 triệu đồng", "10 - 20 triệu đồng"],
        ["other_act", "Cảnh cáo", "Cảnh cáo"],
    ]
    assert found["vi/penalties.html"].rows() == [*by_name, *by_number]
    headings = {heading.text for heading in found["en/rule-WW-04.html"].all("h2")}
    assert heading not in headings
