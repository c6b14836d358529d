"""Who a command names with --by."""

from __future__ import annotations

from carehome_desktop.app.house import House
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Refused


def person_named(house: House, name: str | None) -> Person:
    """Return who is at the home by that name, capitals aside; the manager where none is given; refuses a name nobody has."""
    if name is None:
        return house.manager()
    people = [person for person in house.home().people if person.active]
    found = next((person for person in people if person.name.casefold() == name.strip().casefold()), None)
    if found is None:
        raise Refused(f"Nobody of that name is at the home. Known are: {', '.join(person.name for person in people)}.")
    return found
