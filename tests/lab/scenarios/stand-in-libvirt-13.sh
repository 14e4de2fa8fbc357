# lab: purpose Debian 13's own libvirt, as it is shipped, on other releases of Xen
# lab: packages trixie:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-daemon-common+libvirt-daemon-log+libvirt-common+libvirt-clients+libvirt0
# lab: payload usr/bin/xenstable
# lab: guest
# lab: memory 3072
# lab: timeout 1200
# lab: apart
#
# The driver of trixie needs the libxenlight and libxlutil of 4.20.

suite=trixie
release=4.20
. /lab/scenarios/stand-in-libvirt.sh
