"""What the form of an entry asks and offers, in words."""

from __future__ import annotations

from carehome_desktop.domain.stock.movements import COUNT_REASONS, ORIGIN_WORDS, REASON_WORDS, Kind
from carehome_desktop.domain.words import capital

TITLES = {"delivery": "Record a delivery", "count": "Record a count", "out": "Record use or waste"}
WHICH, WHAT, ORIGIN, DIFFERS = (
    "Which type?",
    "What happened?",
    "How did you come by it?",
    "If it differs from the records, why?",
)
OUT = (
    (Kind.USE, "It was used"),
    (Kind.WASTE, "It was spoiled or thrown away"),
    (Kind.EXPIRED, "It was thrown away because it was out of date"),
    (Kind.LENT, "It was lent to another home"),
    (Kind.GIVEN_BACK, "Another home gave it back to us"),
    (Kind.RETURNED, "We gave back what we had borrowed"),
)
ORIGINS = tuple((origin, capital(words)) for origin, words in ORIGIN_WORDS.items())
REASONS = tuple((each, capital(REASON_WORDS[each])) for each in COUNT_REASONS)
NO_NAMES = "Write a role, not a name, such as “the night staff”: a note stays in the records for good."
HOW_MANY = "Such as 3 boxes of 100 + 40. A number without a word is singles."
UNIT = "In {many}, such as {example}. A number without a word is {many}."
LEAST = 300
"""So many pixels a box to fill in needs at 100 %."""
OTHER_CODE = "This is the code of {}, which this page does not record. Go back to record it."
PRICE = "In pounds, such as 12.50. Leave it empty if it was free."
WHEN = "Leave it empty if it was just now. Or such as yesterday 4pm, or only Friday."
