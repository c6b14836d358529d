"""The shapes of the contract's bodies; each limit is the one openapi.yaml gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Raw, Struct

CONTRACTS = ("1.0",)
IDS_REMEMBERED_DAYS = 400
FIRST_SEND_SPREAD_SECONDS = 300
LARGEST_BODY = 1024 * 1024
MOST_ANSWERS = 500

RETURN_ID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z"

# \Z and not $: Python's $ also matches before a last line feed.
ReturnId = Annotated[str, Meta(pattern=RETURN_ID)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}\Z")]
WholeNumber = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Revision = Annotated[int, Meta(ge=1, le=1_000_000)]
Moment = Annotated[datetime, Meta(tz=True)]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A body that has these members and no others."""


class QuestionSet(Strict, frozen=True):
    """The dated set the answers were given under."""

    id: Name
    version: Name
    digest: Digest


class PeriodText(Strict, frozen=True):
    """A period by its kind and its one text."""

    kind: Literal["day", "week", "month"]
    text: Annotated[str, Meta(max_length=10)]


class AnswerOf(Strict, frozen=True, tag_field="kind"):
    """What every answer has, whatever its kind."""

    question: Name
    answered_at: Moment


class YesNoAnswer(AnswerOf, frozen=True, tag="yes-no"):
    """Yes or no."""

    value: bool


class ChoiceAnswer(AnswerOf, frozen=True, tag="choice"):
    """One of the choices of the set, by its name."""

    value: Name


class WholeNumberAnswer(AnswerOf, frozen=True, tag="whole-number"):
    """How many."""

    value: WholeNumber


class CountsAnswer(AnswerOf, frozen=True, tag="counts"):
    """How many of each."""

    value: Annotated[dict[Name, WholeNumber], Meta(min_length=1, max_length=200)]


class DateAnswer(AnswerOf, frozen=True, tag="date"):
    """A day."""

    value: date


class TextAnswer(AnswerOf, frozen=True, tag="text"):
    """A few words."""

    value: Annotated[str, Meta(max_length=4000)]


Answer = YesNoAnswer | ChoiceAnswer | WholeNumberAnswer | CountsAnswer | DateAnswer | TextAnswer


class ReturnBody(Strict, frozen=True, kw_only=True):
    """A return as it comes; the answers are read one by one, so that each wrong one can be named."""

    contract: Literal["1.0"]
    return_id: ReturnId
    home: Annotated[str, Meta(min_length=1, max_length=200)]
    section: Name
    set: QuestionSet
    period: PeriodText
    revision: Revision
    replaces: ReturnId | None
    queued_at: Moment
    answers: Annotated[list[Raw], Meta(max_length=MOST_ANSWERS)]


class Receipt(Struct, frozen=True):
    """The proof that a return was received."""

    receipt_id: str
    return_id: str
    digest: str
    section: str
    period: PeriodText
    revision: int
    received_at: str


class Receipts(Struct, frozen=True):
    """A stretch of the receipts of a home, and where to go on."""

    receipts: list[Receipt]
    next: str
    more: bool


class Service(Struct, frozen=True):
    """What this endpoint understands and promises."""

    contract: tuple[str, ...]
    ids_remembered_days: int
    first_send_spread_seconds: int
    practice: bool


class FieldError(Struct, frozen=True):
    """One wrong field: its place in the body as a JSON pointer, and what is expected."""

    pointer: str
    detail: str
