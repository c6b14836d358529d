"""Old copies make room by rule, and a clock gone wrong cannot empty the shelf."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.machine import LONDON, Clock
from carehome_desktop.vault.copies import Copy, Reason, list_copies, take_copy
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import Header, Kdf
from carehome_desktop.vault.thinning import DAILY, MONTHLY, WEEKLY, may_go, thin_copies
from tests.vault.conftest import Hands, Home

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
HEADER = Header("a", "b", 1, 1, "r", False, NOW, Kdf(16, 8, 1, bytes(16)), bytes(60), bytes(32))


def copy(age: timedelta, reason: str = Reason.REGULAR, *, reads: bool = True) -> Copy:
    at = NOW - age
    place = DataFolder(Path(f"{at.isoformat()} {reason}"))
    return Copy(place, at, 1, reason, HEADER if reads else None, None if reads else "damaged")


def kept(copies: list[Copy]) -> list[Copy]:
    gone = may_go(copies, NOW)
    return [each for each in copies if each not in gone]


def test_everything_of_the_last_day_is_kept() -> None:
    today = [copy(timedelta(minutes=30 * step)) for step in range(49)]
    assert may_go(today, NOW) == []


def test_two_years_of_copies_shrink_to_days_weeks_and_months() -> None:
    shelf = [copy(timedelta(days=day)) for day in range(730)]
    left = kept(shelf)
    days = [(NOW - each.taken_at).days for each in left]
    assert days[:DAILY] == list(range(14))
    weeks = {each.taken_at.strftime("%G-W%V") for each in left}
    assert {(NOW - timedelta(weeks=week)).strftime("%G-W%V") for week in range(WEEKLY)} <= weeks
    months = {each.taken_at.strftime("%Y-%m") for each in left}
    assert months == {f"2026-{month:02}" for month in range(1, 12)} | {"2025-12"}
    assert len(left) <= DAILY + WEEKLY + MONTHLY


def test_copies_before_an_upgrade_stay() -> None:
    old = copy(timedelta(days=900), Reason.BEFORE_UPGRADE)
    shelf = [old, *(copy(timedelta(days=day)) for day in range(1, 700))]
    assert old in kept(shelf)


def test_a_copy_that_does_not_read_takes_no_place_and_is_not_removed() -> None:
    broken = copy(timedelta(days=40), reads=False)
    good = copy(timedelta(days=40, hours=1))
    assert kept([broken, good]) == [broken, good]


@given(
    hours=st.lists(st.integers(-50_000, 50_000), min_size=1, max_size=60, unique=True),
    wrong_by=st.integers(-100_000, 100_000),
)
def test_the_newest_copy_stays_whatever_the_clock_says(hours: list[int], wrong_by: int) -> None:
    shelf = [copy(timedelta(hours=step)) for step in hours]
    gone = may_go(shelf, NOW + timedelta(hours=wrong_by))
    newest = max(shelf, key=lambda each: each.taken_at)
    assert newest not in gone
    assert len(shelf) - len(gone) >= min(len({each.taken_at.astimezone(LONDON).date() for each in shelf}), DAILY)
    assert not may_go([each for each in shelf if each not in gone], NOW + timedelta(hours=wrong_by))


def test_thinning_removes_whole_copies_and_nothing_else(home: Home, clock: Clock, hands: Hands) -> None:
    for _ in range(3):
        take_copy(home.folder, home.key, Reason.REGULAR, clock)
        hands.move(minutes=1)
    (home.folder.copies / "notes").mkdir()
    hands.move(days=3)
    before = list_copies(home.folder)
    assert thin_copies(home.folder, clock) == before[1:]
    assert list_copies(home.folder) == before[:1]
    assert sorted(path.name for path in home.folder.copies.iterdir()) == ["2026-11-21 14.04.33 UTC regular", "notes"]
    assert before[0].reads
