# shellcheck shell=bash
# fault.sh - recognise the emulator's own faults, which are rare; such a machine
# is booted again. See "What was learned" in ../README.md.

readonly still_seconds=900

# guest_was_lost CONSOLE - a guest "crashed" with Xen's code segment at an
# address of Xen's, which no processor lets happen.
guest_was_lost() {
    tr -d '\r' <"$1" | grep -aA 1 'RIP: *e008:\[<ffff82d0' |
        grep -aq 'CONTEXT: hvm guest'
}

# bios_runs_wild CONSOLE - SeaBIOS executes its stack, which is in this segment,
# and says so again and again
bios_runs_wild() {
    [[ $(grep -aEc '^\(d[0-9]+\) .*cs=d900 ip=' "$1") -ge 10 ]]
}

# a_guest_hangs RESULTS - its Linux was started and did not come to its init
a_guest_hangs() {
    grep -aq '^LAB hung ' "$1"
}

# stands_still RESULTS - a machine that runs writes "alive" much more often
stands_still() {
    local changed
    changed=$(stat -c %Y "$1")
    [[ $(($(date +%s) - changed)) -ge $still_seconds ]]
}

# has_fault DIR - sets $fault to what is wrong with the machine, or to nothing
has_fault() {
    fault=
    if guest_was_lost "$1/console"; then
        fault="lost a guest"
    elif bios_runs_wild "$1/console" || a_guest_hangs "$1/results"; then
        fault="let a guest hang"
    elif stands_still "$1/results"; then
        fault="stood still"
    fi
    [[ -n $fault ]]
}
