# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/NAME.h: symbols/headers/NAME.h.in, whose holes, a line
@NAME@ each, are filled with what the registry says."""

import re
from functools import partial

from declarations import Item, Piece, block, lines, read_items
from emit import LICENCE, PUBLIC_NOTICE, declare, joined
from outputs import toolstack_header
from words import RegistryError

HOLE = re.compile(r"^@(\w+)@$", re.M)
# In the order of a reader. What has no DOC block belongs to the core.
NAMES = ("core", "operations", "version", "device_model", "host", "kexec",
         "toolstack")


def parameters(op):
    yield "xs", "open handle"
    for at, parameter in enumerate(op.own):
        yield parameter.name, (f"sizeof(*@{op.own[at - 1].name})"
                               if parameter.bytes else parameter.text)


def declaration(registry, op):
    """An operation's."""
    known = ("; an unknown release may answer -EPROTO" if op.locked
             else ", unknown releases included")
    item = Item("function", op.public, op.text, list(parameters(op)),
                [("text", paragraph.text) for paragraph in op.paragraphs],
                [("Return", op.told),
                 ("Xen", f"{registry.releases[0]} and later{known}."),
                 ("Since", op.version or registry.generations[0][0])],
                result=op.result,
                arguments=[declare(*each) for each in op.parameters])
    item.code = "\n".join(joined(f"{op.result} {op.public}(", op.parameters))
    return Piece("\n".join([*block(item, True), item.code]), [item])


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


def operation_numbers(registry):
    return ",\n".join(f"    {op.constant} = {op.number}"
                      for op in registry.operations)


def version_numbers(registry):
    """The version stands in configure.ac."""
    text = (registry.symbols.parent / "configure.ac").read_text("utf-8")
    version = re.search(r"^AC_INIT\(\[\w+\], \[([\d.]+)\]\)", text, re.M)[1]
    names = [f"#define XENSTABLE_VERSION_{name}"
             for name in ("MAJOR", "MINOR", "MICRO", "STRING")]
    return "\n".join(map(" ".join, zip(names, [*version.split("."),
                                               f'"{version}"'])))


def fill(registry, name, pieces_of):
    """The pieces of a template; pieces_of() has those of a hole."""
    path = registry.symbols / "headers" / f"{name}.h.in"
    text = path.read_text("utf-8")

    def filled(hole):
        pieces = pieces_of(hole[1])
        if not pieces:
            number = text[:text.index(hole[0])].count("\n") + 1
            raise RegistryError(f"symbols/headers/{path.name}:{number}: "
                                f"what is {hole[1]}?")
        return pieces

    for paragraph in text.removesuffix("\n").split("\n\n"):
        whole = HOLE.fullmatch(paragraph)
        if whole:
            yield from filled(whole)
            continue
        paragraph = HOLE.sub(lambda hole: filled(hole)[0].text, paragraph)
        yield Piece(paragraph.replace(LICENCE, f"{LICENCE}\n{PUBLIC_NOTICE}"),
                    read_items(paragraph))


def pieces(registry, name):
    """Of a public header."""
    holes = {"operation_numbers": lambda: [Piece(operation_numbers(registry))],
             "version_numbers": lambda: [Piece(version_numbers(registry))]}
    if name == "toolstack":
        holes.update(toolstack_header.holes(registry))
    if name in registry.areas:
        own = [op for op in registry.operations if op.area == name]
        template = registry.symbols / "headers" / f"{name}.h.in"
        placed = set(HOLE.findall(template.read_text("utf-8")))
        holes["errors"] = lambda: [Piece("\n".join(errors(
            registry.areas[name])))]
        holes["operations"] = lambda: [declaration(registry, op) for op in own
                                       if op.name not in placed]
        holes.update({op.name: lambda op=op: [declaration(registry, op)]
                      for op in own})
    return list(fill(registry, name,
                     lambda hole: holes.get(hole, list)()))


def print_header(name, registry):
    print("\n\n".join(piece.text for piece in pieces(registry, name)))


def header(name):
    return partial(print_header, name)
