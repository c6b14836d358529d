"""Which files belong into the Windows package: rules on names, so that they can be tried without a build."""

from __future__ import annotations

import fnmatch
import re

OUT_OF_PYTHON = (
    "Lib/__pycache__/*",
    "*/__pycache__/*",
    "Lib/site-packages/*",
    "Lib/curses/*",
    "Lib/ensurepip/*",
    "Lib/idlelib/*",
    "Lib/tkinter/*",
    "Lib/turtle.py",
    "Lib/turtledemo/*",
    "Lib/venv/*",
    "Lib/pydoc_data/*",
    "Lib/test/*",
    "Lib/lib2to3/*",
    "Lib/distutils/*",
    "Lib/__phello__/*",
    "Lib/__hello__.py",
    "DLLs/*.ico",
    "DLLs/*.cat",
    "DLLs/_tkinter.pyd",
    "DLLs/tcl86t.dll",
    "DLLs/tk86t.dll",
    "DLLs/zlib1.dll",
    "DLLs/winsound.pyd",
    # Asks Windows itself which Windows this is, by a service that can take seconds; without it Python asks the registry.
    "DLLs/_wmi.pyd",
)
"""What a Windows Python brings along for those who write programs."""

RUNTIME = re.compile(r"(Lib/.+|DLLs/.+|python3\d*\.dll|vcruntime140(_1)?\.dll|LICENSE\.txt)")

QT = ("Core", "Gui", "Network", "PrintSupport", "Widgets")
"""The parts of Qt that the program imports."""

QT_LIBRARIES = (
    *(f"PySide6/Qt{name}.pyd" for name in QT),
    *(f"PySide6/Qt6{name}.dll" for name in (*QT, "Svg")),
    "PySide6/pyside6.abi3.dll",
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/__init__.py",
    "PySide6/support/deprecated.py",
    "PySide6/msvcp140.dll",
    "PySide6/msvcp140_1.dll",
    "PySide6/msvcp140_2.dll",
    "PySide6/vcruntime140.dll",
    "PySide6/vcruntime140_1.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/plugins/imageformats/qgif.dll",
    "PySide6/plugins/imageformats/qico.dll",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/imageformats/qwebp.dll",
    "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/styles/*",
    "shiboken6/Shiboken.pyd",
    "shiboken6/__init__.py",
    "shiboken6/_config.py",
    "shiboken6/_git_shiboken_module_version.py",
    "shiboken6/shiboken6.abi3.dll",
    "shiboken6/msvcp140.dll",
    "shiboken6/vcruntime140.dll",
    "shiboken6/vcruntime140_1.dll",
)
"""Qt's wheel holds ten times what a program like ours opens, so here what goes in is named."""

OUT_OF_LIBRARIES = (
    "bin/*",
    "*.pyi",
    "*.lib",
    "*.h",
    "*.c",
    "*.pyx",
    "*.pxd",
    "*.mo",
    "*.po",
    "*/py.typed",
    "*/__pycache__/*",
    "*/tests/*",
    "*/test/*",
    "*/testing/*",
    "*/direct_url.json",
    "*/RECORD",
    "*/INSTALLER",
    "*/REQUESTED",
    "*/entry_points.txt",
    "*/top_level.txt",
    "PIL/_avif*",
    "PIL/AvifImagePlugin.py",
    "PIL/_imagingtk*",
    "PIL/ImageTk.py",
    "*/pytest_plugin.py",
    "annotated_types/test_cases.py",
    "alembic/templates/*",
    "cffi/*",
    "cffi-*",
    "pycparser/*",
    "pycparser-*",
    "mnemonic/wordlist/[!e]*",
    "pypdfium2_cli/*",
    "sqlalchemy/dialects/mssql/*",
    "sqlalchemy/dialects/oracle/*",
    "sqlalchemy/ext/mypy/*",
    "holidays/generate_ics.py",
)


def is_runtime(name: str) -> bool:
    """Return whether a file of the Windows Python belongs into the package, by its name in Python's folder."""
    return RUNTIME.fullmatch(name) is not None and not _is_one_of(name, OUT_OF_PYTHON)


def is_library(name: str) -> bool:
    """Return whether a file that a wheel brought belongs into the package, by its name beside the other libraries."""
    if name.startswith(("PySide6/", "shiboken6/")):
        return _is_one_of(name, QT_LIBRARIES)
    return not _is_one_of(name, OUT_OF_LIBRARIES)


def is_ours(name: str) -> bool:
    """Return whether a file of the checkout's `carehome_desktop` or `resources` belongs into the package."""
    return "__pycache__" not in name.split("/")


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
