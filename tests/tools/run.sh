#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# xenstable run, and the stand-ins: programs that are linked to the fake
# libraries of one release run on the fake of another one.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

cc=${CC:-cc}
readelf=${READELF:-readelf}
stand_ins=$build/lib/stand-in
fakes=$build/tests/fake
export XENSTABLE_STAND_INS=$stand_ins
if [ ! -e "$stand_ins/4.17" ] || [ ! -e "$fakes/4.17" ]; then
    echo "1..0 # SKIP no stand-ins, or no fakes"
    exit 77
fi

# on RELEASE: the fake of this one runs
on() {
    export XENSTABLE_RUNNING=$1 \
        XENSTABLE_LIBRARY_PATH=$fakes/$1:$fakes/call
}

# make_program NAME SOURCE FILE...: linked with these
make_program() {
    local name=$1 source=$2
    shift 2
    # $cc may be a compiler with options.
    # shellcheck disable=SC2086
    $cc -w -o "$work/$name" -Wl,--allow-shlib-undefined -x c - -x none "$@" \
        <<<"$source"
}

# make_caller NAME FUNCTION PARAMETERS ARGUMENTS: a program of Xen 4.17 that ends
# with 3 where the function fails. A linker that does not take the stand-in's
# name, whose version is not the default one, is told the version.
make_caller() {
    local version
    for version in '' "__asm__(\".symver $2,$2@VERS_4.17.0\");"; do
        make_program "$1" "int $2($3);
$version
int main(void) { return $2($4) == -1 ? 3 : 4; }" \
            "$stand_ins/4.17/libxenctrl.so.4.17" 2>/dev/null && return
    done
    return 1
}

# The declarations of Xen's <xenctrl.h>, in this test's own words. The size of
# the answer on 4.14 is 104 bytes (symbols/hypercalls).
asks='#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
void *xc_interface_open(void *, void *, unsigned);
int xc_interface_close(void *);
int xc_version(void *, int, void *);
int xc_physinfo(void *, void *);
int main(int argc, char **argv)
{
    unsigned char info[256];
    void *xch = xc_interface_open(NULL, NULL, 0);
    uint64_t pages;
    unsigned i;
    int version;
    if (!xch)
        return 9;
    version = xc_version(xch, 0, NULL);
    memset(info, 0xa5, sizeof(info));
    if (xc_physinfo(xch, info))
        return 8;
    for (i = sizeof(info); i && info[i - 1] == 0xa5; i--)
        ;
    memcpy(&pages, info + PAGES, sizeof(pages));
    printf("%d.%d %u bytes, %llu pages\n", version >> 16, version & 0xffff, i,
           (unsigned long long)pages);
    xc_interface_close(xch);
    return argc > 1 ? atoi(argv[1]) : 0;
}'

# Linked with the fake of a release, and run on the fake of another: both
# fakes have the same machine.
for release in 4.14 4.17 4.20; do
    # total_pages is behind eight numbers, from 4.17 on behind ten.
    make_program "asks-$release" "#define PAGES (4 * ${pages:=8})
$asks" "$fakes/$release/libxenctrl.so.$release"
    pages=10
done
on 4.17
expected=$(LD_LIBRARY_PATH=$fakes/4.17 "$work/asks-4.17")
like_pages=${expected##*, }
expect_text "the fake of 4.17 answers itself" "4.17 112 bytes, " "$expected"

bytes=104
for release in 4.14 4.17 4.20; do
    for running in 4.14 4.16 4.17 4.20 4.22; do
        [ "$release" != "$running" ] || continue
        on "$running"
        run run "$work/asks-$release"
        expect "a program for $release on $running" 0
        expect_text "a program for $release on $running: what it gets" \
            "$running $bytes bytes, $like_pages" "$out"
    done
    bytes=112
done

# Types: init writes all of a struct, and no more. Its size in a release is in
# the registry, which tests/toolstack/check-headers compares with Xen's headers.
sizes='#include <stdio.h>
#include <string.h>
void libxl_device_disk_init(void *);
void libxl_domain_config_init(void *);
void libxl_dominfo_init(void *);
int libxl_ctx_alloc(void **, int, unsigned, void *);
int libxl_ctx_free(void *);
static unsigned char room[4096];
static int size_of(void (*init)(void *))
{
    int i;
    memset(room, 0xa5, sizeof(room));
    init(room);
    for (i = sizeof(room); i && room[i - 1] == 0xa5; i--)
        ;
    return i;
}
#define SIZE(type) printf(#type " %d\n", size_of(libxl_##type##_init))
int main(void)
{
    void *ctx = NULL;
    SIZE(device_disk);
    SIZE(domain_config);
    SIZE(dominfo);
    if (libxl_ctx_alloc(&ctx, 0, 0, NULL))
        return 9;
    return libxl_ctx_free(ctx);
}'

# For awk: 4.17 is 4017, to be compared.
by_release='function key(text, part) {
    split(text, part, ".")
    return part[1] * 1000 + part[2]
}'

# registered RELEASE: "TYPE BYTES" of these types
registered() {
    awk -v running="$1" "$by_release"'
        $1 == "struct" { type = $2; sub(/^libxl_/, "", type) }
        $1 == "size" && type ~ /^(device_disk|domain_config|dominfo)$/ &&
            (NF == 2 || key($4) <= key(running)) { bytes[type] = $2 }
        END { for (type in bytes) print type, bytes[type] }' \
        "${srcdir:-.}/symbols/toolstack-types" | LC_ALL=C sort
}

for release in 4.14 4.17 4.20; do
    make_program "sizes-$release" "$sizes" \
        "$fakes/$release/libxenlight.so.$release"
    on 4.16
    run run "$work/sizes-$release"
    expect "types of $release on 4.16" 0
    expect_empty "types of $release have their sizes" \
        "$(diff <(registered "$release") - <<<"$out" || true)"
done
on 4.17
code=0
out=$(LD_LIBRARY_PATH=$stand_ins/4.17:$build/.libs "$work/sizes-4.17" 2>&1) ||
    code=$?
expect "libxenlight of its own release, forced: no context" 9

on 4.20
run run "$work/asks-4.17" 7
expect "the exit code is the program's" 7
run run --explain "$work/asks-4.17"
expect "explain" 0
expect_text "explain: which Xen runs" "Xen 4.20 runs here." "$out"
expect_text "explain: the stand-in" \
    "libxenctrl.so.4.17 is $stand_ins/4.17/libxenctrl.so.4.17 (4 symbols)" \
    "$out"
expect_text "explain: how it would run" "LD_LIBRARY_PATH=$stand_ins/4.17" \
    "$out"
expect_no_text "explain runs nothing" " pages" "$out"
LD_LIBRARY_PATH=/nowhere run run sh -c 'echo $LD_LIBRARY_PATH'
expect_text "without need the environment is as it was" /nowhere "$out"

# Of the running release a stand-in is never used.
on 4.17
run run --explain "$work/asks-4.17"
expect_text "its own release: nothing to do" \
    "libxenctrl.so.4.17 is the running release's own; nothing to do" "$out"
expect_no_text "its own release: no folder" LD_LIBRARY_PATH "$out"
code=0
out=$(LD_LIBRARY_PATH=$stand_ins/4.17:$build/.libs "$work/asks-4.17" 2>&1) || code=$?
expect "its own release, forced: the handle is refused" 9
expect_text "its own release, forced: why" \
    "this is a stand-in of libxenstable, and Xen 4.17 runs" "$out"

# An audit does not take one for a part of Xen, either.
run audit "$stand_ins/4.17/libxenctrl.so.4.17"
expect "audit of a stand-in" 0
expect_text "audit of a stand-in: what it says" "built against libxenstable" \
    "$out"

# Nor does the library take one for Xen's.
mkdir "$work/wrong"
cp "$stand_ins/4.17/libxenctrl.so.4.17" "$work/wrong"
export XENSTABLE_LIBRARY_PATH=$work/wrong
export LD_LIBRARY_PATH=$stand_ins/4.17
run info
expect_text "the loader knows a stand-in" \
    "it is a stand-in of libxenstable, for programs of another Xen" "$out"
unset LD_LIBRARY_PATH

# What libxenstable does not have is told before the program starts.
on 4.20
make_caller lacks xc_domain_pause 'void *, unsigned' '0, 1'
run run "$work/lacks"
expect "a function that libxenstable lacks" 125
expect_text "a function that libxenstable lacks: which" \
    "needs xc_domain_pause() of libxenctrl.so.4.17" "$err"
code=0
out=$(LD_LIBRARY_PATH=$stand_ins/4.17:$build/.libs "$work/lacks" 2>&1) || code=$?
expect "called without asking, it fails" 3
expect_text "called without asking, it says so" \
    "libxenctrl.so.4.17: xc_domain_pause() is not in this stand-in" "$out"

# A structure that differs from release to release: Xen's own layout is in the
# program (struct xen_domctl_getdomaininfo in xen/include/public/domctl.h).
make_caller lists xc_domain_getinfolist 'void *, unsigned, unsigned, void *' \
    '0, 0, 1, 0'
run run "$work/lists"
expect "a structure that differs from release to release" 125
expect_text "a structure that differs: which" \
    "which libxenstable has only for programs built against it" "$err"
code=0
out=$(LD_LIBRARY_PATH=$stand_ins/4.17:$build/.libs "$work/lists" 2>&1) || code=$?
expect_text "a structure that differs: called without asking" \
    "xc_domain_getinfolist() is not in this stand-in" "$out"

# The other refusals.
cp "$work/asks-4.17" "$work/raised"
chmod u+s "$work/raised"
run run "$work/raised"
expect "set-user-ID" 125
expect_text "set-user-ID: why" "is set-user-ID" "$err"
run run --also "$work/raised" "$work/asks-4.17"
expect "set-user-ID: what the program runs, too" 125
cp "$(type -P true)" "$work/true"
chmod u+s "$work/true"
run run "$work/true"
expect "set-user-ID: without need it is run" 0
run run --also "$work/asks-4.17" "$work/true"
expect "set-user-ID: a plug-in needs a stand-in" 125
chmod u-s,g+s "$work/raised"
run run "$work/raised"
expect_text "set-group-ID: why" "is set-group-ID" "$err"
chmod a-xs "$work/raised"
run run "$work/raised"
expect "a file that nobody may run" 126
run run "$work/no-such-program"
expect "a program that is not there" 127
run run no-such-program-anywhere
expect "a name that is not in PATH" 127
run run
expect "no program" 125
run run --wrong
expect "a wrong option" 125
run run "$work"
expect "a folder" 125
head -c 100 "$work/asks-4.17" >"$work/cut"
chmod +x "$work/cut"
run run "$work/cut"
expect "a damaged file" 125
XENSTABLE_STAND_INS=/nowhere run run "$work/asks-4.17"
expect "no stand-in is installed" 125
expect_text "no stand-in is installed: which" \
    "there is no /nowhere/4.17/libxenctrl.so.4.17" "$err"

# dlsym(3) finds no name without a default version. So no stand-in is used for
# a library that a program loads by name, and nobody is told that it would do.
make_program by-name '#include <dlfcn.h>
int main(void)
{
    void *library = dlopen("libxenctrl.so.4.17", RTLD_NOW);
    return !library ? 3 : dlsym(library, "xc_interface_open") ? 4 : 5;
}' -ldl
run audit "$work/by-name"
expect_text "loaded by name: what the audit sees" "loaded when it runs" "$out"
expect_no_text "loaded by name: the audit promises no stand-in" \
    "xenstable run" "$out"
run run "$work/by-name"
expect "loaded by name: no stand-in is found" 3
expect_text "loaded by name: why" \
    "loads libxenctrl.so.4.17 by its name, and no stand-in is used" "$err"
run audit "$work/asks-4.17"
expect_text "needed: the audit knows the stand-in" "xenstable run" "$out"

# The loader passes by a library of another machine.
"$make_elf" 32 little versioned "$work/small" xc_kexec_load
run run "$work/small"
expect "a program of another machine" 125
expect_text "a program of another machine: why" \
    "small is not made for this machine" "$err"
run audit "$work/small"
expect_no_text "a program of another machine: the audit promises nothing" \
    "xenstable run" "$out"

# As execvp(3), a folder of PATH with a folder of that name is passed by.
mkdir -p "$work/first/asks-4.17"
PATH=$work/first:$work:$PATH run run asks-4.17
expect "a folder with the program's name comes first in PATH" 0

# A program that is there and may not be run is not one that is missing.
echo >"$work/first/not-executable"
PATH=$work/first:$PATH run run not-executable
expect "in PATH, but not executable" 126
expect_text "in PATH, but not executable: why" "Permission denied" "$err"

run run --help
expect "help" 0
PATH=$work:$PATH run run asks-4.17
expect "a name that is in PATH" 0

# Two libraries of one release, and two releases: a folder each, once.
make_program both '#include <stddef.h>
int libxl_ctx_alloc(void **, int, unsigned, void *);
int libxl_ctx_free(void *);
int xc_interface_close(void *);
void *xc_interface_open(void *, void *, unsigned);
int main(void)
{
    void *ctx, *xch = xc_interface_open(NULL, NULL, 0);
    return !xch || xc_interface_close(xch) ||
        libxl_ctx_alloc(&ctx, 0, 0, NULL) || libxl_ctx_free(ctx);
}' "$fakes/4.17/libxenctrl.so.4.17" "$fakes/4.17/libxenlight.so.4.17"
run run --explain "$work/both"
expect_text "two libraries: one folder" "LD_LIBRARY_PATH=$stand_ins/4.17" \
    "${out##*$'\n'}"
expect_no_text "two libraries: no second folder" ":" "${out##*LIBRARY_PATH=}"
run run "$work/both"
expect "two libraries" 0
run run --explain --also "$work/asks-4.14" "$work/both"
expect_text "two releases" \
    "LD_LIBRARY_PATH=$stand_ins/4.17:$stand_ins/4.14" "$out"
run run --explain --also "$work/no-such-plug-in" "$work/both"
expect "a plug-in that is not there" 127
export XENSTABLE_RUNNING=none
run run --explain "$work/asks-4.17"
expect_text "no Xen" "No Xen runs here." "$out"
run run "$work/asks-4.17"
expect "no Xen: what the program says itself" 9
export XENSTABLE_RUNNING=4.20

# A script's programs are named by hand.
printf '#!/bin/sh\nexec %s\n' "$work/asks-4.17" >"$work/script"
chmod +x "$work/script"
run run --also "$work/asks-4.17" "$work/script"
expect "a script" 0
expect_text "a script: its program runs" "4.20 112 bytes" "$out"

# Each stand-in has every name that Xen's library has, and no more, with its
# version, which is not the default one and neither the first nor the second.
for release in 4.14 4.17 4.20; do
    file=$stand_ins/$release/libxenctrl.so.$release
    "$readelf" --wide --dyn-syms "$file" |
        awk '$7 ~ /^[0-9]+$/ && $4 ~ /FUNC|OBJECT/ {
            sub(/@.*/, "", $8)
            if ($8 != "xenstable_stand_in") print $8 }' |
        LC_ALL=C sort >"$work/exported"
    awk -v running="$release" "$by_release"'
        { sub(/#.*/, "") }
        $1 == "library" { ours = $2 == "libxenctrl"; next }
        !ours || NF < 2 { next }
        { for (i = 2; i < NF; i++) {
            if ($i == "since" && key(running) < key($(i + 1))) next
            if ($i == "until" && key(running) >= key($(i + 1))) next
          }
          print $2 }' "${srcdir:-.}/symbols/stand-ins" |
        LC_ALL=C sort >"$work/named"
    expect_empty "$release: the names are Xen's" \
        "$(diff "$work/named" "$work/exported")"
    expect_empty "$release: none has a default version" \
        "$("$readelf" --wide --dyn-syms "$file" | grep '@@.*4\.' |
            grep -v UND || true)"
done

# A library of Xen calls its own functions by their names, with the version
# node of its release or without one (symbols/releases). None of these calls
# comes to a stand-in of another release that the program has loaded before.
calls_itself='int xc_domain_pause(void *handle, unsigned domid) { return 42; }
int calls_itself(void) { return xc_domain_pause(0, 1); }'
loads='#include <dlfcn.h>
int main(int argc, char **argv)
{
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    int (*calls)(void) =
        library ? (int (*)(void))dlsym(library, "calls_itself") : 0;
    return calls ? calls() : 1;
}'
for running in 4.14 4.16 4.17 4.20; do
    node=$(awk -v release="$running" '
        $1 == "release" && $2 == release && $NF != "-" { print $NF }' \
        "${srcdir:-.}/symbols/releases")
    echo "$node { global: *; };" >"$work/calls.map"
    make_program "libxenctrl.so.$running" "$calls_itself" -shared -fPIC \
        "-Wl,-soname,libxenctrl.so.$running" \
        ${node:+"-Wl,--version-script,$work/calls.map"}
    for release in 4.14 4.17 4.20; do
        [ "$release" != "$running" ] || continue
        make_program loads "$loads" -Wl,--no-as-needed \
            "$stand_ins/$release/libxenctrl.so.$release" -ldl
        code=0
        out=$(LD_LIBRARY_PATH=$stand_ins/$release:$build/.libs \
            "$work/loads" "$work/libxenctrl.so.$running" 2>&1) || code=$?
        expect "libxenctrl $running is not bound to a stand-in of $release" 42
    done
done

# What a library of Xen 4.14 refers to without a version is never bound to a
# stand-in that the program has loaded before.
on 4.14
LD_DEBUG=bindings LD_DEBUG_OUTPUT=$work/bindings run run "$work/asks-4.17"
expect "bindings: it runs" 0
expect_text "bindings: the program is bound to the stand-in" \
    "to $stand_ins/4.17/libxenctrl.so.4.17 [0]: normal symbol" \
    "$(cat "$work"/bindings.*)"
expect_empty "bindings: nothing of Xen's is" \
    "$(grep "file $fakes.*to $stand_ins" "$work"/bindings.* || true)"
finish
