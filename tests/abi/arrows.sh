#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Arrows go one way: program -> lib/ -> compat/provider.h <- compat/. Reads the
# includes of all files, generated ones too, and fails on one that goes back.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

# FILE INCLUDED, a line each; of a copy where this test tests itself.
arrows() {
    (cd "${ARROWS_OF:-$srcdir}" &&
        find lib compat -name '*.[ch]' -exec awk '
            match($0, /^# *include "(lib|compat)\/[^"]*"/) {
                sub(/^[^"]*"/, ""); sub(/".*/, ""); print FILENAME, $0
            }' {} +) | LC_ALL=C sort -u
}

# What the contract names of lib/.
named() {
    sed -n '/^#ifndef/q; s|^ \*   \(lib/[a-z_]*\.h\) .*|\1|p' \
        "${ARROWS_OF:-$srcdir}/compat/provider.h"
}

# against PATTERN EXPECTED-PATTERN - arrows of the first kind that are not of
# the second; both are of "FILE INCLUDED"
against() {
    arrows | grep -E "$1" | grep -vE "$2" || true
}

none() {
    [ -z "$1" ] || { echo "$1"; return 1; }
}

contract=$(named | paste -sd'|' | sed 's/\./\\./g')
check "the contract names headers of lib/: ${contract//|/, }" \
    [ -n "$contract" ]
check "lib/ knows compat/ by the contract, and the tables of types" none \
    "$(against '^lib/.* compat/' \
    ' compat/provider\.h$|^lib/toolstack/.* compat/toolstack/types\.h$')"
check "compat/ knows of lib/ what the contract names, and libxl's types" none \
    "$(against '^compat/.* lib/' \
    " ($contract)\$|^compat/toolstack/.* lib/toolstack/")"
check "compat/ without toolstack/ knows nothing of it" none \
    "$(against '^compat/[^/]* .*/toolstack/' '^$')"
# What stands on the ground: no handle.
ground='lib/(libraries|load|log|probe|structure)\.'
check "loading, probing and logging know no handle" none \
    "$(against "^${ground}[ch] " " ${ground}h\$")"

# A file and its header are one. Adapters and the state of a provider do need
# each other, in compat/.
loops=$(arrows | grep -E '^lib/[^ ]* lib/' | sed 's/\.[ch] / /; s/\.[ch]$//' | awk '$1 != $2' |
    tsort 2>&1 >/dev/null | sed 's/^tsort: //' || true)
check "no two files of lib/ need each other" none "$loops"

# sees FILE INCLUDED - is it seen when somebody writes that?
sees() {
    local copy
    copy=$(mktemp -d)
    cp -r "$srcdir/lib" "$srcdir/compat" "$copy"
    printf '#include "%s"\n' "$2" >>"$copy/$1"
    ! ARROWS_OF=$copy bash "$0" >"$copy/log"
    local seen=$?
    rm -rf "$copy"
    return $seen
}

if [ -z "${ARROWS_OF:-}" ]; then
    while read -r file included; do
        check "$file with $included is seen" sees "$file" "$included"
    done <<'END'
lib/choose.c compat/hypercall.h
lib/toolstack/type.c compat/toolstack/call.h
compat/text.c lib/choose.h
compat/text.c compat/toolstack/call.h
lib/load.c lib/handle.h
lib/probe.h lib/libraries.h
END
fi
finish
