"""A lost paper: new words take the place of the old ones at once, and are kept until they are on paper."""

from __future__ import annotations

import pytest

from carehome_desktop.app.opening import open_home, open_practice, set_up_home
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.vault import keys, opening
from carehome_desktop.vault.header import read_header
from carehome_desktop.vault.phrase import WrongPhrase


@pytest.fixture
def house(folder, machine):
    made = set_up_home(folder, "Rose House", "J. Shaw", machine)
    assert not isinstance(made, Problem)
    return made


@pytest.mark.real_cost
def test_the_old_words_no_longer_open_and_the_new_ones_do(house, folder, machine):
    old = " ".join(house.recovery.phrase())
    house.recovery.typed_whole(old)
    house.recovery.renew()
    new = " ".join(house.recovery.phrase())
    house.close()
    assert read_header(folder.root).kdf.n == 2**17, "new words cost as much to guess as the first"

    with pytest.raises(WrongPhrase):
        open_home(folder, machine, phrase=old)
    again = open_home(folder, machine, phrase=new)
    assert again.home().name == "Rose House"
    assert again.recovery.owed(), "part of the new words has still to be typed back"
    again.close()


def test_the_new_header_stays_when_the_house_moves_on_to_the_next_epoch(house, folder, machine):
    house.recovery.renew()
    new = " ".join(house.recovery.phrase())
    house.keep_copy()
    house.close()

    open_home(folder, machine, phrase=new).close()


def test_a_renewal_cut_short_shows_nothing_and_is_made_good_at_the_next_start(house, folder, machine, monkeypatch):
    old = " ".join(house.recovery.phrase())
    house.recovery.typed_whole(old)

    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr(opening, "write_header", full)
    with pytest.raises(OSError, match="disk full"):
        house.recovery.renew()
    monkeypatch.undo()
    assert not house.recovery.owed(), "words that open nothing are never shown"
    house.close()
    again = open_home(folder, machine, phrase=old)
    new = " ".join(again.recovery.phrase())
    again.close()

    assert new
    assert new != old
    open_home(folder, machine, phrase=new).close()


def test_a_computer_that_cannot_keep_the_key_is_a_fact_that_can_be_asked(house, folder, machine, monkeypatch):
    phrase = " ".join(house.recovery.phrase())
    assert not house.keyring_keeps_key
    assert not house.recovery.keyring_keeps_key
    house.close()

    monkeypatch.setattr(keys, "save_key", lambda *_: None)
    again = open_home(folder, machine, phrase=phrase)
    assert again.keyring_keeps_key
    again.close()


def test_practice_needs_no_phrase_and_makes_no_new_one(folder, machine):
    practice = open_practice(folder, machine)

    assert practice.keyring_keeps_key
    with pytest.raises(Refused):
        practice.recovery.renew()
    practice.close()
