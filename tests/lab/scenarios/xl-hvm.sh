# lab: purpose Xen's own xl over libxenstable: an HVM guest, its media and PCI devices
# lab: guest
# lab: payload usr/lib/xl/xl
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: qemu-append -machine q35 -device intel-iommu -device ich9-ahci,addr=07.0
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# The machine has an emulated IOMMU and a disk controller to give away. QEMU is
# Debian's, as its libxl has it.

parts=machine
. /lab/scenarios/xl.sh
