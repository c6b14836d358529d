"""The names under which the window's own choices are remembered (services/workplace.py)."""

from __future__ import annotations

PERSON = "person_at_desk"
"""The id of who is at the desk now."""
TEXT_SCALE = "text_scale"
"""The size of all text, 1.0 to 2.0."""
SCHEME = "scheme"
"""A theme.Scheme by its value."""
STILL = "without_transitions"
"""True: a change of state does not fade."""
NOTIFY = "notify_of_windows"
"""True: this computer notifies of a window that is open."""
NOTIFIED = "notified_of"
"""Which reminder was given last, by its key."""
