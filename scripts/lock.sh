#!/bin/sh
# Pins every requirement with its hashes, for CPython 3.11-3.13 on Linux. Run by `make lock`.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
compile() {
    "$uv" pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
        --no-header --quiet --upgrade pyproject.toml "$@"
}
compile --group build --output-file requirements/runtime.txt
compile --group build --group dev --output-file requirements/development.txt
