#!/bin/sh
# The suite: lint, the workbench's own tests, the database tests on PostgreSQL, then every test on SQLite.
# On PostgreSQL stand the rooms that lock, that write their own queries or that lean on constraints, and of a test with several cases
# the first; with SOGOC_SLOW=1 every room with all cases runs there, and on SQLite the proofs that take minutes.
# Everything is run even when something before it failed; pytest's own line stands last.
# With SOGOC_REPORTS=FOLDER pytest also leaves its reports there.
set -u
cd "$(dirname "$0")/.."
. scripts/say.sh
failed=""

tests() {
    name=$1
    shift
    .venv/bin/python -m pytest -q -n "${SOGOC_TEST_WORKERS:-2}" --dist worksteal \
        ${SOGOC_REPORTS:+"--junitxml=$SOGOC_REPORTS/$name${SOGOC_SLOW:+-slow}.xml"} "$@" || failed="$failed $name"
}

if [ "${SOGOC_SLOW:-}" = 1 ]; then
    there="tests --ignore=tests/web --ignore=tests/cli" cases="" proofs="slow"
else
    there="tests/ground tests/accounts tests/intake tests/register tests/keying tests/reconciliation tests/reporting"
    cases="--one-case" proofs="not slow"
    scripts/lint.sh || failed="$failed lint"
fi
case ",${SOGOC_SKIP:-}," in
    *,node,*) ;;
    *) (cd frontend && node_modules/.bin/vitest run ${SOGOC_REPORTS:+--reporter=default --reporter=junit \
        "--outputFile=$SOGOC_REPORTS/workbench${SOGOC_SLOW:+-slow}.xml"}) || failed="$failed workbench" ;;
esac
case ",${SOGOC_SKIP:-}," in
    *,postgres,*) ;;
    *) SOGOC_TEST_DB=postgres tests postgres $cases -m "db and not slow and not browser" $there ;;
esac
SOGOC_TEST_DB=sqlite tests sqlite -m "$proofs"

[ -z "$failed" ] || fail "Không đạt:$failed" "Failed:$failed"
