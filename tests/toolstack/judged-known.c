/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where libxenstable differs from libxl on purpose, each with its place in
   Xen's sources. */
#include "tests/toolstack/compare-judged.h"

#include <stddef.h>

const struct known_difference known_differences[] = {
    {0, 0, "types", "libxl_physinfo json.hw_cap[*]", NULL, "*",
     "all eight words are written; libxl_json.c, libxl_hwcap_gen_json() loses "
     "four, and libxl reads as many"},
    {19, 20, "*", "*arch_arm.nr_spis", "0", "4294967295",
     "the default is 0 until 4.20, and LIBXL_NR_SPIS_DEFAULT since 4.21 "
     "(libxl_types.idl); ours is the newest one, and 0 when it goes to libxl"},
    {0, 14, "policies", "policy fsrm=0,ibrsb=0.json.*", NULL, "*",
     "the names that we know are those of all releases; 4.14 refuses it when "
     "the policy is used"},
    {0, 0, "policies", "policy *.parsed()", "2*", "0*",
     "a name that the running release does not know may be another one's: it "
     "is refused when the policy is used (toolstack.h, cpuid_parse_config)"},
    {0, 0, "policies", "policy *.json.cpuid[0]", NULL, "*=*",
     "and until then it is kept as the text that it is"},
    {0, 0, "policies", "policy *.length()", NULL, "1", "and counts"},
    {0, 0, "policies", "*.refused.cpuid.cpuid[0].leaf", "*", NULL,
     "a text that is refused leaves nothing; libxl_cpuid.c, cpuid_find_match() "
     "adds a leaf before the value is read"},
    {0, 0, "policies", "xend 4294967295:*.parsed()", "0*", "1*",
     "this leaf ends libxl's list (XEN_CPUID_INPUT_UNUSED), so that all behind "
     "it would be lost"},
    {0, 0, "policies", "xend 4294967295:*.length()", "0", NULL,
     "and has no length"},
    {0, 0, "policies", "policy *.length()", "0", "1",
     "texts are counted; libxl_cpuid_policy_list_length() counts leaves, so "
     "that a policy for a register has none"},
    {0, 0, "create", "copy.b_info.*.map", "", NULL,
     "a bitmap of no bytes has none; libxl_utils.c, libxl_bitmap_copy_alloc() "
     "allocates none for it"},
};

const unsigned int known_difference_count =
    sizeof(known_differences) / sizeof(known_differences[0]);
