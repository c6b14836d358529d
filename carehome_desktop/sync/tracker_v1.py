"""Version 1.0 of the contract (resources/endpoint/openapi.yaml): how a return is written, and what each answer means.

A new version of the endpoint is a module like this one and a line in versions.py.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from carehome_desktop.domain.delivery import FieldFault, Receipt
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import FiledReturn
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    InProgress,
    Lost,
    Moved,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    ProgramTooOld,
    Rejected,
    SetRetired,
    SignIn,
    UnknownHome,
    UnsafeLine,
)
from carehome_desktop.domain.values import LEAVES, value_as_data
from carehome_desktop.sync.answers import Broken, HttpAnswer, NotConnected, ProxyWantsPassword, Trouble, Unsafe

CONTRACT = "1.0"
LONGEST_REASON = 200

Shape = TypeVar("Shape")


Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class _Period(msgspec.Struct, frozen=True):
    kind: Literal["day", "week", "month"]
    text: str

    def __post_init__(self) -> None:
        # What is kept is read again for ever: a period nobody can read must not get in. msgspec turns this into its own error.
        if Period.read(self.text).kind is not PeriodKind(self.kind):
            raise ValueError(f"not a {self.kind}")


class _Receipt(msgspec.Struct, frozen=True):
    receipt_id: Short
    return_id: Short
    digest: Short
    section: Short
    period: _Period
    revision: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    received_at: Annotated[datetime, msgspec.Meta(tz=True)]

    def __post_init__(self) -> None:
        if not self.receipt_id.isprintable() or not self.receipt_id.strip():
            raise ValueError("not a receipt's id")
        if not 1970 < self.received_at.year < 9999:
            raise ValueError("not a moment anything was received at")

    def as_receipt(self) -> Receipt:
        return Receipt(
            receipt_id=self.receipt_id,
            return_id=self.return_id,
            digest=self.digest,
            section_id=self.section,
            period=Period(PeriodKind(self.period.kind), self.period.text),
            revision=self.revision,
            received_at=self.received_at.astimezone(UTC),
        )


class _Page(msgspec.Struct, frozen=True):
    receipts: list[_Receipt]
    next: str
    more: bool


class _Fault(msgspec.Struct, frozen=True):
    pointer: str = ""
    detail: str = ""


class _Problem(msgspec.Struct, frozen=True):
    type: str = "about:blank"
    detail: str = ""
    errors: list[_Fault] = []
    newer: _Receipt | None = None

    @property
    def name(self) -> str:
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True)
class ReceiptsPage:
    """Receipts in the order they were given, the cursor after them, and whether there are more."""

    receipts: tuple[Receipt, ...]
    next: str
    more: bool


def write(filed: FiledReturn, home_id: str) -> bytes:
    """Return the final bytes of a return: answers only, no note and no name leaves the home."""
    body = {
        "contract": CONTRACT,
        "return_id": filed.id,
        "home": home_id,
        "section": filed.section_id,
        "set": {"id": filed.section_id, "version": filed.set_version, "digest": filed.set_digest},
        "period": {"kind": filed.period.kind.value, "text": filed.period.text},
        "revision": filed.revision,
        "replaces": filed.replaces,
        "queued_at": _stamp(filed.queued_at),
        "answers": [
            {
                "question": answer.question_id,
                **(value_as_data(answer.value) or {}),
                "answered_at": _stamp(answer.saved_at),
            }
            for answer in filed.answers
            if isinstance(answer.value, LEAVES)
        ],
    }
    return msgspec.json.encode(body)


def put_headers(body: bytes) -> dict[str, str]:
    """Return the headers that go with a return's bytes."""
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode("ascii")
    return {"Content-Type": "application/json", "Content-Digest": f"sha-256=:{digest}:"}


def put_path(return_id: str) -> str:
    """Return where a return is put; the same address gives its receipt."""
    return f"/v1/returns/{return_id}"


def read_put(answer: HttpAnswer | Trouble, return_id: str, digest: str, body: bytes, now: datetime) -> Outcome:
    """Return what an answer to a put means; only a receipt with our own id and digest in it is an acceptance."""
    if not isinstance(answer, HttpAnswer):
        return _of_trouble(answer)
    if 200 <= answer.status < 300:
        receipt = _read(answer, _Receipt)
        if receipt and receipt.return_id == return_id and receipt.digest == digest:
            return Accepted(receipt.as_receipt())
        return NotTheTracker()
    return _of_status(answer, body, now)


def read_page(answer: HttpAnswer | Trouble, now: datetime) -> ReceiptsPage | Outcome:
    """Return a page of receipts, or what came instead."""
    if not isinstance(answer, HttpAnswer):
        return _of_trouble(answer)
    if 200 <= answer.status < 300:
        page = _read(answer, _Page)
        if page is None:
            return NotTheTracker()
        return ReceiptsPage(tuple(each.as_receipt() for each in page.receipts), page.next, page.more)
    return _of_status(answer, b"", now)


def server_time(answer: HttpAnswer | Trouble) -> datetime | None:
    """Return what time the endpoint says it is, if it says so."""
    return _date(answer.headers.get("date", "")) if isinstance(answer, HttpAnswer) else None


def _of_trouble(trouble: Trouble) -> Outcome:
    match trouble:
        case NotConnected():
            return NoConnection()
        case Broken():
            return Lost()
        case Unsafe(reason):
            return UnsafeLine(reason)
        case ProxyWantsPassword():
            return SignIn(proxy=True)


def _of_status(answer: HttpAnswer, body: bytes, now: datetime) -> Outcome:
    problem = _read(answer, _Problem, "application/problem+json")
    if problem and problem.name == "contract-too-old":
        return ProgramTooOld()
    status, retry_after = answer.status, _retry_after(answer, now)
    match status:
        case 401:
            return SignIn()
        case 407:
            return SignIn(proxy=True)
        case 403:
            return UnknownHome()
        case 404 | 405 | 410:
            return Moved()
        case 426:
            return ProgramTooOld()
        case 409 if problem and problem.name == "in-progress":
            return InProgress(retry_after)
        case 412 if problem:
            return NewerThere(problem.newer.as_receipt() if problem.newer else None)
        case 422 if problem and problem.name == "set-retired":
            return SetRetired()
        case 400 | 413 | 415 | 422 if problem:
            return Rejected(_faults(problem, body))
        case 409 if problem and problem.name == "conflicting-body":
            return Rejected(_faults(problem, body))
        case 408 | 425 | 429:
            return Busy(retry_after)
        case _ if status >= 500 and status != 511:
            return Busy(retry_after)
        case _ if 300 <= status < 400 or status == 511 or problem is None:
            # Refused is for ever, so it takes the endpoint's own words; a page from somewhere on the way is not that.
            return NotTheTracker()
        case _:
            return Busy(retry_after)


def _read(answer: HttpAnswer, shape: type[Shape], media: str = "application/json") -> Shape | None:
    if answer.body is None or answer.headers.get("content-type", "").split(";")[0].strip().lower() != media:
        return None
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _faults(problem: _Problem, body: bytes) -> tuple[FieldFault, ...]:
    if not problem.errors:
        return (FieldFault("", _said(problem.detail)),)
    try:
        answers = msgspec.json.decode(body).get("answers", [])
    except msgspec.DecodeError:
        answers = []
    return tuple(FieldFault(_question_at(fault.pointer, answers), _said(fault.detail)) for fault in problem.errors)


def _question_at(pointer: str, answers: list[Any]) -> str:
    parts = pointer.split("/")
    # Compared as text: what stands there is anybody's guess, and not every digit is a figure to Python.
    places = {str(number): answer for number, answer in enumerate(answers)}
    if len(parts) > 2 and parts[1] == "answers" and parts[2] in places:
        return str(places[parts[2]].get("question", ""))
    return ""


def _said(detail: str) -> str:
    """Return the endpoint's own words, made safe to show: one line, not too long, printable."""
    words = " ".join("".join(c if c.isprintable() else " " for c in detail).split())[:LONGEST_REASON].rstrip(". ")
    return f"the endpoint says “{words}”." if words else "the endpoint did not say why."


def _retry_after(answer: HttpAnswer, now: datetime) -> float | None:
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    until = _date(value)
    if until is None:
        return None
    return max(0.0, (until - (_date(answer.headers.get("date", "")) or now)).total_seconds())


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
