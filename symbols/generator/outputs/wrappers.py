# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/toolstack/wrappers.c: our functions that call libxl's as a table, so
that one test goes through all of them."""

import re

from emit import NOTICE, emit, short
from libxl import public_name
from outputs.calls import HOOKS, generated
from words import release_key


def print_source(registry):
    moving = {struct.name for struct in registry.moving()}
    print(NOTICE)
    print('#include "tests/toolstack/wrappers.h"\n')
    print("#define COUNT(array) (sizeof(array) / sizeof((array)[0]))")
    functions = generated(registry)
    for function in functions:
        print_parameters(function, moving)
        print_call(function)
    print("\nconst struct wrapper wrappers[] = {")
    for function in functions:
        print_wrapper(function, moving)
    print("};\n\nconst unsigned int wrappers_count = COUNT(wrappers);")


def kind(function, type_, name, moving):
    """What the test does with a parameter, and the struct behind it."""
    words = re.findall(r"\w+", type_)
    if "libxl_ctx" in words:
        return "CONTEXT", None
    for hook, kind_ in zip(HOOKS, ("HOW", "PROGRESS")):
        if hook in words:
            return kind_, None
    for word in words:
        if word in moving:
            return ("GIVEN" if "const" in words else "FILLED"
                    if name == function.out else "CHANGED"), word
    if type_ == "libxl_bitmap":
        return "BITMAP", None
    return ("POINTER" if "*" in type_ else "VALUE"), None


def print_parameters(function, moving):
    name = short(function.name)
    print(f"\nstatic const struct parameter {name}_parameters[] = {{")
    for type_, parameter in function.parameters:
        kind_, struct = kind(function, type_, parameter, moving)
        table = f", TYPE({short(struct)})" if struct else ", NULL"
        emit(1, f'{{"{parameter}", PARAMETER_{kind_}, '
             f"sizeof({public_name(type_)}){table}}},")
    print("};\n")


def print_call(function):
    print(f"static void call_{short(function.name)}(void *const *at, "
          "void *result)\n{")
    arguments = []
    for number, (type_, _) in enumerate(function.parameters):
        type_ = public_name(type_)
        space = "" if type_.endswith("*") else " "
        arguments.append(f"*({type_}{space}*)at[{number}]")
    call = f"{public_name(function.name)}({', '.join(arguments)})"
    if function.result == "void":
        print("    (void)result;")
        emit(1, f"{call};")
    else:
        type_ = public_name(function.result)
        space = "" if type_.endswith("*") else " "
        emit(1, f"{type_}{space}value = {call};")
        print("\n    memcpy(result, &value, sizeof(value));")
    print("}")


def print_wrapper(function, moving):
    name = short(function.name)
    major, minor = release_key(function.since)
    element = re.fullmatch(r"(\w+) \*", function.result)
    print(f'    {{\n        .function = "{function.name}",')
    print(f"        .major = {major},\n        .minor = {minor},")
    print(f"        .parameters = {name}_parameters,")
    print(f"        .count = COUNT({name}_parameters),")
    if function.result != "void":
        print("        .result_bytes = "
              f"sizeof({public_name(function.result)}),")
    if element and element.group(1) in moving:
        print(f"        .elements = TYPE({short(element.group(1))}),")
    print(f"        .call = call_{name},\n    }},")
