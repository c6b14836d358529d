"""Installing newer questions from a file: what it says, what it does to answers, and that a bad one changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.set_changes import ChangeKind
from carehome_desktop.domain.values import Number, YesNo
from carehome_desktop.services.question_sets import Offer
from tests.catalogue.one_file import newer_infection_control, pack_file, pack_text, set_text, warmth
from tests.catalogue.packs import PROGRAMME, QUESTION
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all, practice_house

NOW_FROM = "2026-11-16"
LAST_WEEK = Period(PeriodKind.WEEK, "2026-W46")
NEXT_WEEK = Period(PeriodKind.WEEK, "2026-W48")


def offered(house: House, folder: Path, text: str) -> Offer:
    offer = house.question_sets.look_at(pack_file(folder, text))
    assert isinstance(offer, Offer), offer.words
    return offer


def installed(house: House, folder: Path, text: str) -> Offer:
    offer = offered(house, folder, text)
    assert house.question_sets.install(offer) is None
    return offer


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file of a home but those that reading alone touches."""
    kept = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def test_looking_at_a_file_tells_what_would_change_and_changes_nothing(house: House, tmp_path: Path) -> None:
    answer_all(house, THIS_WEEK)
    before = everything(house.folder.root)
    offer = offered(house, tmp_path, newer_infection_control(NOW_FROM))
    (change,) = offer.changes
    assert [(each.kind, each.question.id) for each in change.questions] == [
        (ChangeKind.REWORDED, "full-wages"),
        (ChangeKind.KIND_CHANGED, "test-kits"),
        (ChangeKind.ADDED, "kettle"),
        (ChangeKind.GONE, "mutual-aid"),
    ]
    assert (change.same, change.before and change.before.version) == (10, "2020-08")
    assert offer.moved == 11
    assert [(each.period, each.words) for each in offer.left_behind] == [(THIS_WEEK, "Yes"), (THIS_WEEK, "Yes")]
    assert everything(house.folder.root) == before
    assert house.catalogue.section_version(SECTION, "2026-11") is None


def test_answers_move_over_where_the_meaning_is_the_same_and_the_others_are_not_lost(
    house: House, tmp_path: Path
) -> None:
    answer_all(house, THIS_WEEK)
    note = "Two boxes."
    house.answering.answer(SECTION, THIS_WEEK, "test-kits", YesNo(False), house.manager(), note=note)
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    state = house.answering.open(SECTION, THIS_WEEK)
    assert state.section.version == "2026-11"
    assert state.number(Standing.ANSWERED) == 11
    assert [each.question.id for each in state.questions if each.standing is Standing.MISSING] == [
        "test-kits",
        "kettle",
    ]
    kits = state.state_of("test-kits").answer
    assert kits is not None
    assert (kits.value, kits.note) == (None, "Before the questions changed: No. Two boxes.")


def test_answers_for_a_week_that_are_not_sent_are_listed_when_it_is_asked_each_day_from_now_on(
    house: House, tmp_path: Path
) -> None:
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())
    offer = offered(house, tmp_path, newer_infection_control(NOW_FROM).replace('period = "week"', 'period = "day"'))
    assert offer.changes[0].how_often() == "Asked each day instead of each week."
    assert (offer.moved, [(left.period, left.words) for left in offer.left_behind]) == (0, [(THIS_WEEK, "No")])


def test_what_was_answered_before_is_carried_into_the_newer_questions(house: House, tmp_path: Path) -> None:
    answer_all(house, LAST_WEEK)
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    state = house.answering.open(SECTION, THIS_WEEK)
    assert state.number(Standing.CARRIED) == 11
    assert state.state_of("test-kits").standing is Standing.MISSING
    assert house.answering.open(SECTION, LAST_WEEK).section.version == "2020-08"


def test_a_waiting_return_keeps_its_questions_and_what_was_sent_is_left_alone(house: House, tmp_path: Path) -> None:
    answer_all(house, THIS_WEEK)
    queued = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert not isinstance(queued, Problem)
    offer = installed(house, tmp_path, newer_infection_control(NOW_FROM))
    assert (offer.waiting, offer.moved, offer.left_behind) == (1, 0, ())
    record = house.records.record(queued.return_id)
    assert record is not None
    assert (record.section.version, record.outgoing.state, record.outgoing.body) == (
        "2020-08",
        State.WAITING,
        queued.body,
    )


def test_the_date_still_decides_and_the_set_is_there_at_the_next_start(tmp_path: Path, hands: Hands) -> None:
    house = practice_house(tmp_path, hands)
    installed(house, tmp_path, newer_infection_control("2026-11-23"))
    house.close()
    again = practice_house(tmp_path, hands)
    assert again.answering.section_for(SECTION, THIS_WEEK).version == "2020-08"
    assert again.answering.section_for(SECTION, NEXT_WEEK).version == "2026-11"
    ours = [each for each in again.question_sets.known() if each.file]
    assert [(each.head.id, each.head.version, each.retired) for each in ours] == [(SECTION, "2026-11", False)]
    assert again.catalogue.troubles == ()
    again.close()


def test_a_new_programme_with_its_set_and_words_comes_in_one_file(house: House, tmp_path: Path) -> None:
    questions = [QUESTION.format(id=room, number=at) for at, room in enumerate(("hall", "lounge"), start=1)]
    text = pack_text(set_text(warmth(), *questions), programme=True)
    offer = installed(house, tmp_path, text + '\n[[term]]\nword = "boiler"\nmeaning = "It makes water hot."\n')
    assert (offer.changes[0].before, len(offer.changes[0].questions)) == (None, 2)
    assert house.catalogue.programme("winter") is not None
    assert house.guidance.find("boiler water").total == 1
    assert "Winter return" in PROGRAMME


def test_answers_for_days_that_are_asked_by_the_week_from_now_on_are_listed(house: House, tmp_path: Path) -> None:
    questions = [QUESTION.format(id=room, number=at) for at, room in enumerate(("hall", "lounge"), start=1)]
    installed(house, tmp_path, pack_text(set_text(warmth("2026-10", "2026-10-01"), *questions), programme=True))
    tuesday = Period(PeriodKind.DAY, "2026-11-17")
    house.answering.answer("warmth", tuesday, "hall", YesNo(True), house.manager())
    weekly = pack_text(set_text(warmth().replace('period = "day"', 'period = "week"'), *questions))
    offer = offered(house, tmp_path, weekly)
    assert offer.changes[0].how_often() == "Asked each week instead of each day."
    assert (offer.moved, [(each.period, each.words) for each in offer.left_behind]) == (0, [(tuesday, "Yes")])


def test_the_same_file_twice_is_no_harm_and_says_so(house: House, tmp_path: Path) -> None:
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    before = everything(house.folder.root)
    problem = house.question_sets.look_at(pack_file(tmp_path, newer_infection_control(NOW_FROM)))
    assert isinstance(problem, Problem)
    assert problem.words == "The questions in new.toml are here already. Nothing was changed."
    assert everything(house.folder.root) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (newer_infection_control().replace('kind = "yes-no"', "kind = 3", 1), "“kind” is not as it should be"),
        (newer_infection_control(version="2020-08"), "is there already and is never changed"),
        (newer_infection_control("2020-08-10"), "the past is not asked anew"),
        ("PK\x03\x04", "a packed folder (zip)"),
        ("pack = " + "[" * 300_000, "This is not TOML"),
    ],
)
def test_a_bad_file_is_refused_whole_with_file_line_and_reason(
    house: House, tmp_path: Path, text: str, words: str
) -> None:
    before = everything(house.folder.root)
    problem = house.question_sets.look_at(pack_file(tmp_path, text))
    assert isinstance(problem, Problem)
    assert problem.words.startswith("new.toml, line ")
    assert words in problem.words
    assert problem.words.endswith("Nothing was installed, and all is as it was.")
    assert everything(house.folder.root) == before


def test_a_file_that_became_wrong_since_it_was_looked_at_is_refused_at_the_last_moment(
    house: House, tmp_path: Path
) -> None:
    first = offered(house, tmp_path, newer_infection_control(NOW_FROM))
    installed(house, tmp_path, newer_infection_control("2026-12-07", "2026-12"))
    problem = house.question_sets.install(first)
    assert problem is not None
    assert "the past is not asked anew" in problem.words
    assert len(list(house.folder.packs.iterdir())) == 1


def test_a_disk_that_refuses_leaves_nothing_half_done(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = offered(house, tmp_path, newer_infection_control(NOW_FROM))

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", full)
        problem = house.question_sets.install(offer)
    assert problem is not None
    assert problem.words.startswith("The questions could not be kept (No space left on device). Nothing was changed.")
    assert list(house.folder.packs.iterdir()) == []
    assert house.answering.section_for(SECTION, THIS_WEEK).version == "2020-08"
    assert house.question_sets.install(offer) is None


def test_a_file_with_a_name_that_turns_the_words_is_not_shown_by_it(house: House, tmp_path: Path) -> None:
    problem = house.question_sets.look_at(pack_file(tmp_path, "", "x\u202elmot.toml"))
    assert isinstance(problem, Problem)
    assert problem.words.startswith("the file, line 1: ")


def test_a_set_that_begins_far_ahead_is_refused_as_our_own_limit(house: House, tmp_path: Path) -> None:
    found = house.question_sets.look_at(pack_file(tmp_path, newer_infection_control("9999-12-31")))
    assert isinstance(found, Problem)
    assert "This set begins on Friday 31 December 9999. Our own limit is 2 years ahead" in found.words
    assert "Expected: a first day up to Tuesday 21 November 2028." in found.words
    late = house.question_sets.look_at(pack_file(tmp_path, newer_infection_control("2028-11-22")))
    assert isinstance(late, Problem)
    assert isinstance(house.question_sets.look_at(pack_file(tmp_path, newer_infection_control("2028-11-21"))), Offer)


def the_file(house: House) -> str:
    (file,) = {known.file for known in house.question_sets.known() if known.file}
    return file


def test_an_installed_file_that_nobody_answered_under_can_be_removed_and_installed_again(
    house: House, tmp_path: Path
) -> None:
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    file = the_file(house)
    assert house.answering.open(SECTION, THIS_WEEK).section.version == "2026-11"
    assert house.question_sets.remove(file) is None
    assert house.answering.open(SECTION, THIS_WEEK).section.version == "2020-08"
    assert list(house.folder.packs.iterdir()) == []
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    assert house.answering.open(SECTION, THIS_WEEK).section.version == "2026-11"


@pytest.mark.parametrize("said", ["an answer", "a note", "a return"])
def test_what_was_answered_noted_or_queued_under_it_keeps_a_file(house: House, tmp_path: Path, said: str) -> None:
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    file, who = the_file(house), house.manager()
    if said == "a note":
        house.answering.answer(SECTION, THIS_WEEK, "isolate-residents", None, who, note="Ask Anna")
    else:
        house.answering.answer(SECTION, THIS_WEEK, "isolate-residents", YesNo(True), who)
    if said == "a return":
        for question in house.answering.section_for(SECTION, THIS_WEEK).questions:
            value = Number(3) if question.id == "test-kits" else YesNo(True)
            house.answering.answer(SECTION, THIS_WEEK, question.id, value, who)
        house.filing.queue(SECTION, THIS_WEEK, who)
        with house.store.write() as connection:
            connection.exec_driver_sql("DELETE FROM drafts")
    problem = house.question_sets.remove(file)
    assert isinstance(problem, Problem)
    assert problem.words.startswith(
        f"{file} stays: something was answered under its questions (Infection control 2026-11)"
    )
    assert [path.name for path in house.folder.packs.iterdir()] == [file]


def test_answers_of_before_do_not_keep_a_newer_file(house: House, tmp_path: Path) -> None:
    answer_all(house, LAST_WEEK)
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    assert house.question_sets.remove(the_file(house)) is None


def test_a_file_that_another_one_needs_stays_until_that_is_removed(house: House, tmp_path: Path) -> None:
    hall = QUESTION.format(id="hall", number=1)
    installed(house, tmp_path, pack_text(set_text(warmth(questions=1), hall), programme=True))
    first = the_file(house)
    newer = warmth("2026-12", "2026-12-01", questions=1)
    installed(house, tmp_path, pack_text(set_text(newer, hall)))
    (second,) = {known.file for known in house.question_sets.known() if known.file} - {first}
    problem = house.question_sets.remove(first)
    assert isinstance(problem, Problem)
    assert f"{first} stays: {second} needs what it holds." in problem.words
    assert house.question_sets.remove(second) is None
    assert house.question_sets.remove(first) is None


@pytest.mark.parametrize("name", ["../header.json", "/etc/hosts", "", "*.toml", "nothing.toml"])
def test_only_an_installed_file_is_removed(house: House, tmp_path: Path, name: str) -> None:
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    before = everything(house.folder.root)
    problem = house.question_sets.remove(name)
    assert isinstance(problem, Problem)
    assert "is installed here" in problem.words
    assert everything(house.folder.root) == before


def test_a_spoilt_file_stays_since_nobody_can_tell_what_was_answered_under_it(house: House, tmp_path: Path) -> None:
    installed(house, tmp_path, newer_infection_control(NOW_FROM))
    file = the_file(house)
    (house.folder.packs / file).write_text("spoilt", encoding="utf-8")
    problem = house.question_sets.remove(file)
    assert isinstance(problem, Problem)
    assert "cannot be read any more" in problem.words
    assert (house.folder.packs / file).exists()
