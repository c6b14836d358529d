"""Measures everything and prints the table."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    carrying,
    charting,
    draining,
    funding,
    looking_back,
    papering,
    saving,
    searching,
    starting,
    stocking,
)
from tests.bench.rows import table

PARTS = {
    "carry": carrying.rows,
    "start": starting.rows,
    "save": saving.rows,
    "drain": draining.rows,
    "look-back": looking_back.rows,
    "search": searching.rows,
    "stock": stocking.rows,
    "charts": charting.rows,
    "fund": funding.rows,
    "paper": papering.rows,
}


def main(wanted: list[str]) -> int:
    """Run the parts that were named, or all."""
    rows = []
    for name, measure in PARTS.items():
        if not wanted or name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                rows += list(measure(Path(folder)))
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
