# SPDX-License-Identifier: LGPL-2.1-or-later
"""The drop-in libxenctrl, where a block of symbols/operations has `drop-in`:

include/drop-in/xenctrl.h        symbols/headers/xenctrl.h.in, filled
lib/drop-in/xenctrl-AREA-calls.h the functions, for xenctrl-AREA.c
lib/drop-in/names                their names, as symbols/drop-in has others
"""

from functools import partial

from blocks import LARGEST
from declarations import Piece
from emit import GENERATED, NOTICE, emit, joined
from outputs.public_headers import fill

NARROW = 0xffff


def answered(registry, area):
    return [op for op in registry.operations
            if op.drop_in and op.area == area]


def head(function, end):
    return "\n".join(joined(f"{function.result}{function.name}(",
                            function.parameters, end))


def declaration(op):
    text = f"{op.drop_in.name}() - see {op.public}()"
    comment = f"/** {text} */"
    if len(comment) > 79:
        comment = f"/**\n * {text}\n */"
    return f"{comment}\n{head(op.drop_in, ';')}"


def print_header(registry):
    pieces = fill(registry, "xenctrl", lambda area: [
        Piece(declaration(op)) for op in answered(registry, area)])
    print("\n\n".join(piece.text for piece in pieces))


def argument(parameter, type_, name):
    """(what is refused or None, what the operation gets)"""
    ours = parameter.type
    if ours == "bool":
        return None, f"{name} != 0"
    room = LARGEST.get(ours, 0)
    if type_ == "int" and room:
        refused = f"{name} < 0"
        if room <= NARROW:
            refused += f" || {name} > {room:#x}"
        return refused, f"({ours}){name}"
    return None, (f"({ours}){name}" if type_ == "int" and ours != "int"
                  else name)


def print_calls(area, registry):
    print(NOTICE)
    for op in answered(registry, area):
        (_, handle), *rest = op.drop_in.parameters
        given = [argument(parameter, *other)
                 for parameter, other in zip(op.own, rest)]
        print("\n" + head(op.drop_in, "") + "\n{")
        for refused, _ in given:
            if refused:
                print(f"    if ({refused})\n        return "
                      "result_of(-EINVAL);")
        words = ", ".join([f"handle_of({handle})",
                           *(word for _, word in given)])
        emit(1, f"return result_of({op.public}({words}));")
        print("}")


def calls(area):
    return partial(print_calls, area)


def names(registry):
    return [(op.drop_in.name, "libxenctrl", op.area)
            for op in registry.operations if op.drop_in]


def print_names(registry):
    print(f"# {GENERATED}")
    for words in names(registry):
        print(*words)
