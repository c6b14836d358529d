"""What can go wrong on the way to an endpoint and back, one value for each; a plan is a list of them.

Add a fault here, say in `misbehave.py` how it is done, and put it into the table in docs/endpoint.md.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Annotated, Literal

from msgspec import Meta, Struct

from carehome_desktop.endpoint.wire import ReturnId

Seconds = Annotated[float, Meta(ge=0, le=86_400)]
When = Literal["before", "after"]
StatusCode = Literal[400, 401, 403, 404, 407, 408, 409, 410, 412, 413, 415, 422, 425, 426, 429, 500, 501, 502, 503, 504]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="fault", rename="kebab"):
    """Which requests a fault befalls: from the nth that fits on, so many times.

    `path` may hold `*`; what is not given fits every request.
    """

    method: Literal["GET", "PUT", "*"] = "*"
    path: str = "*"
    return_id: ReturnId | None = None
    nth: Annotated[int, Meta(ge=1)] = 1
    times: Annotated[int, Meta(ge=1)] | Literal["always"] = 1

    def fits(self, method: str, path: str) -> bool:
        """Return whether a request is one this step is meant for."""
        return (
            self.method in ("*", method)
            and fnmatchcase(path, self.path)
            and (self.return_id is None or path == f"/v1/returns/{self.return_id}")
        )


class Pass(Step, frozen=True, kw_only=True, tag="pass"):
    """Nothing goes wrong."""


class Refuse(Step, frozen=True, kw_only=True, tag="refuse"):
    """The connection is reset at once; nothing is read and nothing is kept."""


class Stall(Step, frozen=True, kw_only=True, tag="stall"):
    """Nothing is kept and nothing is answered for so long, or until the endpoint stops; then the line is cut."""

    seconds: Seconds | Literal["for-ever"] = "for-ever"


class Drip(Step, frozen=True, kw_only=True, tag="drip"):
    """The answer comes after its commit, one byte every so many seconds, from its body or from its very first byte."""

    seconds: Seconds = 1.0
    begin: Literal["head", "body"] = "body"


class CutBeforeCommit(Step, frozen=True, kw_only=True, tag="cut-before-commit"):
    """The line is cut when the message is in and nothing is kept."""


class CutAfterCommit(Step, frozen=True, kw_only=True, tag="cut-after-commit"):
    """The return is kept, and the line is cut before the receipt goes out."""


class Late(Step, frozen=True, kw_only=True, tag="late"):
    """The return is kept, and the answer comes so much later."""

    seconds: Seconds


class WifiLogin(Step, frozen=True, kw_only=True, tag="wifi-login"):
    """A log-in page of somebody else's Wi-Fi; nothing reaches the endpoint."""

    status: Literal[200, 511] = 200


class Redirect(Step, frozen=True, kw_only=True, tag="redirect"):
    """The answer says to ask elsewhere; nothing is kept."""

    to: Annotated[str, Meta(min_length=1, max_length=2000)]
    status: Literal[301, 302, 303, 307, 308] = 302


class Status(Step, frozen=True, kw_only=True, tag="status"):
    """An answer with this status, before or after the commit; `pointer` is the wrong field of a 422.

    `retry_after` goes out as it is written, be it absurd; `{date+N}` becomes the HTTP date N seconds from now.
    """

    status: StatusCode
    when: When = "before"
    problem: str | None = None
    pointer: Annotated[str, Meta(pattern=r"^(/[^/]+)*\Z")] = "/answers/0/value"
    retry_after: Annotated[str, Meta(pattern=r"^[\x20-\x7e]*\Z")] | int | None = None
    body: Literal["problem", "html", "empty"] = "problem"


class SetRetired(Step, frozen=True, kw_only=True, tag="set-retired"):
    """Returns under this version of a section's set are not taken; all others are, and nothing is used up by them."""

    section: Annotated[str, Meta(min_length=1, max_length=100)]
    version: Annotated[str, Meta(min_length=1, max_length=100)]
    times: Literal["always"] = "always"


class WrongReceipt(Step, frozen=True, kw_only=True, tag="wrong-receipt"):
    """The return is kept, and the receipt names another id, another digest, or no receipt id."""

    wrong: Literal["id", "digest", "receipt-id"] = "id"


class Huge(Step, frozen=True, kw_only=True, tag="huge"):
    """The return is kept, and the receipt is buried in an answer of so many MiB."""

    mib: Annotated[int, Meta(ge=1, le=64)] = 2


class Truncated(Step, frozen=True, kw_only=True, tag="truncated"):
    """The return is kept, and half of the receipt comes; the head announces that half, or the whole."""

    announced: Literal["half", "whole"] = "half"


class GzipBomb(Step, frozen=True, kw_only=True, tag="gzip-bomb"):
    """The return is kept, and the answer is small until it is unpacked to so many MiB."""

    mib: Annotated[int, Meta(ge=1, le=1024)] = 64


Fault = (
    Pass
    | Refuse
    | Stall
    | Drip
    | CutBeforeCommit
    | CutAfterCommit
    | Late
    | WifiLogin
    | Redirect
    | Status
    | SetRetired
    | WrongReceipt
    | Huge
    | Truncated
    | GzipBomb
)
