# lab: purpose guests move to another machine with another Xen, by unmodified libvirt over libxenstable
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd
# lab: guest
# lab: pair
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# virsh on the source speaks with both libvirtd; what is in the guest goes from
# one libvirtd to the other. No passwords: the network has these two only.
. /lab/pair.sh
. /lab/libvirt.sh

libvirt_limit=900
libvirtd_option=--listen

# definition NAME - what libvirt tells another libvirt of it
definition() {
    virsh dumpxml --migratable --inactive "$1" 2>&1
}

# create NAME TYPE MACHINE - a guest that counts
create() {
    guest_xml "$1" "$2" "$3" /boot/guest-vmlinux lab_tick=1 </dev/null
    rm -f "$(console_log "$1")"
    try "$1: virsh create" create "/run/lab/$1.xml"
    wait_for_guest "$1"
    is $? 0 "$1: its Linux runs"
    follow "$1" "$(console_log "$1")"
    succeeds "$1: it counts" wait_for 60 ticks_beyond "$(console_log "$1")" 5
}

leave() {
    create "$@"
    config "$1" >/run/lab/config
    tell "config-$1" </run/lab/config
    definition "$1" | tell "definition-$1"
    try "$1: virsh migrate --live" migrate --live "$1" \
        "xen+tcp://$lab_other/system" --migrateuri "tcp://$lab_other"
    fails "$1: it is gone here" own_tool xl domid "$1"
    fails "$1: libvirt has it no more" virsh domstate "$1"
    hand_over "$1"
}

arrive() {
    lab_console=$(console_log "$1")
    (wait_for 1200 test -e "$lab_console" && follow "$1" "$lab_console") &
    is_told "last-$1" 900
    is "$(virsh_says domstate "$1" | head -n 1)" running \
        "$1: it runs, says libvirt"
    goes_on "$1" "$lab_console"
    definition "$1" >/run/lab/definition
    is "$(diff "/run/lab/mail/definition-$1" /run/lab/definition)" "" \
        "$1: libvirt says the same of it"
    try "$1: virsh destroy" destroy "$1"
    echo | tell "done-$1"
}

# complaints - what libxl said to libvirt
complaints() {
    grep -v DEBUG /var/log/libvirt/libxl/libxl-driver.log | tail -n 12
}

# stay NAME TYPE MACHINE - an older Xen refuses it, and it stays here
stay() {
    create "$@"
    fails "$1: virsh migrate --live, back to an older Xen" virsh migrate \
        --live "$1" "xen+tcp://$lab_other/system" \
        --migrateuri "tcp://$lab_other"
    diag </run/lab/output
    is "$(virsh_says domstate "$1" | head -n 1)" running \
        "$1: it runs, says libvirt"
    if own_tool xl list "$1" | awk 'NR == 2 { print $5 }' | grep -q s; then
        # libvirt 11.3 does not resume it (libxlDomainMigrationSrcConfirm()).
        skip "$1: it goes on counting" "libvirt leaves it suspended"
    else
        lab_last=$(ticks "$(console_log "$1")" | tail -n 1)
        succeeds "$1: it goes on counting" wait_for 60 ticks_beyond \
            "$(console_log "$1")" $((${lab_last%% *} + 5))
    fi
    complaints | tell "last-$1"
    try "$1: virsh destroy" destroy "$1"
    is_told "done-$1"
}

# turn_away NAME - the reason is Xen's own. Here: an hvm_hw_lapic of 4.18 and
# later, which is longer (xen/include/public/arch-x86/hvm/save.h). There: a Xen
# without shadow paging, such as Debian's 4.20, does not know which pages of a
# PV guest have changed (enable_logdirty(), tools/libs/guest/xg_sr_save.c).
turn_away() {
    is_told "last-$1" 900
    complaints | cat "/run/lab/mail/last-$1" - >/run/lab/complaints
    diag </run/lab/complaints
    like "$(cat /run/lab/complaints)" \
        'Unable to restore HVM context|Failed to enable logdirty' \
        "$1: the reason is said"
    fails "$1: it is not here" own_tool xl domid "$1"
    fails "$1: libvirt does not have it" virsh domstate "$1"
    echo | tell "done-$1"
}

pair_begin
use_libvirt ""
cat >>/etc/libvirt/libvirtd.conf <<END
listen_tls = 0
listen_tcp = 1
auth_tcp = "none"
END
note_state
sides="leave arrive"
if goes_back; then
    sides="stay turn_away"
fi
libvirt_begin && {
    for guest in 'one linux xenpv' 'two xenpvh xenpvh'; do
        # shellcheck disable=SC2086  # several words each
        case $LAB_SIDE in
        source) "${sides% *}" $guest ;;
        target) "${sides#* }" $guest ;;
        esac
    done
    step_quit
}
nothing_is_left
