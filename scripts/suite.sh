#!/bin/sh
# The whole suite: lint, the database tests on PostgreSQL, then every test on SQLite.
# Everything is run even when something before it failed; pytest's own line stands last.
# With SOGOC_REPORTS=FOLDER pytest also leaves its reports there.
set -u
cd "$(dirname "$0")/.."
. scripts/say.sh
failed=""

tests() {
    name=$1
    shift
    .venv/bin/python -m pytest -q -n "${SOGOC_TEST_WORKERS:-2}" \
        ${SOGOC_REPORTS:+"--junitxml=$SOGOC_REPORTS/$name.xml"} "$@" || failed="$failed $name"
}

scripts/lint.sh || failed="$failed lint"
case ",${SOGOC_SKIP:-}," in
    *,postgres,*) ;;
    *) SOGOC_TEST_DB=postgres tests postgres -m "db and not slow and not browser" --ignore=tests/web --ignore=tests/cli ;;
esac
SOGOC_TEST_DB=sqlite tests sqlite

[ -z "$failed" ] || fail "Không đạt:$failed" "Failed:$failed"
