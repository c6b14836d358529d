"""Where the packaged program begins."""

from __future__ import annotations

import os

# PyInstaller names the folder of our Qt to whatever is started from here. The desktop's own installer or file manager would load
# our Qt beside its own, and fail. We find it without: the wheel tells its own place.
for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(name, None)

from carehome_desktop.__main__ import main  # noqa: E402 - after that

main()
