"""The services for staff who isolate and for the funds that pay their wages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.return_services import ReturnServices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carehome_desktop.catalogue.fund_own import OwnFile
    from carehome_desktop.domain.wages.fund_data import FundData
    from carehome_desktop.services.answering import SectionState
    from carehome_desktop.services.council import Council
    from carehome_desktop.services.evidence import Evidence
    from carehome_desktop.services.evidence_lines import EvidenceLines
    from carehome_desktop.services.evidence_pack import EvidencePacks
    from carehome_desktop.services.fund import Fund
    from carehome_desktop.services.fund_book import FundBook
    from carehome_desktop.services.fund_certificate import Certificates
    from carehome_desktop.services.fund_conditions import FundConditions
    from carehome_desktop.services.fund_sent import FundReturns
    from carehome_desktop.services.happenings import Since, Source
    from carehome_desktop.services.isolation import Isolations
    from carehome_desktop.services.isolation_answers import IsolationAnswers
    from carehome_desktop.services.isolation_staff import StaffBook
    from carehome_desktop.store.looking import Reader


class FundServices(ReturnServices):
    """Who isolated, what was paid, and what is charged."""

    @cached_property
    def isolations(self) -> Isolations:
        from carehome_desktop.services.fund_book import own_files
        from carehome_desktop.services.isolation import Isolations

        clock, chance = self.machine.clock, self.machine.chance
        return Isolations(self.store, lambda: self._load_fund(own_files(self.store)), clock, chance)

    def _load_fund(self, own: Sequence[OwnFile]) -> FundData:
        from carehome_desktop.catalogue.fund import load_fund

        return load_fund(*self.machine.roots, own=own)

    @cached_property
    def fund_book(self) -> FundBook:
        from carehome_desktop.services.fund_book import FundBook

        return FundBook(self.store, self.fund, self._load_fund, self.isolations.read_anew, self.machine.clock)

    @cached_property
    def fund_conditions(self) -> FundConditions:
        from carehome_desktop.services.fund_conditions import FundConditions

        return FundConditions(self.store, self.fund, self.history, self.machine.clock)

    def isolations_in_use(self) -> bool:
        """Return whether any isolation was ever recorded."""
        from carehome_desktop.store.isolation_in_use import is_in_use

        with self.store.look() as reader:
            return is_in_use(reader)

    def happenings(self) -> tuple[Source, ...]:
        """Return what the returns have from elsewhere, and the isolations."""
        return (*super().happenings(), self._isolations_since)

    def _isolations_since(self, reader: Reader, state: SectionState, since: Since) -> Mapping[str, str]:
        """Tell of isolations; while nothing was told of any, nothing of the wages is loaded."""
        from carehome_desktop.store.isolation_in_use import is_told_since

        return self.isolation_answers.since(state, since) if is_told_since(reader, min(since.values())) else {}

    @cached_property
    def isolation_answers(self) -> IsolationAnswers:
        from carehome_desktop.services.isolation_answers import IsolationAnswers

        return IsolationAnswers(self.store, self.isolations, self.machine.clock)

    @cached_property
    def staff_book(self) -> StaffBook:
        from carehome_desktop.services.isolation_staff import StaffBook

        return StaffBook(self.store, self.machine.clock)

    @cached_property
    def fund(self) -> Fund:
        from carehome_desktop.services.fund import Fund

        return Fund(self.store, self.isolations, self.machine.clock, self.machine.chance)

    @cached_property
    def fund_returns(self) -> FundReturns:
        from carehome_desktop.services.fund_sent import FundReturns

        clock, chance = self.machine.clock, self.machine.chance
        return FundReturns(
            self.store, self.fund, self.home, clock, chance, lambda report: self.evidence_lines.on(report)
        )

    @cached_property
    def certificates(self) -> Certificates:
        from carehome_desktop.services.fund_certificate import Certificates

        clock, chance = self.machine.clock, self.machine.chance
        return Certificates(
            self.store, self.fund, self.home, clock, chance, lambda report: self.evidence_lines.on(report)
        )

    @cached_property
    def evidence_lines(self) -> EvidenceLines:
        from carehome_desktop.services.evidence_lines import EvidenceLines

        return EvidenceLines(self.store, self.fund, self.isolations)

    @cached_property
    def evidence(self) -> Evidence:
        from carehome_desktop.catalogue.fund_evidence import load_evidence
        from carehome_desktop.services.evidence import Evidence

        clock, chance = self.machine.clock, self.machine.chance
        return Evidence(self.store, lambda: load_evidence(self.machine.roots[0]), clock, chance)

    @cached_property
    def council(self) -> Council:
        from carehome_desktop.services.council import Council

        return Council(self.store, self.fund, self.machine.clock, self.machine.chance)

    @cached_property
    def evidence_packs(self) -> EvidencePacks:
        from carehome_desktop.services.evidence_pack import EvidencePacks

        parts = (self.store, self.fund, self.isolations, self.evidence, self.council)
        return EvidencePacks(*parts, self.home, self.machine.clock)

    def fund_in_use(self) -> bool:
        """Return whether anything of a fund was ever recorded."""
        from carehome_desktop.store.fund_in_use import is_in_use

        with self.store.read() as connection:
            return is_in_use(connection)
