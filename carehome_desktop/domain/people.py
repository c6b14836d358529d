"""Who did it: the short list of people at the home."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Someone who answers or sends; the name lies in its own table, so that it can be erased."""

    id: str
    name: str
    role: str
    active: bool = True
