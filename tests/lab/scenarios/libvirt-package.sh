# lab: purpose libvirt as Debian packages over libxenstable: a PV guest
# lab: guest
# lab: payload usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_libxl.so
# lab: memory 2560
# lab: timeout 600
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade. A PV guest,
# because nothing that is loaded into it belongs to a release of Xen.
. /lab/libvirt.sh

step_pv() {
    [ "${stand_in:-}" = "$LAB_XEN" ] ||
        succeeds "libvirtd has libxenstable loaded" \
        grep '/libxenstable\.so\.1' "/proc/$(cat /run/libvirtd.pid)/maps"
    guest_xml one linux xenpv </dev/null
    try "define a PV guest" define /run/lab/one.xml || return 1
    rm -f "$(console_log one)"
    try "start it" start one || return 1
    wait_for_guest one
    is $? 0 "its Linux runs" || return 1
    is "$(virsh_says domid one | head -n 1)" "$(guest_id one)" \
        "xl has the same domid"
    event "domain '?one.*Started" "started"
    try "destroy it" destroy one
    is "$(virsh_says domstate one | head -n 1)" "shut off" "it is off"
    event "domain '?one.*Stopped" "stopped"
    is "$(domain_count)" 2 "only dom0 is left"
    try "undefine it" undefine one
}

use_libvirt ""
libvirt_begin && libvirt_steps host pv quit
