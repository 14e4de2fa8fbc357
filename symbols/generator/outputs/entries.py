# SPDX-License-Identifier: LGPL-2.1-or-later
"""lib/entries.c: the public functions of the operations: what is checked of
their arguments, one load, one jump."""

from emit import NOTICE, emit, signature


def conditions(parameter):
    """What must hold."""
    name = parameter.name
    if parameter.is_pointer:
        yield name
    if parameter.first:
        yield f"{name} >= {parameter.first}"
    if parameter.last == "word":
        yield f"fits_word({name})"
    elif parameter.last == "pirq":
        yield f"is_wanted_pirq({'*' * parameter.is_pointer}{name})"
    elif parameter.last:
        yield f"{name} <= {parameter.last}"
    if parameter.bytes:
        yield f"element_bytes_valid({name}, {parameter.bytes})"


def argument(parameter):
    """What the operation gets of it."""
    if parameter.most:
        return f"at_most({parameter.name}, {parameter.most})"
    return parameter.name


def print_function(op):
    print(f"\n{signature(op, op.public)}\n{{")
    print('    REQUIRE(xs, xs, "xs");')
    for parameter in op.own:
        for condition in conditions(parameter):
            emit(1, f'REQUIRE(xs, {condition}, "{parameter.name}");')
    names = ", ".join(["xs", *map(argument, op.own)])
    emit(1, f"return xs->operations.{op.name}({names});")
    print("}")


def print_source(registry):
    print(NOTICE)
    print("#include <xenstable/xenstable.h>\n")
    print('#include "lib/arguments.h"\n#include "lib/handle.h"\n'
          '#include "lib/structure.h"')
    for op in registry.operations:
        if not op.checked_by_hand:
            print_function(op)
