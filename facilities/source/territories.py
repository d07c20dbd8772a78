"""Figures of the province and its communes, and how the plan's tasks stand: all invented."""

import csv
import random
from datetime import date
from decimal import Decimal

from province import SEED, UNITS
from tables import Cell, Tables

PROVINCE_CODE = "12"
SOURCE = "Số liệu giả định để minh họa"
EARLY, FINAL = f"{SOURCE} (sơ bộ)", f"{SOURCE} (chính thức)"
TOWNS_UNTIL = date(2025, 6, 30)
"""Last day on which the province's towns were urban."""

COVER, RICE = "Tỷ lệ che phủ rừng", "Diện tích đất trồng lúa"
RURAL_WATER = "Hộ gia đình nông thôn được sử dụng nước sạch từ nguồn đạt quy chuẩn"
URBAN_WASTE = "Chất thải rắn sinh hoạt đô thị được thu gom, xử lý theo quy định"
RURAL_WASTE = "Chất thải rắn sinh hoạt nông thôn được thu gom, xử lý theo quy định"
URBAN_WATER = "Dân số đô thị được cấp nước sạch qua hệ thống cấp nước tập trung"
HYGIENIC = "Dân số nông thôn được sử dụng nước sinh hoạt hợp vệ sinh"
HAZARDOUS = "Chất thải nguy hại được thu gom, vận chuyển và xử lý theo quy định"
CLUSTERS = "Cụm công nghiệp có hệ thống xử lý nước thải tập trung vận hành đạt quy chuẩn"
SAVED = "Mức tiết kiệm năng lượng so với kịch bản phát triển thông thường"
RENEWABLE = "Tỷ lệ năng lượng tái tạo trong tổng cung năng lượng sơ cấp"
RESERVE = "Diện tích Khu bảo tồn thiên nhiên Mường Tè"
RESETTLED = "Hộ ở vùng thường xuyên xảy ra thiên tai đã được bố trí, ổn định chỗ ở an toàn"

Cells = dict[str, Cell]
URBAN: Cells = {"population_base": "urban", "urban_defined_on": TOWNS_UNTIL}
RURAL: Cells = {"population_base": "rural", "urban_defined_on": TOWNS_UNTIL}
FIGURES: tuple[tuple[str, int, str, str, Cells], ...] = (
    (COVER, 2023, "51.72", SOURCE, {}),
    (COVER, 2024, "51.93", SOURCE, {}),
    (COVER, 2025, "52.4", EARLY, {"is_provisional": True}),
    (COVER, 2025, "52.16", FINAL, {}),
    (RICE, 2025, "32140", SOURCE, {"unit": "ha"}),
    (RESERVE, 2025, "33775", SOURCE, {"unit": "ha"}),
    (URBAN_WASTE, 2024, "92.1", SOURCE, {"part": ("17500", "19001", "tonne"), **URBAN}),
    (URBAN_WASTE, 2025, "94.2", SOURCE, {"part": ("18840", "20000", "tonne"), "population_base": "urban"}),
    (RURAL_WASTE, 2025, "63.5", SOURCE, RURAL),
    (URBAN_WATER, 2025, "83.4", SOURCE, {"part": ("66720", "80000", "người"), **URBAN}),
    (RURAL_WATER, 2024, "24.1", SOURCE, {"part": ("19280", "80000", "hộ"), **RURAL}),
    (RURAL_WATER, 2025, "26.3", SOURCE, {"part": ("21303", "81000", "hộ"), "is_provisional": True, **RURAL}),
    (HYGIENIC, 2025, "91.2", SOURCE, RURAL),
    (HAZARDOUS, 2024, "99.9", SOURCE, {}),
    (HAZARDOUS, 2025, "99.95", SOURCE, {}),
    (CLUSTERS, 2026, "100", SOURCE, {"part": ("6", "6", "cụm"), "period_end": date(2026, 6, 30)}),
    (SAVED, 2025, "1.8", SOURCE, {}),
    (RENEWABLE, 2025, "99.1", SOURCE, {"definition": "Tỷ trọng trong tổng nguồn điện của tỉnh (giả định)"}),
    (RESETTLED, 2025, "68.0", SOURCE, {
        "part": ("1530", "2250", "hộ"), "definition": "Số hộ đã bố trí trên số hộ phải bố trí (giả định)",
    }),
)  # fmt: skip
"""Indicator, year, value, source and more; `part` is numerator, denominator and their unit.

Some lack what their indicator needs. The figures on hazardous waste and on clusters are not what the
register's own records say.
"""

COMMUNES_WITH_FIGURES = 14
TASK_YEARS = {"T8": (2025, 2026)}
BUDGETED = 12
REPORTS = (date(2025, 12, 10), date(2026, 6, 12))
REPORTING = 0.55
"""Share of communes that sent a report."""

AGENCY_TASKS: tuple[tuple[str, str, str], ...] = (
    ("T1", "Sở Nông nghiệp và Môi trường", "done"),
    ("T6", "Sở Nông nghiệp và Môi trường", "in_progress"),
    ("T7", "Sở Nông nghiệp và Môi trường", "in_progress"),
    ("T8", "Sở Nông nghiệp và Môi trường", "in_progress"),
    ("III.1.3", "Sở Nông nghiệp và Môi trường", "done without"),
    ("III.3.1", "Sở Khoa học và Công nghệ", "done"),
    ("III.5.1", "Sở Tư pháp", "not_started"),
    ("II.4.b.2-b", "Sở Công Thương", "in_progress"),
)
"""Task, agency and state of what agencies of the province reported; others sent no report."""

COMMUNE_TASKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("III.8.2-a", ("done", "done", "done without", "in_progress")),
    ("T1", ("done", "in_progress", "in_progress", "not_started")),
    ("T2", ("in_progress", "not_started", "not_started")),
    ("T4", ("none_arises", "none_arises", "in_progress")),
    ("T5", ("none_arises",)),
    ("T6", ("none_arises", "none_arises", "none_arises", "in_progress")),
    ("T7", ("done", "done without", "in_progress", "in_progress")),
)
"""What a commune that reports may say of a task; `done without` names no document."""

CONDITIONAL = {"T4", "T5", "T6"}
NOTE = "Giả định để minh họa"
OBSTACLES = "Chưa bố trí được kinh phí (giả định)"


def add_territories(tables: Tables) -> None:
    """Add published figures, assignments of tasks and reports on them."""
    draws = random.Random(f"{SEED}/territories")
    with UNITS.open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    for indicator, year, value, source, more in FIGURES:
        _add_figure(tables, PROVINCE_CODE, indicator, year, Decimal(value), source, dict(more))
    for unit in draws.sample(units, COMMUNES_WITH_FIGURES):
        _add_commune_figures(tables, draws, unit["code"])
    _add_agencies(tables)
    _add_communes(tables, draws, units)


def _add_figure(
    tables: Tables, code: str, indicator: str, year: int, value: Decimal, source: str, more: Cells
) -> None:
    part, whole, part_unit = more.pop("part", (None, None, None))  # type: ignore[misc]
    cells: Cells = {"unit": "%", "is_provisional": False, "published_on": date(year + 1, 2, 27), **more}
    if "period_end" in more:
        cells["published_on"] = date(year, 7, 20)
    if cells["is_provisional"]:
        cells["published_on"] = date(year + 1, 1, 8)
    tables.add(
        "territory_statistics", territory_code=code, indicator=indicator, year=year, source=source,
        value=value, numerator=part, denominator=whole, part_unit=part_unit, **cells,
    )  # fmt: skip


def _add_commune_figures(tables: Tables, draws: random.Random, code: str) -> None:
    cover = Decimal(draws.randint(310, 690)) / 10
    _add_figure(tables, code, COVER, 2025, cover, SOURCE, {})
    if draws.random() < 0.7:
        households = draws.randint(900, 2_600)
        served = households * draws.randint(8, 55) // 100
        share = (Decimal(served) * 100 / households).quantize(Decimal("0.1"))
        _add_figure(
            tables, code, RURAL_WATER, 2025, share, SOURCE,
            {"part": (str(served), str(households), "hộ"), **RURAL} if draws.random() < 0.7 else {},
        )  # fmt: skip
    if draws.random() < 0.5:
        _add_figure(tables, code, RICE, 2025, Decimal(draws.randint(180, 2_100)), SOURCE, {"unit": "ha"})


def _add_agencies(tables: Tables) -> None:
    for task, agency, state in AGENCY_TASKS:
        first, last = TASK_YEARS.get(task, (2025, 2030))
        tables.add(
            "task_assignments", task=task, agency=agency, role="lead", first_year=first, last_year=last,
            is_conditional=task in CONDITIONAL, note=NOTE,
            budget_vnd=850_000_000 if task.startswith("T") else None,
        )  # fmt: skip
        _add_report(tables, task, agency, None, REPORTS[-1], state, spent=120_000_000)


def _add_communes(tables: Tables, draws: random.Random, units: list[dict[str, str]]) -> None:
    budgeted = {unit["code"] for unit in draws.sample(units, BUDGETED)}
    for unit in units:
        name, code = unit["name_vi"], unit["code"]
        office = f"UBND {name[0].lower()}{name[1:]}"
        if code in budgeted:
            tables.add(
                "task_assignments", task="T2", agency=office, role="lead", commune_code=code, first_year=2025,
                last_year=2030, is_conditional=False, note=NOTE,
                budget_vnd=draws.randint(4, 30) * 100_000_000,
            )  # fmt: skip
        if draws.random() > REPORTING:
            continue
        for task, states in COMMUNE_TASKS:
            if draws.random() < 0.15:
                continue
            state = draws.choice(states)
            if draws.random() < 0.25:
                _add_report(tables, task, office, code, REPORTS[0], "not_started", spent=None)
            spent = draws.randint(1, 9) * 50_000_000 if task == "T2" and state == "in_progress" else None
            _add_report(tables, task, office, code, REPORTS[1], state, spent=spent)
        if unit["kind"] == "commune" and draws.random() < 0.3:
            _add_report(tables, "T3", office, code, REPORTS[1], "none_arises", spent=None)


def _add_report(
    tables: Tables, task: str, agency: str, code: str | None, day: date, state: str, *, spent: int | None
) -> None:
    document = state == "done"
    tables.add(
        "task_progress", task=task, agency=agency, commune_code=code, reported_on=day,
        state=state.removesuffix(" without"), none_arises=True if state == "none_arises" else None,
        product_number=f"GĐ-{code or 'TỈNH'}-{task}/KH" if document else None,
        product_on=date(2026, 3, 20) if document else None, spent_vnd=spent,
        obstacles=OBSTACLES if state == "not_started" else None, note=NOTE,
    )  # fmt: skip
