# lab: purpose the toolstack area against the release's own libxl, asked the same
# lab: guest
# lab: payload
# lab: client
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: timeout 900
# lab: apart

real=/lab/client/judge-xen-$LAB_XEN
ours=/lab/client/judge

if [ ! -x "$real" ]; then
    skip "the release's own libxl is the judge" \
        "$(cat "$real.skip" 2>/dev/null || echo it was not built)"
    exit 0
fi

# run_judge FILE PROGRAM STEP WORD...
run_judge() {
    judge_out=$1
    shift
    "$@" >"$judge_out" 2>"$judge_out.log" && return
    diag "$* ended with status $?"
    tail -n 5 "$judge_out.log" | diag
}

# settle - what changed between the first answer of libxl itself and its second
# one may be anything between in ours; what the moment of asking decides, any
# number: "running", "blocked" and "cpu" of dom0's vCPUs. Such lines of ours
# become libxl's, and are counted.
settle() {
    awk -F ' = ' -v real=/run/lab/real -v after=/run/lab/real-after \
        -v ours=/run/lab/ours.asked '
        function number(text) { return text ~ /^-?[0-9]+$/ }
        function same(key1, key2, key3, first, second, third) {
            if (key1 != key2 || key2 != key3 || !number(first) ||
                !number(second) || !number(third))
                return 0
            return key1 ~ /(^|\.)(running|blocked|cpu)$/ ||
                first != third && (second - first) * (third - second) >= 0
        }
        BEGIN {
            while ((getline line <ours) > 0) {
                n = split(line, our, " = ")
                if ((getline first <real) > 0 && first != line) {
                    split(first, one, " = ")
                    getline second <after
                    split(second, two, " = ")
                    if (same(one[1], our[1], two[1], one[2], our[2], two[2])) {
                        print one[1] >"/run/lab/moving"
                        line = first
                    }
                } else
                    getline second <after
                print line
            }
        }'
}

# agree STEP WORD... - what both print
agree() {
    : >/run/lab/moving
    run_judge /run/lab/real "$real" "$@"
    [ ! -e /run/lab/json ] || mv /run/lab/json /run/lab/json.real
    run_judge /run/lab/ours.asked "$ours" "$@"
    [ ! -e /run/lab/json ] || mv /run/lab/json /run/lab/json.ours
    run_judge /run/lab/real-after "$real" "$@"
    settle >/run/lab/ours
    plain /run/lab/real
    plain /run/lab/ours
    same_as_real "$*"
}

# same_as_real DESCRIPTION - are the answers in real and ours the same?
same_as_real() {
    if diff /run/lab/real /run/lab/ours >/run/lab/differences; then
        ok "$1: $(wc -l </run/lab/real) members agree, of which" \
            "$(wc -l </run/lab/moving) moved"
    else
        not_ok "$1" || {

            sed '/^---/d; /^+++/d; /^@@/d' /run/lab/differences | head -n 20 | diag
            tail -n 5 /run/lab/ours.asked.log | diag
        }
    fi
}

# plain FILE - JSON of CPU policies is an object of CPUID leaves and of MSRs, or
# the array of leaves alone; every libxl reads both, and we write the array.
plain() {
    sed -i 's/\.cpuid\.cpuid\[/.cpuid[/' "$1"
}

# agree_policies - as agree; a name that libxl does not know is refused by it at
# once and by us where the list is used, as our header says. Counted.
agree_policies() {
    : >/run/lab/moving
    run_judge /run/lab/real "$real" policies
    run_judge /run/lab/ours "$ours" policies
    sed -n 's/\.parsed = [^0].*//p' /run/lab/real >/run/lab/refused
    sed -n 's/\.parsed = 0$//p' /run/lab/ours |
        grep -xF -f /run/lab/refused | sed 's/$/./' >/run/lab/later
    for judge_file in real ours; do
        grep -vF -f /run/lab/later "/run/lab/$judge_file" >/run/lab/some
        mv /run/lab/some "/run/lab/$judge_file"
        plain "/run/lab/$judge_file"
    done
    same_as_real "policies, but for $(wc -l </run/lab/later) that are refused later"
}

agree_policies
agree values
agree host
agree domain 0 /run/lab/json
agree domain 77 /run/lab/json

# qemu_for_guests FOLDER PROGRAM - see scenario toolstack-hvm
qemu_for_guests() {
    libraries=/opt/debian/$1/usr/lib/$LAB_MULTIARCH
    mkdir -p "${2%/*}"
    printf '%s\n' '#!/bin/sh' \
        "export LD_LIBRARY_PATH=$libraries:/opt/debian/$1/lib/$LAB_MULTIARCH" \
        "set -- -L /usr/share/qemu -L /usr/share/seabios \"\$@\"" \
        "exec /opt/debian/$1$2 \"\$@\"" >"$2"
    chmod 755 "$2"
}

case $LAB_SUITE in
bullseye)
    qemu_for_guests bullseye-qemu-system-x86 /usr/bin/qemu-system-i386 ;;
*)
    qemu_for_guests "$LAB_SUITE-qemu-system-xen" \
        /usr/libexec/xen-qemu-system-i386 ;;
esac

# gone NAME - Xen keeps a domain until its memory is free
gone() {
    ! guest_id "$1" >/dev/null 2>&1
}

# is_created NAME FILE - the judge's output says so; sets $judge_id
is_created() {
    judge_id=$(guest_id "$1")
    like "$(grep domain_create "$2")" '_(new|restore) = 0' \
        "guest $1 is created" && return
    diag <"$2.log"
    return 1
}

# agree_about_life TYPE NAME WORD... - the same guest created by libxl and by
# us, one after the other. Both are asked about each of them, and what one
# changes is seen by both; each destroys the other's.
agree_about_life() {
    : >/run/lab/moving
    run_judge /run/lab/real.create "$real" create "$@"
    is_created "$2" /run/lab/real.create || return
    agree domain "$judge_id" /run/lab/json
    agree_about_json "$2"
    run_judge /run/lab/change.real "$real" change "$judge_id"
    agree domain "$judge_id" /run/lab/json
    run_judge /run/lab/out "$ours" destroy "$judge_id"
    wait_for 30 gone "$2"

    run_judge /run/lab/ours.asked "$ours" create "$@"
    is_created "$2" /run/lab/ours.asked || return
    cp /run/lab/ours.asked /run/lab/ours
    mv /run/lab/real.create /run/lab/real
    same_text "create $*"
    agree domain "$judge_id" /run/lab/json
    run_judge /run/lab/ours.asked "$ours" change "$judge_id"
    cp /run/lab/ours.asked /run/lab/ours
    mv /run/lab/change.real /run/lab/real
    same_text "change $2"
    agree domain "$judge_id" /run/lab/json
    run_judge /run/lab/out "$real" destroy "$judge_id"
    wait_for 30 gone "$2"
}

# same_text DESCRIPTION - real and ours as they are
same_text() {
    : >/run/lab/moving
    plain /run/lab/real
    plain /run/lab/ours
    same_as_real "$1"
}

# agree_about_json NAME - what each wrote about a guest is read by both, in the
# same way
agree_about_json() {
    for judge_writer in real ours; do
        for judge_file in real ours; do
            eval "judge_program=\$$judge_file"
            run_judge "/run/lab/$judge_file" "$judge_program" json \
                "/run/lab/json.$judge_writer"
        done
        cp /run/lab/ours /run/lab/ours.asked
        same_text "JSON of $1, written by $judge_writer"
    done
}

modprobe -a xen-blkback xen-netback loop tun
truncate -s 1M /run/lab/disk.img /run/lab/first-medium /run/lab/second-medium
note_state
agree_about_life pvh pvh cpuid=x2apic=0 cpuid=nx=0 cpuid=invtsc=1 \
    xend=0x80000001:edx=xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx affinity \
    nic=00:16:3e:01:02:03 nic=00:16:3e:01:02:04 disk=xvda,/run/lab/disk.img
agree_about_life pv pv vfb vkb channel=one channel=two,/run/lab/channel \
    p9=share,/run/lab disk=xvda,/run/lab/disk.img
agree_about_life hvm hvm cpuid=svm=0 viridian serial cd=/run/lab/first-medium \
    nic=00:16:3e:01:02:05,rtl8139 usbctrl
nothing_is_left
