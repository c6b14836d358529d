#!/bin/sh
# Builds the Debian package into dist/, with its bill of materials beside it. Works on Debian 12 or newer, for anyone.
#
#     COMPRESSION=zstd   ten times as fast and a third larger, for trying things out
#     PYTHON=/some/python   another Python than the system's own, whose paths are then inside
set -eu
cd "$(dirname "$0")/.."

if ! command -v dpkg-deb >/dev/null 2>&1; then
    echo "A Debian package is built on Debian or Ubuntu: dpkg-deb was not found here." >&2
    exit 1
fi
# The system's own Python: it is mended by Debian, and names no folder of whoever builds.
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$python is not a Python 3.11 or newer. Build on Debian 12, Ubuntu 24.04 or later." >&2
    exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
# What the program's libraries ask for must be here, or nobody could say which package brings it.
sh packaging/system-packages.sh "python$version-venv" "libpython$version|libpython${version}t64" binutils xz-utils \
    libegl1 libgl1 'libglib2.0-0|libglib2.0-0t64' libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 \
    'libcups2|libcups2t64' libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
    libxcb-shape0 libxcb-xkb1 libxcb-sync1 libxcb-xfixes0 libwayland-client0 libwayland-cursor0 libwayland-egl1 libdrm2 \
    fonts-dejavu-core ca-certificates tzdata

work=build/package-linux
lock=packaging/requirements.lock
mkdir -p "$work"
if ! cmp -s "$lock" "$work/venv/installed" || ! "$work/venv/bin/python" -c 'import PyInstaller' 2>/dev/null; then
    echo "Installing the libraries named in $lock"
    "$python" -m venv --clear "$work/venv"
    PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        "$work/venv/bin/python" -m pip install -qq --no-deps --require-hashes --no-compile -r "$lock" </dev/null
    cp "$lock" "$work/venv/installed"
fi
rm -rf "$work/dist" "$work/root"
# 0 nothing known, 3 not checked (said so); anything else stops the build.
audit=0
echo "Asking for known weaknesses of what goes in"
"$python" packaging/audit.py "$lock" packaging/weaknesses.toml >"$work/audit.txt" || audit=$?
[ "$audit" -eq 0 ] || [ "$audit" -eq 3 ] || exit 1
PYTHONPATH=$PWD/packaging/common "$work/venv/bin/python" packaging/linux/build.py --house . --work "$work" --out dist --compression "${COMPRESSION:-xz}"
# Beside the package and last on the screen: whoever hands it on sees whether it was looked at.
tee dist/known-weaknesses.txt <"$work/audit.txt"
