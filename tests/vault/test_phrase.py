"""Twelve words open the store; anything else is told apart and harms nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.machine import Chance
from carehome_desktop.vault import phrase
from carehome_desktop.vault.opening import unlock_by_phrase
from tests.vault.conftest import KNOWN, QUICK, Home, contents

# The first vector of BIP39 (128 bits of zero).
ZERO = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"


def test_a_phrase_is_twelve_words_that_follow_from_sixteen_bytes() -> None:
    assert phrase.new_phrase(lambda count: bytes(count)) == ZERO
    first, second = (phrase.new_phrase(Chance().random_bytes) for _ in range(2))
    assert first != second
    assert len(phrase.checked(first).split()) == phrase.WORDS


def test_a_phrase_may_be_typed_as_it_was_written_down(home: Home) -> None:
    words = home.phrase.split()
    typed = ",\n".join(f"{number}. {word.title()}" for number, word in enumerate(words, start=1))
    assert phrase.unwrap(home.header, f"  {typed}.  ") == home.key


def test_the_practice_phrase_is_a_proper_phrase() -> None:
    assert phrase.checked(phrase.PRACTICE_PHRASE) == phrase.PRACTICE_PHRASE


def test_a_word_that_is_not_in_the_list_is_named_with_its_place() -> None:
    with pytest.raises(phrase.WordNotInList) as caught:
        phrase.checked(phrase.PRACTICE_PHRASE.replace("garden", "gerden"))
    assert (caught.value.position, caught.value.word) == (3, "gerden")
    assert caught.value.words.startswith('Word 3 is not in the list: "gerden". Did you write "garden"?')


def test_too_few_words_are_counted() -> None:
    with pytest.raises(phrase.WrongNumberOfWords, match="has 12 words; 2 were typed"):
        phrase.checked("garden kitchen")


def test_words_in_another_order_do_not_fit_together() -> None:
    words = phrase.PRACTICE_PHRASE.split()
    with pytest.raises(phrase.WordsDoNotFit, match="do not fit together"):
        phrase.checked(" ".join([words[1], words[0], *words[2:]]))


def test_the_phrase_of_another_store_is_told_apart(home: Home) -> None:
    with pytest.raises(phrase.NotThisStore, match="not the one for these records"):
        phrase.unwrap(home.header, ZERO)


def test_a_real_store_refuses_the_practice_phrase(home: Home) -> None:
    kdf, wrapped = phrase.wrap(home.key, phrase.PRACTICE_PHRASE, home.header.store_id, Chance().random_bytes, QUICK)
    with pytest.raises(phrase.PracticePhraseRefused, match="anyone can read"):
        phrase.unwrap(replace(home.header, kdf=kdf, wrapped_key=wrapped), phrase.PRACTICE_PHRASE)


def test_a_wrapped_key_moved_to_another_store_does_not_open(home: Home) -> None:
    with pytest.raises(phrase.NotThisStore):
        phrase.unwrap(replace(home.header, store_id="another-store"), home.phrase)


@pytest.mark.parametrize("typed", ["", "gerden", "garden " * 12, ZERO, phrase.PRACTICE_PHRASE])
def test_a_wrong_phrase_harms_nothing(home: Home, typed: str) -> None:
    before = contents(home.folder)
    with pytest.raises(phrase.WrongPhrase) as caught:
        unlock_by_phrase(home.folder, typed, KNOWN)
    assert "your records are safe" in caught.value.words
    assert contents(home.folder) == before


def test_the_real_cost_runs_within_the_memory_it_asks_for() -> None:
    kdf, wrapped = phrase.wrap(bytes(32), ZERO, "a-store", Chance().random_bytes)
    assert (kdf.n, kdf.r, kdf.p) == (2**17, 8, 1)
    assert len(wrapped) == 12 + 32 + 16


@given(typed=st.text(max_size=300))
def test_nothing_that_can_be_typed_breaks_the_check(typed: str) -> None:
    try:
        phrase.checked(typed)
    except phrase.WrongPhrase as problem:
        assert problem.words  # noqa: PT017  either outcome is right; an error of another kind is not
