# lab: purpose a guest that Remus protects goes on at the other machine when this one loses it, by xl over libxenstable
# lab: guest
# lab: pair
# lab: payload usr/lib/xl/xl
# lab: timeout 1200
# lab: apart
#
# A PV guest without devices: what Remus does for disks and cards needs programs
# and modules that Debian does not have (DRBD's, and the kernel's sch_plug).

# protect NAME
protect() {
    create "$1"
    ours remus -F -n -d -e -i 1000 -s /run/lab/over-7002 "$1" target \
        >/run/lab/remus.log 2>&1 &
    lab_remus=$!
    lab_last=$(ticks "$(console_log "$1")" | tail -n 1)
    succeeds "$1: it goes on counting, with Remus" wait_for 300 \
        ticks_beyond "$(console_log "$1")" $((${lab_last%% *} + 15))
    succeeds "$1: xl remus is at it" kill -0 "$lab_remus"
    succeeds "$1: it is lost here" ours destroy "$1"
    wait "$lab_remus"
    diag "xl remus ended with $?"
    diag </run/lab/remus.log
    hand_over "$1"
}

# take_over NAME
take_over() {
    lab_console=$(console_log "$1--incoming")
    (wait_for 900 test -e "$lab_console" && follow "$1" "$lab_console") &
    is_told "last-$1" 900
    wait_for 120 own_tool xl domid "$1"
    diag </run/lab/receive.log
    succeeds "$1: it is here" own_tool xl domid "$1"
    read -r lab_last _ <"/run/lab/mail/last-$1"
    succeeds "$1: it counts here" wait_for 120 ticks_beyond "$lab_console" 5
    lab_first=$(ticks "$lab_console" | head -n 1)
    diag "$1: lost at $lab_last, $lab_first here"
    succeeds "$1: from what was last kept on" \
        test "${lab_first%% *}" -le $((lab_last + 1))
    succeeds "$1: not from the beginning" test "${lab_first%% *}" -gt 5
    succeeds "$1: xl destroy" ours destroy "$1"
    echo | tell "done-$1"
}

sides="protect take_over" guests=pv
. /lab/scenarios/xl-migrate.sh
