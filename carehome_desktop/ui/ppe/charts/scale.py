"""Round figures beside a chart whose levels may lie below nought, or are told to one place after the point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carehome_desktop.ui.parts.chart_scale import Scale, scale_for

TENTHS = 10


def level_scale(levels: Sequence[int]) -> Scale:
    """Return the scale for levels in singles: from nought up, and down from nought as far as any of them lies."""
    lowest, highest = min((*levels, 0)), max((*levels, 1))
    if lowest == 0:
        return scale_for(levels, ())
    whole = scale_for([highest - lowest], ())
    step = whole.ticks[1][0]
    bottom, top = lowest // step * step, -(-highest // step) * step
    return Scale(bottom, top, tuple((level, _words(level)) for level in range(bottom, top + 1, step)))


def rate_scale(tenths: Sequence[int]) -> Scale:
    """Return the scale for figures that are given in tenths, with their words in whole ones and tenths."""
    found = scale_for(tenths, ())
    return replace(found, ticks=tuple((level, f"{level / TENTHS:,g}") for level, _ in found.ticks))


def _words(level: int) -> str:
    return f"{'−' if level < 0 else ''}{abs(level):,}"
