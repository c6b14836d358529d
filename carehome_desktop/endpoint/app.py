"""The endpoint as a web application: the contract's addresses, and problems in the contract's form everywhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from fastapi.telemetry import TelemetryConfig
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from carehome_desktop.endpoint.digest import digest_agrees, sha256_hex
from carehome_desktop.endpoint.line import Lines
from carehome_desktop.endpoint.misbehave import Misbehave
from carehome_desktop.endpoint.plan import FaultPlan
from carehome_desktop.endpoint.problems import KINDS, NotTaken, page, problem_response
from carehome_desktop.endpoint.reading import read_return
from carehome_desktop.endpoint.receipts import cursor_after, number_of, receipt_id
from carehome_desktop.endpoint.store import Conflict, EndpointStore, Kept, NewerHeld, WriterBusy
from carehome_desktop.endpoint.tokens import Tokens
from carehome_desktop.endpoint.wire import (
    CONTRACTS,
    FIRST_SEND_SPREAD_SECONDS,
    IDS_REMEMBERED_DAYS,
    LARGEST_BODY,
    Receipts,
    Service,
)
from carehome_desktop.machine import Chance, Clock

# What comes past the limit is read and thrown away up to here, so that the far end hears why and not just a reset.
_PATIENCE = 4 * LARGEST_BODY
# The framework can report each request elsewhere, even because a variable of the environment says so. Not here.
_NOTHING_TOLD: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
_RETRY_SOON = {"Retry-After": "5"}

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What the handlers work with."""

    store: EndpointStore
    tokens: Tokens
    plan: FaultPlan
    lines: Lines
    practice: bool
    clock: Clock
    new_receipt_id: Callable[[], str]


def create_app(
    store_url: str,
    tokens: Mapping[str, str],
    faults: FaultPlan | None = None,
    *,
    practice: bool = False,
    clock: Clock | None = None,
    new_receipt_id: Callable[[], str] | None = None,
) -> FastAPI:
    """Return the endpoint on a store, for these tokens and their homes; SQLAlchemy's errors if the store does not open."""
    known = Tokens(tokens)
    parts = Parts(
        store=EndpointStore(store_url, known.homes()),
        tokens=known,
        plan=faults or FaultPlan(),
        lines=Lines(),
        practice=practice,
        clock=clock or Clock(),
        new_receipt_id=new_receipt_id or (lambda: receipt_id(Chance().random_bytes, practice=practice)),
    )
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, telemetry=_NOTHING_TOLD)
    app.state.parts = parts
    app.include_router(_v1)
    app.include_router(_words)
    app.add_middleware(Misbehave, plan=parts.plan, lines=parts.lines, clock=parts.clock)
    for error, answer in _ANSWERS.items():
        app.add_exception_handler(error, answer)
    return app


def parts_of(request: Request) -> Parts:
    """Return the parts of the endpoint that serves a request."""
    parts = request.app.state.parts
    assert isinstance(parts, Parts)
    return parts


def home_of(request: Request) -> str:
    """Return the home whose token came with the request; NotTaken if it has none."""
    home = parts_of(request).tokens.home_of(request.headers.get("authorization"))
    if home is None:
        raise NotTaken("sign-in", "There is no token, or it is not known.", {"WWW-Authenticate": "Bearer"})
    return home


def _each_once(request: Request) -> None:
    """Let no misspelt or doubled `after` pass: the list would begin somewhere else without a word."""
    names = [name for name, _ in request.query_params.multi_items()]
    if len(names) != len(set(names)) or set(names) - {"after", "limit"}:
        raise NotTaken("bad-request", "Give after and limit, each once at most.")


Home = Annotated[str, Depends(home_of)]
Endpoint = Annotated[Parts, Depends(parts_of)]
ReturnId = Annotated[str, Path(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]


class _Whatever(PathConvertor):
    """The rest of an address with anything in it; `path` stops at a line feed, which then is another address."""

    regex = r"[\s\S]*"


register_url_convertor("whatever", _Whatever())

_v1 = APIRouter(prefix="/v1")
_words = APIRouter()


@_v1.get("/service", dependencies=[Depends(home_of)])
def describe_service(endpoint: Endpoint) -> Response:
    """Say what is understood and promised here."""
    return _json(Service(CONTRACTS, IDS_REMEMBERED_DAYS, FIRST_SEND_SPREAD_SECONDS, endpoint.practice))


# `whatever`, so that an id with a slash in it is a bad id and not another address.
@_v1.put("/returns/{return_id:whatever}")
async def put_return(request: Request, home: Home, endpoint: Endpoint, return_id: ReturnId) -> Response:
    """Keep a return and give its receipt; the same one for the same bytes."""
    body = await _body(request)
    return await run_in_threadpool(_put, endpoint, home, return_id, body)


@_v1.get("/returns/{return_id:whatever}")
def get_receipt(home: Home, endpoint: Endpoint, return_id: ReturnId) -> Response:
    """Give the receipt of a return that has arrived."""
    receipt = endpoint.store.receipt(home, return_id)
    if receipt is None:
        raise NotTaken("unknown-return", "This home has delivered no return with this id.")
    return _json(receipt)


@_v1.get("/receipts", dependencies=[Depends(_each_once)])
def list_receipts(
    home: Home,
    endpoint: Endpoint,
    after: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
    # Digits only: a whole number as JSON Schema reads it, not as Python does (" 5", "1_0").
    limit: Annotated[str, Query(pattern="^([1-9]|[1-9][0-9]|1[0-9][0-9]|200)$")] = "100",
) -> Response:
    """Give a home's receipts in the order of their commits, from a cursor on."""
    number = 0 if after is None else number_of(home, after)
    # Further than we ever got: a cursor from before this endpoint's store was lost or set back.
    if number is None or number > endpoint.store.received(home):
        raise NotTaken("bad-cursor", "List the receipts without a cursor.")
    wanted = int(limit)
    found = endpoint.store.receipts_after(home, number, wanted + 1)
    listed = found[:wanted]
    last = listed[-1][0] if listed else number
    return _json(Receipts([receipt for _, receipt in listed], cursor_after(home, last), len(found) > wanted))


@_words.get("/problems/{name:path}")
def explain_problem(name: str) -> Response:
    """Show a person what a problem means and what to do."""
    kind = KINDS.get(name)
    if kind is None:
        raise NotTaken("not-found", "There is no problem of this name.")
    return PlainTextResponse(page(kind))


async def _body(request: Request) -> bytes:
    """Return the bytes of a return; NotTaken if they are not JSON by their head, too many, or not the digest's."""
    media_type, _, charset = request.headers.get("content-type", "").lower().partition(";")
    if media_type.strip() != "application/json" or charset.strip() not in ("", "charset=utf-8", 'charset="utf-8"'):
        raise NotTaken("wrong-media-type", "Send application/json.")
    if "content-encoding" in request.headers:
        raise NotTaken("wrong-media-type", "Send it without compression.")
    body = bytearray()
    too_many = 0
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            too_many += len(body)
            body.clear()
        if too_many > _PATIENCE:
            break
    if too_many:
        raise NotTaken("too-large", f"A return holds at most {LARGEST_BODY} bytes.")
    if not digest_agrees(request.headers.get("content-digest"), bytes(body)):
        raise NotTaken("digest-mismatch", "Content-Digest must be the SHA-256 of the body.")
    return bytes(body)


def _put(endpoint: Parts, home: str, return_id: str, body: bytes) -> Response:
    filed = read_return(body, return_id)
    # A token in the wrong hands: with two homes and two tokens, one home's answers would count for the other.
    if filed.home != home and filed.home in endpoint.tokens.homes():
        raise NotTaken("unknown-home", "The body names a home that has a token of its own.")
    try:
        outcome = endpoint.store.put(
            home, filed, body, sha256_hex(body), endpoint.clock.wall(), endpoint.new_receipt_id
        )
    except WriterBusy:
        raise NotTaken("in-progress", "Another return is being written.", {"Retry-After": "1"}) from None
    match outcome:
        case Kept(receipt, new):
            return _json(receipt, 201 if new else 200)
        case Conflict():
            raise NotTaken("conflicting-body", "Other bytes are held for this id. They are kept as they are.")
        case NewerHeld(newer):
            raise NotTaken("newer-revision", "This revision or a newer one is held.", members={"newer": newer})


def _json(value: msgspec.Struct, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _say_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, NotTaken)
    return error.response()


def _say_framework_problem(request: Request, error: Exception) -> Response:
    """Put the framework's own refusals into the contract's form."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return problem_response("wrong-method", "See the Allow header.", headers={"Allow": _allowed(request)})
    if error.status_code == 404:
        return problem_response("not-found", "There is nothing at this address.")
    return problem_response("bad-request", str(error.detail), status=error.status_code)


def _allowed(request: Request) -> str:
    """Return every method of an address; the framework names those of the first route only."""
    allowed: set[str] = set()
    for method in ("GET", "PUT"):
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes):
            allowed.add(method)
    return ", ".join(sorted(allowed))


def _say_bad_request(_request: Request, error: Exception) -> Response:
    """Replace the framework's 422, which in the contract is about fields of the body."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return problem_response("bad-request", f"{first['loc'][-1]}: {first['msg']}.")


def _say_gone(_request: Request, _error: Exception) -> Response:
    """Nobody is there to read it; the server wants an answer all the same."""
    return problem_response("too-slow", "The message did not come to its end.")


def _say_unavailable(_request: Request, error: Exception) -> Response:
    _log.error("The endpoint's store cannot be used: %s", type(error).__name__)
    return problem_response("unavailable", "The store cannot be used.", headers=_RETRY_SOON)


def _say_broken(_request: Request, _error: Exception) -> Response:
    return problem_response("unavailable", "Something went wrong here.", status=500, headers=_RETRY_SOON)


_ANSWERS: Mapping[type[Exception], Callable[[Request, Exception], Response]] = {
    NotTaken: _say_problem,
    HTTPException: _say_framework_problem,
    RequestValidationError: _say_bad_request,
    ClientDisconnect: _say_gone,
    DBAPIError: _say_unavailable,
    Exception: _say_broken,
}
