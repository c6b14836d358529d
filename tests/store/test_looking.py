"""A look reads one moment of the file without SQLAlchemy, and can do it no harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from carehome_desktop.app.house import House
from carehome_desktop.domain.values import YesNo
from carehome_desktop.store import drafts
from carehome_desktop.store.looking import Looks, Reader
from carehome_desktop.vault.same_file import StoreGone
from tests.homes import SECTION, THIS_WEEK, practice_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = practice_house(tmp_path)
    yield opened
    opened.close()


def number(reader: Reader) -> int:
    return len(drafts.of(reader, SECTION, THIS_WEEK))


def answer(house: House, question_id: str) -> None:
    house.answering.answer(SECTION, THIS_WEEK, question_id, YesNo(True), house.manager())


def test_nothing_can_be_written_by_a_look(house: House) -> None:
    answer(house, "full-wages")
    with pytest.raises(sqlcipher.OperationalError, match="readonly"), house.store.look() as reader:
        reader.exec_driver_sql("DELETE FROM drafts")
    with house.store.look() as reader:
        assert number(reader) == 1


def test_a_look_sees_one_moment_and_the_next_one_sees_what_was_saved_meanwhile(house: House) -> None:
    with house.store.look() as reader:
        assert number(reader) == 0
        answer(house, "full-wages")
        with house.store.look() as later:
            assert number(later) == 1
        assert number(reader) == 0
    with house.store.look() as reader:
        assert number(reader) == 1


def test_what_is_lent_while_the_store_is_closed_is_let_go_once_it_comes_back(house: House) -> None:
    """As on Windows, where nobody could put a copy in the place of a file that is open."""
    with house.store.look() as reader:
        house.store.close()
        assert number(reader) == 0
    with house.store.look() as reader:
        assert number(reader) == 0
    assert house.store._looks._idle == []


def test_a_look_and_a_read_of_sqlalchemy_find_the_same(house: House) -> None:
    answer(house, "full-wages")
    with house.store.look() as looked, house.store.read() as read:
        found = drafts.of(looked, SECTION, THIS_WEEK)
        assert found == drafts.of(read, SECTION, THIS_WEEK)
    assert found["full-wages"].saved_at == house.machine.clock.wall()
    assert found["full-wages"].declined is False


def test_a_connection_is_lent_again_until_something_fails_on_it() -> None:
    opened: list[Any] = []

    def connect() -> Any:
        opened.append(sqlcipher.connect(":memory:", isolation_level=None))
        return opened[-1]

    looks = Looks(connect)
    for _ in range(3):
        with looks.one() as reader:
            assert reader.exec_driver_sql("SELECT 1").fetchone() == (1,)
    assert len(opened) == 1
    with pytest.raises(sqlcipher.OperationalError), looks.one() as reader:
        reader.exec_driver_sql("SELECT nothing")
    with looks.one() as reader:
        assert list(reader.exec_driver_sql("SELECT ?", (2,))) == [(2,)]
    assert len(opened) == 2
    looks.close()
    for each in opened:
        with pytest.raises(sqlcipher.ProgrammingError, match="closed"):
            each.execute("SELECT 1")


def test_another_file_under_the_name_is_not_opened(house: House) -> None:
    house.store.close()
    path, other = house.folder.store, house.folder.root / "another"
    shutil.copy(path, other)
    other.replace(path)

    for act in (house.store.look, house.store.read, house.store.write):
        with pytest.raises(StoreGone), act():
            pass
