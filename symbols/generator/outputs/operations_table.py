# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/operations.[ch]: what answers each operation, and its default."""

from emit import NOTICE, signature


def print_header(registry):
    print(NOTICE)
    print("#ifndef OPERATIONS_H\n#define OPERATIONS_H\n")
    print("#include <xenstable/xenstable.h>\n")
    print("/* Not in the public header, where it would change with each new "
          "operation. */")
    print(f"enum {{ OPERATION_COUNT = {len(registry.operations)} }};\n")
    print("/* What answers each operation; a handle holds one, and it is "
          "total. */")
    print("struct operations {")
    for op in registry.operations:
        print(f"    __typeof__(xenstable_{op.name}) *{op.name};")
    print("};\n")
    print("/* X(member, number) */\n#define OPERATIONS(X) \\")
    print(" \\\n".join(f"    X({op.name}, {op.constant})"
                      for op in registry.operations) + "\n")
    print("/* The default of every operation: the code of "
          "operation_missing(). */")
    print("void operations_missing(struct operations *operations);\n")
    print("/* Words in place, since the loader relocates each pointer of each "
          "program. */\nstruct operation_facts {")
    for word in ("name", "area", "via"):
        room = max(len(getattr(op, word)) for op in registry.operations) + 1
        print(f"    char {word}[{room}];")
    print("    unsigned char locked;\n};\n")
    print("extern const struct operation_facts\n"
          "    operation_facts[OPERATION_COUNT];\n")
    print("#endif")


def print_source(registry):
    print(NOTICE)
    print('#include "compat/operations.h"\n#include "compat/provider.h"\n')
    for op in registry.operations:
        print(signature(op, op.name, before="static ") + "\n{")
        for parameter in op.own:
            print(f"    (void){parameter.name};")
        print(f"    return operation_missing(xs, {op.constant});\n}}\n")
    print("void operations_missing(struct operations *operations)\n{")
    for op in registry.operations:
        print(f"    operations->{op.name} = {op.name};")
    print("}\n")
    print("const struct operation_facts\n"
          "    operation_facts[OPERATION_COUNT] = {")
    for op in registry.operations:
        print(f'    {{"{op.name}", "{op.area}", "{op.via}", '
              f"{int(op.locked)}}},")
    print("};")
