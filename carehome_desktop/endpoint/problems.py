"""Every kind of problem the endpoint can answer with (RFC 9457), and the one way to answer with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class ProblemKind:
    """A kind of problem: its name in the address, its status, its title, and what to do about it in plain words."""

    name: str
    status: int
    title: str
    advice: str


KINDS: Mapping[str, ProblemKind] = {
    kind.name: kind
    for kind in (
        ProblemKind("bad-request", 400, "The request cannot be read", "It is a fault in the program. Report it."),
        ProblemKind(
            "digest-mismatch",
            400,
            "The bytes are not the ones the digest names",
            "Something between the home and the endpoint changed the message, or the program left the digest out. "
            "Nothing was kept.",
        ),
        ProblemKind("bad-cursor", 400, "That cursor is not known here", "List the receipts again from the beginning."),
        ProblemKind("sign-in", 401, "Sign in", "Put a token into Settings that is still valid. Nothing is lost."),
        ProblemKind(
            "unknown-home",
            403,
            "The home is not known here",
            "Check that the token in Settings was given to this home. Nothing is lost.",
        ),
        ProblemKind("not-found", 404, "There is nothing at this address", "Check the address in Settings."),
        ProblemKind(
            "unknown-return", 404, "No return with this id has arrived", "It has not been received: it may be sent."
        ),
        ProblemKind("wrong-method", 405, "This address is not asked in that way", "It is a fault in the program."),
        ProblemKind("proxy-sign-in", 407, "The proxy wants a password", "Put the proxy's password into Settings."),
        ProblemKind("too-slow", 408, "The message took too long to arrive", "It will be sent again."),
        ProblemKind(
            "conflicting-body",
            409,
            "This id was used for something else",
            "It is a fault in the program. What arrived first is kept. Report it.",
        ),
        ProblemKind("in-progress", 409, "It is being dealt with", "Ask again in a moment."),
        ProblemKind("gone", 410, "The endpoint is no longer here", "Ask who runs it for the new address."),
        ProblemKind(
            "newer-revision",
            412,
            "A newer one is held",
            "Look at both. If yours is right, change it and send it as the next revision.",
        ),
        ProblemKind("too-large", 413, "The message is too large", "A return holds at most 1 MiB. Shorten the texts."),
        ProblemKind("wrong-media-type", 415, "This is not plain JSON", "It is a fault in the program. Report it."),
        ProblemKind("unprocessable", 422, "Some answers cannot be taken", "Put them right and send again."),
        ProblemKind(
            "set-retired",
            422,
            "These questions are not asked any more",
            "Install the newer set of questions, open the return again and send it. The answers are kept.",
        ),
        ProblemKind("too-early", 425, "Too early", "It will be sent again."),
        ProblemKind("contract-too-old", 426, "The program is too old", "Update the program. Nothing is lost."),
        ProblemKind("too-many", 429, "Too many at once", "It will be sent again later."),
        ProblemKind(
            "unavailable", 503, "The endpoint cannot answer now", "It will be sent again. It cannot count twice."
        ),
    )
}


def problem_response(
    name: str,
    detail: str,
    *,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] | None = None,
) -> Response:
    """Return the answer for a problem of this name; KeyError if there is no such kind."""
    kind = KINDS[name]
    code = status or kind.status
    body = {"type": f"/problems/{name}", "title": kind.title, "status": code, "detail": detail, **(members or {})}
    return Response(msgspec.json.encode(body), status_code=code, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def page(kind: ProblemKind) -> str:
    """Return the short page that a person sees at the problem's address."""
    return f"{kind.title}\n\n{kind.advice}\n"


@dataclass(eq=False)
class NotTaken(Exception):  # noqa: N818 - it says what happened to the request
    """A request that gets a problem for an answer."""

    name: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, object] = field(default_factory=dict)

    def response(self) -> Response:
        """Return the problem as the answer that goes out."""
        return problem_response(self.name, self.detail, headers=self.headers, members=self.members)
