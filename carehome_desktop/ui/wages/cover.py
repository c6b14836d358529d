"""What belongs to an isolation and is no wages: cover for the days, and the employer's on-costs. Each is a cost of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.wages.schemes import Scheme, schemes_on
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session

COVER, ON_COSTS = "backfill", "National Insurance and pension"
APART = (
    "Nothing of this is in the wages above. Record what is to be claimed as a cost of its own, under its own measure."
)
NO_RULE = (
    f"The employer’s {ON_COSTS} on top of the wages: no rule was found whether a fund pays it. It is in no figure here. "
    "Ask the council, and record it as a cost of its own once it agrees."
)
NONE = "No fund of that day is known. Cover and on-costs can be recorded under Fund."
NO_DAY = "Type the first day: the fund of that day is named here."


class CoverCard(Card):
    """Names the funds of the first day that pay wages, with the measure for cover where one has it, and leads to a cost."""

    def __init__(self, session: Session, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._go = session, go
        self.body.addWidget(Hint(APART))
        self.body.addWidget(Text(NO_RULE))
        self.told = Text(NO_DAY)
        self.record = SecondaryButton("Record it as a cost")
        self.record.setAccessibleDescription("Opens a new cost of the fund; this isolation stays as it is kept")
        self.record.clicked.connect(self._open)
        self.body.addWidget(self.told)
        self.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self._fund: Scheme | None = None
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Say which fund of the first day it could be put to."""
        schemes = schemes_on(self._session.isolations.data.schemes, day) if day is not None else []
        paying = sorted((each for each in schemes if each.pays_wages), key=lambda each: (each.first_day, each.id))
        self._fund = paying[0] if paying else None
        self.record.setVisible(self._fund is not None)
        self.told.setText(breakable(self._words(day)))

    def _words(self, day: date | None) -> str:
        if day is None:
            return NO_DAY
        if self._fund is None:
            return NONE
        measure = self._fund.measure(COVER)
        under = f" under “{measure.label}”" if measure is not None else ""
        advice = f" {measure.advice}" if measure is not None and measure.advice else ""
        return f"Agency, bank or overtime that covered these days: {self._fund.name}{under}.{advice}"

    def _open(self) -> None:
        if self._fund is not None:
            self._go.to_fund_cost(self._fund.id)
