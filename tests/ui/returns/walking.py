"""Ways to the pages of a return that its tests share, and figures for them."""

from __future__ import annotations

from carehome_desktop.domain.values import Counts
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.section import SectionPage
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import Desk, settle

STAFF = Counts.of({"nurses": 3, "care": 12, "non-care": 4})
MORE_STAFF = Counts.of({"nurses": 3, "care": 13, "non-care": 4})


def section_page(at: Desk) -> SectionPage:
    """Open this week's infection control as a list."""
    at.go.to_section(SECTION, THIS_WEEK)
    settle()
    assert isinstance(at.page, SectionPage)
    return at.page


def check_page(at: Desk) -> CheckPage:
    """Open the last look before this week's infection control goes."""
    at.go.to_check(SECTION, THIS_WEEK)
    settle()
    assert isinstance(at.page, CheckPage)
    return at.page
