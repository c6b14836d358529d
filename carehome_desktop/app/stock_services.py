"""The services of the PPE cupboard."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carehome_desktop.app.return_services import ReturnServices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carehome_desktop.services.answering import SectionState
    from carehome_desktop.services.happenings import Since, Source
    from carehome_desktop.services.stock import Stock
    from carehome_desktop.services.stock_answers import StockAnswers
    from carehome_desktop.services.stock_charts import StockCharts
    from carehome_desktop.services.stock_costs import StockCosts
    from carehome_desktop.services.stock_happenings import Deliveries
    from carehome_desktop.services.stock_import import StockImports
    from carehome_desktop.services.stock_recall import StockRecall
    from carehome_desktop.services.stock_rounds import StockRounds
    from carehome_desktop.services.stock_sheet import StockSheets
    from carehome_desktop.services.stock_supply import StockSupply
    from carehome_desktop.services.stock_types import StockTypes
    from carehome_desktop.services.stock_what_if import StockWhatIf
    from carehome_desktop.store.looking import Reader


class StockServices(ReturnServices):
    """What is in the cupboard, what to order, and what it answers in the returns."""

    @cached_property
    def stock(self) -> Stock:
        from carehome_desktop.catalogue.ppe import ppe_or_trouble
        from carehome_desktop.services.stock import Stock

        return Stock(self.store, lambda: ppe_or_trouble(self.machine.roots[0]), self.machine.clock, self.machine.chance)

    def stock_in_use(self) -> bool:
        """Return whether anything of PPE was ever recorded."""
        from carehome_desktop.store.stock_in_use import is_in_use

        with self.store.look() as reader:
            return is_in_use(reader)

    def happenings(self) -> tuple[Source, ...]:
        """Return what the returns have from elsewhere, and the deliveries of PPE."""
        return (*super().happenings(), self._deliveries_since)

    def _deliveries_since(self, reader: Reader, state: SectionState, since: Since) -> Mapping[str, str]:
        """Tell of deliveries; while there was none nothing of the stock is loaded."""
        from carehome_desktop.store.stock_in_use import is_delivered_since

        return self._deliveries.since(state, since) if is_delivered_since(reader, min(since.values())) else {}

    @cached_property
    def _deliveries(self) -> Deliveries:
        from carehome_desktop.services.stock_happenings import Deliveries

        return Deliveries(self.store, self.stock.types, self.machine.clock)

    @cached_property
    def stock_answers(self) -> StockAnswers:
        from carehome_desktop.services.stock_answers import StockAnswers

        return StockAnswers(self.stock, self.answering, self.machine.clock)

    @cached_property
    def stock_supply(self) -> StockSupply:
        from carehome_desktop.services.stock_supply import StockSupply

        return StockSupply(self.store, self.bank_holidays.all, self.machine.clock)

    @cached_property
    def stock_charts(self) -> StockCharts:
        from carehome_desktop.services.stock_charts import StockCharts

        return StockCharts(self.store, self.stock, self.machine.clock)

    @cached_property
    def stock_what_if(self) -> StockWhatIf:
        from carehome_desktop.services.stock_what_if import StockWhatIf

        return StockWhatIf(self.store, self.machine.clock)

    @cached_property
    def stock_sheets(self) -> StockSheets:
        from carehome_desktop.services.stock_sheet import StockSheets

        return StockSheets(self.store, self.stock, self.stock_supply, self.home_records, self.machine.clock)

    @cached_property
    def stock_imports(self) -> StockImports:
        from carehome_desktop.services.stock_import import StockImports

        return StockImports(self.store, self.stock, self.machine.clock, self.machine.chance)

    @cached_property
    def stock_types(self) -> StockTypes:
        from carehome_desktop.services.stock_types import StockTypes

        return StockTypes(self.store, self.stock, self.machine.clock, self.machine.chance)

    @cached_property
    def stock_recall(self) -> StockRecall:
        from carehome_desktop.services.stock_recall import StockRecall

        return StockRecall(self.store, self.stock, self.machine.clock)

    @cached_property
    def stock_rounds(self) -> StockRounds:
        from carehome_desktop.services.stock_rounds import StockRounds

        return StockRounds(self.store, self.stock, self.machine.clock)

    @cached_property
    def stock_costs(self) -> StockCosts:
        from carehome_desktop.catalogue.ppe_fund import fund_words
        from carehome_desktop.services.stock_costs import StockCosts

        return StockCosts(self.store, lambda: fund_words(self.machine.roots[0]), self.machine.clock)
