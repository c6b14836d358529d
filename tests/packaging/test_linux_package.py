"""The rules of the Debian package, each tried without a build: what goes in, what stays out, and what is said of it."""

from __future__ import annotations

import importlib
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.store.database import KNOWN
from carehome_desktop.vault.copies import list_copies
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import read_header
from carehome_desktop.vault.opening import StoreTooNew
from tests.homes import Hands
from tests.house import ROOT

LINUX = ROOT / "packaging" / "linux"
WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Debian package is built on Debian")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """Import one of the builder's modules, which are no part of the program."""
    for folder in (LINUX, LINUX.parent / "common"):
        monkeypatch.syspath_prepend(str(folder))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


def test_what_the_program_opens_goes_in_and_what_only_others_open_stays_out(tool) -> None:
    wanted = tool("payload").is_wanted
    for name in (
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "resources/sections/beds/2024-04/section.toml",
        "carehome_desktop/store/migrations/versions/m0001_first.py",
    ):
        assert wanted(name), name
    for name in (
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "reportlab/tests/test_all.py",
        "holidays/locale/de/LC_MESSAGES/GB.mo",
        "keyring-25.7.0.dist-info/direct_url.json",
        "carehome_desktop/store/migrations/__pycache__/env.cpython-311.pyc",
    ):
        assert not wanted(name), name


def test_what_is_started_from_the_package_is_not_told_to_load_our_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")  # what PyInstaller found there
    left: list[dict[str, str]] = []

    def begin() -> None:
        left.append({name: os.environ[name] for name in names if name in os.environ})

    monkeypatch.setattr("carehome_desktop.__main__.main", begin)
    for _ in range(2):
        for name in names:
            monkeypatch.setenv(name, "/usr/lib/carehome-desktop/_internal")
        runpy.run_path(str(LINUX / "start.py"))
    assert left == [{"LD_LIBRARY_PATH": "/opt/theirs"}, {}]


def test_debians_own_libraries_are_depended_upon_but_python_is_carried(tool) -> None:
    left = tool("payload").is_left_to_debian
    assert left(Path("/usr/lib/x86_64-linux-gnu/libssl.so.3"))
    assert left(Path("/lib/x86_64-linux-gnu/libz.so.1"))
    assert not left(Path("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"))
    assert not left(Path("/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so"))
    assert not left(ROOT / ".venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Core.so.6")


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not here")
def test_a_library_that_is_neither_carried_nor_the_systems_stops_the_build(tool, tmp_path: Path) -> None:
    needed = tool("needed")
    found = needed.Needs({"libc.so.6": "a program", "libnobody-has-it.so.7": "libqxcb.so"}, (2, 36))
    with pytest.raises(needed.LibraryMissingError, match=re.escape("libnobody-has-it.so.7 (for libqxcb.so)")):
        needed.packages_for(found)
    shutil.copy("/bin/true", tmp_path / "program")
    assert "libc.so.6" in needed.needs_of(tmp_path).libraries
    (tmp_path / "libc.so.6").write_text("carried")
    assert needed.needs_of(tmp_path).libraries == {}


def test_a_path_of_the_builder_and_test_code_are_found(tool, tmp_path: Path) -> None:
    (tmp_path / "fine.so").write_bytes(b"\0/usr/lib/python3.11\0")
    assert tool("checks").troubles(tmp_path, [Path("/builder/ada/house")]) == []
    (tmp_path / "told.so").write_bytes(b"\0/builder/ada/house/build\0")
    (tmp_path / "conftest.py").write_text("")
    assert tool("checks").troubles(tmp_path, [Path("/builder/ada/house")]) == [
        "conftest.py is test code.",
        "told.so names /builder/ada/house, a folder of the computer it was built on.",
    ]
    modules = {"fine": b"/usr/lib", "told": b"/builder/ada/house/told.py", "some.tests.homes": b"", "some.test_it": b""}
    assert tool("checks").frozen_troubles(modules, [Path("/builder/ada/house")]) == [
        "some.test_it is test code.",
        "some.tests.homes is test code.",
        "told names /builder/ada/house, a folder of the computer it was built on.",
    ]


def test_a_data_file_that_did_not_travel_is_named(tool, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    assert tool("checks").strayed(ROOT / "resources", tmp_path / "resources") == []
    (tmp_path / "resources/glossary.toml").unlink()
    (tmp_path / "resources/focus-areas.toml").write_text("")
    assert tool("checks").strayed(ROOT / "resources", tmp_path / "resources") == [
        "resources/focus-areas.toml is not the same in the package.",
        "resources/glossary.toml is not in the package.",
    ]


def test_every_part_stands_on_the_licence_page_and_in_the_bill_of_materials(tool) -> None:
    parts, papers = tool("parts"), tool("papers")
    import keyring
    import PySide6
    import requests

    found = parts.parts_of([Path(each.__file__) for each in (keyring, PySide6, requests)], ROOT / "resources")
    names = {part.name for part in found}
    assert {"Python", "keyring", "PySide6_Essentials", "requests", "DejaVu Sans Condensed"} <= {
        name.replace("-", "_") if name.startswith("PySide6") else name for name in names
    }
    assert "pytest" not in names
    page = papers.licence_page("1.2.3", "/usr/lib/carehome-desktop", found)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    bill = json.loads(papers.sbom("1.2.3", WHEN, found))
    assert (bill["bomFormat"], bill["specVersion"], bill["metadata"]["timestamp"]) == (
        "CycloneDX",
        "1.5",
        "2026-11-22T09:30:00Z",
    )
    assert {each["name"] for each in bill["components"]} == names
    assert all(each["licenses"] and each["purl"].startswith("pkg:") for each in bill["components"])
    assert papers.sbom("1.2.3", WHEN, found) == papers.sbom("1.2.3", WHEN, found)
    for part in found:
        assert f"  {part.name} {part.version}: {part.licence}" in page


def test_a_part_without_a_licence_stops_the_build(tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tool("parts")
    about = tmp_path / "nobodys-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: nobodys\nVersion: 1.0\n")
    (about / "RECORD").write_text("nobodys.py,,\n")
    (tmp_path / "nobodys.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(parts.NoLicenceError, match="nobodys"):
        parts.parts_of([tmp_path / "nobodys.py"], ROOT / "resources")


def test_the_man_page_tells_every_command_and_can_be_read(tool, tmp_path: Path) -> None:
    from carehome_desktop.cli.commands import COMMANDS
    from carehome_desktop.cli.main import parser

    page = tool("man").page(parser(), "1.2.3", WHEN)
    for command in COMMANDS:
        assert re.search(rf"^\.B {command}( |$)", page, re.MULTILINE), command
    assert r"\-\-selftest" in page
    if shutil.which("man"):
        (tmp_path / "page.1").write_text(page, encoding="utf-8")
        read = subprocess.run(
            ["man", "--warnings", "-l", str(tmp_path / "page.1")],
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        )
        assert (read.returncode, read.stderr) == (0, "")
        assert "carehome-desktop" in read.stdout


def test_the_menu_entry_names_what_the_package_holds() -> None:
    entry = (LINUX / "share/carehome-desktop.desktop").read_text("utf-8")
    assert "Exec=carehome-desktop %f\n" in entry
    kinds = (LINUX / "share/carehome-desktop.xml").read_text("utf-8")
    assert "MimeType=application/x-carehome-questions;\n" in entry
    assert 'type="application/x-carehome-questions"' in kinds
    assert "Icon=carehome-desktop\n" in entry
    if shutil.which("desktop-file-validate"):
        told = subprocess.run(
            ["desktop-file-validate", str(LINUX / "share/carehome-desktop.desktop")], capture_output=True, text=True
        )
        assert told.stdout + told.stderr == ""


def test_a_check_that_cannot_be_made_is_never_told_as_passed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    said = subprocess.run(["sh", str(tmp_path / "packaging/package-check.sh")], capture_output=True, text=True)
    assert said.stdout.startswith("NOT CHECKED: there is no package in dist.")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here")
def test_a_package_holds_what_debian_asks_for_and_everybody_may_read_it(tool, tmp_path: Path) -> None:
    deb, program, root = tool("deb"), tmp_path / "program", tmp_path / "root"
    program.mkdir(mode=0o700)
    (program / deb.NAME).write_text("the program")
    (program / "data.toml").write_text("")
    (program / "data.toml").chmod(0o600)
    root.mkdir()
    deb.lay_out(root, program, LINUX / "share")
    made = deb.pack(root, LINUX / "scripts", "1.2.3", ["libc6 (>= 2.36)"], tmp_path / "out", "none")

    def told(*words: str) -> str:
        return subprocess.run(["dpkg-deb", *words, str(made.file)], capture_output=True, text=True, check=True).stdout

    facts = dict(line.split(": ", 1) for line in told("--field").splitlines() if ": " in line)
    assert (facts["Package"], facts["Version"]) == ("carehome-desktop", "1.2.3")
    assert made.file.name == f"carehome-desktop_1.2.3_{facts['Architecture']}.deb"
    assert facts["Depends"].startswith("libc6 (>= 2.36), libegl1")
    listed = {line.split(maxsplit=5)[5].split(" -> ")[0]: line.split()[:2] for line in told("--contents").splitlines()}
    assert {owner for _, owner in listed.values()} == {"root/root"}
    assert listed["./usr/lib/carehome-desktop/carehome-desktop"][0] == "-rwxr-xr-x"
    assert listed["./usr/lib/carehome-desktop/data.toml"][0] == "-rw-r--r--"
    for name in ("applications/carehome-desktop.desktop", "mime/packages/carehome-desktop.xml"):
        assert f"./usr/share/{name}" in listed
    subprocess.run(["dpkg-deb", "--control", str(made.file), str(tmp_path / "about")], check=True)
    for script in ("prerm", "postrm"):
        file = tmp_path / "about" / script
        assert file.stat().st_mode & 0o111
        assert subprocess.run(["sh", "-n", str(file)], check=False).returncode == 0


def test_records_of_the_step_before_are_brought_along_behind_a_copy_and_those_of_a_newer_program_refused(
    tool, tmp_path: Path
) -> None:
    other, machine = tool("other_home"), Machine(clock=Hands().clock)
    assert other.main([str(tmp_path / "older"), "older"]) == 0
    older = DataFolder(tmp_path / "older")
    assert read_header(older.root).revision == KNOWN[-2]
    house = open_practice(older, machine)
    assert house.home().name == "Elm House of last year"
    assert [copy.reason for copy in list_copies(older)] == ["before upgrade"]
    assert read_header(list_copies(older)[0].folder.root).revision == KNOWN[-2]
    house.close()
    assert other.main([str(tmp_path / "newer"), "newer"]) == 0
    with pytest.raises(StoreTooNew, match="9999"):
        open_practice(DataFolder(tmp_path / "newer"), machine)
