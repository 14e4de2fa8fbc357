# lab: purpose the toolstack area: guests in a program's own event loop
# lab: guest
# lab: payload
# lab: client
# lab: timeout 900

note_state
log=$(console_log looped)
client_succeeds lab-client events looped "$log" /run/lab/core ||
    tail -n 20 "$log" | diag
nothing_is_left
