"""While the disk gives out, whatever PPE would keep is said not to be kept, and what was typed stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.ui.ppe.count_round import CountRoundPage
from carehome_desktop.ui.ppe.setup import SetupPage
from carehome_desktop.ui.ppe.type_page import PpeTypePage
from tests import disk_trouble
from tests.ui.desk import button, desk, settle, words

NOT_KEPT = (
    "This is not saved yet: the folder with your records lets nothing be written to it. What was saved stays saved. "
    "What you typed is still here."
)


def test_where_nothing_can_be_written_every_card_says_so_and_keeps_what_was_typed(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        by, house = at.house.manager(), at.house
        entry = Entry("gloves", Kind.COUNT, Quantity(singles=900), at.hands.now - timedelta(days=1))
        assert isinstance(house.stock.record(entry, by), Movement)
        house.stock_types.add("masks", "FFP3 masks", "mask", "masks", by)
        house.stock_types.keep_code("5012A", "gloves", by)
        house.stock.set_lines(3, 7, by)
        house.stock.set_lines(4, 8, by, "gloves")
        at.go.to_ppe_setup()
        settle()
        setup = at.page
        assert isinstance(setup, SetupPage)
        setup.lines.red.set_text("5")
        setup.suppliers.name.set_text("Gompels")
        setup.suppliers.days.set_text("2")
        setup.own_type.name.set_text("Gowns")
        setup.own_type.one.set_text("gown")
        setup.own_type.many.set_text("gowns")
        setup.own_type.family.choose("aprons")
        with disk_trouble.read_only(house):
            for card in (setup.lines, setup.suppliers, setup.own_type):
                card.button.click()
                assert NOT_KEPT in card.told.words()
            button(setup.codes, "Forget").click()
            assert NOT_KEPT in setup.codes.told.words()
            button(setup.types, "Use it no more").click()
            assert NOT_KEPT in setup.types.told.words()
        assert (setup.lines.red.text(), setup.suppliers.name.text(), setup.own_type.name.text()) == (
            "5",
            "Gompels",
            "Gowns",
        )
        assert [kind.name for kind in house.stock.in_use() if kind.own] == ["FFP3 masks"]
        assert list(house.stock_types.codes()) == ["5012a"]

        at.go.to_ppe_type("gloves")
        settle()
        gloves = at.page
        assert isinstance(gloves, PpeTypePage)
        assert gloves.lines is not None
        undo = button(gloves, "Undo: counted 900 gloves, yesterday")
        undo.click()
        with disk_trouble.read_only(house):
            gloves.lines.shared.click()
            assert NOT_KEPT in gloves.lines.told.words()
            button(gloves, "Take it back").click()
            assert NOT_KEPT in words(gloves)
        assert house.stock.own_lines("gloves") is not None
        assert house.stock.ledger()[0].undone is None

        at.go.to_ppe_round()
        settle()
        page = at.page
        assert isinstance(page, CountRoundPage)
        before = [line.kind.id for line in page.lines]
        with disk_trouble.read_only(house):
            page.lines[0].moved.emit(1)
            assert NOT_KEPT in page.summary.accessibleName()
        assert [line.kind.id for line in page.lines] == before
