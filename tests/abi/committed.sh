#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The generated files that are in git, for people who look for them, are what
# the generators make of the registry now, and they are committed.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

"${PYTHON:-python3}" -c '' 2>/dev/null || skip "no Python"

# generate FILE - as the generator writes it
generate() {
    local generator=compat/toolstack/generate_toolstack.py
    case $1 in
    include/xenstable/operations.h)
        set -- "$1" "$srcdir/symbols" "$srcdir/include/xenstable"
        generator=compat/generate.py
        ;;
    *) set -- "$1" "$srcdir/symbols" ;;
    esac
    "${PYTHON:-python3}" -B "$srcdir/$generator" "$@"
}

# The same in the last commit or in what is to be the next one.
in_git() {
    git -C "$srcdir" diff --exit-code -- "$1"
}

for file in libxenstable.map include/xenstable/operations.h \
    include/xenstable/toolstack.h; do
    check_same "$file is what its generator writes: lines" \
        "$srcdir/$file" <(generate "$file")
    if [ -e "$srcdir/.git" ] && command -v git >/dev/null; then
        check "$file is in git as it is here" in_git "$file"
    fi
done
finish
