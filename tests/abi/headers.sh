#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each public header alone, in C11 and C++17, with every installed compiler. No
# public header includes a private one.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# As installed: the public headers and nothing beside them.
mkdir -p "$folder/include/xenstable"
for header in "${HEADERS[@]}"; do
    cp "$srcdir/$header" "$folder/include/xenstable"
done
strict=(-Wall -Wextra -Wpedantic -Wshadow -Wundef -Werror)

# compiles TEXT COMMAND... < SOURCE
compiles() {
    local text=$1
    shift
    cat >"$folder/source.c"
    check "$text" "$@" -fsyntax-only "${strict[@]}" -I"$folder/include" \
        "$folder/source.c"
}

compilers=0
for compiler in gcc clang; do
    command -v "$compiler" >"$folder/null" || continue
    compilers=$((compilers + 1))
    for header in "$folder"/include/xenstable/*.h; do
        name=xenstable/${header##*/}
        # ISO C requires a declaration, and some headers have macros only.
        compiles "$compiler, C11: <$name>" "$compiler" -std=c11 -x c \
            -Wstrict-prototypes -Wmissing-prototypes \
            <<<"#include <$name>
extern int declared;"
        compiles "$compiler, C++17: <$name>" "$compiler" -std=c++17 -x c++ \
            <<<"#include <$name>"
        compiles "$compiler: <$name> twice" "$compiler" -std=c11 -x c \
            <<<"#include <$name>
#include <$name>
extern int declared;"
    done
done
[ "$compilers" -gt 0 ] || skip "neither gcc nor clang"

# Those of ISO C and POSIX; never Xen's.
standard='<(poll|std(arg|bool|def|int|io)|sys/(time|types))\.h>'
reached=$(foreign_headers | grep -vE "$standard" || true)
check "the public headers include nothing private${reached:+: $reached}" \
    [ -z "$reached" ]
# A reader of what is installed has nothing else.
places='\b(HACKING|README|RELEASING)\b|\b(compat|lib|symbols|tests|docs|scripts)/'
pointed=$(cd "$srcdir" && grep -nE "$places" "${HEADERS[@]}" \
    include/drop-in/*.h tools/xenstable.1 || true)
check "what is installed points to what is installed${pointed:+: $pointed}" \
    [ -z "$pointed" ]
inline=$(grep -nE '\binline\b' "$folder"/include/xenstable/*.h || true)
check "no inline function${inline:+: $inline}" [ -z "$inline" ]

# Every function has C linkage, in C++, too.
{
    all_headers
    echo 'const char *(*pointer)() = xenstable_library_version;'
} >"$folder/linkage.cc"
read -r -a cxx <<<"${CXX:-c++}"
"${cxx[@]}" -std=c++17 -I"$folder/include" -c -o "$folder/linkage.o" \
    "$folder/linkage.cc"
check "C linkage in C++" grep -q ' U xenstable_library_version$' \
    <(nm "$folder/linkage.o")
finish
