#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# xenstable info where the surroundings are poor: it always runs, and says
# what is missing and what to do, and nothing else. The fakes are Xen's
# libraries; what needs root is skipped without it.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

fakes=$build/tests/fake
cc=${CC:-cc}
# The program itself: libtool's wrapper needs descriptors, too.
[ ! -x "$build/.libs/xenstable" ] || [ -n "${XENSTABLE:-}" ] ||
    xenstable=$build/.libs/xenstable
export LD_LIBRARY_PATH=$build/.libs
advice='nstall|reboot|ldconfig|be root|load the module|descriptor left'

if [ ! -e "$fakes/call/libxencall.so.1" ]; then
    skip "all" "the fakes were not built"
    finish
    exit
fi
if grep -aq __asan_init "$build/.libs/xenstable"; then
    skip "all" "sanitizers need descriptors and files of their own"
    finish
    exit
fi

# message: the third line of the last run, which says what is wrong
message() {
    sed -n 3p "$work/out"
}

# expect_advice NAME CODE STATUS TEXT PATTERN: how the last run ended, the
# code of all operations, a part of the message, and the only advice in it
expect_advice() {
    local line others

    line=$(message)
    expect "$1: exit code" "$2"
    expect_text "$1: the reason" "$4" "$line"
    others=$(grep -oE "$advice" <<<"$line" | grep -vE "^($5)$" || :)
    expect_empty "$1: no other advice" "$others"
    expect_text "$1: the code of operations" "$3" \
        "$(grep kexec_load "$work/out")"
}

# with_fakes RELEASE: as if this Xen ran, with its libraries
with_fakes() {
    export XENSTABLE_RUNNING=$1
    export XENSTABLE_LIBRARY_PATH=$fakes/$1:$fakes/call
}

# Connecting fails: the errno alone is the reason.
with_fakes 4.17
while read -r errno name text; do
    FAKE_OPEN_ERROR=$errno run info
    expect_advice "connecting fails with $errno" 1 "$name" "$text" \
        'be root|load the module|descriptor left'
done <<'EOF'
24 EMFILE this process has no file descriptor left
23 EMFILE the system has no file descriptor left
13 EPERM the kernel refuses access to its Xen control device (Permission
1 EPERM the kernel refuses access to its Xen control device (Operation
2 ENODEV there is no Xen control device; load the module xen-privcmd
5 EIO it is not possible to connect to Xen: Input/output error
EOF

# A mistake in a variable is reported once.
XENSTABLE_RUNNING='4.17.5-pre ' XENSTABLE_DEBUG=1 run info
expect "a release in full: exit code" 0
expect_text "a release in full: is understood" "4.17.3-fake" "$out"
expect_no_text "a release in full: no warning" "warning" "$err"
XENSTABLE_RUNNING=4.l7 XENSTABLE_DEBUG=1 run info
expect_text "a release with a letter: a warning" \
    'warning: XENSTABLE_RUNNING=4.l7 is neither X.Y nor "none"' "$err"
XENSTABLE_RUNNING=4.l7 run info
expect_number "a release with a letter, as a user asks: one warning" \
    "$(grep -c '^xenstable: XENSTABLE_RUNNING=4.l7 is neither' "$work/err")" 1
XENSTABLE_LIBRARY_PATH=/nowhere run info
expect_text "a folder that is not there: a warning" \
    'xenstable: XENSTABLE_LIBRARY_PATH: /nowhere: No such file' "$err"
XENSTABLE_PROVIDERS=hypercal run info
expect_text "a provider with a letter less, as a user asks: a warning" \
    'xenstable: XENSTABLE_PROVIDERS: "hypercal" is ignored' "$err"
XENSTABLE_PROVIDERS='hypercal, libxenctrl' XENSTABLE_DEBUG=1 run info
expect "a provider with a letter less: exit code" 0
expect_number "a provider with a letter less: one warning" \
    "$(grep -c 'warning: .*"hypercal" is ignored' "$work/err")" 1
XENSTABLE_PROVIDERS=' hypercall ,libxenctrl' run info
expect_text "blanks between providers do no harm" "hypercall    no" \
    "$(grep kexec_load "$work/out")"

# Libraries that cannot be used, one by one; the hypercalls remain.
broken() {
    export XENSTABLE_RUNNING=4.18
    export XENSTABLE_LIBRARY_PATH=$fakes/broken/$1:$fakes/call
    run info
    expect_text "$1: the reason" "$2" "$(message)"
    expect_no_text "$1: is not called absent" "is not installed" "$(message)"
}
LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$fakes/blocked
broken missing-library "libnot-there.so.1, which it needs, cannot be loaded"
LD_LIBRARY_PATH=$build/.libs

# Two libraries that need each other, and one that needs a version of another
# that is not in it, in a folder that the loader does not know.
circle=$work/circle
mkdir "$circle"
# library NAME ARG...: an empty one
library() {
    local name=$1
    shift
    $cc -shared -nostdlib -o "$circle/$name" -Wl,-soname,"$name" \
        -Wl,--no-as-needed "$@" 2>>"$work/cc-log"
}
echo 'int versioned(void) { return 1; }' >"$work/versioned.c"
echo 'int versioned(void); int asks(void) { return versioned(); }' \
    >"$work/asks.c"
echo 'V_1 { global: versioned; };' >"$work/versioned.map"
if library libcircle.so -x c /dev/null &&
    library libxenctrl.so.4.18 "$circle/libcircle.so" &&
    library libcircle.so "$circle/libxenctrl.so.4.18"; then
    export XENSTABLE_RUNNING=4.18 XENSTABLE_LIBRARY_PATH=$circle:$fakes/call
    run info
    expect "a circle: exit code" 0
    expect_text "a circle: the reason" "which it needs, cannot be loaded" \
        "$(message)"
    library libversioned.so "$work/versioned.c" -fPIC \
        -Wl,--version-script="$work/versioned.map"
    library libxenctrl.so.4.18 "$work/asks.c" -fPIC "$circle/libversioned.so"
    library libversioned.so "$work/versioned.c" -fPIC
    run info
    # musl knows no versions.
    if grep -q 'V_1' "$work/out"; then
        expect_text "a version that is missing: of which library" \
            "no      $circle/libxenctrl.so.4.18" "$(cat "$work/out")"
        expect_no_text "a version that is missing: the other one is no candidate" \
            "no      $circle/libversioned.so" "$(cat "$work/out")"
    fi
    unset XENSTABLE_LIBRARY_PATH
else
    skip "libraries that need each other" "$cc cannot make them"
fi

# No library of that release at all
unset XENSTABLE_LIBRARY_PATH
export XENSTABLE_RUNNING=4.15
if ldconfig -p 2>/dev/null | grep -qE 'libxenctrl.so.4.15|libxencall.so.1'
then
    skip "nothing installed" "this machine has Xen's libraries"
else
    run info
    expect_advice "nothing installed" 1 ELIBACC \
        "libxenctrl.so.4.15 is not installed; libxencall.so.1 is not installed" \
        nstall
    expect_text "nothing installed: what to install" \
        "Install the tools libraries of Xen 4.15 (Debian: libxenmisc4.15)" \
        "$(message)"
fi

# No descriptor is left when the command starts.
if $cc -shared -fPIC -x c -o "$work/few.so" - 2>"$work/cc-log" <<'EOF'
#include <sys/resource.h>
__attribute__((constructor)) static void take(void)
{
    struct rlimit limit = {3, 3};

    setrlimit(RLIMIT_NOFILE, &limit);
}
EOF
then
    printf '#!/bin/sh\nLD_PRELOAD=%s exec %s "$@"\n' "$work/few.so" \
        "$xenstable" >"$work/few"
    chmod +x "$work/few"
    with_fakes 4.17
    xenstable=$work/few run info
    expect_advice "no descriptor" 1 EMFILE "no file descriptor left" \
        'descriptor left'
    expect_text "no descriptor: the toolstack says so, too" \
        "libxenlight.so.4.17 cannot be loaded: this process has no file" "$out"
    xenstable=$work/few run info --json
    expect "no descriptor: --json is trouble" 2
    expect_text "no descriptor: --json says why" \
        "which cannot be loaded: libyajl.so.2" "$err"
    expect_no_text "no descriptor: nobody is to install it" nstall "$err"
    unset XENSTABLE_RUNNING
    xenstable=$work/few run info
    expect_advice "no descriptor to see what runs" 1 EMFILE \
        "cannot find out whether Xen runs here" 'descriptor left'
    expect_no_text "no descriptor to see what runs: says nothing more" \
        "not on Xen" "$out"
else
    skip "no descriptor" "$cc cannot make a library"
fi

# There is no room for a library: nothing is to be installed.
if $cc -shared -fPIC -x c -o "$work/tight.so" - 2>"$work/cc-log" <<'EOF'
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
__attribute__((constructor)) static void take(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    struct rlimit limit;
    unsigned long pages = 0;

    if (!file || fscanf(file, "%lu", &pages) != 1)
        return;
    fclose(file);
    limit.rlim_cur = limit.rlim_max =
        pages * (unsigned long)sysconf(_SC_PAGESIZE) + (160 << 10);
    setrlimit(RLIMIT_AS, &limit);
}
EOF
then
    printf '#!/bin/sh\nLD_PRELOAD=%s exec %s "$@"\n' "$work/tight.so" \
        "$xenstable" >"$work/tight"
    chmod +x "$work/tight"
    with_fakes 4.17
    xenstable=$work/tight run info
    expect "no memory: exit code" 2
    expect_text "no memory: says so" "memory" "$err"
    expect_no_text "no memory: nobody is to install it" nstall "$out$err"
else
    skip "no memory" "$cc cannot make a library"
fi

# in_mounts COMMAND: the shell COMMAND, with file systems of its own; the
# libraries are looked for in the usual places
in_mounts() {
    unset XENSTABLE_LIBRARY_PATH
    code=0
    fakes=$fakes xenstable=$xenstable unshare -m sh -ec "$1" \
        >"$work/out" 2>"$work/err" || code=$?
    out=$(cat "$work/out")
    err=$(cat "$work/err")
}

mounted_cases() {
    local sys='mount -t tmpfs none /sys; mkdir -p /sys/hypervisor/version
        echo xen >/sys/hypervisor/type'
    local version='echo 4 >/sys/hypervisor/version/major
        echo 17 >/sys/hypervisor/version/minor'
    local own='mount -t tmpfs -o mode=755 none /usr/local/lib'
    local copy='cp $fakes/4.17/lib*.so.4.17 $fakes/call/lib*.so.1 '

    unset XENSTABLE_RUNNING
    in_mounts "$sys; \$xenstable info"
    expect_advice "Xen, no release and no device" 1 ENODEV \
        "Xen runs, but /sys/hypervisor/version does not say which" \
        'load the module'
    expect_no_text "Xen, no release and no device: is a Xen" "not on Xen" \
        "$out"
    in_mounts "$sys; $version; chmod 700 /sys/hypervisor
        setpriv --reuid 65534 --clear-groups \$xenstable info"
    if [ "$code" -eq 127 ] || [ "$code" -eq 126 ]; then
        skip "sysfs may not be read" "others cannot run the command here"
    else
        expect_advice "sysfs may not be read" 1 EPERM \
            "/sys/hypervisor/type: Permission denied" none
    fi

    export XENSTABLE_RUNNING=4.17
    in_mounts "$own; $copy /usr/local/lib; \$xenstable info"
    expect "not in the loader's cache: used" 0
    expect_text "not in the loader's cache: libxenctrl" \
        "yes     /usr/local/lib/libxenctrl.so.4.17" "$out"
    expect_text "not in the loader's cache: libxencall" \
        "yes     /usr/local/lib/libxencall.so.1" "$out"
    expect_text "not in the loader's cache: libxenlight" \
        "yes     /usr/local/lib/libxenlight.so.4.17" "$out"
    for folder in /usr/local/lib64 /usr/lib/xen-4.17/lib \
        /usr/lib/xen-4.17/lib/x86_64-linux-gnu /usr/libexec/xen-4.17/lib; do
        # On a file system of its own, nothing is left on the machine.
        in_mounts "mkdir /tmp/upper.\$\$ && cd /tmp/upper.\$\$
            mount -t tmpfs none .; mkdir u w
            mount -t overlay -o lowerdir=/usr,upperdir=u,workdir=w none /usr
            mkdir -p $folder; $copy $folder; \$xenstable info"
        if ! grep -q '^libxenstable:' "$work/out"; then
            skip "$folder" "no overlay can be mounted here"
            continue
        fi
        expect "$folder: used" 0
        expect_text "$folder: libxencall, too" \
            "yes     $folder/libxencall.so.1" "$out"
    done

    # Somebody else may exchange them.
    in_mounts "$own; $copy /usr/local/lib; chmod 777 /usr/local/lib
        \$xenstable info"
    expect_advice "the folder is everybody's" 1 ELIBACC \
        "users other than root can replace it" nstall
    in_mounts "$own; $copy /usr/local/lib; chown 65534 /usr/local/lib/*.4.17
        \$xenstable info"
    expect_text "the file is somebody's" "users other than root can replace it" \
        "$(message)"

    # The file system has no programs on it.
    in_mounts "$own; $copy /usr/local/lib
        mount -o remount,noexec /usr/local/lib; \$xenstable info"
    expect_advice "mounted noexec" 1 ELIBACC "not mounted noexec" none

    # What it needs lies beside it, and the loader does not know the folder.
    in_mounts "$own; $copy /usr/local/lib
        $cc -shared -x c /dev/null -o /usr/local/lib/libbeside.so.1 \
            -Wl,-soname,libbeside.so.1
        $cc -shared -x c /dev/null -o /usr/local/lib/libxencall.so.1 \
            -Wl,-soname,libxencall.so.1 -Wl,--no-as-needed -x none \
            /usr/local/lib/libbeside.so.1 2>/dev/null
        XENSTABLE_DEBUG=1 \$xenstable info"
    if [ -e "$work/few.so" ]; then
        expect_text "its neighbour is taken" \
            "rejected /usr/local/lib/libxencall.so.1: " "$err"
        expect_no_text "its neighbour is found" "libbeside" "$err"
    fi

    # The library may not be read.
    in_mounts "$own; $copy /usr/local/lib; chmod 600 /usr/local/lib/*.4.17
        setpriv --reuid 65534 --clear-groups \$xenstable info"
    if [ "$code" -eq 127 ] || [ "$code" -eq 126 ]; then
        skip "the library may not be read" \
            "others cannot run the command here"
    else
        expect_text "the library may not be read" \
            "libxenctrl.so.4.17: cannot open shared object file: Permission" \
            "$(message)"
        expect_text "the library may not be read: what to do" \
            "Let this user read it" "$(message)"
    fi
}

# Without a JSON library (as where Xen was built with json-c) all else works.
with_fakes 4.17
mkdir -p "$work/no-json"
: >"$work/no-json/libyajl.so.2"
export LD_LIBRARY_PATH=$work/no-json:$build/.libs
run info
expect "no libyajl: info runs" 0
expect_text "no libyajl: info says what that costs" \
    "no --json here (all else works)" "$(tail -n 1 "$work/out")"
run info --json
expect "no libyajl: --json is trouble" 2
expect_text "no libyajl: --json says why" \
    "JSON needs libyajl.so.2, which cannot be loaded" "$err"
export LD_LIBRARY_PATH=$build/.libs

if ! unshare -m true 2>/dev/null; then
    skip "file systems of its own" "that needs root"
elif [ -e /usr/lib/xen-4.17 ] || [ -e /usr/libexec/xen-4.17 ] ||
    ldconfig -p | grep -q libxencall.so.1; then
    skip "file systems of its own" "this machine has Xen's libraries"
else
    mounted_cases
fi

finish
