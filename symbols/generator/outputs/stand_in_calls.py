# SPDX-License-Identifier: LGPL-2.1-or-later
"""lib/stand-in/LIBRARY-calls.h: libxl's functions as the library of a release
exports them, for libxenlight.c and libxlutil.c."""

import re
from functools import partial

from emit import NOTICE, emit, signature
from libxl import OPENING, public_name
from outputs.derived import derived_body, derived_functions
from outputs.drop_in_wrappers import forward
from outputs.stand_ins import condition
from words import OLDEST


# The releases whose libxl has functions that write into a generator of
# libyajl; later ones may have another JSON library.
YAJL_UNTIL = "4.21"


def body(registry, function, derived):
    """One statement."""
    if function.name in OPENING:
        names = ", ".join(name for _, name in function.parameters)
        opens = function.name.split("_", 1)[1]
        return f"return stand_in.{opens}(STAND_IN_RELEASE, {names});"
    if function.name in derived:
        return derived_body(registry, function)
    return forward(function)


def print_function(registry, function, derived):
    ours = public_name(function.name)
    print(f"STAND_IN_EXPORTED __typeof__({ours}) {function.name};\n"
          f"{signature(function, function.name)}\n{{")
    emit(1, body(registry, function, derived))
    print("}")


def print_shorter(function):
    """For programs that do not give the last parameter, which came later."""
    head = re.sub(r",\s*[^,]*\)$", ")", signature(function, function.name))
    names = [name for _, name in function.parameters[:-1]]
    print(f"STAND_IN_EXPORTED {head};\n{head}\n{{")
    emit(1, f"return {public_name(function.name)}({', '.join(names)}, 0);")
    print("}")


def print_calls(library, registry):
    """All that this library exports and we have; what has no context and a
    struct that is not the same in all releases goes by the release's table."""
    print(NOTICE)
    exported = {export.name: export
                for export in registry.stand_ins.libraries[library]
                if export.kind != "data"}
    moving = {struct.name for struct in registry.moving()}
    derived = {function.name for function in derived_functions(registry)
               if moving & set(re.findall(r"\w+", function.prototype))}
    for function in [*registry.derived(), *registry.functions]:
        export = exported.get(function.name)
        if not export or function.library != library:
            continue
        print()
        only = condition(export.since, export.until)
        if only:
            print(f"#if {only}")
        if function.grown:
            print(f"#if {condition(OLDEST, function.grown)}")
            print_shorter(function)
            print("#else")
        print_function(registry, function, derived)
        if function.grown:
            print("#endif")
        print(f"STAND_IN_VERSION({function.name})")
        if only:
            print("#endif")
    for type_ in registry.printed_types():
        export = exported.get(f"{type_.name}_gen_json")
        if export:
            print(f"\n#if {condition(export.since, YAJL_UNTIL)}")
            print_generator(registry, export.name, type_)
            print(f"STAND_IN_VERSION({export.name})\n#endif")


def print_generator(registry, name, type_):
    """What to_json() gives goes into the program's generator."""
    value = "*p" if type_.name in registry.enums else "p"
    head = f"int {name}(void *hand, {public_name(type_.name)} *p)"
    print(f"STAND_IN_EXPORTED {head};\n{head}\n{{")
    emit(1, "return stand_in.feed_json(hand, "
         f"{type_.name}_to_json(NULL, {value}));")
    print("}")


def calls_of(library):
    return partial(print_calls, library)
