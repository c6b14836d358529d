"""The files that take longest are begun first, so that two workers come to their end together."""

from __future__ import annotations

import pytest

DEAR = (
    "kill/test_kill.py",
    "window/test_whole_road.py",
    "endpoint/test_contract.py",
    "selftest/test_selftest.py",
    "endpoint/test_serve.py",
    "ui/answering/test_answering.py",
    "ui/question/test_kinds.py",
    "ui/copy_sheet/test_copy_sheet.py",
    "sync/test_after_a_restore.py",
    "kill/test_planted_faults.py",
    "services/test_support_sheet.py",
    "ui/settings/test_settings_page.py",
    "stories/test_from_a_cost_to_the_pack.py",
    "cli/test_hostile.py",
    "packaging/test_wheel.py",
    "ui/papers/test_road.py",
    "reports/test_attachment_pages.py",
    "cli/test_demo.py",
)
"""Files of tests/ that take some seconds or more, the dearest first."""


def dear_first(items: list[pytest.Item]) -> None:
    """Put the tests of the dear files before all others; within a file, and among all others, the order stays."""
    place = {f"tests/{name}": number for number, name in enumerate(DEAR)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(DEAR)))
