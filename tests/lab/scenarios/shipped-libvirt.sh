# lab: purpose Debian 12's libvirt in its place, on any Xen: a PV guest
# lab: payload usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_libxl.so
# lab: guest
# lab: memory 2560
# lab: timeout 600
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade --shipped. On Xen
# 4.17 the program runs on its own libraries, on any other one over stand-ins
# in their place.

stand_in=4.17
. /lab/scenarios/libvirt-package.sh
