"""The computer's password store has lost the key: words say so, the phrase opens the records, and what waited is sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.endpoint_server import RunningEndpoint, tls_endpoint
from tests.stories.keyring_session import lose_the_key
from tests.vault.real_keyring import needs_a_keyring, run_with_keyring

__all__ = ["tls_endpoint"]


def safe_and_a_way_on(words: str) -> bool:
    return "our records are safe" in words and "recovery phrase" in words


def sent_once(endpoint: RunningEndpoint, told: dict[str, object]) -> bool:
    return [kept.return_id for kept in endpoint.received] == told["received"] == [told["queued"]]


def test_on_a_computer_without_a_keyring_the_phrase_opens_the_records_and_what_waited_is_sent(
    tls_endpoint: RunningEndpoint, tmp_path: Path
) -> None:
    assert tls_endpoint.ca_file is not None
    told = lose_the_key(tmp_path / "home", tls_endpoint.url, tls_endpoint.ca_file, kept=False)

    assert told["trouble at first"]
    without = told["without the key"]
    assert isinstance(without, dict)
    assert without["kind"] == "KeyringAbsent"
    assert safe_and_a_way_on(without["words"])
    assert "Nothing has been changed and your records are safe" in str(told["with a wrong phrase"])
    assert told["answers"] == 13
    assert sent_once(tls_endpoint, told)


@pytest.mark.keyring
def test_when_a_real_keyring_has_lost_the_key_the_phrase_opens_the_records_and_puts_it_back(
    tls_endpoint: RunningEndpoint, tmp_path: Path
) -> None:
    needs_a_keyring()
    assert tls_endpoint.ca_file is not None
    arguments = [str(tmp_path / "home"), tls_endpoint.url, str(tls_endpoint.ca_file)]
    told = json.loads(run_with_keyring("tests.stories.keyring_session", tmp_path, *arguments))

    assert told["trouble at first"] == ""
    assert told["without the key"]["kind"] == "KeyMissing"
    assert safe_and_a_way_on(told["without the key"]["words"])
    assert told["answers"] == 13
    assert sent_once(tls_endpoint, told)
    assert told["next time without the phrase"]
