#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# xenstable describe as it is installed: with an invented Xen, the installed
# registry, and the headers of this machine's Xen where there are any.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"
# shellcheck source=tests/abi/ponds.sh
. "${srcdir:-.}/tests/abi/ponds.sh"

page=${srcdir:-.}/tools/xenstable.1
cc=${CC:-cc}
python=${PYTHON:-python3}

run describe --help
expect "describe --help" 0
expect_text "it says how it is used" "usage: xenstable describe" "$out"
expect_text "and the exit codes" "Exit codes" "$out"
for option in $(grep -oE '(^|[ ,])--[a-z]+' "$work/out" | tr -d ' ,' |
    sort -u); do
    if grep -qE -- "^\.(It|Op|Nm|Fl).* ?-${option#--}" "$page"; then
        pass "describe $option is in the manual"
    else
        fail "describe $option is in the manual"
    fi
done

mkdir "$work/empty"
XENSTABLE_DESCRIBE=$work/empty run describe --xen 4.15
expect "not installed" 2
expect_text "what is missing" \
    "$work/empty/symbols/importer/describe.py: No such file" "$err"
expect_text "and where it is" "libxenstable-dev" "$err"
expect_empty "and nothing is printed" "$out"

# What make installs for it, and nothing else of this tree
${MAKE:-make} -s install-nobase_describeDATA DESTDIR="$work/root" \
    datadir=/usr/share MAKEFLAGS= >"$work/log" 2>&1 ||
    fail "it can be installed" "$(cat "$work/log")"
export XENSTABLE_DESCRIBE=$work/root/usr/share/xenstable

code=0
PATH=$work/empty "$(command -v bash)" -c '"$0" describe --xen 4.15' \
    "$xenstable" >"$work/out" 2>"$work/err" || code=$?
if [ -x "$build/.libs/xenstable" ]; then
    # libtool's wrapper needs programs of its own.
    code=0
    PATH=$work/empty LD_LIBRARY_PATH=$build/.libs \
        "$build/.libs/xenstable" describe --xen 4.15 \
        >"$work/out" 2>"$work/err" || code=$?
fi
err=$(cat "$work/err")
out=$(cat "$work/out")
expect "no Python" 2
expect_text "it is named" "python3: No such file" "$err"

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' \
    2>/dev/null; then
    skip "the rest" "no Python 3.9"
    finish
    exit
fi
# It is looked up as python3.
mkdir "$work/bin"
ln -s "$(command -v "$python")" "$work/bin/python3"
PATH=$work/bin:$PATH

run describe --xen 4.15 --include "$work/empty"
expect "headers that are not there" 2
expect_text "after it has read the installed registry" \
    "$work/empty: no xenctrl.h" "$err"
expect_empty "and nothing is printed" "$out"
run describe --xen 4.15
expect "neither a source tree nor headers" 2
expect_text "it says so" "either --source or --include" "$err"
run describe --xen 4.15 --include /x --xen 4.16 --include /x
expect "two releases" 2
run describe --no-such-option
expect "an unknown option" 2

if ! printf '%s\n' '#ifndef __x86_64__' '#error' '#endif' |
    $cc -E - >/dev/null 2>&1; then
    skip "what the file says" "no compiler for x86-64"
    finish
    exit
fi
registry "$work/registry"
tree "$work/4.15" 4.15
grown "$work/4.16"
printf 'import nothing_of_this_name\n' >"$work/empty/argparse.py"
PYTHONPATH=$work/empty run describe --cc "$cc" --symbols "$work/registry" \
    --xen 4.16 --source "$work/4.16"
expect "a Xen that is new to the registry" 0
expect_text "what is new is told" \
    "+ array oars libxl_oar count num_oars since 4.16" "$err"
cat >"$work/wanted" <<'END'
xenstable-release 1
release 4.16  domctl 0x13  sysctl 0x13  xenctrl VERS_4.16.0

hypercall xen_sysctl_pond
  size 24
  field depth uint32_t
  field ducks uint32_t
  field fish uint64_t
  field width uint64_t

hypercall xen_sysctl_lake
  size 8
  field area uint32_t
  field isles uint32_t

typedef libxl_devid int

enum libxl_sail
  value none 0
  value lug 1
  value gaff 2

struct libxl_oar
  size 4
  field length uint32_t

struct libxl_boat
  size 40
  field name char *
  field berth int default -1
  array oars libxl_oar count num_oars
  field crew uint32_t default -1
  field sail libxl_sail
  union u key sail
  case u.lug lug
  field u.lug.area uint32_t

struct libxl_fleet
  size 16
  array boats libxl_boat count num_boats

function int libxl_boat_find(libxl_ctx *, const char *, libxl_boat *)
end
END
expect_empty "the file" "$(diff "$work/wanted" "$work/out" || :)"
edit "$work/4.15/$idl" '/("name"/d'
run describe --cc "$cc" --symbols "$work/registry" --xen 4.16 \
    --source "$work/4.15"
expect "another release's tree" 2
tree "$work/gone" 4.16
edit "$work/gone/$idl" '/("name"/d'
run describe --cc "$cc" --symbols "$work/registry" --xen 4.16 \
    --source "$work/gone"
expect "a Xen that lost a member" 1
expect_text "it is named" "! member name is gone" "$err"
expect_empty "and nothing is written" "$out"

release=$(for library in /usr/lib/*/libxenctrl.so.4.* \
    /usr/lib64/libxenctrl.so.4.*; do
    echo "${library##*.so.}"
done | grep -E '^4\.[0-9]+$' | sort -V | tail -n 1 || :)
if [ ! -e /usr/include/xenctrl.h ] || [ -z "$release" ]; then
    skip "headers of this machine" "it has none of Xen"
else
    run describe --cc "$cc" --xen "$release" --include /usr/include
    expect "headers of this machine: Xen $release" 0
    expect_empty "the file that the registry gives" "$("$python" -B \
        "${srcdir:-.}/symbols/generator/generate.py" release-file \
        "${srcdir:-.}/symbols" "$release" | diff - "$work/out" || :)"
fi

finish
