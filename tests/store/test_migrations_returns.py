"""Each step of the file up to the PPE ledger keeps what was there and holds what it promises."""

from __future__ import annotations

from carehome_desktop.store.upgrade import upgrade
from tests.files import keyed_store
from tests.store.old_files import old_file, refuses, rows


def test_m0001_first_makes_a_file_that_can_be_written(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0001")

    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('store_id', 'here')")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT value FROM meta").scalar() == "here"


def test_m0002_ways_out_keeps_what_waits_and_lets_it_go_by_hand(tmp_path):
    store = old_file(tmp_path, "0001")
    before = rows(store, "outbox")

    upgrade(store, "0002")

    assert rows(store, "outbox") == before
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'by-hand'")
    refuses(store, "nothing leaves the outbox", "DELETE FROM outbox")
    refuses(store, "what goes by hand is never sent", "UPDATE outbox SET state = 'sending'")


def test_m0003_stock_keeps_what_was_there_and_takes_movements_that_never_change(tmp_path):
    store = old_file(tmp_path, "0002")
    before = rows(store, "outbox")

    upgrade(store, "0003")

    assert rows(store, "outbox") == before
    with store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, batch, "
            "note, person_id, recorded_at) VALUES ('gloves', 'use', 0, 0, 40, -40, '2026-11-21T09:00:00.000000Z', '', '', '', "
            "'', 'p', '2026-11-21T09:00:00.000000Z')"
        )
        connection.exec_driver_sql("INSERT INTO stock_undone VALUES (1, '', 'p', '2026-11-21T09:00:00.000000Z')")
    refuses(
        store,
        "is only added to",
        "UPDATE stock_movements SET singles = 4",
        "DELETE FROM stock_movements",
        "DELETE FROM stock_undone",
    )


def test_m0004_routes_keeps_what_was_there_and_takes_tries_that_never_change(tmp_path):
    store = old_file(tmp_path, "0003")
    with store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, batch, "
            "note, person_id, recorded_at) VALUES ('gloves', 'count', 0, 0, 40, 0, '2026-11-21T09:00:00.000000Z', '', '', '', "
            "'', 'p', '2026-11-21T09:00:00.000000Z')"
        )
    before = rows(store, "stock_movements")

    upgrade(store, "0004")

    tried = (
        "INSERT INTO route_tries (type_id, shortage, route_id, whom, result, note, tried_at, tried_by, recorded_by, recorded_at) "
        "VALUES ('gloves', 1, 'usual-supplier', '', '{}', '', '2026-11-21T09:00:00.000000Z', 'p', 'p', "
        "'2026-11-21T09:00:00.000000Z')"
    )
    assert rows(store, "stock_movements") == before
    with store.write() as connection:
        connection.exec_driver_sql(tried.format("no-answer"))
        connection.exec_driver_sql("INSERT INTO route_tries_undone VALUES (1, '', 'p', '2026-11-21T09:00:00.000000Z')")
    refuses(
        store,
        "is only added to",
        "UPDATE route_tries SET result = 'part'",
        "DELETE FROM route_tries",
        "DELETE FROM route_tries_undone",
    )
    refuses(store, "CHECK", tried.format("maybe"))


def test_m0005_stock_kept_keeps_what_was_there_and_takes_words_that_never_change(tmp_path):
    store = old_file(tmp_path, "0004")
    with store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO stock_types VALUES ('ffp3', 'masks', 'FFP3', 'mask', 'masks', 'p', 'now')"
        )
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, pence, "
            "batch, note, person_id, recorded_at) VALUES ('gloves', 'delivery', 0, 0, 40, 40, '2026-11-21T09:00:00.000000Z', "
            "'Gompels', '', 1250, 'B7', '', 'p', '2026-11-21T09:00:00.000000Z')"
        )
    before = rows(store, "stock_movements")

    upgrade(store, "0005")

    moment = "'2026-11-21T09:00:00.000000Z'"
    assert rows(store, "stock_movements") == before
    with store.write() as connection:
        connection.exec_driver_sql(f"INSERT INTO stock_codes VALUES (1, '501', 'gloves', 'p', {moment})")
        connection.exec_driver_sql(
            f"INSERT INTO stock_type_changes VALUES (1, 'ffp3', 'FFP3 masks', 'mask', 'masks', 0, 'p', {moment})"
        )
        connection.exec_driver_sql(f"INSERT INTO stock_fund_marks VALUES (1, 1, 1, '', 'p', {moment})")
    refuses(
        store,
        "is only added to",
        "UPDATE stock_codes SET type_id = 'masks'",
        "DELETE FROM stock_codes",
        "UPDATE stock_type_changes SET retired = 1",
        "DELETE FROM stock_type_changes",
        "UPDATE stock_fund_marks SET marked = 0",
        "DELETE FROM stock_fund_marks",
    )
