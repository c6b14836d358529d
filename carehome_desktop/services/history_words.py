"""What the proof of updates says, on the screen and on paper, in the same words."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.history import Proof, ProofLine
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.prints_of_history import PrintedProof
from carehome_desktop.domain.words import count_words, day_words, full_moment_words, list_words
from carehome_desktop.services.home import Home

HOW_COUNTED = (
    "A day counts if on that day something was received, by the clock of the computer that took it, or entered on the tracker by a person. "
    "What was made ready on a day and arrived later counts for the day it arrived."
)
MOST_LISTED = 400
"""Longer proofs list what was missed and leave the list of all updates to the export."""
_OF_KIND = {PeriodKind.DAY: "day", PeriodKind.WEEK: "week", PeriodKind.MONTH: "month"}


def proof_title(proof: Proof) -> str:
    """Return *Updated on 83 of 88 days*."""
    counts = [f"{updated:,} of {count_words(every, _OF_KIND[kind])}" for kind, updated, every in proof.counts()]
    return f"Updated on {list_words(counts)}" if counts else "Nothing to count"


def proof_span(proof: Proof) -> str:
    """Return which days and what of the return the proof is about."""
    return f"{day_words(proof.first)} to {day_words(proof.last)}, {proof.what}"


def update_words(line: ProofLine) -> str:
    """Return what arrived in a period."""
    parts = []
    for update in line.updates:
        of = "" if update.period == line.period else f" for {update.period.words()}"
        parts.append(f"{update.title}{of} {update.words}")
    return "; ".join(parts)


def printed_proof(proof: Proof, home: Home, now: datetime) -> PrintedProof:
    """Return the proof as finished data for paper."""
    listed = len(proof.lines) <= MOST_LISTED
    updated = tuple((line.period.words(), f"{update_words(line)}.") for line in proof.lines if line.updates)
    return PrintedProof(
        title=proof_title(proof),
        home=home.name,
        span=proof_span(proof),
        practice=home.practice,
        facts=home.codes,
        how_counted=HOW_COUNTED,
        missed=tuple((line.period.words(), line.instead) for line in proof.missed()),
        updated=updated if listed else (),
        left_out="" if listed else "The list of every update is in the export from History.",
        printed=f"Printed {full_moment_words(now)}",
    )


def proof_pdf(proof: Proof, home: Home, now: datetime) -> bytes:
    """Return the proof as a PDF; the same proof at the same minute gives the same bytes."""
    from carehome_desktop.reports.proof_of_updates import as_pdf

    return as_pdf(printed_proof(proof, home, now))


def proof_file_name(proof: Proof) -> str:
    """Return a name for the PDF that tells what it is and nothing about anybody."""
    return f"Days updated, {day_words(proof.first)} to {day_words(proof.last)}.pdf"
