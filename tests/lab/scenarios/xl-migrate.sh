# lab: purpose guests move to another machine with another Xen, by xl over libxenstable
# lab: guest
# lab: pair
# lab: payload usr/lib/xl/xl
# lab: timeout 900
# lab: apart
#
# Instead of ssh, a plain connection: what comes in on port 7000 is for "xl
# migrate-receive", on 7002 with the option for Remus. The guest counts, and
# says its own time.
. /lab/pair.sh

ours() {
    /usr/lib/xl/xl "$@"
}

# receive_guests PORT OPTION... - of xl migrate-receive
receive_guests() {
    lab_port=$1
    shift
    printf '%s\n' '#!/bin/sh' \
        "exec /usr/lib/xl/xl migrate-receive $* 2>>/run/lab/receive.log" \
        >"/run/lab/receive-$lab_port"
    chmod 755 "/run/lab/receive-$lab_port"
    nc -ll -p "$lab_port" -e "/run/lab/receive-$lab_port" &
}

# way_over PORT - writes /run/lab/over-PORT, which stands for ssh
way_over() {
    printf '%s\n' '#!/bin/sh' "exec nc $lab_other $1" >"/run/lab/over-$1"
    chmod 755 "/run/lab/over-$1"
}

# make_devices - the disk's first line says on which machine it is
make_devices() {
    modprobe -a loop xen-blkback xen-netback
    make_hotplug
    pair_bridge
    echo "a disk of the $LAB_SIDE" >/run/lab/disk
    truncate -s 1M /run/lab/disk
    losetup /dev/loop0 /run/lab/disk
}

# create NAME - a guest that counts, of the type that is its name
create() {
    set -- "$1" "maxmem = 160"
    lab_extra='console=hvc0 quiet rdinit=/init lab_tick=1'
    if [ "$devices" ]; then
        lab_extra="$lab_extra lab_modules=xen-blkfront,xen-netfront"
        lab_extra="$lab_extra lab_disk=/dev/xvda lab_nic=192.0.2.9"
        set -- "$@" "disk = ['format=raw,vdev=xvda,access=rw,backendtype=phy,\
script=/run/lab/hotplug,target=/dev/loop0']" \
            "vif = ['mac=00:16:3e:00:00:01,bridge=xenbr0']"
    fi
    guest_config "$1" "$@" "extra = '$lab_extra'"
    rm -f "$(console_log "$1")"
    succeeds "$1: xl create" ours create "/run/lab/$1.cfg"
    wait_for_guest "$1"
    is $? 0 "$1: its Linux runs"
    follow "$1" "$(console_log "$1")"
    succeeds "$1: it counts" wait_for 60 ticks_beyond "$(console_log "$1")" 5
    if [ "$devices" ]; then
        succeeds "$1: its disk and its card answer" wait_for 60 has_devices \
            "$(console_log "$1")" 'a disk of the source'
    fi
}

# stay NAME - an older Xen refuses it, and it goes on here
stay() {
    create "$1"
    fails "$1: xl migrate, back to an older Xen" ours migrate \
        -s /run/lab/over-7000 "$1" target
    diag </run/lab/output
    like "$(cat /run/lab/output)" 'Migration failed, resuming at sender' \
        "$1: xl says that it goes on here"
    lab_last=$(ticks "$(console_log "$1")" | tail -n 1)
    succeeds "$1: it goes on counting" wait_for 60 ticks_beyond \
        "$(console_log "$1")" $((${lab_last%% *} + 5))
    is "$(own_tool xl list "$1" | awk 'NR == 2 { print $1 }')" "$1" \
        "$1: it has its name"
    echo | tell "last-$1"
    succeeds "$1: xl destroy" ours destroy "$1"
    is_told "done-$1"
}

# turn_away NAME - and the reason is said
turn_away() {
    is_told "last-$1" 900
    diag </run/lab/receive.log
    like "$(cat /run/lab/receive.log)" \
        "needs Xen [0-9.]*, but Xen $LAB_XEN is running" \
        "$1: the reason is said"
    : >/run/lab/receive.log
    for lab_name in "$1" "$1--incoming"; do
        fails "$lab_name: it is not here" own_tool xl domid "$lab_name"
    done
    echo | tell "done-$1"
}

leave() {
    create "$1"
    config "$1" >/run/lab/config
    tell "config-$1" </run/lab/config
    succeeds "$1: xl migrate" ours migrate -s /run/lab/over-7000 "$1" target
    fails "$1: it is gone here" own_tool xl domid "$1"
    hand_over "$1"
}

arrive() {
    lab_console=$(console_log "$1--incoming")
    (wait_for 900 test -e "$lab_console" && follow "$1" "$lab_console") &
    is_told "last-$1" 600
    succeeds "$1: it is here" own_tool xl domid "$1"
    diag </run/lab/receive.log
    : >/run/lab/receive.log
    # xenconsoled keeps the name that it had while it came.
    mv "$lab_console" "$(console_log "$1")"
    goes_on "$1" "$(console_log "$1")"
    if [ "$devices" ]; then
        succeeds "$1: its disk and its card are those here, and answer" \
            wait_for 60 has_devices "$(console_log "$1")" \
            'a disk of the target'
        like "$(own_tool xl network-list "$1")" 00:16:3e:00:00:01 \
            "$1: the card is the same"
    fi
    succeeds "$1: xl destroy" ours destroy "$1"
    echo | tell "done-$1"
}

pair_begin
for port in 7000 7002; do
    way_over "$port"
done
diag "$(sha256sum /usr/lib/xl/xl)"
[ ! "${devices:=}" ] || make_devices
note_state
if [ "$LAB_SIDE" = target ]; then
    receive_guests 7000
    receive_guests 7002 -r -e
fi
# Which of both functions is for which side.
if goes_back; then
    sides="stay turn_away"
fi
: "${sides:=leave arrive}"
for type in ${guests:-pv pvh}; do
    case $LAB_SIDE in
    source) "${sides% *}" "$type" ;;
    target) "${sides#* }" "$type" ;;
    esac
done
nothing_is_left
