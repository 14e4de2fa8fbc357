# lab: purpose QEMU as a Debian package over libxenstable: disk backend
# lab: guest
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: memory 2560
# lab: timeout 600
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade. No device model:
# between the upgrade and the reboot apt has removed the running Xen's
# hvmloader.

parts=backend
# Debian 11's libxl looks for QEMU in another place.
[ "$LAB_XEN" != 4.14 ] ||
    override="device_model_override = '/usr/libexec/xen-qemu-system-i386'"
. /lab/scenarios/qemu.sh
