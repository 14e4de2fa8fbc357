#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# record.sh VERSION - write the record of this version's ABI, once, when it is
# released (`make abi-record`). A record is never changed afterwards, except
# that of 0.9.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"
"$srcdir/scripts/install" "make abi-record" >&2

# X.Y.Z has the ABI of X.Y.
version=${1:?}
version=${version%.*}
folder=$srcdir/symbols/abi
mkdir -p "$folder"
"${ABIDW:-abidw}" --no-corpus-path --no-comp-dir-path --no-show-locs \
    --drop-private-types --drop-undefined-syms \
    --headers-dir "$srcdir/include/xenstable" \
    "$library" |
    # Where it was built is of no interest.
    sed -E "s,path='[^']*/((lib|compat|include)/),path='\1," \
        >"$folder/libxenstable-$version.abi"
dynamic_symbols | awk '$7 != "UND" && $4 != "NOTYPE" {
    sub(/@+/, "@", $8); print $8 }' | grep '^xenstable_' | sort \
    >"$folder/$version.names"
bash "$srcdir/tests/abi/compiled-in.sh" --print >"$folder/$version.compiled-in"
echo "written: $version.compiled-in, $version.names and" \
    "libxenstable-$version.abi in symbols/abi"
