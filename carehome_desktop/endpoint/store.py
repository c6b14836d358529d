"""What the endpoint keeps: every return as it came, with its receipt. One transaction for each return."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Row,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from carehome_desktop.endpoint.wire import PeriodText, Receipt, ReturnBody

WAIT_FOR_WRITER_SECONDS = 5
_TRIES = 5

metadata = MetaData()

homes = Table(
    "homes",
    metadata,
    Column("home", String(200), primary_key=True),
    # How many returns were received: the next one's number, and the row a writer holds until its commit.
    Column("received", BigInteger, nullable=False),
)

returns = Table(
    "returns",
    metadata,
    Column("home", String(200), ForeignKey("homes.home"), nullable=False),
    Column("return_id", String(36), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("section", String(100), nullable=False),
    Column("period_kind", String(10), nullable=False),
    Column("period", String(10), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("replaces", String(36)),
    Column("receipt_id", String(24), nullable=False, unique=True),
    Column("received_at", String(20), nullable=False),
    PrimaryKeyConstraint("home", "return_id", name="one_return_for_an_id"),
    UniqueConstraint("home", "section", "period_kind", "period", "revision", name="one_return_for_a_revision"),
    UniqueConstraint("home", "number", name="one_return_for_a_number"),
)


@dataclass(frozen=True)
class Kept:
    """The return is held; `new` if this was the first time."""

    receipt: Receipt
    new: bool


@dataclass(frozen=True)
class Conflict:
    """The id is held with other bytes."""


@dataclass(frozen=True)
class NewerHeld:
    """The same or a newer revision is held under another id."""

    newer: Receipt


Outcome = Kept | Conflict | NewerHeld


class WriterBusy(Exception):  # noqa: N818 - a state of the store, not a fault of anyone
    """Another writer held the store for longer than a request should wait."""


class EndpointStore:
    """Returns and receipts behind any SQLAlchemy address; safe to use from several threads and processes."""

    def __init__(self, url: str, homes_known: Iterable[str]) -> None:
        self._engine = _engine(url)
        metadata.create_all(self._engine)
        for home in sorted(homes_known):
            self._enrol(home)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def put(
        self, home: str, filed: ReturnBody, body: bytes, digest: str, at: datetime, new_receipt_id: Callable[[], str]
    ) -> Outcome:
        """Keep a return and its receipt together, or say what is held instead; WriterBusy if it has to wait too long."""
        for _ in range(_TRIES):
            # A replay, the commonest case after a lost answer, takes no write lock.
            if (held := self._held(home, filed.return_id, digest)) is not None:
                return held
            try:
                with self._engine.begin() as connection:
                    return _add(connection, home, filed, body, digest, at, new_receipt_id())
            except _HeldAlready as held_already:
                return held_already.outcome
            except IntegrityError:
                # Somebody was quicker with this id or this revision, or the receipt id was drawn before: look again.
                continue
            except DBAPIError as error:
                if _is_busy(error):
                    raise WriterBusy from error
                raise
        raise WriterBusy

    def receipt(self, home: str, return_id: str) -> Receipt | None:
        """Return the receipt of a home's return, or None if it has not arrived."""
        with self._engine.connect() as connection:
            row = _by_id(connection, home, return_id)
            return _receipt(row) if row else None

    def receipts_after(self, home: str, number: int, limit: int) -> list[tuple[int, Receipt]]:
        """Return up to `limit` numbered receipts of a home behind a number, in the order of their commits."""
        query = (
            select(returns)
            .where(returns.c.home == home, returns.c.number > number)
            .order_by(returns.c.number)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [(row.number, _receipt(row)) for row in connection.execute(query)]

    def received(self, home: str) -> int:
        """Return how many returns a home has delivered."""
        with self._engine.connect() as connection:
            number: int = connection.execute(select(homes.c.received).where(homes.c.home == home)).scalar_one()
            return number

    def _held(self, home: str, return_id: str, digest: str) -> Outcome | None:
        with self._engine.connect() as connection:
            return _held(connection, home, return_id, digest)

    def _enrol(self, home: str) -> None:
        with self._engine.connect() as connection:
            if connection.execute(select(homes.c.home).where(homes.c.home == home)).first():
                return
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(homes).values(home=home, received=0))
        except IntegrityError:
            return  # a second endpoint on the same store enrolled it first


class _HeldAlready(Exception):  # noqa: N818
    """Ends the transaction without a trace."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def _add(
    connection: Connection, home: str, filed: ReturnBody, body: bytes, digest: str, at: datetime, receipt_id: str
) -> Outcome:
    """Insert a return; IntegrityError if another one holds its id or its revision, _HeldAlready if one was seen."""
    # Written first: the home's row is then ours until the commit, so that numbers are given in the order of commits
    # and no older revision can slip in behind a newer one. The unique constraints hold even without it.
    number = connection.execute(
        update(homes).where(homes.c.home == home).values(received=homes.c.received + 1).returning(homes.c.received)
    ).scalar_one()
    if (held := _held(connection, home, filed.return_id, digest)) is not None:
        raise _HeldAlready(held)
    newest = connection.execute(
        select(returns)
        .where(
            returns.c.home == home,
            returns.c.section == filed.section,
            returns.c.period_kind == filed.period.kind,
            returns.c.period == filed.period.text,
            returns.c.revision >= filed.revision,
        )
        .order_by(returns.c.revision.desc())
        .limit(1)
    ).first()
    if newest is not None:
        raise _HeldAlready(NewerHeld(_receipt(newest)))
    values = {
        "home": home,
        "return_id": filed.return_id,
        "number": number,
        "digest": digest,
        "body": body,
        "section": filed.section,
        "period_kind": filed.period.kind,
        "period": filed.period.text,
        "revision": filed.revision,
        "replaces": filed.replaces,
        "receipt_id": receipt_id,
        "received_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    row = connection.execute(insert(returns).values(values).returning(returns)).one()
    return Kept(_receipt(row), new=True)


def _by_id(connection: Connection, home: str, return_id: str) -> Row[Any] | None:
    return connection.execute(select(returns).where(returns.c.home == home, returns.c.return_id == return_id)).first()


def _held(connection: Connection, home: str, return_id: str, digest: str) -> Outcome | None:
    row = _by_id(connection, home, return_id)
    if row is None:
        return None
    return Kept(_receipt(row), new=False) if row.digest == digest else Conflict()


def _receipt(row: Row[Any]) -> Receipt:
    return Receipt(
        receipt_id=row.receipt_id,
        return_id=row.return_id,
        digest=row.digest,
        section=row.section,
        period=PeriodText(row.period_kind, row.period),
        revision=row.revision,
        received_at=row.received_at,
    )


def _is_busy(error: DBAPIError) -> bool:
    """Return whether another writer was in the way: SQLite says so in words, PostgreSQL by a state."""
    state = getattr(error.orig, "sqlstate", None)
    return "database is locked" in str(error.orig) or state in ("55P03", "40P01", "40001")


def _engine(url: str) -> Engine:
    # hide_parameters: an error's text would otherwise carry a home's answers into a log.
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:
    """Make a commit durable, and leave the beginning of transactions to SQLAlchemy."""
    dbapi_connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={WAIT_FOR_WRITER_SECONDS * 1000}",
    ):
        dbapi_connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(dbapi_connection: Any, _record: object) -> None:
    """Wait no longer for another writer than SQLite does, and keep each commit durable whatever the server's default."""
    cursor = dbapi_connection.cursor()
    cursor.execute(f"SET lock_timeout = '{WAIT_FOR_WRITER_SECONDS}s'")
    cursor.execute("SET synchronous_commit = on")
    cursor.close()
    dbapi_connection.commit()
