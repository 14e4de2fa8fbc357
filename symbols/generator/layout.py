# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the members of libxl's structs are in a release."""

import functools

from words import in_release

# (size of a pointer, largest alignment) of the machines that differ
MACHINES = {"64-bit": (8, 8), "32-bit": (4, 8), "x86_32": (4, 4)}


class Layout:
    """Where the members of a struct are in one release."""

    def __init__(self, registry, struct, release, machine):
        self.registry, self.release = registry, release
        self.struct, self.machine = struct, machine
        self.word = MACHINES[machine][0]
        self.offsets = {}  # path -> (offset, size); counts of arrays, too
        self.size, self.align = self.place(struct, 0, False)

    def place(self, parent, base, union):
        """Place the members of a struct or union that begins at `base`."""
        end, at, align = 0, 0, 1
        for member in parent.members:
            if not self.has(member):
                continue
            for path, measure in self.parts(member):
                size, alignment = measure(base)
                start = 0 if union else -(-at // alignment) * alignment
                if member.kind in ("group", "union"):
                    self.place(member, base + start, member.kind == "union")
                self.offsets[path] = (base + start, size)
                at = start + size
                end, align = max(end, at), max(align, alignment)
        return -(-end // align) * align, align

    def has(self, member):
        """An anonymous struct or union is there when a member of it is."""
        if member.kind in ("group", "union"):
            return any(self.has(inside) for inside in member.members)
        return in_release(member, self.release)

    def parts(self, member):
        """The C members for a member of the registry: (path, function to measure it)."""
        if member.kind in ("group", "union"):
            union = member.kind == "union"
            # Once to measure; placed for good when the start is known.
            return [(member.path,
                     lambda base: self.place(member, base, union))]
        if member.kind == "array":
            prefix = member.path[:-len(member.name)]
            return [(prefix + member.count, lambda base: (4, 4)),
                    (member.path, lambda base: (self.word, self.word))]
        return [(member.path, lambda base: self.registry.base_size(
            member.type, self.release, self.machine))]

    @functools.cache
    def shape(self):
        """Equal for two releases when no conversion is needed between them:
        nothing moved or was added, no enumerator came, no default changed;
        inside arrays, too."""
        inner = []
        for member in self.struct.walk():
            if not self.has(member):
                continue
            if member.type in self.registry.structs:
                struct = self.registry.structs[member.type]
                inner.append(self.registry.layout(
                    struct, self.release).shape())
            inner.append(member.default_in(self.release))
            inner.append(len(self.late_values(member)))
        return (self.size, tuple(sorted(self.offsets.items())),
                tuple(inner))

    @functools.cache
    def c_layout(self):
        """Equal for two releases when programs compiled for one of them
        work with the other; inside arrays, too."""
        inner = [self.registry.layout(self.registry.structs[member.type],
                                      self.release).c_layout()
                 for member in self.struct.walk() if self.has(member)
                 and member.type in self.registry.structs]
        return self.size, tuple(sorted(self.offsets.items())), tuple(inner)

    def late_values(self, member):
        """Enumerators of a member that the release does not know."""
        enum = self.registry.enums.get(member.bits or member.type)
        return [value for value in enum.values
                if not in_release(value, self.release)] if enum else []

    @functools.cache
    def first(self):
        """The first release with this shape."""
        for release in self.registry.releases:
            if not in_release(self.struct, release):
                continue
            layout = self.registry.layout(self.struct, release)
            if layout.shape() == self.shape():
                return release
        return self.release
