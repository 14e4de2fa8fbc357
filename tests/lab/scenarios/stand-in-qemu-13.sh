# lab: purpose Debian 13's own QEMU, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages trixie:qemu-system-xen
# lab: guest
# lab: client
# lab: memory 3072
# lab: timeout 900
# lab: apart
#
# The program of trixie needs the libxenctrl of 4.20.

suite=trixie
release=4.20
. /lab/scenarios/stand-in-qemu.sh
