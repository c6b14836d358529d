#!/bin/sh
# Tries the Setup that is in dist under Wine: see packaging/windows/check.py. Needs root once, for Wine itself and a screen.
set -eu
cd "$(dirname "$0")/.."

not_checked() {
    echo "NOT CHECKED: $1"
    exit 0
}

setup=$(ls -t dist/carehome-desktop-*-Setup.exe 2>/dev/null | head -n 1)
[ -n "$setup" ] || not_checked "there is no Setup in dist. Run first: make package-windows"
work=build/package-windows
[ -d "$work/site" ] || not_checked "what the Setup was built from is gone. Run first: make package-windows"
[ -x .venv/bin/python ] || not_checked "records of another age are made by the checkout. Run first: make install"
sh packaging/system-packages.sh wine64 wine xvfb openbox xdotool gcc-mingw-w64-x86-64-win32 || not_checked "Wine is not here."

lock=packaging/windows/check.lock
if ! cmp -s "$lock" "$work/check-tools/installed"; then
    rm -rf "$work/check-tools"
    PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        "$work/venv/bin/python" -m pip install -qq --platform win_amd64 --implementation cp --python-version 3.13 --no-deps --require-hashes \
        --only-binary :all: --no-compile --target "$work/check-tools" -r "$lock" </dev/null
    cp "$lock" "$work/check-tools/installed"
fi
"$work/venv/bin/python" packaging/windows/check.py --setup "$setup" --house . --work "$work"
echo "The Setup was installed, tried, updated, refused to work while the program was open, and was removed. Only the records are left."
echo "That was Wine: no Windows was asked."
