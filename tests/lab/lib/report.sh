# shellcheck shell=bash
# report.sh - turn what a machine left behind into TAP.
#
# The functions print lines without numbers ("ok - ...", "not ok - ...",
# "# ..."), because releases may run side by side; number_results() numbers
# them and adds the plan.

report_skip() {
    echo "ok - xen $1: $2 # SKIP ${3//#/}"
}

# report_machine RELEASE DIR STARTED SCENARIO...
report_machine() {
    local release=$1 dir=$2 started=$3 name up failed=no
    shift 3
    tr -d '\r' <"$dir/results" | sed -n 's/^LAB //p' >"$dir/lines"
    if [[ $release == unknown ]]; then
        release=$(sed -n 's/^version //p' "$dir/lines")
        release=${release:-unknown}
    fi
    for name in "$@"; do
        report_scenario "$release" "$name" "$dir" || failed=yes
    done
    if [[ $failed == yes ]]; then
        echo "# console: $dir/console; its last lines:"
        tr -d '\r' <"$dir/console" | tail -n 40 | sed 's/^/#   /'
        if [[ -s $dir/qemu.log ]]; then
            sed 's/^/#   qemu: /' "$dir/qemu.log"
        fi
    fi
    up=$(sed -n 's/^up //p' "$dir/lines")
    printf '# xen %s: %s: %.1f s wall, dom0 up after %s s of its time\n' \
        "$release" "$*" \
        "$(echo "$(date +%s.%N) - $started" | bc)" "${up:-(never)}"
}

# report_scenario RELEASE NAME DIR - returns 1 when something is not ok
report_scenario() {
    local release=$1 name=$2 dir=$3 label="xen $1: $2" kind text expect
    local begun=no results=0 failed=0 status='' here=no
    expect=$(directive "$name" expect-console)
    while read -r kind text; do
        case "$kind $text" in
        "begin $name") here=yes begun=yes && continue ;;
        "begin "*) here=no ;;
        esac
        [[ $here == yes ]] || continue
        case $kind in
        ok)
            results=$((results + 1))
            echo "ok - $label: ${text//#/\\#}"
            ;;
        not-ok)
            results=$((results + 1)) failed=$((failed + 1))
            echo "not ok - $label: ${text//#/\\#}"
            ;;
        skip)
            results=$((results + 1))
            echo "ok - $label: $text"
            ;;
        diag) echo "# $label: $text" ;;
        returned | "done") status=${text##* } ;;
        esac
    done <"$dir/lines"

    if [[ $begun == no ]]; then
        echo "not ok - $label: was started"
        return 1
    fi
    if [[ -n $expect ]]; then
        if console_shows "$dir/console" "$expect"; then
            echo "ok - $label: the console shows /${expect//#/\\#}/"
        else
            failed=$((failed + 1))
            echo "not ok - $label: the console shows /${expect//#/\\#}/"
        fi
    elif [[ -z $status ]]; then
        failed=$((failed + 1))
        echo "not ok - $label: ran to its end"
        echo "# the machine stopped, crashed or ran out of time"
    fi
    if [[ -n $status && $status != 0 ]]; then
        failed=$((failed + 1))
        echo "not ok - $label: ended with status 0"
        echo "# status $status (137: it ran out of time)"
    fi
    if [[ $results -eq 0 ]]; then
        failed=$((failed + 1))
        echo "not ok - $label: reported a result"
    fi
    [[ $failed -eq 0 ]]
}

# report_stops - of guests that count: how long none of their numbers came, from
# the source's last one to the target's first one (lines "mark GUEST NUMBER")
report_stops() {
    awk -v pair="${pair[source]} to ${pair[target]}" '
        $2 " " $3 != "LAB mark" { next }
        FILENAME ~ /-source/ { last[$4] = $5; at[$4] = $1; next }
        $4 in last && !($4 in seen) {
            seen[$4] = 1
            printf "# %s: guest %s counted %d, and %.1f s later %d, %s\n",
                pair, $4, last[$4], $1 - at[$4], $5,
                "by the clock of the host"
        }' "$run_dir"/*-source/times "$run_dir"/*-target/times
}

# number_results - the TAP stream; ends its process with 1 when one result is
# not ok, or when the lines do not end with "complete"
number_results() {
    local line number=0 failed=0 complete=no
    echo "TAP version 13"
    while IFS= read -r line; do
        case $line in
        "ok - "*)
            number=$((number + 1))
            echo "ok $number ${line#ok }"
            ;;
        "not ok - "*)
            number=$((number + 1)) failed=$((failed + 1))
            echo "not ok $number ${line#not ok }"
            ;;
        complete) complete=yes ;;
        *) echo "$line" ;;
        esac
    done
    if [[ $complete == no ]]; then
        echo "Bail out! the lab itself failed; see its messages"
        exit 1
    fi
    echo "1..$number"
    # No result at all is a failure, too.
    if [[ $number -eq 0 || $failed -gt 0 ]]; then
        exit 1
    fi
}
