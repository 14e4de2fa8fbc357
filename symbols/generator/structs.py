# SPDX-License-Identifier: LGPL-2.1-or-later
"""C declarations of structs, public ones and those of a release."""

from emit import declare, short, suffix
from libxl import public_name
from words import OLDEST


def layout_type(registry, struct, release):
    """The C type of a struct in a release."""
    first = registry.layout(struct, release).first()
    if first == registry.layout(struct, registry.newest).first():
        return public_name(struct.name)
    return f"struct {short(struct.name)}_{suffix(first)}"


class StructWriter:
    """Writes the members of a struct as they are in one release."""

    def __init__(self, registry, struct, release, notes):
        self.registry, self.struct = registry, struct
        self.release, self.notes = release, notes
        self.layout = registry.layout(struct, release)

    def type_text(self, type_):
        if type_ in self.registry.structs:
            return layout_type(self.registry, self.registry.structs[type_],
                               self.release)
        return public_name(type_)

    def note(self, member):
        """What a reader of the header must know of a member."""
        facts = []
        if member.kind in ("field", "array"):
            if member.since not in (self.struct.since, OLDEST):
                facts.append(f"Xen {member.since}")
            default = member.default_in(self.release)
            if default:
                facts.append(f"init: {public_name(default)}")
            if member.borrowed:
                facts.append("not owned")
        if member.kind == "union" and member.key:
            facts.append(f"by {member.key}")
        if member.kind == "group" and member.key:
            facts.append(public_name(member.key))
        return f" /* {'; '.join(facts)} */" if self.notes and facts else ""

    def lines(self, parent, depth):
        pad = "    " * depth
        for member in parent.members:
            if not self.layout.has(member):
                continue
            note = self.note(member)
            if member.kind in ("group", "union"):
                word = "union" if member.kind == "union" else "struct"
                yield f"{pad}{word} {{{note}"
                yield from self.lines(member, depth + 1)
                yield f"{pad}}} {member.name};"
            elif member.kind == "array":
                element = self.type_text(member.type)
                yield f"{pad}int {member.count};{note}"
                yield f"{pad}{declare(element + ' *', member.name)};"
            else:
                text = declare(self.type_text(member.type), member.name)
                if len(pad + text + note) > 78 and note:
                    yield pad + note.strip()
                    note = ""
                yield from wrap(f"{pad}{text};{note}", pad)


def wrap(line, pad):
    """Break a declaration of a function pointer at its commas."""
    if len(line) <= 79 or "(*" not in line:
        yield line
        return
    indent = pad + " " * (line.index(")(") + 2 - len(pad))
    current = ""
    for part in line.split(", "):
        piece = f"{current}, {part}" if current else part
        if current and len(piece) > 78:
            yield current + ","
            piece = indent + part
        current = piece
    yield current
