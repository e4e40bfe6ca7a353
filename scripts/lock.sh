#!/bin/sh
# Compiles requirements/*.in into hashed .txt files. Comes in: the .in files; goes out: run.txt, test.txt
# and uv.txt with the hashes of every file of every release named, for every platform, and without the
# address of any package index.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
compile() {
    name=$1
    shift
    "$uv" pip compile "requirements/$name.in" --output-file "requirements/$name.txt" --quiet \
        --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links "$@"
    { printf '# Made by `make lock` from %s.in; not to be edited.\n' "$name"; cat "requirements/$name.txt"; } \
        > "requirements/$name.txt.new"
    mv "requirements/$name.txt.new" "requirements/$name.txt"
}
compile test "$@"
# what runs is what was tested
compile run --constraint requirements/test.txt "$@"
compile uv "$@"
