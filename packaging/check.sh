#!/bin/sh
# Linters, types and import contracts: all of them, whatever the first one says; ends with 1 if any found trouble.
set -u
cd "$(dirname "$0")/.." || exit 1

trouble=""
run() {
    echo "== $*"
    .venv/bin/python -m "$@" || trouble="$trouble, $*"
}

run ruff check .
run ruff format --check .
run mypy
echo "== lint-imports"
.venv/bin/lint-imports || trouble="$trouble, lint-imports"

if [ -n "$trouble" ]; then
    echo "Trouble was found by: ${trouble#, }"
    exit 1
fi
