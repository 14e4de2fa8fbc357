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

# What the compiler says of the types in our headers: "member STRUCT NAME" and
# "enumerator NAME", a line each, in order.
types() {
    local object
    # Tests run side by side in one folder.
    object=$(mktemp --suffix=.o)
    all_headers | "${CC_WORDS[@]}" -I"${srcdir:?}/include" -gdwarf-4 \
        -fno-eliminate-unused-debug-types -fno-lto -c -o "$object" -x c -
    "${READELF:-readelf}" --wide --debug-dump=info "$object" | awk '
        / Abbrev Number: / { tag = $NF; if (/^ *<1>/) struct = "" }
        $2 == "DW_AT_name" && tag != "" {
            name = $NF
            if (tag == "(DW_TAG_structure_type)") struct = name
            else if (tag == "(DW_TAG_enumerator)") print "enumerator", name
            else if (tag == "(DW_TAG_member)" && struct ~ /^xenstable_/)
                print "member", struct, name
            tag = ""
        }'
    rm "$object"
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
