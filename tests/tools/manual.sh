#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# The manual pages: what checkers say, and that every function has one.
set -euo pipefail
# shellcheck source=tests/tools/lib.sh
. "${srcdir:-.}/tests/tools/lib.sh"

share=$work/usr/share/man
${MAKE:-make} -s install-man install-manual-links DESTDIR="$work" \
    mandir=/usr/share/man MAKEFLAGS= >"$work/log" 2>&1 ||
    fail "the pages can be installed" "$(cat "$work/log")"

for page in "$share"/man1/*.1 "$share"/man3/*xenstable*.3; do
    name=${page##*/}
    # Links are looked at below.
    grep -q '^\.so ' "$page" && continue
    if command -v mandoc >/dev/null; then
        # Other pages that are not installed here are not our mistake.
        complaints=$(mandoc -Tlint "$page" 2>&1 |
            grep -vE 'referenced manual not found|outdated mandoc.db' || :)
        expect_empty "mandoc likes $name" "$complaints"
    else
        skip "mandoc likes $name" "mandoc is not installed"
    fi
    if command -v man >/dev/null && man --version 2>/dev/null |
        grep -q '^man '; then
        # Some names and types together are longer than 80 columns.
        complaints=$(MANWIDTH=120 man --warnings -l "$page" 2>&1 >/dev/null ||
            echo failed)
        expect_empty "man likes $name" "$complaints"
    else
        skip "man likes $name" "man-db is not installed"
    fi
done

# The page that a function's link leads to has a section about it. Both lists
# are of pages and names.
functions=$(sed -n '/^XENSTABLE_PRIVATE/,/^}/d
    s/^ *\(xenstable_[a-z0-9_]*\);$/\1/p' \
    "${srcdir:-.}/libxenstable.map" | sort -u)
links=$(cd "$share" && grep -H '^\.so ' man3/*.3 |
    sed -E 's|^man3/(.*)\.3:\.so (.*)$|\2 \1|' | sort)
sections=$(cd "$share" && grep -H '^\.Fo ' man3/*.3 |
    sed 's|:\.Fo | |' | sort -u)
documented=$(comm -12 <(echo "$links") <(echo "$sections") |
    cut -d ' ' -f 2 | sort -u)
expect_empty "every exported function has a page" \
    "$(comm -23 <(echo "$functions") <(echo "$documented"))"
if [ "$(wc -w <<<"$functions")" -gt 40 ]; then
    pass "exported functions were looked for"
else
    fail "exported functions were looked for" "$functions"
fi

finish
