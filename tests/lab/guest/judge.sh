# judge.sh - a release's own libxl and libxenstable asked the same: the steps
# that the scenarios toolstack-differential* have in common. To be read after
# tap.sh.

judge_real=/lab/client/judge-xen-$LAB_XEN
judge_ours=/lab/client/judge
judge_folder=/run/lab/judge
judge_after=
judge_plugs=

# has_judge - else that is said
has_judge() {
    mkdir -p "$judge_folder"
    rm -f "$judge_folder"/judged-*
    [ -x "$judge_real" ] && return
    skip "the release's own libxl is the judge" \
        "$(cat "$judge_real.skip" 2>/dev/null || echo it was not built)"
    return 1
}

# run_judge real|ours NAME STEP WORD... - its output is in $judge_folder
run_judge() {
    judge_who=$1
    judge_out=$judge_folder/$2.$1
    shift 2
    eval "judge_program=\$judge_$judge_who"
    JUDGE_JSON=$judge_folder/json.$judge_who "$judge_program" "$@" \
        >"$judge_out" 2>"$judge_out.log" && return
    not_ok "$judge_who: $* ends well: $?" || tail -n 10 "$judge_out.log" | diag
}

# compare NAME STEP DESCRIPTION - what both have printed under this name
compare() {
    set -- "$judge_folder/$1" "$2" "$3" \
        ${judge_after:+"$judge_folder/$judge_after"}
    client compare-judged one "$3" "$2" "$1.real" "$1.ours" ${4:+"$4"} &&
        return
    tail -n 5 "$1.real.log" | diag
    tail -n 5 "$1.ours.log" | diag
}

# agree STEP WORD... - what both print, asked one after the other. libxl is
# asked again: what moves by itself has moved.
agree() {
    run_judge real asked "$@"
    run_judge ours asked "$@"
    mv "$judge_folder/asked.real" "$judge_folder/first"
    run_judge real asked "$@"
    mv "$judge_folder/asked.real" "$judge_folder/after"
    mv "$judge_folder/first" "$judge_folder/asked.real"
    judge_after=after
    compare asked "$1" "$*"
    judge_after=
}

# agree_about_json - what each has written about a domain is read by both, in
# the same way
agree_about_json() {
    for judge_writer in real ours; do
        run_judge real read json "$judge_folder/json.$judge_writer"
        run_judge ours read json "$judge_folder/json.$judge_writer"
        compare read json "the JSON that $judge_writer has written"
    done
}

# gone NAME - Xen keeps a domain until its memory is free
gone() {
    ! guest_id "$1" >/dev/null 2>&1
}

# created WHO NAME OUTPUT - the judge's output says so; sets $judge_id
created() {
    judge_id=$(guest_id "$2")
    like "$(grep domain_create "$judge_folder/$3.$1")" \
        '_(new|restore)\(\) = 0' "guest $2 is created by $1" && return
    tail -n 20 "$judge_folder/$3.$1.log" | diag
    return 1
}

# destroyed WHO NAME ID
destroyed() {
    run_judge "$1" destroy destroy "$3"
    wait_for 30 gone "$2"
}

# agree_about_plugs WHO ID - devices come and go, by the words in $judge_plugs
agree_about_plugs() {
    [ -n "$judge_plugs" ] || return
    # shellcheck disable=SC2086
    run_judge "$1" plug plug "$2" $judge_plugs
    agree domain "$2"
    # shellcheck disable=SC2086
    run_judge "$1" unplug unplug "$2" $judge_plugs
    agree domain "$2"
}

# agree_about_life TYPE NAME WORD... - the same guest created by libxl and by
# us, one after the other. Both are asked about each of them, and what one
# changes is seen by both; each destroys the other's.
agree_about_life() {
    run_judge real create create "$@"
    created real "$2" create || return
    agree domain "$judge_id"
    agree_about_json
    agree_about_plugs real "$judge_id"
    run_judge real change change "$judge_id"
    agree domain "$judge_id"
    destroyed ours "$2" "$judge_id"

    run_judge ours create create "$@"
    created ours "$2" create || return
    compare create create "create $*"
    agree domain "$judge_id"
    agree_about_plugs ours "$judge_id"
    if [ -n "$judge_plugs" ]; then
        compare plug plug "plug $judge_plugs"
        compare unplug unplug "unplug them"
    fi
    run_judge ours change change "$judge_id"
    compare change change "change $2"
    agree domain "$judge_id"
    destroyed real "$2" "$judge_id"
}

# stand_in_backends - devices of which Linux has no backend are served by this:
# it says that it is there. stop_stand_in ends it.
stand_in_backends() {
    while sleep 0.3; do
        for judge_kind in vdispl vsnd vtpm vkbd pvcalls; do
            judge_backend=/local/domain/0/backend/$judge_kind
            for judge_guest in $(xenstore-list "$judge_backend"); do
                for judge_device in $(
                    xenstore-list "$judge_backend/$judge_guest"
                ); do
                    set -- "$judge_backend/$judge_guest/$judge_device/state"
                    if [ "$(xenstore-read "$1")" = 1 ]; then
                        xenstore-write "$1" 2
                    fi
                done
            done
        done
    done >/dev/null 2>&1 &
    judge_stand_in=$!
}

stop_stand_in() {
    kill "$judge_stand_in"
    wait "$judge_stand_in"
}

# runs WHO TYPE NAME WORD... - a guest whose Linux runs; sets $judge_id
runs() {
    judge_creator=$1
    shift
    rm -f "$(console_log "$2")"
    run_judge "$judge_creator" create create "$@"
    created "$judge_creator" "$2" create || return
    own_tool xl unpause "$judge_id"
    wait_for_guest "$2"
}

# restored FROM WHO HOW NAME - by WHO of what FROM has saved
restored() {
    run_judge "$2" "restore-$1-$3" restore "$judge_folder/config.$1" \
        "$judge_folder/saved.$1" "$3"
    created "$2" "$4" "restore-$1-$3" || return
    destroyed "$2" "$4" "$judge_id"
}

# agree_about_saving TYPE NAME WORD... - each saves a guest; each restores what
# either has saved, and we without parameters, too, which libxl cannot
agree_about_saving() {
    for judge_saver in real ours; do
        runs "$judge_saver" "$@" || return
        run_judge "$judge_saver" asked domain "$judge_id"
        cp "$judge_folder/json.$judge_saver" "$judge_folder/config.$judge_saver"
        run_judge "$judge_saver" save save "$judge_id" \
            "$judge_folder/saved.$judge_saver"
        destroyed "$judge_saver" "$2" "$judge_id"
    done
    compare save save "save a $1 guest"
    for judge_saver in real ours; do
        restored "$judge_saver" real params "$2"
        restored "$judge_saver" ours params "$2"
        restored "$judge_saver" ours null "$2"
        compare "restore-$judge_saver-params" restore \
            "restore what $judge_saver has saved"
        cp "$judge_folder/restore-$judge_saver-params.real" \
            "$judge_folder/restore-$judge_saver-null.real"
        compare "restore-$judge_saver-null" restore \
            "and without parameters, as libxl with those after init"
        rm -f "$judge_folder/saved.$judge_saver"
    done
}

# agree_about_reset TYPE NAME WORD... - soft reset of a guest that has asked for
# it
agree_about_reset() {
    for judge_saver in real ours; do
        run_judge "$judge_saver" create create "$@"
        created "$judge_saver" "$2" create || return
        client_succeeds lab-client shut "$judge_id" 5
        run_judge "$judge_saver" reset reset "$judge_id"
        agree domain "$judge_id"
        destroyed "$judge_saver" "$2" "$judge_id"
    done
    compare reset reset "soft reset of a $1 guest"
}

# agree_about_running TYPE NAME WORD... - what is done with a guest that runs
agree_about_running() {
    for judge_saver in real ours; do
        runs "$judge_saver" "$@" || return
        run_judge "$judge_saver" run run "$judge_id" "$judge_folder/core"
        rm -f "$judge_folder/core"
        destroyed "$judge_saver" "$2" "$judge_id"
    done
    compare run run "dump, suspend, resume and reboot a $1 guest"
}

# agree_about_events TYPE NAME WORD... - a life with operations that end later
agree_about_events() {
    for judge_saver in real ours; do
        run_judge "$judge_saver" events events "$@"
        wait_for 30 gone "$2"
    done
    compare events events "events of a $1 guest's life"
}

# judged - how much was compared, and whether each difference that is meant
# was seen where it should be
judged() {
    client compare-judged all "$judge_folder"
}
