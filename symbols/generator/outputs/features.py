# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/features.c: symbols/cpu-features as a table."""

from emit import NOTICE

REGISTERS = ("eax", "ebx", "ecx", "edx", "msr")


def print_source(registry):
    rows = []
    for words in registry.lines("cpu-features"):
        name = words.next("name")
        leaf, _, subleaf = words.next("leaf").partition(",")
        register = REGISTERS.index(words.next("register"))
        rows.append((name, leaf, subleaf or "CPUID_NO_SUBLEAF", register,
                     words.next("bit"), words.take("bits", 1)))
        words.end()
    print(NOTICE)
    print('#include "lib/toolstack/cpuid_leaves.h"\n')
    print("const struct cpuid_feature cpuid_features[] = {")
    for row in sorted(rows):
        name, *numbers = row
        print(f'    {{"{name}", {", ".join(map(str, numbers))}}},')
    print("};\n\nconst unsigned int cpuid_features_count =\n"
          "    sizeof(cpuid_features) / sizeof(cpuid_features[0]);")
