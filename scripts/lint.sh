#!/bin/sh
# Ruff, its formatter, mypy and the import contracts; every one is run, whatever the others say.
set -u
cd "$(dirname "$0")/.."
failed=""
step() {
    name=$1
    shift
    "$@" || failed="$failed $name"
}
step ruff .venv/bin/ruff check --quiet .
step format .venv/bin/ruff format --check --quiet .
step mypy .venv/bin/mypy --no-error-summary sogoc tests scripts $([ -d benchmarks ] && echo benchmarks)
step imports .venv/bin/lint-imports --cache-dir .state/import-linter --no-logo
[ -z "$failed" ] || { echo "lint:$failed" >&2; exit 1; }
