#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Reads some hundred thousand damaged ELF files; see damaged-elf.c.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

damaged_elf=${DAMAGED_ELF:-$build/tests/tools/damaged-elf}

cd "$work"
for class in 32 64; do
    for order in little big; do
        "$make_elf" "$class" "$order" versioned "$class-$order"
    done
done
"$make_elf" 64 little noted noted
"$make_elf" 32 big literal literal
"$damaged_elf" 32-little 32-big 64-little 64-big noted literal
