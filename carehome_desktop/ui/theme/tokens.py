"""Every colour and every size of the program, named once. No widget sets its own."""

from enum import StrEnum
from typing import NamedTuple

STEP = 4
"""All space comes in steps of this many pixels."""

BASE, LARGE, HEADING, TITLE = 11, 13, 16, 19
"""Sizes of type in points at 100 %: text, headings of parts, headings between them, headings of pages."""

SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0
TEXT_STEPS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Text sizes that Ctrl + and Ctrl - step through; Settings offers the same."""

TARGET = 32
"""Nothing that can be pressed is lower than this many pixels."""

RADIUS = 6
RING = 3
RING_GAP = 2
"""The focus ring: how wide it is, and how far from what it surrounds."""

ICON = 20
NAV_WIDTH = 168
MEASURE = 720
FOLD_BELOW = 1000
"""Widths in pixels at 100 %: places, a line of text, and where two columns become one."""


def space(steps: int) -> int:
    """Return so many steps of space, in pixels."""
    return STEP * steps


class Scheme(StrEnum):
    """Which colours are shown; SYSTEM follows what the computer is set to."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Colours(NamedTuple):
    """One scheme: surfaces, one ink, three greys, one accent, and states with the tint each stands on.

    A named tuple and not a dataclass: it is made before the first paint, and a frozen dataclass of this size costs it a millisecond or two.
    """

    paper: str  # behind everything
    surface: str  # cards, fields
    ink: str
    grey_text: str  # hints and details
    grey_edge: str  # the edge of a field, 3:1
    grey_line: str  # lines that only divide
    accent: str
    accent_strong: str  # under the pointer or pressed
    on_accent: str
    accent_tint: str  # the place one is in, a chosen row
    ring: str
    red: str
    red_tint: str
    amber: str
    amber_tint: str
    green: str
    green_tint: str
    blue: str
    blue_tint: str

    def named(self) -> dict[str, str]:
        """Return the colours by name, for the style sheet."""
        return self._asdict()


LIGHT = Colours(
    paper="#f5f7f6",
    surface="#ffffff",
    ink="#16211f",
    grey_text="#4f5d5a",
    grey_edge="#7a8784",
    grey_line="#d9dfdd",
    accent="#0b5d62",
    accent_strong="#07454a",
    on_accent="#ffffff",
    accent_tint="#e0eeed",
    ring="#0b5d62",
    red="#a61b1b",
    red_tint="#fbeceb",
    amber="#835000",
    amber_tint="#fdf2dd",
    green="#17683a",
    green_tint="#e5f3ea",
    blue="#1d5a96",
    blue_tint="#e7f0f9",
)

DARK = Colours(
    paper="#141a19",
    surface="#1d2524",
    ink="#e9efed",
    grey_text="#abb8b5",
    grey_edge="#7e8c89",
    grey_line="#35403e",
    accent="#62c5c0",
    accent_strong="#8bdad5",
    on_accent="#04211f",
    accent_tint="#1f3a39",
    ring="#62c5c0",
    red="#ff9d95",
    red_tint="#3b2221",
    amber="#f3c06b",
    amber_tint="#382c17",
    green="#86d3a0",
    green_tint="#1b3325",
    blue="#96c4f5",
    blue_tint="#1e2f41",
)

HIGH_CONTRAST = Colours(
    paper="#000000",
    surface="#000000",
    ink="#ffffff",
    grey_text="#ffffff",
    grey_edge="#ffffff",
    grey_line="#ffffff",
    accent="#7df9f2",
    accent_strong="#ffffff",
    on_accent="#000000",
    accent_tint="#003b38",
    ring="#ffd400",
    red="#ff9f98",
    red_tint="#000000",
    amber="#ffd27a",
    amber_tint="#000000",
    green="#8df0ac",
    green_tint="#000000",
    blue="#a6d2ff",
    blue_tint="#000000",
)

COLOURS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}

TEXT_PAIRS = (
    *((text, under) for text in ("ink", "grey_text", "accent", "accent_strong") for under in ("paper", "surface")),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("ink", "accent_tint"),
    ("accent", "accent_tint"),
    *((text, under) for text in ("red", "amber", "green", "blue") for under in ("paper", "surface", f"{text}_tint")),
    *(("ink", f"{text}_tint") for text in ("red", "amber", "green", "blue")),
)
"""Every text colour with every colour it stands on: at least 4.5 to 1."""

EDGE_PAIRS = (
    *(("grey_edge", under) for under in ("paper", "surface")),
    *(
        ("ring", under)
        for under in ("paper", "surface", "accent_tint", "red_tint", "amber_tint", "green_tint", "blue_tint")
    ),
)
"""Edges of fields and the focus ring against what surrounds them: at least 3 to 1."""
