"""The services of the papers that a home gives to others or keeps for itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.return_services import ReturnServices
from carehome_desktop.domain.periods import Period, PeriodKind

if TYPE_CHECKING:
    from carehome_desktop.domain.support import SupportData
    from carehome_desktop.domain.windows import Window
    from carehome_desktop.services.late_proof import LateProofs
    from carehome_desktop.services.log_in_card import LogInCards
    from carehome_desktop.services.support_sheet import SupportSheets


class PaperServices(ReturnServices):
    """The support sheet, the late proof and the log-in card."""

    @cached_property
    def support_data(self) -> SupportData:
        from carehome_desktop.catalogue.support import load_support

        return load_support(*self.machine.roots).data

    @cached_property
    def support_sheets(self) -> SupportSheets:
        from carehome_desktop.services.support_sheet import SupportSheets

        return SupportSheets(self.store, self.answering, lambda: self.support_data, self.home, self.machine.clock)

    @cached_property
    def late_proofs(self) -> LateProofs:
        from carehome_desktop.services.late_proof import LateProofs

        return LateProofs(self.store, self.records, self.answering, self._window_for, self.home, self.machine.clock)

    @cached_property
    def log_in_cards(self) -> LogInCards:
        from carehome_desktop.services.log_in_card import LogInCards

        return LogInCards(
            self.store, self.home, lambda: self.support_data, self.support_sheets.help_line, self.machine.clock
        )

    def _window_for(self, period: Period) -> Window | None:
        """Return the days in which a month's answers count; of a day or a week no such days are known."""
        from carehome_desktop.domain.windows import window_of

        if period.kind is not PeriodKind.MONTH:
            return None
        return window_of(period, self.bank_holidays.all())
