#!/bin/sh
# Builds the keying workbench: frontend.sh
# Comes in: frontend/, and a Node.js that its lock file allows, with npm. Goes out: frontend/node_modules with the packages of
# the lock file, and sogoc/web/static/build. Writes nothing outside the checkout; npm's cache lies under .state. Done before with the
# same inputs: instant. A machine without Node.js gets one sentence: everything but the workbench runs there.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

state=.state
built=sogoc/web/static/build
export npm_config_cache="$PWD/$state/cache/npm" npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

installed_of() {
    # everything that decides what stands in node_modules
    { cat frontend/package.json frontend/package-lock.json frontend/.npmrc; pwd; } | cksum
}
built_of() {
    # everything that decides what stands in the build
    { installed_of; cat scripts/frontend.sh frontend/vite.config.ts frontend/tsconfig.json
      find frontend/src -type f | LC_ALL=C sort | while read -r file; do printf '%s\n' "$file"; cat "$file"; done; } | cksum
}
stands() { [ -f "$state/$1" ] && [ "$(cat "$state/$1")" = "$2" ]; }
good_node() {
    command -v npm >/dev/null 2>&1 && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}
without() {
    say "$1 Bàn nhập liệu chưa dùng được; mọi việc khác vẫn chạy." "$2 The keying workbench cannot be used yet; everything else runs."
    exit 0
}

want=$(built_of)
if stands frontend-built "$want" && [ -f "$built/manifest.json" ] && [ -d frontend/node_modules ]; then exit 0; fi
good_node || without \
    "Máy này chưa có Node.js từ bản 20.19 kèm npm; cài chúng rồi chạy lại lệnh này." \
    "This machine has no Node.js 20.19 or later with npm; install them and run this command again."

mkdir -p "$state"
packages=$(installed_of)
if ! { stands frontend-installed "$packages" && [ -d frontend/node_modules ]; }; then
    rm -f "$state/frontend-installed"
    say "Cài các gói phần mềm của bàn nhập liệu" "Installing the packages of the keying workbench"
    (cd frontend && npm ci --silent --no-progress >&2) || without \
        "Không cài được các gói trong frontend/package-lock.json; kiểm tra đường mạng rồi chạy lại lệnh này." \
        "The packages of frontend/package-lock.json cannot be installed; check the network and run this command again."
    printf '%s\n' "$packages" > "$state/frontend-installed"
fi
say "Dựng bàn nhập liệu" "Building the keying workbench"
(cd frontend && npm run --silent build -- --logLevel error >&2) || fail \
    "Không dựng được bàn nhập liệu; lỗi ở ngay trên." "The keying workbench cannot be built; the error stands above."
printf '%s\n' "$want" > "$state/frontend-built"
