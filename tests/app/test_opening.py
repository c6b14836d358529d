"""A home is set up whole or not at all, upgraded behind a copy, and never opened when a newer program has it."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from carehome_desktop.app import opening as opened
from carehome_desktop.app.opening import open_home, open_practice, set_up_home
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.store import database
from carehome_desktop.vault import copies, opening
from carehome_desktop.vault.header import read_header, write_header
from carehome_desktop.vault.keys import KeyringAbsent
from tests.homes import SECTION, THIS_WEEK, answer_all, practice_house


def fingerprints(folder):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.root.iterdir() if path.is_file()
    }


def test_a_home_needs_two_answers_and_work_can_start_at_once(folder, machine):
    house = set_up_home(folder, "Rose House", "J. Shaw", machine)
    assert not isinstance(house, Problem)
    answer_all(house)

    assert (house.home().name, house.manager().name) == ("Rose House", "J. Shaw")
    assert house.answering.open(SECTION, THIS_WEEK).ready
    house.close()


def test_a_set_up_that_breaks_off_leaves_a_folder_to_set_up_in(folder, machine, monkeypatch):
    def power_cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(opened, "begin", power_cut)
    with pytest.raises(KeyboardInterrupt):
        set_up_home(folder, "Rose House", "J. Shaw", machine)
    monkeypatch.undo()

    assert opening.nothing_here(folder)
    house = set_up_home(folder, "Rose House", "J. Shaw", machine)
    assert not isinstance(house, Problem)
    house.close()


@pytest.mark.real_cost
def test_without_a_keyring_the_phrase_opens_the_home(folder, machine):
    house = set_up_home(folder, "Rose House", "J. Shaw", machine)
    phrase = " ".join(house.recovery.phrase())
    house.close()
    assert read_header(folder.root).kdf.n == 2**17, "a real home is locked at the full cost"

    with pytest.raises(KeyringAbsent):
        open_home(folder, machine)
    again = open_home(folder, machine, phrase=phrase)
    assert again.home().name == "Rose House"
    again.close()


def test_an_older_file_is_upgraded_behind_a_copy(folder, machine, monkeypatch):
    practice_house(folder.root.parent).close()
    monkeypatch.setattr(opened, "NEWEST", "9998")
    monkeypatch.setattr(opened, "KNOWN", (*opened.KNOWN, "9998"))
    ran = []
    monkeypatch.setattr(
        "carehome_desktop.store.upgrade.upgrade", lambda store: ran.append(len(copies.list_copies(folder)))
    )

    open_practice(folder, machine).close()
    assert ran == [1]
    assert copies.list_copies(folder)[0].reason == copies.Reason.BEFORE_UPGRADE
    assert read_header(folder.root).revision == "9998"


def test_a_file_of_a_newer_program_is_refused_by_name_and_left_as_it_is(folder, machine):
    practice_house(folder.root.parent).close()
    write_header(folder.root, replace(read_header(folder.root), revision="0099"))
    before = fingerprints(folder)

    with pytest.raises(opening.StoreTooNew, match="0099"):
        open_practice(folder, machine)
    assert fingerprints(folder) == before


def test_a_real_home_is_never_opened_for_practice(folder, machine):
    house = set_up_home(folder, "Rose House", "J. Shaw", machine)
    assert not isinstance(house, Problem)
    house.close()

    with pytest.raises((Refused, KeyringAbsent)):
        open_practice(folder, machine)


def test_the_first_start_takes_a_first_copy_and_moves_on(folder, tmp_path):
    house = practice_house(tmp_path)
    house.settle_in()

    assert len(copies.list_copies(folder)) == 1
    with house.store.read() as connection:
        assert int(database.meta_value(connection, "epoch") or 0) == house.header.epoch == 2
    house.close()


def test_copies_that_are_asked_for_at_the_same_moment_are_taken_one_after_another(folder, tmp_path):
    house = practice_house(tmp_path)
    at_once = Barrier(4)

    def one() -> Problem | None:
        at_once.wait()
        return house.kept_copies.take_now()

    with ThreadPoolExecutor(4) as people:
        assert [told.result() for told in [people.submit(one) for _ in range(4)]] == [None] * 4
    assert [copy.trouble for copy in copies.list_copies(folder)] == [None] * 4
    house.close()


def test_an_older_file_put_back_by_hand_asks_for_receipts_first(folder, tmp_path):
    house = practice_house(tmp_path)
    house.settle_in()
    house.close()
    old = folder.store.read_bytes()
    house = practice_house(tmp_path)
    house.settle_in()
    house.close()
    folder.store.write_bytes(old)

    house = practice_house(tmp_path)
    house.settle_in()
    assert house.deliveries.status().asking_first
    house.close()
