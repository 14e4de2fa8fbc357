# lab: purpose guests move to another machine with another Xen, by xl over libxenstable
# lab: guest
# lab: pair
# lab: payload usr/lib/xl/xl
# lab: timeout 900
# lab: apart
#
# Instead of ssh, a plain connection: what comes in on port 7000 is for "xl
# migrate-receive". The guest counts, and says its own time.
. /lab/pair.sh

ours() {
    /usr/lib/xl/xl "$@"
}

receive_guests() {
    printf '%s\n' '#!/bin/sh' \
        'exec /usr/lib/xl/xl migrate-receive 2>>/run/lab/receive.log' \
        >/run/lab/receive
    chmod 755 /run/lab/receive
    nc -ll -p 7000 -e /run/lab/receive &
}

# ticks NAME - what it has counted, as far as the console shows it
ticks() {
    tr -d '\r' <"$(console_log "$1")" |
        sed -n 's/^LAB: guest ticks \([0-9]* at [0-9.]*\)$/\1/p'
}

ticks_beyond() {
    lab_now=$(ticks "$1" | tail -n 1)
    [ "${lab_now%% *}" -gt "$2" ]
}

# config NAME - what it was made of, without numbers of this machine
config() {
    own_tool xl list -l "$1" >/run/lab/xl.json
    /lab/client/json-values /run/lab/xl.json '[0].config' | sort
}

leave() {
    guest_config "$1" "$1" "maxmem = 160" \
        "extra = 'console=hvc0 quiet rdinit=/init lab_tick=1'"
    rm -f "$(console_log "$1")"
    succeeds "$1: xl create" ours create "/run/lab/$1.cfg"
    wait_for_guest "$1"
    is $? 0 "$1: its Linux runs"
    follow "$1" "$(console_log "$1")"
    wait_for 20 ticks_beyond "$1" 5
    config "$1" >/run/lab/config
    tell "config-$1" </run/lab/config
    succeeds "$1: xl migrate" ours migrate -s /run/lab/over "$1" target
    fails "$1: it is gone here" own_tool xl domid "$1"
    ticks "$1" | tail -n 1 | tell "last-$1"
    is_told "done-$1"
}

arrive() {
    (wait_for 900 test -e "$(console_log "$1--incoming")" &&
        follow "$1" "$(console_log "$1--incoming")") &
    is_told "last-$1" 600
    succeeds "$1: it is here" own_tool xl domid "$1"
    diag </run/lab/receive.log
    : >/run/lab/receive.log
    # xenconsoled keeps the name that it had while it came.
    mv "$(console_log "$1--incoming")" "$(console_log "$1")"
    read -r lab_last _ lab_before <"/run/lab/mail/last-$1"
    succeeds "$1: it goes on counting" \
        wait_for 60 ticks_beyond "$1" $((lab_last + 5))
    lab_first=$(ticks "$1" | head -n 1)
    diag "$1: $lab_last at $lab_before there, $lab_first here"
    is "${lab_first%% *}" $((lab_last + 1)) "$1: no count is lost, or twice"
    config "$1" >/run/lab/config
    is "$(diff "/run/lab/mail/config-$1" /run/lab/config |
        sed -n '/^---/d; s/^-//p')" "" "$1: it has all of its configuration"
    # What a newer libxl adds to it.
    diff "/run/lab/mail/config-$1" /run/lab/config |
        sed -n '/^+++/d; s/^+/of it is new: /p' | diag
    succeeds "$1: xl destroy" ours destroy "$1"
    echo | tell "done-$1"
}

pair_begin
printf '%s\n' '#!/bin/sh' "exec nc $lab_other 7000" >/run/lab/over
chmod 755 /run/lab/over
note_state
[ "$LAB_SIDE" = source ] || receive_guests
for type in pv pvh; do
    case $LAB_SIDE in
    source) leave "$type" ;;
    target) arrive "$type" ;;
    esac
done
nothing_is_left
