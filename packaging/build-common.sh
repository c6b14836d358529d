# What both builds of a package begin and end with: package-linux.sh and package-windows.sh read it in, from the top of the checkout.

# A machine's own pip settings (a mirror, a proxy, certificates) stay in force; these two would break a venv.
export PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1

# need_debian TOOL: put the Python to build with into $python and its version into $version, or say what is missing.
need_debian() {
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "A package is built on Debian or Ubuntu, with their tools: $1 was not found here." >&2
        exit 1
    fi
    [ -n "${PYTHON:-}" ] || sh packaging/system-packages.sh python3 || exit 1
    # The system's own Python: it is mended by Debian, and names no folder of whoever builds.
    python=${PYTHON:-/usr/bin/python3}
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$python is not a Python 3.11 or newer. Build on Debian 12, Ubuntu 24.04 or later." >&2
        exit 1
    fi
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
}

# make_venv FOLDER LOCK: what the lock names and nothing else; nothing is done when nothing has changed.
make_venv() {
    if cmp -s "$2" "$1/installed" && "$1/bin/python" -c 'import pip' 2>/dev/null; then return; fi
    echo "Installing what $2 names"
    "$python" -m venv --clear "$1"
    "$1/bin/python" -m pip install -qq --no-deps --require-hashes --no-compile -r "$2" </dev/null
    cp "$2" "$1/installed"
}

# audit_into FILE LOCK: ask for known weaknesses. 0 nothing known, 3 not checked (said so); anything else stops the build.
audit_into() {
    audit=0
    echo "Asking for known weaknesses of what goes in"
    "$python" packaging/audit.py "$2" packaging/weaknesses.toml >"$1" || audit=$?
    [ "$audit" -eq 0 ] || [ "$audit" -eq 3 ] || exit 1
}
