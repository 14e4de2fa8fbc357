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

pair_begin
use_libvirt ""
cat >>/etc/libvirt/libvirtd.conf <<END
listen_tls = 0
listen_tcp = 1
auth_tcp = "none"
END
note_state
libvirt_begin && {
    for guest in 'one linux xenpv' 'two xenpvh xenpvh'; do
        # shellcheck disable=SC2086  # several words each
        case $LAB_SIDE in
        source) leave $guest ;;
        target) arrive $guest ;;
        esac
    done
    step_quit
}
nothing_is_left
