#!/bin/sh
# Prints the path of a Python that can run the program (3.11 or newer), or says what to do.
# PYTHON=/some/python chooses one.
set -eu

good() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for name in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
    if good "$name"; then
        "$name" -c 'import sys; print(sys.executable)'
        exit 0
    fi
    if [ -n "${PYTHON:-}" ]; then
        echo "PYTHON names $PYTHON, which is not a Python 3.11 or newer." >&2
        exit 1
    fi
done
echo "Python 3.11 or newer is needed and was not found. On Debian 12, Ubuntu 24.04 and later:  sudo apt-get install python3" >&2
exit 1
