#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# What becomes part of a program when it is compiled and linked, and what
# abidiff does not see (it filters many changes of integers): values of macros
# and enumerators, bodies of macros, sizes, members and prototypes, what init
# functions set, the names in the drop-in archives. Prints one line for each,
# or compares them with the records symbols/abi/*.compiled-in: no line may
# disappear.
#
#   compiled-in.sh [--print]
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"
skip_with_sanitizers

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
options=(-I"$srcdir/include" -DXENSTABLE_DROP_IN_ALONE)
drop_in=(-I"$srcdir/include/drop-in")

preprocess() { "${CC_WORDS[@]}" -E "$@" "${options[@]}" -x c -; }

# "NAME", "NAME BODY" or "NAME(ARGUMENTS) BODY" of the macros in our headers.
# The guards of headers have no body and are nothing.
macros() {
    preprocess -dD "$@" | awk -v folder="$srcdir/include/" '
        /^# [0-9]+ "/ { ours = index($3, folder) == 2; next }
        ours && /^#define [^ ]+ ./ {
            name = $2
            sub(/^#define [^ ]+ /, "")
            gsub(/[ \t]+/, "") # compilers differ
            print name, $0
        }'
}

# "member STRUCT PATH PLACE TYPE", "typedef NAME TYPE" and "function NAME TYPE",
# as the compiler has them; names of parameters do not matter.
written() {
    sed -n '/^member /p; /^typedef /p
        s/^variable fact_\(.*\)\*$/function \1/p' "$folder/types"
}

enumerators() { sed -n 's/^enumerator //p' "$folder/types"; }

# An object-like macro of our own is worth its number, any other its body.
number_or_body() {
    local name body
    while read -r name body; do
        case $name in
        # A program takes in the version of its day.
        XENSTABLE_VERSION_M[AI]*|XENSTABLE_VERSION_STRING) ;;
        XENSTABLE_*[!A-Z0-9_]*) echo "macro $name $body" ;;
        XENSTABLE_*) echo "$name" >&3 ;;
        *) echo "macro $name $body" ;;
        esac
    done
}

# The structures that may not grow: all but those that go with their size.
frozen() {
    comm -23 <(written | sed -n 's/^member \([^ ]*\) .*/struct \1/p' | sort -u) \
        <(written | grep -oE 'struct xenstable_[a-z0-9_]+\*,size_t' |
            sed 's/\*.*//' | sort -u)
}

print_numbers() {
    local name
    all_headers
    echo '#include <stdio.h>'
    echo 'int main(void) {'
    while read -r name; do
        case $name in
        struct*) echo "printf(\"size $name %zu\\n\", sizeof($name));" ;;
        *) echo "printf(\"value $name %lld\\n\", (long long)($name));" ;;
        esac
    done
    echo 'return 0; }'
}

# What init sets, as hexadecimal runs of bytes that are not 0.
print_defaults() {
    local function type
    all_headers
    cat <<'SOURCE'
#include <stdio.h>
#include <string.h>
static void show(const char *name, const unsigned char *p, size_t bytes)
{
    size_t i;
    printf("default %s", name);
    for (i = 0; i < bytes; i++) {
        if (p[i] && (i == 0 || !p[i - 1]))
            printf(" %zu:", i);
        if (p[i])
            printf("%02x", p[i]);
    }
    printf("\n");
}
int main(void) {
SOURCE
    while read -r function type; do
        echo "{ $type v; memset(&v, 0x5a, sizeof(v)); $function(&v);"
        echo "show(\"$type\", (unsigned char *)&v, sizeof(v)); }"
    done
    echo 'return 0; }'
}

init_functions() {
    written | sed -nE \
        's/^function (xenstable_[a-z0-9_]+_init) void\(([a-z0-9_]+)\*\)$/\1 \2/p'
}

# Made by the compiler, and run with the library that was built.
run() {
    "${CC_WORDS[@]}" "${options[@]}" -w -o "$folder/$1" -x c "$folder/$1.c" \
        -x none "$library"
    LD_LIBRARY_PATH=$(dirname "$library") "$folder/$1"
}

archives() {
    local archive
    for archive in lib/drop-in/lib*_nonshared.a; do
        "${NM:-nm}" "$archive" | awk -v name="${archive##*/}" '
            NF == 3 && $2 ~ /^[TDRB]$/ { print "archive", name, $3 }'
    done
}

facts() {
    local declared
    mapfile -t declared < <(declared_names)
    types "${declared[@]}" >"$folder/types"
    {
        all_headers | macros | number_or_body
        enumerators >&3
        for header in xenctrl libxl; do
            echo "#include <$header.h>" | macros "${drop_in[@]}" |
                grep -v '^XENSTABLE_' | sed 's/^/macro /'
        done
        archives
        written
    } 3>"$folder/names"
    { sort -u "$folder/names"; frozen; } | print_numbers >"$folder/numbers.c"
    run numbers
    init_functions | print_defaults >"$folder/defaults.c"
    run defaults
}

[ "${1:-}" = --print ] || need_same_machine
facts | LC_ALL=C sort -u >"$folder/now"
if [ "${1:-}" = --print ]; then
    cat "$folder/now"
    exit
fi
for record in "$srcdir"/symbols/abi/*.compiled-in; do
    LC_ALL=C comm -13 "$folder/now" "$record" >"$folder/gone"
    sed 's/^/gone or changed: /' "$folder/gone"
    check "${record##*/}: $(wc -l <"$record") lines, all there" \
        [ ! -s "$folder/gone" -a -s "$record" ]
done
finish
