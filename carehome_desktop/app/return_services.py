"""The services of the returns of one open home, each made, and its code loaded, when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.questions import load_questions
from carehome_desktop.catalogue import Catalogue, section_as_data, section_from_data
from carehome_desktop.domain.people import Person
from carehome_desktop.services.answering import Answering
from carehome_desktop.services.home import Home, HomeRecords
from carehome_desktop.services.workplace import Workplace
from carehome_desktop.store.database import Store
from carehome_desktop.vault.folder import DataFolder

if TYPE_CHECKING:
    from carehome_desktop.services.bank_holidays import BankHolidayRecords
    from carehome_desktop.services.copy_sheet import CopySheets
    from carehome_desktop.services.deadlines import Deadlines
    from carehome_desktop.services.delivery_status import DeliveryRecords
    from carehome_desktop.services.filing import Filing, Rendering
    from carehome_desktop.services.guidance_search import GuidanceSearch
    from carehome_desktop.services.happenings import Source
    from carehome_desktop.services.history import History
    from carehome_desktop.services.kept_sets import KeptSets
    from carehome_desktop.services.no_change import NoChange
    from carehome_desktop.services.question_sets import QuestionSets
    from carehome_desktop.services.record import ReturnRecords
    from carehome_desktop.services.sets_in_force import SetsInForce
    from carehome_desktop.services.ways_out import WaysOut


class ReturnServices:
    """Answers, returns, how they go out, and looking back on them."""

    folder: DataFolder
    store: Store
    machine: Machine

    @cached_property
    def catalogue(self) -> Catalogue:
        return load_questions(self.machine, self.folder)

    @cached_property
    def guidance(self) -> GuidanceSearch:
        from carehome_desktop.services.guidance_search import GuidanceSearch

        return GuidanceSearch(lambda: self.catalogue)

    @cached_property
    def sets_in_force(self) -> SetsInForce:
        from carehome_desktop.services.sets_in_force import SetsInForce

        return SetsInForce(self.store, lambda: self.catalogue)

    @cached_property
    def question_sets(self) -> QuestionSets:
        from carehome_desktop.services.question_sets import QuestionSets

        is_retired, packs = self.sets_in_force.is_retired, self.folder.packs
        changed, clock = self._sets_changed, self.machine.clock
        return QuestionSets(self.store, lambda: self.catalogue, is_retired, packs, changed, clock)

    @cached_property
    def home_records(self) -> HomeRecords:
        return HomeRecords(
            self.store,
            self.machine.clock,
            self.machine.chance,
            lambda: {programme.id for programme in self.catalogue.programmes},
        )

    @cached_property
    def answering(self) -> Answering:
        return Answering(
            self.store,
            self.sets_in_force.section,
            self._kinds,
            self.machine.clock,
            lambda: self.catalogue.sections,
            self.happenings,
        )

    def happenings(self) -> tuple[Source, ...]:
        """Return the ledgers of the home that tell what happened since a question was answered last."""
        return ()

    @cached_property
    def bank_holidays(self) -> BankHolidayRecords:
        from carehome_desktop.catalogue.bank_holidays import load_bank_holidays
        from carehome_desktop.services.bank_holidays import BankHolidayRecords

        return BankHolidayRecords(self.store, lambda: load_bank_holidays(self.machine.roots[0]), self.machine.clock)

    @cached_property
    def deadlines(self) -> Deadlines:
        from carehome_desktop.services.deadlines import Deadlines

        live, holidays = lambda: self.home().programmes, self.bank_holidays.all
        return Deadlines(self.store, lambda: self.catalogue, live, holidays, self.machine.clock)

    @cached_property
    def filing(self) -> Filing:
        from carehome_desktop.services.filing import Filing

        return Filing(
            self.store,
            self.answering,
            rendering(),
            section_as_data,
            self._kinds,
            self.machine.clock,
            self.machine.chance,
        )

    @cached_property
    def ways_out(self) -> WaysOut:
        from carehome_desktop.services.ways_out import WaysOut

        return WaysOut(self.store, lambda: self.filing, self.home, self.machine.clock)

    @cached_property
    def no_change(self) -> NoChange:
        from carehome_desktop.services.no_change import NoChange

        clock, chance = self.machine.clock, self.machine.chance
        return NoChange(self.store, self.answering, lambda: self.filing, lambda: self.deadlines, clock, chance)

    @cached_property
    def copy_sheets(self) -> CopySheets:
        from carehome_desktop.services.copy_sheet import CopySheets

        return CopySheets(self.store, self.records, self.machine.clock)

    @cached_property
    def deliveries(self) -> DeliveryRecords:
        from carehome_desktop.services.delivery_status import DeliveryRecords

        return DeliveryRecords(self.store, self.machine.clock)

    @cached_property
    def records(self) -> ReturnRecords:
        from carehome_desktop.services.record import ReturnRecords

        return ReturnRecords(self.store, self.kept_sets)

    @cached_property
    def kept_sets(self) -> KeptSets:
        from carehome_desktop.services.kept_sets import KeptSets

        return KeptSets(section_from_data, lambda id_, version: self.catalogue.section_version(id_, version))

    @cached_property
    def history(self) -> History:
        from carehome_desktop.services.history import History

        return History(
            self.store, self.kept_sets, lambda id_, day: self.catalogue.section(id_, day), self.machine.clock
        )

    @cached_property
    def workplace(self) -> Workplace:
        return Workplace(self.store, self.machine.clock)

    def home(self) -> Home:
        """Return the home as it stands."""
        return self.home_records.home()

    def manager(self) -> Person:
        """Return the first person of the home."""
        return self.home().manager

    def _sets_changed(self) -> None:
        """Read the questions anew when they are next asked for."""
        self.__dict__.pop("catalogue", None)
        self.answering.forget_facts()

    def _kinds(self) -> frozenset[str]:
        return self.home_records.home().kinds


def rendering() -> Rendering:
    """Return the contract that new returns are written in."""
    from carehome_desktop.sync.versions import CURRENT

    return CURRENT
