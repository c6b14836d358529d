"""The services for staff who isolate and for the funds that pay their wages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.return_services import ReturnServices

if TYPE_CHECKING:
    from carehome_desktop.services.fund import Fund
    from carehome_desktop.services.fund_sent import FundReturns
    from carehome_desktop.services.isolation import Isolations
    from carehome_desktop.services.isolation_staff import StaffBook


class FundServices(ReturnServices):
    """Who isolated, what was paid, and what is charged."""

    @cached_property
    def isolations(self) -> Isolations:
        from carehome_desktop.catalogue.fund import load_fund
        from carehome_desktop.services.isolation import Isolations

        return Isolations(self.store, lambda: load_fund(self.machine.roots[0]), self.machine.clock, self.machine.chance)

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

        return FundReturns(self.store, self.fund, self.home, self.machine.clock, self.machine.chance)

    def fund_in_use(self) -> bool:
        """Return whether anything of a fund was ever recorded."""
        from carehome_desktop.store.fund_in_use import is_in_use

        with self.store.read() as connection:
            return is_in_use(connection)
