"""Entries that are only added to: told, put right, taken back, and every telling stays to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from carehome_desktop.domain.fund.entries import Instalment
from carehome_desktop.store.fund import INSTALMENTS
from tests.homes import Hands, practice_house

CAME = Instalment("icf-1", 1, 963000, date(2020, 6, 12), "PO 81")


def test_the_newest_telling_counts_until_it_is_taken_back_and_all_of_them_stay(tmp_path: Path) -> None:
    house = practice_house(tmp_path, Hands())
    told = (house.manager().id, house.machine.clock.wall())
    with house.store.write() as connection:
        first = INSTALMENTS.add(connection, "a", CAME, *told)
        other = INSTALMENTS.add(connection, "b", replace(CAME, number=2), *told)
        better = INSTALMENTS.add(connection, "a", replace(CAME, pence=960000), *told)
        assert (first.revision, better.revision) == (1, 2)
        assert INSTALMENTS.one(connection, "a") == better
        assert INSTALMENTS.standing(connection) == [other, better], "what was told last stands last"

        gone = INSTALMENTS.take_back(connection, "a", "Never came", *told)
        assert gone is not None
        assert (gone.revision, gone.withdrawn, gone.entry) == (3, "Never came", better.entry)
        assert INSTALMENTS.take_back(connection, "a", "Again", *told) is None, "once"
        assert INSTALMENTS.take_back(connection, "nobody", "Again", *told) is None
        assert INSTALMENTS.one(connection, "a") is None
        assert INSTALMENTS.standing(connection) == [other]
        assert INSTALMENTS.every(connection, "a") == [first, better, gone]
        assert INSTALMENTS.newest(connection, "a") == gone
    house.close()
