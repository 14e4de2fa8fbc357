#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The built file: its SONAME, the libraries that it needs and those that its
# note says it loads; no writable data, constructors or text relocations.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

readelf=${READELF:-readelf}
dynamic=$("$readelf" --wide --dynamic "$library")
sections=$("$readelf" --wide --sections "$library")
plain=yes
grep -q 'lib[a-z]*san' <<<"$dynamic" && plain=no
grep -q '__asan_init' <(dynamic_symbols) && plain=no
# Those of the compiler that counts branches; see tests/coverage.
grep -q '__gcov_' <("$readelf" --wide --syms "$library") && plain=no

has() { grep -Eq "$1" <<<"$2"; }
lacks() { ! grep -Eq "$1" <<<"$2"; }

check "SONAME is libxenstable.so.1" \
    has 'SONAME.*\[libxenstable\.so\.1\]' "$dynamic"
check "no RPATH" lacks 'R(UN)?PATH' "$dynamic"
check "no text relocation" lacks 'TEXTREL' "$dynamic"
segments=$("$readelf" --wide --segments "$library")
check "relocated data is read-only afterwards" has 'GNU_RELRO' "$segments"
check "the stack is not executable" has 'GNU_STACK.* RW ' "$segments"
check "there is a section .note.dlopen" has '\.note\.dlopen' "$sections"

# The command is bound when it starts, and all of it is read-only then.
command=.libs/xenstable
[ -e "$command" ] || command=xenstable
check "the command is bound when it starts" \
    has 'FLAGS.*NOW' "$("$readelf" --wide --dynamic "$command")"
for stand_in in lib/stand-in/*/lib*.so.*[0-9]; do
    [ -e "$stand_in" ] || break
    name=${stand_in##*/}
    check "$name is bound when it starts" \
        has 'FLAGS.*NOW' "$("$readelf" --wide --dynamic "$stand_in")"
    check "$name's relocated data is read-only afterwards" \
        has 'GNU_RELRO' "$("$readelf" --wide --segments "$stand_in")"
done

# The note is loaded with the file, and names what may be loaded.
note=$("$readelf" --wide --string-dump=.note.dlopen "$library")
check "the note names libxencall.so.1" has 'libxencall\.so\.1' "$note"
while read -r release; do
    check "the note names libxenctrl.so.$release" \
        has "\"libxenctrl\\.so\\.$release\"" "$note"
done < <(awk '$1 == "release" { print $2 }' "$srcdir/symbols/releases")
check "the note has the type of the specification" \
    has '0x407c0c0a' "$("$readelf" --wide --notes "$library")"

if [ "$plain" = yes ]; then
    needed=$(grep -o 'NEEDED.*\[[^]]*\]' <<<"$dynamic" | sed 's/.*\[//; s/]//')
    check "needs only libc: ${needed//$'\n'/ }" \
        [ -z "$(grep -Ev '^(libc\.so\.6|libdl\.so\.2|ld-linux.*)$' \
        <<<"$needed" || true)" ]
    check "needs libc" has '^libc\.so\.6$' "$needed"
    # The compiler's own: completed.0, __dso_handle.
    data=$("$readelf" --wide --symbols "$library" | awk '
        $4 == "OBJECT" && $7 ~ /^[0-9]+$/ { print $7, $8 }' | sort -u)
    writable=$(awk '/ WA? / { gsub(/[][]/, " "); print $1, $2 }' \
        <<<"$sections" | awk '$2 == ".data" || $2 == ".bss" { print $1 }')
    found=$(awk -v list="$writable" '
        BEGIN { split(list, words, "\n"); for (i in words) w[words[i]] = 1 }
        w[$1] && $2 !~ /^(completed\.[0-9]+|__dso_handle|__TMC_END__)$/ {
            print $2 }' <<<"$data")
    check "no writable global variable${found:+: $found}" [ -z "$found" ]
    # One entry is the compiler's frame_dummy, where the compiler's start
    # files are linked: they have .init.
    size=$(awk '{ gsub(/[][]/, " ") } $2 == ".init_array" { print $6 }' \
        <<<"$sections")
    may=0
    ! grep -q ' \.init ' <<<"$sections" || may=8
    check "no constructor" [ "$((16#${size:-0}))" -le "$may" ]
else
    echo "left out: with sanitizers or counters, what the library needs and" \
        "its data are not its own"
fi

# The command loads libyajl by itself: the library exports no loader.
others=$(grep -rlE '#[[:space:]]*include[[:space:]]*<dlfcn\.h>' \
    "$srcdir/lib" "$srcdir/compat" "$srcdir/include" "$srcdir/tools" \
    --include='*.[ch]' | LC_ALL=C sort || true)
check "only lib/load.c and tools/json.c include <dlfcn.h>" \
    [ "$others" = "$srcdir/lib/load.c
$srcdir/tools/json.c" ]
finish
