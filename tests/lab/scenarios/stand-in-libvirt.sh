# lab: purpose Debian 12's own libvirt, as it is shipped, on other releases of Xen
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/bin/xenstable
# lab: guest
# lab: memory 3072
# lab: timeout 1200
# lab: apart
#
# The driver of bookworm needs the libxenlight and libxlutil of 4.17.
. /lab/stand-in.sh
. /lab/libvirt.sh

: "${suite:=bookworm}" "${release:=4.17}"
libvirt_folder=/opt/debian/$suite-libvirt-daemon
use_libvirt "$libvirt_folder"
shipped "$suite" "$release" libvirt-daemon usr/sbin/libvirtd /run/lab/libvirtd \
    "$libvirt_driver"
libvirtd=/run/lab/libvirtd
libvirt_begin &&
    libvirt_steps host native define refusals start vcpus memory disk \
        interface suspend save managed_save dump restart reboot end
