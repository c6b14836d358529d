"""The rules of the Windows package, each tried without a build, a Windows or Wine: what goes in, what it stands on, whose it is."""

from __future__ import annotations

import hashlib
import importlib
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.house import ROOT

WINDOWS = ROOT / "packaging" / "windows"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """Import one of the builder's modules, which are no part of the program; the Linux package has some of the same names."""
    for folder in (ROOT / "packaging" / "common", WINDOWS):
        monkeypatch.syspath_prepend(str(folder))
    for name in _builders_modules():
        monkeypatch.delitem(sys.modules, name)  # those of the Linux package are there again afterwards
    yield importlib.import_module
    for name in _builders_modules():
        del sys.modules[name]


def _builders_modules() -> list[str]:
    builders = str(ROOT / "packaging")
    return [name for name, each in sys.modules.items() if str(getattr(each, "__file__", "")).startswith(builders)]


def a_program(loads: Sequence[str], later: Sequence[str] = ()) -> bytes:
    """Return a 64-bit Windows program that holds nothing but what it loads, at once and later (Microsoft's PE format)."""
    names, at, base = b"", {}, 0x1000
    tables = 20 * (len(loads) + 1) + 32 * (len(later) + 1)
    for name in (*loads, *later):
        at[name] = base + tables + len(names)
        names += name.encode() + b"\0"
    imports = b"".join(struct.pack("<12xII", at[name], 0) for name in loads) + bytes(20)
    delayed = b"".join(struct.pack("<4xI24x", at[name]) for name in later) + bytes(32)
    section = imports + delayed + names
    directories = bytearray(16 * 8)
    struct.pack_into("<II", directories, 8, base, len(imports))
    if later:
        struct.pack_into("<II", directories, 13 * 8, base + len(imports), len(delayed))
    optional = struct.pack("<H106xI", 0x20B, 16) + bytes(directories)
    headers = (
        b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + struct.pack("<HH12xHH", 0x8664, 1, len(optional), 0)
    )
    place = struct.pack("<8sIIII16x", b".rdata", len(section), base, len(section), 0x200)
    return (headers + optional + place).ljust(0x200, b"\0") + section


def a_list(digests: Sequence[bytes]) -> bytes:
    """Return a signed message around a catalogue that lists these digests; nobody signed it."""

    def value(tag: int, *inside: bytes) -> bytes:
        content = b"".join(inside)
        size = len(content)
        return bytes([tag]) + (bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2)) + content

    entries = value(0x30, *(value(0x30, value(0x04, digest), value(0x31)) for digest in digests))
    catalogue = value(0x30, value(0x30), value(0x04, b"its own name"), value(0x17), value(0x30), entries)
    held = value(0x30, value(0x06), value(0xA0, catalogue))
    return value(0x30, value(0x06), value(0xA0, value(0x30, value(0x02, b"\1"), value(0x31), held)))


def test_what_the_program_loads_goes_in_and_what_only_others_load_stays_out(tool) -> None:
    payload: ModuleType = tool("payload")
    for name in ("Lib/encodings/__init__.py", "DLLs/_ssl.pyd", "python313.dll", "python3.dll", "vcruntime140_1.dll"):
        assert payload.is_runtime(name), name
    for name in ("python.exe", "Scripts/pip.exe", "Lib/site-packages/pip/__init__.py", "Lib/tkinter/__init__.py", "DLLs/_wmi.pyd",
                 "Lib/__pycache__/os.cpython-313.pyc", "libs/python313.lib", "DLLs/python_lib.cat"):  # fmt: skip
        assert not payload.is_runtime(name), name
    for name in ("PySide6/QtWidgets.pyd", "PySide6/plugins/platforms/qwindows.dll", "keyring/backends/Windows.py",
                 "win32ctypes/core/__init__.py", "keyring-25.7.0.dist-info/METADATA", "mnemonic/wordlist/english.txt"):  # fmt: skip
        assert payload.is_library(name), name
    for name in ("PySide6/Qt6Quick.dll", "PySide6/opengl32sw.dll", "PySide6/designer.exe", "PySide6/translations/qtbase_de.qm",
                 "bin/uvicorn.exe", "anyio/pytest_plugin.py", "win32ctypes/tests/test_backends.py", "mnemonic/wordlist/french.txt"):  # fmt: skip
        assert not payload.is_library(name), name


def test_a_library_that_is_neither_carried_nor_windows_own_is_named(tool, tmp_path: Path) -> None:
    needed = tool("needed")
    windows = needed.windows_own((WINDOWS / "windows-dlls.txt").read_text("utf-8"))
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6/Qt6Core.dll").write_bytes(a_program(["KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll"]))
    (tmp_path / "program.exe").write_bytes(a_program(["USER32.dll", "Qt6Core.dll"], later=["d3d11.dll"]))
    (tmp_path / "notes.txt").write_text("MSVCP140.dll")
    assert list(needed.missing(tmp_path, windows)) == []
    (tmp_path / "later.pyd").write_bytes(a_program(["kernel32.dll"], later=["VCOMP140.dll"]))
    (tmp_path / "now.pyd").write_bytes(a_program(["MSVCP140.dll"]))
    assert list(needed.missing(tmp_path, windows)) == [
        "later.pyd loads vcomp140.dll, which is neither in the package nor known as Windows’ own.",
        "now.pyd loads msvcp140.dll, which is neither in the package nor known as Windows’ own.",
    ]


def test_what_is_no_program_or_is_cut_off_is_told_apart(tool) -> None:
    pe = tool("pe")
    whole = a_program(["kernel32.dll"])
    assert pe.loads(whole) == {"kernel32.dll"}
    for content in (b"MZ" + bytes(200), whole[:80], whole[:0x210], whole.replace(b"\x0b\x02", b"\x0b\x01")):
        with pytest.raises(ValueError, match=r"."):
            pe.loads(content)


def test_a_module_that_the_signed_list_does_not_know_is_named(tool, tmp_path: Path) -> None:
    signed = tool("signed")
    theirs, ours = b"print('theirs')\n", b"print('not theirs')\n"
    listed = signed.listed_in(a_list([hashlib.sha1(theirs).digest(), hashlib.sha256(b"another").digest()]))
    assert listed == {hashlib.sha1(theirs).digest(), hashlib.sha256(b"another").digest()}
    for name, content in (("theirs.py", theirs), ("empty.py", b""), ("read.py", b"read"), ("stranger.py", ours)):
        (tmp_path / name).write_bytes(content)
    known = {"read.py": hashlib.sha256(b"read").hexdigest(), "stranger.py": "0" * 64}
    found = list(signed.strangers(tmp_path, ["theirs.py", "empty.py", "read.py", "stranger.py"], listed, known))
    assert found == [f"stranger.py is not in the signed list ({hashlib.sha256(ours).hexdigest()})."]
    for broken in (b"\x30\x84", b"\x30\x05\x02", a_list([b"x" * 20])[:-30]):
        with pytest.raises(ValueError, match=r"."):
            signed.listed_in(broken)


SIGNED = """Signer's certificate:
\tSigner #0:
\t\tSubject: /C=US/O=Python Software Foundation/CN=Python Software Foundation
Timestamp verified using:
\t\tSubject: /C=US/O=Microsoft Corporation/CN=Time Stamping
Timestamp Server Signature verification: ok
Signature verification: ok
"""


def test_only_a_verified_signature_with_its_time_stamp_names_a_signer(tool) -> None:
    signer_of = tool("signed").signer_of
    assert signer_of(SIGNED) == "Python Software Foundation"
    assert signer_of(SIGNED.replace("Signature verification: ok\n", "", 1)) is None
    assert signer_of(SIGNED.replace("\nSignature verification: ok", "\nSignature verification: failed")) is None
    assert signer_of("No signature found") is None


def test_another_archive_than_the_one_that_was_named_is_not_unpacked(tool, tmp_path: Path) -> None:
    runtime, signed = tool("runtime"), tool("signed")
    (tmp_path / "python.zip").write_bytes(b"something else")
    told = (WINDOWS / "runtime.toml").read_text("utf-8")
    (tmp_path / "runtime.toml").write_text(re.sub(r'package = "[^"]*"', 'file = "python.zip"', told))
    named = runtime.Runtime.read(tmp_path / "runtime.toml")
    assert named.library == "python313.dll"
    with pytest.raises(signed.NotTheirsError, match="does not have the sum"):
        runtime.unpack(named, tmp_path / "work")
    assert not (tmp_path / "work/python").exists()


def test_versions_are_told_as_windows_counts_them(tool) -> None:
    four = tool("launcher").four
    assert four("0.1.0") == (0, 1, 0, 0)
    assert four("2.10") == (2, 10, 0, 0)
    with pytest.raises(ValueError, match="invalid literal"):
        four("1.0rc1")


def test_every_library_of_the_windows_lock_is_one_of_the_programs_own_at_the_same_version() -> None:
    def pinned(name: str) -> Iterator[str]:
        return (found[0] for found in re.finditer(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))

    ours, windows = set(pinned("requirements.lock")), set(pinned("packaging/windows/requirements.lock"))
    assert windows <= ours
    left = {each.partition("==")[0] for each in ours - windows}
    assert left == {
        "backports-tarfile",
        "importlib-metadata",
        "jeepney",
        "lazy-importer",
        "secretstorage",
        "setuptools",
        "zipp",
    }
    assert "://" not in (ROOT / "packaging/windows/requirements.lock").read_text("utf-8")


def test_the_launcher_and_the_setup_know_each_other_by_the_same_names() -> None:
    launcher = (WINDOWS / "launcher/launcher.c").read_text("utf-8")
    setup = (WINDOWS / "setup.nsi").read_text("utf-8")
    for name in re.findall(r'L"Local\\\\(carehome-desktop[a-z-]*)"', launcher):
        assert f'"Local\\{name}"' in setup, name
    assert "Target amd64-unicode" in setup
    assert "RequestExecutionLevel user" in setup


def test_a_check_that_cannot_be_made_is_never_told_as_passed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    said = subprocess.run(["sh", str(tmp_path / "packaging/package-check-windows.sh")], capture_output=True, text=True)
    assert said.stdout == "NOT CHECKED: there is no Setup in dist. Run first: make package-windows\n"


def test_each_test_that_is_run_with_the_packaged_python_is_there(tool) -> None:
    tried = tool("tried")
    for name in tried.TESTS:
        assert (ROOT / name).is_file(), name
    for name in tried.LEFT_OUT:
        file, _, function = name.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text("utf-8"), name
