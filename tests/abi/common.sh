# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck shell=bash
# What the scripts of this folder share; read with `.`.

# Made by make: where the library is, and the compiler with its options.
library=${XENSTABLE_LIBRARY:-.libs/libxenstable.so}
# shellcheck disable=SC2034 # used by those who read this file
read -r -a CC_WORDS <<<"${CC:-cc}"
# The headers that are installed.
read -r -a HEADERS <<<"${XENSTABLE_HEADERS:?}"
failures=0
passes=0

skip() {
    echo "SKIP: $*"
    exit 77
}

# Sets $python; configure says ":" where there is none.
need_python() {
    python=${PYTHON:-python3}
    [ "$python" != : ] && "$python" -c '' 2>/dev/null || skip "no Python"
}

# check TEXT COMMAND...
check() {
    local text=$1
    shift
    if "$@"; then
        echo "ok: $text"
        passes=$((passes + 1))
    else
        echo "NOT ok: $text"
        failures=$((failures + 1))
    fi
}

# check_same TEXT FILE FILE - no line in one only; and there are some
check_same() {
    local text=$1 first second
    first=$(cat "$2")
    second=$(cat "$3")
    if [ -n "$first" ] && [ "$first" = "$second" ]; then
        check "$text ($(wc -l <<<"$first"))" true
    else
        diff <(echo "$first") <(echo "$second") || true
        check "$text" false
    fi
}

# A source that includes them all.
all_headers() {
    local header
    for header in "${HEADERS[@]}"; do
        echo "#include <${header#include/}>"
    done
}

# types [FUNCTION...] - what the compiler says of the types in our headers, and
# of functions, which are variables fact_FUNCTION then: see types.awk
# shellcheck disable=SC2120 # those who read this file name functions
types() {
    local object
    # Tests run side by side in one folder.
    object=$(mktemp --suffix=.o)
    {
        all_headers
        printf '%s\n' "$@" | sed -n 's/..*/__typeof__(&) *fact_&;/p'
    } | "${CC_WORDS[@]}" -I"${srcdir:?}/include" -gdwarf-4 \
        -fno-eliminate-unused-debug-types -fno-lto -c -o "$object" -x c -
    "${READELF:-readelf}" --wide --debug-dump=info "$object" |
        awk -f "$srcdir/tests/abi/types.awk"
    rm "$object"
}

# The functions that they declare: each of our words that is nothing else.
declared_names() {
    comm -23 <(all_headers | "${CC_WORDS[@]}" -E -P -I"$srcdir/include" -x c - |
        grep -oE '\<xenstable_[a-z0-9_]+' | sort -u) \
        <(types | sed -nE 's/^(type|enumerator) //p' | sort -u)
}

# What they include that is not ours.
foreign_headers() {
    (cd "${srcdir:?}" && grep -hE '^#[[:space:]]*include' "${HEADERS[@]}") |
        grep -vE '<xenstable/[a-z_]+\.h>' | sort -u || true
}

dynamic_symbols() {
    "${READELF:-readelf}" --wide --dyn-syms "$library" |
        awk '$1 ~ /^[0-9]+:$/ && $8 != ""'
}

# The records are of one kind of machine: numbers of bytes are in them.
need_same_machine() {
    local record
    for record in "${srcdir:?}"/symbols/abi/libxenstable-*.abi; do
        [ -e "$record" ] || skip "no record in symbols/abi: make abi-record"
        grep -q "architecture='elf-amd-x86_64'" "$record" || continue
        "${READELF:-readelf}" --file-header "$library" |
            grep -q 'Machine:.* X86-64$' ||
            skip "the record is of another kind of machine"
    done
}

finish() {
    echo "$passes checks passed, $failures failed"
    [ "$passes" -gt 0 ] && [ "$failures" -eq 0 ]
}

[ -e "$library" ] || skip "no $library"

skip_with_sanitizers() {
    grep -q 'lib[a-z]*san\|__asan' \
        <("${READELF:-readelf}" --wide --dynamic --dyn-syms "$library") || return 0
    skip "a library with sanitizers is another one"
}
