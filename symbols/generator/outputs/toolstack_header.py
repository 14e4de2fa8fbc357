# SPDX-License-Identifier: LGPL-2.1-or-later
"""What fills symbols/headers/toolstack.h.in: the frozen public declarations."""

import comments
from declarations import Item, Piece, block
from emit import declare, prototype
from libxl import public_name
from structs import StructWriter
from words import OLDEST


def since_note(since):
    return f" /* Xen {since} */" if since != OLDEST else ""


def holes(registry):
    return {"constants": lambda: [constants(registry)],
            "types": lambda: types(registry),
            "derived": lambda: [derived(registry)],
            "functions": lambda: functions(registry)}


def constants(registry):
    code = "\n".join(
        f"#define {constant.public} {public_name(constant.value)}"
        f"{since_note(constant.since)}" for constant in registry.constants)
    return Piece(code, [Item("constants", code=code + "\n")])


def is_function(typedef):
    """Its parameters are structs, which must be declared first."""
    return "()(" in typedef.type


def typedef_item(typedef):
    name = public_name(typedef.name)
    line = f"typedef {declare(public_name(typedef.type), name)};"
    if len(line) > 80:
        result, parameters = typedef.type.split("()(")
        line = (f"typedef {public_name(result)}{name}(\n"
                f"    {public_name(parameters)};")
    return Item("typedef", name, code=line)


def opaque(name):
    """A type that is a struct of the same name."""
    line = f"typedef struct {name} {name};"
    if len(line) > 80:
        line = f"typedef struct {name}\n    {name};"
    return Item("struct", name, code=line)


def enum_item(enum):
    name = public_name(enum.name)
    code = [f"typedef enum {name} {{{since_note(enum.since)}"]
    for value in enum.values:
        since = value.since if value.since != enum.since else OLDEST
        line = (f"    {public_name(value.name)} = {value.number},"
                f"{since_note(since)}")
        if len(line) > 80:
            line = (f"   {since_note(since)}\n"
                    f"    {public_name(value.name)} = {value.number},")
        code.append(line)
    return Item("enum", name, code="\n".join([*code, f"}} {name};"]))


def struct_item(registry, struct):
    name = public_name(struct.name)
    writer = StructWriter(registry, struct, registry.newest, True)
    return Item("struct", name, code="\n".join(
        [f"struct {name} {{{since_note(struct.since)}",
         *writer.lines(struct, 1), "};"]))


def piece(items):
    """Declarations below each other."""
    return Piece("\n".join(item.code for item in items), items)


def types(registry):
    typedefs = list(registry.typedefs.values())
    of_functions = [typedef_item(typedef) for typedef in typedefs
                    if is_function(typedef)]
    of_enums = [typedef_item(typedef) for typedef in typedefs
                if typedef.type in registry.enums]
    others = [typedef_item(typedef) for typedef in typedefs
              if not is_function(typedef)
              and typedef.type not in registry.enums]
    structs = registry.ordered_structs()
    yield piece([opaque(public_name(name)) for name in registry.opaques])
    yield piece(others)
    for enum in registry.enums.values():
        yield piece([enum_item(enum)])
    # The structs are only announced, for the functions.
    announced = [opaque(public_name(struct.name)) for struct in structs]
    yield Piece(piece([*of_enums, *announced, *of_functions]).text,
                of_enums + of_functions)
    for struct in structs:
        yield piece([struct_item(registry, struct)])


def function_item(function, item):
    """With its prototype."""
    item.name = public_name(function.name)
    item.result = public_name(function.result)
    item.arguments = [declare(public_name(type_), name)
                      for type_, name in function.parameters]
    item.code = prototype(function)
    return item


def derived(registry):
    text, items = [], []
    for function in registry.derived():
        item = function_item(function, Item("function"))
        if function.since != OLDEST:
            text.append(f"/* Xen {function.since} */")
            item.tags = [("Xen", f"{function.since} and later.")]
        text.append(item.code)
        items.append(item)
    return Piece("\n".join(text), items)


def functions(registry):
    texts, header = comments.read_texts(registry), None
    for function in registry.functions:
        if function.header != header:
            header = function.header
            yield Piece(f"/* {header} */")
        item = function_item(function, comments.item(
            registry, function, texts[function.name]))
        yield Piece("\n".join([*block(item, False), item.code]), [item])
