#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The generated files in git are those that the generator makes of the registry
# now, and they are committed. The Makefile lists all outputs of the generator.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

need_python

# generate FILE - as the generator writes it
generate() {
    "$python" "$srcdir/symbols/generator/generate.py" "$@"
}

# What the Makefile's fragment lists.
listed() {
    awk '/^GENERATED = / { on = 1; next }
        on { print $1 }
        on && !/\\$/ { exit }' "$srcdir/symbols/local.mk"
}

check_same "files that are generated and listed" <(generate --list) \
    <(listed | sort)

# The same in the last commit or in what is to be the next one.
in_git() {
    git -C "$srcdir" diff --exit-code -- "$1"
}

mapfile -t headers < <(generate --list | grep -E '^include/(xenstable/|drop-in/xenctrl)')
for file in libxenstable.map "${headers[@]}"; do
    check_same "$file is what its generator writes: lines" \
        "$srcdir/$file" <(generate "$file")
    if [ -e "$srcdir/.git" ] && command -v git >/dev/null; then
        check "$file is in git as it is here" in_git "$file"
    fi
done
finish
