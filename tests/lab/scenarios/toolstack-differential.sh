# lab: purpose the toolstack area against the release's own libxl, asked the same
# lab: guest
# lab: payload
# lab: client
# lab: timeout 900

real=/lab/client/judge-xen-$LAB_XEN
ours=/lab/client/judge

if [ ! -x "$real" ]; then
    skip "the release's own libxl is the judge" \
        "$(cat "$real.skip" 2>/dev/null || echo it was not built)"
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

# settle - what changed between the first answer of libxl itself and its second
# one may be anything between in ours; what the moment of asking decides, any
# number: "running", "blocked" and "cpu" of dom0's vCPUs. Such lines of ours
# become libxl's, and are counted.
settle() {
    awk -F ' = ' -v real=/run/lab/real -v after=/run/lab/real-after \
        -v ours=/run/lab/ours.asked '
        function number(text) { return text ~ /^-?[0-9]+$/ }
        function same(key1, key2, key3, first, second, third) {
            if (key1 != key2 || key2 != key3 || !number(first) ||
                !number(second) || !number(third))
                return 0
            return key1 ~ /(^|\.)(running|blocked|cpu)$/ ||
                first != third && (second - first) * (third - second) >= 0
        }
        BEGIN {
            while ((getline line <ours) > 0) {
                n = split(line, our, " = ")
                if ((getline first <real) > 0 && first != line) {
                    split(first, one, " = ")
                    getline second <after
                    split(second, two, " = ")
                    if (same(one[1], our[1], two[1], one[2], our[2], two[2])) {
                        print one[1] >"/run/lab/moving"
                        line = first
                    }
                } else
                    getline second <after
                print line
            }
        }'
}

# agree STEP WORD... - what both print
agree() {
    : >/run/lab/moving
    run_judge /run/lab/real "$real" "$@"
    run_judge /run/lab/ours.asked "$ours" "$@"
    run_judge /run/lab/real-after "$real" "$@"
    settle >/run/lab/ours
    plain /run/lab/real
    plain /run/lab/ours
    same_as_real "$*"
}

# same_as_real DESCRIPTION - are the answers in real and ours the same?
same_as_real() {
    if diff /run/lab/real /run/lab/ours >/run/lab/differences; then
        ok "$1: $(wc -l </run/lab/real) members agree, of which" \
            "$(wc -l </run/lab/moving) moved"
    else
        not_ok "$1" || {

            sed '/^---/d; /^+++/d; /^@@/d' /run/lab/differences | head -n 20 | diag
            tail -n 5 /run/lab/ours.asked.log | diag
        }
    fi
}

# plain FILE - JSON of CPU policies is an object of CPUID leaves and of MSRs, or
# the array of leaves alone; every libxl reads both, and we write the array.
plain() {
    sed -i 's/\.cpuid\.cpuid\[/.cpuid[/' "$1"
}

# agree_policies - as agree; a name that libxl does not know is refused by it at
# once and by us where the list is used, as our header says. Counted.
agree_policies() {
    : >/run/lab/moving
    run_judge /run/lab/real "$real" policies
    run_judge /run/lab/ours "$ours" policies
    sed -n 's/\.parsed = [^0].*//p' /run/lab/real >/run/lab/refused
    sed -n 's/\.parsed = 0$//p' /run/lab/ours |
        grep -xF -f /run/lab/refused | sed 's/$/./' >/run/lab/later
    for judge_file in real ours; do
        grep -vF -f /run/lab/later "/run/lab/$judge_file" >/run/lab/some
        mv /run/lab/some "/run/lab/$judge_file"
        plain "/run/lab/$judge_file"
    done
    same_as_real "policies, but for $(wc -l </run/lab/later) that are refused later"
}

agree_policies
agree values
agree host
agree domain 0 /run/lab/json
agree domain 77 /run/lab/json
run_judge /run/lab/out "$real" create pvh one cpuid=x2apic=0 cpuid=nx=0 \
    xend=0x80000001:edx=xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx cpuid=invtsc=1 affinity
agree domain "$(guest_id one)" /run/lab/json
run_judge /run/lab/out "$real" destroy "$(guest_id one)"
