# lab: purpose unmodified QEMU over libxenstable: device model and disk backend
# lab: guest
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: client
# lab: memory 3072
# lab: timeout 900
# lab: apart 4.14 4.17
#
# The program is the payload's: tests/dependants/build qemu. What a release's
# libxl and this QEMU cannot do together is in docs/porting/qemu.md.

: "${parts:=device_model backend}" "${saving:=yes}"
program=/usr/libexec/xen-qemu-system-i386
if [ -z "${stand_in:-}" ]; then
    diag "$(sha256sum "$program")"
    like "$(LD_TRACE_LOADED_OBJECTS=1 "$program")" \
        'libxenstable\.so\.1 => /' "QEMU needs libxenstable.so.1"
fi
like "$("$program" --version)" '^QEMU emulator version' "it runs at all"
diag "$("$program" --version | head -n 1)"
major=$("$program" --version | sed -n 's/^QEMU[^0-9]*\([0-9]*\).*/\1/p')

modprobe xen-netback
modprobe tun
text="the first line of the disk"

# disk_of NAME - a new disk for a guest
disk_of() {
    echo "$text" >"/run/lab/$1.disk"
    truncate -s 1M "/run/lab/$1.disk"
    lab_disk="format=raw, access=rw, backendtype=qdisk, "
    lab_disk="${lab_disk}target=/run/lab/$1.disk"
}

# stamp WHAT - for the notes: how long things take
stamp() {
    read -r now _ </proc/uptime
    diag "$1 after $now seconds"
}

# qemu_has NAME OPTION DESCRIPTION - on the command line of that process
qemu_has() {
    like "$(tr '\0' ' ' <"/proc/$(qemu_of "$1")/cmdline")" " $2 " "$3"
}

guest_tells() {
    wait_for 60 guest_says "$1" "$2"
    is $? 0 "guest $1: $2" || {
        tail -n 5 "$(console_log "$1")" | diag
        diag <"/var/log/xen/qemu-dm-$1.log"
        return 1
    }
}

# uses_disk NAME - it reads what dom0 has written, and the other way about
uses_disk() {
    guest_tells "$1" "reads $text"
    guest_tells "$1" "has written"
    is "$(dd if="/run/lab/$1.disk" bs=512 skip=1 count=1 2>/dev/null |
        head -n 1)" "written by the guest" "dom0 reads what guest $1 wrote"
}

# count_of NAME - how far the guest has counted with all devices answering
count_of() {
    sed -n "s/^LAB: guest counts \([0-9]*\), reads $text, dom0 answers/\1/p" \
        "$(console_log "$1")" | tail -n 1
}

counts_beyond() {
    [ "$(count_of "$1")" -gt "$2" ]
}

# save_and_restore - migration state, as the toolstack saves and loads it
save_and_restore() {
    if [ "$LAB_XEN" = 4.14 ]; then
        # A question that QEMU forgot with version 6.0, asked when xl was not
        # given the configuration.
        fails "Xen 4.14's xl cannot save it by itself" \
            own_tool xl save one /run/lab/one.save
        like "$(cat /run/lab/output)" query-cpus "since QEMU has no query-cpus"
    fi
    echo "dm_restrict = 0" >>/run/lab/one.cfg
    succeeds "it is saved" \
        own_tool xl save one /run/lab/one.save /run/lab/one.cfg || exit
    stamp saved
    before=$(count_of one)
    succeeds "it is restored, without a restriction" \
        own_tool xl restore /run/lab/one.cfg /run/lab/one.save || exit
    rm -f /run/lab/one.save
    stamp restored
    qemu_has one -incoming "its QEMU has loaded a state"
    uses_library one
    fails "it is not restricted" \
        /lab/client/restricted "$(qemu_of one)" "$(guest_id one)"
    succeeds "it counts on, its disk and its network card answer" \
        wait_for 60 counts_beyond one "$before"
    is "$(grep -c 'LAB: guest running' "$(console_log one)")" \
        1 "it has not booted anew"
}

# cannot_be_restricted - QEMU 10.0 by the libxl of any release
cannot_be_restricted() {
    guest_config hvm zero "dm_restrict = 1"
    fails "Xen $LAB_XEN's xl cannot restrict this QEMU" \
        own_tool xl create /run/lab/zero.cfg
    case $LAB_XEN in
    4.20) like "$(cat /run/lab/output)" 'error on QMP socket' \
        "since it ends before it has answered" ;;
    *) like "$(cat /var/log/xen/qemu-dm-zero.log)" \
        '-chroot: invalid option' "since it has no option -chroot any more" ;;
    esac
    is "$(domain_count)" 2 "no domain came of it"
}

# is_restricted - nothing but its domain is open to it, and it is no root
is_restricted() {
    qemu_has one -xen-domid-restrict "its QEMU was told to restrict itself"
    like "$(sed -n 's/^Uid:[^0-9]*//p' "/proc/$(qemu_of one)/status")" \
        '^13[0-9]{4}' "and is an ordinary user"
    client_succeeds restricted "$(qemu_of one)" "$(guest_id one)"
}

# The device model of a guest without drivers of Xen's own devices.
device_model() {
    grep -q xen-qemuuser-range-base /etc/passwd ||
        echo 'xen-qemuuser-range-base:x:131072:131072::/:/bin/false' \
            >>/etc/passwd
    restrict=1
    if [ "$major" -ge 10 ]; then
        cannot_be_restricted
        restrict=0
    fi
    disk_of one
    start_guest hvm one "disk = ['vdev=hda, $lab_disk']" \
        "vif = ['type=ioemu, model=rtl8139']" \
        "serial = 'file:/run/lab/one.serial'" \
        "vnc = 1" "vnclisten = '127.0.0.1'" "vncdisplay = 7" "vncunused = 0" \
        "dm_restrict = $restrict" \
        "extra = 'console=hvc0 quiet rdinit=/init xen_emul_unplug=never \
lab_modules=ata_piix,sd_mod,8139cp lab_disk=/dev/sda lab_nic=192.0.2.2 \
lab_serial=1 lab_count=1'"
    is $? 0 "an HVM guest starts and its Linux runs" || {
        diag </var/log/xen/qemu-dm-one.log
        exit
    }
    stamp "guest one"
    uses_library one
    uses_disk one
    guest_tells one "speaks with dom0"
    guest_tells one "counts [0-9]+, reads $text, dom0 answers"
    is "$(tr -d '\r' </run/lab/one.serial)" "LAB: guest has a serial line" \
        "its serial line works"
    is "$(sleep 2 | timeout 10 nc 127.0.0.1 5907 | head -c 11)" "RFB 003.008" \
        "QEMU answers by VNC"
    [ "$restrict" = 0 ] || is_restricted
    [ "$saving" = no ] || save_and_restore
    succeeds "it is destroyed" destroy_guest one
}

# The backend of a PV guest's disk.
backend() {
    disk_of two
    start_guest pv two "disk = ['vdev=xvda, $lab_disk']" ${override:+"$override"} \
        "extra = 'console=hvc0 quiet rdinit=/init lab_modules=xen-blkfront \
lab_disk=/dev/xvda'"
    is $? 0 "a PV guest starts and its Linux runs" || exit 0
    stamp "guest two"
    uses_disk two
    uses_library two
    succeeds "it is destroyed" destroy_guest two
    stamp "the end"
}

for part in $parts; do
    $part
done
