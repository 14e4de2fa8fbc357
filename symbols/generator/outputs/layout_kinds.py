# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/layout-kinds.h: our structures that Xen's are converted
to."""

from emit import NOTICE
from outputs import release_file


def kind(struct):
    """xenstable_host_cpu_info -> cpu_info, as it is called in a release"""
    return struct.public.removeprefix("xenstable_host_")


def print_header(registry):
    print(NOTICE)
    print("#ifndef LAYOUT_KINDS_H\n#define LAYOUT_KINDS_H\n")
    print("/* X(name): struct xenstable_host_name */")
    print("#define LAYOUT_KINDS(X) \\")
    print(" \\\n".join(f"    X({kind(struct)})"
                       for struct in registry.public_structs()))
    print("\nenum { LOCKED_STRUCTS = "
          f"{len(release_file.locked_structs(registry))} }};")
    print("\n#endif")
