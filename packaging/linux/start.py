"""Where the packaged program begins."""

from __future__ import annotations

import os

# PyInstaller names the folders of our libraries and our Qt to whatever is started from here. The desktop's own installer or file
# manager would load ours beside its own, and fail. Ours are loaded by now, or find each other by their own places.
for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(name, None)
if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
    os.environ["LD_LIBRARY_PATH"] = before

from carehome_desktop.__main__ import main  # noqa: E402 - after that

main()
