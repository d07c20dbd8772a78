"""Small changes of limits and lists of the law: a value by a step, a date by a day, an entry left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Literal, Protocol, TypeVar

from compliance.model.official_lists import ListVersion, OfficialList
from compliance.model.texts import LANGS, Bilingual, Lang
from compliance.model.thresholds import Band, Threshold, ThresholdPeriod
from compliance.model.units import Unit
from compliance.model.values import format_value

LawChangeKind = Literal["threshold", "unit", "threshold_date", "list_date", "entry"]

MAX_ENTRIES = 5
"""Entries of one version of a list that are left out in turn; a list may name thousands."""

MAX_WHOLE = Decimal(10) ** 12

_DAY = timedelta(days=1)
_UNIT_SLIPS = {"%": Decimal(100), "hour": Decimal(24), "day": Decimal(24)}
_OTHER_SLIP = Decimal(1000)
"""A percentage taken for a share, an hour for a day, and otherwise a thousandfold (kg and t, mg and g)."""


@dataclass(frozen=True)
class LawChange:
    """One change of a threshold or of a list.

    Attributes:
        kind: What kind of slip it is.
        path: Where in its file it is made.
        variant: Tells changes of one kind at one place apart.
        before: What stood there, for readers.
        after: What stands there now.
        first: First day on which it reads differently.
        last: Last such day; None: open.
        changed: The threshold or list after the change.
    """

    kind: LawChangeKind
    path: tuple[str | int, ...]
    variant: str
    before: Bilingual
    after: Bilingual
    first: date
    last: date | None
    changed: Threshold | OfficialList


class _Dated(Protocol):
    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


Period = TypeVar("Period", ThresholdPeriod, ListVersion)


def changes_of_threshold(threshold: Threshold, step: Decimal) -> Iterator[LawChange]:
    """Yield the changes of a threshold.

    Args:
        threshold: The threshold.
        step: The least difference of the values its numbers are compared with.
    """
    for index, period in enumerate(threshold.values):
        for path, text, put in _texts(period):
            for kind, variant, moved in _moved(threshold, text, step):
                values = _replaced(threshold.values, index, put(moved))
                before, after = (_told(threshold, period, path, value) for value in (text, moved))
                changed = threshold.model_copy(update={"values": values})
                at = ("values", index, *path)
                yield LawChange(kind, at, variant, before, after, period.since, period.until, changed)
        yield from _of_bands(threshold, index)
    for path, variant, before, after, day, periods in _shifted(threshold.values, _same_values):
        changed = threshold.model_copy(update={"values": periods})
        yield LawChange("threshold_date", ("values", *path), variant, before, after, day, day, changed)


def changes_of_list(official: OfficialList) -> Iterator[LawChange]:
    """Yield the changes of an official list."""
    for index, version in enumerate(official.versions):
        for n, entry in enumerate(version.entries[:MAX_ENTRIES]):
            kept = version.model_copy(update={"entries": version.entries[:n] + version.entries[n + 1 :]})
            changed = official.model_copy(update={"versions": _replaced(official.versions, index, kept)})
            before = Bilingual(vi=f"có mục {entry.entry}", en=f"entry {entry.entry}")
            after = Bilingual(vi="không có mục đó", en="no such entry")
            at = ("versions", index, "entries", n)
            yield LawChange("entry", at, "-", before, after, version.since, version.until, changed)
    for path, variant, before, after, day, versions in _shifted(official.versions, _same_entries):
        changed = official.model_copy(update={"versions": versions})
        yield LawChange("list_date", ("versions", *path), variant, before, after, day, day, changed)


def _replaced(items: Sequence[Period], index: int, item: Period) -> list[Period]:
    replaced: list[Period] = list(items)
    replaced[index] = item
    return replaced


_Path = tuple[str | int, ...]


def _texts(period: ThresholdPeriod) -> Iterator[tuple[_Path, str, Callable[[str], ThresholdPeriod]]]:
    """Yield each value of a period with its place and what puts another there.

    Raises:
        LookupError: The period holds values in a form that is not known here.
    """
    found: list[tuple[_Path, str, Callable[[str], ThresholdPeriod]]] = []
    if period.value is not None:
        found.append((("value",), period.value, partial(_with_value, period)))
    for key, text in (period.table or {}).items():
        found.append((("table", key), text, partial(_with_row, period, key)))
    for n, band in enumerate(period.bands or []):
        found.append((("bands", n, "value"), band.value, partial(_with_band, period, n)))
    if len(found) != len(period.texts):
        raise LookupError(f"{len(period.texts)} values, of which {len(found)} can be changed")
    yield from found


def _with_value(period: ThresholdPeriod, new: str) -> ThresholdPeriod:
    return period.model_copy(update={"value": new})


def _with_row(period: ThresholdPeriod, key: str, new: str) -> ThresholdPeriod:
    return period.model_copy(update={"table": {**(period.table or {}), key: new}})


def _with_band(period: ThresholdPeriod, n: int, new: str) -> ThresholdPeriod:
    bands = list(period.bands or [])
    bands[n] = bands[n].model_copy(update={"value": new})
    return period.model_copy(update={"bands": bands})


def _moved(
    threshold: Threshold, text: str, step: Decimal
) -> Iterator[tuple[Literal["threshold", "unit"], str, str]]:
    value = threshold.parse(text)
    if isinstance(value, date):
        yield "threshold", "+", (value + _DAY).isoformat()
        yield "threshold", "-", (value - _DAY).isoformat()
        return
    yield "threshold", "+", _plain(value + step)
    if value >= step:
        yield "threshold", "-", _plain(value - step)
    slip = _slip(threshold)
    if slip is not None and value:
        times = value * slip
        yield "unit", str(slip), _plain(times if times < MAX_WHOLE else (value / slip).quantize(step))


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _slip(threshold: Threshold) -> Decimal | None:
    if not threshold.unit:
        return None
    symbols = [symbol for symbol, _ in Unit.parse(threshold.unit).powers]
    return next((_UNIT_SLIPS[s] for s in symbols if s in _UNIT_SLIPS), _OTHER_SLIP)


def _of_bands(threshold: Threshold, index: int) -> Iterator[LawChange]:
    """Yield the bounds between bands moved: the bound of both neighbours at once."""
    period = threshold.values[index]
    bands = period.bands or []
    step = Decimal("0.000001")
    bounds = dict.fromkeys(bound for band in bands for bound in (band.least, band.below) if bound is not None)
    for bound in bounds:
        for variant, by in (("+", step), ("-", -step)):
            moved = [
                band.model_copy(
                    update={
                        "least": band.least + by if band.least == bound else band.least,
                        "below": band.below + by if band.below == bound else band.below,
                    }
                )
                for band in bands
            ]
            changed = _replaced(threshold.values, index, period.model_copy(update={"bands": moved}))
            before, after = (_told_bound(threshold, period, value) for value in (bound, bound + by))
            yield LawChange(
                "threshold", ("values", index, "bands", _plain(bound)), variant, before, after,
                period.since, period.until, threshold.model_copy(update={"values": changed}),
            )  # fmt: skip


def _both(tell: Callable[[Lang], str]) -> Bilingual:
    return Bilingual(**{lang: tell(lang) for lang in LANGS})


def _told(threshold: Threshold, period: ThresholdPeriod, path: _Path, text: str) -> Bilingual:
    def tell(lang: Lang) -> str:
        value = threshold.parse(text)
        shown = text if threshold.type == "year" else format_value(value, lang)
        row = _row(threshold, period, path, lang)
        return f"{row}{shown}{_in_unit(threshold.unit_of_values, lang)} {_from(period, lang)}"

    return _both(tell)


def _told_bound(threshold: Threshold, period: ThresholdPeriod, bound: Decimal) -> Bilingual:
    def tell(lang: Lang) -> str:
        head = "ranh giới khoảng" if lang == "vi" else "bound between bands"
        return f"{head} {format_value(bound, lang)}{_in_unit(threshold.by_unit, lang)} {_from(period, lang)}"

    return _both(tell)


def _row(threshold: Threshold, period: ThresholdPeriod, path: _Path, lang: Lang) -> str:
    """Return which of several values of a period is meant; blank where it has only one."""
    match path:
        case ("table", key):
            return f"dòng {key}: " if lang == "vi" else f"row {key}: "
        case ("bands", int(number), _):
            return f"{_band_text(threshold, (period.bands or [])[number], lang)}: "
        case _:
            return ""


def _band_text(threshold: Threshold, band: Band, lang: Lang) -> str:
    from_, below = ("từ", "dưới") if lang == "vi" else ("from", "below")
    parts = []
    if band.least is not None:
        parts.append(f"{from_} {format_value(band.least, lang)}")
    if band.below is not None:
        parts.append(f"{below} {format_value(band.below, lang)}")
    joined = (" đến " if lang == "vi" else " to ").join(parts)
    return f"{joined}{_in_unit(threshold.by_unit, lang)}"


def _in_unit(unit: str | None, lang: Lang) -> str:
    return f" {Unit.parse(unit).text(lang)}" if unit else ""


def _from(period: ThresholdPeriod, lang: Lang) -> str:
    return f"({'từ' if lang == 'vi' else 'from'} {format_value(period.since, lang)})"


_Shift = tuple[_Path, str, Bilingual, Bilingual, date, list[Period]]


def _shifted(periods: Sequence[Period], same: Callable[[Period, Period], bool]) -> Iterator[_Shift[Period]]:
    """Yield the periods with one of their dates a day earlier or later, and the one day that differs.

    Where one period follows another without a gap, both dates move together; where both say the same, not
    at all.
    """
    for index, period in enumerate(periods):
        before = periods[index - 1] if index else None
        after = periods[index + 1] if index + 1 < len(periods) else None
        follows = before is not None and before.until == period.since - _DAY
        if not follows:
            if before is None or before.until is None or before.until < period.since - _DAY:
                moved = period.model_copy(update={"since": period.since - _DAY})
                yield _shift(periods, index, "since", "-", moved, period.since - _DAY)
            if period.until is None or period.until > period.since:
                moved = period.model_copy(update={"since": period.since + _DAY})
                yield _shift(periods, index, "since", "+", moved, period.since)
        if period.until is None:
            continue
        followed = after is not None and after.since == period.until + _DAY
        if followed and after is not None and same(period, after):
            continue
        if after is None or after.since > period.until + _DAY or followed:
            moved = period.model_copy(update={"until": period.until + _DAY})
            if not (followed and after is not None and after.until == after.since):
                yield _shift(periods, index, "until", "+", moved, period.until + _DAY)
        if period.until > period.since:
            moved = period.model_copy(update={"until": period.until - _DAY})
            yield _shift(periods, index, "until", "-", moved, period.until)


def _shift(
    periods: Sequence[Period], index: int, name: str, variant: str, moved: Period, day: date
) -> _Shift[Period]:
    """Return the periods with one changed, and with it the next one where that follows at once."""
    old = periods[index]
    changed = _replaced(periods, index, moved)
    next_ = periods[index + 1] if index + 1 < len(periods) else None
    if name == "until" and old.until is not None and next_ is not None and next_.since == old.until + _DAY:
        assert moved.until is not None  # noqa: S101  # only a date that stands there is moved
        changed[index + 1] = next_.model_copy(update={"since": moved.until + _DAY})
    return (index, name), variant, _dates(old), _dates(moved), day, changed


def _dates(period: _Dated) -> Bilingual:
    def tell(lang: Lang) -> str:
        last = format_value(period.until, lang) if period.until else "..."
        return f"{format_value(period.since, lang)} - {last}"

    return _both(tell)


def _same_values(a: ThresholdPeriod, b: ThresholdPeriod) -> bool:
    return (a.value, a.table, a.bands) == (b.value, b.table, b.bands)


def _same_entries(a: ListVersion, b: ListVersion) -> bool:
    return {entry.entry for entry in a.entries} == {entry.entry for entry in b.entries}
