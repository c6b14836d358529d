"""Everything dated that the fund's part of the program goes by, as it was read, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.wages.isolation import IsolationLength
from carehome_desktop.domain.wages.reasons import Reason
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules

DEFAULT_FORM = "four-lines"


class OwnKind(StrEnum):
    """What a file that the home added holds."""

    SCHEME = "scheme"
    FORM = "form"


@dataclass(frozen=True)
class FundData:
    """The rules, reasons, schemes (the earliest first) and forms; `sick_pay` is None where its file cannot be used.

    `troubles` are sentences with file and line for each file that is left out.
    """

    sick_pay: SickPayRules | None
    lengths: tuple[IsolationLength, ...]
    reasons: tuple[Reason, ...]
    schemes: tuple[Scheme, ...]
    forms: tuple[ReportForm, ...]
    troubles: tuple[str, ...] = ()

    @property
    def reasons_by_id(self) -> dict[str, Reason]:
        """Return every reason under its id."""
        return {each.id: each for each in self.reasons}

    def reason(self, reason_id: str) -> Reason | None:
        """Return a reason by its id."""
        return next((each for each in self.reasons if each.id == reason_id), None)

    def scheme(self, scheme_id: str) -> Scheme | None:
        """Return a scheme by its id."""
        return next((each for each in self.schemes if each.id == scheme_id), None)

    def form(self, form_id: str = DEFAULT_FORM) -> ReportForm | None:
        """Return a form by its id; without one, the one that every scheme can be reported in."""
        return next((each for each in self.forms if each.id == form_id), None)

    def forms_for(self, scheme_id: str) -> tuple[ReportForm, ...]:
        """Return the forms that a scheme can be reported in; those that name it go before those that are for every one."""
        found = (each for each in self.forms if each.is_for(scheme_id))
        return tuple(sorted(found, key=lambda each: not each.schemes))
