# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/AREA.h: symbols/headers/AREA.h.in, whose holes, a line
@NAME@ each, are filled with what the blocks of the operations say."""

import re
from functools import partial

from comments import lines
from emit import LICENCE, PUBLIC_NOTICE, joined
from words import RegistryError


HOLE = re.compile(r"^@(\w+)@$", re.M)


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


def declaration(registry, op):
    return [*comment(registry, op),
            *joined(f"{op.result} {op.public}(", op.parameters)]


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


def fill(name, text_of, registry):
    """Print a template: text_of() has what goes into a hole."""
    path = registry.symbols / "headers" / f"{name}.h.in"
    for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), 1):
        hole = HOLE.match(line)
        text = text_of(hole[1]) if hole else line
        if text is None:
            raise RegistryError(f"symbols/headers/{path.name}:{number}: "
                                f"what is {hole[1]}?")
        print(text)
        if line == LICENCE:
            print(PUBLIC_NOTICE)


def print_header(area, registry):
    path = registry.symbols / "headers" / f"{area}.h.in"
    own = {op.name: op for op in registry.operations if op.area == area}
    placed = HOLE.findall(path.read_text(encoding="utf-8"))

    def text_of(hole):
        if hole == "errors":
            return "\n".join(errors(registry.areas[area]))
        ops = ([op for op in own.values() if op.name not in placed]
               if hole == "operations" else [own[hole]] if hole in own else [])
        return "\n\n".join("\n".join(declaration(registry, op))
                           for op in ops) or None

    fill(area, text_of, registry)


def header(area):
    return partial(print_header, area)
