# lab: purpose the toolstack area: an HVM guest, with Debian's QEMU
# lab: guest
# lab: payload
# lab: client
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: timeout 900

use_debian_qemu
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
