# shellcheck shell=sh
# pair.sh - for scenarios that run on two machines at the same time, joined by
# a network. $LAB_SIDE says which of both this one is: source or target.

# pair_begin - the network, and a box for what the other one says
pair_begin() {
    case $LAB_SIDE in
    source) lab_own=198.51.100.1 lab_other=198.51.100.2 ;;
    target) lab_own=198.51.100.2 lab_other=198.51.100.1 ;;
    esac
    mkdir -p /run/lab/mail
    printf '%s\n' '#!/bin/sh' 'read -r name' \
        'cat >"/run/lab/mail/.$name"' \
        'mv "/run/lab/mail/.$name" "/run/lab/mail/$name"' >/run/lab/take
    chmod 755 /run/lab/take
    modprobe e1000
    ip address add "$lab_own/24" dev eth0
    ip link set eth0 up
    nc -ll -p 7001 -e /run/lab/take &
    succeeds "the other machine answers" wait_for 300 ping -c 1 -W 2 \
        "$lab_other"
}

# tell NAME - gives the other machine the text of standard input
tell() {
    { echo "$1" && cat; } >"/run/lab/tell"
    wait_for 60 try_to_tell || diag "the other machine was not told: $1"
}

try_to_tell() {
    nc -w 10 "$lab_other" 7001 </run/lab/tell
}

# is_told NAME [SECONDS] - waits for it; it is then in /run/lab/mail/NAME
is_told() {
    wait_for "${2:-300}" test -e "/run/lab/mail/$1"
}

# follow NAME CONSOLE - each number that the guest says becomes a line for the
# host, which knows the time; in the background, until the scenario ends
follow() {
    while :; do
        if read -r lab_line; then
            case $lab_line in
            "LAB: guest ticks "*)
                lab_line=${lab_line#LAB: guest ticks }
                report "mark $1 ${lab_line%% *}"
                ;;
            esac
        else
            sleep 0.1
        fi
    done <"$2" &
}

# pair_bridge - xenbr0, which joins the guests of both machines; the source's
# dom0 is 192.0.2.1 there, with which a guest speaks wherever it runs
pair_bridge() {
    modprobe bridge
    ip link add xenbr0 type bridge
    ip link set xenbr0 address "02:00:00:00:00:0${lab_own##*.}"
    ip address add "192.0.2.${lab_own##*.}/24" dev xenbr0
    ip address flush dev eth0
    ip address add "$lab_own/24" dev xenbr0
    ip link set eth0 master xenbr0
    ip link set xenbr0 up
}

# goes_back - the target's Xen is older than the source's
goes_back() {
    [ "${LAB_PAIR%:*}" != "${LAB_PAIR#*:}" ] &&
        [ "$(echo "$LAB_PAIR" | tr : '\n' | sort -V | tail -n 1)" = \
            "${LAB_PAIR%:*}" ]
}

# ticks CONSOLE - what the guest has counted, as far as the console shows it:
# "NUMBER at SECONDS", and what it says of its devices
ticks() {
    tr -d '\r' <"$1" |
        sed -n 's/^LAB: guest ticks \([0-9]* at [0-9.]*\)/\1/p'
}

ticks_beyond() {
    lab_now=$(ticks "$1" | tail -n 1)
    [ "${lab_now%% *}" -gt "$2" ]
}

# has_devices CONSOLE LABEL - the last tick had an answer of both devices
has_devices() {
    ticks "$1" | tail -n 1 | grep -q ", reads $2, dom0 answers\$"
}

# config NAME - what it was made of, without numbers of this machine
config() {
    own_tool xl list -l "$1" >/run/lab/xl.json
    /lab/client/json-values /run/lab/xl.json '[0].config' | sort
}

# hand_over NAME - after it went: what it was, and how far it had counted
hand_over() {
    ticks "$(console_log "$1")" | tail -n 1 | tell "last-$1"
    is_told "done-$1"
}

# goes_on NAME CONSOLE - here, from where it was there, and as it was
goes_on() {
    read -r lab_last _ lab_before <"/run/lab/mail/last-$1"
    succeeds "$1: it goes on counting" \
        wait_for 120 ticks_beyond "$2" $((lab_last + 5))
    lab_first=$(ticks "$2" | head -n 1)
    diag "$1: $lab_last at $lab_before there, $lab_first here"
    is "${lab_first%% *}" $((lab_last + 1)) "$1: no count is lost, or twice"
    config "$1" >/run/lab/config
    is "$(diff "/run/lab/mail/config-$1" /run/lab/config |
        sed -n '/^---/d; s/^-//p')" "" "$1: it has all of its configuration"
    # What a newer libxl adds to it.
    diff "/run/lab/mail/config-$1" /run/lab/config |
        sed -n '/^+++/d; s/^+/of it is new: /p' | diag
}
