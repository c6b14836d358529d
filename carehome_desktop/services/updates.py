"""A newer program from a stick: who signed it is checked without a network, on a copy of our own, and just that copy is run."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.releases import PROGRAM, Release, Standing, read_release, standing
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.vault.durable import make_private_folder, sync_file
from carehome_desktop.vault.signature import (
    LONGEST,
    SUFFIX,
    NotASignature,
    PublicKey,
    Signature,
    comment_is_by,
    digest_of,
    file_is_by,
    read_signature,
)
from carehome_desktop.vault.trouble import trouble_of

FILE = "file"
"""The field that a problem with a package is about."""
MOST = 400_000_000
"""Bytes that a package may have before anything of it is read."""
_PIECE = 1 << 20

NOTHING = "Nothing was run and nothing was changed."
UNSIGNED = (
    "This program is unsigned: it was built without a release key, so it cannot tell who made a newer package and takes none "
    "from a stick. Ask whoever gave you the program to install the newer one."
)
NO_FILE = "There is no file {name} there. If it is on a stick, put the stick in firmly and choose the file again."
NO_SIGNATURE = (
    "There is no signature beside {name}, so nobody can tell who made it. The signature is a small file called {beside}. Both "
    "files must be copied onto the stick."
)
NOT_WHOLE = "The signature beside {name} is damaged or not whole. Copy both files onto the stick again."
UNKNOWN_KEY = (
    "{name} is signed by somebody this program does not know, and not by {known}. Do not install it. Ask whoever gave it to "
    "you where it comes from."
)
NOT_GENUINE = (
    "The signature beside {name} was changed after it was made. Do not install it. Ask whoever gave it to you for both "
    "files again."
)
OTHER_PROGRAM = "{name} is signed by {by}, but it is not this program."
OTHER_SYSTEM = "{name} is this program for {theirs}. This computer needs the one for {ours}."
CUT_OFF = (
    "{name} is cut off: it has {here:,} bytes and should have {whole:,}. Copy it onto the stick again, and wait until the "
    "computer says that the stick can be taken out."
)
OTHER_BYTES = (
    "{name} is not the file that was signed: it was changed or damaged, or the signature belongs to another file. Do not "
    "install it. Copy both files onto the stick again, or ask whoever gave them to you."
)
NOT_READ = "{name} could not be read to its end. Put the stick in firmly, leave it in, and choose the file again."
NOT_COPIED = "No copy of {name} could be made on this computer to check it: {happened}. {do} Then try again."
TOO_LARGE = "{name} is far larger than this program’s package ever is, so it is another file."
NONE_HERE = (
    "There is no signed package of this program for {system} in {folder}. Look for a file whose name begins with "
    f"{PROGRAM}, with a second file beside it that ends in {SUFFIX}."
)


@dataclass(frozen=True)
class Update:
    """A package whose signature is good. `copy` is our own checked copy of it; None where it is not newer and none was kept."""

    name: str
    release: Release
    standing: Standing
    signed_by: PublicKey
    signature: Signature
    copy: Path | None


class Updates:
    """Looks at packages. `keys` sign our releases; none means that this program is unsigned. Copies lie in `folder`."""

    def __init__(self, keys: Sequence[PublicKey], version: str, system: str, folder: Path) -> None:
        self._keys, self.version, self.system, self._folder = tuple(keys), version, system, folder

    @property
    def signed(self) -> bool:
        """Whether this program knows who signs its releases."""
        return bool(self._keys)

    @property
    def signers(self) -> str:
        """Return who signs releases, in words; "" for an unsigned program."""
        return " or ".join(key.name for key in self._keys)

    def look_at(self, path: Path) -> Update | Problem:
        """Return what a package is, or why it must not be run. It takes as long as reading it: not on the window's thread."""
        self.tidy()
        if not self._keys:
            return _refused(UNSIGNED)
        if os.path.isdir(path):  # noqa: PTH112 - pathlib raises where a name is too long to be looked up
            found = self._newest_in(path)
            if found is None:
                return _refused(NONE_HERE.format(system=_system_words(self.system), folder=_name(path)))
            path = found
        if _is_signature(path):
            path = path.with_name(path.name.removesuffix(SUFFIX))
        claimed = self._claims(path)
        return claimed if isinstance(claimed, Problem) else self._checked(path, *claimed)

    def check_again(self, update: Update) -> Problem | None:
        """Return why the checked copy must not be run now, or None: called last before it is."""
        try:
            good = update.copy is not None and file_is_by(update.signature, update.signed_by, digest_of(update.copy))
        except OSError:
            good = False
        return None if good else _refused(OTHER_BYTES.format(name=update.name))

    def tidy(self) -> None:
        """Throw away the copy of an earlier look; one that is still being run is left for next time."""
        with suppress(OSError):
            if not stat.S_ISDIR(self._folder.lstat().st_mode):  # a link or a pipe put there: copies never go through it
                self._folder.unlink()
                return
        shutil.rmtree(self._folder, ignore_errors=True)

    def tidy_installed(self) -> None:
        """Throw away the copy of a package that is this program by now: it has done its work."""
        if any(self.version in re.split(r"[-_]", each.name) for each in self._folder.glob(f"{PROGRAM}*")):
            self.tidy()

    def _newest_in(self, folder: Path) -> Path | None:
        """Return the newest package in a folder that is signed by one of ours, for this computer."""
        good = []
        try:
            signatures = sorted(each for each in folder.iterdir() if _is_signature(each))
        except OSError:  # taken out meanwhile
            return None
        for beside in signatures:
            path = beside.with_name(beside.name.removesuffix(SUFFIX))
            claimed = self._claims(path)
            if not isinstance(claimed, Problem):
                good.append((claimed[0], path))
        newest: tuple[Release, Path] | None = None
        for release, path in good:
            if newest is None or standing(release.version, newest[0].version) is Standing.NEWER:
                newest = release, path
        return newest[1] if newest else None

    def _claims(self, path: Path) -> tuple[Release, Signature, PublicKey] | Problem:
        """Return what is signed of a package; of the package itself only its length is looked at."""
        name, beside = _name(path), path.with_name(path.name + SUFFIX)
        try:
            found = path.stat()
        except (OSError, ValueError):  # the name itself may be one that no file can have
            return _refused(NO_FILE.format(name=name))
        if not stat.S_ISREG(found.st_mode):
            return _refused(NO_FILE.format(name=name))
        size = found.st_size
        try:
            with _opened(beside) as opened:
                signature = read_signature(opened.read(LONGEST + 1))
        except FileNotFoundError:
            return _refused(NO_SIGNATURE.format(name=name, beside=f"{name}{SUFFIX}"))
        except (OSError, NotASignature):
            return _refused(NOT_WHOLE.format(name=name))
        key = next((each for each in self._keys if each.id == signature.key_id), None)
        if key is None:
            return _refused(UNKNOWN_KEY.format(name=name, known=self.signers))
        if not comment_is_by(signature, key):
            return _refused(NOT_GENUINE.format(name=name))
        release = read_release(signature.comment)
        if release is None or release.program != PROGRAM:
            return _refused(OTHER_PROGRAM.format(name=name, by=key.name))
        if release.system != self.system:
            ours = _system_words(self.system)
            return _refused(OTHER_SYSTEM.format(name=name, theirs=release.system_words, ours=ours))
        if size > MOST:
            return _refused(TOO_LARGE.format(name=name))
        if size < release.size:
            return _refused(CUT_OFF.format(name=name, here=size, whole=release.size))
        return release, signature, key

    def _checked(self, path: Path, release: Release, signature: Signature, key: PublicKey) -> Update | Problem:
        name = _name(path)
        # Under the name that was signed: another name could make the system take it for something else.
        copy = self._folder / release.file
        try:
            make_private_folder(self._folder)
            _copy(path, copy, release.size + 1)
            sync_file(copy)
            good = file_is_by(signature, key, digest_of(copy))
        except _Unreadable:
            self.tidy()
            return _refused(NOT_READ.format(name=name))
        except OSError as error:
            self.tidy()
            trouble = trouble_of(error)
            return _refused(NOT_COPIED.format(name=name, happened=trouble.happened, do=trouble.do))
        if not good:
            self.tidy()
            return _refused(OTHER_BYTES.format(name=name))
        how = standing(release.version, self.version)
        if how is not Standing.NEWER:
            self.tidy()
        return Update(name, release, how, key, signature, copy if how is Standing.NEWER else None)


class _Unreadable(Exception):  # noqa: N818 - what the stick is
    """The place a package comes from stopped giving it."""


def this_system() -> str:
    """Return the name of this kind of computer, as releases name it."""
    if sys.platform == "win32":
        return "windows-amd64"  # the one there is; it also runs where the processor is another
    machine = os.uname().machine
    return f"linux-{ {'x86_64': 'amd64', 'aarch64': 'arm64'}.get(machine, machine) }"


def _copy(source: Path, target: Path, most: int) -> None:
    """Copy up to a number of bytes; _Unreadable where reading stops, OSError where writing does."""
    with target.open("xb") as out:
        for piece in _pieces(source, most):
            out.write(piece)


def _pieces(source: Path, most: int) -> Iterator[bytes]:
    try:
        with _opened(source) as opened:
            while most > 0 and (piece := opened.read(min(_PIECE, most))):
                most -= len(piece)
                yield piece
    except OSError:
        raise _Unreadable from None


def _opened(path: Path) -> BinaryIO:
    """Open a plain file to read; OSError for anything else. A pipe or a device may never answer, and must not be waited for."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a plain file")
    return os.fdopen(descriptor, "rb")


def _is_signature(path: Path) -> bool:
    """Return whether a name is that of a signature; one that has nothing before the ending belongs to no package."""
    return path.name.endswith(SUFFIX) and path.name != SUFFIX


def _system_words(system: str) -> str:
    from carehome_desktop.domain.releases import SYSTEMS

    return SYSTEMS.get(system, system)


def _name(path: Path) -> str:
    return path.name if path.name and is_one_line(path.name) else "The file"


def _refused(words: str) -> Problem:
    return Problem(FILE, f"{words} {NOTHING}")
