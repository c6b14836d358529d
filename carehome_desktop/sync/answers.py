"""What an exchange over the line can end in, as plain values: reading one needs nothing that can send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class HttpAnswer:
    """A whole answer: header names in lower case, body of at most 1 MiB (None: longer, so cut)."""

    status: int
    headers: Mapping[str, str]
    body: bytes | None


@dataclass(frozen=True)
class NotConnected:
    """No connection stood: nothing can have arrived."""


@dataclass(frozen=True)
class Broken:
    """The connection stood, and broke or ran out of time: the far end may have it."""


@dataclass(frozen=True)
class Unsafe:
    """The far end could not prove who it is; why, in words that follow "because"."""

    reason: str


@dataclass(frozen=True)
class ProxyWantsPassword:
    """The proxy on the way asks who we are."""


Trouble = NotConnected | Broken | Unsafe | ProxyWantsPassword
