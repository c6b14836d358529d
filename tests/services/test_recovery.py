"""The phrase is asked for in part, and forgotten only when that part was right."""

from __future__ import annotations

import pytest

from carehome_desktop.machine import Chance
from carehome_desktop.store.database import set_meta

WORDS = [
    "abandon",
    "ability",
    "able",
    "about",
    "above",
    "absent",
    "absorb",
    "abstract",
    "absurd",
    "abuse",
    "access",
    "accident",
]


@pytest.fixture
def recovery(house):
    with house.store.write() as connection:
        set_meta(connection, "recovery_phrase", " ".join(WORDS))
    return house.recovery


def test_three_different_words_are_asked_for_in_order_and_each_may_be_one_of_them(recovery):
    asked = set()
    for twelfth in range(12):
        recovery._chance = Chance(fraction=lambda twelfth=twelfth: twelfth / 12)
        places = recovery.ask()
        assert len(set(places)) == 3
        assert places == tuple(sorted(places))
        asked |= set(places)

    assert asked == set(range(1, 13))


def test_the_right_words_end_the_reminder_and_the_phrase_is_gone_from_the_file(house, recovery):
    assert recovery.type_back((1, 5, 12), ("Abandon ", "above", "accident")) is None

    assert not recovery.owed()
    with house.store.read() as connection:
        assert "accident" not in str(connection.exec_driver_sql("SELECT * FROM meta").all())


def test_a_wrong_word_is_named_and_the_phrase_stays(recovery):
    problem = recovery.type_back((1, 5, 12), ("abandon", "about", "accident"))

    assert problem is not None
    assert problem.words.startswith("Word 5")
    assert recovery.phrase() == tuple(WORDS)


def test_the_whole_phrase_typed_to_open_the_records_ends_the_reminder_too(recovery):
    recovery.typed_whole(" ".join(reversed(WORDS)))
    assert recovery.owed()

    recovery.typed_whole(" ".join(WORDS).upper())
    assert not recovery.owed()
