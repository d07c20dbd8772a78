"""Small changes of a schedule: its days by one day, its years by one year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from compliance.model.rule_values import LAST_YEAR
from compliance.model.schedules import Deadline, DueDay, MonthDay, Schedule, SchedulePeriod, due_days
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_value

_LABELS = {
    "since": Bilingual(vi="có hiệu lực từ", en="in force from"),
    "until": Bilingual(vi="có hiệu lực đến", en="in force until"),
    "first": Bilingual(vi="năm của kỳ đầu tiên", en="year of the first period"),
    "every": Bilingual(vi="chu kỳ (năm)", en="cycle in years"),
    "lapse": Bilingual(vi="số năm còn xét sau hạn", en="years a due day is looked at"),
    "ends": Bilingual(vi="kỳ kết thúc ngày", en="period ends on"),
    "by": Bilingual(vi="chậm nhất ngày", en="by"),
    "before": Bilingual(vi="trước ngày", en="before"),
}
_EVER = 10_000


@dataclass(frozen=True)
class ScheduleChange:
    """One change of a schedule.

    Attributes:
        path: Where in its file it is made.
        variant: Tells changes at one place apart.
        before: What stood there, for readers.
        after: What stands there now.
        changed: The schedule after the change.
    """

    path: tuple[str | int, ...]
    variant: str
    before: Bilingual
    after: Bilingual
    changed: Schedule


def changes_of_schedule(schedule: Schedule) -> Iterator[ScheduleChange]:
    """Yield the changes of a schedule that make something fall due on another day, or for another time."""
    for change in _changes(schedule):
        if all_due_days(change.changed) != all_due_days(schedule) or change.changed.lapse != schedule.lapse:
            yield change


def all_due_days(schedule: Schedule) -> list[DueDay]:
    """Return all that ever falls due by a schedule, its lapse aside."""
    return list(due_days(schedule.model_copy(update={"lapse": _EVER}), date(LAST_YEAR, 12, 31)))


def _changes(schedule: Schedule) -> Iterator[ScheduleChange]:
    yield from _of_fields(
        schedule, ("since", "until", "first", "every", "lapse"), (), lambda changed: changed
    )
    for n, period in enumerate(schedule.periods):

        def in_schedule(changed: SchedulePeriod, n: int = n) -> Schedule:
            periods = [*schedule.periods[:n], changed, *schedule.periods[n + 1 :]]
            return schedule.model_copy(update={"periods": periods})

        yield from _of_fields(period, ("ends",), ("periods", n), in_schedule)
        for k, deadline in enumerate(period.deadlines):

            def in_period(
                changed: Deadline,
                k: int = k,
                period: SchedulePeriod = period,
                put: Callable[[SchedulePeriod], Schedule] = in_schedule,
            ) -> Schedule:
                deadlines = [*period.deadlines[:k], changed, *period.deadlines[k + 1 :]]
                return put(period.model_copy(update={"deadlines": deadlines}))

            days = ("since", "until", "by", "before")
            yield from _of_fields(deadline, days, ("periods", n, "deadlines", k), in_period)


def _of_fields(
    model: Any, names: tuple[str, ...], path: tuple[str | int, ...], put: Callable[[Any], Schedule]
) -> Iterator[ScheduleChange]:
    """Yield a model of a schedule file with each of some of its fields one less and one more."""
    for name in names:
        value = getattr(model, name)
        for variant, by in (("+", 1), ("-", -1)):
            moved = _moved(value, by)
            if moved is None or (name in ("every", "lapse") and moved < 1):
                continue
            changed = put(model.model_copy(update={name: moved}))
            yield ScheduleChange((*path, name), variant, _told(name, value), _told(name, moved), changed)


def _moved(value: Any, by: int) -> Any:
    match value:
        case date():
            return value + timedelta(days=by)
        case int():
            return value + by
        case (int(month), int(day)):
            moved = date(2001, month, day) + timedelta(days=by)
            return (moved.month, moved.day)
        case _:
            return None


def _told(name: str, value: date | int | MonthDay) -> Bilingual:
    return Bilingual(
        vi=f"{_LABELS[name].vi} {_shown(value, 'vi')}", en=f"{_LABELS[name].en} {_shown(value, 'en')}"
    )


def _shown(value: date | int | MonthDay, lang: Lang) -> str:
    if isinstance(value, tuple):
        month, day = value
        return f"{day:02}/{month:02}" if lang == "vi" else f"{month:02}-{day:02}"
    return format_value(value, lang) if isinstance(value, date) else str(value)
