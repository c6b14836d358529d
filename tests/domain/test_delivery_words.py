"""What each outcome and pause is called: every one of them, plain, and saying what is safe and what to do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from carehome_desktop.domain.delivery import FieldFault, PauseReason, State
from carehome_desktop.domain.delivery_words import PAUSE_WORDS, STATE_WORDS, outcome_words
from carehome_desktop.domain.tries import Accepted, Outcome, Rejected
from tests.domain.outcomes import RECEIPT, outcomes

AT = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
CODES = ("http", "401", "403", "404", "407", "409", "422", "500", "503", "exception", "error", "ssl", "timeout")


def test_every_state_has_its_own_words() -> None:
    assert set(STATE_WORDS) == set(State)
    assert len(set(STATE_WORDS.values())) == len(State)


@pytest.mark.parametrize("reason", list(PauseReason))
def test_every_pause_says_what_happened_what_is_safe_and_what_to_do(reason: PauseReason) -> None:
    words = PAUSE_WORDS[reason]
    assert words.startswith("Sending has stopped because")
    assert "Your answers are saved here." in words
    assert any(act in words for act in ("Settings", "Update the program"))


@given(outcomes)
def test_no_outcome_speaks_in_codes(outcome: Outcome) -> None:
    words = outcome_words(outcome, AT)
    assert words
    assert "\n" not in words
    assert not [code for code in CODES if code in words.lower()], words


def test_only_a_receipt_is_called_received() -> None:
    said = {state: words for state, words in STATE_WORDS.items() if "received" in words.lower()}
    assert set(said) == {State.RECEIVED}


def test_the_time_of_a_receipt_is_the_offices_own() -> None:
    in_summer = datetime(2026, 7, 1, 13, 2, tzinfo=UTC)
    assert outcome_words(Accepted(RECEIPT), in_summer).startswith("Received 2:02pm")


def test_several_faults_are_all_told() -> None:
    words = outcome_words(Rejected((FieldFault("a", "one."), FieldFault("b", "two."))), AT)
    assert words == "Refused: one. two. Change it and send again"
