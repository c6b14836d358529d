"""Reads what is to be known before PPE is marked for a fund (ppe/fund.toml)."""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.catalogue.reading import read_file
from carehome_desktop.catalogue.shapes import Shape, Words
from carehome_desktop.catalogue.support import Sources
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.stock.fund import FundWords


class FundShape(Shape, frozen=True):
    """fund.toml."""

    words: Words
    sure: Words
    sources: Sources


def fund_words(root: Path) -> FundWords:
    """Return the words; where their file cannot be used, the sentence that says why."""
    file = read_file(root / "ppe" / "fund.toml", f"{root.name}/ppe/fund.toml", FundShape)
    if isinstance(file, BadResource):
        return FundWords(file.sentence())
    sources = tuple(Source(each.title, each.publisher, each.date) for each in file.shape.sources)
    return FundWords(file.shape.words, file.shape.sure, sources)
