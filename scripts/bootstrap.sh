#!/bin/sh
# Makes .venv ready: bootstrap.sh run|test
# Comes in: a machine with any Python >= 3.11 and a package index that pip can reach.
# Goes out: .venv with the hashed packages of requirements/<set>.txt and the project itself (editable); the workbench built
# (scripts/frontend.sh).
# Writes nothing outside the checkout; caches lie under .state. Done before with the same inputs: instant.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

set_name=${1:?run or test}
state=.state
export PIP_CACHE_DIR="$PWD/$state/cache/pip" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
export UV_CACHE_DIR="$PWD/$state/cache/uv" UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 UV_SYSTEM_CERTS=1
# pip asks `rustc` for its version, and a rustup that answers makes itself a folder
export RUSTUP_HOME="$PWD/$state/cache/rustup"
unset PYTHONPATH PYTHONHOME || true

fingerprint() {
    # everything that decides what stands in .venv
    { cat requirements/*.in requirements/*.txt pyproject.toml scripts/bootstrap.sh; pwd; } | cksum
}

done_for() {
    [ -x .venv/bin/sogoc ] && [ -f "$state/venv-$1" ] && [ "$(cat "$state/venv-$1")" = "$want" ]
}

want=$(fingerprint)
if done_for "$set_name" || { [ "$set_name" = run ] && done_for test; }; then
    exec scripts/frontend.sh
fi

good_python() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

apart() {
    # runs a long command in a session of its own: Ctrl-C reaches only this script, which ends it and says so
    setsid "$@" &
    child=$!
    wait "$child"
}

stopped() {
    trap '' INT
    [ -z "${child:-}" ] || kill -s TERM -- "-$child" 2>/dev/null || true
    say "Đã dừng; chạy lại lệnh này để làm tiếp từ chỗ đã dừng." \
        "Stopped; run this command again to go on from where it stopped."
    exit 130
}
trap stopped INT

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
        if command -v "$candidate" >/dev/null 2>&1 && good_python "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

as_root() {
    # runs a command as root if that is possible without asking anybody for a password
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

make_venv() {
    python=$(find_python) || fail \
        "Máy này chưa có Python từ bản 3.11. Trên Debian hoặc Ubuntu, chạy: sudo apt-get install python3 python3-venv" \
        "This machine has no Python 3.11 or later. On Debian or Ubuntu run: sudo apt-get install python3 python3-venv"
    say "Tạo môi trường .venv với $python" "Making .venv with $python"
    rm -rf .venv
    if "$python" -c 'import ensurepip, venv' 2>/dev/null && apart "$python" -m venv .venv; then return 0; fi
    # Debian keeps ensurepip in a package of its own
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if command -v apt-get >/dev/null 2>&1 &&
        as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" &&
        rm -rf .venv && apart "$python" -m venv .venv; then return 0; fi
    rm -rf .venv
    fail "Python của máy thiếu phần tạo môi trường ảo. Chạy: sudo apt-get install $package — rồi chạy lại lệnh này." \
        "This Python cannot make virtual environments. Run: sudo apt-get install $package — then this command again."
}

mkdir -p "$state"
half=$state/venv-half # stands while packages are being installed: what was cut off is made anew
if [ -f "$half" ]; then rm -rf .venv; fi
if ! { [ -x .venv/bin/python ] && good_python .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    make_venv
fi

: > "$half"
say "Cài các gói phần mềm cho '$set_name'" "Installing the packages for '$set_name'"
if ! apart .venv/bin/python -m pip install --quiet --require-hashes --requirement requirements/uv.txt; then
    say "Không cài được uv; dùng pip (chậm hơn)." "uv cannot be installed; using pip, which is slower."
fi
install() {
    # uv does not read pip's configuration, so where pip knows of a mirror and uv does not, pip does it
    { [ -x .venv/bin/uv ] && apart .venv/bin/uv pip install --quiet --python .venv/bin/python "$@"; } ||
        apart .venv/bin/python -m pip install --quiet "$@"
}
install --require-hashes --requirement "requirements/$set_name.txt" || fail \
    "Không cài được các gói trong requirements/$set_name.txt. Kiểm tra đường mạng hoặc chỉ mục gói của pip rồi chạy lại." \
    "The packages of requirements/$set_name.txt cannot be installed. Check the network or pip's package index, then run again."
install --no-deps --no-build-isolation --editable . || fail \
    "Không cài được chính phần mềm từ thư mục này." "The project itself cannot be installed from this folder."

rm -f "$half"
printf '%s\n' "$want" > "$state/venv-$set_name"
exec scripts/frontend.sh
