#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The built library against the record of each version in symbols/abi. Any
# change is a failure, except added names; see README.md.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

command -v "${ABIDIFF:-abidiff}" >/dev/null || skip "no abidiff"
skip_with_sanitizers
grep -q '\.debug_info' \
    <("${READELF:-readelf}" --wide --sections "$library") ||
    skip "the library was built without debug information"
# The record is gcc's; clang calls arrays of constants otherwise.
grep -q clang <("${READELF:-readelf}" --wide --string-dump=.comment \
    "$library") && skip "a library of clang is described in other words"

need_same_machine

for record in "$srcdir"/symbols/abi/libxenstable-*.abi; do
    status=0
    "${ABIDIFF:-abidiff}" --no-added-syms --drop-private-types \
        --headers-dir2 "$srcdir/include/xenstable" \
        "$record" "$library" || status=$?
    # 1 and 2: it did not work; 4: the ABI changed; 8: incompatibly
    check "${record##*/}: abidiff gives $status" [ "$status" -eq 0 ]
done
finish
