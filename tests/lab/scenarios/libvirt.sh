# lab: purpose unmodified libvirt manages guests over libxenstable
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd
# lab: guest
# lab: memory 3072
# lab: timeout 1200
# lab: apart 4.17 4.20
#
# The programs are the payload's: tests/dependants/build libvirt. Debian's
# packages only bring the libraries along that any libvirt needs.
. /lab/libvirt.sh

use_libvirt ""
libvirt_begin &&
    libvirt_steps host native define refusals start vcpus memory disk \
        interface suspend save managed_save dump restart reboot end
