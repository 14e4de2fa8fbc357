#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Does layout.c pin every public structure, field, enumerator and number? (The
# compiler checks the pins themselves.) "layout.sh --add", run by
# `make abi-pins`, adds what is new.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

pins=$srcdir/tests/abi/layout.c
# The toolstack area has a generated file of pins.
mapfile -t HEADERS < <(printf '%s\n' "${HEADERS[@]}" | grep -v toolstack)

# "structure field", a line each, of all structures that are not opaque
fields() { types | sed -n 's/^member \([^ ]* [^ ]*\) .*/\1/p' | sort; }

values() {
    {
        types | sed -n 's/^enumerator //p'
        all_headers | "${CC_WORDS[@]}" -E -dM -I"$srcdir/include" -x c - |
            awk '$2 ~ /^XENSTABLE_[A-Z0-9_]+$/ && NF > 2 { print $2 }'
        # The version is another one with each.
    } | grep -vE '^XENSTABLE_VERSION_(M[A-Z]+|STRING)$' | sort -u
}

pinned() {
    tr '\n' ' ' <"$pins" | grep -oE "\\b$1\\([^)]*\\)" |
        sed "s/^$1(//; s/)//" | tr -d ','
}

# missing OURS PINNED - what is in the headers and not pinned
missing() { comm -23 <("$1" | sort) <("$2" | sort); }

pinned_fields() { pinned FIELD | awk '$1 ~ /^xenstable_/ { print $1, $2 }'; }
pinned_structures() { { pinned SIZE; pinned GROWS; } | cut -d' ' -f1; }
pinned_values() { pinned VALUE | cut -d' ' -f1; }
structures() { fields | cut -d' ' -f1 | sort -u; }

# A program that prints the new pins.
new_pins() {
    local name field
    printf '#include <stddef.h>\n#include <stdio.h>\n'
    all_headers
    echo 'int main(void) {'
    missing structures pinned_structures | while read -r name; do
        echo "printf(\"GROWS($name, %zu)\\n\", sizeof(struct $name));"
    done
    missing fields pinned_fields | while read -r name field; do
        echo "printf(\"FIELD($name, $field, %zu, %zu)\\n\"," \
            "offsetof(struct $name, $field)," \
            "sizeof(((struct $name *)0)->$field));"
    done
    missing values pinned_values | while read -r name; do
        echo "printf(\"VALUE($name, %lld)\\n\", (long long)$name);"
    done
    echo 'return 0; }'
}

if [ "${1:-}" = --add ]; then
    new_pins | "${CC_WORDS[@]}" -I"$srcdir/include" -x c - -o layout.new
    lines=$(./layout.new)
    rm layout.new
    awk -v lines="$lines" '/^_Static_assert/ && lines != "" {
        print lines "\n"
        lines = ""
    } { print }' "$pins" >"$pins.new"
    mv "$pins.new" "$pins"
    echo "$lines"
    exit
fi

check_same "pinned fields" <(fields) \
    <(pinned FIELD | awk '$1 ~ /^xenstable_/ { print $1, $2 }' | sort)
check_same "pinned structures" <(fields | cut -d' ' -f1 | sort -u) \
    <({ pinned SIZE; pinned GROWS; } | awk '$1 ~ /^xenstable_/ { print $1 }' | sort -u)
check_same "pinned values" <(values) \
    <(pinned VALUE | awk '$1 ~ /^XENSTABLE_/ { print $1 }' | sort -u)

python=${PYTHON:-python3}
if [ "$python" != : ] && command -v "$python" >/dev/null; then
    PYTHONDONTWRITEBYTECODE=1 "$python" \
        "$srcdir/symbols/generator/generate.py" \
        tests/abi/layout-toolstack.c "$srcdir/symbols" >layout.pins
    check_same "pins of the toolstack area" <(grep '(' layout.pins) \
        <(grep '(' "$srcdir/tests/abi/layout-toolstack.c")
else
    echo "left out: whether every pin of the toolstack area is there"
fi
rm -f layout.pins
finish
