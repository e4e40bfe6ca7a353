# Sourced by the other scripts: a sentence in Vietnamese, or in English with SOGOC_LANG=en.
say() {
    if [ "${SOGOC_LANG:-vi}" = en ]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}
fail() {
    say "$@"
    exit 1
}
