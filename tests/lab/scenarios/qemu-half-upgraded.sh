# lab: purpose with packages of 4.17 and 4.20: QEMU before and after the reboot
# lab: releases 4.17 4.20
# lab: libraries 4.17+4.20
# lab: guest
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: client
# lab: qemu-append -icount shift=1,sleep=off
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# Xen 4.17 runs first, then 4.20: the root and its programs are the same.

for name in libxenctrl libxenlight; do
    for release in 4.17 4.20; do
        succeeds "$name of Xen $release is installed" \
            test -e "/usr/lib/$LAB_MULTIARCH/$name.so.$release"
    done
done
saving=no
. /lab/scenarios/qemu.sh
