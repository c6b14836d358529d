"""The final certificate of a fund: totals, what went back, and a declaration. It is frozen, revised and reprinted as a report is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from carehome_desktop.domain.fund.guards import Doubt
from carehome_desktop.domain.fund.prints import PrintedReport
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.fund.sent import CERTIFICATE, Sent, SentFile
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.fund_files import as_pdf
from carehome_desktop.services.fund_sent import FundReturns
from carehome_desktop.services.warned import Warned

NO_WORDING = "What the sums above say is true and complete, for this home only."
HELD, OPEN = "held", "open"


class Certificates(FundReturns):
    """The final certificates of one home, one for each fund, in revisions."""

    def certify(
        self,
        scheme_id: str,
        declared_by: str,
        role: str,
        by: Person,
        reason: str = "",
        go_on: Callable[[], bool] = lambda: True,
    ) -> Sent | Problem | Warned:
        """Freeze the certificate of a fund whose time is over; what is odd is asked about, and frozen once a reason is given."""
        if problem := self._too_early(scheme_id):
            return problem
        today = self._clock.local().date()
        return self.send(scheme_id, today, declared_by, role, by, CERTIFICATE, reason, go_on)

    def look_at(self, scheme_id: str, declared_by: str, role: str) -> Problem | Warned | None:
        """Return what `certify` would refuse or ask about now; nothing is frozen."""
        today = self._clock.local().date()
        return self._too_early(scheme_id) or self.look(scheme_id, today, declared_by, role, CERTIFICATE)

    def certificate(self, scheme_id: str) -> PrintedReport:
        """Return the certificate as it would be printed now."""
        return self.words(scheme_id, self._clock.local().date(), CERTIFICATE)

    def as_it_stands(self, scheme_id: str) -> bytes:
        """Return the paper: of the one that was marked as sent last if nothing changed since, byte for byte, else as it is now."""
        newest = self.newest(scheme_id)
        if newest is not None and not self.changed(newest):
            return self.paper(newest.id)
        return as_pdf(self.certificate(scheme_id))

    def doubts(self, scheme_id: str) -> tuple[Doubt, ...]:
        """Return what should be looked at before it is signed."""
        return self._doubts(self._report(scheme_id, self._clock.local().date(), CERTIFICATE))

    def newest(self, scheme_id: str) -> Sent | None:
        """Return the certificate that was marked as sent last."""
        return next(iter(self.sent(scheme_id)), None)

    def _too_early(self, scheme_id: str) -> Problem | None:
        last_day = self._fund.scheme(scheme_id).last_day
        if self._clock.local().date() > last_day:
            return None
        day = day_words(last_day)
        return Problem("as_of", f"The fund runs until {day}. The certificate is made when its time is over.")

    def _own(self, sent: Sent) -> bool:
        return sent.form_id == CERTIFICATE

    def _same(self, sent: Sent, as_of: date, form_id: str) -> bool:
        """A later certificate of the fund is its next revision, whatever the day."""
        del as_of
        return sent.form_id == form_id

    def _form(self, scheme_id: str, form_id: str) -> str:
        del scheme_id, form_id
        return CERTIFICATE

    def _report(self, scheme_id: str, as_of: date | None, form_id: str) -> SpendReport:
        del form_id
        return self._fund.report(scheme_id, as_of)

    def words_of(self, report: SpendReport) -> PrintedReport:
        """Return the certificate of a report that was added up already, as it would be printed now."""
        scheme, words = report.scheme, super().words_of(report)
        time = f"{day_words(scheme.first_day)} to {day_words(scheme.last_day)}"
        return replace(
            words,
            title=f"{scheme.name}: final certificate",
            facts=tuple((name, said if name != "Covers" else time) for name, said in words.facts),
            declaration=scheme.certificate or NO_WORDING,
        )

    def _doubts(self, report: SpendReport) -> tuple[Doubt, ...]:
        found = list(super()._doubts(report))
        if report.still_held > 0:
            found.append(
                Doubt(
                    HELD,
                    f"{money_words(report.still_held)} is still held. Send it back and record the repayment first.",
                )
            )
        if still := report.planned + report.committed:
            found.append(
                Doubt(OPEN, f"{money_words(still)} is still planned or committed. Record it as spent, or take it back.")
            )
        return tuple(found)

    def _files(self, report: SpendReport, words: PrintedReport, revision: int) -> list[SentFile]:
        """A certificate is its paper alone."""
        del report, words, revision
        return []
