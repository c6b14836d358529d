"""A home that talks to an endpoint in tests, and holds every answer against the contract."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from typing import Any

import httpx

from tests.endpoint_contract import check_answer
from tests.endpoint_server import EndpointProcess, RunningEndpoint

FIRST = "3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10"
SECOND = "5d2e8a4c-0b7e-4c55-8d0a-5f5f3f1b2c11"
ANSWER = {"question": "designated-lead", "kind": "yes-no", "value": True, "answered_at": "2026-11-21T14:01:40Z"}


def a_return(return_id: str = FIRST, **changes: Any) -> dict[str, Any]:
    """Return the body of a return that can be taken, with some members changed."""
    return {
        "contract": "1.0",
        "return_id": return_id,
        "home": "Rose House",
        "section": "infection-control",
        "set": {"id": "infection-control", "version": "2020-05-28", "digest": "ab" * 32},
        "period": {"kind": "day", "text": "2026-11-21"},
        "revision": 1,
        "replaces": None,
        "queued_at": "2026-11-21T14:02:11Z",
        "answers": [ANSWER],
        **changes,
    }


def content_digest(body: bytes) -> str:
    """Return what the Content-Digest header says of a body (RFC 9530)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def new_id(number: int) -> str:
    """Return the id of this number, the same in every run."""
    return str(uuid.UUID(int=number, version=4))


class Home:
    """A home with a token; `checked=False` only where a fault makes the endpoint break its contract."""

    def __init__(
        self, endpoint: RunningEndpoint | EndpointProcess, token: str | None = "practice", *, checked: bool = True
    ) -> None:
        verify = endpoint.ssl_context if isinstance(endpoint, RunningEndpoint) and endpoint.ca else False
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        self._client = httpx.Client(base_url=endpoint.url, headers=headers, verify=verify, timeout=20, trust_env=False)
        self._checked = checked

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send any request."""
        answer = self._client.request(method, path, **options)
        if self._checked:
            check_answer(method, answer.request.url.path, answer.status_code, answer.headers, answer.content)
        return answer

    def put(self, body: dict[str, Any] | bytes, at: str | None = None, **headers: str | None) -> httpx.Response:
        """Deliver a return at its own address, or at another one; a header of None is left out."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return_id = at or (FIRST if isinstance(body, bytes) else body["return_id"])
        given = {"Content-Type": "application/json", "Content-Digest": content_digest(raw)}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}  # type: ignore[misc]
        kept = {name: value for name, value in given.items() if value is not None}
        return self.ask("PUT", f"/v1/returns/{return_id}", content=raw, headers=kept)

    def receipt(self, return_id: str = FIRST) -> httpx.Response:
        """Ask for a receipt."""
        return self.ask("GET", f"/v1/returns/{return_id}")

    def receipts(self, **query: Any) -> httpx.Response:
        """Ask for the list of receipts."""
        return self.ask("GET", "/v1/receipts", params=query)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def problem(answer: httpx.Response) -> str:
    """Return the name of the problem an answer tells of."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return str(answer.json()["type"]).removeprefix("/problems/")
