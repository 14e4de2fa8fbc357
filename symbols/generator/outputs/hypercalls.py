# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/hypercalls.h: numbers and structures of the hypercalls."""

from emit import NOTICE
from libxc import HYPERCALL_MACHINES, X86
from outputs.layout_kinds import kind


def with_holes(layout, size, machine):
    """The fields as C, and the holes that alignment leaves as fields of
    their own: an initialiser clears only what has a name, and what it does
    not clear would be sent to Xen."""
    end, holes = 0, 0

    def hole(at):
        nonlocal holes
        if at > end:
            yield f"uint8_t _hole{holes}[{at - end}]"
            holes += 1

    for field, at, unit in layout.placed(machine):
        yield from hole(at)
        base = field.base
        if base == "word":
            base = f"uint{8 * unit}_t"
        yield f"{base} {field.name}{field.array}"
        end = at + unit * field.count
    yield from hole(size)


def print_struct(layout, size, machine=None):
    print(f"struct {layout.name} {{")
    for field in with_holes(layout, size, machine):
        print(f"    {field};")
    packed = " __attribute__((packed))" if layout.struct.packed else ""
    print(f"}}{packed};")
    print(f"static_assert(sizeof(struct {layout.name}) == {size},\n"
          f'              "{layout.name}");')


def print_header(registry):
    print(NOTICE)
    print("#ifndef HYPERCALLS_H\n#define HYPERCALLS_H\n")
    print("#include <assert.h>\n#include <stdint.h>\n")
    print("/* Xen's own names and numbers; private to compat/. */\nenum {")
    for name, value in registry.numbers.items():
        print(f"    {name} = {value},")
    print("};\n")
    print("/* Frame numbers in arrays. */\n"
          f"#if {X86}\n"
          "typedef unsigned long xen_pfn_t;\n"
          "#else\n"
          "typedef uint64_t xen_pfn_t;\n"
          "#endif\n")
    for struct in registry.hypercall_structs:
        print_layouts(struct)
    for struct in registry.public_structs():
        print_union(struct)
    print("#endif")


def print_layouts(struct):
    for layout in struct.layouts():
        size = layout.size
        machine = size.machine
        if machine:
            print(f"#if {HYPERCALL_MACHINES[machine][0]}")
            print_struct(layout, size.bytes_there, machine)
            print("#else")
        print_struct(layout, size.bytes)
        print("#endif\n" if machine else "")


def print_union(struct):
    """What Xen writes where a release decides what that is. The newest comes
    first and is the largest, so that {0} clears it all."""
    layouts = list(struct.layouts())[::-1]
    print(f"union any_{kind(struct)} {{")
    for layout in layouts:
        print(f"    struct {layout.name} {layout.name};")
    print(f"}};\nstatic_assert(sizeof(union any_{kind(struct)}) == "
          f"sizeof(struct {layouts[0].name}),\n"
          f'              "any_{kind(struct)}");\n')
