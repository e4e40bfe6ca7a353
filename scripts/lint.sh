#!/bin/sh
# Ruff, its formatter, mypy, the import contracts; TypeScript and Biome for the workbench. Every one is run, whatever the others say.
# SOGOC_SKIP=node leaves the workbench aside.
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
case ",${SOGOC_SKIP:-}," in
    *,node,*) ;;
    *)
        step typescript frontend/node_modules/.bin/tsc --noEmit --project frontend
        step biome sh -c 'cd frontend && node_modules/.bin/biome check --error-on-warnings .'
        ;;
esac
[ -z "$failed" ] || { echo "lint:$failed" >&2; exit 1; }
