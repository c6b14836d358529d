"""Whom the program believes: certificates, protocols, proxies; and nothing that the environment would talk it into."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from carehome_desktop.sync.line import Broken, HttpAnswer, Line, NotConnected, ProxyWantsPassword, Trouble, Unsafe
from carehome_desktop.sync.tls import IGNORED, system_context
from tests.sync.certificates import DAY, dated, old_line, self_signed, showing, trusting
from tests.sync.servers import Caller, Proxy, Server, answer, saying

GOOD = saying(answer("200 OK", b"{}"))
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


def ask(url: str, context: ssl.SSLContext, proxy: str = "", body: bytes = b"{}") -> HttpAnswer | Trouble:
    line = Line(url, "practice", context, proxy=proxy, deadline=20)
    try:
        return line.exchange("PUT", "/v1/returns/1", {}, body)
    finally:
        line.close()


def not_yet(ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    return dated(ca, begins=DAY, ends=9 * DAY)


def run_out(ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    return dated(ca, begins=-9 * DAY, ends=-DAY)


def of_another(ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    return showing(ca.issue_cert("tracker.example.org"))


def of_another_address(ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    return showing(ca.issue_cert("127.0.0.2"))


def of_nobody(_ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    return showing(trustme.CA().issue_cert("127.0.0.1"))


def of_itself(_ca: trustme.CA, folder: Path) -> ssl.SSLContext:
    return self_signed(folder)


def too_old(ca: trustme.CA, _folder: Path) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return old_line(ca)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (run_out, "the endpoint's certificate has run out, or this computer's clock is wrong."),
        (not_yet, "the endpoint's certificate is not valid yet, or this computer's clock is wrong."),
        (of_another, "the certificate belongs to somebody else."),
        (of_another_address, "the certificate belongs to somebody else."),
        (of_nobody, "nobody this computer trusts vouches for the endpoint."),
        (of_itself, "nobody this computer trusts vouches for the endpoint."),
        (too_old, "the endpoint uses an old kind of line (TLS before 1.2)."),
    ],
)
def test_each_bad_line_is_refused_with_its_own_reason_and_not_a_byte_is_sent(
    bad: Callable[[trustme.CA, Path], ssl.SSLContext], reason: str, ca: trustme.CA, tmp_path: Path
) -> None:
    with Server(GOOD, bad(ca, tmp_path)) as server:
        assert ask(server.url, trusting(ca)) == Unsafe(reason)
    assert server.requests == []


def test_a_good_certificate_is_believed(ca: trustme.CA) -> None:
    with Server(GOOD, showing(ca.issue_cert("127.0.0.1"))) as server:
        assert isinstance(ask(server.url, trusting(ca)), HttpAnswer)


def test_a_server_that_does_not_speak_tls_at_all_is_not_safe(ca: trustme.CA) -> None:
    def plain(caller: Caller, _server: Server) -> None:
        caller.line.recv(65536)
        caller.say(answer("400 Bad Request"))

    with Server(plain) as server:
        got = ask(f"https://127.0.0.1:{server.port}", trusting(ca))
    assert isinstance(got, Unsafe)


# The environment.


@pytest.mark.parametrize("variable", IGNORED)
def test_a_certificate_named_in_the_environment_is_not_believed(
    variable: str, ca: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle.pem"
    ca.cert_pem.write_to_path(bundle)
    if variable == "SSL_CERT_DIR":
        # In a folder of certificates each is looked up under the hash of its name.
        ca.cert_pem.write_to_path(tmp_path / f"{_name_hash(bundle)}.0")
    monkeypatch.setenv(variable, str(tmp_path if variable == "SSL_CERT_DIR" else bundle))

    with Server(GOOD, showing(ca.issue_cert("127.0.0.1"))) as server:
        believed = ssl.create_default_context()
        assert isinstance(ask(server.url, system_context()), Unsafe)
        if variable.startswith("SSL_"):
            # The trap is a real one: an ordinary context walks into it.
            assert isinstance(ask(server.url, believed), HttpAnswer)


def _name_hash(certificate: Path) -> str:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, so a folder of certificates cannot be made")
    told = subprocess.run(
        ["openssl", "x509", "-noout", "-subject_hash", "-in", str(certificate)],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


@pytest.mark.parametrize("variable", PROXIES)
def test_a_proxy_named_in_the_environment_is_not_used(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(GOOD) as trap, Server(GOOD) as server:
        monkeypatch.setenv(variable, trap.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert isinstance(ask(server.url, system_context()), HttpAnswer)
        assert trap.connections == 0


def test_a_password_kept_in_netrc_is_not_sent(own_home: Path) -> None:
    (own_home / ".netrc").write_text("machine 127.0.0.1 login somebody password secret\n")
    (own_home / ".netrc").chmod(0o600)
    with Server(GOOD) as server:
        ask(server.url, system_context())
    assert b"authorization: bearer practice" in server.requests[0].lower()
    assert b"basic" not in server.requests[0].lower()


# Proxies that Settings name.


def through(proxy: Proxy, user: str = "") -> str:
    return f"http://{user + '@' if user else ''}127.0.0.1:{proxy.port}"


def test_a_proxy_carries_the_line_and_the_certificate_is_still_looked_at(ca: trustme.CA) -> None:
    with Server(GOOD, showing(ca.issue_cert("127.0.0.1"))) as server, Proxy("home:word") as proxy:
        assert isinstance(ask(server.url, trusting(ca), through(proxy, "home:word")), HttpAnswer)
        assert isinstance(ask(server.url, system_context(), through(proxy, "home:word")), Unsafe)
    assert all(b"practice" not in asked for asked in proxy.requests), "the proxy saw the token"


@pytest.mark.parametrize("user", ["", "home:wrong"])
def test_a_proxy_that_wants_a_password_is_named_as_such(user: str, ca: trustme.CA) -> None:
    with Server(GOOD, showing(ca.issue_cert("127.0.0.1"))) as server, Proxy("home:word") as proxy:
        assert ask(server.url, trusting(ca), through(proxy, user)) == ProxyWantsPassword()
    assert server.connections == 0


@pytest.mark.parametrize("said", [answer("502 Bad Gateway"), answer("403 Forbidden"), b""])
def test_a_proxy_that_makes_no_connection_is_no_connection(said: bytes, ca: trustme.CA) -> None:
    with Proxy(spoil=said) as proxy:
        assert ask("https://tracker.invalid", trusting(ca), through(proxy)) == NotConnected()


def test_a_proxy_that_dies_in_the_middle_leaves_the_line_broken(ca: trustme.CA) -> None:
    # Past the handshake and some of the message, which is longer than any buffer on the way.
    with Server(GOOD, showing(ca.issue_cert("127.0.0.1"))) as server, Proxy(spoil=100_000) as proxy:
        assert ask(server.url, trusting(ca), through(proxy), bytes(8_000_000)) == Broken()
