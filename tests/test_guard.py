"""The tests' own guard: nothing leaves this machine, nothing of its owner is read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import keyring
import keyring.errors
import pytest

from tests.guard import Guard, OutsideRefusedError


def test_an_address_of_another_machine_is_refused(no_way_out: Guard) -> None:
    with socket.socket() as line, pytest.raises(OutsideRefusedError):
        line.connect(("192.0.2.1", 443))
    assert no_way_out.refused == ["socket.connect 192.0.2.1"]
    no_way_out.refused.clear()


def test_a_name_of_another_machine_is_not_looked_up(no_way_out: Guard) -> None:
    with pytest.raises(OutsideRefusedError):
        socket.create_connection(("example.org", 443))
    assert no_way_out.refused == ["look-up of example.org"]
    no_way_out.refused.clear()


def test_listening_to_other_machines_is_refused(no_way_out: Guard) -> None:
    with socket.socket() as line, pytest.raises(OutsideRefusedError):
        line.bind(("0.0.0.0", 0))
    no_way_out.refused.clear()


def test_a_name_that_cannot_exist_is_not_found_as_in_life(no_way_out: Guard) -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("tracker.invalid", 443))
    assert no_way_out.refused == []


def test_this_machine_can_be_talked_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        accepted, _ = server.accept()
        with accepted:
            line.sendall(b"here")
            assert accepted.recv(4) == b"here"


def test_home_is_an_empty_folder_of_the_test(own_home: Path) -> None:
    assert Path.home() == own_home
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(own_home)
    assert [child for child in own_home.rglob("*") if child.is_file()] == []


def test_no_keyring_of_this_machine_is_used() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("carehome-desktop", "test")


def test_qt_draws_without_a_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
