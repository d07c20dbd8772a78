"""The charts of the plan's page as inline SVG: told apart by shape and hatching, never by colour alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup, escape

from compliance.model.texts import Lang
from compliance.model.values import format_number
from compliance.plan.figures import Figure, IndicatorResult
from compliance.report.plan_words import amount_text, figure_text, say, target_text, unit_text

WIDTH = 390
"""Width of a chart in units of its own: at this size its letters are 13 pixels high."""

_LEFT, _RIGHT = 26, WIDTH - 26
_LETTER = 8
"""Width of a digit, at most."""
_BAR_WIDTH, _BAR_HEIGHT = 180, 14
_INK, _SOFT, _FILL = "#1c2430", "#55606e", "#31597d"
_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
_ALL = Fraction(100)
_HALO = 'stroke="#fff" stroke-width="4" paint-order="stroke"'
"""Keeps letters legible where a mark passes behind them."""


@dataclass(frozen=True)
class _Scale:
    """Where values lie between two edges of a drawing."""

    first: Fraction
    last: Fraction
    start: int
    end: int

    def at(self, value: Fraction) -> Fraction:
        """Return where a value lies; values beyond an edge lie on it."""
        inside = min(max(value, self.first), self.last)
        return self.start + (inside - self.first) * (self.end - self.start) / (self.last - self.first)


def bullet(result: IndicatorResult, lang: Lang) -> Markup:
    """Return a bar with the least and greatest the figure can be, the target and the line to the target.

    What is certain is filled, what is open is hatched; a figure that settles nothing is hatched whole.
    """
    figure, target, line = result.figure, result.target, result.trajectory
    if figure is None or figure.low is None or figure.high is None:
        return Markup()
    indicator = result.indicator
    wanted = Fraction(target.value) if target is not None else None
    x = _Scale(Fraction(0), _end([figure.high, wanted], indicator.unit), _LEFT, _RIGHT)
    sure = figure.low if not figure.doubts else Fraction(0)
    pieces = [
        _hatching(indicator.indicator),
        _rect(_LEFT, 26, _RIGHT - _LEFT, 26, f'fill="#fff" stroke="{_INK}"'),
        _range(x, (sure, figure.high), 26, 26, f"hatch-{indicator.indicator}"),
    ]
    if wanted is not None and target is not None:
        label = f"{say('target', lang)}: {target_text(target, indicator.unit, lang)}"
        at = x.at(wanted)
        pieces += [
            _line(at, 19, at, 58, _INK, 'stroke-width="3.5"'),
            _polygon([(at - 6, 13), (at + 6, 13), (at, 22)], _INK),
            _text(at, 10, label, _anchor(at), _INK, 'font-weight="600"'),
        ]
    height = 78
    if line is not None:
        at = x.at(line.expected)
        label = f"{say('line_mark', lang)}: {amount_text(line.expected, indicator.unit, lang)}"
        pieces += [
            _line(at, 22, at, 76, _INK, 'stroke-dasharray="4 3" stroke-width="1.5"'),
            _polygon([(at, 74), (at + 5, 79), (at, 84), (at - 5, 79)], "#fff", _INK),
            _text(at, 98, label, _anchor(at), _INK),
        ]
        height = 104
    for tick in _ticks(x):
        at = x.at(tick)
        label = _number(tick, indicator.unit, lang)
        pieces += [_line(at, 52, at, 57, _SOFT), _text(at, 71, label, "middle", _SOFT, _HALO)]
    name = f"{indicator.title.text(lang)}: {figure_text(figure, indicator.unit, lang)}"
    return _svg(name, WIDTH, height, pieces)


def course(result: IndicatorResult, lang: Lang) -> Markup:
    """Return the figures over time, the straight line to the target and the target itself.

    Nothing is drawn of one figure alone that is the target already.
    """
    series = [figure for figure in result.series if figure.low is not None and figure.high is not None]
    line, target, unit = result.trajectory, result.target, result.indicator.unit
    if len(series) < 2 and (line is None or line.first == line.target):
        return Markup()
    values = [value for figure in series for value in (figure.low, figure.high) if value is not None]
    days = [figure.as_of for figure in series]
    if target is not None:
        values.append(Fraction(target.value))
        days.append(target.by)
    y = _Scale(*_padded(values, unit), 150, 24)
    labels = {tick: _number(tick, unit, lang) for tick in _ticks(y)}
    left = 6 + _LETTER * max(map(len, labels.values()))
    x = _Scale(Fraction(min(days).toordinal()), Fraction(max(days).toordinal()), left + 16, _RIGHT)
    pieces = [_line(left + 4, 150, _RIGHT + 12, 150, _SOFT)]
    for tick, label in labels.items():
        at = y.at(tick)
        pieces += [
            _line(left + 4, at, _RIGHT + 12, at, "#cfd6de"),
            _text(left, at + 4, label, "end", _SOFT),
        ]
    for year in _years(min(days), max(days)):
        at = x.at(Fraction(date(year, 12, 31).toordinal()))
        pieces += [_line(at, 150, at, 155, _SOFT), _text(at, 169, str(year), "middle", _SOFT)]
    if line is not None:
        start, end = _point(x, y, line.start, line.first), _point(x, y, line.by, line.target)
        pieces.append(_line(*start, *end, _INK, 'stroke-dasharray="6 4" stroke-width="1.5"'))
    if target is not None:
        at, up = _point(x, y, target.by, Fraction(target.value))
        pieces += [
            _rect(at - 6, up - 6, 12, 12, f'fill="#fff" stroke="{_INK}" stroke-width="2.5"'),
            _text(at + 8, up - 11, target_text(target, unit, lang), "end", _INK, 'font-weight="600"'),
        ]
    for figure in series:
        pieces += _dot(x, y, figure)
    name = say("course_of", lang, result.indicator.title.text(lang))
    return _svg(name, WIDTH, 176, pieces)


def small_bar(figure: Figure, result: IndicatorResult, ident: str, lang: Lang) -> Markup:
    """Return a commune's bar on the scale of all communes, with the target's mark on shares."""
    if figure.low is None or figure.high is None:
        return Markup()
    unit, target = result.indicator.unit, result.target
    most = max((f.high for f in result.by_commune.values() if f.high is not None), default=_ALL)
    x = _Scale(Fraction(0), _ALL if unit == "%" else most or Fraction(1), 1, _BAR_WIDTH - 1)
    sure = figure.low if not figure.doubts else Fraction(0)
    pieces = [
        _hatching(ident),
        _rect(1, 2, _BAR_WIDTH - 2, _BAR_HEIGHT - 4, f'fill="#fff" stroke="{_SOFT}"'),
        _range(x, (sure, figure.high), 2, _BAR_HEIGHT - 4, f"hatch-{ident}"),
    ]
    if target is not None and unit == "%":
        at = x.at(Fraction(target.value))
        pieces.append(_line(at, 0, at, _BAR_HEIGHT, _INK, 'stroke-width="2.5"'))
    return _svg(figure_text(figure, unit, lang), _BAR_WIDTH, _BAR_HEIGHT, pieces)


def _dot(x: _Scale, y: _Scale, figure: Figure) -> list[str]:
    """Return a figure's point: full if exact and final, hollow if not settled, a beam if it has bounds."""
    if figure.low is None or figure.high is None:
        return []
    (at, bottom), (_, top) = (_point(x, y, figure.as_of, value) for value in (figure.low, figure.high))
    if figure.low != figure.high:
        style = 'stroke-width="2.5"' if not figure.doubts else 'stroke-width="2.5" stroke-dasharray="3 2"'
        ends = (_line(at - 6, edge, at + 6, edge, _FILL, 'stroke-width="2.5"') for edge in (bottom, top))
        return [_line(at, bottom, at, top, _FILL, style), *ends]
    fill = "#fff" if figure.doubts or figure.is_provisional else _FILL
    circle = f'<circle cx="{_n(at)}" cy="{_n(top)}" r="4.5" fill="{fill}" stroke="{_FILL}" stroke-width="2"/>'
    return [circle]


def _point(x: _Scale, y: _Scale, day: date, value: Fraction) -> tuple[Fraction, Fraction]:
    return x.at(Fraction(day.toordinal())), y.at(value)


def _range(x: _Scale, bounds: tuple[Fraction, Fraction], top: int, height: int, pattern: str) -> str:
    """Return what is certain, filled, and what is open above it, hatched."""
    start, low, high = (x.at(value) for value in (x.first, *bounds))
    filled = _rect(start, top, low - start, height, f'fill="{_FILL}"') if low > start else ""
    if high <= low:
        return filled
    return filled + _rect(low, top, high - low, height, f'fill="url(#{pattern})" stroke="{_FILL}"')


def _end(values: Iterable[Fraction | None], unit: str) -> Fraction:
    """Return where an axis from zero ends: 100 of a share, else a round number above all values."""
    most = max((value for value in values if value is not None), default=Fraction(0))
    if unit == "%" and most <= _ALL:
        return _ALL
    step = _step(most or Fraction(1))
    return (most // step + 1) * step


def _padded(values: list[Fraction], unit: str) -> tuple[Fraction, Fraction]:
    """Return the edges of an axis around values, of a share never beyond 0 and 100."""
    least, most = min(values), max(values)
    room = (most - least) / 8 or most / 20 or Fraction(1)
    step = _step(most - least + 2 * room)
    least = max((least - room) // step * step, Fraction(0))
    most = -((-most - room) // step) * step
    return least, min(most, _ALL) if unit == "%" and max(values) <= _ALL else most


def _step(width: Fraction) -> Fraction:
    """Return a round distance of ticks by which at most four fit into a width."""
    size = Fraction(1)
    while size * 10 <= width / 4:
        size *= 10
    while size > width / 4:
        size /= 10
    return min(step * size for step in _STEPS if step * size >= width / 4)


def _ticks(scale: _Scale) -> Iterator[Fraction]:
    step = _step(scale.last - scale.first)
    tick = -(-scale.first // step) * step
    while tick <= scale.last:
        yield tick
        tick += step


def _years(first: date, last: date) -> Iterator[int]:
    """Yield years whose last day lies between two days; every other one where there are many."""
    found = [year for year in range(first.year, last.year + 1) if first <= date(year, 12, 31) <= last]
    yield from found[:: len(found) // 8 + 1]


def _number(value: Fraction, unit: str, lang: Lang) -> str:
    number = format_number(Decimal(value.numerator) / Decimal(value.denominator), lang)
    return unit_text(number, unit, lang) if unit == "%" else number


def _anchor(at: Fraction) -> str:
    third = WIDTH // 3
    return "start" if at < third else "end" if at > 2 * third else "middle"


def _hatching(ident: str) -> str:
    return (
        f'<pattern id="hatch-{escape(ident)}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
        f'<rect width="2" height="6" fill="{_FILL}"/></pattern>'
    )


def _svg(name: str, width: int, height: int, pieces: Iterable[str]) -> Markup:
    head = f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(name)}">'
    return Markup(head + "".join(pieces) + "</svg>")  # noqa: S704 (texts are escaped where they are written)


def _rect(x: Fraction | int, y: Fraction | int, width: Fraction | int, height: int, style: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{height}" {style}/>'


def _line(
    x1: Fraction | int, y1: Fraction | int, x2: Fraction | int, y2: Fraction | int, ink: str, style: str = ""
) -> str:
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{ink}" {style}/>'


def _polygon(corners: Iterable[tuple[Fraction, int]], fill: str, ink: str = "none") -> str:
    points = " ".join(f"{_n(x)},{y}" for x, y in corners)
    return f'<polygon points="{points}" fill="{fill}" stroke="{ink}"/>'


def _text(x: Fraction | int, y: Fraction | int, text: str, anchor: str, ink: str, style: str = "") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{ink}" {style}>{escape(text)}</text>'


def _n(value: Fraction | int) -> str:
    return f"{float(value):.1f}".removesuffix(".0")
