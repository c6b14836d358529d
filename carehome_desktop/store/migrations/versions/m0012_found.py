"""The words that costs are found by, which delivery of PPE a cost is, and which uses that are not paid for it was said to be."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

STATEMENTS = (
    "ALTER TABLE fund_costs RENAME TO fund_costs_before",
    *(
        f"DROP INDEX ix_fund_costs_{each}"
        for each in ("revision", "scheme", "invoice", "net", "elsewhere", "taken", "owing", "words")
    ),
    """
    CREATE TABLE fund_costs (
        id INTEGER NOT NULL,
        cost_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        stage TEXT NOT NULL,
        what TEXT NOT NULL,
        supplier TEXT NOT NULL,
        invoice TEXT NOT NULL,
        net INTEGER NOT NULL,
        vat INTEGER NOT NULL,
        vat_back INTEGER NOT NULL,
        incurred_on TEXT,
        paid_on TEXT,
        parts TEXT NOT NULL,
        elsewhere TEXT NOT NULL,
        uses TEXT NOT NULL,
        delivery INTEGER,
        reason TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_costs PRIMARY KEY (id),
        CONSTRAINT ck_fund_costs_stage CHECK (stage IN ('planned','committed','actual')),
        CONSTRAINT ck_fund_costs_sums CHECK (net > 0 AND vat >= 0 AND vat_back IN (0, 1)),
        CONSTRAINT fk_fund_costs_delivery FOREIGN KEY(delivery) REFERENCES stock_movements (id),
        CONSTRAINT fk_fund_costs_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    INSERT INTO fund_costs (id, cost_id, revision, scheme, stage, what, supplier, invoice, net, vat, vat_back, incurred_on, paid_on, parts, elsewhere, uses, delivery, reason, withdrawn, person_id, recorded_at)
    SELECT id, cost_id, revision, scheme, stage, what, supplier, invoice, net, vat, vat_back, incurred_on, paid_on, parts, elsewhere, '[]', NULL, reason, withdrawn, person_id, recorded_at FROM fund_costs_before
    """,
    "DROP TABLE fund_costs_before",
    "CREATE UNIQUE INDEX ix_fund_costs_revision ON fund_costs (cost_id, revision)",
    "CREATE INDEX ix_fund_costs_scheme ON fund_costs (scheme, id)",
    "CREATE INDEX ix_fund_costs_invoice ON fund_costs (lower(replace(invoice, ' ', ''))) WHERE invoice <> ''",
    "CREATE INDEX ix_fund_costs_net ON fund_costs (net, incurred_on)",
    "CREATE INDEX ix_fund_costs_elsewhere ON fund_costs (elsewhere) WHERE elsewhere <> '[]'",
    "CREATE INDEX ix_fund_costs_taken ON fund_costs (scheme, id) WHERE withdrawn <> ''",
    """
    CREATE INDEX ix_fund_costs_owing ON fund_costs (scheme, id)
    WHERE stage = 'actual' AND (supplier = '' OR invoice = '' OR paid_on IS NULL)
    """,
    "CREATE INDEX ix_fund_costs_first ON fund_costs (id, cost_id) WHERE revision = 1",
    "CREATE INDEX ix_fund_costs_delivery ON fund_costs (delivery) WHERE delivery IS NOT NULL",
    """
    CREATE TABLE fund_words (
        scheme TEXT NOT NULL,
        id INTEGER NOT NULL,
        stage TEXT NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_fund_words PRIMARY KEY (scheme, id)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO fund_words (scheme, id, stage, words)
    SELECT scheme, id, stage, lower(what || char(10) || supplier || char(10) || invoice) FROM fund_costs AS c
    WHERE withdrawn = '' AND revision = (SELECT MAX(revision) FROM fund_costs WHERE cost_id = c.cost_id)
    ORDER BY scheme, id
    """,
    "CREATE TRIGGER fund_costs_summed AFTER INSERT ON fund_costs BEGIN "
    "INSERT INTO fund_sums (scheme, stage, measure, incurred_on, paid_on, pence) "
    "SELECT c.scheme, c.stage, json_extract(part.value, '$[0]'), COALESCE(c.incurred_on, ''), COALESCE(c.paid_on, ''), "
    "-json_extract(part.value, '$[1]') FROM fund_costs AS c, json_each(c.parts) AS part "
    "WHERE c.cost_id = NEW.cost_id AND c.revision = (SELECT MAX(revision) FROM fund_costs WHERE cost_id = NEW.cost_id "
    "AND revision < NEW.revision) AND c.withdrawn = '' "
    "ON CONFLICT (scheme, stage, measure, incurred_on, paid_on) DO UPDATE SET pence = pence + excluded.pence; "
    "INSERT INTO fund_sums (scheme, stage, measure, incurred_on, paid_on, pence) "
    "SELECT NEW.scheme, NEW.stage, json_extract(part.value, '$[0]'), COALESCE(NEW.incurred_on, ''), COALESCE(NEW.paid_on, ''), "
    "json_extract(part.value, '$[1]') FROM json_each(NEW.parts) AS part WHERE NEW.withdrawn = '' "
    "ON CONFLICT (scheme, stage, measure, incurred_on, paid_on) DO UPDATE SET pence = pence + excluded.pence; END",
    "CREATE TRIGGER fund_costs_worded AFTER INSERT ON fund_costs BEGIN "
    "DELETE FROM fund_words WHERE (scheme, id) IN (SELECT scheme, id FROM fund_costs "
    "WHERE cost_id = NEW.cost_id AND revision < NEW.revision); "
    "INSERT INTO fund_words (scheme, id, stage, words) SELECT NEW.scheme, NEW.id, NEW.stage, "
    "lower(NEW.what || char(10) || NEW.supplier || char(10) || NEW.invoice) WHERE NEW.withdrawn = ''; END",
    *(
        f"CREATE TRIGGER fund_costs_no_{act.lower()} BEFORE {act} ON fund_costs "
        "BEGIN SELECT RAISE(ABORT, 'fund_costs is only added to'); END"
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the table of costs anew with two columns more, and beside it the words of those that stand."""
    for statement in STATEMENTS:
        op.execute(statement)
