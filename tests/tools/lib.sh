# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: LGPL-2.1-or-later
# What the tests of xenstable(1) share; sourced by them. They print TAP and
# exit with 1 when a case failed.

export LC_ALL=C
unset NO_COLOR XENSTABLE_DEBUG XENSTABLE_LIBRARY_PATH XENSTABLE_PROVIDERS \
    XENSTABLE_RUNNING

build=$PWD
xenstable=${XENSTABLE:-$build/xenstable}
make_elf=${MAKE_ELF:-$build/tests/tools/make-elf}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cases=0
failures=0

pass() {
    cases=$((cases + 1))
    echo "ok $cases - $1"
}

fail() {
    cases=$((cases + 1))
    failures=$((failures + 1))
    echo "not ok $cases - $1"
    shift
    printf '%s\n' "$@" | sed 's/^/# /'
}

# skip NAME REASON
skip() {
    cases=$((cases + 1))
    echo "ok $cases - $1 # SKIP $2"
}

# The last line of every test
finish() {
    echo "1..$cases"
    [ "$cases" -gt 0 ] && [ "$failures" -eq 0 ]
}

# run ARGUMENT...: run the command; sets code, out and err. In the build folder
# the program itself: libtool's script before it takes longer than it does.
run() {
    local own=$build/.libs
    code=0
    if [ "$xenstable" = "$build/xenstable" ] && [ -x "$own/xenstable" ]; then
        LD_LIBRARY_PATH=$own${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} \
            timeout 60 "$own/xenstable" "$@" \
            >"$work/out" 2>"$work/err" || code=$?
    else
        timeout 60 "$xenstable" "$@" >"$work/out" 2>"$work/err" || code=$?
    fi
    out=$(<"$work/out")
    err=$(<"$work/err")
}

# expect NAME CODE: how the last run ended; a signal is never expected
expect() {
    if [ "$code" -eq "$2" ]; then
        pass "$1"
    else
        fail "$1" "exit code $code instead of $2" "$out" "$err"
    fi
}

# expect_text NAME TEXT STRING: STRING has TEXT in it
expect_text() {
    case $3 in
    *"$2"*) pass "$1" ;;
    *) fail "$1" "missing: $2" "in: $3" ;;
    esac
}

# expect_no_text NAME TEXT STRING
expect_no_text() {
    case $3 in
    *"$2"*) fail "$1" "present: $2" "in: $3" ;;
    *) pass "$1" ;;
    esac
}

# expect_empty NAME STRING: STRING holds the complaints
expect_empty() {
    if [ -z "$2" ]; then
        pass "$1"
    else
        fail "$1" "$2"
    fi
}

# expect_number NAME IS SHOULD_BE
expect_number() {
    if [ "$2" -eq "$3" ]; then
        pass "$1"
    else
        fail "$1" "$2 instead of $3"
    fi
}

# is_json FILE: 0 yes, 1 no, 77 nobody can tell
is_json() {
    if command -v json_verify >/dev/null; then
        json_verify -q <"$1"
    elif command -v python3 >/dev/null; then
        python3 -m json.tool "$1" >/dev/null
    else
        return 77
    fi
}

# expect_json NAME: the last run printed one valid document
expect_json() {
    local answer=0

    is_json "$work/out" 2>"$work/json-error" || answer=$?
    case $answer in
    0) pass "$1" ;;
    77) skip "$1" "neither json_verify nor python3 is installed" ;;
    *) fail "$1" "$(cat "$work/json-error")" "$out" ;;
    esac
}
