"""The services for when PPE runs short: whom to ask, what was tried, and the sheet for the call."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.paper_services import PaperServices
from carehome_desktop.app.stock_services import StockServices

if TYPE_CHECKING:
    from carehome_desktop.domain.stock.routes import RouteData
    from carehome_desktop.services.call_sheet import CallSheets
    from carehome_desktop.services.stock_routes import StockRoutes


class RouteServices(PaperServices, StockServices):
    """They stand on the stock and on whom the home rings."""

    @cached_property
    def stock_routes(self) -> StockRoutes:
        from carehome_desktop.services.stock_routes import StockRoutes

        return StockRoutes(
            self.store, self.stock, self._read_routes, self.support_sheets, self.home, self.machine.clock
        )

    @cached_property
    def call_sheets(self) -> CallSheets:
        from carehome_desktop.services.call_sheet import CallSheets

        return CallSheets(self.store, self.stock, self.stock_routes, self.home, self.machine.clock)

    def _read_routes(self) -> RouteData:
        from carehome_desktop.catalogue.ppe_routes import load_routes

        types = {kind.id for kind in self.stock.data.types}
        return load_routes(self.machine.roots[0], types, {each.id for each in self.support_data.contacts})
