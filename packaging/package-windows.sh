#!/bin/sh
# Builds the Setup for Windows into dist/, with its bill of materials beside it. Works on Debian 12 or newer, for anyone; no Windows is asked.
#
#     RUNTIME=file.toml   another Windows Python than packaging/windows/runtime.toml names
#     COMPRESSION=zlib    five times as fast and half as large again, for trying things out
set -eu
cd "$(dirname "$0")/.."

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "The Setup is built with Debian's tools: this is not Debian or Ubuntu." >&2
    exit 1
fi
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$python is not a Python 3.11 or newer. Build on Debian 12, Ubuntu 24.04 or later." >&2
    exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
sh packaging/system-packages.sh "python$version-venv" nsis gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 osslsigncode \
    librsvg2-bin icoutils ca-certificates

work=build/package-windows
tools=packaging/windows/tools.lock
lock=packaging/windows/requirements.lock
mkdir -p "$work"
if ! cmp -s "$tools" "$work/venv/installed"; then
    echo "Installing the tools named in $tools"
    "$python" -m venv --clear "$work/venv"
    PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        "$work/venv/bin/python" -m pip install -qq --no-deps --require-hashes -r "$tools" </dev/null
    cp "$tools" "$work/venv/installed"
fi
# 0 nothing known, 3 not checked (said so); anything else stops the build.
audit=0
echo "Asking for known weaknesses of what goes in"
"$python" packaging/audit.py "$lock" packaging/weaknesses.toml >"$work/audit.txt" || audit=$?
[ "$audit" -eq 0 ] || [ "$audit" -eq 3 ] || exit 1
quick=""
[ "${COMPRESSION:-lzma}" = lzma ] || quick=--quick
PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONPATH=$PWD/packaging/common PYTHONDONTWRITEBYTECODE=1 \
    "$work/venv/bin/python" packaging/windows/build.py --house . --work "$work" --out dist \
    --runtime "${RUNTIME:-packaging/windows/runtime.toml}" $quick
# Beside the package and last on the screen: whoever hands it on sees whether it was looked at.
tee dist/known-weaknesses-windows.txt <"$work/audit.txt"
