"""A small plan and registers written as files, read and judged as any other."""

from datetime import date
from pathlib import Path

from compliance.language.compile import compile_rulebook
from compliance.plan.figures import IndicatorResult
from compliance.plan.scorecard import Scorecard, draw_scorecard
from compliance.plan.tasks import TaskStanding
from compliance.sources.registers.loading import load_register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import sweep

AS_OF = date(2026, 11, 23)
HOSTILE = "<script>alert('x')</script> & \"Sở\""
NORM = "{instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}"


def clause(place: str, treatment: str, more: str = "") -> str:
    return (
        f"    place: {{vi: 'Chỗ {place}', en: 'Place {place}'}}\n"
        f"    says: {{vi: 'Yêu cầu {place}', en: 'Asks {place}'}}\n    treatment: {treatment}\n{more}"
    )


ASK = "    ask: {vi: Tra sổ của Sở, en: See the department's file}\n"
CLAUSES = {
    "I.1": clause("một", "guidance", "    reason: {vi: Chỉ nêu mục đích, en: A purpose alone}\n"),
    "I.4.c.1-a": clause("hai", "indicator", "    also: [rules]\n"),
    "I.4.c.2-b": clause("ba", "indicator"),
    "II.5.c.8-b": clause("bốn", "indicator"),
    "II.6.1": clause("năm", "rules"),
    "II.6.2-a": clause("sáu", "manual", ASK),
    "III.8.2-a": clause("bảy", "task"),
    "T1": clause("tám", "task", "    also: [manual]\n" + ASK),
    "T2": clause("chín", "task"),
}

BOOK = {
    "instruments.yaml": """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
    in_force_from: 2022-01-01
""",
    "plan/clauses.yaml": "clauses:\n" + "".join(f"  {n}:\n{text}" for n, text in CLAUSES.items()),
    "plan/agencies.yaml": """\
agencies:
  dae: {vi: Sở Nông nghiệp và Môi trường, en: Department of Agriculture and Environment}
  doc: {vi: Sở Xây dựng, en: Department of Construction}
""",
    "wastewater/WW-01-flow.yaml": f"""\
id: WW-01
title: {{vi: Xả vượt, en: Flow above the limit}}
severity: major
citations: [{{instrument: plan, provision: II.6.1}}, {{instrument: plan, provision: I.4.c.1-a}}, {NORM}]
since: 2025-07-01
subject: facility
applies_when: status != "suspended"
requires: {{flow: wastewater_m3_day <= 100}}
message: {{vi: Vượt, en: Above}}
""",
    "plan/indicators/plants.yaml": """\
indicator: plants
title: {vi: Cụm đạt quy chuẩn, en: Clusters that comply}
clauses: [I.4.c.1-a]
unit: "%"
direction: at_least
numerator: {vi: Cụm đạt, en: Those that do}
denominator: {vi: Cụm đang hoạt động, en: Operating clusters}
definition: {vi: Đếm cụm, en: Clusters counted}
source: {vi: Sổ, en: The register}
targets:
  - {since: 2025-05-29, value: 50, by: 2030-12-31, citation: {instrument: plan, provision: I.4.c.1-a}}
from_facilities:
  counts: kind == "industrial_cluster"
  rules: [WW-01]
from_statistic: {name: plants}
""",
    "plan/indicators/waste.yaml": """\
indicator: waste
title: {vi: Rác đô thị được xử lý, en: Urban waste treated}
clauses: [I.4.c.2-b]
unit: "%"
direction: at_least
numerator: {vi: Tấn xử lý, en: Tonnes treated}
denominator: {vi: Tấn phát sinh, en: Tonnes generated}
definition: {vi: Theo năm, en: By year}
source: {vi: Sở, en: Department}
targets:
  - since: 2025-05-29
    value: 95
    by: 2030-12-31
    wording: strive
    citation: {instrument: plan, provision: I.4.c.2-b}
from_statistic: {name: waste, base: urban, needs: [denominator], by_commune: true}
""",
    "plan/indicators/loss.yaml": """\
indicator: loss
title: {vi: Nước thất thoát, en: Water lost}
clauses: [II.5.c.8-b]
unit: "%"
direction: at_most
numerator: {vi: Mất, en: Lost}
denominator: {vi: Cấp, en: Supplied}
definition: {vi: Theo năm, en: By year}
source: {vi: Sở, en: Department}
targets:
  - {since: 2025-05-29, value: 20, by: 2030-12-31, citation: {instrument: plan, provision: II.5.c.8-b}}
from_statistic: {name: loss}
""",
    "plan/indicators/hazardous.yaml": """\
indicator: hazardous
title: {vi: Chất thải nguy hại được xử lý, en: Hazardous waste handled}
clauses: [I.4.c.2-b]
unit: "%"
direction: at_least
numerator: {vi: Kg xử lý, en: Kilograms handled}
denominator: {vi: Kg phát sinh, en: Kilograms generated}
definition: {vi: Theo năm, en: By year}
source: {vi: Sổ, en: The register}
targets:
  - {since: 2025-05-29, value: 100, by: 2030-12-31, citation: {instrument: plan, provision: I.4.c.2-b}}
from_amounts: {subject: hazardous_waste_year, part: handed_over_kg, whole: generated_kg, year: year}
from_statistic: {name: hazardous}
""",
    "plan/tasks/T1.yaml": """\
task: T1
title: {vi: Lập chương trình, en: Make a programme}
clauses: [T1]
product: {vi: Chương trình, en: Programme}
lead: [dae]
first_year: 2025
last_year: 2025
""",
    "plan/tasks/T2.yaml": """\
task: T2
title: {vi: Cải tạo hồ, en: Restore lakes}
clauses: [T2]
product: {vi: Dự án, en: Project}
lead: [doc]
last_year: 2030
if_any: {vi: có hồ ô nhiễm, en: a lake is polluted}
""",
    "plan/tasks/III.8.2-a.yaml": """\
task: III.8.2-a
title: {vi: Kế hoạch hằng năm, en: A plan each year}
clauses: [III.8.2-a]
product: {vi: Kế hoạch, en: Plan}
led_by_communes: true
recurs: yearly
""",
}

STATISTIC = (
    "territory_code,indicator,year,source,period_end,published_on,value,unit,numerator,denominator,"
    "population_base,is_provisional\n"
)
PROGRESS = "task,agency,commune_code,reported_on,state,none_arises,product_number,obstacles\n"
ASSIGNED = "task,agency,role,commune_code,last_year,budget_vnd\n"
FACILITIES = "facility_id,name,kind,status,commune_code,wastewater_m3_day\n"


def write_book(folder: Path, book: dict[str, str], changed: dict[str, str]) -> Path:
    """Write a rulebook; a changed file is named by its stem."""
    for path, text in book.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(changed.get(Path(path).stem, text), encoding="utf-8")
    return folder


def write_register(folder: Path, title: str = "Sổ", **tables: str) -> Path:
    """Write a register; each table with its head and rows."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = f"title: {title!r}\nas_of: {AS_OF}\nlocale: iso\n"
    (folder / "register.yaml").write_text(manifest, encoding="utf-8")
    for name, text in {"facilities": f"{FACILITIES}F,Xưởng,factory,operating,03388,1\n", **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def card_of(
    tmp_path: Path,
    as_of: date = AS_OF,
    *,
    book: dict[str, str] = BOOK,
    changed: dict[str, str] | None = None,
    **tables: str,
) -> Scorecard:
    """Return the scorecard of a register with these tables."""
    rulebook = compile_rulebook(load_rulebook(write_book(tmp_path / "rules", book, changed or {})))
    register = load_register(write_register(tmp_path / "register", **tables))
    return draw_scorecard(sweep(rulebook, register, as_of))


def indicator(card: Scorecard, name: str) -> IndicatorResult:
    return next(result for result in card.indicators if result.indicator.indicator == name)


def task(card: Scorecard, number: str, holder: str) -> TaskStanding:
    """Return how a holder, named by its key, stands with a task."""
    found = [each for each in card.tasks if (each.task.task, each.holder.key) == (number, holder)]
    assert len(found) == 1
    return found[0]


def waste(*rows: str) -> str:
    """Return statistics of the urban waste, each: place, year, source, and the columns from period_end on."""
    return STATISTIC + "".join(f"{row}\n" for row in rows)
