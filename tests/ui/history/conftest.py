"""Homes with something behind them: read by every test that asks for one, and changed by none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.history.pages import june, months
from tests.ui.quiet_desk import QuietDesk


@pytest.fixture(scope="module")
def at() -> Iterator[QuietDesk]:
    """June 2020."""
    made = june()
    yield made
    made.close()


@pytest.fixture(scope="module")
def by_month() -> Iterator[QuietDesk]:
    """Beds and workforce of two months."""
    made = months()
    yield made
    made.close()
