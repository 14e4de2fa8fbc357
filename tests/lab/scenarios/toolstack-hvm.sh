# lab: purpose the toolstack area: an HVM guest, with Debian's QEMU
# lab: guest
# lab: payload
# lab: client
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: timeout 900

# qemu_for_guests FOLDER PROGRAM - with its own libraries and the root's data,
# under the name that libxl looks for
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

note_state
truncate -s 1M /run/lab/first-medium /run/lab/second-medium
# Its Linux is not waited for: that takes minutes when others work, too.
client_succeeds lab-client create hvm machine || {
    diag </var/log/xen/qemu-dm-machine.log
    exit
}
id=$(fact id)
is "$(guest_id machine)" "$id" "xl knows its number"
client_succeeds lab-client query machine "$id"
is "$(fact type)" hvm "it is an HVM guest"
agrees_about_config "$id"
client_succeeds lab-client pause "$id"
client_succeeds lab-client cdrom "$id" /run/lab/second-medium ||
    diag </var/log/xen/qemu-dm-machine.log
client_succeeds lab-client destroy "$id"
client_succeeds lab-client begin hvm machine
rm /run/lab/first-medium /run/lab/second-medium
nothing_is_left
