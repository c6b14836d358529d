"""What the home is, and who works there: asked where it is first used, changed in Settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.ways import Way
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import database, facts, people
from carehome_desktop.store.database import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_NAME = 120
MOST_BEDS = 1_000
SECRETS = ("endpoint_token", "proxy_password")


@dataclass(frozen=True)
class Home:
    """The home as it stands; "" or None is *not told yet*."""

    id: str
    practice: bool
    name: str = ""
    cqc_location_id: str = ""
    ods_code: str = ""
    registered_beds: int | None = None
    council: str = ""
    only_under_65: bool | None = None
    programmes: tuple[str, ...] = ("covid-2020", "monthly")
    way_out: str = ""  # which way returns usually go; "" leaves it to whether an address is set
    endpoint_url: str = ""
    proxy_url: str = ""
    proxy_user: str = ""
    people: tuple[Person, ...] = field(default=())

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of home that a dated piece of advice may be for."""
        return frozenset({"only-under-65"}) if self.only_under_65 else frozenset()

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Return what others know the home by, each under its name, as far as it was told."""
        codes = (("CQC location ID", self.cqc_location_id), ("ODS code", self.ods_code))
        return tuple((name, code) for name, code in codes if code)

    @property
    def manager(self) -> Person:
        """Return the first person, who set the home up."""
        return self.people[0]


@dataclass(frozen=True)
class Told:
    """What came of telling a fact: a problem that stopped it, or a hint beside what was kept."""

    problem: Problem | None = None
    hint: str = ""


class HomeRecords:
    """Asks and tells what the home is."""

    def __init__(
        self, store: Store, clock: Clock, chance: Chance, known_programmes: Callable[[], Collection[str]]
    ) -> None:
        """`known_programmes` are the ids that a home can report under."""
        self._store, self._clock, self._chance, self._known_programmes = store, clock, chance, known_programmes

    def home(self) -> Home:
        """Return the home as it stands."""
        with self._store.look() as reader:
            said = facts.now(reader)
            home_id = database.meta_value(reader, "home_id") or ""
            practice = database.meta_value(reader, "practice") == "yes"
            everyone = tuple(people.every(reader))
        told = {key: value for key, value in said.items() if key in FACTS and value is not None}
        if "programmes" in told:
            told["programmes"] = tuple(told["programmes"])
        return Home(id=home_id, practice=practice, people=everyone, **told)

    def tell(self, key: str, typed: str, by: Person | None = None) -> Told:
        """Keep one fact as typed, or say what is wrong with it; KeyError for a fact nobody asks for."""
        value, told = FACTS[key](typed.strip())
        if not is_one_line(typed.strip()):
            told = Told(_not_one_line(key))
        elif key == "programmes" and (unknown := [each for each in value if each not in self._known_programmes()]):
            known = ", ".join(sorted(self._known_programmes()))
            told = Told(Problem(key, f"There is no return “{unknown[0]}”. The program has: {known}."))
        if told.problem:
            return told
        with self._store.write() as connection:
            facts.say(connection, {key: value}, by.id if by else None, self._clock.wall())
        return told

    def tell_secret(self, key: str, typed: str) -> Problem | None:
        """Keep a token or password, or say what is wrong with it; the old one is taken away for good."""
        if key not in SECRETS:
            raise KeyError(key)
        if not is_one_line(typed.strip()):
            return Problem(
                key, "This has a character that cannot be sent. Copy it again from where it was given to you."
            )
        with self._store.write() as connection:
            database.set_meta(connection, key, typed.strip() or None)
        return None

    def secret(self, key: str) -> str:
        """Return a token or password, "" if none was given."""
        with self._store.look() as reader:
            return database.meta_value(reader, key) or ""

    def add_person(self, name: str, role: str) -> Person | Problem:
        """Add someone who answers or sends."""
        if problem := _check_name("person", name, "the person's name"):
            return problem
        person = Person(self._chance.new_id(), name.strip(), role.strip()[:LONGEST_NAME])
        with self._store.write() as connection:
            people.add(connection, person, self._clock.wall())
        return person

    def change_person(self, person: Person) -> Problem | None:
        """Write a person's name, role and whether they still work here."""
        if problem := _check_name("person", person.name, "the person's name"):
            return problem
        with self._store.write() as connection:
            people.change(connection, person)
        return None

    def erase_name(self, person: Person) -> None:
        """Take someone's name away for good; what they answered stays."""
        with self._store.write() as connection:
            people.erase_name(connection, person.id)


def begin(connection: Connection, name: str, manager: str, clock: Clock, chance: Chance) -> None:
    """Begin the record of a home with its name and its manager's, both checked before."""
    person = Person(chance.new_id(), manager.strip(), "Registered manager")
    people.add(connection, person, clock.wall())
    facts.say(connection, {"name": name.strip()}, person.id, clock.wall())


def check_names(name: str, manager: str) -> Problem | None:
    """Return what is wrong with the two answers of the first page, if anything."""
    return _check_name("name", name, "the home's name") or _check_name("manager", manager, "your name")


def _check_name(field_id: str, typed: str, what: str) -> Problem | None:
    if not typed.strip():
        return Problem(field_id, f"Type {what}.")
    if not is_one_line(typed.strip()):
        return _not_one_line(field_id)
    if len(typed.strip()) > LONGEST_NAME:
        return Problem(field_id, f"Shorten {what} to {LONGEST_NAME} characters.")
    return None


def _not_one_line(field_id: str) -> Problem:
    return Problem(field_id, "This has a character that cannot be shown in a line. Type it again by hand.")


def _text(key: str) -> Callable[[str], tuple[Any, Told]]:
    def read(typed: str) -> tuple[Any, Told]:
        if len(typed) > LONGEST_NAME:
            return None, Told(Problem(key, f"Shorten this to {LONGEST_NAME} characters."))
        return typed, Told()

    return read


def _name(typed: str) -> tuple[Any, Told]:
    return typed, Told(_check_name("name", typed, "the home's name"))


def _cqc(typed: str) -> tuple[Any, Told]:
    value, told = _text("cqc_location_id")(typed)
    if told.problem or not typed or re.fullmatch(r"1-[0-9]{5,12}", typed):
        return value, told
    return value, Told(
        hint="Most location IDs look like 1-123456789. It is kept as you typed it. "
        "Check that it is the location's ID and not the provider's: both look alike."
    )


def _ods(typed: str) -> tuple[Any, Told]:
    value, told = _text("ods_code")(typed.upper())
    if told.problem or not typed or re.fullmatch(r"[A-Z0-9]{5}", typed.upper()):
        return value, told
    return value, Told(
        hint="Most codes for a care home have five letters and figures. It is kept as you typed it. "
        "A home and its owner have one each: this is the home's."
    )


def _beds(typed: str) -> tuple[Any, Told]:
    if not typed:
        return None, Told()
    if not re.fullmatch(r"[0-9]{1,9}", typed) or not 1 <= int(typed) <= MOST_BEDS:
        return None, Told(Problem("registered_beds", f"Type a whole number from 1 to {MOST_BEDS:,}."))
    return int(typed), Told()


def _yes_no(key: str) -> Callable[[str], tuple[Any, Told]]:
    def read(typed: str) -> tuple[Any, Told]:
        words = {"yes": True, "no": False, "": None}
        if typed.lower() not in words:
            return None, Told(Problem(key, "Answer yes or no."))
        return words[typed.lower()], Told()

    return read


def _programmes(typed: str) -> tuple[Any, Told]:
    return [part.strip() for part in typed.split(",") if part.strip()], Told()


def _way_out(typed: str) -> tuple[Any, Told]:
    if typed and typed not in set(Way):
        return None, Told(Problem("way_out", "Answer endpoint, hand or file."))
    return typed, Told()


def _address(key: str, *, plain_allowed: bool) -> Callable[[str], tuple[Any, Told]]:
    def read(typed: str) -> tuple[Any, Told]:
        return typed, Told(check_address(key, typed, plain_allowed=plain_allowed) if typed else None)

    return read


def check_address(key: str, typed: str, *, plain_allowed: bool = False) -> Problem | None:
    """Return why an address cannot be used, if so: answers leave over https only, except to this machine in practice."""
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Problem(key, "This is not an address. It looks like https://returns.example.org.")
    if parts.scheme not in ("https", "http") or not host or any(character.isspace() for character in typed):
        return Problem(key, "This is not an address. It looks like https://returns.example.org.")
    if parts.username or parts.password:
        return Problem(key, "Leave the name and password out of the address. They have their own fields.")
    if parts.scheme == "http" and not plain_allowed:
        return Problem(
            key, "The address must begin with https, so that nobody on the way can read or change your answers."
        )
    if parts.query or parts.fragment:
        return Problem(key, "Leave out everything from the ? or # on.")
    return None


FACTS: Mapping[str, Callable[[str], tuple[Any, Told]]] = {
    "name": _name,
    "cqc_location_id": _cqc,
    "ods_code": _ods,
    "registered_beds": _beds,
    "council": _text("council"),
    "only_under_65": _yes_no("only_under_65"),
    "programmes": _programmes,
    "way_out": _way_out,
    "endpoint_url": _address("endpoint_url", plain_allowed=False),
    "proxy_url": _address("proxy_url", plain_allowed=True),
    "proxy_user": _text("proxy_user"),
}
