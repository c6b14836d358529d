"""How the command line twin speaks: words for a person, or JSON for a script; exit 0 done, 1 refused with words, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Output:
    """Collects what a command has to say and says it once."""

    def __init__(self, *, as_json: bool) -> None:
        self._json = as_json

    def done(self, words: str | Sequence[str], data: dict[str, Any]) -> int:
        """Say what was done."""
        return self._say(DONE, words, {"ok": True, **data})

    def refused(self, words: str, **data: Any) -> int:
        """Say why it was not done."""
        return self._say(REFUSED, words, {"ok": False, "words": words, **data})

    def wrong(self, words: str) -> int:
        """Say how it should have been asked."""
        return self._say(WRONG_USAGE, words, {"ok": False, "words": words})

    def _say(self, code: int, words: str | Sequence[str], data: dict[str, Any]) -> int:
        lines = [words] if isinstance(words, str) else list(words)
        if self._json:
            print(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            print("\n".join(lines), file=sys.stdout if code == DONE else sys.stderr)
        return code
