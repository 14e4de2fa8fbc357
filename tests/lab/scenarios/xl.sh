# lab: purpose Xen's own xl, built once over libxenstable: beside the release's own, which looks at the same
# lab: guest
# lab: payload usr/lib/xl/xl
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# One program for all releases, so its words are those of the release that it
# comes from. What it says of the host and of guests is compared with what the
# release's own xl says of them.

ours() {
    /usr/lib/xl/xl "$@"
}

# moving - without what is another the next time: times, free memory, who runs
# just now and where
moving() {
    sed -E -e 's/ +[0-9]+\.[0-9]+( |$)/\1/' \
        -e 's/ +[0-9-]+ +(r--|-b-|---) / - - /' \
        -e 's/ (r-|-b|--)([-psd]{4})( |$)/ --\2\3/' \
        -e '/^(free_memory|outstanding|xend_config_format|sharing_)/d' \
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

# detach_disk GUEST - unless it is forced, xl asks for a removal that fails
# when the guest does not answer, which libxl has since 4.15: on 4.14 it is
# forced after ten seconds (libxl_device.c, device_backend_callback())
detach_disk() {
    if [ "$LAB_XEN" != 4.14 ]; then
        succeeds "$1: xl block-detach" ours block-detach "$1" xvdb
        return
    fi
    fails "$1: xl block-detach, which Xen 4.14 cannot" ours block-detach "$1" \
        xvdb
    like "$(cat /run/lab/output)" libxl_device_disk_safe_remove \
        "$1: the error names it"
    succeeds "$1: xl block-detach --force" ours block-detach --force "$1" xvdb
}

# attached GUEST - a disk, a card, each comes and goes
attached() {
    succeeds "$1: xl block-attach" ours block-attach "$1" \
        'format=raw,vdev=xvdb,access=rw,backendtype=phy,'\
'script=/run/lab/hotplug,target=/dev/loop0'
    succeeds "$1: xl network-attach" ours network-attach "$1" \
        mac=00:16:3e:01:02:03 bridge=xenbr0 script=/run/lab/hotplug
    succeeds "$1: it sees both" wait_for 60 guest_says "$1" \
        'has cpus .*, disks xvdb, cards eth0'
    for line in "block-list $1" "network-list $1"; do
        # shellcheck disable=SC2086  # several words each
        same $line
    done
    like "$(own_tool xl block-list "$1")" '^51728 ' "$1: it has a disk"
    like "$(own_tool xl network-list "$1")" 00:16:3e:01:02:03 \
        "$1: it has a card"
    detach_disk "$1"
    succeeds "$1: xl network-detach" ours network-detach "$1" \
        00:16:3e:01:02:03
    is "$(own_tool xl block-list "$1" | grep -c '^51728')" 0 \
        "$1: the disk is gone"
    is "$(own_tool xl network-list "$1" | grep -c 00:16:3e:01)" 0 \
        "$1: the card is gone"
}

# migrated GUEST - to another pool of CPUs and back
migrated() {
    succeeds "a CPU leaves its pool" ours cpupool-cpu-remove Pool-0 1
    succeeds "xl cpupool-create" ours cpupool-create 'name="two"' \
        'sched="credit2"' 'cpus=["1"]'
    succeeds "$1: xl cpupool-migrate" ours cpupool-migrate "$1" two
    same list -c
    is "$(own_tool xl list -c "$1" | awk 'END { print $NF }')" two \
        "$1: it is in the other pool"
    succeeds "$1: xl cpupool-migrate, back" ours cpupool-migrate "$1" Pool-0
    succeeds "xl cpupool-destroy" ours cpupool-destroy two
    succeeds "the CPU comes back" ours cpupool-cpu-add Pool-0 1
}

# life TYPE
life() {
    guest_config "$1" "$1" "vcpus = 1" "maxvcpus = 2" "maxmem = 160" \
        "on_reboot = 'restart'" "extra = 'console=hvc0 quiet rdinit=/init \
lab_modules=xen-blkfront,xen-netfront lab_watch=1'"
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
    migrated "$1"
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
    succeeds "$1: xl trigger" ours trigger "$1" nmi
    fails "$1: xl trigger of what there is not" ours trigger "$1" nothing
    attached "$1"
    succeeds "$1: xl save" ours save "$1" /run/lab/xl.save
    fails "$1: it is gone" own_tool xl domid "$1"
    succeeds "$1: xl restore" ours restore /run/lab/xl.save
    rm -f /run/lab/xl.save
    same list "$1"
    lab_before=$(own_tool xl domid "$1")
    succeeds "$1: xl reboot" ours reboot -F "$1"
    succeeds "$1: xl's own process starts it anew" \
        wait_for 60 is_another "$1" "$lab_before"
    wait_for 60 guest_runs "$1"
    succeeds "$1: xl shutdown" ours shutdown -F -w "$1"
    wait_for 20 is_gone "$1" || succeeds "$1: xl destroy" ours destroy "$1"
    fails "$1: it is gone" own_tool xl domid "$1"
}

# earlier - a guest that the release's own xl has started
earlier() {
    start_guest pvh earlier "maxmem = 160"
    is $? 0 "the release's own xl starts a guest" || return
    for line in list "list -l earlier" "vcpu-list earlier"; do
        # shellcheck disable=SC2086  # several words each
        same $line
    done
    succeeds "earlier: xl pause" ours pause earlier
    like "$(state earlier)" p "earlier: it is paused"
    succeeds "earlier: xl unpause" ours unpause earlier
    succeeds "earlier: xl mem-set" ours mem-set earlier 100
    succeeds "earlier: xl vcpu-pin" ours vcpu-pin earlier 0 1
    same vcpu-list earlier
    succeeds "earlier: xl save" ours save earlier /run/lab/xl.save
    succeeds "earlier: the release's own xl restores it" \
        own_tool xl restore /run/lab/xl.save
    succeeds "earlier: xl save" ours save earlier /run/lab/xl.save
    succeeds "earlier: xl restore" ours restore /run/lab/xl.save
    rm -f /run/lab/xl.save
    same list -l earlier
    succeeds "earlier: xl destroy" ours destroy earlier
}

is_another() {
    lab_now=$(own_tool xl domid "$1" 2>/dev/null) && [ "$lab_now" != "$2" ]
}

is_gone() {
    ! own_tool xl domid "$1" >/dev/null 2>&1
}

# machine - an HVM guest: what QEMU is for
machine() {
    use_debian_qemu
    truncate -s 1M /run/lab/first-medium /run/lab/second-medium
    modprobe xen-pciback
    succeeds "xl pci-assignable-add" ours pci-assignable-add "$controller"
    same pci-assignable-list
    like "$(own_tool xl pci-assignable-list)" "${controller#0000:}" \
        "the release's own xl sees that it can be given away"
    guest_config hvm hvm "disk = ['format=raw,vdev=hdc,access=ro,\
devtype=cdrom,target=/run/lab/first-medium']" "passthrough = 'enabled'"
    rm -f "$(console_log hvm)"
    succeeds "hvm: xl create" ours create /run/lab/hvm.cfg || {
        diag </var/log/xen/qemu-dm-hvm.log
        return
    }
    if ! wait_for_guest hvm; then
        not_ok "hvm: its Linux runs"
        return
    fi
    ok "hvm: its Linux runs"
    for line in list "list -v" "vcpu-list hvm" "block-list hvm" \
        "list -l hvm"; do
        # shellcheck disable=SC2086  # several words each
        same $line
    done
    succeeds "hvm: xl cd-insert" ours cd-insert hvm hdc /run/lab/second-medium
    like "$(xenstore-ls -f "/local/domain/0/backend/qdisk/$(guest_id hvm)")" \
        'params = .*/run/lab/second-medium' "hvm: it has the other medium"
    succeeds "hvm: xl cd-eject" ours cd-eject hvm hdc
    succeeds "hvm: xl pci-attach" ours pci-attach hvm "$controller"
    same pci-list hvm
    like "$(own_tool xl pci-list hvm)" "${controller#0000:}" \
        "hvm: it has the device"
    succeeds "hvm: xl pci-detach" ours pci-detach hvm "$controller"
    is "$(own_tool xl pci-list hvm)" "" "hvm: the device is gone"
    succeeds "hvm: xl save" ours save hvm /run/lab/xl.save
    succeeds "hvm: xl restore" ours restore -p /run/lab/xl.save
    rm -f /run/lab/xl.save
    like "$(state hvm)" p "hvm: it is paused"
    same list -l hvm
    succeeds "hvm: xl destroy" ours destroy hvm
    succeeds "xl pci-assignable-remove" ours pci-assignable-remove "$controller"
    is "$(own_tool xl pci-assignable-list)" "" "the device is dom0's again"
    rm -f /run/lab/first-medium /run/lab/second-medium
}

# dry - what it would do
dry() {
    guest_config pvh pvh "uuid = '12345678-1234-5678-1234-123456789abc'"
    ours create -n /run/lab/pvh.cfg >/run/lab/xl.dry 2>&1
    like "$(cat /run/lab/xl.dry)" '"type": "pvh"' \
        "xl create -n says what it would do"
    same create -n /run/lab/pvh.cfg
}

# newer - what an xl of 4.20 knows and an older Xen does not
newer() {
    ours help | grep -q '^ *suspend ' || return
    guest_config pvh pvh \
        "p9 = [ 'tag=share,type=xen_9pfsd,path=/tmp,security_model=none' ]"
    case $LAB_XEN in
    4.14 | 4.17) ;;
    *) return ;;
    esac
    fails "a share by Xen's own daemon: Xen $LAB_XEN cannot" ours create \
        /run/lab/pvh.cfg
    like "$(cat /run/lab/output)" 'p9.*type' "the error names it"
    fails "there is no such guest" own_tool xl domid pvh
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

controller=0000:00:07.0
diag "$(sha256sum /usr/lib/xl/xl)"
make_hotplug
for module in loop xen-blkback xen-netback; do
    modprobe "$module"
done
truncate -s 1M /run/lab/disk
losetup /dev/loop0 /run/lab/disk
note_state
for part in ${parts:-host pools newer earlier pvh pv dry}; do
    case $part in
    pvh | pv) life "$part" ;;
    *) "$part" ;;
    esac
done
nothing_is_left
losetup -d /dev/loop0
