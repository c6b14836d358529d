"""Fills the call sheet: what the line asks, from the home, the stock and what was tried; blanks for what we do not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.call_sheet import (
    DETAILS,
    Answered,
    CallSheet,
    band_words,
    check_detail,
    days_left,
    soonest_left,
)
from carehome_desktop.domain.stock.movements import Kind
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.route_log import LogLine, log_line
from carehome_desktop.domain.stock.route_tries import Tried
from carehome_desktop.domain.stock.routes import Ask, Route, Slot
from carehome_desktop.domain.stock.standing import STANDING_WORDS, Standing
from carehome_desktop.domain.stock.why import cover_words, rate_words
from carehome_desktop.domain.words import count_words, day_words, full_moment_words, list_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import Home, Told
from carehome_desktop.services.stock import Stock, TypeStatus
from carehome_desktop.services.stock_routes import Ladder, StockRoutes
from carehome_desktop.store import facts
from carehome_desktop.store.database import Store

KEPT = "call:"
"""Before a detail's name this is the name of the fact that keeps it."""
CALL_SHEET_FILE = "PPE call sheet.pdf"

NO_TYPE = "There is no type of PPE of this name."
NO_LINE = "The file on the emergency line cannot be used, so there is no call sheet."
NOTHING_TRIED = "Nothing is recorded as tried."
DAYS_UNKNOWN = "Not known: count again on another day."
CANNOT_BE = "Not known: by the records more went out than was there. Count before you ring."


class CallSheets:
    """Makes the sheet of a type, and keeps what stays the same from call to call."""

    def __init__(self, store: Store, stock: Stock, routes: StockRoutes, home: Callable[[], Home], clock: Clock) -> None:
        self._store, self._stock, self._routes, self._home, self._clock = store, stock, routes, home, clock

    def details(self) -> dict[str, str]:
        """Return what the home told of itself for calls, by name; "" is not told yet."""
        with self._store.read() as connection:
            said: dict[str, Any] = facts.now(connection)
        return {key: said.get(KEPT + key) or "" for key in DETAILS}

    def tell(self, key: str, typed: str, by: Person) -> Told:
        """Keep one detail, or say what is wrong with it; KeyError for one that nobody asks for."""
        if key not in DETAILS:
            raise KeyError(key)
        typed = typed.strip()
        if problem := check_detail(key, typed):
            return Told(problem)
        with self._store.write() as connection:
            facts.say(connection, {KEPT + key: typed}, by.id, self._clock.wall())
        return Told()

    def line(self) -> Route | None:
        """Return the way whose questions the sheet answers: the first that asks any."""
        return next((route for route in self._routes.data.routes if route.asks), None)

    def sheet(self, type_id: str, caller: Person) -> CallSheet | Problem:
        """Return the sheet of a type for who is going to ring."""
        ladder, route = self._routes.ladder(type_id), self.line()
        if ladder is None:
            return Problem("type", NO_TYPE)
        if route is None:
            return Problem("route", NO_LINE)
        home, line, now = self._home(), self._routes.line(route), self._clock.wall()
        answers = _Answers(home, self.details(), caller, ladder, self._also_low(type_id), self._came(ladder))
        return CallSheet(
            home=home.name,
            cqc_location_id=home.cqc_location_id,
            practice=home.practice,
            type_name=ladder.status.kind.name,
            route=route.name,
            about=route.about,
            old=line.old if line else "",
            number=line.number if line else "",
            state=_state(ladder.status),
            asks=tuple(answers.to(ask, route) for ask in route.asks),
            log=_log(ladder, home, ladder.tried()),
            earlier=_log(ladder, home, tuple(reversed(ladder.earlier))),
            warning=_warning(ladder, route),
            sure=route.sure,
            sources=route.sources,
            printed=f"Printed {full_moment_words(now)}",
        )

    def _also_low(self, type_id: str) -> tuple[TypeStatus, ...]:
        return tuple(each for each in self._stock.status() if each.standing is Standing.RED and each.kind.id != type_id)

    def _came(self, ladder: Ladder) -> tuple[str, ...]:
        """Return what was delivered last of a type, as a sentence; nothing where nothing was."""
        kind = ladder.status.kind
        entries = (each.entry for each in self._stock.ledger(kind.id) if each.undone is None)
        last = next((entry for entry in entries if entry.kind is Kind.DELIVERY), None)
        if last is None:
            return ()
        parts = [f"Last delivery: {last.quantity.words(kind)}", f"from {last.who}" if last.who else ""]
        parts += [f"order {last.reference}" if last.reference else "", day_words(last.day)]
        return (f"{', '.join(part for part in parts if part)}.",)


def call_sheet_pdf(sheet: CallSheet) -> bytes:
    """Return the sheet as a PDF; the same sheet gives the same bytes."""
    from carehome_desktop.reports.call_sheet import as_pdf

    return as_pdf(sheet)


class _Answers:
    """What is known for each thing that a line asks."""

    def __init__(
        self,
        home: Home,
        told: dict[str, str],
        caller: Person,
        ladder: Ladder,
        low: tuple[TypeStatus, ...],
        came: tuple[str, ...],
    ) -> None:
        """`low` are the other types that are low, `came` is what was delivered last, in words."""
        self._home, self._told, self._caller, self._ladder = home, told, caller, ladder
        self._low, self._came = low, came

    def to(self, ask: Ask, route: Route) -> Answered:
        """Return one question with what is known, and blanks for the rest."""
        lines, blanks = self._known(ask.what, route)
        return Answered(ask.words, ask.read, tuple(lines), tuple(blanks))

    def _known(self, what: Slot, route: Route) -> tuple[list[str], list[str]]:
        match what:
            case Slot.WITHIN:
                return self._within(route)
            case Slot.TRIED:
                tried = [self._tried(each) for each in self._ladder.tried() if each.undone is None]
                return [*(tried or [NOTHING_TRIED]), *self._came], []
            case Slot.CALLER:
                told = self._told
                return _either(("Name", self._caller.name), ("E-mail", told["email"]), ("Telephone", told["telephone"]))
            case Slot.NEXT_DAY:
                return _either(("Name, e-mail and telephone", self._told["next_day"]))
            case Slot.DELIVERY:
                return _either(("Address", self._told["address"]), ("Who takes it in", self._told["receiver"]))
            case Slot.OUT_OF_HOURS:
                return _either(("Yes or no, and how", self._told["out_of_hours"]))
            case Slot.RESIDENTS:
                return [], ["Confirmed", "Suspected"]
            case Slot.BEDS:
                beds = self._home.registered_beds
                return ([count_words(beds, "registered bed")], []) if beds is not None else ([], ["Beds"])
            case Slot.COVER:
                return self._cover()
            case Slot.ITEMS:
                low = (self._ladder.status, *self._low)
                return [_stock_words(each) for each in low], [f"{each.kind.name}: how many" for each in low]

    def _within(self, route: Route) -> tuple[list[str], list[str]]:
        if _cannot_be(self._ladder.status):
            return [CANNOT_BE], ["Yes or no"]
        found = self._ladder.status.forecast
        left = days_left(found) if found else None
        if found is None or left is None:
            return [DAYS_UNKNOWN], ["Yes or no"]
        hours = left * 24
        if hours <= route.within_hours:
            return [f"Yes. By our records it lasts {_lasts(self._ladder.status)}."], []
        if soonest_left(found) * 24 <= route.within_hours:
            may = f"It may be: by our records it lasts {_lasts(self._ladder.status)}."
            return [may], ["Why it is urgent"]
        return [f"By our records it lasts {_lasts(self._ladder.status)}, which is longer."], ["Why it is urgent"]

    def _cover(self) -> tuple[list[str], list[str]]:
        if _cannot_be(self._ladder.status):
            return [CANNOT_BE, _stock_words(self._ladder.status)], ["How long"]
        found = self._ladder.status.forecast
        left = days_left(found) if found else None
        if found is None or left is None:
            return [DAYS_UNKNOWN], ["How long"]
        return [f"{band_words(left)}. {_stock_words(self._ladder.status)}"], []

    def _tried(self, each: Tried) -> str:
        note = f" {each.told.note}" if each.told.note else ""
        return f"{full_moment_words(each.told.at)}: {_try_words(each, self._ladder)}.{note}"


def _either(*asked: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return what the home told, by its label, and blanks for what it did not."""
    return [f"{label}: {words}" for label, words in asked if words], [label for label, words in asked if not words]


def _try_words(each: Tried, ladder: Ladder) -> str:
    step = ladder.step(each.told.route_id)
    return each.words(step.route.name if step else each.told.route_id)


def _lasts(status: TypeStatus) -> str:
    found = status.forecast
    if found is None or found.cover is None:
        return ""
    if found.now <= 0:
        return "no longer: none is left" if not found.on_record and not found.gone else "no longer: it may have run out"
    return cover_words(found.cover)


def _cannot_be(status: TypeStatus) -> bool:
    """Return whether more went out than was there by the records."""
    return status.level is not None and status.level < 0


def _stock_words(status: TypeStatus) -> str:
    """Return *Gloves: 200 gloves left, 100 gloves used in a day, 2 days, until about Monday 23 November 2026.*"""
    kind, found = status.kind, status.forecast
    if status.level is None:
        return f"{kind.name}: {STANDING_WORDS[status.standing].lower()}."
    if _cannot_be(status):
        return f"{kind.name}: {amount_words(status.level or 0, kind)} by the records, which cannot be."
    left = amount_words(found.now if found else status.level, kind)
    if found is None:
        return f"{kind.name}: {left} left. How long it lasts is not known."
    parts = [f"{left} left", f"{rate_words(found.use.likely)} {kind.many} used in a day", _lasts(status)]
    day = found.runs_out() if found.now > 0 else None
    parts += [f"until about {day_words(day)}"] if day else []
    return f"{kind.name}: {', '.join(part for part in parts if part)}."


def _state(status: TypeStatus) -> str:
    lines = f" {status.lines.words()}" if status.lines else ""
    return f"By the home’s own days: {STANDING_WORDS[status.standing].lower()}.{lines}"


def _warning(ladder: Ladder, route: Route) -> str:
    missing = [each.name for each in ladder.not_tried(route)]
    return (
        f"The line expects these to have been tried first, and nothing is recorded: {list_words(missing)}."
        if missing
        else ""
    )


def _log(ladder: Ladder, home: Home, tries: tuple[Tried, ...]) -> tuple[LogLine, ...]:
    names = {person.id: person.name for person in home.people}
    ways = {step.route.id: step.route.name for step in ladder.steps}
    return tuple(log_line(each, ways.get(each.told.route_id, each.told.route_id), names) for each in tries)
