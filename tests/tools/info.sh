#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# xenstable info, on any machine: XENSTABLE_RUNNING says what runs.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

page=${srcdir:-.}/tools/xenstable.1
operations=${srcdir:-.}/symbols/operations

# values KEY: all values of a key in the JSON of the last run
values() {
    sed -nE "s/^ *\"$1\": (.*[^,]),?$/\1/p" "$work/out"
}

# Every call that cannot be made has a code and a reason, and the reverse.
expect_reasons() {
    local bad

    bad=$(awk '
        /^ *"operations": / { inside = 1 }
        /^ *"features": / { inside = 0 }
        !inside { next }
        /^ *"name": / { name = $2; seen++ }
        /^ *"status": / { ok = $2 == "\"OK\"," }
        /^ *"reason": / {
            reason = $0
            sub(/^ *"reason": /, "", reason)
            if (ok != (reason == "null,") || length(reason) < 5)
                print name, reason
        }
        END { if (!seen) print "no operation at all" }' "$work/out")
    expect_empty "$1" "$bad"
}

export XENSTABLE_RUNNING=none
run info
expect "no Xen" 1
expect_text "no Xen: says so" "not on Xen" "$out"
expect_text "no Xen: names the code" "ENODEV" "$out"
expect_empty "no Xen is not an accident" "$err"
expect_text "no Xen: the toolstack is shown" "toolstack " "$out"
while read -r keyword _ name _; do
    [ "$keyword" = operation ] || continue
    expect_text "$name is listed" "$name" "$out"
done <"$operations"
if grep -q ' $' "$work/out"; then
    fail "no line ends with a space" "$out"
else
    pass "no line ends with a space"
fi

run info --json
expect "no Xen, JSON" 1
expect_json "no Xen, JSON is valid"
expect_text "no Xen, JSON: release is null" '"release": null' "$out"
expect_reasons "no Xen, JSON: every operation has a reason"
number=$(grep -c '^operation ' "$operations")
listed=$(values area | grep -vc toolstack)
expect_number "no Xen, JSON: all operations" "$listed" "$number"
for name in libxl_domain_create_new libxl_event_wait xlu_disk_parse; do
    expect_text "no Xen, JSON: $name is listed" "\"$name\"" "$(values name)"
done
for key in $(grep -oE '^ *"[a-z_]+":' "$work/out" | tr -d ' ":' | sort -u)
do
    if grep -qE "^\.(It )?Sy $key( |$)" "$page"; then
        pass "JSON key $key is in the manual"
    else
        fail "JSON key $key is in the manual"
    fi
done

# A release that no libxenstable knows yet, and a known one
for release in 4.99 4.17; do
    export XENSTABLE_RUNNING=$release
    run info
    if [ "$code" -le 1 ]; then
        pass "Xen $release: ends well"
    else
        fail "Xen $release: ends well" "exit code $code" "$err"
    fi
    expect_text "Xen $release: is named" "$release" "$out"
    run info --json
    expect_json "Xen $release: JSON is valid"
    expect_text "Xen $release: in JSON" "\"release\": \"$release\"" "$out"
    expect_reasons "Xen $release: reasons where nobody answers"
done

# Nothing can answer: no library, and no hypercalls either
export XENSTABLE_RUNNING=4.99 XENSTABLE_PROVIDERS=libxenctrl
run info --json
expect "Xen 4.99 without its library" 1
expect_json "Xen 4.99 without its library: JSON is valid"
expect_reasons "Xen 4.99 without its library: reasons"
expect_text "Xen 4.99 without its library: it is named" "4.99" \
    "$(values reason)"
unset XENSTABLE_PROVIDERS

# releases_found: those whose libxenctrl the last run, with JSON, has found
releases_found() {
    awk '/^ *"name": / { inside = $2 == "\"libxenctrl\"," }
        inside && /^ *"release": "/ { gsub(/[",]/, ""); print $2 }' \
        "$work/out"
}

# newest_beside RELEASE...: the newest of them and of the machine's own, but 4.16
newest_beside() {
    printf '%s\n' "$@" "${machine[@]}" | sed '/^4\.16$/d' | sort -V |
        tail -n 1
}

# On the fakes everything answers, or nothing does.
fakes=$build/tests/fake
export XENSTABLE_RUNNING=4.16
# The machine that builds may have libraries of some Xen.
run info --json
mapfile -t machine < <(releases_found)
export XENSTABLE_LIBRARY_PATH=$fakes/4.16:$fakes/call
if [ -e "$fakes/call/libxencall.so.1" ]; then
    run info
    expect "fake Xen" 0
    expect_text "fake Xen: with its extra version" "4.16.3-fake" "$out"
    expect_text "fake Xen: a library in use" \
        "libxenctrl   4.16     yes     $fakes/4.16/libxenctrl.so.4.16" "$out"
    expect_text "fake Xen: who answers" \
        "kexec_load                      libxenctrl   no      OK" "$out"
    expect_text "fake Xen: the toolstack in a row or two" \
        " functions" "$out"
    expect_no_text "fake Xen: no row for each of its functions" \
        "libxl_domain_create_new" "$out"
    expect_text "fake Xen: a feature that it has" "  yes" \
        "$(grep ioport_mapping_grants_permission "$work/out")"
    expect_text "fake Xen: a feature that it lacks" "  no" \
        "$(grep arch_capabilities "$work/out")"
    expect_empty "fake Xen is not an accident" "$err"
    run info --json
    expect "fake Xen, JSON" 0
    expect_json "fake Xen, JSON is valid"
    expect_text "fake Xen, JSON: extra version" \
        '"extra_version": ".3-fake"' "$out"
    expect_reasons "fake Xen, JSON: no reason where all is well"
    newest=$(newest_beside)
    expect_text "one release: ${newest:-nothing} beside it" \
        "\"beside\": ${newest:+\"}${newest:-null}${newest:+\"}" "$out"
    # Before the reboot, and with what has been installed long ago
    XENSTABLE_LIBRARY_PATH+=:$fakes/4.18:$fakes/4.15
    run info
    expect_text "three releases: keep the running one's" "
The libraries of Xen $(newest_beside 4.18) are installed, too. Keep those of 4.16 until it no \
longer runs.
" "$out"
    run info --json
    expect_text "three releases: JSON" \
        "\"beside\": \"$(newest_beside 4.18)\"" "$out"
    XENSTABLE_LIBRARY_PATH=$fakes/4.18:$fakes/call
    run info
    expect_no_text "the running one's is gone: nothing to keep" "Keep" "$out"
    XENSTABLE_LIBRARY_PATH=$fakes/4.16:$fakes/call
    FAKE_ERROR=1 FAKE_FAILING=xc_version run info --json
    expect_text "fake Xen that tells no extra version" \
        '"extra_version": null' "$out"
else
    skip "fake Xen" "the fakes were not built"
fi
unset XENSTABLE_LIBRARY_PATH

# The program itself, without libtool's wrapper: on a busy machine many runs are
# interrupted, but one that is fast says what it takes.
program=$build/.libs/xenstable
export XENSTABLE_RUNNING=none LD_LIBRARY_PATH=$build/.libs
if [ ! -x "$program" ]; then
    skip "no Xen: takes less than 50 ms" "not run from a build folder"
elif grep -aqE '__asan_init|__gcov_' "$program"; then
    skip "no Xen: takes less than 50 ms" "built with sanitizers or counters"
else
    best=1000000
    for _ in {1..200}; do
        [ "$best" -ge 50000 ] || break
        start=${EPOCHREALTIME/./}
        "$program" info >/dev/null || :
        took=$((${EPOCHREALTIME/./} - start))
        [ "$took" -ge "$best" ] || best=$took
    done
    if [ "$best" -lt 50000 ]; then
        pass "no Xen: takes less than 50 ms ($best us)"
    else
        fail "no Xen: takes less than 50 ms" "$best us"
    fi
fi

finish
