#!/bin/sh
# Opens the window in practice; where there is no screen, walks the main job without one.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "This machine has no screen, so the main job is walked without a window; what it makes is written to out/demo."
    exec .venv/bin/carehome-desktop demo --out out/demo
fi
exec .venv/bin/carehome-desktop --practice
