# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/AREA.h: symbols/headers/AREA.h.in, whose holes, a line
@NAME@ each, are filled with what the blocks of the operations say."""

import re
from functools import partial

from comments import lines
from emit import LICENCE, PUBLIC_NOTICE, declare
from words import RegistryError


def aligned(pairs):
    """Lines "@NAME: TEXT" with the texts in a column."""
    room = max(len(name) for name, _ in pairs) + 1
    for name, text in pairs:
        first = f" * @{name}:".ljust(room + 5)
        yield from lines(text, f"{first}", " * ".ljust(room + 5))


def parameters(op):
    yield "xs", "open handle"
    for at, parameter in enumerate(op.own):
        yield parameter.name, (f"sizeof(*@{op.own[at - 1].name})"
                               if parameter.bytes else parameter.text)


def comment(registry, op):
    """The comment block of an operation."""
    yield "/**"
    head = f" * {op.public}() - "
    yield from lines(op.text, head, " *".ljust(len(head)))
    yield from aligned(list(parameters(op)))
    for paragraph in op.paragraphs:
        yield " *"
        yield from lines(paragraph.text)
    yield " *"
    yield from lines(f"Return: {op.told}")
    known = ("; an unknown release may answer -EPROTO" if op.locked
             else ", unknown releases included")
    yield from lines(f"Xen: {registry.releases[0]} and later{known}. Since: "
                     f"{op.version or registry.generations[0][0]}")
    yield " */"


def prototype(op):
    """Parameters under the first one; where one is too long for that, all
    start on the second line."""
    head = f"{op.result} {op.public}("
    parts = [declare(*parameter) for parameter in op.parameters]
    parts = [f"{part}," for part in parts[:-1]] + [f"{parts[-1]});"]
    first, indent = head, " " * len(head)
    if len(indent) + max(map(len, parts)) > 79:
        yield head
        first = indent = "    "
    line = first + parts[0]
    for part in parts[1:]:
        if len(line) + 1 + len(part) > 79:
            yield line
            line = indent + part
        else:
            line += " " + part
    yield line


def declaration(registry, op):
    return [*comment(registry, op), *prototype(op)]


def errors(area):
    """In the core a list, else a paragraph."""
    if area.name == "core":
        for error in area.errors:
            yield from lines(error.text, f" *   {error.name:<12}", " *".ljust(17))
        return
    told = ", ".join(f"-{error.name}" + (f" ({error.text})" if error.text
                                         else "") for error in area.errors)
    yield from lines("Errors that every function here can return, beside the "
                     f"ones it lists: {told}. On error what out-parameters "
                     "point to is undefined.")


def print_header(area, registry):
    path = registry.symbols / "headers" / f"{area}.h.in"
    template = path.read_text(encoding="utf-8").splitlines()
    own = {op.name: op for op in registry.operations if op.area == area}
    holes = [match[1] for match in map(re.compile(r"@(\w+)@$").match, template)
             if match]
    rest = [op for name, op in own.items() if name not in holes]
    for number, line in enumerate(template, 1):
        hole = re.match(r"@(\w+)@$", line)
        if not hole:
            print(line)
            if line == LICENCE:
                print(PUBLIC_NOTICE)
        elif hole[1] == "errors":
            print("\n".join(errors(registry.areas[area])))
        elif hole[1] == "operations":
            print("\n\n".join("\n".join(declaration(registry, op))
                              for op in rest))
        elif hole[1] in own:
            print("\n".join(declaration(registry, own[hole[1]])))
        else:
            raise RegistryError(f"symbols/headers/{area}.h.in:{number}: "
                                f"no operation {hole[1]}")


def header(area):
    return partial(print_header, area)
