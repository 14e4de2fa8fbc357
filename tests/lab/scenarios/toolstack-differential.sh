# lab: purpose the toolstack area against the release's own libxl, asked the same
# lab: guest
# lab: payload
# lab: client
# lab: timeout 900

real=/lab/client/judge-xen-$LAB_XEN
ours=/lab/client/judge

if [ ! -x "$real" ]; then
    skip "the release's own libxl is the judge" \
        "$(cat "$real.skip" 2>/dev/null || echo 'it was not built')"
    exit 0
fi

# run_judge FILE PROGRAM STEP WORD...
run_judge() {
    judge_out=$1
    shift
    "$@" >"$judge_out" 2>"$judge_out.log" && return
    diag "$* ended with status $?"
    tail -n 5 "$judge_out.log" | diag
}

# same_lines - are the answers in real and ours the same? Asked in turns: what
# changed between the first answer and the second one of libxl itself may be
# anything between. "running", "blocked" and "cpu" of dom0's vCPUs are what the
# moment of asking made them.
same_lines() {
    awk -F ' = ' '
        FILENAME != file { file = FILENAME; at++ ; line = 0 }
        { key[at, ++line] = $1; text[at, line] = $0; lines[at] = line
          value[at, line] = substr($0, length($1) + 4) }
        function number(text) { return text ~ /^-?[0-9]+$/ }
        function between(i) {
            return number(value[1, i]) && number(value[2, i]) &&
                number(value[3, i]) &&
                (value[2, i] - value[1, i]) * (value[3, i] - value[2, i]) >= 0
        }
        END {
            if (lines[1] != lines[2])
                print "lines: libxl " lines[1] + 0 ", ours " lines[2] + 0
            for (i = 1; i <= lines[1] || i <= lines[2]; i++) {
                if (text[1, i] == text[2, i] || text[3, i] == text[2, i])
                    continue
                if (key[1, i] == key[2, i] && key[2, i] == key[3, i] &&
                    (between(i) || (value[2, i] ~ /^[0-9]+$/ &&
                     key[1, i] ~ /\.(running|blocked|cpu)$/)))
                    continue
                print "libxl: " text[1, i]
                print "ours:  " text[2, i]
                if (++different == 10)
                    exit
            }
        }' /run/lab/real /run/lab/ours /run/lab/real-after
}

# agree STEP WORD... - what both print; the JSON that a step writes is compared
# elsewhere
agree() {
    run_judge /run/lab/real "$real" "$@"
    run_judge /run/lab/ours "$ours" "$@"
    run_judge /run/lab/real-after "$real" "$@"
    judge_differs=$(same_lines)
    is "$judge_differs" "" "$*: $(wc -l </run/lab/real) members agree" ||
        tail -n 5 /run/lab/ours.log | diag
}

agree host
agree domain 0 /run/lab/json
agree domain 77 /run/lab/json
