# lab: purpose after an upgrade to 4.20, before the reboot, 4.20's xl is lost
# lab: libraries 4.20
# lab: guest
# lab: xen-append crashkernel=192M
# lab: timeout 300
#
# What libxenstable is there to cure, and proof that the lab's half-upgraded
# host is one: the running release's tools work only from a private folder.

guest_config pvh one
fails "xl of Xen 4.20 cannot start a guest on Xen $LAB_XEN" \
    timeout 60 /usr/lib/xen-4.20/bin/xl create /run/lab/one.cfg
diag </run/lab/output
is "$(xenctrl_installed "$LAB_XEN")" "" \
    "no libxenctrl of Xen $LAB_XEN where programs look"
succeeds "the release's own xl works from its private folder" \
    own_tool xl list
if start_guest pvh one; then
    ok "it starts the same guest"
    succeeds "it destroys the guest" destroy_guest one
else
    not_ok "it starts the same guest"
fi
