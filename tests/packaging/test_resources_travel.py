"""Data files are found in one place only, and that place finds them in a frozen build as well."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house import ROOT, our_files

WAYS_OF_OWN = {"__file__", "_MEIPASS", "_MEIPASS2", "resource_filename", "resource_string", "get_data"}
"""Names by which code would look for files beside itself, instead of asking resources.py."""
MODULES = ("importlib.resources", "pkgutil", "pkg_resources")
MAY = {
    "carehome_desktop/resources.py",
    "carehome_desktop/store/upgrade.py",  # the steps are code: Alembic reads them from the folder they lie in
}

FROZEN = """
import json, sys
sys.frozen, sys._MEIPASS = True, sys.argv[1]
from carehome_desktop.resources import resource_path, resources_root
names = json.load(sys.stdin)
print(json.dumps([str(resources_root()), sum(bool(resource_path(name).read_bytes()) for name in names)]))
"""


def looks_by_itself(code: str) -> set[str]:
    """Return the names in some code by which it finds files beside itself."""
    found = set()
    if not any(word in code for word in (*WAYS_OF_OWN, *MODULES)):
        return found  # most files: reading their text costs nothing
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name) and node.id in WAYS_OF_OWN:
            found.add(node.id)
        elif isinstance(node, ast.Constant) and node.value in ("_MEIPASS", "_MEIPASS2"):
            found.add(str(node.value))
        elif isinstance(node, ast.Attribute) and node.attr in WAYS_OF_OWN:
            found.add(node.attr)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names if each.name in MODULES}
    return found


def test_no_module_but_one_looks_for_files_beside_itself() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): looks_by_itself(file.read_text("utf-8"))
        for file in our_files(ROOT / "carehome_desktop")
        if file.suffix == ".py"
    }
    assert {name for name, ways in found.items() if ways} == MAY


def test_such_a_look_is_seen() -> None:
    assert looks_by_itself("from pathlib import Path\nprint(Path(__file__).parent)\n") == {"__file__"}
    assert looks_by_itself("import sys\nprint(sys._MEIPASS)\n") == {"_MEIPASS"}
    assert looks_by_itself("from importlib.resources import files\n") == {"importlib.resources"}


def test_a_frozen_build_opens_every_data_file_from_its_own_folder(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "resources", ignore=shutil.ignore_patterns("__pycache__"))
    names = [file.relative_to(ROOT / "resources").as_posix() for file in our_files(ROOT / "resources")]
    told = subprocess.run(
        [sys.executable, "-c", FROZEN, str(tmp_path)],
        input=json.dumps(names),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(told.stdout) == [str(tmp_path / "resources"), len(names)]
