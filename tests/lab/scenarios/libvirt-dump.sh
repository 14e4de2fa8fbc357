# lab: purpose unmodified libvirt dumps the memory of guests of both types
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd
# lab: guest
# lab: memory 2560
# lab: timeout 1200
# lab: apart
. /lab/libvirt.sh

use_libvirt ""
lab_dumped="one two"
libvirt_begin && libvirt_steps define start dump end
