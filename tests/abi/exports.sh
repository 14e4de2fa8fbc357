#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The built library exports exactly what libxenstable.map lists, the map
# lists exactly what the public headers declare, and a released node has
# exactly the names that it was released with.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

map=$srcdir/libxenstable.map

# NAME@NODE of every name in the map.
map_names() {
    awk '
        /^[A-Z][A-Z0-9_.]* *\{/ { node = $1; next }
        /^ *(global|local):/ { global = $1 ~ /global/; next }
        global && match($0, /[A-Za-z0-9_]+;/) {
            print substr($0, RSTART, RLENGTH - 1) "@" node
        }' "$map" | sort
}

# NAME@NODE of every symbol that the library defines for others.
library_names() {
    dynamic_symbols | awk '$7 != "UND" && $4 != "NOTYPE" {
        sub(/@+/, "@", $8); print $8 }' | grep -Ev '^XENSTABLE_([0-9.]*|PRIVATE)$' |
        sort
}

# The names of the macros that a source gives.
macros() {
    "${CC_WORDS[@]}" -E -dM -I"$srcdir/include" -x c - |
        awk '{ sub(/\(.*/, "", $2); print $2 }' | sort
}

check_same "names of the library and of libxenstable.map" \
    <(library_names) <(map_names)
check_same "names of libxenstable.map and of the public headers" \
    <(map_names | grep -v '@XENSTABLE_PRIVATE$' | sed 's/@.*//' | sort) \
    <(declared_names)

foreign=$(library_names | grep -v '^xenstable_' || true)
check "no exported name outside of xenstable_*" [ -z "$foreign" ]

macros=$(comm -23 <(all_headers | macros) <(foreign_headers | macros) |
    grep -v '^XENSTABLE_' || true)
check "no macro outside of XENSTABLE_*${macros:+: $macros}" [ -z "$macros" ]

for record in "$srcdir"/symbols/abi/*.names; do
    [ -e "$record" ] || continue
    nodes=$(sed 's/.*@//' "$record" | sort -u)
    check_same "released names of ${record##*/}" \
        <(sort "$record") <(library_names | grep -Fw -e "$nodes")
done
finish
