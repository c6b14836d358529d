"""Each step of the file for isolations and funds keeps what was there and holds what it promises."""

from __future__ import annotations

from carehome_desktop.store.upgrade import upgrade
from tests.store.old_files import old_file, refuses, rows


def test_m0006_isolation_keeps_what_was_there_and_takes_isolations_that_never_change(tmp_path):
    store = old_file(tmp_path, "0005")
    before = rows(store, "returns")

    upgrade(store, "0006")

    moment = "'2020-08-20T09:00:00.000000Z'"
    told = (
        "INSERT INTO isolations (isolation_id, revision, staff_id, reason, first_day, last_day, other_sick_pay, rebate, basis, "
        "basis_note, evidence_by, note, withdrawn, person_id, recorded_at) "
        f"VALUES ('i', 1, 's', 'symptoms', '2020-08-03', '{{}}', 0, 0, 'top-up', '', '', '', '', 'p', {moment})"
    )
    assert rows(store, "returns") == before
    with store.write() as connection:
        connection.exec_driver_sql(f"INSERT INTO staff VALUES ('s', 'S1', 'p', {moment})")
        connection.exec_driver_sql("INSERT INTO staff_names VALUES ('s', 'A. Mensah')")
        connection.exec_driver_sql(told.format("2020-08-12"))
        connection.exec_driver_sql("DELETE FROM staff_names")  # a name can go, what was paid stays
    refuses(store, "is only added to", "UPDATE isolations SET normal = 1", "DELETE FROM isolations")
    refuses(store, "CHECK", told.format("2020-08-02").replace("'i', 1", "'i', 2"))


def test_m0007_fund_keeps_what_was_there_and_takes_money_that_never_changes(tmp_path):
    store = old_file(tmp_path, "0006")
    before = rows(store, "returns")

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
    assert rows(store, "returns") == before
    with store.write() as connection:
        connection.exec_driver_sql(came.format(963000))
        connection.exec_driver_sql(cost.format("actual"))
    refuses(
        store,
        "is only added to",
        "UPDATE fund_instalments SET pence = 1",
        "DELETE FROM fund_instalments",
        "UPDATE fund_costs SET net = 1",
        "DELETE FROM fund_costs",
    )
    refuses(
        store, "CHECK", came.format(0).replace("'i', 1", "'j', 1"), cost.format("wished").replace("'c', 1", "'d', 1")
    )


def test_m0008_fund_sent_keeps_what_was_there_and_takes_reports_that_never_change(tmp_path):
    store = old_file(tmp_path, "0007")
    before = rows(store, "returns")

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
    assert rows(store, "returns") == before
    with store.write() as connection:
        for statement in (sent.format("a", 1), repaid.format("r", 100), head.format(20)):
            connection.exec_driver_sql(statement)
    refuses(
        store,
        "is only added to",
        "UPDATE fund_sent SET pdf = x'26'",
        "DELETE FROM fund_sent",
        "UPDATE fund_repayments SET pence = 1",
        "DELETE FROM fund_repayments",
        "UPDATE fund_heads SET beds = 1",
        "DELETE FROM fund_heads",
    )
    refuses(store, "CHECK", sent.format("b", 0), repaid.format("s", 0), head.format(0))
    refuses(store, "UNIQUE", sent.format("c", 1))


def test_m0009_staff_keeps_what_was_there_and_takes_workings_that_never_change(tmp_path):
    store = old_file(tmp_path, "0008")
    moment = "'2020-08-20T09:00:00.000000Z'"
    with store.write() as connection:
        connection.exec_driver_sql(f"INSERT INTO staff VALUES ('s', 'S1', 'p', {moment})")
    before = rows(store, "staff")

    upgrade(store, "0009")

    told = (
        f"INSERT INTO staff_told VALUES (NULL, 's', 'care', 'contracted', '30', '0,1', {{}}, '', NULL, 'p', {moment})"
    )
    assert rows(store, "staff") == before
    with store.write() as connection:
        connection.exec_driver_sql(told.format(1))
        connection.exec_driver_sql(f"INSERT INTO staff_rates VALUES (NULL, 's', '2020-04-06', '9.20', 'p', {moment})")
        connection.exec_driver_sql("INSERT INTO isolation_worked VALUES ('i', 1, 41400, '')")
    for table in ("staff_told", "staff_rates", "isolation_worked"):
        refuses(store, "is only added to", f"UPDATE {table} SET rowid = 9", f"DELETE FROM {table}")
    refuses(store, "CHECK", told.format(2))


def test_m0010_evidence_keeps_what_was_there_and_files_that_go_only_when_nothing_needs_them(tmp_path):
    store = old_file(tmp_path, "0009")
    before = rows(store, "returns")

    upgrade(store, "0010")

    moment = "'2020-08-20T09:00:00.000000Z'"
    content = "INSERT INTO attachment_contents VALUES ('{}', '{}', 1, 2, x'2550')"
    attached = f"INSERT INTO attachments VALUES (NULL, '{{}}', '{{}}', 'c', 'invoice', 'a.pdf', 'd', 'p', {moment})"
    marked = f"INSERT INTO attachment_marks VALUES (NULL, '{{}}', {{}}, '{{}}', 'p', {moment})"
    asked = f"INSERT INTO council_questions VALUES (NULL, '{{}}', 1, 'icf-1', '2020-10-01', 'Auditor', 'Which?', {{}}, '{{}}', '', 'p', {moment})"
    kept = f"INSERT INTO fund_keeping VALUES (NULL, 'icf-1', '2026-09-23', 'Agreement', 'p', {moment})"
    assert rows(store, "returns") == before
    with store.write() as connection:
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
        refuses(store, "is only added to", f"UPDATE {table} SET person_id = 'q'", f"DELETE FROM {table}")
    refuses(
        store,
        "CHECK",
        content.format("e", "exe"),
        attached.format("c", "letters"),
        marked.format("b", 2, ""),
        asked.format("r", "NULL", "Yes"),
    )
    refuses(store, "never change", "UPDATE attachment_contents SET pages = 2")
    erase = "DELETE FROM attachment_contents WHERE digest = 'd'"
    refuses(store, "never erased", erase)
    with store.write() as connection:
        connection.exec_driver_sql(marked.format("b", 0, "Wrong file too"))
        assert connection.exec_driver_sql(erase).rowcount == 1


def test_m0011_money_keeps_every_sum_and_takes_who_else_paid_and_why_a_warning_was_gone_past(tmp_path):
    store = old_file(tmp_path, "0010")
    moment = "'2020-08-20T09:00:00.000000Z'"
    with store.write() as connection:
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
        refuses(store, "is only added to", f"UPDATE {table} SET person_id = 'q'", f"DELETE FROM {table}")
    refuses(
        store,
        "CHECK",
        f"INSERT INTO fund_overrides VALUES (NULL, 'cost', 'c', 1, 'window', 'Too late.', '', 'p', {moment})",
    )


def test_m0012_found_keeps_every_cost_and_its_sum_and_finds_what_stands_by_its_words(tmp_path):
    store = old_file(tmp_path, "0011")
    moment = "'2020-08-20T09:00:00.000000Z'"
    of_0011 = (
        "INSERT INTO fund_costs VALUES (NULL, '{}', {}, 'icf-1', 'actual', '{}', 'Acmé Ltd', 'INV-7', 10000, 2000, 0, '2020-06-30', "
        f"NULL, '[[\"transport\",12000]]', '[]', 'asked', '{{}}', 'p', {moment})"
    )
    of_now = (
        "INSERT INTO fund_costs VALUES (NULL, '{}', {}, 'icf-1', 'actual', '{}', '', '', 10000, 0, 0, '2020-06-30', NULL, "
        f"'[[\"transport\",10000]]', '[]', '[\"ppe\"]', {{}}, 'asked', '{{}}', 'p', {moment})"
    )
    with store.write() as connection:
        for told in (
            ("c", 1, "Taxis", ""),
            ("c", 2, "TAXIS in June", ""),
            ("d", 1, "Hotel", ""),
            ("d", 2, "Hotel", "Twice"),
        ):
            connection.exec_driver_sql(of_0011.format(*told))
    before = rows(store, "fund_sums")

    upgrade(store, "0012")

    assert rows(store, "fund_sums") == before
    assert [row[1:3] + row[15:18] for row in rows(store, "fund_costs")] == [
        (name, at, "[]", None, "asked") for name, at in (("c", 1), ("c", 2), ("d", 1), ("d", 2))
    ]
    assert rows(store, "fund_words") == [("icf-1", 2, "actual", "taxis in june\nacmé ltd\ninv-7")]
    with store.write() as connection:
        connection.exec_driver_sql(of_now.format("e", 1, "Screens", "NULL", ""))
        connection.exec_driver_sql(of_now.format("c", 3, "Taxis", "NULL", "Twice"))
    assert rows(store, "fund_words") == [("icf-1", 5, "actual", "screens\n\n")]
    assert [row[-1] for row in rows(store, "fund_sums")] == [10000]
    refuses(store, "FOREIGN KEY", of_now.format("f", 1, "Gloves", 9, ""))
    refuses(store, "is only added to", "UPDATE fund_costs SET net = 1", "DELETE FROM fund_costs")
