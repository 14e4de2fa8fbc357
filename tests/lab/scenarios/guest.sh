# lab: purpose the release's own xl starts, lists and destroys a PVH guest
# lab: guest
# lab: timeout 600

if start_guest pvh one; then
    ok "a PVH guest starts and its Linux runs"
else
    not_ok "a PVH guest starts and its Linux runs"
    exit
fi
id=$(guest_id one)
is "$(own_tool xl list one | awk 'NR == 2 { print $1, $2 }')" "one $id" \
    "xl list shows it"
is "$(xenstore-read "/local/domain/$id/name")" one \
    "xenstore knows its name"
succeeds "it is destroyed" destroy_guest one
fails "xl list does not show it any more" own_tool xl list one
