"""Qt's own numbers for what the frame of the window needs before its first paint.

PySide builds all the enums of the name `Qt` when that name is first imported; that takes about 30 ms, a fifth of a bare
window. So the modules of the frame set these few things as properties, by number, and import `Qt` only inside what runs
later. A test holds the numbers to Qt's names, and another that the frame paints before `Qt` is built.
"""

from __future__ import annotations

PLAIN_TEXT = 0
SELECTABLE_BY_MOUSE = 1
NO_FOCUS = 0
SCROLL_BAR_OFF = 1
NO_FRAME = 0
