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
    print("typedef struct xc_interface_core xc_interface;\n"
          "typedef struct xencall_handle xencall_handle;\n"
          "typedef struct xentoollog_logger xentoollog_logger;\n"
          "typedef struct xc_hypercall_buffer xc_hypercall_buffer_t;\n"
          "typedef struct xen_kexec_segment xen_kexec_segment_t;\n"
          "typedef struct e820entry e820entry;\n"
          "typedef struct xen_sysctl_cpuinfo xc_cpuinfo_t;\n"
          "/* Their layout depends on the release: see struct release. */\n"
          "typedef void xc_physinfo_t;\n"
          "typedef void xc_domaininfo_t;\n")
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
