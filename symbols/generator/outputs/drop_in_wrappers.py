# SPDX-License-Identifier: LGPL-2.1-or-later
"""lib/drop-in/xen*.c and xlutil.c: libxl's names for ours, for what is
linked without a header."""

from emit import LICENCE, NOTICE, emit, signature
from libxl import public_name


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
            names = ", ".join(name for _, name in function.parameters)
            result = "" if function.result == "void" else "return "
            print("{")
            emit(1, f"{result}{ours}({names});")
            print("}")
    return print_wrappers
