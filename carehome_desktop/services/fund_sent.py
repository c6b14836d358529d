"""Marks a fund's report as sent: it is frozen with the bytes of its paper, and reprints exactly so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from carehome_desktop.domain.fund.guards import Doubt, head_doubts
from carehome_desktop.domain.fund.overrides import About
from carehome_desktop.domain.fund.prints import PrintedReport
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.fund.sent import (
    CERTIFICATE,
    STOPPED,
    DuePoint,
    Sent,
    SentFile,
    changes,
    due_points,
    figures_of,
)
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.words import count_words, day_words, full_moment_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.fund import Fund
from carehome_desktop.services.fund_files import NOT_TOLD, as_pdf, file_stem, flat_row, in_words, tables_of
from carehome_desktop.services.home import Home
from carehome_desktop.services.warned import Warned
from carehome_desktop.store import fund_sent as kept
from carehome_desktop.store.database import Store
from carehome_desktop.store.fund_told import add_overrides

LONGEST = 120
NOT_AS_SENT = "The paper of this report is not as it was sent. Go back to a copy of your records from before."


@dataclass(frozen=True)
class Overdue:
    """A reporting point of a fund that the home uses, which Today should tell of."""

    scheme_id: str
    scheme_name: str
    due: DuePoint


@dataclass(frozen=True)
class Outdated:
    """A report that the council has and that would say something else now, in so many lines."""

    scheme_name: str
    sent: Sent
    lines: int

    def words(self) -> str:
        """Return it as a sentence."""
        lines = count_words(self.lines, "line is", "lines are")
        return (
            f"{self.scheme_name}: the report up to {day_words(self.sent.as_of)} was marked as sent, and {lines} different now. "
            "Once the council has the new one, mark it as sent anew."
        )


@dataclass(frozen=True)
class _Ready:
    """A report that nothing stands against but doubts; `last` is the revision before it, `changes` what is different since."""

    declared_by: str
    role: str
    form_id: str
    report: SpendReport
    words: PrintedReport
    last: Sent | None
    changes: tuple[str, ...]
    doubts: tuple[Doubt, ...]


class FundReturns:
    """Reports that went to a council. What was sent never changes; a later change makes a new revision."""

    def __init__(
        self,
        store: Store,
        fund: Fund,
        home: Callable[[], Home],
        clock: Clock,
        chance: Chance,
        prove: Callable[[SpendReport], SpendReport] = lambda report: report,
    ) -> None:
        """`prove` puts the references of the evidence beside the lines of a report."""
        self._store, self._fund, self._home, self._clock, self._chance = store, fund, home, clock, chance
        self._prove = prove

    def words(self, scheme_id: str, as_of: date | None = None, form_id: str = "") -> PrintedReport:
        """Return a report as it would be printed now."""
        return self.words_of(self._report(scheme_id, as_of, form_id))

    def words_of(self, report: SpendReport) -> PrintedReport:
        """Return a report that was added up already as it would be printed now."""
        return in_words(report, self._home(), self._clock.wall(), self._fund.head(report.scheme.id))

    def send(
        self,
        scheme_id: str,
        as_of: date,
        declared_by: str,
        role: str,
        by: Person,
        form_id: str = "",
        reason: str = "",
        go_on: Callable[[], bool] = lambda: True,
    ) -> Sent | Problem | Warned:
        """Freeze a report with its paper and files: who declared it, in which role, when, and what changed since the one before.

        While evidence is missing it is asked about, and frozen once a reason is given. Until it is written, `go_on` may stop it.
        """
        ready = self._ready(scheme_id, as_of, declared_by, role, form_id)
        if isinstance(ready, Problem):
            return ready
        report, last, form_id, doubts = ready.report, ready.last, ready.form_id, ready.doubts
        if doubts and not reason.strip():
            return Warned(doubts)
        now = self._clock.wall()
        revision = last.revision + 1 if last is not None else 1
        frozen = replace(
            ready.words,
            declared=(ready.declared_by, ready.role, day_words(self._clock.local().date())),
            changes=ready.changes,
            revision=revision,
            printed=f"Marked as sent {full_moment_words(now)}",
        )
        if not go_on():
            return STOPPED
        pdf = as_pdf(frozen)
        files = self._files(report, frozen, revision) if go_on() else []
        sent = Sent(
            id=self._chance.new_id(),
            scheme_id=scheme_id,
            form_id=form_id,
            as_of=as_of,
            revision=revision,
            declared_by=ready.declared_by,
            declared_role=ready.role,
            figures=figures_of(ready.words),
            changes=ready.changes,
            digest=_digest(pdf),
            person_id=by.id,
            recorded_at=now,
        )
        if not go_on():
            return STOPPED
        with self._store.write() as connection:
            if self._newest(kept.every(connection, scheme_id), as_of, form_id) != last:
                return Problem(
                    "as_of", "Another window marked this report as sent just now. Look at it, then try again."
                )
            kept.add(connection, sent, pdf)
            kept.add_files(connection, sent.id, files)
            add_overrides(connection, About.REPORT, sent.id, revision, doubts, reason.strip(), by.id, now)
        return sent

    def look(
        self, scheme_id: str, as_of: date, declared_by: str, role: str, form_id: str = ""
    ) -> Problem | Warned | None:
        """Return what `send` would refuse or ask about now, so that it is asked about before the last word; nothing is frozen."""
        ready = self._ready(scheme_id, as_of, declared_by, role, form_id)
        if isinstance(ready, Problem):
            return ready
        return Warned(ready.doubts) if ready.doubts else None

    def files(self, sent_id: str) -> list[tuple[str, bytes]]:
        """Return the files of a report byte for byte as it was sent, by name; only the paper of one that an older program froze.

        Refused in words if it is not there or not whole.
        """
        pdf = self.paper(sent_id)
        with self._store.read() as connection:
            files = kept.files(connection, sent_id)
            sent = next(each for each in kept.every(connection) if each.id == sent_id)
        if any(_digest(each.content) != each.digest for each in files):
            raise Refused(NOT_AS_SENT)
        stem = f"spend-report-{sent.scheme_id}-{sent.as_of:%Y-%m-%d}-revision-{sent.revision}"
        return [(f"{stem}.pdf", pdf), *((each.name, each.content) for each in files)]

    def sent(self, scheme_id: str | None = None) -> list[Sent]:
        """Return the reports that were marked as sent, of one fund or of all, the newest first."""
        with self._store.read() as connection:
            return [each for each in reversed(kept.every(connection, scheme_id)) if self._own(each)]

    def last(self, scheme_id: str, as_of: date, form_id: str = "") -> Sent | None:
        """Return the newest revision that was sent up to exactly this day; None if there was none."""
        form_id = self._form(scheme_id, form_id)
        with self._store.read() as connection:
            return self._newest(kept.every(connection, scheme_id), as_of, form_id)

    def changed(self, sent: Sent) -> tuple[str, ...]:
        """Return what would be different if the report were made again now, in words."""
        return changes(sent.figures, figures_of(self.words(sent.scheme_id, sent.as_of, sent.form_id)))

    def paper(self, sent_id: str) -> bytes:
        """Return the paper of a report byte for byte as it was sent; Refused in words if it is not there or not whole."""
        with self._store.read() as connection:
            found = kept.paper(connection, sent_id)
        if found is None:
            raise Refused("There is no report of this number. Nothing was printed.")
        sent, pdf = found
        if _digest(pdf) != sent.digest:
            raise Refused(NOT_AS_SENT)
        return pdf

    def points(self, scheme_id: str) -> tuple[DuePoint, ...]:
        """Return each day on which a report of a fund is due, with what was sent for it."""
        return due_points(self._fund.scheme(scheme_id).reports, self.sent(scheme_id))

    def pressing(self) -> list[Overdue]:
        """Return the reports that are due soon or were due lately, of the funds that the home has used."""
        today = self._clock.local().date()
        used = [each.report.scheme for each in self._fund.overview() if each.used]
        return [
            Overdue(scheme.id, scheme.name, due)
            for scheme in used
            for due in self.points(scheme.id)
            if due.presses(today)
        ]

    def changed_since(self, scheme_id: str | None = None) -> list[Outdated]:
        """Return of each fund, or of one, the report that was sent last, if it would say something else now."""
        newest: dict[str, Sent] = {}
        for each in self.sent(scheme_id):
            newest.setdefault(each.scheme_id, each)
        found = ((each, len(self.changed(each))) for each in newest.values())
        return [Outdated(self._fund.scheme(each.scheme_id).name, each, lines) for each, lines in found if lines]

    def _ready(self, scheme_id: str, as_of: date, declared_by: str, role: str, form_id: str) -> _Ready | Problem:
        declared_by, role = " ".join(declared_by.split()), " ".join(role.split())
        form_id = self._form(scheme_id, form_id)
        if problem := self._wrong(as_of, declared_by, role):
            return problem
        report = self._prove(self._report(scheme_id, as_of, form_id))
        words, last = self.words_of(report), self.last(scheme_id, as_of, form_id)
        said = changes(last.figures, figures_of(words)) if last is not None else ()
        if last is not None and not said:
            return Problem(
                "as_of",
                f"Nothing has changed since revision {last.revision} was marked as sent. Print that one again instead.",
            )
        return _Ready(declared_by, role, form_id, report, words, last, said, self._doubts(report))

    def _newest(self, sent: list[Sent], as_of: date, form_id: str) -> Sent | None:
        revisions = (each for each in sent if self._same(each, as_of, form_id))
        return max(revisions, key=lambda each: each.revision, default=None)

    # What a certificate does otherwise (services/fund_certificate.py)

    def _own(self, sent: Sent) -> bool:
        return sent.form_id != CERTIFICATE

    def _same(self, sent: Sent, as_of: date, form_id: str) -> bool:
        return sent.as_of == as_of and sent.form_id == form_id

    def _report(self, scheme_id: str, as_of: date | None, form_id: str) -> SpendReport:
        return self._fund.report(scheme_id, as_of, form_id)

    def _doubts(self, report: SpendReport) -> tuple[Doubt, ...]:
        found = self._fund.evidence_doubts(report.scheme.id, report.as_of)
        return (*found, *head_doubts(name for name, said in self.words_of(report).facts if said == NOT_TOLD))

    def _files(self, report: SpendReport, words: PrintedReport, revision: int) -> list[SentFile]:
        """Return the spreadsheet, the CSV and the flat row as they will be kept; the paper is kept by itself."""
        row = flat_row(report, self._home(), self._fund.head(report.scheme.id))
        made = tables_of(words, row, file_stem(report, revision))
        return [SentFile(name, content, _digest(content)) for name, content in made]

    def _form(self, scheme_id: str, form_id: str) -> str:
        return self._fund.form(scheme_id, form_id).id

    def _wrong(self, as_of: date, declared_by: str, role: str) -> Problem | None:
        if as_of > self._clock.local().date():
            return Problem("as_of", "That day has not come. A report can be marked as sent up to today.")
        for field, text, asked in (
            ("declared_by", declared_by, "the name of who declares it"),
            ("role", role, "their role, such as Registered manager"),
        ):
            if not text or len(text) > LONGEST or not is_one_line(text):
                return Problem(field, f"Type {asked}, in {LONGEST} characters or fewer.")
        return None


def _digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()
