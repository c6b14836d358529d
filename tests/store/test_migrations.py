"""A migrated file equals a fresh one, and every step has a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import exc

from carehome_desktop.store import migrations
from carehome_desktop.store.database import KNOWN, NEWEST, Store
from carehome_desktop.store.upgrade import upgrade
from tests.files import keyed_store

ONE_RETURN_OF_0001 = (
    "INSERT INTO people VALUES ('p', 'Registered manager', 1, '2026-11-21T09:00:00.000000Z')",
    "INSERT INTO question_sets VALUES ('d', 'infection-control', '2020-05', '{}')",
    "INSERT INTO returns VALUES ('r', 'infection-control', 'day', '2026-11-21', 1, NULL, 'd', '2020-05', '[]', 'p', "
    "'2026-11-21T09:00:00.000000Z')",
    "INSERT INTO outbox VALUES ('r', '1.0', x'7b7d', 'digest', 'waiting', 0, 0.0, 0, 'Waiting for a connection', "
    "'2026-11-21T09:00:00.000000Z', '2026-11-21T09:00:00.000000Z', NULL)",
)
STEPS = sorted((Path(migrations.__file__).parent / "versions").glob("m*.py"))


def shape(store: Store) -> set[tuple[str, str, str]]:
    """Everything the file is made of, with spacing and quoting taken out."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {(kind, name, re.sub(r"[\s\"]+", "", sql)) for kind, name, sql in rows}


def test_a_migrated_file_equals_a_fresh_one(tmp_path):
    migrated, fresh = keyed_store(tmp_path / "old.db"), keyed_store(tmp_path / "new.db")
    upgrade(migrated)
    fresh.create({"store_id": "here"})

    assert shape(migrated) == shape(fresh)
    assert migrated.revision() == fresh.revision() == NEWEST


def test_every_step_has_a_test_and_is_known():
    tests = Path(__file__).read_text(encoding="utf-8")
    numbers = [step.name[1:5] for step in STEPS]

    assert tuple(numbers) == KNOWN
    assert [step.stem for step in STEPS if f"def test_{step.stem}" not in tests] == []


def test_m0001_first_makes_a_file_that_can_be_written(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0001")

    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('store_id', 'here')")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT value FROM meta").scalar() == "here"


def test_m0002_ways_out_keeps_what_waits_and_lets_it_go_by_hand(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0001")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM outbox").all()

    upgrade(store, "0002")

    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM outbox").all() == before
        connection.exec_driver_sql("UPDATE outbox SET state = 'by-hand'")
    with pytest.raises(exc.DatabaseError, match="nothing leaves the outbox"), store.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    with pytest.raises(exc.DatabaseError, match="what goes by hand is never sent"), store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'sending'")


def test_m0003_stock_keeps_what_was_there_and_takes_movements_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0002")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM outbox").all()

    upgrade(store, "0003")

    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM outbox").all() == before
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, batch, "
            "note, person_id, recorded_at) VALUES ('gloves', 'use', 0, 0, 40, -40, '2026-11-21T09:00:00.000000Z', '', '', '', "
            "'', 'p', '2026-11-21T09:00:00.000000Z')"
        )
        connection.exec_driver_sql("INSERT INTO stock_undone VALUES (1, '', 'p', '2026-11-21T09:00:00.000000Z')")
    for act in ("UPDATE stock_movements SET singles = 4", "DELETE FROM stock_movements", "DELETE FROM stock_undone"):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)


def test_m0004_routes_keeps_what_was_there_and_takes_tries_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0003")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, batch, "
            "note, person_id, recorded_at) VALUES ('gloves', 'count', 0, 0, 40, 0, '2026-11-21T09:00:00.000000Z', '', '', '', "
            "'', 'p', '2026-11-21T09:00:00.000000Z')"
        )
        before = connection.exec_driver_sql("SELECT * FROM stock_movements").all()

    upgrade(store, "0004")

    tried = (
        "INSERT INTO route_tries (type_id, shortage, route_id, whom, result, note, tried_at, tried_by, recorded_by, recorded_at) "
        "VALUES ('gloves', 1, 'usual-supplier', '', '{}', '', '2026-11-21T09:00:00.000000Z', 'p', 'p', "
        "'2026-11-21T09:00:00.000000Z')"
    )
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM stock_movements").all() == before
        connection.exec_driver_sql(tried.format("no-answer"))
        connection.exec_driver_sql("INSERT INTO route_tries_undone VALUES (1, '', 'p', '2026-11-21T09:00:00.000000Z')")
    for act in ("UPDATE route_tries SET result = 'part'", "DELETE FROM route_tries", "DELETE FROM route_tries_undone"):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
        connection.exec_driver_sql(tried.format("maybe"))


def test_m0005_stock_kept_keeps_what_was_there_and_takes_words_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0004")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "INSERT INTO stock_types VALUES ('ffp3', 'masks', 'FFP3', 'mask', 'masks', 'p', 'now')"
        )
        connection.exec_driver_sql(
            "INSERT INTO stock_movements (type_id, kind, boxes, per_box, singles, change, happened_at, who, reference, pence, "
            "batch, note, person_id, recorded_at) VALUES ('gloves', 'delivery', 0, 0, 40, 40, '2026-11-21T09:00:00.000000Z', "
            "'Gompels', '', 1250, 'B7', '', 'p', '2026-11-21T09:00:00.000000Z')"
        )
        before = connection.exec_driver_sql("SELECT * FROM stock_movements").all()

    upgrade(store, "0005")

    moment = "'2026-11-21T09:00:00.000000Z'"
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM stock_movements").all() == before
        connection.exec_driver_sql(f"INSERT INTO stock_codes VALUES (1, '501', 'gloves', 'p', {moment})")
        connection.exec_driver_sql(
            f"INSERT INTO stock_type_changes VALUES (1, 'ffp3', 'FFP3 masks', 'mask', 'masks', 0, 'p', {moment})"
        )
        connection.exec_driver_sql(f"INSERT INTO stock_fund_marks VALUES (1, 1, 1, '', 'p', {moment})")
    for act in (
        "UPDATE stock_codes SET type_id = 'masks'",
        "DELETE FROM stock_codes",
        "UPDATE stock_type_changes SET retired = 1",
        "DELETE FROM stock_type_changes",
        "UPDATE stock_fund_marks SET marked = 0",
        "DELETE FROM stock_fund_marks",
    ):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)


def test_m0006_isolation_keeps_what_was_there_and_takes_isolations_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0005")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM returns").all()

    upgrade(store, "0006")

    moment = "'2020-08-20T09:00:00.000000Z'"
    told = (
        "INSERT INTO isolations (isolation_id, revision, staff_id, reason, first_day, last_day, other_sick_pay, rebate, basis, "
        "basis_note, evidence_by, note, withdrawn, person_id, recorded_at) "
        f"VALUES ('i', 1, 's', 'symptoms', '2020-08-03', '{{}}', 0, 0, 'top-up', '', '', '', '', 'p', {moment})"
    )
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM returns").all() == before
        connection.exec_driver_sql(f"INSERT INTO staff VALUES ('s', 'S1', 'p', {moment})")
        connection.exec_driver_sql("INSERT INTO staff_names VALUES ('s', 'A. Mensah')")
        connection.exec_driver_sql(told.format("2020-08-12"))
        connection.exec_driver_sql("DELETE FROM staff_names")  # a name can go, what was paid stays
    for act in ("UPDATE isolations SET normal = 1", "DELETE FROM isolations"):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
        connection.exec_driver_sql(told.format("2020-08-02").replace("'i', 1", "'i', 2"))


def test_m0007_fund_keeps_what_was_there_and_takes_money_that_never_changes(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0006")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM returns").all()

    upgrade(store, "0007")

    moment = "'2020-08-20T09:00:00.000000Z'"
    came = (
        "INSERT INTO fund_instalments (instalment_id, revision, scheme, number, pence, received_on, reference, withdrawn, "
        f"person_id, recorded_at) VALUES ('i', 1, 'icf-1', 1, {{}}, '2020-06-12', '', '', 'p', {moment})"
    )
    cost = (
        "INSERT INTO fund_costs (cost_id, revision, scheme, stage, what, supplier, invoice, net, vat, vat_back, parts, reason, "
        f"withdrawn, person_id, recorded_at) VALUES ('c', 1, 'icf-1', '{{}}', 'taxis', '', '', 1200, 0, 0, '[]', '', '', 'p', {moment})"
    )
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM returns").all() == before
        connection.exec_driver_sql(came.format(963000))
        connection.exec_driver_sql(cost.format("actual"))
    for act in (
        "UPDATE fund_instalments SET pence = 1",
        "DELETE FROM fund_instalments",
        "UPDATE fund_costs SET net = 1",
        "DELETE FROM fund_costs",
    ):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)
    for act in (came.format(0).replace("'i', 1", "'j', 1"), cost.format("wished").replace("'c', 1", "'d', 1")):
        with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
            connection.exec_driver_sql(act)


def test_m0008_fund_sent_keeps_what_was_there_and_takes_reports_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0007")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM returns").all()

    upgrade(store, "0008")

    moment = "'2020-09-30T09:00:00.000000Z'"
    sent = (
        "INSERT INTO fund_sent (sent_id, scheme, form, as_of, revision, declared_by, declared_role, figures, changes, pdf, digest, "
        f"person_id, recorded_at) VALUES ('{{}}', 'icf-1', 'four-lines', '2020-09-23', {{}}, 'J', 'M', '{{{{}}}}', '[]', x'25', 'd', 'p', {moment})"
    )
    repaid = (
        "INSERT INTO fund_repayments (repayment_id, revision, scheme, pence, repaid_on, reference, withdrawn, person_id, "
        f"recorded_at) VALUES ('{{}}', 1, 'icf-1', {{}}, '2020-09-30', '', '', 'p', {moment})"
    )
    head = f"INSERT INTO fund_heads (scheme, supplier_reference, beds, person_id, recorded_at) VALUES ('icf-1', 'V1', {{}}, 'p', {moment})"
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM returns").all() == before
        for statement in (sent.format("a", 1), repaid.format("r", 100), head.format(20)):
            connection.exec_driver_sql(statement)
    for act in (
        "UPDATE fund_sent SET pdf = x'26'",
        "DELETE FROM fund_sent",
        "UPDATE fund_repayments SET pence = 1",
        "DELETE FROM fund_repayments",
        "UPDATE fund_heads SET beds = 1",
        "DELETE FROM fund_heads",
    ):
        with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
            connection.exec_driver_sql(act)
    for act in (sent.format("b", 0), repaid.format("s", 0), head.format(0)):
        with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
            connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="UNIQUE"), store.write() as connection:
        connection.exec_driver_sql(sent.format("c", 1))


def test_m0009_staff_keeps_what_was_there_and_takes_workings_that_never_change(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0008")
    moment = "'2020-08-20T09:00:00.000000Z'"
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"INSERT INTO staff VALUES ('s', 'S1', 'p', {moment})")
        before = connection.exec_driver_sql("SELECT * FROM staff").all()

    upgrade(store, "0009")

    told = (
        f"INSERT INTO staff_told VALUES (NULL, 's', 'care', 'contracted', '30', '0,1', {{}}, '', NULL, 'p', {moment})"
    )
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM staff").all() == before
        connection.exec_driver_sql(told.format(1))
        connection.exec_driver_sql(f"INSERT INTO staff_rates VALUES (NULL, 's', '2020-04-06', '9.20', 'p', {moment})")
        connection.exec_driver_sql("INSERT INTO isolation_worked VALUES ('i', 1, 41400, '')")
    for table in ("staff_told", "staff_rates", "isolation_worked"):
        for act in (f"UPDATE {table} SET rowid = 9", f"DELETE FROM {table}"):
            with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
                connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
        connection.exec_driver_sql(told.format(2))


def test_m0010_evidence_keeps_what_was_there_and_files_that_go_only_when_nothing_needs_them(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0009")
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        before = connection.exec_driver_sql("SELECT * FROM returns").all()

    upgrade(store, "0010")

    moment = "'2020-08-20T09:00:00.000000Z'"
    content = "INSERT INTO attachment_contents VALUES ('{}', '{}', 1, 2, x'2550')"
    attached = f"INSERT INTO attachments VALUES (NULL, '{{}}', '{{}}', 'c', 'invoice', 'a.pdf', 'd', 'p', {moment})"
    marked = f"INSERT INTO attachment_marks VALUES (NULL, '{{}}', {{}}, '{{}}', 'p', {moment})"
    asked = f"INSERT INTO council_questions VALUES (NULL, '{{}}', 1, 'icf-1', '2020-10-01', 'Auditor', 'Which?', {{}}, '{{}}', '', 'p', {moment})"
    kept = f"INSERT INTO fund_keeping VALUES (NULL, 'icf-1', '2026-09-23', 'Agreement', 'p', {moment})"
    with store.write() as connection:
        assert connection.exec_driver_sql("SELECT * FROM returns").all() == before
        for statement in (
            content.format("d", "pdf"),
            attached.format("a", "cost"),
            attached.format("b", "isolation"),
            marked.format("a", 1, ""),
            marked.format("a", 1, "Wrong file"),
            asked.format("q", "NULL", ""),
            kept,
        ):
            connection.exec_driver_sql(statement)
    for table in ("attachments", "attachment_marks", "council_questions", "fund_keeping"):
        for act in (f"UPDATE {table} SET person_id = 'q'", f"DELETE FROM {table}"):
            with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
                connection.exec_driver_sql(act)
    for act in (
        content.format("e", "exe"),
        attached.format("c", "letters"),
        marked.format("b", 2, ""),
        asked.format("r", "NULL", "Yes"),
    ):
        with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
            connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="never change"), store.write() as connection:
        connection.exec_driver_sql("UPDATE attachment_contents SET pages = 2")
    erase = "DELETE FROM attachment_contents WHERE digest = 'd'"
    with pytest.raises(exc.DatabaseError, match="never erased"), store.write() as connection:
        connection.exec_driver_sql(erase)
    with store.write() as connection:
        connection.exec_driver_sql(marked.format("b", 0, "Wrong file too"))
        assert connection.exec_driver_sql(erase).rowcount == 1


def test_m0011_money_keeps_every_sum_and_takes_who_else_paid_and_why_a_warning_was_gone_past(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    upgrade(store, "0010")
    moment = "'2020-08-20T09:00:00.000000Z'"
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            f"INSERT INTO fund_instalments VALUES (7, 'i', 1, 'icf-1', 1, 963000, '2020-06-12', 'PO 81', '', 'p', {moment})"
        )
        connection.exec_driver_sql(
            "INSERT INTO fund_costs VALUES (9, 'c', 1, 'icf-1', 'actual', 'Taxis', 'Acme', '7', 10000, 2000, 0, '2020-06-30', NULL, "
            f"'[[\"transport\",12000]]', 'asked', '', 'p', {moment})"
        )
        connection.exec_driver_sql(f"INSERT INTO fund_heads VALUES (3, 'icf-1', 'V-1', 22, 'p', {moment})")

    upgrade(store, "0011")

    with store.write() as connection:
        sums = connection.exec_driver_sql("SELECT scheme, stage, measure, incurred_on, paid_on, pence FROM fund_sums")
        assert sums.all() == [("icf-1", "actual", "transport", "2020-06-30", "", 12000)]
        came = connection.exec_driver_sql("SELECT id, pence, reference, part, pot FROM fund_instalments").all()
        spent = connection.exec_driver_sql("SELECT id, net, parts, elsewhere, reason FROM fund_costs").all()
        heads = connection.exec_driver_sql("SELECT id, beds, per_bed FROM fund_heads").all()
        assert [*came, *spent, *heads] == [
            (7, 963000, "PO 81", "direct", ""),
            (9, 10000, '[["transport",12000]]', "[]", "asked"),
            (3, 22, None),
        ]
        for statement in (
            f"INSERT INTO fund_files VALUES (NULL, 'scheme', 'winter', 'id = 1', '', 'p', {moment})",
            f"INSERT INTO fund_conditions VALUES (NULL, 'icf-1', 2, 'tracker-kept', 'met', '', 'p', {moment})",
            f"INSERT INTO fund_overrides VALUES (NULL, 'cost', 'c', 1, 'window', 'Too late.', 'Agreed', 'p', {moment})",
        ):
            connection.exec_driver_sql(statement)
    for table in ("fund_instalments", "fund_costs", "fund_heads", "fund_files", "fund_conditions", "fund_overrides"):
        for act in (f"UPDATE {table} SET person_id = 'q'", f"DELETE FROM {table}"):
            with pytest.raises(exc.DatabaseError, match="is only added to"), store.write() as connection:
                connection.exec_driver_sql(act)
    with pytest.raises(exc.DatabaseError, match="CHECK"), store.write() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO fund_overrides VALUES (NULL, 'cost', 'c', 1, 'window', 'Too late.', '', 'p', {moment})"
        )


def test_a_step_that_fails_leaves_neither_its_tables_nor_its_number(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE workplace (in_the_way INTEGER)")

    with pytest.raises(exc.OperationalError):
        upgrade(store)

    assert {name for _, name, _ in shape(store)} == {"workplace"}
