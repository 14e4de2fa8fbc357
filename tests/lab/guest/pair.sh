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
