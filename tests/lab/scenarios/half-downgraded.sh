# lab: purpose 4.17's libraries are installed, but Xen 4.20 runs
# lab: libraries 4.17
# lab: releases 4.20
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M

like "$(xenctrl_installed)" 'libxenctrl\.so\.4\.17' \
    "libxenctrl of Xen 4.17 is installed"
client_succeeds survey works
info=$(xenstable info)
like "$info" "libxenctrl\.so\.$LAB_XEN .*found: 4\.17" \
    "the message names what is missing and what was found"
