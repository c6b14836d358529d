"""Which parts other people made lie in the package, with version, licence and the words of the licence, from what is installed."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

LICENCE_FILE = re.compile(r"(^|/)(licen[cs]es?[^/]*/.+|(licen[cs]e|copying|notice|authors)[^/]*)$", re.IGNORECASE)
OURS, BUILT_WITH = "carehome-desktop", "pyinstaller"
COMMON = Path("/usr/share/common-licenses")
CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: zlib/libpng License": "Zlib",
}
"""What parts say that name no licence in a field of its own."""


class NoLicenceError(Exception):
    """A part is in the package and nobody can say under which licence."""


@dataclass(frozen=True)
class Part:
    """One part: `purl` names it for programs, `licence` in words, `texts` are the licence's own words by file name."""

    name: str
    version: str
    purl: str
    licence: str
    home: str
    texts: tuple[tuple[str, str], ...]


def parts_of(
    sources: Iterable[Path], resources: Path, *, site: Path | None = None, python: Part | None = None
) -> list[Part]:
    """Return the parts that the collected files came from, by name; NoLicenceError if one has none.

    `site` and `python` are what the package carries where that is not the Python which is running.
    """
    collected = {str(path) for path in sources}
    found = [python or _python(), *_carried(resources)]
    for distribution in distributions() if site is None else distributions(path=[str(site)]):
        name = distribution.metadata["Name"]
        files = {str(distribution.locate_file(file)) for file in distribution.files or ()}
        if name.lower() == BUILT_WITH or (files & collected and name.lower() != OURS):
            found.append(_installed(distribution))
    if bare := [part.name for part in found if not part.licence or not part.texts]:
        raise NoLicenceError("No licence is known of: " + ", ".join(bare))
    return sorted(found, key=lambda part: part.name.lower())


def _installed(distribution: Distribution) -> Part:
    told = distribution.metadata
    name, version = told["Name"], distribution.version
    licence = told.get("License-Expression") or told.get("License") or ""
    if not licence or "\n" in licence:
        licence = next(
            (CLASSIFIERS[each] for each in told.get_all("Classifier", ()) if each in CLASSIFIERS), "see its text"
        )
    texts = [
        (str(file), Path(str(distribution.locate_file(file))).read_text("utf-8", "replace"))
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and LICENCE_FILE.search(str(file).partition(".dist-info/")[2])
    ]
    if not texts and licence.startswith("LGPL-3.0"):
        # Qt's wheels name their licence and do not bring it along.
        texts = [(name, (COMMON / name).read_text("utf-8")) for name in ("LGPL-3", "GPL-3")]
    home = told.get("Home-page") or next((url.partition(", ")[2] for url in told.get_all("Project-URL", ())), "")
    return Part(name, version, f"pkg:pypi/{name.lower()}@{version}", licence, home, tuple(sorted(texts)))


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version.rpartition('.')[0]}/copyright"),
    )
    texts = [(place.name, place.read_text("utf-8", "replace")) for place in places if place.exists()][:1]
    return Part("Python", version, f"pkg:generic/python@{version}", "PSF-2.0", "https://www.python.org", tuple(texts))


def _carried(resources: Path) -> list[Part]:
    """Return what lies in resources/ and is somebody else's."""
    font, words = resources / "fonts" / "LICENSE.txt", resources / "licences" / "recovery-phrase-words.txt"
    return [
        Part("DejaVu Sans Condensed", "2.37", "pkg:generic/dejavu-fonts@2.37", "Bitstream Vera licence, with changes in the public domain",
             "https://dejavu-fonts.github.io", ((font.name, font.read_text("utf-8")),)),
        Part("English words of BIP 39", "2013", "pkg:generic/bip39-words@2013", "MIT",
             "https://github.com/bitcoin/bips", ((words.name, words.read_text("utf-8")),)),
    ]  # fmt: skip
