#!/bin/sh
# Sees to it that the machine has the system packages the program stands on.
#
#     system-packages.sh needed|wanted PACKAGE...
#
# Root on Debian or Ubuntu: what is missing is installed. Anyone else is told what is missing and the one command that
# installs it; "needed" then ends with 1, "wanted" goes on. a|b means: either will do (a name that changed over the years).
set -eu

need=$1
shift

if ! command -v dpkg-query >/dev/null 2>&1; then
    # Not Debian or Ubuntu: the libraries may well be there under other names, and Qt itself will say if they are not.
    exit 0
fi

# Installed packages and the names they stand in for, one a line.
have=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | tr ',' '\n' | sed 's/ *([^)]*)//g; s/^ *//; s/ *$//' | sort -u)

missing=""
for names in "$@"; do
    found=""
    for name in $(echo "$names" | tr '|' ' '); do
        if echo "$have" | grep -qxF "$name"; then found=yes; fi
    done
    if [ -z "$found" ]; then missing="$missing ${names%%|*}"; fi
done
if [ -z "$missing" ]; then exit 0; fi

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # One unreachable source of several must not stop what the others can give.
    apt-get update -qq </dev/null || echo "Some package lists could not be fetched; trying with those that are there." >&2
    # shellcheck disable=SC2086  # one word for each package is what is meant
    if apt-get install -qq -o Dpkg::Use-Pty=0 --yes --no-install-recommends $missing </dev/null >/dev/null; then exit 0; fi
    echo "These system packages could not be installed:$missing" >&2
    echo "Look at the lines above, then try:  $install" >&2
else
    echo "These system packages are missing:$missing" >&2
    echo "Ask whoever looks after this computer to run:  sudo $install" >&2
fi
if [ "$need" = needed ]; then exit 1; fi
echo "Going on without them: the tests that need them are left out and say so." >&2
