"""Brings an older file up to now, one step at a time; each step and its number succeed or fail together.

Alembic is slow to import and needed on few days, so it is imported here only when a step is due.
"""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.store.database import NEWEST, Store


def upgrade(store: Store, to: str = NEWEST) -> None:
    """Run every step from the file's revision up to `to`. The caller has taken a copy first."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with store.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
