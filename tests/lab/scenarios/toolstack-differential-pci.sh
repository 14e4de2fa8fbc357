# lab: purpose guests with PCI devices by libxl itself and by us
# lab: guest
# lab: payload
# lab: client
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: qemu-append -machine q35 -device intel-iommu -device ich9-ahci,addr=07.0 -device ich9-ahci,addr=08.0
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# The machine has an emulated IOMMU and two disk controllers to give away.

. /lab/judge.sh
has_judge || exit 0
use_debian_qemu
like "$(own_tool xl info virt_caps)" hvm_directio \
    "Xen can give devices to HVM guests" || exit 0
modprobe xen-pciback
for device in 0000:00:07.0 0000:00:08.0; do
    succeeds "$device can be given away" \
        own_tool xl pci-assignable-add $device || exit 0
done
note_state
judge_plugs=pci=0,8
agree_about_life hvm hvm pci=0,7
agree_about_life pv pv pci=0,7
nothing_is_left
judged
