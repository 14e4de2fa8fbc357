#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# A mistake in a block of symbols/operations is reported as a sentence with its
# line. A number that would be cut off on its way to Xen is a mistake.
set -euo pipefail
. "${srcdir:?}/tests/abi/common.sh"

need_python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$srcdir/symbols" "$folder/"

# A function of libxenctrl's, and its domctl (xen/include/public/domctl.h).
cat >"$folder/block" <<'END'
operation 29 host_set_max_memory via domctl : how much memory it may have
    parameter domid uint32_t to 0xffff : the guest
    parameter max_kib uint64_t
        : KiB, at most
    libxc xc_domain_setmaxmem
    hypercall XEN_DOMCTL_max_mem xen_domctl_max_mem max_memkb=max_kib
number XEN_DOMCTL_max_mem 11
struct xen_domctl_max_mem
    field max_memkb uint64_t
    size 8
function int xc_domain_setmaxmem(xc_interface *xch, uint32_t domid, uint64_t max_memkb)
END
next=$(grep -c '^operation ' "$srcdir/symbols/operations")
sed -i "s/^operation 29/operation $next/" "$folder/block"

# generated EDIT - what the generator says of the block, edited by sed
generated() {
    sed "$1" "$folder/block" |
        cat "$srcdir/symbols/operations" - >"$folder/symbols/operations"
    PYTHONDONTWRITEBYTECODE=1 "$python" \
        "$srcdir/symbols/generator/generate.py" compat/xenctrl-adapters.c \
        "$folder/symbols" 2>&1
}

# taken EDIT
taken() { check "taken: $1" is_taken "$1"; }
is_taken() { generated "$1" >/dev/null; }

# is_told EDIT SENTENCE
is_told() {
    local said
    ! said=$(generated "$1") && [[ $said != *$'\n'* ]] &&
        [[ $said == symbols/operations:[0-9]*:*"$2"* ]]
}
mistake() { check "$2: $1" is_told "$1" "$2"; }

taken ''
# The function of libxenctrl may stay unsaid where an adapter is by hand.
taken 's/libxc .*/libxc by hand/'
mistake '1s/ [0-9]* / 2x /' '2x is no number'
mistake 's/via domctl/via domct/' 'no number __HYPERVISOR_domct_op'
mistake 's/via domctl//' 'no number'
mistake 's/via domctl/& in 1.x/' 'in X.Y'
mistake 's/^\(operation.*\)host_set_max_memory/\1host_get_text/' 'twice'
mistake 's/libxc xc_domain_setmaxmem/&x/' 'no function xc_domain_setmaxmemx'
mistake 's/libxc /&by foot /' 'by foot: unknown'
mistake 's/=max_kib/=max_kb/' 'no parameter max_kb'
mistake 's/ max_memkb=/ max_mem=/' 'has no field max_mem'
mistake '/parameter max_kib/d' 'no parameter max_kib'
mistake '1s/ : .*//' 'says nothing'
mistake '/libxc/s/.*/&\n    drop-in xc_domain_setmaxmem_/' 'no function'
mistake '/libxc/s/.*/&\n    drop-in int xc_set(xc_interface *xch)/' 'by hand'
mistake '/KiB/d' 'max_kib: no text'
mistake '/^number/p;s/^number .*/    : of what?/' 'no text expected'
mistake '/hypercall/p;s/hypercall.*/answer foo=max_memkb/' 'no parameter foo'
mistake '/size/d' 'is missing, or above'
mistake 's/size 8/size 136/' 'above 128'
mistake 's/field max_memkb uint64_t/field max_memkb uint64/' 'no type uint64'
# Cut off: without the block's check, or at all.
mistake 's/ to 0xffff//' 'a domctl needs'
mistake 's/field max_memkb uint64_t/field max_memkb uint32_t/' ': say '
mistake 's/uint64_t max_memkb)/unsigned int max_memkb)/' ': say '
mistake 's/libxc /&narrow /' 'holds every number'
taken 's/uint64_t max_memkb)/unsigned int max_memkb)/; s/libxc /&narrow /'
mistake 's/parameter max_kib.*/& most 5/' 'is no uint32_t'
taken 's/field max_memkb uint64_t/field max_memkb uint32_t/
    s/parameter max_kib uint64_t/& to 0xffffffff/'
finish
