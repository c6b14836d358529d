"""The evidence pack on A4: an index with pages, what is missing, then each thing with its working and the pages of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from carehome_desktop.domain.fund.pack import Pack, PackFile, PackItem, files_words
from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import BOLD, REGULAR
from carehome_desktop.reports.long_table import long_table
from carehome_desktop.reports.paper import BODY, HEADING, WIDTH

Picture = Callable[[PackFile, int, int, int], bytes]
"""Gives a page (the first is 0) of a file as a JPEG that fits into so many dots across and down."""

DOTS = 150
"""Dots for an inch of the pages of files: small type on an invoice can be read, and a hundred pages are some twenty megabytes."""
NAME, REFERENCE, SUM, PAGE = 52 * mm, 16 * mm, 26 * mm, 14 * mm
INDEX = [REFERENCE, WIDTH - REFERENCE - SUM - PAGE, SUM, PAGE]
_ROOM = A4[1] - paper.TOP - paper.BOTTOM - 1
_HEAD = 10 * mm


def as_pdf(pack: Pack, picture: Picture, stop: Callable[[], bool] = lambda: False) -> bytes:
    """Return the pack as a PDF; `paper.Stopped` if `stop` says so meanwhile.

    It is laid twice: the first time, without pictures, only tells on which page each thing lies.
    """
    sheet = paper.sheet_of(pack, pack.title)
    places: dict[str, int] = {}
    paper.build(sheet, lambda: _story(pack, places, {}, None), stop=stop)
    return paper.build(sheet, lambda: _story(pack, {}, places, picture), stop=stop)


def file_as_pdf(file: PackFile, home: str, printed: str, picture: Picture, *, practice: bool) -> bytes:
    """Return the pages of one file as pictures, one on each sheet."""
    sheet = paper.Sheet(title=file.label, running=f"{file.label} · {home}", printed=printed, practice=practice)
    pages = [_FilePage(file.name, file, page, picture) for page in range(file.pages)]
    return paper.build(sheet, lambda: pages)


def _story(pack: Pack, told: dict[str, int], known: dict[str, int], picture: Picture | None) -> Iterator[Any]:
    yield from paper.head(pack.home, pack.title)
    for words in pack.notes:
        yield paper.text(words, BODY)
    yield Spacer(0, 3 * mm)
    yield from paper.facts(pack.facts, NAME)
    yield from _index(pack, known)
    if pack.tells_notes:
        past = [f"{ref}: {words} Reason: {why}" for ref, words, why in pack.gone_past]
        yield from _list("Warnings that were gone past, and why", past, "None.")
        yield from _list("What is missing", pack.missing, "Nothing that the program knows of.")
    for part in pack.parts:
        yield paper.text(part.heading, HEADING)
        if not part.items:
            yield paper.text(part.none, BODY)
        for item in part.items:
            yield from _item(item, told, picture)
    yield from paper.unknown_signs(pack, air=4 * mm)


def _index(pack: Pack, known: dict[str, int]) -> Iterator[Any]:
    yield paper.text("Index", HEADING)
    rows = [(item.reference, item.title, item.sum, str(known.get(item.reference, ""))) for item in pack.items]
    if not rows:
        yield paper.text("Nothing is recorded for this fund yet.", BODY)
    yield from long_table(("", "What", "Sum", "Page"), rows, INDEX, sums=(2, 3))


def _list(heading: str, said: Sequence[str], none: str) -> Iterator[Any]:
    yield paper.text(heading, HEADING)
    if not said:
        yield paper.text(none, BODY)
    yield from long_table((f"{len(said)} in all",), [(words,) for words in said], [WIDTH])


def _item(item: PackItem, told: dict[str, int], picture: Picture | None) -> Iterator[Any]:
    """One table for each thing, with its name as the head: a table for each fact would take four times as long."""
    yield _Place(item.reference, told)
    rows = [
        *item.facts,
        *_under("How it was worked out", item.working),
        *_under("Warning", [f"{words} Reason: {why}" for words, why in item.gone_past]),
        *_under("Missing", item.owed),
        *_under("Files", files_words(item)),
    ]
    yield from long_table((item.reference, f"{item.title}   {item.sum}".rstrip()), rows, (NAME, WIDTH - NAME))
    if not item.files:  # their pages begin a sheet of their own: a gap before them could be pushed onto one
        yield Spacer(0, 5 * mm)
    for file in item.files:
        for page in range(file.pages):
            yield _FilePage(item.title, file, page, picture)


def _under(label: str, said: Iterable[str]) -> Iterator[tuple[str, str]]:
    for at, words in enumerate(said):
        yield "" if at else label, words


class _Place(Flowable):  # type: ignore[misc]  # reportlab tells no types
    """Takes no room and tells on which page it lies."""

    keepWithNext = 1  # noqa: N815 - reportlab's name

    def __init__(self, key: str, told: dict[str, int]) -> None:
        super().__init__()
        self._key, self._told = key, told

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self._told[self._key] = self.canv.getPageNumber()


class _FilePage(Flowable):  # type: ignore[misc]  # reportlab tells no types
    """One page of a file on a sheet of its own, under a line that says what it belongs to."""

    def __init__(self, title: str, file: PackFile, page: int, picture: Picture | None) -> None:
        super().__init__()
        self._words = f"{title} · {file.label}, page {page + 1} of {file.pages}"
        self._file, self._page, self._picture = file, page, picture

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return WIDTH, _ROOM

    def draw(self) -> None:
        canvas, top = self.canv, _ROOM - 4 * mm
        canvas.setFont(BOLD, 9.5)
        canvas.drawString(0, top, self._file.reference)
        canvas.setFont(REGULAR, 9.5)
        left = REFERENCE if self._file.reference else 0
        canvas.drawString(left, top, paper.cut(self._words, REGULAR, 9.5, WIDTH - left))
        canvas.setFont(REGULAR, 8)
        canvas.drawString(left, top - 3.6 * mm, f"SHA-256 {self._file.digest}")
        if self._picture is None:
            return
        room = _ROOM - _HEAD
        dots = round(WIDTH / 72 * DOTS), round(room / 72 * DOTS)
        image = ImageReader(BytesIO(self._picture(self._file, self._page, *dots)))
        across, down = image.getSize()
        scale = min(WIDTH / across, room / down, 72 / 96)  # a small picture is not blown up
        canvas.drawImage(image, 0, room - down * scale, across * scale, down * scale)
