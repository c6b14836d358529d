"""Disks that give out: each a real trouble of a real file, for as long as its block lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from carehome_desktop.app.house import House
from carehome_desktop.vault.connect import BUSY_TIMEOUT, connect
from tests.homes import LAST_WEEK, SECTION

LONG = "x" * 1_990
Trouble = Callable[[House], AbstractContextManager[None]]


@contextmanager
def _on_each_connection(house: House, begin: str, end: str) -> Iterator[None]:
    """Say something to each connection that is used within the block, and something else to those used after it."""
    say = [begin]

    def tell(connection: Any, *_: object) -> None:
        connection.execute(say[0]).fetchall()

    event.listen(house.store.engine, "checkout", tell)
    try:
        yield
    finally:
        say[0] = end


@contextmanager
def full(house: House) -> Iterator[None]:
    """No page more may be written, and those there are hold no other long note."""
    with house.store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with _on_each_connection(house, f"PRAGMA max_page_count = {pages}", "PRAGMA max_page_count = 1000000"):
        who = house.manager()
        questions = house.answering.section_for(SECTION, LAST_WEEK).questions
        try:
            for question in questions:
                house.answering.answer(SECTION, LAST_WEEK, question.id, None, who, note=LONG)
        except OperationalError:
            yield
        else:
            raise AssertionError("the file took everything")


@contextmanager
def read_only(house: House) -> Iterator[None]:
    """The database may not be written."""
    with _on_each_connection(house, "PRAGMA query_only = ON", "PRAGMA query_only = OFF"):
        yield


@contextmanager
def in_use(house: House) -> Iterator[None]:
    """Another program writes and does not end; nobody waits for it."""
    with closing(connect(house.folder.store, house.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with _on_each_connection(house, "PRAGMA busy_timeout = 0", f"PRAGMA busy_timeout = {BUSY_TIMEOUT}"):
            yield
        other.execute("ROLLBACK")


@contextmanager
def broken(_: House) -> Iterator[None]:
    """The system writes no byte to any file of this program."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def gone(house: House) -> Iterator[None]:
    """The folder is not there, as when its drive was taken out."""
    here = house.folder.root
    away = here.with_name("taken out")
    here.rename(away)
    try:
        yield
    finally:
        away.rename(here)
