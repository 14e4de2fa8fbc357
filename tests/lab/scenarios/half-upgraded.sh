# lab: purpose 4.20's libraries are installed, but an older Xen still runs
# lab: libraries 4.20
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M

like "$(xenctrl_installed)" 'libxenctrl\.so\.4\.20' \
    "libxenctrl of Xen 4.20 is installed"
client_succeeds survey works
info=$(xenstable info)
like "$info" "libxenctrl\.so\.$LAB_XEN .*found: 4\.20" \
    "the message names what is missing and what was found"
like "$info" "Install the tools libraries of Xen $LAB_XEN" \
    "and says what to install"
