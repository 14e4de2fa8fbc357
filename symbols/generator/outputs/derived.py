# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/derived.c: the functions that follow from types, a line
of C each."""

from emit import NOTICE, emit, short, signature


def derived_functions(registry):
    """Those that need nothing but the tables."""
    lists = [function for function in registry.functions
             if function.name.endswith("_list_free")]
    return [*registry.derived(), *lists]


def print_source(registry):
    """One line of C for each function that follows from a type."""
    print(NOTICE)
    print('#include "lib/toolstack/report.h"\n'
          '#include "lib/toolstack/json.h"\n'
          '#include "lib/toolstack/type.h"\n')
    for function in derived_functions(registry):
        print_function(registry, function)


def print_function(registry, function):
    print(f"{signature(function)}\n{{")
    emit(1, derived_body(registry, function))
    print("}\n")


def derived_body(registry, function, old=()):
    """One statement; `old`: {struct: what its old layout has behind the name
    of its table}."""
    def table_of(struct):
        return f"TYPE({short(struct)}{dict(old).get(struct, '')})"

    if function.name.endswith("_list_free"):
        element = function.parameters[0][0].removesuffix(" *")
        table = table_of(element)
        names = ", ".join(name for _, name in function.parameters)
        return f"type_list_free({table}, {names});"
    for name, struct in registry.structs.items():
        if function.name.startswith(name + "_") and not struct.plain:
            operation = function.name.removeprefix(name + "_")
            if operation in ("init", "dispose", "copy", "to_json",
                             "from_json") or operation.startswith("init_"):
                return struct_body(table_of(name), struct, operation)
    for name in registry.enums:
        operation = function.name.removeprefix(name + "_")
        if operation in ("to_string", "from_string", "to_json", "from_json"):
            return enum_body(name, operation)
    raise NotImplementedError(function.name)


def struct_body(table, struct, operation):
    if operation.startswith("init_"):
        key = operation.removeprefix("init_")
        union = next(member for member in struct.walk()
                     if member.kind == "union" and member.key == key)
        return f'type_init_key({table}, p, "{union.path}", (int){key});'
    return {
        "init": f"type_init({table}, p);",
        "dispose": f"type_dispose({table}, p);",
        "copy": f"toolstack_copy(ctx, {table}, dst, src);",
        "to_json": f"return json_from_struct(ctx, {table}, p);",
        "from_json": f"return json_to_struct(ctx, {table}, p, s);",
    }[operation]


def enum_body(name, operation):
    table = f"ENUMERATION({short(name)})"
    return {
        "to_string": f"return enumeration_to_string({table}, (int)p);",
        "from_string":
            f"return enumeration_from_string({table}, s, (int *)e);",
        "to_json": f"return json_from_enum(ctx, {table}, (int)p);",
        "from_json": f"return json_to_enum(ctx, {table}, (int *)p, s);",
    }[operation]
