# lab: purpose Debian 12's kexec in its place, on any Xen
# lab: payload usr/sbin/kexec
# lab: packages own:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 120
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade --shipped. On Xen
# 4.17 the program runs on its own libraries, on any other one over stand-ins
# in their place.

stand_in=4.17
. /lab/scenarios/kexec-tools.sh
