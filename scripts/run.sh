#!/bin/sh
# What `make run` does: run.sh [PORT]. Sets up, does the main job on a sample, serves it.
# On a terminal each step is a foreground job of its own (set -m): Ctrl-C reaches it and not make, which would add
# words of its own. A step that was stopped has said so; stopping is how serving ends, so it is no failure.
set -u
cd "$(dirname "$0")/.."
in_front() {
    # whether this process group is the terminal's foreground one: another would be stopped by asking for jobs of its own
    [ -t 0 ] && [ -t 2 ] && read -r stat < "/proc/$$/stat" && set -- $stat && [ "$5" = "$8" ]
}
hands_over() {
    # whether this shell gives a job the terminal when it runs a script: dash does, bash does not
    case $(readlink "/proc/$$/exe") in */dash) return 0 ;; *) return 1 ;; esac
}
if hands_over && in_front; then set -m; fi
step() {
    "$@"
    code=$?
    [ "$code" -ne 130 ] || exit 0
    [ "$code" -eq 0 ] || exit "$code"
}
step scripts/bootstrap.sh run
step .venv/bin/sogoc demo ${1:+--port "$1"}
