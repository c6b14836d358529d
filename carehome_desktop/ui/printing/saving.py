"""Saves a finished PDF where the person chose; what can go wrong is a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.whole_file import write_whole

_SAFE = "The record itself is safe in the program."
_WORDS = {
    errno.ENOSPC: f"The disk is full, so the PDF was not saved. {_SAFE} Make room, or choose another place, and save again.",
    errno.EDQUOT: f"Your share of the disk is full, so the PDF was not saved. {_SAFE} Make room, or choose another place, and save again.",
    errno.EACCES: f"The computer does not let the program save there; the file may also be open in another program. {_SAFE} "
    "Close it there, or choose another place, and save again.",
    errno.EROFS: f"This place can only be read, so the PDF was not saved. {_SAFE} Choose another place and save again.",
    errno.ENOENT: f"The folder is not there any more, so the PDF was not saved. {_SAFE} Choose another place and save again.",
    errno.EISDIR: f"There is a folder of this name, so the PDF was not saved. {_SAFE} Choose another name and save again.",
}
_WORDS[errno.EPERM] = _WORDS[errno.EBUSY] = _WORDS[errno.ETXTBSY] = _WORDS[errno.EACCES]
_WORDS[errno.ENOTDIR] = _WORDS[errno.ENOENT]


def save_pdf(pdf: bytes, path: Path) -> Problem | None:
    """Save whole or not at all: a file that was there before stays until the new one is complete."""
    try:
        write_whole((path, pdf))
    except OSError as error:
        words = _WORDS.get(
            error.errno or 0,
            f"The PDF was not saved ({error.strerror or 'no reason given'}). {_SAFE} Choose another place and save again.",
        )
        return Problem("save", words)
    return None
