# SPDX-License-Identifier: LGPL-2.1-or-later
# Makes the C table of covered symbols from symbols/drop-in. The name comes
# first on a line, so a table in order of the lines is sorted by the caller.
BEGIN {
    print "/* Generated from symbols/drop-in; do not edit. */"
    print "#include \"tools/xen-names.h\""
    print ""
    print "const struct drop_in_symbol drop_in_symbols[] = {"
}
NF != 2 || $1 !~ /^[A-Za-z_][A-Za-z0-9_]*$/ || $2 !~ /^lib[a-z]+$/ {
    print "symbols/drop-in: not \"NAME LIBRARY\": " $0 > "/dev/stderr"
    failed = 1
    exit 1
}
$1 == last {
    print "symbols/drop-in: twice: " $1 > "/dev/stderr"
    failed = 1
    exit 1
}
{
    printf "    {\"%s\", \"%s\"},\n", $1, $2
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
