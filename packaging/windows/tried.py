"""Which tests are run with the packaged Python: what touches the disk, the names of files, the system's own stores and lines between programs."""

from __future__ import annotations

TESTS = (
    "tests/vault/test_durable.py",
    "tests/vault/test_folder.py",
    "tests/vault/test_keys_on_windows.py",
    "tests/app/test_opening.py",
    "tests/services/test_at_sign_in.py",
    "tests/exports/test_writing.py",
    "tests/reports/test_pdf_apart.py",
    "tests/window/test_one_window.py",
)

LEFT_OUT = (
    # Windows tells a program its folders itself, whatever the environment says.
    "tests/vault/test_folder.py::test_home_and_practice_have_folders_of_their_own",
)
