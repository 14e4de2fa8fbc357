# lab: purpose what unit tests ask of the fake Xen has the same answers here
# lab: guest
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M
# lab: timeout 240

# Two guests with a gap between them: there is a domain that is missing. A
# shutdown leaves them where they are.
keep="on_reboot = 'preserve'"
for name in one gap seven; do
    if ! start_guest pvh "$name" "maxmem = 160" "$keep" \
        "on_poweroff = 'preserve'" "on_crash = 'preserve'"; then
        not_ok "guest $name starts"
        exit 1
    fi
done
succeeds "the guest between them is destroyed" destroy_guest gap
client_succeeds player "$(guest_id one)" "$(guest_id seven)" \
    /lab/client/conversations/*
for name in one seven; do
    succeeds "guest $name is destroyed" destroy_guest "$name"
done
