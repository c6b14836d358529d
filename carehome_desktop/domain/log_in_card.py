"""Who can sign in to the tracker, who approves, and whom to ring: what a deputy needs when the manager is away."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.support import HelpLine

NEVER_HERE = (
    "No password belongs on this card or in this program. Whoever finds it could answer in your home’s name. "
    "Each person has a log-in of their own; a forgotten password is set anew on the tracker’s sign-in page."
)


@dataclass(frozen=True)
class LogIn:
    """One person: whether they can sign in, whether they approve new users, and, once they left, whether that was reported."""

    person: Person
    can_sign_in: bool
    approves: bool
    reported: bool


@dataclass(frozen=True)
class LogInCard:
    """The card as finished data; `hints` say what to see to, in sentences."""

    home: str
    codes: tuple[tuple[str, str], ...]
    practice: bool
    people: tuple[LogIn, ...]
    helpline: HelpLine | None
    sources: tuple[str, ...]
    hints: tuple[str, ...]
    printed: str

    @property
    def users(self) -> tuple[LogIn, ...]:
        """Return those at the home who can sign in."""
        return tuple(each for each in self.people if each.person.active and each.can_sign_in)

    @property
    def approvers(self) -> tuple[LogIn, ...]:
        """Return those at the home who approve new users."""
        return tuple(each for each in self.people if each.person.active and each.approves)

    @property
    def leavers(self) -> tuple[LogIn, ...]:
        """Return those who left with a log-in and are not reported yet."""
        return tuple(each for each in self.people if is_open_leaver(each))


def is_open_leaver(each: LogIn) -> bool:
    """Return whether someone left with a log-in, and nobody has told the tracker yet."""
    return not each.person.active and (each.can_sign_in or each.approves) and not each.reported


def hints_for(people: tuple[LogIn, ...]) -> tuple[str, ...]:
    """Return what to see to: too few users, nobody who approves, someone who left and can still sign in.

    Source: NECS's user guide for care homes and advice of councils (an Approver must be at the home before a new user
    can be, more than one user is advised, and a leaver must be reported).
    """
    users = [each for each in people if each.person.active and each.can_sign_in]
    hints = []
    if not users:
        hints.append("Nobody is marked as able to sign in. Mark who can.")
    elif len(users) == 1:
        hints.append(
            "Only one person can sign in. If they are ill on the last day, nobody can answer. Ask the tracker for a second user."
        )
    if not any(each.person.active and each.approves for each in people):
        hints.append(
            "Nobody here is marked as approver. A new user waits until an approver of the home says yes. Ring the helpline if there is none."
        )
    hints += [
        f"{each.person.name} has left and can still sign in. Report it to the tracker, then mark it as reported."
        for each in people
        if is_open_leaver(each)
    ]
    return tuple(hints)
