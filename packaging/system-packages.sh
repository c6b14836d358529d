#!/bin/sh
# Sees to it that the machine has the system packages the program stands on.
#
#     system-packages.sh NEEDED... [-- WANTED...]
#
# Root on Debian or Ubuntu: what is missing is installed. Anyone else is told what is missing and the one command that
# installs it. Ends with 1 if something needed stays missing; what is only wanted never stops anyone.
# a|b means: either will do (a name that changed over the years).
set -eu

if ! command -v dpkg-query >/dev/null 2>&1; then
    # Not Debian or Ubuntu: the libraries may well be there under other names, and Qt itself will say if they are not.
    exit 0
fi

# Installed packages and the names they stand in for, one a line.
have=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | tr ',' '\n' | sed 's/ *([^)]*)//g; s/^ *//; s/ *$//' | sort -u)

is_here() {
    for name in $(echo "$1" | tr '|' ' '); do
        if echo "$have" | grep -qxF "$name"; then return 0; fi
    done
    return 1
}

needed=""
wanted=""
only_wanted=""
for names in "$@"; do
    if [ "$names" = -- ]; then
        only_wanted=yes
    elif ! is_here "$names"; then
        if [ -z "$only_wanted" ]; then needed="$needed ${names%%|*}"; else wanted="$wanted ${names%%|*}"; fi
    fi
done
missing="$needed$wanted"
if [ -z "$missing" ]; then exit 0; fi

install() {
    # shellcheck disable=SC2086  # one word for each package is what is meant
    apt-get install -qq -o Dpkg::Use-Pty=0 --yes --no-install-recommends $1 </dev/null >/dev/null
}

if [ "$(id -u)" -eq 0 ]; then
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # One unreachable source of several must not stop what the others can give.
    apt-get update -qq </dev/null || echo "Some package lists could not be fetched; trying with those that are there." >&2
    if install "$missing"; then exit 0; fi
    echo "These system packages could not be installed:$missing" >&2
    if [ -n "$needed" ] && [ -n "$wanted" ] && install "$needed"; then needed=""; fi
    command="apt-get install --no-install-recommends"
else
    echo "These system packages are missing:$missing" >&2
    command="sudo apt-get install --no-install-recommends"
fi
if [ -n "$needed" ]; then
    echo "The program cannot do without them. Run, or ask whoever looks after this computer to run:" >&2
    echo "    $command$missing" >&2
    exit 1
fi
echo "Going on without them: the tests that need them are left out and say so. To install them:" >&2
echo "    $command$wanted" >&2
