"""Signed packages for tests: a release key that is thrown away, and small files signed with it by the builder's own script."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import ModuleType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from carehome_desktop.domain.releases import PROGRAM, Release
from carehome_desktop.services.updates import this_system
from carehome_desktop.vault.signature import SUFFIX, read_keys
from tests.house import ROOT

MADE = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
CONTENT = b"the bytes of a package " * 1000


@cache
def signer() -> ModuleType:
    """Return packaging/common/sign.py, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("sign", ROOT / "packaging" / "common" / "sign.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class ReleaseKey:
    """A key pair that nobody keeps; `folder` holds its private key as a build is given it."""

    def __init__(self, folder: Path, name: str = "Rosewood Software") -> None:
        self.private = folder / f"{name}.pem"
        assert signer().main(["new", str(self.private)], {}) == 0
        self.environment = {"CAREHOME_RELEASE_KEY": str(self.private), "CAREHOME_RELEASE_NAME": name}
        self.text: str = signer().public_keys(self.environment)
        (self.public,) = read_keys(self.text)

    def sign(
        self,
        folder: Path,
        version: str = "0.2.0",
        *,
        content: bytes = CONTENT,
        program: str = PROGRAM,
        system: str = "",
    ) -> Path:
        """Return a package with its signature beside it."""
        system = system or this_system()
        kind = f"{version}-Setup.exe" if system.startswith("windows") else f"{version}_amd64.deb"
        package = folder / f"{PROGRAM}_{kind}"
        folder.mkdir(parents=True, exist_ok=True)
        package.write_bytes(content)
        release = Release(program, version, MADE, system, package.name, len(content))
        key = signer()._key(self.environment)
        assert isinstance(key, Ed25519PrivateKey)
        signature_of(package).write_text(signer().signature(key, package, release), encoding="utf-8")
        return package


def signature_of(package: Path) -> Path:
    """Return where a package's signature lies."""
    return package.with_name(package.name + SUFFIX)
