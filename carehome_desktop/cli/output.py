"""How the command line twin speaks: words for a person, or JSON for a script; exit 0 done, 1 refused with words, 2 wrong usage."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Output:
    """Collects what a command has to say and says it once."""

    def __init__(self, *, as_json: bool) -> None:
        self._json = as_json

    def done(self, words: str | Sequence[str], data: dict[str, Any]) -> int:
        """Say what was done."""
        return self._say(DONE, words, {"ok": True, **data})

    def found(self, words: str, data: dict[str, Any]) -> int:
        """Say what was asked for, where it is that something is wrong: on standard output, with the exit code of a refusal."""
        self._say(DONE, words, {"ok": False, "words": words, **data})
        return REFUSED

    def refused(self, words: str, **data: Any) -> int:
        """Say why it was not done."""
        return self._say(REFUSED, words, {"ok": False, "words": words, **data})

    def wrong(self, words: str) -> int:
        """Say how it should have been asked."""
        return self._say(WRONG_USAGE, words, {"ok": False, "words": words})

    def _say(self, code: int, words: str | Sequence[str], data: dict[str, Any]) -> int:
        lines = [words] if isinstance(words, str) else list(words)
        if self._json:
            _print(json.dumps(data, ensure_ascii=False, indent=2), sys.stdout)
        else:
            _print("\n".join(lines), sys.stdout if code == DONE else sys.stderr)
        return code


def _print(words: str, stream: TextIO | None) -> None:
    """Say it as well as the far end can take it: what was done is done even if nobody can be told."""
    if stream is None:
        return
    # A screen of another alphabet, or a lone half of a character out of a file name, must not stop the rest.
    plain = words.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8")
    try:
        print(plain, file=stream, flush=True)
    except OSError:
        # Else Python tries once more as it ends, and then there is a trace after all.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
