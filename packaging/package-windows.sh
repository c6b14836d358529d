#!/bin/sh
# Builds the Setup for Windows into dist/, with its bill of materials beside it. Works on Debian 12 or newer, for anyone; no Windows is asked.
#
#     RUNTIME=file.toml   another Windows Python than packaging/windows/runtime.toml names
#     COMPRESSION=zlib    five times as fast and half as large again, for trying things out
set -eu
cd "$(dirname "$0")/.."

. packaging/build-common.sh

need_debian dpkg-query
sh packaging/system-packages.sh "python$version-venv" nsis gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 osslsigncode \
    librsvg2-bin icoutils ca-certificates

work=build/package-windows
tools=packaging/windows/tools.lock
lock=packaging/windows/requirements.lock
mkdir -p "$work"
make_venv "$work/venv" "$tools"
audit_into "$work/audit.txt" "$lock"
quick=""
[ "${COMPRESSION:-lzma}" = lzma ] || quick=--quick
PYTHONPATH=$PWD/packaging/common PYTHONDONTWRITEBYTECODE=1 \
    "$work/venv/bin/python" packaging/windows/build.py --house . --work "$work" --out dist \
    --runtime "${RUNTIME:-packaging/windows/runtime.toml}" $quick
# Beside the package and last on the screen: whoever hands it on sees whether it was looked at.
tee dist/known-weaknesses-windows.txt <"$work/audit.txt"
