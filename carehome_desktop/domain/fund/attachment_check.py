"""What a file must be before it is opened at all: not too big, of a kind that is taken in, and what its name says."""

from __future__ import annotations

from pathlib import PurePath

from carehome_desktop.domain.fund.evidence import FileKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
"""Every copy of the records holds every file, so one scan of a whole folder must not fill the disk: ours."""
LONGEST_NAME = 120
KIND_WORDS = {FileKind.PDF: "a PDF", FileKind.PNG: "a PNG picture", FileKind.JPEG: "a JPEG picture"}
_ENDINGS = {".pdf": FileKind.PDF, ".png": FileKind.PNG, ".jpg": FileKind.JPEG, ".jpeg": FileKind.JPEG}
_BEGINNINGS = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
)
_ADVICE = {
    ".heic": "On an iPhone, choose “Most Compatible” under Settings, Camera, Formats, or send the photo to yourself by e-mail.",
    ".heif": "Save it as JPEG in the program that shows it.",
    ".doc": "Save it as PDF in the program that wrote it.",
    ".docx": "Save it as PDF in the program that wrote it.",
    ".xls": "Save it as PDF in the program that wrote it.",
    ".xlsx": "Save it as PDF in the program that wrote it.",
    ".eml": "Print the e-mail to a PDF.",
    ".msg": "Print the e-mail to a PDF.",
    ".tif": "Save it as PDF or JPEG in the program that scanned it.",
    ".tiff": "Save it as PDF or JPEG in the program that scanned it.",
}
NOT_KEPT = "Nothing was kept."


def too_big(size: int) -> Problem | None:
    """Return that a file of so many bytes is not taken in, or nothing."""
    if size > MOST_BYTES:
        return refused(
            f"The file has {size / MEGABYTE:,.1f} megabytes, and {MOST_BYTES // MEGABYTE} are the most for one. "
            "Scan it in grey or with fewer dots, or split it into two files."
        )
    return refused("The file is empty. Look whether it was saved or downloaded whole.") if not size else None


def kind_of(name: str, content: bytes) -> FileKind | Problem:
    """Return what a file is by its name and its first bytes, which must agree."""
    if not name or len(name) > LONGEST_NAME or not is_one_line(name):
        return refused(f"Give the file a plain name of {LONGEST_NAME} characters or fewer.")
    if problem := too_big(len(content)):
        return problem
    ending = PurePath(name).suffix.lower()
    said = _ENDINGS.get(ending)
    if said is None:
        advice = _ADVICE.get(ending, "Save it as PDF, PNG or JPEG in the program that made it.")
        return refused(f"PDF, PNG and JPEG files are taken in, and this is none of them. {advice}")
    found = next((kind for begins, kind in _BEGINNINGS if content.startswith(begins)), None)
    if found is None:
        return refused(
            f"The name says {KIND_WORDS[said]}, and what is inside is something else. Look which file it is."
        )
    if found is not said:
        return refused(
            f"The name says {KIND_WORDS[said]}, and inside is {KIND_WORDS[found]}. Give it the right ending."
        )
    return found


def refused(words: str) -> Problem:
    """Return why a file is not taken in; nothing is ever half kept."""
    return Problem("file", f"{words} {NOT_KEPT}")
