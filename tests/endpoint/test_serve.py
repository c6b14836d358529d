"""The endpoint as a program of its own: one line says where it is, and it does not outlive its parent."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from carehome_desktop.cli.main import main
from tests.endpoint.home import Home, a_return
from tests.endpoint_server import EndpointProcess, RunningEndpoint

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """What is tested here does not depend on the database."""
    return f"sqlite:///{tmp_path / 'endpoint.sqlite'}"


def command(*options: str) -> subprocess.CompletedProcess[str]:
    """Run `endpoint serve` with standard input closed and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "tests.endpoint_server", "serve", "--with-parent", *options],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


@dataclass(frozen=True)
class Refused:
    """How a command ended that never served, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., Refused]:
    """Run `endpoint serve` in this process, where it is to end before it serves."""

    def run(*options: str) -> Refused:
        code = main(["endpoint", "serve", *options])
        return Refused(code, *capsys.readouterr())

    return run


def test_it_says_its_port_and_receives_returns(store_url: str) -> None:
    with EndpointProcess(store_url) as process:
        home = Home(process)
        assert home.put(a_return()).status_code == 201
        home.close()

        assert [kept.home for kept in process.received] == ["practice-home"]


def test_it_ends_well_when_its_parent_lets_go(store_url: str) -> None:
    with EndpointProcess(store_url) as process:
        assert process.let_go() == 0
        with pytest.raises(httpx.ConnectError):
            Home(process).receipt()


def test_it_ends_when_its_parent_is_killed(store_url: str) -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from tests.endpoint_server import EndpointProcess as E;"
            "e = E(sys.argv[1]); print(e.port, flush=True); e.process.wait()",
            store_url,
        ],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert parent.stdout is not None
    port = int(parent.stdout.readline())
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as line:
        parent.send_signal(signal.SIGKILL)
        parent.wait(timeout=20)

        # The line closes when the endpoint ends; it would stay open for longer than this otherwise.
        line.settimeout(15)
        assert line.recv(1) == b""
    parent.stdout.close()


def test_it_speaks_tls_when_it_is_given_a_certificate(tmp_path: Path, store_url: str) -> None:
    with RunningEndpoint(tmp_path, tls=True, store_url=store_url) as endpoint:
        home = Home(endpoint)
        assert endpoint.url.startswith("https://")
        assert home.put(a_return()).status_code == 201
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(f"{endpoint.url}/v1/service", trust_env=False)
        home.close()


def test_a_sqlite_store_is_durable_and_keeps_its_promises(tmp_path: Path, store_url: str) -> None:
    from carehome_desktop.endpoint.store import EndpointStore

    store = EndpointStore(store_url, ["rose"])
    with store._engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    store.close()

    assert settings == ["wal", 2, 1]


def test_without_a_token_it_says_what_to_give() -> None:
    ended = command()

    assert ended.returncode == 2
    assert ended.stderr == "Say whose returns to receive: --token TOKEN=HOME, or --practice.\n"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--token", "only-a-token"], 2, "Expected a token, an equals sign and a home"),
        (["--practice", "--port", "70000"], 2, "Give a port from 0 to 65535."),
        (["--practice", "--tls-cert", "cert.pem"], 2, "together"),
        (["--practice", "--store", "nonsense"], 2, "--store is not an address"),
        (["--practice", "--store", "nodb://here"], 2, "--store is not an address"),
        (["--practice", "--store", "sqlite:////nowhere/at/all.sqlite"], 1, "cannot be opened"),
        (["--practice", "--faults", "none.toml"], 1, "none.toml: The file cannot be read"),
    ],
)
def test_what_it_cannot_use_is_said_in_words(
    refused: Callable[..., Refused], options: list[str], code: int, words: str
) -> None:
    ended = refused(*options)

    assert ended.returncode == code
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_a_port_that_is_taken_is_said_in_words(refused: Callable[..., Refused], store_url: str) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = refused("--practice", "--store", store_url, "--port", str(taken.getsockname()[1]))

    assert ended.returncode == 1
    assert "Try another port" in ended.stderr
    assert ended.stdout == ""


def test_a_token_file_is_read_line_by_line(refused: Callable[..., Refused], tmp_path: Path, store_url: str) -> None:
    tokens = tmp_path / "tokens.txt"
    tokens.write_text("# homes\n\nabc=123= rose-house\n")
    with EndpointProcess(store_url, "--token-file", str(tokens)) as process:
        home = Home(process, "abc=123")
        home.put(a_return())
        home.close()
        assert [kept.home for kept in process.received] == ["rose-house"]

    tokens.write_text("abc=rose-house\nnothing\n")
    assert "tokens.txt, line 2: Expected a token" in refused("--token-file", str(tokens)).stderr


def test_practice_has_a_token_and_a_store_of_its_own(own_home: Path) -> None:
    ended = command("--practice")

    assert ended.returncode == 0
    assert ended.stdout.startswith('{"port": ')
    assert len(list(own_home.rglob("practice-endpoint.db"))) == 1
