# lab: purpose with packages of 4.17 and 4.20: libvirt before and after the reboot
# lab: releases 4.17 4.20
# lab: libraries 4.17+4.20
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd
# lab: guest
# lab: qemu-append -icount shift=1,sleep=off
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# Xen 4.17 runs first, then 4.20: the root and its programs are the same, also
# the hot-plug scripts, which are of 4.20 as on a host that was upgraded.
. /lab/libvirt.sh

for name in libxenlight libxlutil libxenctrl; do
    for release in 4.17 4.20; do
        succeeds "$name of Xen $release is installed" \
            test -e "/usr/lib/$LAB_MULTIARCH/$name.so.$release"
    done
done
like "$(cat /etc/xen/scripts/hotplugpath.sh)" 'xen-4\.20/bin' \
    "the hot-plug scripts are those of Xen 4.20"
use_libvirt ""
libvirt_begin &&
    libvirt_steps host define start disk suspend save reboot end
