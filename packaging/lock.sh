#!/bin/sh
# Writes the lock files from pyproject.toml: exact versions, a hash for every file a version has, no address of any index.
# Versions already locked stay as they are unless --upgrade or --upgrade-package NAME is given.
set -eu
cd "$(dirname "$0")/.."

resolve() {
    .venv/bin/python -m uv pip compile --quiet --no-header --no-annotate "$@" pyproject.toml
}
universal="--universal --python-version 3.11 --generate-hashes"

# shellcheck disable=SC2086  # the options are words
resolve $universal --group build --output-file requirements.lock "$@"
# shellcheck disable=SC2086
resolve $universal --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock "$@"
# What the packages are built from: the program's libraries and what packs them, without the tools of tests.
# shellcheck disable=SC2086
resolve $universal --group build --group package --constraints requirements.lock --output-file packaging/requirements.lock "$@"

# A lock is only good where every library comes ready built: nobody's office computer has a compiler.
for platform in x86_64-manylinux_2_34 aarch64-manylinux_2_39 x86_64-pc-windows-msvc aarch64-apple-darwin; do
    for version in 3.11 3.12 3.13 3.14; do
        echo "Are there ready-built files for $platform, Python $version?"
        resolve --group build --only-binary :all: --constraints requirements.lock \
            --python-platform "$platform" --python-version "$version" >/dev/null
    done
done
echo "Yes. requirements.lock, requirements-dev.lock and packaging/requirements.lock are written."
