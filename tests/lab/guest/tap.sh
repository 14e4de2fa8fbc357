# tap.sh - what a scenario has at hand. Read it with ". /lab/tap.sh"; the
# runner does so for every scenario.
#
# Results leave through a serial line of their own, so that neither kernel
# nor Xen messages can tear them; everything else is on the console.

LAB_RESULTS=/dev/ttyS1
LAB_MULTIARCH=x86_64-linux-gnu

report() {
    printf 'LAB %s\n' "$*" >"$LAB_RESULTS"
}

# One result each. They return 0 or 1, for "is ... || return".
ok() {
    report "ok $*"
}

not_ok() {
    report "not-ok $*"
    return 1
}

# A result that could not be had: skip DESCRIPTION REASON
skip() {
    report "skip $1 # SKIP $2"
}

# Explain, before or after a result; also takes a text from standard input.
diag() {
    if [ $# -gt 0 ]; then
        report "diag $*"
    else
        while IFS= read -r lab_line; do
            report "diag $lab_line"
        done
    fi
}

# is GOT EXPECTED DESCRIPTION
is() {
    if [ "$1" = "$2" ]; then
        ok "$3"
    else
        not_ok "$3" || diag "got '$1', expected '$2'"
        return 1
    fi
}

# like TEXT REGEX DESCRIPTION
like() {
    if printf '%s\n' "$1" | grep -Eq -- "$2"; then
        ok "$3"
    else
        not_ok "$3" || printf "'%s' does not match '%s'\n" "$1" "$2" | diag
        return 1
    fi
}

# succeeds DESCRIPTION COMMAND ARG... - its output is shown when it fails
succeeds() {
    lab_description=$1
    shift
    if "$@" >/run/lab/output 2>&1; then
        ok "$lab_description"
    else
        lab_status=$?
        not_ok "$lab_description" || {
            diag "'$*' ended with status $lab_status"
            diag </run/lab/output
        }
        return 1
    fi
}

# fails DESCRIPTION COMMAND ARG... - the opposite; output in /run/lab/output
fails() {
    lab_description=$1
    shift
    if "$@" >/run/lab/output 2>&1; then
        not_ok "$lab_description" || diag "'$*' succeeded"
        return 1
    fi
    ok "$lab_description"
}

# wait_for SECONDS COMMAND ARG... - until the command succeeds
wait_for() {
    lab_end=$(($(date +%s) + $1))
    shift
    while ! "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$lab_end" ] || return 1
        sleep 0.2
    done
}

# run_as_user COMMAND ARG... - as the ordinary user "lab"
run_as_user() {
    su -s /bin/sh lab -c 'exec "$0" "$@"' -- "$@"
}

# client NAME ARG... - a program of ../client, whose lines are results
client() {
    lab_client=$1
    shift
    LAB_XEN=$LAB_XEN "/lab/client/$lab_client" "$@" >/run/lab/client 2>&1
    lab_status=$?
    while IFS= read -r lab_line; do
        case $lab_line in
        "ok "*) ok "${lab_line#ok }" ;;
        "not-ok "*) not_ok "${lab_line#not-ok }" ;;
        "skip "* | "diag "*) report "$lab_line" ;;
        *) diag "$lab_client: $lab_line" ;;
        esac
    done </run/lab/client
    return "$lab_status"
}

# client_succeeds NAME ARG... - and its end is a result, too
client_succeeds() {
    client "$@"
    is $? 0 "$* ends well"
}

# fact KEY - what the client said last in a line "diag fact KEY VALUE"
fact() {
    sed -n "s/^diag fact $1 //p" /run/lab/client
}

# own_tool NAME ARG... - a tool of the running release, also in a root that
# has no libraries of this release in the places where programs look.
own_tool() {
    lab_tool=$1
    shift
    if [ -x "/opt/lab/xen/bin/$lab_tool" ]; then
        LD_LIBRARY_PATH=/opt/lab/xen/lib "/opt/lab/xen/bin/$lab_tool" "$@"
    else
        "$lab_tool" "$@"
    fi
}

# xenctrl_installed [X.Y] - the files of Xen's libxenctrl where programs look;
# not our own ones with its name
xenctrl_installed() {
    find /usr/lib /usr/local ! -path '*/xenstable/*' \
        -name "libxenctrl.so${1:+.}${1:-*}" 2>/dev/null
}

# debian_tool FOLDER NAME ARG... - a program that the packages directive put
# into /opt/debian/FOLDER, with the libraries that came along
debian_tool() {
    lab_folder=/opt/debian/$1
    lab_tool=$2
    shift 2
    for lab_dir in usr/sbin usr/bin sbin bin; do
        if [ -x "$lab_folder/$lab_dir/$lab_tool" ]; then
            lab_libraries=$lab_folder/usr/lib/$LAB_MULTIARCH
            lab_libraries=$lab_libraries:$lab_folder/lib/$LAB_MULTIARCH
            LD_LIBRARY_PATH=$lab_libraries "$lab_folder/$lab_dir/$lab_tool" \
                "$@"
            return
        fi
    done
    echo "$lab_tool is not in $lab_folder" >&2
    return 127
}

# start_daemons - xenstored, xenconsoled and dom0's own entries
start_daemons() {
    own_tool xenstored --pid-file /run/xen/xenstored.pid || return 1
    wait_for 10 test -S /run/xenstored/socket || return 1
    own_tool xen-init-dom0 || return 1
    # Without xenconsoled every creation of a domain runs into a timeout.
    own_tool xenconsoled --pid-file=/run/xen/xenconsoled.pid \
        --log=guest --log-dir=/var/log/xen/console
}

# make_hotplug - writes /run/lab/hotplug, which stands for Xen's hotplug
# scripts: the device is there; a disk is /dev/loop0.
make_hotplug() {
    printf '%s\n' '#!/bin/sh' \
        '[ "$1" = add ] || [ "$1" = online ] || exit 0' \
        'case $XENBUS_PATH in' \
        '*/vbd/*) xenstore-write "$XENBUS_PATH/physical-device" 7:0 ;;' \
        'esac' 'xenstore-write "$XENBUS_PATH/hotplug-status" connected' \
        >/run/lab/hotplug
    chmod 755 /run/lab/hotplug
}

# guest_config TYPE NAME [LINE]... - writes /run/lab/NAME.cfg for xl: a small
# Linux (TYPE pv, pvh or hvm) that does nothing; further lines are added to it
# and win over those before them. "extra" may have what domu-init understands.
# An hvm guest needs a QEMU where libxl looks for it; QEMU needs a bzImage.
guest_config() {
    lab_type=$1
    lab_name=$2
    shift 2
    {
        echo "name = '$lab_name'"
        echo "type = '$lab_type'"
        echo "ramdisk = '/boot/guest-initrd.img'"
        echo "extra = 'console=hvc0 quiet rdinit=/init'"
        echo "vcpus = 1"
        if [ "$lab_type" = hvm ]; then
            echo "kernel = '/boot/vmlinuz'"
            echo "memory = 192"
            echo "vnc = 0"
            echo "vga = 'none'"
        else
            echo "kernel = '/boot/guest-vmlinux'"
            echo "memory = 128"
        fi
        for lab_line in "$@"; do
            echo "$lab_line"
        done
    } >"/run/lab/$lab_name.cfg"
}

# start_guest TYPE NAME [LINE]... - returns 0 once the guest's own init runs
start_guest() {
    guest_config "$@"
    rm -f "$(console_log "$lab_name")"
    own_tool xl create "/run/lab/$lab_name.cfg" || return 1
    wait_for_guest "$lab_name"
}

# wait_for_guest NAME - until its own init runs: 50 seconds for an HVM guest.
# One that hangs is shown, on Xen's console with the state of its processors;
# the host knows what to do.
wait_for_guest() {
    wait_for 100 guest_runs "$1" && return 0
    diag "guest $1 did not come up; its console ends with:"
    tail -n 20 "$(console_log "$1")" | diag
    own_tool xl vcpu-list | diag
    for lab_key in q d v; do
        own_tool xl debug-keys "$lab_key"
        sleep 1
    done
    report "hung $1"
    return 1
}

console_log() {
    echo "/var/log/xen/console/guest-$1.log"
}

# guest_runs NAME - its init has said so on its console
guest_runs() {
    guest_says "$1" running
}

# guest_says NAME REGEX - "LAB: guest REGEX" is a line of its console
guest_says() {
    grep -Eq "^LAB: guest $2" "$(console_log "$1")"
}

guest_id() {
    own_tool xl domid "$1"
}

destroy_guest() {
    own_tool xl destroy "$1"
}

# root_decides FOLDER [NAME] - remove the libraries there that the root has,
# too, and Xen's unstable ones: the running release's count. Not those whose
# name begins with NAME
root_decides() {
    for lab_file in "$1"/*.so.*; do
        lab_name=${lab_file##*/}
        case $lab_name in
        "${2:-/}"*) ;;
        libxen* | libxlutil*) rm -f "$lab_file" ;;
        *) [ ! -e "/usr/lib/$LAB_MULTIARCH/$lab_name" ] || rm -f "$lab_file" ;;
        esac
    done
}

# use_debian_qemu - the one that came by the packages directive as
# own-bullseye:qemu-system-x86, own-bookworm:qemu-system-xen or
# own-trixie:qemu-system-xen, with its own libraries and the root's data, under
# the name that libxl looks for
use_debian_qemu() {
    case $LAB_SUITE in
    bullseye)
        lab_folder=/opt/debian/bullseye-qemu-system-x86
        lab_tool=/usr/bin/qemu-system-i386
        ;;
    *)
        lab_folder=/opt/debian/$LAB_SUITE-qemu-system-xen
        lab_tool=/usr/libexec/xen-qemu-system-i386
        ;;
    esac
    lab_libraries=$lab_folder/usr/lib/$LAB_MULTIARCH
    mkdir -p "${lab_tool%/*}"
    printf '%s\n' '#!/bin/sh' \
        "export LD_LIBRARY_PATH=$lab_libraries:$lab_folder/lib/$LAB_MULTIARCH" \
        "set -- -L /usr/share/qemu -L /usr/share/seabios \"\$@\"" \
        "exec $lab_folder$lab_tool \"\$@\"" >"$lab_tool"
    chmod 755 "$lab_tool"
}

# both_are_installed RELEASE RELEASE LIBRARY... - each of both, side by side
both_are_installed() {
    lab_releases="$1 $2"
    shift 2
    for lab_library in "$@"; do
        for lab_release in $lab_releases; do
            succeeds "$lab_library of Xen $lab_release is installed" \
                test -e "/usr/lib/$LAB_MULTIARCH/$lab_library.so.$lab_release"
        done
    done
}

# qemu_of NAME - the process that serves the guest, as libxl knows it
qemu_of() {
    xenstore-read "/local/domain/$(guest_id "$1")/image/device-model-pid"
}

# uses_library NAME - the guest's QEMU has libxenstable, and by it what fits
uses_library() {
    lab_files=$(sed -n 's|.* \(/[^ ]*\)$|\1|p' "/proc/$(qemu_of "$1")/maps" |
        sort -u)
    # On its own release a program needs no stand-in, nor us.
    [ "${stand_in:-}" = "$LAB_XEN" ] ||
        like "$lab_files" '/libxenstable\.so\.1' \
            "guest $1: its QEMU has libxenstable loaded"
    is "$(echo "$lab_files" | grep -v /stand-in/ |
        sed -n 's|.*/libxenctrl\.so\.\([0-9]*\.[0-9]*\).*|\1|p')" \
        "$LAB_XEN" "guest $1: and libxenctrl of the running Xen, no other"
}

# domain_count - as xl counts, with a line of headings
domain_count() {
    own_tool xl list | wc -l
}

# xl_list GUEST COLUMN - of a name or number, as in the heading of xl list
xl_list() {
    own_tool xl list "$1" | awk -v column="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR == 2 { print $at }'
}

# kexec_begin KEXEC - Xen's status of an image says which of two slots is in
# use: it flips with each load and unload, those of earlier scenarios too
kexec_begin() {
    "$1" --status >/dev/null 2>&1
    [ $? -ne 1 ] || "$1" --load-panic --unload
}

# note_state - what there is before a scenario's first guest
note_state() {
    what_there_is >/run/lab/state
}

# what_there_is - domains, paths in xenstore, libxl's files and processes
what_there_is() {
    own_tool xl list | awk 'NR > 1 { print "domain", $1 }'
    # Empty folders for guests, pools and one guest's backends stay; so does
    # what dom0 says about itself, and libxl's note of the numbers of guests.
    # Linux notes an error of a backend that went away while it was connected
    # (xenbus_va_dev_error() in drivers/xen/xenbus/xenbus_client.c), and nobody
    # deletes that. It depends on the time, and is shown.
    xenstore-ls -f | sed -n 's/ = .*//p' | grep -Ev '^/(vm|libxl|local/pool)$' |
        grep -Ev '^/libxl/pci(/[0-9a-f-]*)?$' |
        grep -Ev '^/local/domain/0/(memory|device-model)$' |
        grep -Ev '^/local/domain/0/error(/backend(/.*)?)?$' |
        grep -Ev '^/local/domain/0/backend(/[a-z0-9]*(/[0-9]*)?)?$'
    find /var/lib/xen /run/xen /tmp ! -type d ! -name domid-history
    ps -o args | grep -E '[q]emu|[l]ibxl-save-helper'
}

# nothing_is_left - of the guests since note_state
nothing_is_left() {
    what_there_is >/run/lab/state-after
    xenstore-ls -f | grep '^/local/domain/0/error/.*/error = ' | diag
    is "$(diff /run/lab/state /run/lab/state-after | sed -n '/^+++/d; /^+/p')" \
        "" "no domain, xenstore node or file is left"
}

# start_client_guest TYPE NAME - by the toolstack's client; sets $id
start_client_guest() {
    rm -f "$(console_log "$2")"
    client_succeeds lab-client create "$1" "$2"
    id=$(fact id)
    wait_for_guest "$2"
    is $? 0 "the guest's Linux runs" && return
    destroy_guest "$2"
    return 1
}

# agrees_about_config ID - the client's JSON, and what xl list -l says, as
# JSON: the releases differ in its form
agrees_about_config() {
    client_succeeds lab-client config "$1" /run/lab/ours.json
    own_tool xl list -l "$1" >/run/lab/xl.json
    /lab/client/json-values /run/lab/ours.json | sort >/run/lab/ours.values
    /lab/client/json-values /run/lab/xl.json '[0].config' | sort \
        >/run/lab/xl.values
    lab_count=$(wc -l </run/lab/xl.values)
    is "$(diff /run/lab/xl.values /run/lab/ours.values)" "" \
        "xl list -l agrees: $lab_count values"
    is "$((lab_count > 10))" 1 "and these are what it says"
}
