"""The look for known weaknesses stops a build that has one, and never calls clean what it could not ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.house import ROOT

LOCK = (
    "certifi==2026.10.18 \\\n    --hash=sha256:00\nold-thing==1.0 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n"
)
LIVED_WITH = '[[borne]]\nid = "GHSA-1"\nuntil = {}\nwhy = "Never called."\n'


@contextmanager
def osv(answer: Callable[[dict], object]) -> Iterator[str]:
    """Answer questions about libraries on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer(asked)).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def one_weakness(asked: dict) -> object:
    weak = {"name": "old-thing", "ecosystem": "PyPI"}
    return {"results": [{"vulns": [{"id": "GHSA-1"}]} if each["package"] == weak else {} for each in asked["queries"]]}


def none(asked: dict) -> object:
    return {"results": [{} for _ in asked["queries"]]}


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(where: str, listed: str = "") -> subprocess.CompletedProcess[str]:
        (tmp_path / "lock").write_text(LOCK)
        (tmp_path / "listed.toml").write_text(listed)
        command = [
            sys.executable,
            str(ROOT / "packaging/audit.py"),
            str(tmp_path / "lock"),
            str(tmp_path / "listed.toml"),
        ]
        return subprocess.run(
            [*command, "2026-11-22"],
            capture_output=True,
            text=True,
            env={**os.environ, "CAREHOME_OSV": where, "NO_PROXY": "*"},
        )

    return run


def test_a_known_weakness_stops_the_build_unless_it_is_lived_with_for_now(audit) -> None:
    with osv(one_weakness) as where:
        said = audit(where)
        assert (said.returncode, said.stderr) == (1, "old-thing 1.0 has a known weakness: GHSA-1.\n")
        lived_with = audit(where, LIVED_WITH.format("2026-12-31"))
        assert lived_with.returncode == 0
        assert "besides 1 lived with" in lived_with.stdout
        expired = audit(where, LIVED_WITH.format("2026-11-21"))
        assert expired.returncode == 1
        assert "GHSA-1 was lived with until 21 November 2026 (Never called.)" in expired.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="packages are built by a shell")
def test_a_build_stops_at_a_known_weakness_and_goes_on_where_none_could_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text(LOCK)
    script = f'. packaging/build-common.sh; python="{sys.executable}"; audit_into "{tmp_path}/told" "{tmp_path}/lock"; echo built'

    def build(where: str) -> str:
        environment = {**os.environ, "CAREHOME_OSV": where, "NO_PROXY": "*"}
        return subprocess.run(["sh", "-euc", script], cwd=ROOT, env=environment, capture_output=True, text=True).stdout

    with osv(one_weakness) as weak, osv(none) as clean:
        assert [build(where).endswith("built\n") for where in (weak, clean)] == [False, True]
    assert build(weak).endswith("built\n")
    assert "NOT CHECKED" in (tmp_path / "told").read_text()


def test_nothing_known_is_told_with_how_much_was_asked(audit) -> None:
    with osv(none) as where:
        said = audit(where)
    assert said.returncode == 0
    assert "none in 2 libraries on 22 November 2026" in said.stdout


def test_what_could_not_be_asked_is_told_as_not_checked(audit) -> None:
    with osv(none) as gone:
        pass
    with osv(lambda _: {"results": []}) as other, osv(lambda _: ["what"]) as odd:
        for where in (gone, other, odd):
            said = audit(where)
            assert said.returncode == 3, where
            assert "NOT CHECKED" in said.stdout
            assert "none" not in said.stdout


def test_an_exception_without_a_day_or_a_reason_is_refused(audit) -> None:
    for listed in (
        '[[borne]]\nid = "GHSA-1"\nwhy = "x"\n',
        '[[borne]]\nid = "GHSA-1"\nuntil = 2026-12-31\nwhy = " "\n',
    ):
        assert audit("http://127.0.0.1:9/", listed).returncode == 1
