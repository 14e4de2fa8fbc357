# lab: purpose with packages of 4.17 and 4.20: QEMU before and after the reboot
# lab: releases 4.17 4.20
# lab: libraries 4.17+4.20
# lab: guest
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: client
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# Xen 4.17 runs first, then 4.20: the root and its programs are the same.

both_are_installed 4.17 4.20 libxenctrl libxenlight
saving=no
. /lab/scenarios/qemu.sh
