"""Which token belongs to which home."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

PRACTICE_TOKENS: Mapping[str, str] = {"practice": "practice-home"}


class Tokens:
    """The tokens an endpoint knows, kept as hashes so that comparing them takes no telling time."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self._homes = {_hash(token): home for token, home in tokens.items()}

    def home_of(self, authorization: str | None) -> str | None:
        """Return the home of an Authorization header's bearer token; None if there is none or it is not known."""
        scheme, _, token = (authorization or "").partition(" ")
        return self._homes.get(_hash(token.strip())) if scheme.lower() == "bearer" else None

    def homes(self) -> frozenset[str]:
        """Return every home that has a token."""
        return frozenset(self._homes.values())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def read_pair(text: str) -> tuple[str, str]:
    """Return the token and the home that `TOKEN=HOME` names; ValueError with words if it does not."""
    token, equals, home = (part.strip() for part in text.rpartition("="))
    if not (token and equals and home):
        raise ValueError("Expected a token, an equals sign and a home, such as abc123=rose-house.")
    return token, home


def read_token_file(path: Path) -> dict[str, str]:
    """Return the tokens of a file with one `TOKEN=HOME` a line; ValueError names file and line."""
    tokens = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            token, home = read_pair(line)
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
        tokens[token] = home
    return tokens
