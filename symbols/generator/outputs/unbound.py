# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/unbound.c: what a context answers where no Xen runs. The
functions get our context in place of libxl's."""

from emit import NOTICE, declare, emit
from libxl import public_name
from outputs.libxl_api import called, their_type

# Answers that are no error: no, or none.
NO = ("libxl_cpupoolid_is_valid", "libxl_get_stubdom_id", "libxl_is_stubdom",
      "libxl_psr_cmt_domain_attached", "libxl_psr_cmt_enabled",
      "libxl_psr_cmt_type_supported")


def print_source(registry):
    moving = [struct.name for struct in registry.moving()]
    functions = [function for function in called(registry)
                 if function.parameters[0][0] == "libxl_ctx *"]
    print(NOTICE)
    print('#include "compat/toolstack/call.h"')
    for function in functions:
        print_function(function, moving)
    # Assigned, not a table: nothing is to be relocated.
    print("\nvoid call_unbind(struct libxl_functions *functions)\n{")
    for function in functions:
        print(f"    functions->{function.name} = {function.name};")
    print("}")


def print_function(function, moving):
    result = their_type(moving, function.result)
    parameters = [declare(their_type(moving, type_), name)
                  for type_, name in function.parameters]
    head = f"static {declare(result, function.name)}({', '.join(parameters)})"
    print()
    emit(0, head)
    print("{")
    for type_, name in function.parameters[1:]:
        counts = result.endswith("*") and type_ == "int *"
        print(f"    *{name} = 0;" if counts else f"    (void){name};")
    name = function.parameters[0][1]
    call = f'call_unbound({name}, "{public_name(function.name)}")'
    if result == "void":
        print(f"    {call};")
    elif result.endswith("*"):
        print(f"    {call};\n    return NULL;")
    elif function.name in NO or result == "uint32_t":
        print(f"    {call};")
        print(f"    return {'0' if function.name in NO else 'UINT32_MAX'};")
    else:
        emit(1, f"return {call};")
    print("}")
