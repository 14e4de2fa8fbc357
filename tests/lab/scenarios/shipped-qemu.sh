# lab: purpose Debian 12's QEMU in its place, on any Xen: disk backend
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: guest
# lab: memory 2560
# lab: timeout 600
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade --shipped. On Xen
# 4.17 the program runs on its own libraries, on any other one over stand-ins
# in their place.

stand_in=4.17
. /lab/scenarios/qemu-package.sh
