# SPDX-License-Identifier: LGPL-2.1-or-later
"""symbols/toolstack-types, -enums and -constants against a reading."""

import re

from registry_parsers import in_release, release_key
from xen_headers import LIBXL

TYPES, ENUMS = "toolstack-types", "toolstack-enums"
CONSTANTS = "toolstack-constants"
MEMBER = r"\s+(?:field|array|union|case)\s+{}(?=\s|$)"
# Xen has several opinions what the opaque policy points to.
OPAQUE_TYPES = "cpuid_policy"
WHOLE = {"uint8_t": 2 ** 8 - 1, "uint16_t": 2 ** 16 - 1,
         "uint32_t": 2 ** 32 - 1, "uint64_t": -1, "size_t": -1}


def names_in(text):
    """Types of libxl's that a piece of C names."""
    return re.findall(r"\b(?:libxl|XLU)_\w+", text)


class Types:
    """What a reading has, beside the registry as it was for `base`."""

    def __init__(self, changes, reading, registry):
        self.changes, self.reading = changes, reading
        self.registry = registry
        self.first = registry.generations[0][0]
        self.needed = set()    # names of types
        self.guessed = False   # was a member added that headers alone tell?
        self.constants = {}    # C of an init that a new line stands for
        self.inits = reading.init_values(
            {(line.type, line.init) for lines in reading.structs.values()
             for line in lines if line.init})
        self.sizes = reading.libxl_values(
            [f"sizeof({name})" for name in
             {*registry.structs, *reading.structs}])

    def known(self, things):
        return [thing for thing in things.values()
                if in_release(thing, self.changes.base)]

    def compare(self):
        for enum in self.known(self.registry.enums):
            self.compare_enum(enum)
        for struct in self.known(self.registry.structs):
            self.compare_struct(struct)
        self.compare_types()
        self.add_types(self.needed)
        self.compare_constants()
        if self.guessed:
            self.changes.tell("!", TYPES, "headers tell neither what init "
                              "sets nor a union's key: give --source, or "
                              "look at the new members")

    # Enumerations

    def compare_enum(self, enum):
        name = enum.name
        real = self.reading.enums.get(name)
        if real is None:
            self.changes.differs(ENUMS, rf"enum\s+{name}\b", f"enum {name}",
                                 f"enum {name} is gone")
            return
        known = {value.name: value.number for value in enum.values
                 if in_release(value, self.changes.base)}
        before = None
        for value, number in real.items():
            pattern = rf"\s+value\s+{value}\s"
            if value not in known:
                self.changes.add(
                    ENUMS, f"  value {value}  {number}"
                    f"{self.changes.since('  ')}", name,
                    before and rf"\s+value\s+{before}\s")
            elif known[value] != number:
                self.changes.differs(ENUMS, pattern, str(known[value]),
                                     f"value {value} is {number}", name)
            before = value
        for value in known.keys() - real.keys():
            self.changes.differs(ENUMS, rf"\s+value\s+{value}\s",
                                 f"value {value}", f"value {value} is gone",
                                 name)

    # Structs

    def compare_struct(self, struct):
        name, changes = struct.name, self.changes
        size = self.sizes.get(f"sizeof({name})")
        if size is None:
            changes.differs(TYPES, rf"struct\s+{name}\b", f"struct {name}",
                            f"struct {name} is gone")
            return
        if size != struct.size_in(changes.base):
            self.add_size(struct, size)
        if name in self.reading.structs:
            self.compare_members(struct, self.reading.structs[name])

    def add_size(self, struct, size):
        if self.changes.known and struct.name not in self.changes.fresh:
            since = [s for s, _ in struct.sizes if release_key(s)
                     <= release_key(self.changes.base)][-1]
            self.changes.differs(
                TYPES, r"\s+size\s+\d+\s+since\s+" + re.escape(since)
                if since != struct.since else r"\s+size\s+\d+\s*$",
                str(struct.size_in(self.changes.base)),
                f"{struct.name} has {size} bytes", struct.name)
            return
        self.changes.moved = True
        self.changes.add(TYPES, f"  size  {size}{self.changes.since('  ')}",
                         struct.name, r"\s+size\s")

    def compare_members(self, struct, lines):
        known = {member.path: member for member in struct.walk()
                 if self.has(member)
                 and (member.kind != "group" or member.key)}
        before, order = None, []
        for line in lines:
            member = known.get(line.path)
            if member:
                order.append(line.path)
                self.compare_member(struct, member, line)
            elif not self.add_member(struct, line, before):
                continue
            before = line.path
        wanted = [path for path in known if path in set(order)]
        if wanted != order:
            moved = next(a for a, b in zip(order, wanted) if a != b)
            self.changes.differs(TYPES, MEMBER.format(re.escape(moved)),
                                 f"place of {moved}",
                                 f"member {moved} is in another place",
                                 struct.name)
        for path, member in known.items():
            if path not in order and not (
                    member.kind in ("union", "group")
                    and not self.reading.idl) and not member.private \
                    and not any(p.startswith(path + ".") for p in order):
                self.changes.differs(
                    TYPES, MEMBER.format(re.escape(path)), f"member {path}",
                    f"member {path} is gone", struct.name)

    def has(self, member):
        if member.kind in ("union", "group"):
            return any(self.has(inside) for inside in member.members)
        return in_release(member, self.changes.base)

    def add_member(self, struct, line, before):
        after = before and MEMBER.format(re.escape(before))
        if not self.changes.add(TYPES, self.member_text(line), struct.name,
                                after or r"\s+size\s"):
            return False
        self.changes.moved = True
        self.guessed |= not self.reading.idl
        return True

    def member_text(self, line, since=True):
        """The registry's line of a member."""
        words = [f"  {line.kind} {line.path}", line.type]
        if line.kind == "union":
            words[1:] = [f"key {line.key}"] if line.key else []
        if line.count:
            words.append(f"count {line.count}")
        if since and line.kind in ("field", "array") and \
                not self.changes.oldest:
            words.append(f"since {self.changes.release}")
        default = self.default(line)
        if default:
            words.append(f"default {default}")
            self.constants[line.init] = True
        words += [word for word in ("borrowed", "private")
                  if getattr(line, word)]
        if line.kind in ("field", "array"):
            self.needed.update(names_in(line.type))
        return "  ".join(words)

    def default(self, line):
        """What init sets, as the registry says it; None for zero."""
        value = self.inits.get((line.type, line.init)) if line.init else 0
        if not value:
            return None
        enum = self.reading.enums.get(line.type)
        if enum:
            return next((name for name, number in enum.items()
                         if number == value), str(value))
        type_ = line.type
        while type_ in self.registry.typedefs:
            type_ = self.registry.typedefs[type_].type
        return "~0" if value == WHOLE.get(type_) else str(value)

    def compare_member(self, struct, member, line):
        if not self.reading.idl or struct.plain:
            return
        pattern = MEMBER.format(re.escape(line.path))
        facts = [("count", member.count or "", line.count),
                 ("borrowed", member.borrowed, line.borrowed),
                 ("private", member.private, line.private)]
        if member.kind == "union":
            facts.append(("key", member.key or "", line.key))
        if line.kind == "case":
            facts.append(("case", member.key, line.type))
        for word, was, now in facts:
            if was != now:
                self.changes.differs(
                    TYPES, pattern, f"{word} {was}",
                    f"member {line.path}: {word} {now}", struct.name)
        if line.kind not in ("field", "array"):
            return
        was, now = member.default_in(self.changes.base), self.default(line)
        if was == now:
            return
        if self.changes.known and struct.name not in self.changes.fresh:
            self.changes.differs(TYPES, pattern, f"default {was}",
                                 f"member {line.path}: default {now}",
                                 struct.name)
            return
        self.changes.add(
            TYPES, f"  default {line.path}  {now or 0}  since "
            f"{self.changes.release}", struct.name, r"\s+\w")
        self.constants[line.init] = True

    def same_types(self, struct):
        """{C that is 1 when a member has its type: (path, type)}"""
        found = {}
        for member in struct.walk():
            if member.kind in ("group", "union") or member.private or \
                    not self.has(member) or OPAQUE_TYPES in member.type:
                continue
            type_ = member.type
            if member.kind == "array":
                type_ += " *"
                prefix, dot, _ = member.path.rpartition(".")
                found[prefix + dot + member.count] = "int"
            found[member.path] = ("const " if member.borrowed else "") + type_
        return {"__builtin_types_compatible_p(__typeof__((("
                f"{struct.name} *)0)->{path}), __typeof__({type_}))":
                (path, type_) for path, type_ in found.items()}

    def compare_types(self):
        """The members' types, by the compiler."""
        wanted = {struct.name: self.same_types(struct)
                  for struct in self.known(self.registry.structs)}
        equal = self.reading.libxl_values(
            [c for same in wanted.values() for c in same])
        for name, same in wanted.items():
            real = {line.path: line.type
                    for line in self.reading.structs.get(name, [])}
            for expression, (path, type_) in same.items():
                if not equal.get(expression, 1):
                    self.changes.differs(
                        TYPES, MEMBER.format(re.escape(path)), type_,
                        f"member {path} is "
                        f"{real.get(path, 'of another type')}", name)

    # Types that are new

    def is_known(self, name):
        return (name in self.registry.enums or name in self.registry.structs
                or name in self.registry.typedefs
                or name in self.registry.opaques
                or name in self.changes.fresh)

    def add_types(self, names):
        """Types that new members and functions need, and what those need;
        those that cannot be added."""
        failed, done = set(), set()
        while names - done:
            name = min(names - done)
            done.add(name)
            if self.is_known(name):
                continue
            if not self.add_type(name):
                failed.add(name)
            names |= self.needed
        for name in failed:
            self.changes.tell("!", TYPES, f"type {name} is new, and neither "
                              "a struct nor an enumeration of the IDL")
        return failed

    def add_type(self, name):
        changes, reading = self.changes, self.reading
        words = f"{changes.since('  ')}{self.brought()}"
        if name in reading.enums:
            changes.add_block(ENUMS, f"enum {name}{words}", [
                f"  value {value}  {number}"
                for value, number in reading.enums[name].items()])
            return True
        if name in reading.structs and f"sizeof({name})" in self.sizes:
            changes.add_block(
                TYPES, f"struct {name}{words}",
                [f"  size  {self.sizes[f'sizeof({name})']}",
                 *(self.member_text(line, since=False)
                   for line in reading.structs[name])])
            self.guessed |= not reading.idl
            return True
        if re.search(rf"\btypedef struct \w+ {name};", reading.types_text):
            self.add_opaque(name)
            return True
        return False

    def add_opaque(self, name):
        """A type that is only used by pointer, among its kind."""
        file = self.changes.file(TYPES)
        at = file.find(r"(opaque|typedef)\s")
        later = [place for place in at
                 if file.lines[place].split()[1] > name]
        file.insert(later[0] if later else at[-1] + 1, f"opaque {name}")
        self.changes.fresh.add(name)
        self.changes.tell("+", TYPES, f"opaque {name}")

    def brought(self):
        words = self.changes.brought(self.first)
        return " " + words if words and not self.changes.oldest else ""

    # Constants

    def compare_constants(self):
        known = {c.name: c for c in self.registry.constants}
        old = [c for c in self.registry.constants
               if in_release(c, self.changes.base)]
        found = self.reading.libxl_values(
            [text for c in old for text in (c.name, c.value)])
        for constant in old:
            if constant.name not in found:
                now = "is gone"
            elif found[constant.name] != found.get(constant.value):
                now = f"is {found[constant.name]}"
            else:
                continue
            self.changes.differs(
                CONSTANTS, rf"constant {constant.name}\b", constant.value,
                f"{constant.name} {now}")
        for name in self.constants:
            if re.fullmatch(r"LIBXL_\w+", name) and name not in known and \
                    name in self.reading.libxl_macros:
                self.add_constant(name, known)

    def add_constant(self, name, known):
        """Behind the constant that stands before it in Xen's header."""
        before = None
        for macro in re.findall(
                r"^#\s*define\s+(\w+)", "".join(
                    (self.reading.include / header).read_text() for header
                    in re.findall(r"<(libxl\S*)>", LIBXL)), re.M):
            if macro == name:
                break
            if macro in known:
                before = macro
        self.changes.add(
            CONSTANTS, f"constant {name} {self.reading.libxl_macros[name]}"
            f"{self.changes.since('  ')}",
            after=rf"constant {before}\b" if before else "constant ")
