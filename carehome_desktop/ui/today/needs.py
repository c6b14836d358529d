"""What needs the manager, in words, each with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from carehome_desktop.domain.delivery import State
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.today.asked import Asked

PHRASE_OWED = (
    "Your recovery phrase is not checked yet. It opens your records if this computer forgets its key. "
    "Copy it by hand and type three of its words back."
)
PHRASE_IS_THE_ONLY_WAY_IN = (
    "This computer cannot keep the key to your records. The next time the program starts you need your twelve words, and "
    "they are not checked on paper yet. Without them nobody can open your records."
)


@dataclass(frozen=True)
class Need:
    """Something only a person can put right."""

    words: str
    colour: str = "amber"
    verb: str = ""
    act: Callable[[], None] | None = None

    @property
    def seen(self) -> tuple[str, str, str]:
        """Return what is shown of it, so that two can be held against each other."""
        return self.words, self.colour, self.verb


def needs(session: Session, go: Go) -> list[Need]:
    """Return all that needs the manager, the most pressing first."""
    found: list[Need] = []
    status = session.deliveries.status()
    for row in session.deliveries.unsettled():
        if row.state is State.REFUSED:
            found.append(
                Need(
                    f"{_title(session, row.section_id)} for {row.period.words()}: {row.words}.".replace("..", "."),
                    "red",
                    "Change your answers",
                    partial(go.to_section, row.section_id, row.period),
                )
            )
    for row in session.deliveries.to_enter():
        words = f"{_title(session, row.section_id)} for {row.period.words()} is ready to be entered on the tracker."
        found.append(Need(words, "blue", "Open the copy sheet", partial(go.to_copy_sheet, row.return_id)))
    if status.pause_words:
        found.append(_with(go, "settings", Need(status.pause_words, "amber", "Open Settings", go.to_settings)))
    if status.clock_words:
        found.append(Need(status.clock_words))
    if session.trouble and session.practice:
        found.append(Need(session.trouble))
    if not session.practice and session.recovery.owed():
        words = PHRASE_IS_THE_ONLY_WAY_IN if session.trouble else PHRASE_OWED
        found.append(_with(go, "recovery", Need(words, "amber", "See the recovery phrase", go.to_recovery)))
    if session.copy_missed:
        found.append(Need(session.copy_missed, "blue", "Take a copy now", partial(go.to_settings, "copies")))
    if troubles := session.catalogue.troubles_so_far:
        files = " ".join(trouble.sentence() for trouble in troubles)
        found.append(Need(f"A file of this program cannot be used. All else works. {files}"))
    if session.services.stock_in_use():
        from carehome_desktop.ui.ppe.needs import stock_needs  # it builds on this file

        found += stock_needs(session, go)
    if session.services.fund_in_use():
        from carehome_desktop.ui.fund.needs import fund_needs  # it builds on this file

        found += fund_needs(session, go)
    if session.services.isolations_in_use():
        from carehome_desktop.ui.wages.needs import isolation_needs  # it builds on this file

        found += isolation_needs(session, go)
    return found


def record_need(asked: Asked, go: Go) -> Need | None:
    """Return the warning that one more missed month may bring a notice, if so."""
    record = asked.today.record
    if record is None or not record.near:
        return None
    words = f"Our record of the {asked.programme.title}: {record.words()}"
    return _with(go, "deadlines", Need(words, "amber", "See our record", go.to_deadlines))


def _with(go: Go, page: str, need: Need) -> Need:
    """Return the need as it is, or without its button if there is no page to go to."""
    return need if go.can(page) else Need(need.words, need.colour)


def _title(session: Session, section_id: str) -> str:
    section = next((each for each in session.catalogue.heads if each.id == section_id), None)
    return section.title if section else section_id
