"""What other programs and people do to the folder while the home is open: *saved* stays true, and closing ends in peace."""

from __future__ import annotations

import os
import shutil
import sys
from threading import Event, Thread

import pytest

from carehome_desktop.app import practice
from carehome_desktop.app.opening import begin_practice_endpoint
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.values import YesNo
from carehome_desktop.vault.copies import Reason, list_copies
from carehome_desktop.vault.problems import VaultProblem
from carehome_desktop.vault.same_file import StoreGone
from tests.homes import SECTION, THIS_WEEK, practice_house

SILENT = [sys.executable, "-c", "import time; time.sleep(60)"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away an open file")


def answer(house, yes):
    return house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(yes), house.manager())


def delete(folder):
    shutil.rmtree(folder.root)


def replace_by_another(folder):
    other = folder.root / "from a backup"
    shutil.copy(folder.store, other)
    other.rename(folder.store)


@on_posix
@pytest.mark.parametrize("meddle", [delete, replace_by_another])
def test_saved_is_never_said_of_a_file_that_nobody_finds_again(tmp_path, meddle):
    house = practice_house(tmp_path)
    answer(house, True)
    meddle(house.folder)

    with pytest.raises(StoreGone, match="This is not saved"):
        answer(house, False)
    house.close()


@on_posix
def test_a_folder_that_comes_back_takes_the_answer(tmp_path):
    house = practice_house(tmp_path)
    house.folder.root.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreGone):
        answer(house, False)
    (tmp_path / "elsewhere").rename(house.folder.root)
    answer(house, False)
    house.close()

    house = practice_house(tmp_path)
    kept = house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer
    house.close()
    assert kept is not None
    assert kept.value == YesNo(False)


def test_a_copy_that_fails_on_closing_is_noted_and_one_asked_for_is_told(tmp_path, caplog):
    house = practice_house(tmp_path)
    house.folder.header.write_text("{")

    house.keep_copy()
    assert "no copy was taken on closing: HeaderDamaged" in caplog.text
    with pytest.raises(VaultProblem):
        house.keep_copy(Reason.BY_HAND)
    assert list_copies(house.folder) == []
    house.close()


def test_an_endpoint_that_starts_and_says_nothing_holds_nothing_up(tmp_path, monkeypatch):
    monkeypatch.setattr(practice, "SECONDS_TO_START", 0.2)
    monkeypatch.setattr(practice, "program", lambda: SILENT)

    with pytest.raises(Refused, match="did not start"):
        practice.PracticeEndpoint(tmp_path).wait_until_it_answers()


def test_closing_while_the_endpoint_starts_leaves_none_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(practice, "program", lambda: SILENT)
    house = practice_house(tmp_path)
    waiting = Thread(target=begin_practice_endpoint, args=(house,))
    begun, wait = Event(), practice.PracticeEndpoint.wait_until_it_answers
    monkeypatch.setattr(practice.PracticeEndpoint, "wait_until_it_answers", lambda it: (begun.set(), wait(it)))
    waiting.start()
    assert begun.wait(10)
    house.close()
    waiting.join(10)
    assert not waiting.is_alive(), "nobody waits for it any more"
    assert "did not start" in house.endpoint_trouble

    begin_practice_endpoint(house)
    assert house.practice_endpoint is not None
    assert house.practice_endpoint._process.poll() is not None, "one begun just then is ended at once"


def test_a_stray_file_where_copies_are_made_stops_no_copy(tmp_path):
    house = practice_house(tmp_path)
    house.folder.copies.mkdir(exist_ok=True)
    (house.folder.copies / ".unfinished").write_text("left by another program")

    house.keep_copy(Reason.BY_HAND)
    assert [copy.reads for copy in list_copies(house.folder)] == [True]
    house.close()
