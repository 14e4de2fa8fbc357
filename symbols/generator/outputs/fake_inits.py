# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/inits.c: libxl's init functions."""

from emit import NOTICE, short, suffix
from libxl import public_name
from outputs.type_tables import derived_structs
from structs import layout_type
from words import release_key


def print_source(registry):
    """tests/fake/inits.c: libxl's init functions, for the release FAKE_MINOR:
    a type is cleared, and what is not zero is set. With FAKE_LARGER a vendor
    has added a member to the build info, with FAKE_MOVED he has moved one."""
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "compat/toolstack/layouts.h"')
    for struct in registry.ordered_structs():
        for first in registry.shapes(struct):
            print_init(registry, struct, first)
    for release in registry.releases:
        print(f"\n#if FAKE_MINOR == {release.partition('.')[2]}")
        for struct in derived_structs(registry):
            if first_in(registry, struct, release):
                print_exported_init(registry, struct, release)
        print("#endif")


def first_in(registry, struct, release):
    firsts = [first for first in registry.shapes(struct)
              if release_key(first) <= release_key(release)]
    return firsts and registry.layout(struct, release).first()


def init_name(registry, struct, release):
    first = registry.layout(struct, release).first()
    return f"init_{short(struct.name)}_{suffix(first)}"


def print_init(registry, struct, first):
    print(f"\nstatic __attribute__((unused)) void\n"
          f"{init_name(registry, struct, first)}"
          f"({layout_type(registry, struct, first)} *p)\n{{\n"
          "    memset(p, 0, sizeof(*p));")
    print_members(registry, struct, registry.layout(struct, first))
    print("}")


def print_members(registry, parent, layout):
    for member in parent.members:
        if not layout.has(member) or member.kind in ("array", "union"):
            continue
        if member.kind == "group":
            print_members(registry, member, layout)
        elif member.type in registry.structs:
            name = init_name(registry, registry.structs[member.type],
                             layout.release)
            print(f"    {name}(&p->{member.path});")
        elif member.default_in(layout.release):
            value = public_name(member.default_in(layout.release))
            print(f"    p->{member.path} = "
                  f"(__typeof__(p->{member.path})){value};")


def print_exported_init(registry, struct, release):
    type_ = layout_type(registry, struct, release)
    print(f"void {struct.name}_init(void *p);\n"
          f"void {struct.name}_init(void *p)\n{{\n"
          f"    {init_name(registry, struct, release)}(p);")
    if struct.name in ("libxl_domain_build_info", "libxl_domain_config"):
        print(f"#ifdef FAKE_LARGER\n    memset(({type_} *)p + 1, 0, 8);"
              "\n#endif")
    if struct.name == "libxl_device_disk":
        print("#ifdef FAKE_MOVED\n    memcpy((char *)p + 8, "
              "\"\\1\\1\\1\\1\", 4);\n#endif")
    print("}")
