"""Where the packaged program begins on Windows, started by the launcher that lies beside it."""

from __future__ import annotations

import sys

sys.frozen = True  # type: ignore[attr-defined]  # what starts the program again is the launcher, not a Python


def prepare() -> int:
    """Compile every module once, as the installer's last step: the first start need not do it."""
    import compileall
    from pathlib import Path

    root = Path(sys.executable).parent
    for folder in ("Lib", "libraries", "app"):
        compileall.compile_dir(root / folder, quiet=2, maxlevels=20)
    return 0


if sys.argv[1:] == ["--prepare"]:
    sys.exit(prepare())

from carehome_desktop.__main__ import main  # noqa: E402 - after the question whether there is anything to import

main()
