#!/bin/sh
# Prints the mirror that this computer's own settings name for Debian, or nothing: debootstrap then takes its own.
sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | grep -v -e security -e backports | head -n 1
