# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/xenctrl-api.h: the functions of libxenctrl that are called."""

from emit import NOTICE
from libxc import X86
from words import release_key


def print_header(registry):
    print(NOTICE)
    print("#ifndef XENCTRL_API_H\n#define XENCTRL_API_H\n")
    print('#include "compat/hypercalls.h"\n')
    print("/* libxenctrl's names; private to compat/ and the fakes. */")
    for name, type_ in registry.xenctrl_types.items():
        print(f"typedef {type_} {name};")
    print()
    for function in registry.xenctrl:
        print(f"{function.prototype};")
    print("\n/* libxenctrl as it was found: FUNCTION is NULL where the "
          "release has none. */\nstruct xenctrl_functions {")
    for function in registry.xenctrl:
        print(f"    __typeof__({function.name}) *{function.name};")
    print("};\n")
    print(f"#if {X86}\n"
          "#define NOT_X86 false\n#else\n#define NOT_X86 true\n#endif")
    print("/* X(name, first release that has it, may it be missing?) */")
    print("#define XENCTRL_FUNCTIONS(X) \\")
    rows = []
    for function in registry.xenctrl:
        major, minor = release_key(function.since)
        optional = "NOT_X86" if function.x86 else "false"
        rows.append(f"    X({function.name}, RELEASE({major}, {minor}), {optional})")
    print(" \\\n".join(rows))
    print("\n#endif")
