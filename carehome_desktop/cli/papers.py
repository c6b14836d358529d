"""`carehome-desktop papers …`: the support sheet for the council, late proof, and the log-in card."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.cli.returns import period_of
from carehome_desktop.cli.typed import period_said
from carehome_desktop.domain.late_proof import LateProof
from carehome_desktop.domain.log_in_card import LogInCard
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.support import SECTION, Gap, HelpLine, SupportSheet

MARKS = {"signs-in": "login_users", "approves": "login_approvers", "reported": "login_reported"}
"""What can be marked of a person on the log-in card, with the fact that keeps it; `reported` is of somebody who has left."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `papers` commands."""
    commands = subparsers.add_parser(
        "papers", help="sheets to print: support, why a return was late, log-in card"
    ).add_subparsers(title="commands", required=True, metavar="COMMAND")
    support = commands.add_parser("support-sheet", help="what is missing and who helps, on one page for the council")
    support.add_argument("--period", metavar="P", help="such as 26/6/2020 or 2020-W33; without it the newest answered")
    support.add_argument("--out", type=Path, metavar="FILE", help="write it as .pdf or .xlsx")
    support.add_argument("--without-notes", action="store_true", help="leave the home's own notes out")
    support.set_defaults(run=run_support)
    proof = commands.add_parser("late-proof", help="every step of a period's returns, and why one did not go at once")
    proof.add_argument("--period", metavar="P", help="such as 2026-11 or 26/6/2020; without it the newest")
    proof.add_argument("--out", type=Path, metavar="FILE", help="write it as .pdf")
    proof.set_defaults(run=run_proof)
    card = commands.add_parser("log-in-card", help="who can sign in to the tracker, who approves, whom to ring")
    for act, words in (("--mark", "that it is so of a person"), ("--unmark", "that it is not so any more")):
        card.add_argument(act, nargs=2, metavar=("NAME", "WHAT"), help=f"{words}: {', '.join(MARKS)}")
    card.add_argument("--out", type=Path, metavar="FILE", help="write it as .pdf")
    card.set_defaults(run=run_card)


def run_support(context: Context) -> int:
    """Show or write the support sheet."""
    from carehome_desktop.services.support_sheet import support_pdf, write_support_xlsx

    args = context.args
    notes = not args.without_notes
    with context.house(writing=False) as house:
        sheet = house.support_sheets.sheet(_support_period(house, args.period))
        if args.out is None:
            return context.out.done(_support_lines(sheet, notes=notes), _support_data(sheet, notes=notes))
        if args.out.suffix.lower() == ".xlsx":
            problem = write_support_xlsx(sheet, args.out, notes=notes)
            if problem is not None:
                return context.out.refused(problem.words)
        else:
            save_pdf(args.out, lambda: support_pdf(sheet, notes=notes), others=" or .xlsx")
        return context.out.done(
            f"Saved as {args.out}: {sheet.summary}", {"saved": str(args.out), **_support_data(sheet, notes=notes)}
        )


def run_proof(context: Context) -> int:
    """Show or write the late proof of a period."""
    from carehome_desktop.services.late_proof import late_proof_pdf

    args = context.args
    with context.house(writing=False) as house:
        proof = house.late_proofs.proof(_proof_period(house, args.period))
        if args.out is None:
            return context.out.done(_proof_lines(proof), _proof_data(proof))
        save_pdf(args.out, lambda: late_proof_pdf(proof))
        return context.out.done(f"Saved as {args.out}.", {"saved": str(args.out), **_proof_data(proof)})


def run_card(context: Context) -> int:
    """Show or write the log-in card."""
    from carehome_desktop.services.log_in_card import log_in_card_pdf

    args = context.args
    with context.house(writing=bool(args.mark or args.unmark)) as house:
        for said, yes in ((args.mark, True), (args.unmark, False)):
            if said:
                _mark(house, *said, yes=yes)
        card = house.log_in_cards.card()
        if args.out is None:
            return context.out.done(_card_lines(card), _card_data(card))
        save_pdf(args.out, lambda: log_in_card_pdf(card))
        return context.out.done(f"Saved as {args.out}.", {"saved": str(args.out), **_card_data(card)})


def _mark(house: House, name: str, what: str, *, yes: bool) -> None:
    from carehome_desktop.services.log_in_card import Mark

    if what not in MARKS:
        raise Refused(f"What can be marked of a person is {', '.join(MARKS)}. Nothing was changed.")
    people = [each.person for each in house.log_in_cards.card().people]
    person = next((each for each in people if each.name.casefold() == name.strip().casefold()), None)
    if person is None:
        known = ", ".join(each.name for each in people)
        raise Refused(f"Nobody of that name is at the home. Known are: {known}. Nothing was changed.")
    house.log_in_cards.mark(person, Mark(MARKS[what]), yes, house.manager())


def _proof_period(house: House, text: str | None) -> Period:
    if text is None:
        known = house.late_proofs.periods()
        if not known:
            raise Refused("Nothing was answered yet, so there is nothing to prove.")
        return known[0]
    return period_said(text, house.machine.clock.local().date())


def _proof_lines(proof: LateProof) -> list[str]:
    lines = [f"Why a return was late: {proof.period.words()}"]
    for each in proof.returns:
        lines += [f"{each.title}: {each.standing}", *([each.window] if each.window else []), *each.why]
        lines += [f"    {step.when}: {step.what}{f' {step.who}' if step.who else ''}" for step in each.steps]
        lines += [
            f"    {said.number:>3}  {said.heading} – {said.answer}{f', {said.given}' if said.given else ''}"
            for said in each.answers
        ]
    return lines if proof.returns else [*lines, "Nothing was answered or sent for this period on this computer."]


def _proof_data(proof: LateProof) -> dict[str, Any]:
    return {
        "period": proof.period.text,
        "returns": [
            {
                "section": each.section_id,
                "standing": each.standing,
                "window": each.window,
                "why": list(each.why),
                "steps": [{"when": step.when, "what": step.what, "by": step.who} for step in each.steps],
                "answers": [
                    {"number": said.number, "question": said.heading, "answer": said.answer, "given": said.given}
                    for said in each.answers
                ],
            }
            for each in proof.returns
        ],
    }


def _card_lines(card: LogInCard) -> list[str]:
    groups = (
        ("Can sign in", card.users),
        ("Approves new users", card.approvers),
        ("Has left, still to be reported", card.leavers),
    )
    lines = [f"{title}: {', '.join(each.person.name for each in people) or 'nobody'}" for title, people in groups]
    if card.helpline:
        lines.append(_contact_line(card.helpline))
    return [*lines, *card.hints]


def _card_data(card: LogInCard) -> dict[str, Any]:
    return {
        "users": [each.person.name for each in card.users],
        "approvers": [each.person.name for each in card.approvers],
        "leavers": [each.person.name for each in card.leavers],
        "helpline": card.helpline.number if card.helpline else "",
        "hints": list(card.hints),
    }


def _support_period(house: House, text: str | None) -> Period:
    answered = house.support_sheets.periods() if text is None else ()
    return answered[0] if answered else period_of(house, SECTION, text)


def _support_lines(sheet: SupportSheet, *, notes: bool) -> list[str]:
    lines = [f"{sheet.title}, for {sheet.period.words()}", sheet.summary]
    for area in sheet.areas:
        lines.append(f"{area.title}:")
        for gap in area.gaps:
            lines += _gap_lines(gap, notes=notes)
    if sheet.declined:
        lines.append("Offered and declined:")
        for gap in sheet.declined:
            lines += _gap_lines(gap, notes=notes)
    if sheet.unanswered:
        lines += ["No answer yet:", *(f"    {heading}" for heading in sheet.unanswered)]
    lines += [_contact_line(line) for line in sheet.contacts]
    if sheet.areas:
        lines.append(sheet.ours)
    compared = f", before ({sheet.before.words()}): {sheet.totals[1]}" if sheet.before else ""
    return [*lines, f"Now: {sheet.totals[0]}{compared}"]


def _gap_lines(gap: Gap, *, notes: bool) -> list[str]:
    line = f"{gap.number:>3}  {gap.heading} – {gap.answer}"
    return [line, f"     Our note: {gap.note}"] if notes and gap.note else [line]


def _contact_line(line: HelpLine) -> str:
    ring = line.number or "(nothing to ring is known; type it in the program)"
    return f"{line.name}: {f'{line.old}. ' if line.old else ''}{ring}"


def _support_data(sheet: SupportSheet, *, notes: bool) -> dict[str, Any]:
    def gap_data(gap: Gap, area: str) -> dict[str, Any]:
        data = {
            "question": gap.question_id,
            "number": gap.number,
            "label_2020": gap.label_2020,
            "area": area,
            "answer": gap.answer,
            "contacts": list(gap.contact_ids),
        }
        return {**data, "note": gap.note} if notes else data

    return {
        "period": sheet.period.text,
        "before": sheet.before.text if sheet.before else None,
        "summary": sheet.summary,
        "missing": [gap_data(gap, area.title) for area in sheet.areas for gap in area.gaps],
        "declined": [gap_data(gap, "") for gap in sheet.declined],
        "unanswered": list(sheet.unanswered),
        "contacts": [
            {"id": each.contact_id, "name": each.name, "standing": each.old, "ring": each.number, "own": each.own}
            for each in sheet.contacts
        ],
        "measures": [
            {"number": each.number, "measure": each.name, "now": each.now, "before": each.before}
            for each in sheet.measures
        ],
        "mapping": sheet.ours,
    }
