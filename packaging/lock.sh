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
# The same for Windows, where nothing is looked up any more: what goes in is what stands there. And what builds and tries that package.
windows="--python-platform x86_64-pc-windows-msvc --python-version 3.13 --only-binary :all: --generate-hashes"
# shellcheck disable=SC2086
resolve $windows --constraints requirements.lock --output-file packaging/windows/requirements.lock "$@"
only="--quiet --no-header --no-annotate"
# shellcheck disable=SC2086
.venv/bin/python -m uv pip compile $only $universal --group package-windows --output-file packaging/windows/tools.lock "$@"
# shellcheck disable=SC2086
.venv/bin/python -m uv pip compile $only $windows --constraints requirements-dev.lock --group package-windows-check \
    --output-file packaging/windows/check.lock "$@"

# A lock is only good where every library comes ready built: nobody's office computer has a compiler.
for platform in x86_64-manylinux_2_34 aarch64-manylinux_2_39 x86_64-pc-windows-msvc aarch64-apple-darwin; do
    for version in 3.11 3.12 3.13 3.14; do
        echo "Are there ready-built files for $platform, Python $version?"
        resolve --group build --only-binary :all: --constraints requirements.lock \
            --python-platform "$platform" --python-version "$version" >/dev/null
    done
done
echo "Yes. requirements.lock, requirements-dev.lock and the locks in packaging are written."
