"""Reads the body of a return: the bytes in, a checked return out, or the problem that names each wrong field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.endpoint.problems import NotTaken
from carehome_desktop.endpoint.wire import CONTRACTS, Answer, FieldError, ReturnBody

DEEPEST = 32

# Stricter than ISO 8601, which both of Python's readers follow further than RFC 3339 goes.
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)
_WHERE = re.compile(r" - at (?:`key` in )?`\$(.*)`$")


def read_return(body: bytes, return_id: str) -> ReturnBody:
    """Return what the body says; NotTaken names what is wrong with it."""
    plain = _plain_json(body)
    if not isinstance(plain, dict):
        raise _unprocessable([FieldError("", "Expected an object.")])
    contract = plain.get("contract")
    if isinstance(contract, str) and contract not in CONTRACTS:
        # Asked first: a body of another contract may be right in every field we do not know.
        raise NotTaken("contract-too-old", f"This endpoint understands {', '.join(CONTRACTS)}.")
    try:
        filed = msgspec.json.decode(body, type=ReturnBody)
    except msgspec.ValidationError as error:
        raise _unprocessable([_field_error("", error)]) from None
    errors = [*_wrong_in_head(filed, plain, return_id), *_wrong_answers(filed, plain)]
    if errors:
        raise _unprocessable(errors)
    return filed


def _unprocessable(errors: list[FieldError]) -> NotTaken:
    return NotTaken("unprocessable", "Some fields are wrong. Nothing was kept.", members={"errors": errors})


def _plain_json(body: bytes) -> object:
    """Return the body as plain values; NotTaken if it is not JSON that every reader understands alike."""
    try:
        text = body.decode("utf-8")
        text.encode("utf-8")
        plain: object = json.loads(text, object_pairs_hook=_no_name_twice, parse_constant=_no_constant)
        msgspec.json.encode(plain)  # lone surrogates and numbers without an end show here
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise NotTaken("bad-request", f"The body is not JSON: {_first_line(error)}.") from None
    if _depth(plain) > DEEPEST:
        raise NotTaken("bad-request", f"The body is nested more than {DEEPEST} deep.")
    return plain


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else "it is nested too deep"


def _no_name_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Two readers may take different ones of two members with one name, and count different answers."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member is given twice")
    return members


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a value of JSON")


def _depth(value: object) -> int:
    """Return how deep a value is nested; no recursion, so that no body can exhaust it."""
    deepest, layer = 0, [value]
    while layer:
        deepest += 1
        layer = [inner for outer in layer for inner in _inside(outer)]
    return deepest


def _inside(value: object) -> Iterator[object]:
    match value:
        case dict():
            yield from value.values()
        case list():
            yield from value


def _field_error(base: str, error: msgspec.ValidationError) -> FieldError:
    """Return the place and the words of a validation error; base is the pointer of what was being read."""
    words = str(error)
    pointer = base
    if found := _WHERE.search(words):
        words = words[: found.start()]
        for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", found.group(1)):
            pointer += f"/{name or index}"
    return FieldError(pointer, words.replace("`", '"') + ".")


def _wrong_in_head(filed: ReturnBody, plain: dict[str, object], return_id: str) -> Iterator[FieldError]:
    if filed.return_id != return_id:
        yield FieldError("/return_id", "Expected the id in the address.")
    if filed.replaces == filed.return_id:
        yield FieldError("/replaces", "Expected the id of another return, or null.")
    if not _UTC.fullmatch(str(plain["queued_at"])):
        yield FieldError("/queued_at", "Expected a time such as 2026-11-21T14:02:11Z.")
    if not _exists(filed.period.kind, filed.period.text):
        yield FieldError("/period/text", f"Expected a {filed.period.kind} that exists.")


def _exists(kind: str, text: str) -> bool:
    try:
        return text.isascii() and Period.read(text).kind == PeriodKind(kind)
    except ValueError:
        return False


def _wrong_answers(filed: ReturnBody, plain: dict[str, object]) -> Iterator[FieldError]:
    given = plain["answers"]
    assert isinstance(given, list)
    asked: set[str] = set()
    for index, (raw, values) in enumerate(zip(filed.answers, given, strict=True)):
        at = f"/answers/{index}"
        try:
            answer = msgspec.json.decode(raw, type=Answer)
        except msgspec.ValidationError as error:
            yield _field_error(at, error)
            continue
        if not _RFC3339.fullmatch(values["answered_at"]):
            yield FieldError(f"{at}/answered_at", "Expected a time such as 2026-11-21T14:02:11Z.")
        if answer.question in asked:
            yield FieldError(f"{at}/question", "This question was answered before in this return.")
        asked.add(answer.question)
