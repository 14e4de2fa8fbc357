# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/converters.c and .h: between ours and each release.

A converter copies runs of members that lie next to each other in both
layouts, and treats one by one what differs: members that the release lacks,
structs and arrays that look different, defaults, enumerators, CPU policies.

Ours is the newest layout, or that of an older generation, for the contexts of
programs that were compiled with it: only there a release may have members
that ours lacks.
"""

from emit import NOTICE, emit, short, suffix
from layout import MACHINES
from libxl import public_name
from structs import layout_type
from words import release_key

CPUID = "libxl_cpuid_policy_list"


def policy_path(registry, name):
    """Where a struct has its CPU policy, or None."""
    for member in registry.structs[name].walk():
        if member.type == CPUID:
            return member.path
        if member.kind == "field" and member.type in registry.structs:
            inner = policy_path(registry, member.type)
            if inner:
                return f"{member.path}.{inner}"
    return None


class Converters:
    """All converters for one generation of our layouts."""

    def __init__(self, registry, version=None, layout=None):
        self.registry = registry
        self.ours = layout or registry.newest
        self.suffix = f"_for_{suffix(version)}" if version else ""
        # What looks as in the newest generation shares its converters.
        self.outgrown = {struct.name for struct in
                         registry.outgrown(layout)} if layout else set()
        self.structs = registry.moving()
        self.names = {struct.name for struct in self.structs}

    def firsts(self, struct):
        """The releases that need a converter; one is like ours."""
        shapes = self.registry.shapes(struct)
        ours = self.registry.layout(struct, self.ours).first()
        return [first for first in shapes
                if first != ours or policy_path(self.registry, struct.name)]

    def shared(self, struct):
        """Are the converters those of the newest generation?"""
        return self.suffix and struct.name not in self.outgrown

    def name(self, struct, release):
        """device_disk_4_14, or None where the struct is as ours."""
        first = self.registry.layout(struct, release).first()
        if first not in self.firsts(struct):
            return None
        own = "" if self.shared(struct) else self.suffix
        return f"{short(struct.name)}_{suffix(first)}{own}"

    def write(self):
        for struct in self.structs:
            if self.shared(struct):
                continue
            for first in self.firsts(struct):
                Converter(self, struct, first).write()

    def write_table(self):
        print(f"\nconst struct toolstack_release toolstack_releases"
              f"{self.suffix}[] = {{")
        for release in self.registry.releases:
            major, minor = release_key(release)
            print(f"    {{\n        .major = {major},"
                  f"\n        .minor = {minor},")
            for struct in self.structs:
                name = self.name(struct, release)
                if name:
                    print(f"        .{short(struct.name)} = &{name},")
            print("    },")
        print("};")


def generations(registry):
    """The newest first: others share what it has."""
    return [Converters(registry)] + [
        Converters(registry, *generation)
        for generation in registry.generations[:-1]]


def print_header(registry):
    converters = Converters(registry)
    print(NOTICE)
    print("#ifndef CONVERTERS_H\n#define CONVERTERS_H\n")
    print('#include "compat/toolstack/conversion.h"\n')
    print("/* How to convert what a release has otherwise than we; NULL: it "
          "is passed as\n   it is. */\nstruct toolstack_release {")
    print("    unsigned int major;\n    unsigned int minor;")
    for struct in converters.structs:
        print(f"    const struct converter *{short(struct.name)};")
    print("};\n")
    print("/* Room for each of them; arrays hold them and lists of calls do. "
          "Older layouts\n   of ours are no larger. */\n"
          "union conversion_element {")
    for struct in converters.structs:
        print(f"    {public_name(struct.name)} {short(struct.name)};")
    print("};\n")
    print("/* Oldest first. Those for contexts of programs that were compiled "
          "with 1.0\n   have _for_1_0 behind them. */")
    for generation in generations(registry):
        print("extern const struct toolstack_release toolstack_releases"
              f"{generation.suffix}[];")
    print("extern const unsigned int toolstack_releases_count;\n")
    print("/* The converter of a type in a release; NULL: it is as ours. */\n"
          "const struct converter *\n"
          "toolstack_converter(const struct toolstack_release *release, "
          "const struct type *type);\n\n#endif")


def print_source(registry):
    print(NOTICE)
    for name in ("assert.h", "stdlib.h"):
        print(f"#include <{name}>")
    print()
    for name in ("compat/toolstack/converters.h",
                 "compat/toolstack/layouts.h", "lib/toolstack/type.h"):
        print(f'#include "{name}"')
    for generation in generations(registry):
        generation.write()
    for generation in generations(registry):
        generation.write_table()
    print("\nconst unsigned int toolstack_releases_count =\n"
          "    sizeof(toolstack_releases) / sizeof(toolstack_releases[0]);")
    print("\nconst struct converter *\n"
          "toolstack_converter(const struct toolstack_release *release, "
          "const struct type *type)\n{")
    for struct in registry.moving():
        print(f"    if (type == TYPE({short(struct.name)}))\n"
              f"        return release->{short(struct.name)};")
    print("    return NULL;\n}")


class Refusal:
    """A check whose macro depends on what else the function does."""

    def __init__(self, arguments):
        self.arguments = arguments


class Converter:
    """The functions for one struct in the releases from `first` on."""

    def __init__(self, converters, struct, first):
        self.converters, self.registry = converters, converters.registry
        self.struct, self.first = struct, first
        self.name = f"{short(struct.name)}_{suffix(first)}{converters.suffix}"
        self.ours = self.registry.layout(struct, converters.ours)
        self.theirs = self.registry.layout(struct, first)
        self.layouts = [(self.registry.layout(struct, converters.ours, each),
                         self.registry.layout(struct, first, each))
                        for each in MACHINES]
        self.our_type = layout_type(self.registry, struct, converters.ours)
        self.their_type = layout_type(self.registry, struct, first)
        self.begin()

    # What needs more than a copy

    def nested(self, member):
        """The converter of a struct member or of array elements."""
        if member.type not in self.converters.names:
            return None
        return self.converters.name(self.registry.structs[member.type],
                                    self.first)

    def special(self, member):
        """A member whose value cannot be copied as it is."""
        if member.kind in ("group", "union"):
            return any(map(self.special, member.members))
        if not self.ours.has(member):
            return self.theirs.has(member)
        return (not self.theirs.has(member) or member.type == CPUID
                or self.nested(member) is not None
                or member.default_in(self.first)
                != member.default_in(self.converters.ours))

    def moved_inside(self, member):
        """Is anything in a union or anonymous struct at another place?"""
        return not self.theirs.has(member) or any(
            self.moved_in_layout(member, ours.offsets, theirs.offsets)
            for ours, theirs in self.layouts)

    @staticmethod
    def moved_in_layout(member, ours, theirs):
        start, size = ours[member.path]
        their_start, their_size = theirs[member.path]
        inside = member.path + "."
        return size != their_size or any(
            theirs.get(path, (None,))[0] is None
            or theirs[path][0] - their_start != offset - start
            for path, (offset, _) in ours.items() if path.startswith(inside))

    # Runs of members to copy

    def copy(self, path):
        """Add a C member to the current run, or begin another."""
        moved = [theirs.offsets[path][0] - ours.offsets[path][0]
                 for ours, theirs in self.layouts]
        if self.run and moved != self.run[0]:
            self.flush()
        if not self.run:
            self.run = [moved, path, path]
        self.run[2] = path

    def flush(self):
        if self.run:
            first, last = self.run[1:]
            self.run = []
            self.emit(f"CONVERSION_MOVE({first}, {last});")

    def emit(self, text, label=False):
        """Add a line; a label stands a step to the left."""
        self.flush()
        self.body.append((self.depth - label, text))

    def members(self, parent, to):
        for member in parent.members:
            if not self.ours.has(member) and not self.theirs.has(member):
                continue
            if member.kind in ("group", "union"):
                if not self.special(member) and not self.moved_inside(member):
                    self.copy(member.path)
                elif member.kind == "union":
                    self.union(parent, member, to)
                else:
                    self.members(member, to)
            elif not self.ours.has(member):
                self.extra(member, to)
            elif not self.theirs.has(member):
                self.missing(member, to)
            else:
                self.member(member, to)

    def union(self, parent, member, to):
        key = self.struct.by_path[member.key]
        target = (self.theirs if to else self.ours).offsets
        clear = f"memset(&to->{member.path}, 0, sizeof(to->{member.path}));"
        self.emit(f"switch (from->{key.path}) {{")
        self.depth += 1
        outer = self.checks
        for case in member.members:
            if not self.ours.has(case) and not self.theirs.has(case):
                continue
            self.emit(f"case {public_name(case.key)}:", label=True)
            at, self.checks = len(self.body), []
            # libxl also looks at members of other cases.
            if target.get(case.path, (0, 0))[1] < target[member.path][1]:
                self.emit(clear)
            self.members(case, to)
            self.flush()
            self.body[at:at] = self.checks
            self.emit("break;")
        self.checks = outer
        self.emit("default:", label=True)
        self.emit(clear)
        self.emit("break;")
        self.depth -= 1
        self.emit("}")

    def count_path(self, member):
        return member.path[:-len(member.name)] + member.count

    def member(self, member, to):
        path, nested = member.path, self.nested(member)
        if member.kind == "array" and nested:
            self.fails = True
            count = self.count_path(member)
            if to:
                self.emit(f"to->{count} = from->{count};")
                self.attempt(f"conversion_take_array(c, &{nested}, "
                             f"from->{path}, from->{count}, &to->{path})")
            else:
                self.keep(f"conversion_give_array(c, &{nested}, "
                          f"from->{path}, from->{count}, &to->{path}, "
                          f"&to->{count})")
        elif member.kind == "array":
            self.copy(self.count_path(member))
            self.copy(path)
        elif nested:
            self.frees = True
            function = nested + ("_to" if to else "_from")
            call = f"{function}(c, &from->{path}, &to->{path})"
            self.fails = True
            if to:
                self.attempt(call)
            else:
                self.keep(call)
        elif member.type == CPUID:
            self.fails = True
            if to:
                self.attempt(f"conversion_cpuid_to(c, from->{path}, "
                             f"&to->{path})")
            else:
                self.keep(f"conversion_cpuid_from(c, from->{path}, "
                          f"&to->{path})")
        else:
            self.copy(path)
            if to:
                self.late_values(member)
            self.defaults(member, to)

    def attempt(self, call):
        """A step on the way to the release that may fail."""
        self.emit(f"ret = {call};")
        self.emit("if (ret)")
        self.emit("    goto out;")

    def keep(self, call):
        """A step on the way back: go on, and remember the failure."""
        self.emit(f"step = {call};")
        self.emit("if (step)")
        self.emit("    ret = step;")

    def late_values(self, member):
        for value in self.theirs.late_values(member):
            enum = self.registry.enums[member.bits or member.type]
            test = (f"conversion_bit(&from->{member.path}, "
                    f"{public_name(value.name)})" if member.bits else
                    f"from->{member.path} == {public_name(value.name)}")
            self.refuse(test, f"{member.path}={enum.string(value)}",
                        value.since)

    def defaults(self, member, to):
        ours = member.default_in(self.converters.ours) or "0"
        theirs = member.default_in(self.first) or "0"
        if ours != theirs:
            old, new = (ours, theirs) if to else (theirs, ours)
            place = f"to->{member.path}"
            self.emit(f"if ({place} == {number(member.type, old)})")
            self.emit(f"    {place} = {number(member.type, new)};")

    def refuse(self, test, what, since):
        """A check; all of them go before the copying."""
        major, minor = release_key(since)
        what = f"{short(self.struct.name)}.{what}"
        self.checks.append((self.depth, Refusal(
            f'({test}, "{what}", {major}, {minor});')))
        self.refuses = True

    def missing(self, member, to):
        for path, type_, default, count in self.leaves(
                member, self.converters.ours):
            if not to:
                # Empty ones may be there: calloc() of no elements.
                if count:
                    self.frees = True
                    self.emit(f"free(to->{path});")
                elif type_ == "libxl_bitmap":
                    self.frees = True
                    self.emit(f"free(to->{path}.map);")
                self.emit_default(path, type_, default, count)
            elif count:
                self.refuse(f"from->{count} > 0", path, member.since)
            else:
                self.refuse(f"from->{self.value(path, type_)} != "
                            + self.literal(type_, path, default),
                            path, member.since)

    def extra(self, member, to):
        """What an older program does not know of: left alone by it, and
        disposed of when libxl has set it."""
        if to:
            for leaf in self.leaves(member, self.first):
                self.emit_default(*leaf)
            return
        if (self.registry.layout(self.struct, self.registry.newest).shape()
                != self.theirs.shape()):
            raise NotImplementedError(
                f"{self.struct.name} of {self.first} has no table")
        name = short(self.struct.name)
        self.emit(f"type_reset(TYPE({name}), (void *)(uintptr_t)theirs, "
                  f'"{name}.{member.path}");')

    def leaves(self, member, release, prefix=""):
        """What to look at to see whether a member is set."""
        path = prefix + member.path
        if member.kind == "array":
            yield (path, member.type + " *", None,
                   path[:-len(member.name)] + member.count)
        elif member.type in self.registry.structs and not (
                self.registry.structs[member.type].plain):
            for inner in self.registry.structs[member.type].members:
                yield from self.leaves(inner, release, path + ".")
        elif member.kind == "field":
            yield path, member.type, member.default_in(release), None
        else:
            raise NotImplementedError(f"{self.struct.name}.{path}")

    def value(self, path, type_):
        """The scalar that stands for a member."""
        return path + {"libxl_defbool": ".val",
                       "libxl_bitmap": ".size"}.get(type_, "")

    def literal(self, type_, path, default):
        if "*" in type_ or type_ in ("libxl_string_list",
                                     "libxl_key_value_list"):
            return "NULL"
        if type_ in self.registry.structs and type_ not in (
                "libxl_defbool", "libxl_bitmap"):
            raise NotImplementedError(f"{self.struct.name}.{path}: {type_}")
        return number(type_, default or "0")

    def emit_default(self, path, type_, default, count):
        if count:
            self.emit(f"to->{count} = 0;")
        if type_ == "libxl_bitmap":
            self.emit(f"to->{path}.map = NULL;")
        self.emit(f"to->{self.value(path, type_)} = "
                  f"{self.literal(type_, path, default)};")

    # The functions

    def write(self):
        self.frees = False
        drops = self.drops()
        print(f"\n/* {self.struct.name} from Xen {self.first} on */\n")
        if drops:
            self.write_drop(drops)
        self.write_to(drops)
        self.write_from()
        same = self.their_type == self.our_type
        print(f"static const struct converter {self.name} = {{\n"
              f"    .type = TYPE({self.table()}),\n"
              f"    .bytes = sizeof({self.their_type}),")
        if same:
            path = policy_path(self.registry, self.struct.name)
            print("    .same_layout = true,")
            print(f"    .policy = offsetof({self.our_type}, {path}),")
        print(f"    .to = {self.name}_to,\n    .from = {self.name}_from,")
        if self.frees:
            print("    .frees = true,")
        if drops:
            print(f"    .drop = {self.name}_drop,")
        print("};")

    def table(self):
        version = self.converters.suffix.removeprefix("_for")
        outgrown = self.struct.name in self.converters.outgrown
        return short(self.struct.name) + (version if outgrown else "")

    def drops(self, prefix=""):
        """What to() allocates: (path, is it a CPU policy)."""
        found = []
        for member in self.struct.walk():
            if not (self.ours.has(member) and self.theirs.has(member)):
                continue
            nested = self.nested(member)
            path = prefix + member.path
            if member.kind == "array" and nested:
                found.append((path, False))
            elif member.type == CPUID:
                found.append((path, True))
            elif nested:
                inner = self.registry.structs[member.type]
                found += Converter(self.converters, inner, self.first).drops(
                    path + ".")
        return found

    def write_drop(self, drops):
        print(f"static void {self.name}_drop(struct conversion *c, "
              "void *theirs)\n{")
        print(f"    {self.their_type} *to = theirs;\n")
        if not any(cpuid for _, cpuid in drops):
            print("    (void)c;")
        for path, cpuid in drops:
            print(f"    conversion_cpuid_free(c, &to->{path});" if cpuid
                  else f"    free(to->{path});")
        print("}\n")

    def write_to(self, drops):
        self.begin()
        self.members(self.struct, True)
        self.flush()
        print(f"static int {self.name}_to(struct conversion *c, "
              "const void *ours,\n"
              f"{' ' * (len(self.name) + 15)}void *theirs)\n{{")
        print(f"    const {self.our_type} *from = ours;\n"
              f"    {self.their_type} *to = theirs;")
        if self.fails:
            print("    int ret;\n")
            for path, _ in drops:
                print(f"    to->{path} = NULL;")
        else:
            print("" if self.refuses else "\n    (void)c;")
        self.print_body(self.checks + self.body)
        print("    return 0;")
        if self.fails:
            print("\nout:")
            if drops:
                print(f"    {self.name}_drop(c, to);")
            print("    return ret;")
        print("}\n")

    def write_from(self):
        self.begin()
        self.members(self.struct, False)
        self.flush()
        print(f"static int {self.name}_from(struct conversion *c, "
              "const void *theirs,\n"
              f"{' ' * (len(self.name) + 17)}void *ours)\n{{")
        print(f"    const {self.their_type} *from = theirs;\n"
              f"    {self.our_type} *to = ours;")
        print("    int step, ret = 0;\n" if self.fails else "\n    (void)c;")
        self.print_body(self.body)
        print(f"    return {'ret' if self.fails else '0'};")
        print("}\n")

    def begin(self):
        self.body, self.checks, self.run = [], [], []
        self.depth = 1
        self.fails = self.refuses = False

    def print_body(self, body):
        for depth, text in body:
            if isinstance(text, Refusal):
                # One that fails must drop what is there already.
                text = ("CONVERSION_STOP" if self.fails
                        else "CONVERSION_REFUSE") + text.arguments
            emit(depth, text)


def number(type_, text):
    """A number or enumerator of the registry in C, for a member."""
    largest = {"uint8_t": "UINT8_MAX", "uint16_t": "UINT16_MAX",
               "uint32_t": "UINT32_MAX", "uint64_t": "UINT64_MAX"}
    return largest[type_] if text == "~0" else public_name(text)
