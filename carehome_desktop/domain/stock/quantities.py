"""How many: boxes, how many are in each, and loose singles, kept apart and always said with their unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import count_words

MOST = 10_000_000
"""Singles that one line may hold; more is a slip of the hand in any home."""
FIELD = "quantity"

TOO_MANY = f"That is more than {MOST:,} singles, which no cupboard holds. Type it again. What you typed is still here."
BOXES_TWICE = "Record boxes of one size at a time. What you typed is still here."
BELOW = "A number cannot be less than nought. Type how many there are, or 0 for none. What you typed is still here."
NO_BOX = "A box cannot hold nought. Say how many are in each, such as 3 boxes of 100."

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_BOXES = re.compile(
    rf"(?P<boxes>{_NUMBER})\s*(?:b|box|boxes|pack|packs|roll|rolls)(?:\s*(?:of|x|×|\*)?\s*(?P<per>{_NUMBER}))?"
)
_TIMES = re.compile(rf"(?P<boxes>{_NUMBER})\s*[x×*]\s*(?P<per>{_NUMBER})")
_LOOSE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>.*)")
_MOST_DIGITS = 9
_LONGEST_TOLD = 30


@dataclass(frozen=True)
class Quantity:
    """So many boxes of so many singles each, and so many loose singles; nought boxes have a `per_box` of nought."""

    boxes: int = 0
    per_box: int = 0
    singles: int = 0

    @property
    def total(self) -> int:
        """Return the whole in singles."""
        return self.boxes * self.per_box + self.singles

    def words(self, kind: PpeType) -> str:
        """Return *3 boxes of 100 and 40 loose (340 gloves)*, or *40 gloves* where there is no box."""
        whole = amount_words(self.total, kind)
        if not self.boxes:
            return whole
        loose = f" and {self.singles:,} loose" if self.singles else ""
        return f"{count_words(self.boxes, 'box', 'boxes')} of {self.per_box:,}{loose} ({whole})"


def amount_words(singles: int, kind: PpeType) -> str:
    """Return *340 gloves*; what cannot be, *−40 gloves*, is said as it is."""
    sign = "−" if singles < 0 else ""
    return f"{sign}{abs(singles):,} {kind.unit(singles)}"


def in_boxes(singles: int, per_box: int) -> Quantity:
    """Return singles as full boxes and the rest; without boxes, or of what is less than nought, all are loose."""
    if per_box <= 1 or singles < per_box:
        return Quantity(0, 0, singles)
    return Quantity(singles // per_box, per_box, singles % per_box)


def read_quantity(typed: str, kind: PpeType, usual_box: int = 0) -> Quantity | Problem | None:
    """Return what was typed: *3 boxes of 100 + 40*, *3x100+40*, *3 boxes* (of the usual size), *340*, *20 pairs* of gloves.

    A number without a word is singles. None if nothing was typed; a Problem in words if it cannot be read.
    """
    text = " ".join(typed.replace("\u00a0", " ").lower().split())
    if not text:
        return None
    if text[0] in "-−":
        return Problem(FIELD, BELOW)
    boxes = per_box = singles = 0
    for part in re.split(r"\s*(?:\+|&|\band\b)\s*", text):
        if found := _BOXES.fullmatch(part) or _TIMES.fullmatch(part):
            if boxes:
                return Problem(FIELD, BOXES_TWICE)
            boxes = _whole(found["boxes"])
            per_box = _whole(found["per"]) if found["per"] else usual_box
            if boxes and not per_box:
                return Problem(FIELD, NO_BOX if found["per"] else _how_many_in_each(boxes, kind))
        elif (number := _loose(part, kind)) is not None:
            singles += number
        else:
            return Problem(FIELD, _not_understood(part, kind))
    quantity = Quantity(boxes, per_box if boxes else 0, singles)
    return Problem(FIELD, TOO_MANY) if quantity.total > MOST else quantity


def _not_understood(part: str, kind: PpeType) -> str:
    """Return which word is not known, and how a number of this type is typed."""
    found = _LOOSE.fullmatch(part)
    word = found["unit"].strip() if found else part
    short = word if len(word) <= _LONGEST_TOLD else f"{word[: _LONGEST_TOLD - 1]}…"
    said = f"“{short}” is not understood here. " if short else ""
    number = found["number"] if found else "40"
    return f"{said}Type how many {kind.many}, as in {number} or {kind.example()}. What you typed is still here."


def _how_many_in_each(boxes: int, kind: PpeType) -> str:
    such = kind.often or 100
    each = "it" if boxes == 1 else "each"
    said = count_words(boxes, "box", "boxes")
    return f"How many {kind.many} are in {each}? Type it as in {said} of {such}. What you typed is still here."


def _loose(part: str, kind: PpeType) -> int | None:
    found = _LOOSE.fullmatch(part)
    if found is None:
        return None
    unit = found["unit"].strip()
    if unit in ("pair", "pairs") and kind.pairs:
        return 2 * _whole(found["number"])
    known = ("", "single", "singles", "loose", kind.one.lower(), kind.many.lower())
    return _whole(found["number"]) if unit in known else None


def _whole(digits: str) -> int:
    plain = digits.replace(",", "").lstrip("0") or "0"
    # What has more figures than any cupboard needs is not worked out: it is over the top in any case.
    return int(plain) if len(plain) <= _MOST_DIGITS else MOST + 1
