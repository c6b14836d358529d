"""`carehome-desktop guidance …`: finds words in all guidance; it needs no connection and no home."""

from __future__ import annotations

import argparse
from typing import Any

from carehome_desktop.app.questions import load_questions
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.words import count_words, list_words
from carehome_desktop.services.guidance_search import Findings, Found, GuidanceSearch

SHOWN = 10


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `guidance` commands."""
    commands = subparsers.add_parser(
        "guidance", help="what each question asks, and what the words mean"
    ).add_subparsers(title="commands", required=True, metavar="COMMAND")
    search = commands.add_parser(
        "search", help="find the texts that hold every word; the beginning of a word is enough"
    )
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_some, default=SHOWN, metavar="N", help=f"show so many; {SHOWN} without it")
    search.set_defaults(run=run_search)


def run_search(context: Context) -> int:
    """Find words in the guidance; nothing found is an answer, so the exit is 0 all the same."""
    catalogue = load_questions(context.machine, context.folder)
    findings = GuidanceSearch(lambda: catalogue).find(" ".join(context.args.words), context.args.limit)
    lines = [_said(findings)]
    for number, found in enumerate(findings.found, start=1):
        lines += [f"{number}. {found.place.heading}", f"   {found.place.under}"]
        lines += [f"   {found.excerpt_title}: {found.excerpt}"] if found.excerpt else []
    data = {
        "total": findings.total,
        "instead": {typed: list(taken) for typed, taken in findings.instead},
        "found": [_as_data(found, findings) for found in findings.found],
    }
    return context.out.done(lines, data)


def _said(findings: Findings) -> str:
    if not findings.total:
        return "Nothing holds these words. Try one short word, such as gloves."
    taken = [f"{list_words(list(words))} for {typed}" for typed, words in findings.instead]
    slips = f" Nothing begins with what you typed, so this looks for {list_words(taken)}." if taken else ""
    return f"{count_words(findings.total, 'place')} found.{slips}"


def _as_data(found: Found, findings: Findings) -> dict[str, Any]:
    place = found.place
    return {
        "kind": place.kind.value,
        "heading": place.heading,
        "under": place.under,
        "question": place.question_id or None,
        "asked_in": [{"section": head.id, "version": head.version} for head in place.asked_in],
        "excerpt": {
            "title": found.excerpt_title,
            "words": found.excerpt,
            "marks": [list(span) for span in findings.marks(found.excerpt)],
        },
        "sources": [words for passage in place.passages if passage.is_source for words in passage.paragraphs],
    }


def _some(text: str) -> int:
    number = int(text) if is_number(text, 3) else 0
    if not 1 <= number <= 500:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 500")
    return number
