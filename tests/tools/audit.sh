#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# xenstable audit, on files that are made here.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

page=${srcdir:-.}/tools/xenstable.1
cc=${CC:-cc}

# compile ARGUMENT...: the C source is standard input
compile() {
    # $CC may be a compiler with options.
    # shellcheck disable=SC2086
    $cc -nostdlib -fPIC -fno-stack-protector -x c - -x none "$@" \
        2>"$work/cc-log" || {
        echo "# $cc failed: $*"
        sed 's/^/# /' "$work/cc-log"
        return 1
    }
}

# make_library FOLDER SONAME VERSION SOURCE...: SONAME with a version, - none
make_library() {
    local folder=$1 soname=$2 version=$3 map=()

    mkdir -p "$folder"
    if [ "$version" != - ]; then
        echo "$version { global: *; };" >"$work/map"
        map=("-Wl,--version-script=$work/map")
    fi
    compile -shared -Wl,-soname,"$soname" "${map[@]}" \
        -o "$folder/$soname" <<<"$4"
}

xenctrl='int xc_interface_open(void) { return 0; }
int xc_kexec_load(void) { return 0; }
int xc_domain_pause(void) { return 0; }
int xc_very_odd_name(void) { return 0; }
char xc__hypercall_buffer_HYPERCALL_BUFFER_NULL[40] = {1};'
guest='int xc_dom_allocate(void) { return 0; }'
light='int libxl_ctx_alloc(void) { return 0; }'
lutil='int xlu_cfg_init(void) { return 0; }'
store='int xs_open(void) { return 0; }'
ours='int xenstable_open(void) { return 0; }'

two='int xc_interface_open(void); int xc_domain_pause(void);
int f(void) { return xc_interface_open() + xc_domain_pause(); }'
one='int xc_interface_open(void);
int f(void) { return xc_interface_open(); }'

have_compiler=yes
make_library "$work/17" libxenctrl.so.4.17 VERS_4.17.0 "$xenctrl" ||
    have_compiler=no

# named_library SONAME: audits a library that needs one of this name
named_library() {
    compile -shared -Wl,-soname,"$1" -o "$work/named.so" \
        <<<'int named(void) { return 0; }'
    compile -shared -o "$work/needs-named" "$work/named.so" \
        <<<'int named(void); int f(void) { return named(); }'
    run audit "$work/needs-named"
}

compiled_cases() {
    local lib=$work/17 old=$work/14 new=$work/20 other=$work/other

    make_library "$new" libxenctrl.so.4.20 libxenctrl_4.20.0 "$xenctrl"
    make_library "$lib" libxenlight.so.4.17 VERS_4.17.0 "$light"
    for soname in libxenctrl.so.4.14 libxenguest.so.4.14 \
        libxenlight.so.4.14 libxlutil.so.4.14; do
        case $soname in
        libxenctrl*) make_library "$old" "$soname" - "$xenctrl" ;;
        libxenguest*) make_library "$old" "$soname" - "$guest" ;;
        libxenlight*) make_library "$old" "$soname" - "$light" ;;
        libxlutil*) make_library "$old" "$soname" - "$lutil" ;;
        esac
    done
    make_library "$other" libxenstore.so.3.0 - "$store"
    make_library "$other" libxenstable.so.1 XENSTABLE_1.0 "$ours"
    make_library "$other" libxc.so.9 - "$xenctrl"
    make_library "$other" libxenfuture.so.5.1 - "$store"

    compile -shared -o "$work/two" "$lib/libxenctrl.so.4.17" <<<"$two"
    run audit "$work/two"
    expect "versioned: exit code" 1
    expect_text "versioned: verdict" "two: needs a rebuild at the next Xen" \
        "$out"
    expect_text "versioned: library" "libxenctrl.so.4.17 (Xen 4.17)" "$out"
    expect_text "versioned: numbers" "2 symbols, 1 covered" "$out"
    expect_text "versioned: not covered" \
        "xc_domain_pause    VERS_4.17.0  not covered" "$out"
    expect_text "versioned: covered" \
        "xc_interface_open  VERS_4.17.0  covered" "$out"

    compile -shared -o "$work/one" "$new/libxenctrl.so.4.20" <<<"$one"
    run audit "$work/one"
    expect "all covered: exit code" 1
    expect_text "all covered: version" "libxenctrl_4.20.0  covered" "$out"
    expect_text "all covered: way out" "libxenstable covers all of it" "$out"

    compile -shared -o "$work/both" -Wl,--allow-shlib-undefined \
        "$lib/libxenctrl.so.4.17" "$lib/libxenlight.so.4.17" <<<"$one
int libxl_ctx_alloc(void); int g(void) { return libxl_ctx_alloc(); }"
    run audit "$work/both"
    expect_text "two libraries: first" "libxenctrl.so.4.17 (Xen 4.17): 1" \
        "$out"
    expect_text "two libraries: second" "libxenlight.so.4.17 (Xen 4.17): 1" \
        "$out"

    compile -shared -o "$work/bare" "$old"/*.so.4.14 <<<"$two
int xc_very_odd_name(void); int xc_dom_allocate(void);
int libxl_ctx_alloc(void); int xlu_cfg_init(void); int getenv(void);
int g(void) { return xc_very_odd_name() + xc_dom_allocate() +
    libxl_ctx_alloc() + xlu_cfg_init() + getenv(); }"
    run audit "$work/bare"
    expect "no versions: exit code" 1
    expect_text "no versions: libxenctrl" \
        "libxenctrl.so.4.14 (Xen 4.14): 3 symbols, 1 covered" "$out"
    expect_text "no versions: libxenguest" \
        "libxenguest.so.4.14 (Xen 4.14): 1 symbol," "$out"
    expect_text "no versions: libxenlight" \
        "libxenlight.so.4.14 (Xen 4.14): 1 symbol," "$out"
    expect_text "no versions: libxlutil" \
        "libxlutil.so.4.14 (Xen 4.14): 1 symbol," "$out"
    expect_no_text "no versions: not libc's" "getenv" "$out"

    # More symbols than there is room for at first
    local many='' calls='' i
    for ((i = 0; i < 70; i++)); do
        many+="int xc_number_$i(void) { return $i; }
"
        calls+="int xc_number_$i(void); int f$i(void) {
    return xc_number_$i(); }
"
    done
    make_library "$work/many" libxenctrl.so.4.17 VERS_4.17.0 "$many$xenctrl"
    compile -shared -o "$work/needs-many" "$work/many/libxenctrl.so.4.17" \
        <<<"$calls$one"
    run audit "$work/needs-many"
    expect "71 symbols: exit code" 1
    expect_text "71 symbols: numbers" "71 symbols, 1 covered" "$out"
    expect_number "71 symbols: each is listed, in order" \
        "$(grep -c '^ *xc_number_' "$work/out")" 70
    grep -o 'xc_number_[0-9]*' "$work/out" >"$work/names"
    if LC_ALL=C sort -c "$work/names"; then
        pass "71 symbols: in order of names"
    else
        fail "71 symbols: in order of names" "$out"
    fi

    # A plugin that leaves Xen's library to its program
    compile -shared -o "$work/plugin" <<<"$two
int libxl_ctx_alloc(void); int xc_very_odd_name(void);
int g(void) { return libxl_ctx_alloc() + xc_very_odd_name(); }"
    run audit "$work/plugin"
    expect "nothing NEEDED: exit code" 1
    expect_text "nothing NEEDED: by name" "does not say which library" "$out"
    expect_text "nothing NEEDED: libxenlight" "libxl_ctx_alloc" "$out"
    expect_no_text "nothing NEEDED: no doubtful name" "xc_very_odd" "$out"

    compile -shared -o "$work/chemistry" "$other/libxc.so.9" <<<"$two"
    run audit "$work/chemistry"
    expect "the other libxc" 0

    compile -shared -o "$work/unused" -Wl,--no-as-needed \
        "$lib/libxenctrl.so.4.17" <<<'int f(void) { return 0; }'
    run audit "$work/unused"
    expect "NEEDED without a symbol: exit code" 1
    expect_text "NEEDED without a symbol: says so" \
        "NEEDED, but no symbol is imported" "$out"

    compile -shared -o "$work/stable" "$other/libxenstore.so.3.0" \
        <<<'int xs_open(void); int f(void) { return xs_open(); }'
    run audit "$work/stable"
    expect "a stable library: exit code" 0
    expect_text "a stable library: verdict" \
        "imports nothing of Xen's unstable libraries" "$out"

    compile -shared -o "$work/future" "$other/libxenfuture.so.5.1" \
        <<<'int xs_open(void); int f(void) { return xs_open(); }'
    run audit "$work/future"
    expect "a library with a release that is not known yet" 1

    # Which names are of an unstable library? A name may be a path.
    local name
    for name in /opt/xen/libxenctrl.so.4.17 libxenctrl.so libxenguest.so.9 \
        libxenfuture.so.4.0 libxenfuture.so.10.25; do
        named_library "$name"
        expect "NEEDED $name: exit code" 1
        expect_text "NEEDED $name: is named" "$name" "$out"
    done
    for name in libxenfuture.so libxenfuture.so.5 libxenfuture.so.5. \
        libxenfuture.so.5.x libxenfuture.so.5.1.2 libxenfuture.so.x.1 \
        libxenfuture.so.3.9 libyenfuture.so.5.1 libxenctrl libxenctrl.sox \
        libxenctrlx.so /opt/libxenctrl.so.4.17/libother.so.1; do
        named_library "$name"
        expect "NEEDED $name: nothing of Xen's" 0
    done

    compile -shared -o "$work/ours" "$other/libxenstable.so.1" \
        <<<'int xenstable_open(void); int f(void) { return xenstable_open(); }'
    run audit "$work/ours"
    expect "libxenstable: exit code" 0
    expect_text "libxenstable: verdict" \
        "built against libxenstable: no rebuild" "$out"

    # With the wrappers of the drop-in, as a program gets them
    local version archive=$build/lib/drop-in/libxenctrl_nonshared.a
    version=$("$xenstable" --version | awk '{ print $NF; exit }')
    compile -shared -Wl,--gc-sections,--no-as-needed \
        -o "$work/wrapped" "$archive" "$other/libxenstable.so.1" <<<"$one
int xc_kexec_status(void); int g(void) { return xc_kexec_status(); }"
    ! command -v strip >/dev/null || strip "$work/wrapped"
    run audit "$work/wrapped" "$work/ours"
    expect "wrappers: exit code" 0
    expect_number "wrappers: one line for all objects of one version" \
        "$(grep -c '  has the wrappers of' <<<"$out")" 1
    expect_text "wrappers: which version" "wrapped: built against \
libxenstable: no rebuild
  has the wrappers of libxenstable $version inside" "$out"
    run audit --json "$work/wrapped"
    expect_json "wrappers, JSON is valid"
    expect_text "wrappers, JSON" "\"wrappers\": [
        \"$version\"
      ]" "$out"

    compile -shared -o "$work/half" "$other/libxenstable.so.1" \
        "$lib/libxenctrl.so.4.17" <<<"$one
int xenstable_open(void); int g(void) { return xenstable_open(); }"
    run audit "$work/half"
    expect "libxenstable and libxenctrl" 1

    run audit "$lib/libxenctrl.so.4.17"
    expect "part of Xen: exit code" 0
    expect_text "part of Xen: verdict" "part of Xen itself" "$out"

    data='extern char xc__hypercall_buffer_HYPERCALL_BUFFER_NULL[40];
void _start(void);
void _start(void) { xc__hypercall_buffer_HYPERCALL_BUFFER_NULL[0] = 1; }'
    for folder in "$lib" "$old"; do
        if compile -fno-PIC -no-pie -o "$work/data" "$folder"/libxenctrl.so.* \
            <<<"$data"; then
            run audit "$work/data"
            expect "data of ${folder##*/}: exit code" 1
            expect_text "data of ${folder##*/}: by a copy relocation" \
                "HYPERCALL_BUFFER_NULL" "$out"
        else
            skip "data of ${folder##*/}" "cannot link a program"
        fi
    done

    if make_library "$work/32" libxenctrl.so.4.17 VERS_4.17.0 "$xenctrl" &&
        compile -m32 -shared -o "$work/32/lib" <<<"$xenctrl" &&
        compile -m32 -shared -Wl,-soname,libxenctrl.so.4.17 \
            -Wl,--version-script="$work/map" \
            -o "$work/32/libxenctrl.so.4.17" <<<"$xenctrl" &&
        compile -m32 -shared -o "$work/two-32" \
            "$work/32/libxenctrl.so.4.17" <<<"$two"; then
        run audit "$work/two-32"
        expect_text "32 bits: numbers" "2 symbols, 1 covered" "$out"
    else
        skip "32 bits: numbers" "the compiler makes no 32-bit code"
    fi

    compile -static -o "$work/static" \
        <<<'void _start(void); void _start(void) {}'
    run audit "$work/static"
    expect "static: exit code" 0
    expect_text "static: says so" "statically linked" "$out"

    compile -c -o "$work/object.o" <<<"$one"
    run audit "$work/object.o"
    expect "object file" 2
    expect_text "object file: says so" "not linked yet" "$err"

    if command -v strip >/dev/null; then
        strip --only-keep-debug -o "$work/two.debug" "$work/two"
        run audit "$work/two.debug"
        expect "debug information" 2
        expect_text "debug information: says so" "only debug information" \
            "$err"
    else
        skip "debug information" "strip is not installed"
    fi

    # Without section headers: as some packers leave a file
    cp "$work/two" "$work/no-headers"
    printf '\0\0\0\0\0\0\0\0' |
        dd of="$work/no-headers" bs=1 seek=40 conv=notrunc status=none
    printf '\0\0\0\0' |
        dd of="$work/no-headers" bs=1 seek=60 conv=notrunc status=none
    run audit "$work/no-headers"
    if [ "$(od -An -tu1 -j4 -N1 "$work/two" | tr -d ' ')" = 2 ]; then
        expect "no section headers" 2
        expect_text "no section headers: says so" "no section headers" "$err"
    else
        skip "no section headers" "the compiler makes no 64-bit files"
    fi
}

if [ "$have_compiler" = yes ]; then
    compiled_cases
else
    skip "files made by the compiler" "$cc cannot make a library"
fi

# Any class and byte order, without a compiler for it
for class in 32 64; do
    for order in little big; do
        for bound in versioned bare; do
            name=$class-$order-$bound
            "$make_elf" "$class" "$order" "$bound" "$work/$name"
            run audit "$work/$name"
            expect "$name: exit code" 1
            expect_text "$name: numbers" "2 symbols, 1 covered" "$out"
            expect_no_text "$name: nothing of libc" "getenv" "$out"
        done
    done
done

# A library that is loaded when the file runs
for class in 32 64; do
    for order in little big; do
        name=$class-$order
        "$make_elf" "$class" "$order" noted "$work/noted"
        run audit "$work/noted"
        expect "noted, $name: exit code" 1
        expect_text "noted, $name: verdict" \
            "noted: loads an unstable library of Xen's when it runs" "$out"
        expect_text "noted, $name: library" \
            "libxenctrl.so.4.17 (Xen 4.17): loaded when it runs; what" "$out"
        expect_no_text "noted, $name: only its sonames" "libxenlight" "$out"
        expect_no_text "noted, $name: no other list" "libxlutil" "$out"
        "$make_elf" "$class" "$order" literal "$work/literal"
        run audit "$work/literal"
        expect "literal, $name: exit code" 1
        expect_text "literal, $name: library" "%s/libxenctrl.so.%d: loaded \
when it runs, 3 symbols, 2 covered" "$out"
        expect_text "literal, $name: covered" \
            "xc_kexec_load      text  covered" "$out"
        expect_text "literal, $name: not covered" \
            "xc_domain_pause    text  not covered" "$out"
        expect_text "literal, $name: areas" "area: core, kexec; drop-in: \
pkg-config xencontrol, <xenctrl.h>" "$out"
        expect_no_text "literal, $name: of no other library" "libxl_" "$out"
        "$make_elf" "$class" "$order" stamped "$work/stamped"
        run audit "$work/stamped"
        expect "wrappers of two versions, $name: exit code" 0
        expect_text "wrappers of two versions, $name: each once" \
            "  has the wrappers of libxenstable 0.9.0 inside
  has the wrappers of libxenstable 1.12.3-rc1 inside" "$out"
        expect_number "wrappers of two versions, $name: no other" \
            "$(grep -c wrappers <<<"$out")" 2
        "$make_elf" "$class" "$order" mute "$work/mute"
        run audit "$work/mute"
        expect "texts without dlopen(), $name" 0
    done
done
"$make_elf" 64 little noted "$work/noted"
"$make_elf" 64 little literal "$work/literal"
run audit --json "$work/noted" "$work/literal"
expect "loaded, JSON" 1
expect_json "loaded, JSON is valid"
expect_text "loaded, JSON: verdict" '"verdict": "loads"' "$out"
expect_text "loaded, JSON: of the library" '"loaded": true' "$out"
expect_text "loaded, JSON: drop-in" '"drop_in": "xencontrol"' "$out"
expect_text "loaded, JSON: area" '"area": "kexec"' "$out"
expect_text "loaded, JSON: totals" '"loads": 2' "$out"
own=$build/.libs/libxenstable.so.1
if [ -e "$own" ]; then
    run audit "$own"
    expect "libxenstable loads all of them, for others" 0
else
    skip "libxenstable loads all of them, for others" "it is not here"
fi

# Data that a program has copied to itself, on every machine that runs Xen
for machine in '32 little 386' '64 little x86-64' '32 little arm' \
    '64 little aarch64' '64 big ppc64' '64 little ppc64' '64 little riscv64'
do
    read -r class order name <<<"$machine"
    for kind in copied own; do
        "$make_elf" "$class" "$order" "$kind-$name" "$work/program" \
            xc__hypercall_buffer_HYPERCALL_BUFFER_NULL
        run audit "$work/program"
        expect "$kind data on $machine: exit code" 1
        if [ "$kind" = copied ]; then
            expect_text "copied data on $machine: is an import" \
                "2 symbols, 2 covered" "$out"
        else
            expect_text "own data on $machine: is no import" \
                "1 symbol, 1 covered" "$out"
        fi
    done
    "$make_elf" "$class" "$order" "again-$name" "$work/program"
    run audit "$work/program"
    expect "the same place again and again on $machine: exit code" 2
    expect_text "the same place again and again on $machine: is damaged" \
        "more relocations than fit into it" "$err"
done

# Cut at every 64 bytes: each is named, none is taken for a whole one.
cut_every_64() {
    local file=$1 bytes length

    bytes=$(wc -c <"$file")
    rm -rf "$work/cut"
    mkdir "$work/cut"
    for ((length = 0; length < bytes; length += 64)); do
        head -c "$length" "$file" >"$work/cut/$length"
    done
    run audit "$work/cut"/*
    expect "cut ${file##*/}: exit code" 2
    if [ "$(wc -l <"$work/err")" -eq $(((bytes + 63) / 64)) ]; then
        pass "cut ${file##*/}: a sentence for each"
    else
        fail "cut ${file##*/}: a sentence for each" "$err"
    fi
    expect_no_text "cut ${file##*/}: no verdict" ": needs" "$out"
    expect_no_text "cut ${file##*/}: no other verdict" ": imports" "$out"
}
cut_every_64 "$work/64-little-versioned"
[ "$have_compiler" = no ] || cut_every_64 "$work/two"

# Files of other kinds, told by two bytes of the header
for kind in '0 is neither a program nor a library' \
    '1 is an object file' '2 imports' '4 is a core dump' \
    '5 is neither a program nor a library'; do
    cp "$work/64-little-versioned" "$work/kind"
    # shellcheck disable=SC2059 # the format is what is printed
    printf "\\x${kind%% *}" |
        dd of="$work/kind" bs=1 seek=16 conv=notrunc status=none
    run audit "$work/kind"
    if [ "${kind%% *}" = 2 ]; then
        expect "kind 2 of ELF file: a program" 1
    else
        expect "kind ${kind%% *} of ELF file" 2
        expect_text "kind ${kind%% *} of ELF file: says what it is" \
            "${kind#* }" "$err"
    fi
done
printf '!<arch>\n' >"$work/archive.a"
run audit "$work/archive.a"
expect "archive" 2
expect_text "archive: says so" "is an archive of object files" "$err"

echo "hello" >"$work/text"
run audit "$work/text"
expect "not ELF" 2
expect_text "not ELF: says so" "text: is not an ELF file" "$err"
: >"$work/empty"
run audit "$work/empty"
expect "empty file" 2
expect_text "empty file: says so" "is empty" "$err"
run audit "$work/none"
expect "missing file" 2
expect_text "missing file: says so" "No such file" "$err"
mkfifo "$work/pipe"
run audit "$work/pipe"
expect "a pipe is not opened" 2
run audit /dev/null
expect "a device is not opened" 2
run audit /proc/self
expect "/proc is refused" 2
if [ -d /sys/kernel ]; then
    run audit /sys
    expect "/sys is refused" 2
    expect_text "/sys is refused: says why" "is not a folder on a disk" "$err"
else
    skip "/sys is refused" "it is not mounted"
fi
run audit ""
expect "no name at all" 2
expect_text "no name at all: says so" "No such file" "$err"

# Folders
tree=$work/tree
mkdir -p "$tree/a/b" "$tree/empty"
cp "$work/64-little-versioned" "$tree/a/b/deep"
cp "$work/text" "$tree/a/text"
mkfifo "$tree/a/pipe"
ln -s .. "$tree/a/up"
ln -s self "$tree/a/self"
ln -s nowhere "$tree/a/dangling"
ln -s b/deep "$tree/a/link"
cp "$(command -v "$BASH")" "$tree/shell"
run audit "$tree"
expect "folder: exit code" 1
expect_text "folder: found" "$tree/a/b/deep: needs a rebuild" "$out"
expect_no_text "folder: links are not followed" "link" \
    "${out//linked/}"
expect_no_text "folder: nothing unstable is not listed" "shell: imports" \
    "$out"
expect_text "folder: totals" "1 to rebuild, 0 built against libxenstable, 0 \
part of Xen, 1 without unstable imports" "$out"
expect_empty "folder: what is no ELF file is skipped" "$err"
run audit "$tree//"
expect_text "folder with a slash: no slash is added" \
    "$tree//a/b/deep: needs a rebuild" "$out"
run audit --all "$tree"
expect_text "folder, --all: lists all" "shell: imports nothing" "$out"
run audit "$tree/a/up/empty"
expect "empty folder by a link" 0
run audit "$tree/a/link"
expect "a link that is named is followed" 1
head -c 600 "$work/64-little-versioned" >"$tree/a/cut"
run audit "$tree"
expect "folder with a damaged file" 2
expect_text "folder with a damaged file: named" "a/cut: is cut short" "$err"
expect_text "folder with a damaged file: the rest" "deep: needs" "$out"
rm "$tree/a/cut"
# Root reads everything: become somebody else for this.
unprivileged=()
[ "$(id -u)" -ne 0 ] || unprivileged=(setpriv --reuid=65534 --clear-groups)
chmod 711 "$work"
chmod 700 "$tree/a/b"
[ "$(id -u)" -eq 0 ] || chmod 0 "$tree/a/b"
if "${unprivileged[@]}" "$xenstable" --version >/dev/null 2>&1; then
    code=0
    err=$("${unprivileged[@]}" "$xenstable" audit "$tree" 2>&1 >/dev/null) ||
        code=$?
    expect "folder that cannot be read" 2
    expect_text "folder that cannot be read: named" \
        "a/b: Permission denied" "$err"
    install -m 600 "$work/64-little-versioned" "$work/secret"
    [ "$(id -u)" -eq 0 ] || chmod 0 "$work/secret"
    code=0
    err=$("${unprivileged[@]}" "$xenstable" audit "$work/secret" 2>&1 \
        >/dev/null) || code=$?
    expect "file that cannot be read" 2
    expect_text "file that cannot be read: named" \
        "secret: Permission denied" "$err"
else
    skip "folder that cannot be read" "only root can run this build"
fi
chmod 755 "$tree/a/b"

# Names may hold anything.
odd=$work/$(printf 'odd\033[2J\351\nname')
cp "$work/64-little-versioned" "$odd"
run audit "$odd"
expect_text "odd name: made harmless" 'odd\x1b[2J\xe9\x0aname: needs' "$out"
run audit --json "$odd"
expect_json "odd name: JSON is valid"

# JSON
files=("$work/64-big-versioned" "$work/64-big-bare" "$work/text" "$tree")
[ "$have_compiler" = no ] || files+=("$work/plugin" "$work/ours")
run audit --json "${files[@]}"
expect "JSON: exit code" 2
expect_json "JSON: is valid"
for text in '"format": 1' '"command": "audit"' '"verdict": "rebuild"' \
    '"release": "4.17"' '"version": "VERS_4.17.0"' '"version": null' \
    '"error": "is not an ELF file"' '"name": "xc_domain_pause"' \
    '"covered": true' '"covered": false' '"errors": 1'; do
    expect_text "JSON: $text" "$text" "$out"
done
for key in $(grep -oE '^ *"[a-z_]+":' "$work/out" | tr -d ' ":' | sort -u); do
    # Verdicts are the keys of the totals.
    if grep -qE "^\.(It )?Sy $key( |$)|^\.Dq $key( |$)" "$page"; then
        pass "JSON key $key is in the manual"
    else
        fail "JSON key $key is in the manual"
    fi
done

# What Debian's programs import, as tests/dependants/measure-symbols has it:
# a library with these names, and a program that uses each of them.
# imports NAME SONAME... < NAMES: the audit says that all are covered
imports() {
    local name=$1 names soname libraries=() number=0
    shift
    names=$(cat)
    number=$(grep -c . <<<"$names")
    for soname in "$@"; do
        make_library "$work/$name" "$soname" - \
            "$(grep "^$(prefix_of "$soname")" <<<"$names" |
                sed 's/.*/int &(void) { return 0; }/')"
        libraries+=("$work/$name/$soname")
    done
    compile -shared -o "$work/$name/program" "${libraries[@]}" \
        < <(sed 's/.*/int &(void); int f_&(void) { return &(); }/' \
            <<<"$names")
    run audit "$work/$name/program"
    expect "$name: exit code" 1
    expect_text "$name: all is covered" "libxenstable covers all of it" "$out"
    expect_number "$name: each name" \
        "$(grep -c '  covered$' "$work/out")" "$number"
}
prefix_of() {
    case $1 in
    libxenctrl.*) echo xc_ ;;
    libxenlight.*) echo libxl_ ;;
    libxlutil.*) echo xlu_ ;;
    esac
}
dependants=${srcdir:-.}/tests/dependants/symbols
if [ "$have_compiler" = yes ]; then
    for name in collectd domains kexec-tools qemu; do
        imports "$name" libxenctrl.so.4.17 < <(sed '/^#/d' "$dependants/$name")
    done
    imports libvirt libxenlight.so.4.14 libxlutil.so.4.14 \
        < <(sed '/^#/d' "$dependants/libvirt")
    expect_text "libvirt: area and drop-in" \
        "area: toolstack; drop-in: pkg-config xenlight, <libxl.h>" "$out"
    imports toolstack libxenlight.so.4.17 libxlutil.so.4.17 < <(sed \
        -e '/^#/d' -e 's/ .*//' \
        "${srcdir:-.}/compat/toolstack/drop-in-names")
    make_library "$work/none" libxenlight.so.4.17 - \
        'int libxl_not_ours(void) { return 0; }'
    compile -shared -o "$work/none/program" "$work/none/libxenlight.so.4.17" \
        <<<'int libxl_not_ours(void); int f(void) { return libxl_not_ours(); }'
    run audit "$work/none/program"
    expect_text "a function of libxl that is not ours" \
        "libxl_not_ours  -  not covered" "$out"
else
    skip "what Debian's programs import" "$cc cannot make a library"
fi

# Every line of the registry is covered.
missing=
while read -r symbol _; do
    "$make_elf" 64 little bare "$work/one-of-all" "$symbol"
    run audit "$work/one-of-all"
    case $out in
    *" $symbol "*" covered"*) ;;
    *) missing="$missing $symbol" ;;
    esac
done < <(sed -e 's/#.*//' -e '/^ *$/d' "${srcdir:-.}/symbols/drop-in" \
    "${srcdir:-.}/lib/drop-in/names")
expect_empty "every name of the drop-in libxenctrl is covered" "$missing"

finish
