#!/bin/sh
# The programs of Debian that only the tests need: a browser, PostgreSQL, LibreOffice Calc,
# and Node.js with npm, which builds the workbench too.
# Comes in: SOGOC_SKIP (some of browser,postgres,libreoffice,node, which are then not wanted).
# Goes out: the missing ones installed when that is possible without a password, else the command to run;
# the tests that need what is still missing then fail, each with the same command.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

skipped() { case ",${SOGOC_SKIP:-}," in *",$1,"*) return 0 ;; *) return 1 ;; esac; }
have_postgres() {
    command -v initdb >/dev/null 2>&1 && return 0
    for bin in /usr/lib/postgresql/*/bin/initdb; do [ -x "$bin" ] && return 0; done
    return 1
}

missing=""
skipped browser || command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
skipped postgres || have_postgres || missing="$missing postgresql"
skipped libreoffice || command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-calc"
skipped node || command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
[ -n "$missing" ] || exit 0

command="apt-get update && apt-get install --yes --no-install-recommends$missing"
run() { DEBIAN_FRONTEND=noninteractive sh -c "$1" >/dev/null; }
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        say "Cài các gói Debian cho việc kiểm thử:$missing" "Installing Debian packages for the tests:$missing"
        run "$command" && exit 0
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        say "Cài các gói Debian cho việc kiểm thử:$missing" "Installing Debian packages for the tests:$missing"
        run "sudo -n apt-get update && sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends$missing" && exit 0
    fi
fi
say "Thiếu:$missing. Để các phép thử cần chúng chạy được, chạy: sudo sh -c '$command'" \
    "Missing:$missing. For the tests that need them, run: sudo sh -c '$command'"
