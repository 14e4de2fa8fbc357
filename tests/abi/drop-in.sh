#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The drop-in libxl.h alone, as C and C++, with every installed compiler: it
# includes what Xen's libxl.h includes, and defines a LIBXL_HAVE_ macro exactly
# when everything that the macro stands for (symbols/toolstack-have) is there.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags=(-fsyntax-only -DXENSTABLE_DROP_IN_ALONE -I"$srcdir/include/drop-in"
    -I"$srcdir/include")

# As libxl.h of every release, 4.14 to 4.22, includes and defines it.
cat >"$folder/program.c" <<'EOF'
#include <libxl.h>

int program(va_list arguments, const char *text)
{
    struct in_addr address = {INADDR_ANY};
    struct pollfd fd = {0, POLLIN, 0};
    struct timeval now = {0, 0};
    int status = errno == EINVAL ? (int)strlen(text) : 0;
    pid_t child = waitpid(-1, &status, WNOHANG);
    uint32_t domid = INVALID_DOMID, any = RANDOM_DOMID;
    bool gone = WIFEXITED(status) && domid == ~0u && any == ~0u - 1;

    (void)va_arg(arguments, int);
    return gone + (int)child + (int)address.s_addr + fd.fd + (int)now.tv_sec;
}
EOF

compilers=0
for compiler in gcc clang; do
    command -v "$compiler" >"$folder/null" || continue
    compilers=$((compilers + 1))
    check "$compiler, C11: what Xen's header includes" "$compiler" -std=c11 \
        -D_GNU_SOURCE -Wall -Werror "${flags[@]}" "$folder/program.c"
    check "$compiler, C++17: what Xen's header includes" "$compiler" \
        -x c++ -std=c++17 -Wall -Werror "${flags[@]}" "$folder/program.c"
done
[ "$compilers" -gt 0 ] || skip "neither gcc nor clang"

# The compiler's own folders of headers, without those of Xen's packages: a
# program with a logger compiles, whether <xentoollog.h> is installed or not.
cat >"$folder/logger.c" <<'EOF'
#include <libxl.h>
#include <libxl_utils.h>
#include <libxlutil.h>
#include <xenctrl.h>

int program(libxl_ctx **ctx, xentoollog_logger *logger)
{
    xc_interface *xch = xc_interface_open(logger, logger, 0);

    return !xch || libxl_ctx_alloc(ctx, LIBXL_VERSION, 0, logger);
}
EOF
own=(-nostdinc -I"$srcdir/include/drop-in" -I"$srcdir/include")
mapfile -t system < <("${CC_WORDS[@]}" -E -v -x c /dev/null 2>&1 |
    sed -n '/^#include </,/^End/s/^ //p')
for i in "${!system[@]}"; do
    mkdir "$folder/system-$i"
    for file in "${system[$i]}"/*; do
        [[ ${file##*/} == xen* || ! -e $file ]] ||
            ln -s "$file" "$folder/system-$i/"
    done
    own+=(-isystem "$folder/system-$i")
done
check "without any header of Xen's" "${CC_WORDS[@]}" -fsyntax-only -Wall \
    -Werror "${own[@]}" "$folder/logger.c"
mkdir "$folder/xen"
cat >"$folder/xen/xentoollog.h" <<'EOF'
#pragma once
typedef struct xentoollog_logger { int real; } xentoollog_logger;
EOF
echo 'int real(void) { xentoollog_logger logger = {0}; return logger.real; }' \
    >>"$folder/logger.c"
check "with <xentoollog.h>" "${CC_WORDS[@]}" -fsyntax-only -Wall -Werror \
    "${own[@]}" -isystem "$folder/xen" "$folder/logger.c"

# Those that libxl.h of 4.22 takes (tools/include/libxl.h), and no others.
# dependants/check-surface compares the functions with a real libxl.h.
taken='' refused=''
for number in {2..24}; do
    printf -v version '0x04%02d00' "$number"
    if "${CC_WORDS[@]}" "${flags[@]}" "-DLIBXL_API_VERSION=$version" \
        "$folder/program.c" 2>"$folder/errors"; then
        taken+="$version "
    elif grep -q '#error' "$folder/errors"; then
        refused+="$version "
    fi
done
check "versions of the API: $taken" [ "$taken" = "0x040200 0x040300 0x040400 \
0x040500 0x040700 0x040800 0x041300 0x041400 0x041800 " ]
check "the others are refused" [ "$(wc -w <<<"$refused")" -eq 14 ]

# Each macro's things, by Xen's own names.
read_macros() {
    awk '$1 == "have" {
        name = $2
        for (i = 3; $i == "since" || $i == "only"; i += 2)
            ;
        for (things = ""; i <= NF; i++)
            things = things " " $i
        print name things
    }' "$srcdir/symbols/toolstack-have"
}

# uses PREFIX THING... - C that compiles where they are there
uses() {
    local prefix=$1 thing number=0
    for thing in "${@:2}"; do
        number=$((number + 1))
        case $thing in
        *.*) thing="((${thing%%.*} *)0)->${thing#*.}" ;;
        esac
        echo "__typeof__($thing) *x$prefix$number;"
    done
}

# refused THING... - is one an error where it is called?
refused() {
    local thing
    for thing in "$@"; do
        ! grep -q "^XENSTABLE_LIBXL_REFUSED($thing," \
            "$srcdir/include/drop-in/libxl.h" || return 0
    done
    return 1
}

compile() {
    "${CC_WORDS[@]}" "${flags[@]}" -x c - 2>"$folder/errors"
}

mapfile -t macros < <(read_macros)
said=0 wrong=() together=''
for line in "${macros[@]}"; do
    read -r name things <<<"$line"
    [[ $things != - ]] || continue
    read -r -a things <<<"$things"
    if grep -qh "^#define $name 1$" "$srcdir/include/drop-in/libxl.h" \
        "$srcdir/include/drop-in/libxl_api_version.h"; then
        said=$((said + 1))
        together+=$(uses "$name" "${things[@]}")$'\n'
    elif ! refused "${things[@]}" && { echo '#include <libxl.h>' && uses "$name" "${things[@]}"; } |
        compile; then
        wrong+=("$name")
    fi
done
echo "#include <libxl.h>
$together" >"$folder/said.c"
check "$said macros are said, and what they stand for is there" \
    "${CC_WORDS[@]}" "${flags[@]}" "$folder/said.c"
check "the other macros lack something${wrong[*]:+, but not: ${wrong[*]}}" \
    [ "${#wrong[@]}" -eq 0 ]
check "most are said" [ "$said" -gt 100 ]
finish
