"""*Why 6 days?*: the arithmetic behind a forecast, line by line, so that it can be done again by hand."""

from __future__ import annotations

import math
from fractions import Fraction

from carehome_desktop.domain.stock.cover import Days, Forecast
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.use import DailyUse, Stretch, WrittenDown
from carehome_desktop.domain.words import count_words, day_words

COUNT_ONCE_MORE = "Count again on another day. From two counts the program works out how long it lasts."
BEGIN_BY_COUNTING = "Count what is in the cupboard to begin."
NOTHING_USED = "Nothing was used between the counts, so no day can be named."
BY_NOW, NONE_LEFT = "By now it may have run out. Count again.", "There are none left."
BELOW = "More went out than was there by the records. Count again."
LESS = "less than a day"
ROUNDED = "Days are rounded down to whole ones."


def likely_words(days: Days) -> str:
    """Return *6 days*; what does not last a whole day is *less than a day*."""
    return count_words(days.likely, "day") if days.likely else LESS


def quotient_words(singles: int, rate: Fraction, days: Days) -> str:
    """Return what a division comes to and the whole days of it, *12.8, so 12 days*; the days alone where nothing is cut off."""
    tenths = math.floor(singles * 10 / rate)
    whole, rest = divmod(tenths, 10)
    return f"{whole:,}.{rest}, so {likely_words(days)}" if rest and whole == days.likely else likely_words(days)


def cover_words(days: Days) -> str:
    """Return *6 days (5 to 8)*, or *less than a day (2 days at most)*."""
    likely = likely_words(days)
    if days.least == days.most:
        return likely
    return (
        f"{likely} ({days.least:,} to {days.most:,})"
        if days.likely
        else f"{likely} ({count_words(days.most, 'day')} at most)"
    )


def out_words(found: Forecast) -> str:
    """Return what is said where nothing is there now: the records cannot be, somebody found none, or use that is reckoned in says so."""
    if found.on_record < 0:
        return BELOW
    return NONE_LEFT if found.on_record == 0 and not found.gone else BY_NOW


def rate_words(rate: Fraction) -> str:
    """Return singles a day to one place after the point, *85.7*; a whole number as it is."""
    return f"{rate.numerator:,}" if rate.denominator == 1 else f"{float(rate):,.1f}"


def why(found: Forecast, kind: PpeType) -> tuple[str, ...]:
    """Return the arithmetic, a sentence or two a line."""
    use = found.use
    lines = [_stretch_words(stretch, kind, found) for stretch in use.stretches]
    if use.written is not None and use.lower_written is None:
        lines.append(_written_words(use.written, kind, found))
    lines += _rate_lines(use, kind)
    if found.cover is None:
        return (*lines, NOTHING_USED)
    return (*lines, *_now_lines(found, kind), *_cover_lines(found, found.cover))


def _stretch_words(stretch: Stretch, kind: PpeType, found: Forecast) -> str:
    year = stretch.first.year != found.today.year
    began = f"{day_words(stretch.first, year=year)}: {amount_words(stretch.before, kind)} counted."
    came = f" {stretch.came:,} came in." if stretch.came else ""
    went = f" {stretch.went:,} went out unused." if stretch.went else ""
    ended = f" {day_words(stretch.last, year=year)}: {stretch.after:,} counted."
    terms = [f"{stretch.before:,}", *([f"+ {stretch.came:,}"] if stretch.came else [])]
    terms += [f"− {stretch.went:,}"] if stretch.went else []
    sums = f" {' '.join(terms)} − {stretch.after:,} = {stretch.used:,} used in {count_words(stretch.days, 'day')}."
    return began + came + went + ended + sums


def _written_words(written: WrittenDown, kind: PpeType, found: Forecast) -> str:
    year = written.first.year != found.today.year
    used = f"{amount_words(written.used, kind)} written down as used"
    if written.days == 1:
        return f"{day_words(written.first, year=year)}: {used}."
    span = f"{day_words(written.first, year=year)} to {day_words(written.last, year=year)}"
    return f"{span}: {used} in {count_words(written.days, 'day')}."


def _rate_lines(use: DailyUse, kind: PpeType) -> list[str]:
    used = sum(each.used for each in use.stretches) if use.stretches else use.written.used if use.written else 0
    days = sum(each.days for each in use.stretches) if use.stretches else use.written.days if use.written else 0
    line = f"{used:,} ÷ {days} = {rate_words(use.likely)} {kind.many} a day."
    span = f"{rate_words(use.least)} to {rate_words(use.most)}"
    if len(use.stretches) > 1:
        line += f" Each stretch by itself: {span} a day."
    elif use.stretches or days == 1:
        line += f" If that took half a day more or less: {span} a day."
    else:
        line += f" The quieter and the busier half of these days: {span} a day."
    lines = [line]
    if use.lower_written is not None:
        lines.append(
            f"Written down as used: {rate_words(use.lower_written)} a day. The counts say more, so the counts are used."
        )
    return lines


def _now_lines(found: Forecast, kind: PpeType) -> list[str]:
    on_record = amount_words(found.on_record, kind)
    if not found.gone or found.counted_on is None:
        return [f"On record now: {on_record}."]
    days = (found.today - found.counted_on).days
    sums = f"{found.on_record:,} − {found.gone:,} = {amount_words(found.now, kind)}"
    passed = f"{count_words(days, 'day')} since the last count at {rate_words(found.use.likely)} a day"
    return [f"On record: {on_record}. {passed}: about {found.gone:,} used and not written down. {sums} now."]


def _cover_lines(found: Forecast, cover: Days) -> list[str]:
    use = found.use
    if found.now <= 0:
        return [out_words(found)]
    line = f"{found.now:,} ÷ {rate_words(use.likely)} = {quotient_words(found.now, use.likely, cover)}."
    if cover.least != cover.most:
        line += f" In the same way with {rate_words(use.most)} and {rate_words(use.least)} a day: {cover.least:,} to {cover.most:,}."
    return [f"{line} {ROUNDED}"]
