#!/bin/sh
# Makes .venv ready: system packages, the locked libraries, the program itself. Does nothing when nothing has changed.
#
#     set-up.sh program                      what the program needs to run
#     set-up.sh tools [SYSTEM-PACKAGE...]    that, and what its tests need
#
# What was last installed is remembered as a copy inside .venv: same content, nothing to do.
set -eu

kind=$1
shift
more=$*
cd "$(dirname "$0")/.."
here=$(pwd -P)

# -- the machine ------------------------------------------------------------------------------------------------------

# A venv knows the folder and the Python it was made with; when either has gone it is made again.
made_here() {
    grep -qsF "$here/.venv" .venv/bin/activate && .venv/bin/python -c 'import pip' 2>/dev/null
}

can_make_venv() {
    "$python" -c 'import ensurepip' 2>/dev/null
}

# What Qt loads, even with no screen; a font to draw with; the certificates and the time zones of the system.
set -- libegl1 libgl1 'libglib2.0-0|libglib2.0-0t64' libdbus-1-3 libfontconfig1 libxkbcommon0 \
    fonts-dejavu-core ca-certificates tzdata
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    set -- "$@" libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
        libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-xinerama0 libwayland-client0 libwayland-cursor0
fi
python=""
if ! made_here; then
    python=$(sh packaging/find-python.sh)
    if ! can_make_venv; then
        # Debian and Ubuntu keep this part of Python in a package of its own.
        set -- "$@" "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
fi
if [ "$kind" = tools ]; then
    # A real keyring, counting system calls, reading the PDFs we write.
    # shellcheck disable=SC2086  # one word for each package
    set -- "$@" -- gnome-keyring 'dbus-daemon|dbus' strace poppler-utils qpdf $more
fi
sh packaging/system-packages.sh "$@"

# -- .venv ------------------------------------------------------------------------------------------------------------

if [ -n "$python" ]; then
    if ! can_make_venv; then
        echo "$python cannot make a virtual environment: its ensurepip is missing. Name another with PYTHON=/path/to/python3." >&2
        exit 1
    fi
    echo "Making .venv with $python"
    "$python" -m venv --clear .venv
fi

# A machine's own pip settings (a mirror, a proxy, certificates) stay in force; these two would break a venv.
export PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1

same() { cmp -s "$1" "$2"; }

# The lock is complete, so pip has nothing to resolve; each file must have a hash the lock knows.
install_locked() {
    same "$1" "$2" && return
    echo "Installing the libraries named in $1 (the first time this can take some minutes)"
    .venv/bin/python -m pip install -qq --no-deps --require-hashes -r "$1" </dev/null
    cp "$1" "$2"
}

# The tools' lock holds everything the program's lock holds, at the same versions.
if [ "$kind" = tools ]; then
    install_locked requirements-dev.lock .venv/installed-tools
    cp requirements.lock .venv/installed-program
else
    install_locked requirements.lock .venv/installed-program
fi

# In place, so that an edit needs no new installation; only pyproject.toml says what to install.
if ! same pyproject.toml .venv/installed-pyproject || [ ! -x .venv/bin/carehome-desktop ]; then
    .venv/bin/python -m pip install -qq --no-deps --no-build-isolation --no-index --editable . </dev/null
    cp pyproject.toml .venv/installed-pyproject
fi
