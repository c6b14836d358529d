"""A section as plain data, so that the very text an answer was given under can be kept for ever."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from carehome_desktop.domain.questions import Section


def section_as_data(section: Section) -> dict[str, Any]:
    """Return the section as plain dicts, lists, texts, numbers and truths, ready for JSON."""
    return cast("dict[str, Any]", msgspec.json.decode(msgspec.json.encode(section, order="deterministic")))


def section_from_data(data: dict[str, Any]) -> Section:
    """Return the section that `section_as_data` gave; ValueError if the data is not one.

    A field that a later program added takes its default, so what an older program kept can always be read.
    """
    try:
        return msgspec.convert(data, Section)
    except msgspec.ValidationError as error:
        raise ValueError(f"The kept questions cannot be read: {error}") from error
