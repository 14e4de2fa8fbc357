# SPDX-License-Identifier: LGPL-2.1-or-later
# Makes the C table of covered symbols from symbols/drop-in, lib/drop-in/names
# and compat/toolstack/drop-in-names. The name comes first, so a table in the
# order of the lines is sorted by the caller.
BEGIN {
    print "/* Generated from symbols/; do not edit. */"
    print "#include \"tools/xen-names.h\""
    print ""
    print "const struct drop_in_symbol drop_in_symbols[] = {"
}
NF < 3 || NF > 4 || (NF == 4 && $4 != "source") ||
    $1 !~ /^[A-Za-z_][A-Za-z0-9_]*$/ || $2 !~ /^lib[a-z]+$/ ||
    $3 !~ /^[a-z_]+$/ {
    print "symbols/: not \"NAME LIBRARY AREA [source]\": " $0 > "/dev/stderr"
    failed = 1
    exit 1
}
$1 == last {
    print "symbols/: twice: " $1 > "/dev/stderr"
    failed = 1
    exit 1
}
{
    printf "    {\"%s\", \"%s\", \"%s\", %s},\n", $1, $2, $3,
        NF == 4 ? "true" : "false"
    last = $1
}
END {
    if (failed)
        exit 1
    print "};"
    print ""
    print "const size_t nr_drop_in_symbols ="
    print "    sizeof(drop_in_symbols) / sizeof(drop_in_symbols[0]);"
}
