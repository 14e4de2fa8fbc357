# lab: purpose the commands of xl that the scenarios xl and xl-hvm do not have: beside the release's own
# lab: guest
# lab: payload usr/lib/xl/xl
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# Left out are "top", another program on a terminal; "devd", which a driver
# domain has; "dt-overlay", for Arm.

# alike ARG... - both end with the same status, and say the same
alike() {
    ours "$@" >/run/lab/rest.ours 2>&1
    lab_ours=$?
    own_tool xl "$@" >/run/lab/rest.own 2>&1
    lab_own=$?
    diag "xl $*: $lab_own, $(tail -n 1 /run/lab/rest.own)"
    is "$lab_ours $(words /run/lab/rest.ours)" \
        "$lab_own $(words /run/lab/rest.own)" \
        "both end alike, and say the same: xl $*"
}

# words FILE - without numbers of processes and guests' devices
words() {
    sed -E -e 's/\[[0-9]+\]//g' <"$1" | moving
}

# refused ARG... - alike, and it is a failure
refused() {
    alike "$@" && is "$((lab_own != 0))" 1 "and it is refused: xl $*"
}

# What these processors lack, and a Xen without a policy of Flask's.
refusals() {
    for line in psr-hwinfo psr-cat-show 'psr-cat-show 0' psr-mba-show \
        'psr-cmt-detach 0' sched-credit sched-rtds; do
        # shellcheck disable=SC2086  # several words each
        alike $line
    done
    for line in 'psr-cat-set 0 0xff' 'psr-mba-set 0 50' 'psr-cmt-attach 0' \
        'psr-cmt-show cache_occupancy' 'setenforce 1' \
        'loadpolicy /run/lab/disk'; do
        # shellcheck disable=SC2086  # several words each
        refused $line
    done
}

# console_of NAME - what xl console shows for three seconds. Without a terminal
# it reads no input (xenconsole, main(): interactive), and only a signal ends it.
console_of() {
    timeout 3 /usr/lib/xl/xl console "$1" 2>&1 </dev/null
}

has_memory() {
    [ "$(xl_list "$1" Mem)" = "$2" ]
}

xen() {
    for line in claims sharing vm-list 'set-parameters nosuch=1'; do
        # shellcheck disable=SC2086  # several words each
        alike $line
    done
    succeeds "xl set-parameters" ours set-parameters console_timestamps=none
    ours dmesg >/run/lab/dmesg.ours
    own_tool xl dmesg >/run/lab/dmesg.own
    is "$(head -n 60 /run/lab/dmesg.ours | sha256sum)" \
        "$(head -n 60 /run/lab/dmesg.own | sha256sum)" \
        "both say the same: the first lines of xl dmesg"
    succeeds "xl debug-keys" ours debug-keys h
    like "$(own_tool xl dmesg | tail -n 60)" "'h' pressed" \
        "the release's own xl dmesg has what it made Xen say"
    succeeds "xl cpupool-numa-split" ours cpupool-numa-split
    like "$(own_tool xl cpupool-list)" '^Pool-node0 ' "the pool is the node's"
    succeeds "xl cpupool-rename, back" ours cpupool-rename Pool-node0 Pool-0
}

# devices NAME - those that need a program or a module that is not there
devices() {
    for line in channel-list usb-list vdispl-list vkb-list vsnd-list \
        vtpm-list; do
        alike "$line" "$1"
    done
    for line in "usbctrl-attach $1 version=9" "usbctrl-detach $1 3" \
        "usbdev-attach $1 hostbus=1" "usbdev-detach $1 0 1" \
        "vdispl-attach $1 backend=nobody" "vdispl-detach $1 7" \
        "vkb-attach $1 backend=nobody" "vkb-detach $1 7" \
        "vsnd-attach $1 backend=nobody" "vsnd-detach $1 7" \
        "vtpm-attach $1 backend=nobody" "vtpm-detach $1 7"; do
        # shellcheck disable=SC2086  # several words each
        refused $line
    done
}

rest() {
    counting_guest pv
    is $? 0 "a guest that counts" || return
    lab_log=$(console_log pv)
    like "$(console_of pv | tr -d '\r')" 'LAB: guest ticks [0-9]' \
        "xl console shows what it says"
    like "$(own_tool xl list pv)" '^pv ' "and leaves it alone"
    same vm-list
    devices pv
    refused qemu-monitor-command pv 'info version'
    refused mem-max pv 10
    succeeds "xl mem-max" ours mem-max pv 150
    succeeds "xl mem-set" ours mem-set pv 120
    succeeds "the release's own xl sees what is left" \
        wait_for 60 has_memory pv 120
    succeeds "xl sysrq" ours sysrq pv h
    succeeds "its Linux says what it knows" wait_for 60 grep -q \
        'sysrq: HELP' "$lab_log"
    alike button-press pv power
    printf '%s\n' "name = 'pv'" "memory = 99" \
        "kernel = '/boot/guest-vmlinux'" >/run/lab/update.cfg
    succeeds "xl config-update" ours config-update pv /run/lab/update.cfg
    same list -l pv
    if ours help | grep -q '^ *suspend '; then
        succeeds "xl suspend" ours suspend pv
        like "$(state pv)" s "it is suspended"
        succeeds "xl resume" ours resume pv
        goes_on_counting "after xl resume"
    fi
    succeeds "xl dump-core" ours dump-core pv /run/lab/core
    like "$(head -c 4 /run/lab/core | tail -c 3)" ELF "the dump is an ELF file"
    rm -f /run/lab/core
    goes_on_counting "after xl dump-core"
    succeeds "xl save -c" ours save -c pv /run/lab/xl.save
    goes_on_counting "after xl save -c"
    rm -f /run/lab/xl.save
    kept pv ours
    # With the guest it ends.
    refused remus -c -b pv nowhere
    ends pv ours >/run/lab/left.ours
    # The same by the release's own xl, whatever it leaves.
    counting_guest own
    is $? 0 "one more guest" || return
    kept own own_tool xl
    ends own own_tool xl >/run/lab/left.own
    diag </run/lab/left.own
    is "$(cat /run/lab/left.ours)" "$(cat /run/lab/left.own)" \
        "both leave the same in xenstore, when Remus' guest is destroyed"
}

counting_guest() {
    start_guest pv "$1" "maxmem = 160" \
        "extra = 'console=hvc0 quiet rdinit=/init lab_tick=1'"
}

# ends NAME XL... - destroy it; prints what is left of it in xenstore, and
# removes that
ends() {
    lab_id=$(guest_id "$1")
    lab_name=$1
    shift
    "$@" destroy "$lab_name" >&2
    wait "$lab_remus"
    xenstore-ls -f "/local/domain/$lab_id" 2>/dev/null |
        sed -e "s,^/local/domain/$lab_id,," -e 's/ = .*//'
    xenstore-rm "/local/domain/$lab_id" 2>/dev/null
}

# goes_on_counting WHEN
goes_on_counting() {
    lab_count=$(grep -c 'guest ticks' "$lab_log")
    succeeds "it counts $1" wait_for 60 counted_beyond $((lab_count + 3))
}

counted_beyond() {
    [ "$(grep -c 'guest ticks' "$lab_log")" -gt "$1" ]
}

# kept NAME XL... - Remus, whose copies go nowhere
kept() {
    lab_name=$1
    shift
    lab_log=$(console_log "$lab_name")
    lab_count=$(grep -c 'guest ticks' "$lab_log")
    "$@" remus -F -b -n -d -e -i 500 "$lab_name" nowhere \
        >/run/lab/remus.log 2>&1 &
    lab_remus=$!
    succeeds "with $1 remus it goes on counting" wait_for 120 counted_beyond \
        $((lab_count + 10))
    if kill -0 "$lab_remus" 2>/dev/null; then
        ok "$1 remus is at it"
    else
        not_ok "$1 remus is at it"
        diag </run/lab/remus.log
    fi
}

parts="refusals xen rest"
. /lab/scenarios/xl.sh
