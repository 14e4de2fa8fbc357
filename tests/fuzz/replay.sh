#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The named cases of each fuzz target, without libFuzzer. An input that once
# broke a promise is one of them.
set -euo pipefail

cases=${srcdir:-.}/tests/fuzz/cases
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"${srcdir:-.}/tests/fuzz/audit-cases" tests/tools/make-elf "$made/audit"
passes=0 failures=0
for folder in "$cases"/*/ "$made/audit/"; do
    target=$(basename "$folder")
    for file in "$folder"*; do
        if "tests/fuzz/$target" "$file"; then
            passes=$((passes + 1))
        else
            echo "NOT ok: $target ${file##*/}"
            failures=$((failures + 1))
        fi
    done
done
echo "$passes cases passed, $failures failed"
[ "$passes" -gt 0 ] && [ "$failures" -eq 0 ]
