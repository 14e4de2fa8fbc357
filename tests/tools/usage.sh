#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Options, help, exit codes for wrong usage, colour, and a full disk.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

page=${srcdir:-.}/tools/xenstable.1

run --version
expect "--version" 0
expect_text "--version names the program" "xenstable" "$out"

run --help
expect "--help" 0
expect_text "--help names info" "xenstable info" "$out"
expect_text "--help names audit" "xenstable audit" "$out"

run --help
long=$out
run -h
expect "-h" 0
expect_text "-h is --help" "$long" "$out"
run --version
long=$out
run -V
expect "-V" 0
expect_text "-V is --version" "$long" "$out"

for command in info audit; do
    run "$command" --help
    expect "$command --help" 0
    expect_text "$command --help says how it is used" \
        "usage: xenstable $command" "$out"
    expect_text "$command --help says the exit codes" "Exit codes" "$out"
    for option in $(grep -oE '(^|[ ,])--[a-z]+' "$work/out" | tr -d ' ,' |
        sort -u); do
        if grep -qE -- "^\.(It|Op|Nm).* Fl .*-${option#--}|Fl -${option#--}" \
            "$page"; then
            pass "$command $option is in the manual"
        else
            fail "$command $option is in the manual"
        fi
    done

    run "$command" --no-such-option
    expect "$command with an unknown option" 2
    expect_text "$command names the unknown option" "--no-such-option" "$err"
    expect_empty "$command prints nothing else" "$out"

    run "$command" -Z
    expect "$command with an unknown short option" 2
    expect_text "$command names the short option" "-Z" "$err"

    run "$command" "-$(printf '\351')"
    expect "$command with an option that is no character" 2
    expect_text "$command names it harmlessly" '\xe9' "$err"

    run "$command" --json=yes
    expect "$command with an argument that --json does not take" 2
done

run
expect "no command" 2
expect_text "no command: usage goes to standard error" "usage:" "$err"
run --no-such-option
expect "unknown option" 2
expect_text "unknown option is named" "--no-such-option" "$err"
run no-such-command
expect "unknown command" 2
expect_text "unknown command is named" "no-such-command" "$err"
run info surplus
expect "info with an argument" 2
run audit
expect "audit without an argument" 2
expect_text "audit without an argument: usage" "usage:" "$err"
run "$(printf 'bad\033[31m')"
expect "a command with terminal controls" 2
expect_text "terminal controls are made harmless" 'bad\x1b[31m' "$err"

# to_full ARGUMENT...: standard output is a full disk
to_full() {
    code=0
    "$xenstable" "$@" >/dev/full 2>"$work/err" || code=$?
    out=
    err=$(cat "$work/err")
    expect "$*: full disk" 2
    expect_text "$*: says so" "cannot write the output" "$err"
}
if [ -c /dev/full ]; then
    to_full --help
    to_full --version
    to_full info
    to_full info --json
    to_full audit "$(command -v sh)"
    to_full audit --json "$(command -v sh)"
else
    skip "full disk" "/dev/full does not exist"
fi
code=0
"$xenstable" --version >&- 2>"$work/err" || code=$?
expect "closed standard output" 2

# on_terminal [-u VARIABLE] [VARIABLE=VALUE...]: info on a terminal; sets out
on_terminal() {
    out=$(env "$@" XENSTABLE_RUNNING=none \
        script -qec "'$xenstable' info" /dev/null </dev/null || :)
}
escape=$(printf '\033')
run info
expect_no_text "no colour in a file" "$escape" "$out"
if command -v script >/dev/null; then
    on_terminal TERM=xterm
    expect_text "colour on a terminal" "${escape}[" "$out"
    on_terminal TERM=xterm NO_COLOR=1
    expect_no_text "no colour with NO_COLOR" "$escape" "$out"
    expect_text "but text with NO_COLOR" "not on Xen" "$out"
    on_terminal TERM=xterm NO_COLOR=
    expect_text "an empty NO_COLOR says nothing" "${escape}[" "$out"
    on_terminal TERM=
    expect_no_text "no colour without a name of the terminal" "$escape" "$out"
    on_terminal -u TERM
    expect_no_text "no colour without TERM" "$escape" "$out"
    on_terminal TERM=dumb
    expect_no_text "no colour on a dumb terminal" "$escape" "$out"
else
    skip "colour" "script(1) is not installed"
fi

finish
