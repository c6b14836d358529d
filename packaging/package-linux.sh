#!/bin/sh
# Builds the Debian package into dist/, with its bill of materials beside it. Works on Debian 12 or newer, for anyone.
#
#     COMPRESSION=zstd   ten times as fast and a third larger, for trying things out
#     PYTHON=/some/python   another Python than the system's own, whose paths are then inside
set -eu
cd "$(dirname "$0")/.."

. packaging/build-common.sh

need_debian dpkg-deb
# What the program's libraries ask for must be here, or nobody could say which package brings it.
sh packaging/system-packages.sh "python$version-venv" "libpython$version|libpython${version}t64" binutils xz-utils \
    libegl1 libgl1 'libglib2.0-0|libglib2.0-0t64' libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 \
    'libcups2|libcups2t64' libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
    libxcb-shape0 libxcb-xkb1 libxcb-sync1 libxcb-xfixes0 libwayland-client0 libwayland-cursor0 libwayland-egl1 libdrm2 \
    fonts-dejavu-core ca-certificates tzdata

work=build/package-linux
lock=packaging/requirements.lock
mkdir -p "$work"
make_venv "$work/venv" "$lock"
rm -rf "$work/dist" "$work/root"
audit_into "$work/audit.txt" "$lock"
PYTHONPATH=$PWD/packaging/common "$work/venv/bin/python" packaging/linux/build.py --house . --work "$work" --out dist --compression "${COMPRESSION:-xz}"
# Beside the package and last on the screen: whoever hands it on sees whether it was looked at.
tee dist/known-weaknesses.txt <"$work/audit.txt"
