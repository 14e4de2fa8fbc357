# lab: purpose without any libxenctrl the hypercall provider answers
# lab: libraries none
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M

is "$(xenctrl_installed)" "" "there is no libxenctrl where programs look"
client_succeeds survey works
info=$(xenstable info)
like "$info" "Install the tools libraries of Xen $LAB_XEN" \
    "the message says what to install"
like "$info" 'hypercall' "the hypercall provider is named"
like "$info" 'toolstack .* ELIBACC' "the toolstack has nobody to ask"
