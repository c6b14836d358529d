"""What happened to the returns of a period, in words and in order, for the day someone asks why one was late."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.periods import Period


@dataclass(frozen=True)
class ProofStep:
    """One thing that happened: when in full words, what, and who did it ("" when the program did)."""

    when: str
    what: str
    who: str


@dataclass(frozen=True)
class ProofAnswer:
    """An answer, when it was given and by whom; of a question that nobody answered only its heading."""

    number: int
    heading: str
    answer: str
    given: str


@dataclass(frozen=True)
class ReturnProof:
    """One return: how it stands, its window, why it did not go at once, every step, and its answers."""

    section_id: str
    title: str
    standing: str
    window: str
    why: tuple[str, ...]
    steps: tuple[ProofStep, ...]
    answers: tuple[ProofAnswer, ...]


@dataclass(frozen=True)
class LateProof:
    """Every return of a period as finished data; `returns` is empty when nothing was answered for it."""

    home: str
    codes: tuple[tuple[str, str], ...]
    practice: bool
    period: Period
    returns: tuple[ReturnProof, ...]
    clock: str
    printed: str
