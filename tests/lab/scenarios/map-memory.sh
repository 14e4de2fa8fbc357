# lab: purpose map_memory maps all of a range or nothing, whatever asks Xen
# lab: guest
# lab: payload
# lab: client
# lab: timeout 240

# The PV guest comes first: its number is then missing between two others.
if ! start_guest pv first; then
    not_ok "a PV guest starts"
    exit 1
fi
first=$(guest_id first)
client_succeeds map-memory pv "$first"
if ! start_guest pvh second; then
    not_ok "a PVH guest starts"
    exit 1
fi
destroy_guest first
client_succeeds map-memory missing "$first"
client_succeeds map-memory pvh "$(guest_id second)"
succeeds "the guest is destroyed" destroy_guest second
