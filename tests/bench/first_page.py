"""Makes the paper of a spend report in a process of its own, and says how long that took from the first import of paper on."""

from __future__ import annotations

import sys
from time import process_time

from tests.bench.a_report import REPORT


def main(what: str) -> None:
    """Load what paper is made with (`floor`), or load it and make the report."""
    start = process_time()
    if what == "floor":
        import reportlab.platypus  # noqa: F401 - loading it is what is measured
    else:
        from carehome_desktop.reports.fund_report import as_pdf

        assert as_pdf(REPORT).startswith(b"%PDF")
    print(f"took {(process_time() - start) * 1000:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
