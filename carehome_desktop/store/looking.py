"""Looks into the file in plain SQL, by the driver alone: what a start reads is there before SQLAlchemy could be loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol


class Rows(Protocol):
    """What was found: each row a tuple, in the order of the columns asked for."""

    def fetchone(self) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...


class Reader(Protocol):
    """Whoever answers plain SQL about one moment of the file: a look at it, or the SQLAlchemy connection of any other act."""

    def exec_driver_sql(self, statement: str, parameters: tuple[Any, ...] | None = None, /) -> Rows: ...


class _Look:
    """A driver's connection under the name that SQLAlchemy has for asking in plain SQL."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._asked: list[Any] = []

    def exec_driver_sql(self, statement: str, parameters: Sequence[Any] | None = None, /) -> Rows:
        rows = self._driver.execute(statement, parameters or ())
        self._asked.append(rows)
        return rows  # type: ignore[no-any-return]

    def give_up(self) -> None:
        """Let go of what was asked, wherever it is still held, as by the error that is being told: else the file stays open."""
        for rows in self._asked:
            rows.close()
        self._driver.close()


class Looks:
    """Lends connections that cannot write, one to a block; one on which anything failed is not lent again."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._idle: list[Any] = []
        self._closed = False

    @contextmanager
    def one(self) -> Iterator[Reader]:
        """Give a reader that sees one moment of the file."""
        driver = self._taken()
        look = _Look(driver)
        try:
            driver.execute("BEGIN")
            yield look
            driver.execute("COMMIT")
        except BaseException:
            look.give_up()
            raise
        self._idle.append(driver)
        if self._closed:
            self.close()

    def close(self) -> None:
        """Let go of every connection that is not lent, and of one that is once it comes back: Windows lets nobody replace an open file."""
        self._closed = True
        with suppress(IndexError):  # two threads may let go at once
            while True:
                self._idle.pop().close()

    def _taken(self) -> Any:
        try:
            return self._idle.pop()  # whole under threads, as asking first whether there is any would not be
        except IndexError:
            driver = self._connect()
        driver.execute("PRAGMA query_only = ON")
        return driver
