# lab: purpose with packages of 4.17 and 4.20: libvirt before and after the reboot
# lab: releases 4.17 4.20
# lab: libraries 4.17+4.20
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd
# lab: guest
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# Xen 4.17 runs first, then 4.20: the root and its programs are the same, also
# the hot-plug scripts, which are of 4.20 as on a host that was upgraded.
. /lab/libvirt.sh

both_are_installed 4.17 4.20 libxenlight libxlutil libxenctrl
like "$(cat /etc/xen/scripts/hotplugpath.sh)" 'xen-4\.20/bin' \
    "the hot-plug scripts are those of Xen 4.20"
use_libvirt ""
libvirt_begin &&
    libvirt_steps host define start disk suspend save reboot end
