# lab: purpose the Xen that was asked for runs, and dom0 may control it

major=$(cat /sys/hypervisor/version/major)
minor=$(cat /sys/hypervisor/version/minor)
is "$(cat /sys/hypervisor/type)" xen "Linux finds Xen below it"
is "$major.$minor" "$LAB_XEN" "the hypervisor is the one asked for"
like "$(cat /proc/xen/capabilities)" control_d "dom0 is the control domain"
is "$(cat /sys/hypervisor/guest_type)" PV "dom0 is a PV domain"
succeeds "/dev/xen/privcmd is there" test -c /dev/xen/privcmd
is "$(run_as_user id -un)" lab "an ordinary user can run programs"
