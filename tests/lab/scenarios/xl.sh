# lab: purpose Xen's own xl, built once over libxenstable: beside the release's own, which looks at the same
# lab: guest
# lab: payload usr/lib/xl/xl
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# One program for all releases, so its words are those of the release that it
# comes from. What it says of the host and of guests is compared with what the
# release's own xl says of them.

ours() {
    /usr/lib/xl/xl "$@"
}

# moving - without what is another number the next time: times, free memory;
# and without brackets, since structures of later releases are empty in JSON
moving() {
    sed -E -e '/^xenstable: /d' -e 's/ +[0-9]+\.[0-9]+$//' \
        -e 's/ (r--|-b-|---) / - /' -e 's/ [0-9.]+ +([0-9a-f]+ *\/|all)/ \1/' \
        -e '/^(free_memory|outstanding|xend_config_format|sharing_)/d' \
        -e '/^ *"arm_sci": *[{]/d' -e '/^[][{}, ]*$/d' \
        -e 's/[0-9]+:[0-9]{2}:[0-9]{2}//' -e 's/ +/ /g' -e 's/ $//'
}

# same ARG... - both say it
same() {
    ours "$@" 2>&1 | moving >/run/lab/xl.ours
    own_tool xl "$@" 2>&1 | moving >/run/lab/xl.own
    if cmp -s /run/lab/xl.ours /run/lab/xl.own && [ -s /run/lab/xl.own ]; then
        ok "both say the same: xl $*"
    else
        not_ok "both say the same: xl $*"
        diff /run/lab/xl.own /run/lab/xl.ours | head -n 12 | diag
    fi
}

# state GUEST - as xl list has it, without dots
state() {
    xl_list "$1" State | tr -d .
}

has_state() {
    state "$1" | grep -q "$2"
}

# host - what a host is asked
host() {
    succeeds "xl help" ours help
    for line in info 'info -n' list vcpu-list sched-credit2 'sched-credit2 -s' \
        'cpupool-list -c' 'network-list 0' domname\ 0 uptime getenforce; do
        # shellcheck disable=SC2086  # several words each
        same $line
    done
    ours dmesg >/run/lab/xl.dmesg 2>&1
    like "$(head -n 200 /run/lab/xl.dmesg)" 'Xen version|Command line' \
        "xl dmesg has Xen's messages"
    fails "a feature that these processors lack: xl psr-cmt-show" \
        ours psr-cmt-show cache_occupancy
}

# life TYPE
life() {
    guest_config "$1" "$1" "vcpus = 1" "maxvcpus = 2" "maxmem = 160" \
        "on_reboot = 'restart'"
    rm -f "$(console_log "$1")"
    succeeds "$1: xl create" ours create "/run/lab/$1.cfg" || return
    if ! wait_for_guest "$1"; then
        not_ok "$1: its Linux runs"
        return
    fi
    ok "$1: its Linux runs"
    for line in list "list -v" "vcpu-list $1" "domid $1" "sched-credit2 -d $1" \
        "block-list $1" "network-list $1"; do
        # shellcheck disable=SC2086  # several words each
        same $line
    done
    same list -l "$1"
    succeeds "$1: xl vcpu-set" ours vcpu-set "$1" 2
    succeeds "$1: xl vcpu-pin" ours vcpu-pin "$1" 0 0
    same vcpu-list "$1"
    succeeds "$1: xl sched-credit2" ours sched-credit2 -d "$1" -w 300
    is "$(own_tool xl sched-credit2 -d "$1" | awk 'NR > 1 { print $3 }')" 300 \
        "$1: the release's own xl sees the weight"
    succeeds "$1: xl mem-set" ours mem-set "$1" 120
    succeeds "$1: xl rename" ours rename "$1" other
    same domid other
    succeeds "$1: xl rename, back" ours rename other "$1"
    succeeds "$1: xl pause" ours pause "$1"
    like "$(state "$1")" p "$1: it is paused"
    succeeds "$1: xl unpause" ours unpause "$1"
    succeeds "$1: xl sysrq" ours sysrq "$1" h
    succeeds "$1: xl save" ours save "$1" /run/lab/xl.save
    fails "$1: it is gone" own_tool xl domid "$1"
    succeeds "$1: xl restore" ours restore /run/lab/xl.save
    rm -f /run/lab/xl.save
    same list "$1"
    lab_before=$(own_tool xl domid "$1")
    succeeds "$1: xl reboot" ours reboot -F "$1"
    wait_for 60 is_another "$1" "$lab_before" &&
        ok "$1: xl's own process starts it anew" ||
        not_ok "$1: xl's own process starts it anew"
    wait_for 60 guest_runs "$1"
    succeeds "$1: xl shutdown" ours shutdown -F -w "$1"
    wait_for 20 is_gone "$1" || succeeds "$1: xl destroy" ours destroy "$1"
    fails "$1: it is gone" own_tool xl domid "$1"
}

is_another() {
    lab_now=$(own_tool xl domid "$1" 2>/dev/null) && [ "$lab_now" != "$2" ]
}

is_gone() {
    ! own_tool xl domid "$1" >/dev/null 2>&1
}

pools() {
    succeeds "a CPU leaves its pool" ours cpupool-cpu-remove Pool-0 1
    succeeds "xl cpupool-create" ours cpupool-create 'name="two"' \
        'sched="credit2"' 'cpus=["1"]'
    same cpupool-list -c
    same cpupool-list
    succeeds "xl cpupool-rename" ours cpupool-rename two three
    same cpupool-list
    succeeds "xl cpupool-destroy" ours cpupool-destroy three
    succeeds "the CPU comes back" ours cpupool-cpu-add Pool-0 1
    same cpupool-list -c
}

note_state
host
pools
for type in pvh pv; do
    life "$type"
done
ours create -n /run/lab/pvh.cfg >/run/lab/xl.dry 2>&1
like "$(cat /run/lab/xl.dry)" '"type": "pvh"' "xl create -n says what it would do"
nothing_is_left
