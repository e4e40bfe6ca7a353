#!/bin/sh
# The whole suite: lint, the database tests on PostgreSQL, then every test on SQLite.
# Everything is run even when something before it failed; pytest's own line stands last.
set -u
cd "$(dirname "$0")/.."
. scripts/say.sh
workers=${SOGOC_TEST_WORKERS:-2}
failed=""

scripts/lint.sh || failed="$failed lint"

case ",${SOGOC_SKIP:-}," in
    *,postgres,*) ;;
    *)
        SOGOC_TEST_DB=postgres .venv/bin/python -m pytest -q -n "$workers" -m "db and not slow" || failed="$failed postgres"
        ;;
esac

.venv/bin/python -m pytest -q -n "$workers" || failed="$failed sqlite"

[ -z "$failed" ] || fail "Không đạt:$failed" "Failed:$failed"
