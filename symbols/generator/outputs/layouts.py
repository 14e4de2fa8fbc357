# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/layouts.h: structs of releases that differ from ours."""

from emit import NOTICE
from structs import StructWriter, layout_type


def print_header(registry):
    print(NOTICE)
    print("#ifndef LAYOUTS_H\n#define LAYOUTS_H\n")
    print("#include <assert.h>\n")
    print("#include <xenstable/toolstack.h>\n")
    print("/* A struct NAME_X_Y is that of release X.Y and those after it, up "
          "to the next\n   of its kind. The newest is the public one. */\n")
    for struct in registry.moving():
        for first in registry.shapes(struct)[:-1]:
            name = layout_type(registry, struct, first)
            writer = StructWriter(registry, struct, first, False)
            print(f"{name} {{")
            print("\n".join(writer.lines(struct, 1)))
            print("};\n")
    print("/* The sizes that the registry states. */\n#ifdef __LP64__")
    for struct in registry.ordered_structs():
        for since, size in struct.sizes:
            name = layout_type(registry, struct, since)
            print(f"static_assert(sizeof({name}) == {size},\n"
                  f'              "{struct.name} of Xen {since}");')
    print("#endif\n\n#endif")
