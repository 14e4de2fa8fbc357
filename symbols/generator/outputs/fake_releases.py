# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/releases.c: the releases of the fake, and what converts their
layouts to ours."""

from emit import NOTICE
from outputs.layout_kinds import kind
from words import release_key


def print_source(registry):
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "compat/hypercalls.h"\n#include "tests/fake/machine.h"\n')
    for struct in registry.public_structs():
        for layout in struct.layouts():
            print_writer(layout)
    print("const struct fake_release fake_releases[] = {")
    for release in registry.release.values():
        major, minor = release_key(release.name)
        print(f"    {{\n        .major = {major},\n        .minor = {minor},\n"
              f"        .domctl = {release.domctl},\n"
              f"        .sysctl = {release.sysctl},")
        for struct in registry.public_structs():
            layout = struct.layout_in(release.name).name
            field = kind(struct)
            print(f"        .{field} = {{write_{layout},\n"
                  f"            sizeof(struct {layout})}},")
        print("    },")
    print("};\n")
    print("const unsigned int fake_releases_count =\n"
          "    sizeof(fake_releases) / sizeof(fake_releases[0]);")


def print_writer(layout):
    """The function that makes one layout from our structure."""
    print(f"static void write_{layout.name}(const void *from, void *to)\n{{")
    print(f"    const struct {layout.struct.public} *in = from;")
    print(f"    struct {layout.name} out;\n")
    print("    /* What we do not know must not matter. */")
    print("    memset(&out, 0x5a, sizeof(out));")
    for field in layout.fields:
        if not field.public:
            continue
        if field.array:
            print(f"    memcpy(out.{field.name}, in->{field.public},\n"
                  f"           sizeof(out.{field.name}));")
        else:
            print(f"    out.{field.name} = "
                  f"({field.base})in->{field.public};")
    print("    memcpy(to, &out, sizeof(out));\n}\n")
