"""A spend report as it goes to paper, and the lines of a long list of costs; nothing of paper is loaded for them."""

from __future__ import annotations

from carehome_desktop.domain.fund.prints import PrintedReport

LINES = (
    "Isolating residents within their own home",
    "Restricting staff movement within homes",
    "Full wages while isolating",
    "Other",
)

REPORT = PrintedReport(
    title="Infection Control Fund, round 1: spend report",
    home="Rosewood House",
    facts=(("CQC location ID", "1-123456789"), ("Council", "Cambridgeshire"), ("Registered beds", "20")),
    instalments=tuple((f"Instalment {at}", "£9,630.00, came Friday 12 June 2020, PO 81") for at in (1, 2)),
    lines=tuple((words, "£0.00", "£120.00", "£1,234.56", "25%") for words in LINES),
    breakdown=tuple((f"Measure {at}", "£123.45") for at in range(6)),
    total=("Total", "£0.00", "£480.00", "£4,938.24", "100%"),
    balance=(("Received", "£19,260.00"), ("Spent", "£4,938.24"), ("Unspent", "£14,321.76")),
    people=("6 people paid while isolating, 9 isolations, 84 days in all.",),
    notes=("Per cents are of actual spend and are rounded so that they add up to 100.",),
    declaration="I certify that the money was spent on the measures of the fund.",
    printed="Printed Saturday 21 November 2026, 9:00am",
    practice=True,
)

HEAD = ("Reference", "What", "Supplier", "Invoice", "Day", "Sum")
WHAT = (
    "Agency cover for the east wing, two nights",
    "Taxis for staff who would have come by bus, both ways, with receipts, in the week",
    "Folding screens",
)


def costs(how_many: int) -> list[tuple[str, ...]]:
    """Return the lines of a list of costs; every third is too long for its column."""
    return [
        (
            f"E-{at}",
            f"{WHAT[at % 3]} {at}",
            f"City Cabs {at % 40}",
            f"INV-{at}",
            f"{1 + at % 28} June 2020",
            f"£{10 + at % 900}.00",
        )
        for at in range(how_many)
    ]
