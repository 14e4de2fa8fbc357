# lab: purpose what an image has no data for is cleared, or only mapped
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu
# lab: expect-console ^LAB: segments 00 ff 00 00 ff 00
# lab: timeout 60
#
# Pages of 0xff, then over them through either provider: data of no length, no
# data, one byte of 0. The image itself shows what became of the pages.

client_succeeds segments load
/lab/client/segments start
not_ok "the image is started"
