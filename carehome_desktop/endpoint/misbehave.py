"""Does what the fault plan says, between the line and the endpoint proper."""

from __future__ import annotations

import asyncio
import re
import zlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import format_datetime

import msgspec
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from carehome_desktop.endpoint import faults
from carehome_desktop.endpoint.line import Lines
from carehome_desktop.endpoint.plan import FaultPlan
from carehome_desktop.endpoint.problems import problem_response
from carehome_desktop.machine import Clock

LOGIN_PAGE = """<!doctype html>
<html lang="en"><head><title>Guest Wi-Fi</title></head>
<body><h1>Welcome to Guest Wi-Fi</h1><form action="/login"><input name="room"><button>Connect</button></form></body>
</html>
"""

# What each status says of itself; a 5xx is always `unavailable`.
_PROBLEM_OF = {
    400: "bad-request",
    401: "sign-in",
    403: "unknown-home",
    404: "not-found",
    407: "proxy-sign-in",
    408: "too-slow",
    409: "in-progress",
    410: "gone",
    412: "newer-revision",
    413: "too-large",
    415: "wrong-media-type",
    422: "unprocessable",
    425: "too-early",
    426: "contract-too-old",
    429: "too-many",
}
_MIB = 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS


@dataclass
class _Answer:
    """The endpoint's true answer, caught before it goes out."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    async def catch(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")

    def with_body(self, body: bytes, **headers: str) -> _Answer:
        """Return the same answer with another body and further headers."""
        start: Message = {"headers": list(self.headers)}
        changed = MutableHeaders(scope=start)
        changed["content-length"] = str(len(body))
        for name, value in headers.items():
            changed[name.replace("_", "-")] = value
        return replace(self, headers=changed.raw, body=body)

    def start(self) -> Message:
        return {"type": "http.response.start", "status": self.status, "headers": self.headers}

    async def go(self, send: Send) -> None:
        await send(self.start())
        await send({"type": "http.response.body", "body": self.body})


class Misbehave:
    """An ASGI layer that lets a request pass, or does to it what its fault says."""

    def __init__(self, app: ASGIApp, plan: FaultPlan, lines: Lines, clock: Clock) -> None:
        self._app = app
        self._plan = plan
        self._lines = lines
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        fault = self._plan.take(scope["method"], scope["path"]) if scope["type"] == "http" else None
        if fault is None or isinstance(fault, faults.Pass):
            await self._app(scope, receive, send)
        elif isinstance(fault, faults.SetRetired):
            await self._without_a_set(fault, scope, receive, send)
        elif not await self._without_the_endpoint(fault, scope, receive, send):
            answer = await self._true_answer(scope, receive)
            await self._spoilt(fault, answer, scope, receive, send)

    async def _without_the_endpoint(self, fault: faults.Fault, scope: Scope, receive: Receive, send: Send) -> bool:
        """Do what happens before any commit; return False if the fault comes after it."""
        match fault:
            case faults.Refuse():
                self._lines.reset(scope)
                await _gone(receive)
            case faults.Stall(seconds=seconds):
                await self._pause(receive, None if seconds == "for-ever" else seconds)
                await self._cut(scope, receive)
            case faults.CutBeforeCommit():
                await _whole(receive)
                await self._cut(scope, receive)
            case faults.WifiLogin(status=status):
                await _whole(receive)
                await Response(LOGIN_PAGE, status, media_type="text/html")(scope, receive, send)
            case faults.Redirect(to=to, status=status):
                await _whole(receive)
                await Response(status_code=status, headers={"Location": to})(scope, receive, send)
            case faults.Status(when="before"):
                await _whole(receive)
                await self._status(fault)(scope, receive, send)
            case _:
                return False
        return True

    async def _spoilt(self, fault: faults.Fault, answer: _Answer, scope: Scope, receive: Receive, send: Send) -> None:
        """Do to a true answer, whose commit is made, what the fault says."""
        match fault:
            case faults.CutAfterCommit():
                await self._cut(scope, receive)
            case faults.Late(seconds=seconds):
                await self._pause(receive, seconds)
                await answer.go(send)
            case faults.Status():
                await self._status(fault)(scope, receive, send)
            case faults.WrongReceipt(wrong=wrong):
                await answer.with_body(_wrong(answer.body, wrong)).go(send)
            case faults.Huge(mib=mib):
                await answer.with_body(b" " * (mib * _MIB) + answer.body).go(send)
            case faults.GzipBomb(mib=mib):
                bomb = await asyncio.to_thread(_bomb, answer.body, mib)
                await answer.with_body(bomb, content_encoding="gzip").go(send)
            case faults.Truncated(announced="half"):
                await answer.with_body(answer.body[: len(answer.body) // 2]).go(send)
            case faults.Truncated():
                await send(answer.start())
                half = answer.body[: len(answer.body) // 2]
                await send({"type": "http.response.body", "body": half, "more_body": True})
                await self._cut(scope, receive)
            case faults.Drip(begin="body", seconds=seconds):
                await send(answer.start())
                for byte in answer.body:
                    await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
                    if await self._pause(receive, seconds):
                        return
                await send({"type": "http.response.body", "body": b""})
            case faults.Drip(seconds=seconds):
                for byte in _raw(answer):
                    self._lines.write(scope, bytes([byte]))
                    if await self._pause(receive, seconds):
                        return
                await self._cut(scope, receive)

    async def _without_a_set(self, fault: faults.SetRetired, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn away what was answered under a retired set; what was not goes on to the endpoint as it came."""
        body = await _whole(receive)
        if not _answered_under(body, fault):
            came: Message = {"type": "http.request", "body": body, "more_body": False}
            messages = iter([came])

            async def again() -> Message:
                return next(messages, None) or await receive()

            await self._app(scope, again, send)
            return
        errors = [{"pointer": "/set", "detail": "This set is not asked any more."}]
        said = problem_response("set-retired", "As the fault plan says.", members={"errors": errors})
        await said(scope, receive, send)

    async def _true_answer(self, scope: Scope, receive: Receive) -> _Answer:
        answer = _Answer()
        await self._app(scope, receive, answer.catch)
        return answer

    async def _cut(self, scope: Scope, receive: Receive) -> None:
        self._lines.cut(scope)
        await _gone(receive)

    async def _pause(self, receive: Receive, seconds: float | None) -> bool:
        """Wait; return True if the far end or the endpoint itself went before the time was up."""
        waiting = [asyncio.ensure_future(_gone(receive)), asyncio.ensure_future(self._lines.closing.wait())]
        done, late = await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return bool(done)

    def _status(self, fault: faults.Status) -> Response:
        headers = {}
        if fault.retry_after is not None:
            headers["Retry-After"] = self._retry_after(str(fault.retry_after))
        if fault.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        if fault.status == 407:
            headers["Proxy-Authenticate"] = 'Basic realm="proxy"'
        if fault.body == "html":
            return Response(f"<html><h1>{fault.status}</h1></html>", fault.status, headers, "text/html")
        if fault.body == "empty":
            return Response(status_code=fault.status, headers=headers)
        members: dict[str, object] = {}
        if fault.status == 422:
            members["errors"] = [{"pointer": fault.pointer, "detail": "This answer cannot be taken today."}]
        name = fault.problem or _PROBLEM_OF.get(fault.status, "unavailable")
        return problem_response(name, "As the fault plan says.", status=fault.status, headers=headers, members=members)

    def _retry_after(self, written: str) -> str:
        if found := re.fullmatch(r"\{date([+-]\d{1,10})\}", written):
            return format_datetime(self._clock.wall() + timedelta(seconds=int(found.group(1))), usegmt=True)
        return written


async def _whole(receive: Receive) -> bytes:
    """Read a message to its end, so that the far end knows it was sent; return its bytes."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
    return body


def _answered_under(body: bytes, fault: faults.SetRetired) -> bool:
    """Return whether a body is a return of this section under this version."""
    try:
        named = msgspec.json.decode(body)["set"]
        return bool((named["id"], named["version"]) == (fault.section, fault.version))
    except (msgspec.DecodeError, KeyError, TypeError):
        return False


async def _gone(receive: Receive) -> None:
    """Wait until the connection is closed."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _wrong(body: bytes, what: str) -> bytes:
    """Return a receipt with one member wrong; what is no receipt stays as it is."""
    receipt = msgspec.json.decode(body)
    if "receipt_id" not in receipt:
        return body
    match what:
        case "id":
            receipt["return_id"] = "00000000-0000-4000-8000-000000000000"
        case "digest":
            receipt["digest"] = "0" * 64
        case "receipt-id":
            del receipt["receipt_id"]
    return msgspec.json.encode(receipt)


def _bomb(body: bytes, mib: int) -> bytes:
    """Return a body packed with so many MiB of blanks before it, never held unpacked."""
    packer = zlib.compressobj(wbits=_GZIP)
    packed = b"".join(packer.compress(b" " * _MIB) for _ in range(mib))
    return packed + packer.compress(body) + packer.flush()


def _raw(answer: _Answer) -> bytes:
    """Return an answer as its bytes on the line."""
    head = b"".join(name + b": " + value + b"\r\n" for name, value in answer.headers)
    return b"HTTP/1.1 %d OK\r\n" % answer.status + head + b"connection: close\r\n\r\n" + answer.body
