"""Who pays for which part of a cost, whose part an instalment is, funds and lines of the home's own, conditions, and warnings gone past."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    "ALTER TABLE fund_instalments RENAME TO fund_instalments_before",
    "DROP INDEX ix_fund_instalments_revision",
    """
    CREATE TABLE fund_instalments (
        id INTEGER NOT NULL,
        instalment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        number INTEGER NOT NULL,
        pence INTEGER NOT NULL,
        received_on TEXT NOT NULL,
        reference TEXT NOT NULL,
        part TEXT NOT NULL,
        pot TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_instalments PRIMARY KEY (id),
        CONSTRAINT ck_fund_instalments_sums CHECK (pence > 0 AND number > 0),
        CONSTRAINT ck_fund_instalments_part CHECK (part IN ('direct','council')),
        CONSTRAINT fk_fund_instalments_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    INSERT INTO fund_instalments (id, instalment_id, revision, scheme, number, pence, received_on, reference, part, pot, withdrawn, person_id, recorded_at)
    SELECT id, instalment_id, revision, scheme, number, pence, received_on, reference, 'direct', '', withdrawn, person_id, recorded_at FROM fund_instalments_before
    """,
    "DROP TABLE fund_instalments_before",
    """
    CREATE UNIQUE INDEX ix_fund_instalments_revision ON fund_instalments (instalment_id, revision)
    """,
    "ALTER TABLE fund_costs RENAME TO fund_costs_before",
    "DROP INDEX ix_fund_costs_revision",
    "DROP INDEX ix_fund_costs_scheme",
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
        reason TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_costs PRIMARY KEY (id),
        CONSTRAINT ck_fund_costs_stage CHECK (stage IN ('planned','committed','actual')),
        CONSTRAINT ck_fund_costs_sums CHECK (net > 0 AND vat >= 0 AND vat_back IN (0, 1)),
        CONSTRAINT fk_fund_costs_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    INSERT INTO fund_costs (id, cost_id, revision, scheme, stage, what, supplier, invoice, net, vat, vat_back, incurred_on, paid_on, parts, elsewhere, reason, withdrawn, person_id, recorded_at)
    SELECT id, cost_id, revision, scheme, stage, what, supplier, invoice, net, vat, vat_back, incurred_on, paid_on, parts, '[]', reason, withdrawn, person_id, recorded_at FROM fund_costs_before
    """,
    "DROP TABLE fund_costs_before",
    """
    CREATE INDEX ix_fund_costs_invoice ON fund_costs (lower(replace(invoice, ' ', ''))) WHERE invoice <> ''
    """,
    """
    CREATE INDEX ix_fund_costs_net ON fund_costs (net, incurred_on)
    """,
    """
    CREATE UNIQUE INDEX ix_fund_costs_revision ON fund_costs (cost_id, revision)
    """,
    """
    CREATE INDEX ix_fund_costs_scheme ON fund_costs (scheme, id)
    """,
    """
    CREATE INDEX ix_fund_costs_elsewhere ON fund_costs (elsewhere) WHERE elsewhere <> '[]'
    """,
    """
    CREATE INDEX ix_fund_costs_taken ON fund_costs (scheme, id) WHERE withdrawn <> ''
    """,
    """
    CREATE INDEX ix_fund_costs_owing ON fund_costs (scheme, id)
    WHERE stage = 'actual' AND (supplier = '' OR invoice = '' OR paid_on IS NULL)
    """,
    """
    CREATE INDEX ix_fund_costs_words ON fund_costs (scheme, id, stage, what, supplier, invoice)
    """,
    """
    CREATE TABLE fund_sums (
        scheme TEXT NOT NULL,
        stage TEXT NOT NULL,
        measure TEXT NOT NULL,
        incurred_on TEXT NOT NULL,
        paid_on TEXT NOT NULL,
        pence INTEGER NOT NULL,
        CONSTRAINT pk_fund_sums PRIMARY KEY (scheme, stage, measure, incurred_on, paid_on)
    )
    """,
    """
    INSERT INTO fund_sums (scheme, stage, measure, incurred_on, paid_on, pence)
    SELECT c.scheme, c.stage, json_extract(part.value, '$[0]'), COALESCE(c.incurred_on, ''), COALESCE(c.paid_on, ''),
        SUM(json_extract(part.value, '$[1]'))
    FROM fund_costs AS c, json_each(c.parts) AS part
    WHERE c.withdrawn = '' AND c.revision = (SELECT MAX(revision) FROM fund_costs WHERE cost_id = c.cost_id)
    GROUP BY 1, 2, 3, 4, 5
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
    "ALTER TABLE fund_heads RENAME TO fund_heads_before",
    "DROP INDEX ix_fund_heads_scheme",
    """
    CREATE TABLE fund_heads (
        id INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        supplier_reference TEXT NOT NULL,
        beds INTEGER,
        per_bed INTEGER,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_heads PRIMARY KEY (id),
        CONSTRAINT ck_fund_heads_beds CHECK (beds IS NULL OR beds > 0),
        CONSTRAINT ck_fund_heads_per_bed CHECK (per_bed IS NULL OR per_bed > 0),
        CONSTRAINT fk_fund_heads_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    INSERT INTO fund_heads (id, scheme, supplier_reference, beds, per_bed, person_id, recorded_at)
    SELECT id, scheme, supplier_reference, beds, NULL, person_id, recorded_at FROM fund_heads_before
    """,
    "DROP TABLE fund_heads_before",
    """
    CREATE INDEX ix_fund_heads_scheme ON fund_heads (scheme, id)
    """,
    """
    CREATE TABLE fund_files (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        file_id TEXT NOT NULL,
        content TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_files PRIMARY KEY (id),
        CONSTRAINT ck_fund_files_kind CHECK (kind IN ('scheme','form')),
        CONSTRAINT fk_fund_files_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_fund_files_file ON fund_files (kind, file_id, id)
    """,
    """
    CREATE TABLE fund_conditions (
        id INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        number INTEGER NOT NULL,
        condition TEXT NOT NULL,
        standing TEXT NOT NULL,
        note TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_conditions PRIMARY KEY (id),
        CONSTRAINT ck_fund_conditions_standing CHECK (standing IN ('met','not-met','open')),
        CONSTRAINT fk_fund_conditions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_fund_conditions_scheme ON fund_conditions (scheme, number, condition, id)
    """,
    """
    CREATE TABLE fund_overrides (
        id INTEGER NOT NULL,
        about TEXT NOT NULL,
        about_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        guard TEXT NOT NULL,
        words TEXT NOT NULL,
        reason TEXT NOT NULL,
        person_id TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT pk_fund_overrides PRIMARY KEY (id),
        CONSTRAINT ck_fund_overrides_about CHECK (about IN ('cost','isolation','repayment','report')),
        CONSTRAINT ck_fund_overrides_reason CHECK (reason <> ''),
        CONSTRAINT fk_fund_overrides_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
    """,
    """
    CREATE INDEX ix_fund_overrides_about ON fund_overrides (about, about_id, id)
    """,
    """
    CREATE TABLE fund_sent_files (
        id INTEGER NOT NULL,
        sent_id TEXT NOT NULL,
        name TEXT NOT NULL,
        content BLOB NOT NULL,
        digest TEXT NOT NULL,
        CONSTRAINT pk_fund_sent_files PRIMARY KEY (id),
        CONSTRAINT fk_fund_sent_files_sent_id FOREIGN KEY(sent_id) REFERENCES fund_sent (sent_id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_fund_sent_files_name ON fund_sent_files (sent_id, name)
    """,
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in (
            "fund_instalments",
            "fund_costs",
            "fund_heads",
            "fund_files",
            "fund_conditions",
            "fund_overrides",
            "fund_sent_files",
        )
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Make the tables anew that have another column, with what they held, and those that are new."""
    for statement in STATEMENTS:
        op.execute(statement)
