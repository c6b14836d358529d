"""The files of a report say what its paper says."""

from __future__ import annotations

import csv
from io import StringIO

from carehome_desktop.domain.fund.prints import printed_report
from carehome_desktop.services.fund_files import tables_of
from tests.domain.fund.test_report import cost, report


def test_what_the_last_line_is_made_of_stands_in_the_files_as_on_paper() -> None:
    made = report([cost(10, "council-use"), cost(30, "backfill"), cost(5, "transport")], [])
    words = printed_report(made, "Rosewood House", (), "Printed now", practice=False)

    text = dict(tables_of(words, {}, "report"))["report.csv"].decode("utf-8-sig")
    lines = [(row[0], row[3]) for row in csv.reader(StringIO(text)) if len(row) == 5]

    at = lines.index(("What “Other areas” is made of", ""))
    assert lines[at + 1 : at + 3] == [
        ("Cover for staff who isolate: agency, bank, overtime", "£30.00"),
        ("Other infection control that the council agreed to", "£10.00"),
    ]
