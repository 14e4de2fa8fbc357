# SPDX-License-Identifier: LGPL-2.1-or-later
"""lib/drop-in/xen*.c and xlutil.c: libxl's names for ours, for what is
linked without a header."""

from emit import LICENCE, NOTICE, emit, signature
from libxl import public_name


def forward(function):
    """The call of ours, as a statement."""
    result = "" if function.result == "void" else "return "
    names = ", ".join(name for _, name in function.parameters)
    return f"{result}{public_name(function.name)}({names});"


def wrappers(header):
    """The functions of a header, by libxl's own names."""
    def print_wrappers(registry):
        print(LICENCE)
        print(NOTICE)
        print("#include <xenstable/toolstack.h>")
        functions = [function for function in
                     [*registry.derived(), *registry.functions]
                     if function.header == header]
        for function in functions:
            ours = public_name(function.name)
            print(f"\n__typeof__({ours}) {function.name};\n"
                  + signature(function, function.name))
            print("{")
            emit(1, forward(function))
            print("}")
    return print_wrappers
