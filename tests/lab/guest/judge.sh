# judge.sh - a release's own libxl and libxenstable asked the same: the steps
# that the scenarios toolstack-differential* have in common. To be read after
# tap.sh.

judge_real=/lab/client/judge-xen-$LAB_XEN
judge_ours=/lab/client/judge
judge_folder=/run/lab/judge
judge_after=

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

# agree_about_life TYPE NAME WORD... - the same guest created by libxl and by
# us, one after the other. Both are asked about each of them, and what one
# changes is seen by both; each destroys the other's.
agree_about_life() {
    run_judge real create create "$@"
    created real "$2" create || return
    agree domain "$judge_id"
    agree_about_json
    run_judge real change change "$judge_id"
    agree domain "$judge_id"
    destroyed ours "$2" "$judge_id"

    run_judge ours create create "$@"
    created ours "$2" create || return
    compare create create "create $*"
    agree domain "$judge_id"
    run_judge ours change change "$judge_id"
    compare change change "change $2"
    agree domain "$judge_id"
    destroyed real "$2" "$judge_id"
}

# judged - how much was compared, and whether each difference that is meant
# was seen where it should be
judged() {
    client compare-judged all "$judge_folder"
}
