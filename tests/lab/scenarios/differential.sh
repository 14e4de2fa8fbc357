# lab: purpose libxenctrl itself and our two providers give the same answers
# lab: guest
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu
# lab: timeout 240

# One of the questions shuts it down as for a reboot; xl is to leave it there.
if ! start_guest pvh one "maxmem = 160" "on_reboot = 'preserve'"; then
    not_ok "a PVH guest starts"
    exit 1
fi
client_succeeds differential "$(guest_id one)"
succeeds "the guest is destroyed" destroy_guest one
