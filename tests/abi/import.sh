#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# symbols/import, with an invented small registry and invented source trees: new
# things are written in their places, removed things are reported,
# contradictions are refused, and a second import changes nothing.
. "$(dirname "$0")/common.sh"

need_python
printf '%s\n' '#ifndef __x86_64__' '#error' '#endif' |
    "${CC_WORDS[@]}" -E - >/dev/null 2>&1 || skip "no compiler for x86-64"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/abi/ponds.sh
. "$(dirname "$0")/ponds.sh"

# import ARG... - into $work/symbols; the status is in $status
import() {
    status=0
    "$python" -B "$srcdir/symbols/import" --symbols "$work/symbols" \
        --cc "${CC_WORDS[0]}" "$@" >"$work/out" 2>&1 || status=$?
}

says() {
    if ! grep -qF -- "$1" "$work/out"; then
        cat "$work/out"
        return 1
    fi
}

exits() {
    if [ "$status" != "$1" ]; then
        echo "exit $status"
        cat "$work/out"
        return 1
    fi
}

unchanged() {
    diff -r "$work/symbols" "$work/first"
}

has_line() {
    grep -qxF -- "$2" "$work/symbols/$1" || {
        cat "$work/symbols/$1"
        return 1
    }
}

# block FILE NAME - the words of a type's lines
block() {
    awk -v name="$2" '$2 == name { on = 1 } !NF { on = 0 } on {
        $1 = $1; print }' "$work/symbols/$1"
}

registry "$work/first"
fresh() {
    rm -rf "$work/symbols"
    cp -r "$work/first" "$work/symbols"
}

fresh
tree "$work/4.15" 4.15
import --xen 4.15 --source "$work/4.15"
check "a release that is known: nothing to say" exits 0
check "and nothing changed" unchanged

import --xen 4.16 --source "$work/4.15"
check "a tree of another release is refused" exits 2
check "by its version" says "is Xen 4.15, not 4.16"

grown "$work/4.16"
import --dry-run --xen 4.16 --source "$work/4.16"
check "a dry run says that there is news" exits 1
check "line by line" says "+ value LIBXL_SAIL_GAFF 2 since 4.16"
check "and writes nothing" unchanged

import --xen 4.15 --source "$work/4.15" --xen 4.16 --source "$work/4.16"
check "news are written" exits 0
check "functions are on offer" \
    says "? function since 4.16 int libxl_anchor(libxl_ctx *ctx, libxl_boat *boat)"
check "those of libxenctrl, too" \
    says "? function since 4.16 int xc_pond_drain(xc_interface *xch, uint32_t pond)"
check "the release" has_line releases \
    "release 4.16  domctl 0x13  sysctl 0x13  xenctrl VERS_4.16.0"
check "what a person wrote stays" has_line releases \
    "feature ducks  since 4.15"
check_same "a type with members in the middle" \
    <(block toolstack-types libxl_boat) - <<'END'
struct libxl_boat
size 24
size 40 since 4.16
field name char *
field berth libxl_devid default -1
array oars libxl_oar count num_oars since 4.16
field crew uint32_t since 4.16 default ~0
field sail libxl_sail
union u key sail
case u.lug LIBXL_SAIL_LUG
field u.lug.area uint32_t
END
check_same "a new type" <(block toolstack-types libxl_oar) - <<'END'
struct libxl_oar since 4.16 in 1.1
size 4
field length uint32_t
END
check_same "an enumerator" <(block toolstack-enums libxl_sail) - <<'END'
enum libxl_sail
value LIBXL_SAIL_NONE 0
value LIBXL_SAIL_LUG 1
value LIBXL_SAIL_GAFF 2 since 4.16
END
check_same "a hypercall's struct" <(block hypercalls xen_sysctl_pond) - <<'END'
struct xen_sysctl_pond public xenstable_host_pond
field depth uint32_t as depth_mm
field ducks uint32_t since 4.16
field fish uint64_t since 4.16
field width uint64_t
size 16
size 24 since 4.16
END
check_same "one that stands in an operation's block" \
    <(diff "$work/first/operations" "$work/symbols/operations") - <<'END'
9a10
>     field isles              uint32_t since 4.16
10a12
>     size 8 since 4.16
END
check "a default's constant" has_line toolstack-constants \
    "constant LIBXL_CREW_ANY (~(uint32_t)0)  since 4.16"
check "a generation of our layouts" has_line toolstack-generations \
    "generation 1.1  layout 4.16"
check "a macro and its things" has_line toolstack-have \
    "have LIBXL_HAVE_ROWING since 4.16 libxl_boat.oars libxl_boat.crew"
check "a macro that names nothing" has_line toolstack-have \
    "have LIBXL_HAVE_WAVES since 4.16 -"
check "is not said" has_line toolstack-have \
    "without LIBXL_HAVE_WAVES new in Xen 4.16; nobody has looked at it yet"

cp -r "$work/symbols" "$work/second"
import --xen 4.16 --source "$work/4.16"
check "a second time: nothing to say" exits 0
check "and nothing changes" diff -r "$work/symbols" "$work/second"
rm -rf "$work/second"

fresh
import --version 1.0 --xen 4.16 --source "$work/4.16" \
    --take libxl_boat_row,xc_pond_drain
check "functions are written when they are asked for" exits 0
check_same "where their names belong" \
    "$work/symbols/toolstack-functions" - <<'END'
header libxl.h
function out boat int libxl_boat_find(libxl_ctx *ctx, const char *name, libxl_boat *boat)
function since 4.16 int libxl_boat_row(libxl_ctx *ctx, const libxl_oar *oar, bool back)

header libxlutil.h
END
check "libxenctrl's, too" has_line xenctrl \
    "function since 4.16 int xc_pond_drain(xc_interface *xch, uint32_t pond)"
check "an unreleased version's layout follows" has_line \
    toolstack-generations "generation 1.0  layout 4.16"

fresh
import --xen 4.16 --source "$work/4.16" --take libxl_boat_fly
check "a function that Xen has not" exits 2
check "is named" says "libxl_boat_fly"
check "and nothing is written" unchanged

# Not new, but not in the registry yet.
fresh
import --xen 4.15 --source "$work/4.15" --take libxl_boat_paint
check "one release does not tell since when a function is there" exits 2
check "and nothing is written" unchanged

tree "$work/4.14" 4.14
rmdir "$work/4.14/tools/libs/ctrl"
edit "$work/4.14/xen/include/public/domctl.h" 's/13$/12/'
import --version 1.0 --xen 4.15 --source "$work/4.15" \
    --xen 4.14 --source "$work/4.14" --take libxl_boat_paint
check "all of them do" exits 0
check "with a name for each parameter" has_line toolstack-functions \
    "function int libxl_boat_paint(libxl_ctx *p0, const char *colour)"
check "why it was lacking is gone" \
    says "- without LIBXL_HAVE_PAINT we have no colours"

fresh
tree "$work/gone" 4.16
edit "$work/gone/$idl" '/("name"/d'
edit "$work/gone/tools/include/libxl.h" 's/const char \*name/char *name/'
import --xen 4.16 --source "$work/gone"
check "what a line cannot say is left to think about" exits 1
check "a member that is gone" says "! member name is gone"
check "a prototype that changed" \
    says "! function int libxl_boat_find(libxl_ctx *ctx, char *name"
check "they are counted" says "2 to think about"

fresh
tree "$work/dry" 4.16
edit "$work/dry/tools/include/xenctrl.h" 's/uint32_t \*area/uint64_t *area/'
edit "$work/dry/xen/include/public/sysctl.h" 's/lake 4/lake 5/; s/area;/size;/'
import --xen 4.16 --source "$work/dry"
check "so of an operation's block" exits 1
check "its file is named" says "symbols/operations"
check "a number that changed" says "! number XEN_SYSCTL_lake is 5"
check "a field that is gone" says "! field area is gone"
check "a function that changed" \
    says "! function int xc_lake_area(xc_interface *xch, uint64_t *area)"

# What a released line says is not changed.
fresh
tree "$work/other" 4.15
edit "$work/other/$idl" 's/(1, "lug")/(7, "lug")/'
edit "$work/other/xen/include/public/sysctl.h" \
    's/pond 3/pond 4/; s/lake 4/lake 5/'
import --xen 4.15 --source "$work/other" --xen 4.16 --source "$work/4.16"
check "a contradiction is refused" exits 2
check "with its line and what Xen says" says \
    "symbols/toolstack-enums:3: the line says \`value LIBXL_SAIL_LUG   1\`; Xen 4.15 says: value LIBXL_SAIL_LUG is 7"
check "in an operation's block, too" says "symbols/operations:7: the line says"
check "each of them" says "symbols/hypercalls:1: the line says"
check "nothing is written, of the other release either" unchanged

tree "$work/more" 4.15
edit "$work/more/$idl" '/("name"/a\    ("port", uint32),'
import --xen 4.15 --source "$work/more"
check "a member that a released line lacks is refused" exits 2
check "with its type and release" says \
    "libxl_boat: Xen 4.15 has \`field port  uint32_t"
check "and nothing is written" unchanged
finish
