# lab: purpose Debian 13's own xl, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages trixie:xen-utils-4.20
# lab: guest
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# The program of trixie needs the libxenlight and libxlutil of 4.20.

suite=trixie
release=4.20
. /lab/scenarios/stand-in-xl.sh
