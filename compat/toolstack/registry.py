# SPDX-License-Identifier: LGPL-2.1-or-later
"""The libxl part of symbols/ as objects. The format is described at the top
of symbols/toolstack-types, toolstack-enums, toolstack-functions and
toolstack-constants."""

import functools
import re
from pathlib import Path

OLDEST = "4.14"

# (size of a pointer, largest alignment) of the machines that differ
MACHINES = {"64-bit": (8, 8), "32-bit": (4, 8), "x86_32": (4, 4)}

# How C asks for a processor
PROCESSORS = {"arm": "defined(__arm__) || defined(__aarch64__)"}

# A program's context knows the layouts that it was compiled with; these make
# one, so that they are all that calls into libxl need old versions of.
OPENING = ("libxl_ctx_alloc", "xlu_cfg_init")


class RegistryError(Exception):
    """A mistake in a registry file, as FILE:LINE: sentence."""


def release_key(text):
    """'4.17' -> (4, 17)"""
    major, minor = text.split(".")
    return int(major), int(minor)


def in_release(thing, release):
    """Does the release have it?"""
    return release_key(thing.since) <= release_key(release)


class Enum:
    def __init__(self, name, plain, since, version=None):
        self.name, self.plain, self.since = name, plain, since
        self.version = version  # of ours that brought it; None: the first
        self.values = []

    def prefix(self):
        """What all enumerators begin with, up to an underscore."""
        names = [value.name for value in self.values]
        usual = self.name.upper() + "_"
        if all(name.startswith(usual) for name in names):
            return usual
        first, last = min(names), max(names)
        length = 0
        while length < len(first) and first[length] == last[length]:
            length += 1
        return first[:first.rindex("_", 0, length) + 1]

    def string(self, value):
        """The text that to_string() gives for an enumerator."""
        return value.name.removeprefix(self.prefix()).lower()


class Value:
    def __init__(self, name, number, since):
        self.name, self.number, self.since = name, number, since


class Member:
    """A member of a struct. What it is depends on `kind`:

    field  a C member of type `type`
    array  two C members: `int COUNT` and `TYPE *NAME`
    group  an anonymous struct; `key` is its enumerator in a union
    union  a union; `key` names the member that says which case is in use
    """

    def __init__(self, kind, path, type_=None):
        self.kind, self.path, self.type = kind, path, type_
        self.name = path.rpartition(".")[2]
        self.since = OLDEST
        self.count = None
        self.key = None
        self.members = []
        self.default = None
        self.defaults = []  # (since, value), later than `default`
        self.borrowed = self.private = self.signed = False
        self.bits = None

    def default_in(self, release):
        """What init sets in a release; None for zero."""
        value = self.default
        for since, later in self.defaults:
            if release_key(since) <= release_key(release):
                value = later
        return value


class Struct(Member):
    def __init__(self, name, plain, since, version=None):
        super().__init__("struct", "")
        self.name, self.plain, self.since = name, plain, since
        self.version = version
        self.sizes = []
        self.by_path = {"": self}

    def walk(self):
        """All members, outer ones before those inside them."""
        def inside(member):
            for child in member.members:
                yield child
                yield from inside(child)
        yield from inside(self)

    def size_in(self, release):
        """The size that the registry states."""
        size = None
        for since, size_bytes in self.sizes:
            if release_key(since) <= release_key(release):
                size = size_bytes
        return size


class Typedef:
    def __init__(self, name, type_):
        self.name, self.type, self.since = name, type_, OLDEST


class Function:
    def __init__(self, header, prototype, inline, since, own=True, out=None,
                 version=None, usual=None, clear=None):
        self.header, self.prototype = header, prototype
        self.inline, self.since, self.own = inline, since, own
        self.version = version
        self.out = out  # the parameter that is written and not read
        self.usual = usual  # (parameter, member, value): what NULL means
        self.clear = clear  # what it points to is NULL before the call
        match = re.match(r"(.*?)(\w+)\((.*)\)$", prototype)
        self.result, self.name = match.group(1).strip(), match.group(2)
        self.parameters = split_parameters(match.group(3))


class Constant:
    def __init__(self, name, value, since, public):
        self.name, self.value = name, value
        self.since, self.public = since, public


class Have:
    """A LIBXL_HAVE_ macro, and the things that it says are there."""

    def __init__(self, name, since, only, things):
        self.name, self.since, self.only = name, since, only
        self.things = things


def split_parameters(text):
    """'int a, char *b' -> [('int', 'a'), ('char *', 'b')]"""
    found = []
    for part in text.split(", "):
        match = re.match(r"(.*?)(\w+)$", part)
        found.append((match.group(1).strip(), match.group(2)))
    return found


class Words:
    """One line of a registry file."""

    def __init__(self, place, text):
        self.place = place
        self.items = text.split()

    def fail(self, sentence):
        raise RegistryError(f"{self.place}: {sentence}")

    def next(self, what):
        if not self.items:
            self.fail(f"{what} expected")
        return self.items.pop(0)

    def take(self, keyword, default=None):
        """Remove `KEYWORD VALUE` and give VALUE."""
        if keyword not in self.items:
            return default
        at = self.items.index(keyword)
        if at + 1 == len(self.items):
            self.fail(f"a word after {keyword} expected")
        value = self.items[at + 1]
        del self.items[at:at + 2]
        return value

    def flag(self, keyword):
        if keyword not in self.items:
            return False
        self.items.remove(keyword)
        return True

    def end(self):
        if self.items:
            self.fail(f"unknown: {' '.join(self.items)}")


class Registry:
    def __init__(self, symbols):
        self.symbols = Path(symbols)
        self.enums, self.structs, self.typedefs = {}, {}, {}
        self.opaques, self.functions, self.constants = [], [], []
        self.layouts = {}
        self.releases = [words.items[1] for words in self.lines("releases")
                         if words.items[0] == "release"]
        self.read_enums()
        self.read_types()
        self.read_functions()
        self.read_constants()
        self.read_have()
        self.read_generations()
        self.read_exports()
        self.check_names()
        self.check_versions()
        self.check_generations()

    @property
    def newest(self):
        return self.releases[-1]

    def lines(self, name):
        path = self.symbols / name
        for number, line in enumerate(path.read_text().splitlines(), 1):
            line = line.partition("#")[0]
            if line.strip():
                yield Words(f"symbols/{name}:{number}", line)

    def read_enums(self):
        enum = None
        for words in self.lines("toolstack-enums"):
            keyword = words.next("keyword")
            if keyword == "enum":
                since = words.take("since", OLDEST)
                version = words.take("in")
                plain = words.flag("plain")
                enum = Enum(words.next("name"), plain, since, version)
                self.enums[enum.name] = enum
            elif keyword == "value" and enum:
                since = words.take("since", enum.since)
                enum.values.append(Value(words.next("name"),
                                         int(words.next("number"), 0), since))
            else:
                words.fail(f"unknown keyword {keyword}")
            words.end()

    def read_types(self):
        struct = None
        for words in self.lines("toolstack-types"):
            keyword = words.next("keyword")
            if keyword == "opaque":
                self.opaques.append(words.next("name"))
            elif keyword == "typedef":
                name = words.next("name")
                self.typedefs[name] = Typedef(name, " ".join(words.items))
                words.items = []
            elif keyword == "struct":
                since = words.take("since", OLDEST)
                version = words.take("in")
                plain = words.flag("plain")
                struct = Struct(words.next("name"), plain, since, version)
                self.structs[struct.name] = struct
            elif keyword == "size" and struct:
                since = words.take("since", struct.since)
                struct.sizes.append((since, int(words.next("bytes"))))
            elif keyword == "default" and struct:
                member = struct.by_path.get(words.next("path"))
                since = words.take("since")
                if not member or not since:
                    words.fail("an earlier member and `since` expected")
                member.defaults.append((since, words.next("value")))
            elif keyword in ("field", "array", "union", "case") and struct:
                self.read_member(words, keyword, struct)
            else:
                words.fail(f"unknown keyword {keyword}")
            words.end()

    def read_member(self, words, keyword, struct):
        path = words.next("path")
        if keyword == "case":
            group = self.group(words, struct, path)
            group.key = words.next("enumerator")
            return
        member = Member(keyword, path)
        member.since = words.take("since", struct.since)
        member.default = words.take("default")
        member.borrowed = words.flag("borrowed")
        member.private = words.flag("private")
        member.signed = words.flag("signed")
        member.count = words.take("count")
        member.key = words.take("key")
        member.bits = words.take("bits")
        if keyword != "union":
            member.type = " ".join(words.items)
            words.items = []
        if keyword == "array" and not member.count:
            words.fail("`count NAME` expected")
        if path in struct.by_path:
            words.fail(f"{path} is there already")
        self.group(words, struct, path.rpartition(".")[0]).members.append(
            member)
        struct.by_path[path] = member

    def group(self, words, struct, path):
        """The struct, union or anonymous struct at a path."""
        if path not in struct.by_path:
            group = Member("group", path)
            self.group(words, struct,
                       path.rpartition(".")[0]).members.append(group)
            struct.by_path[path] = group
        found = struct.by_path[path]
        if found.kind not in ("struct", "group", "union"):
            words.fail(f"{path} has no members")
        return found

    def read_functions(self):
        header = None
        for words in self.lines("toolstack-functions"):
            keyword = words.next("keyword")
            if keyword == "header":
                header = words.next("name")
            elif keyword == "function" and header:
                own, inline = False, False
                given = {"since": OLDEST, "in": None, "out": None,
                         "usual": None, "clear": None}
                while words.items[0] in ("own", "inline", *given):
                    keyword = words.items[0]
                    if keyword in given:
                        given[keyword] = words.take(keyword)
                    else:
                        own = words.flag("own") or own
                        inline = words.flag("inline") or inline
                usual = given["usual"] and re.fullmatch(
                    r"(\w+)\.(\w+)=(\w+)", given["usual"])
                if given["usual"] and not usual:
                    words.fail("`usual PARAMETER.MEMBER=VALUE` expected")
                self.functions.append(Function(
                    header, " ".join(words.items), inline, given["since"],
                    own, given["out"], given["in"],
                    usual and usual.groups(), given["clear"]))
                words.items = []
            else:
                words.fail(f"unknown keyword {keyword}")
            words.end()

    def read_constants(self):
        for words in self.lines("toolstack-constants"):
            if words.next("keyword") != "constant":
                words.fail("`constant` expected")
            since = words.take("since", OLDEST)
            public = words.take("as")
            name = words.next("name")
            self.constants.append(Constant(
                name, " ".join(words.items), since, public or public_name(name)))

    def read_have(self):
        self.have = []
        self.without = {}
        for words in self.lines("toolstack-have"):
            keyword = words.next("keyword")
            if keyword == "without":
                name = words.next("name")
                self.without[name] = " ".join(words.items)
                continue
            if keyword != "have":
                words.fail("`have` or `without` expected")
            since = words.take("since", OLDEST)
            only = words.take("only")
            if only not in (None, *PROCESSORS):
                words.fail(f"unknown: {only}")
            name = words.next("name")
            if not words.items:
                words.fail("a thing or `-` expected")
            self.have.append(Have(name, since, only, words.items))
        lacking = {have.name for have in self.have if not self.holds(have)}
        for name in sorted(lacking ^ set(self.without)):
            words.fail(f"{name}: one `without` line, and only where the "
                       "drop-in lacks a thing")

    def holds(self, have):
        """Does the drop-in have what a macro says is there? Behaviour is
        libxl's: all releases must have it."""
        if have.things == ["-"]:
            return have.since == OLDEST
        return all(map(self.has_thing, have.things))

    def has_thing(self, thing):
        struct, _, path = thing.partition(".")
        if path:
            return (struct in self.structs
                    and path in self.structs[struct].by_path)
        return thing in self.names()

    @functools.cache
    def names(self):
        """What a program can name: all but members."""
        return {*self.enums, *self.structs, *self.typedefs, *self.opaques,
                *(value.name for enum in self.enums.values()
                  for value in enum.values),
                *(function.name for function in
                  [*self.derived(), *self.functions]),
                *(constant.name for constant in self.constants)}

    def read_generations(self):
        """(version of ours, release whose layout it has), oldest first."""
        self.generations = []
        for words in self.lines("toolstack-generations"):
            if words.next("keyword") != "generation":
                words.fail("`generation` expected")
            layout = words.take("layout")
            self.generations.append((words.next("version"), layout))
            words.end()

    def read_exports(self):
        """(node, name) of what is written by hand."""
        self.exports = []
        for words in self.lines("exports"):
            node = words.next("node")
            self.exports.append((node, words.next("name")))
            words.end()

    def check_versions(self):
        """What only later releases have came with a later version of ours,
        whose node its names belong to."""
        first, layout = self.generations[0]
        for thing in [*self.enums.values(), *self.structs.values(),
                      *self.functions]:
            if not thing.version and not in_release(thing, layout):
                raise RegistryError(
                    f"{thing.name} is new since Xen {thing.since}, and names "
                    f"of version {first} are frozen: say `in VERSION`, the "
                    "version of libxenstable that brings it")

    def check_generations(self):
        """The newest release looks like the newest generation."""
        version, layout = self.generations[-1]
        for struct in self.structs.values():
            if not in_release(struct, layout):
                continue
            if (self.layout(struct, self.newest).c_layout()
                    != self.layout(struct, layout).c_layout()):
                raise RegistryError(
                    f"Xen {self.newest} changes {struct.name}, which "
                    f"programs built with {version} know as in {layout}: add "
                    "a line to symbols/toolstack-generations")

    @functools.cache
    def outgrown(self, layout):
        """Structs that look otherwise now than in an older generation."""
        return [struct for struct in self.ordered_structs()
                if in_release(struct, layout) and not struct.plain
                and self.layout(struct, layout).c_layout()
                != self.layout(struct, self.newest).c_layout()]

    def node(self, function):
        """The version of ours that the newest form of a function has: the
        first that had it with the layouts of now."""
        return max(function.version or self.generations[0][0],
                   self.layout_version(function), key=release_key)

    def layout_version(self, function):
        if not function.own and function.name not in OPENING:
            return self.generations[0][0]
        types = " ".join([function.result] + [type_ for type_, _ in
                                              function.parameters])
        for version, layout in self.generations:
            if not any(function.name in OPENING
                       or re.search(rf"\b{struct.name}\b", types)
                       for struct in self.outgrown(layout)):
                return version
        return self.generations[-1][0]

    def check_names(self):
        """Every type that a member or function names is known."""
        known = (set(self.enums) | set(self.structs) | set(self.typedefs)
                 | set(self.opaques))
        texts = [(struct.name + "." + member.path, member.type or "")
                 for struct in self.structs.values()
                 for member in struct.walk()]
        texts += [(function.name, type_) for function in self.functions
                  for type_, _ in function.parameters]
        for where, text in texts:
            for word in re.findall(r"\b(?:libxl|XLU)_\w+", text):
                if word not in known:
                    raise RegistryError(f"{where}: no type {word}")

    # Derived functions

    def derived(self):
        """The functions that follow from types that are not plain."""
        for enum in self.enums.values():
            if enum.plain:
                continue
            t = enum.name
            for prototype in (
                    f"const char *{t}_to_string({t} p)",
                    f"int {t}_from_string(const char *s, {t} *e)",
                    f"char *{t}_to_json(libxl_ctx *ctx, {t} p)",
                    f"int {t}_from_json(libxl_ctx *ctx, {t} *p, "
                    "const char *s)"):
                yield Function("_libxl_types.h", prototype, False, enum.since,
                               version=enum.version)
        for struct in self.structs.values():
            if struct.plain:
                continue
            t = struct.name
            yield from (Function("_libxl_types.h", prototype, False,
                                 struct.since, version=struct.version)
                        for prototype in (
                f"void {t}_init({t} *p)",
                f"void {t}_dispose({t} *p)",
                f"void {t}_copy(libxl_ctx *ctx, {t} *dst, const {t} *src)",
                f"char *{t}_to_json(libxl_ctx *ctx, {t} *p)",
                f"int {t}_from_json(libxl_ctx *ctx, {t} *p, const char *s)"))
            for member in struct.walk():
                if member.kind == "union" and member.key:
                    key = struct.by_path[member.key]
                    yield Function(
                        "_libxl_types.h",
                        f"void {t}_init_{key.name}({t} *p, "
                        f"{key.type} {key.name})", False, struct.since,
                        version=struct.version)

    # Layouts

    @functools.cache
    def ordered_structs(self):
        """Structs so that each comes after those it holds by value."""
        done, found = set(), []

        def add(struct):
            if struct.name in done:
                return
            done.add(struct.name)
            for member in struct.walk():
                if member.type in self.structs:
                    add(self.structs[member.type])
                if member.kind == "array" and member.type in self.structs:
                    add(self.structs[member.type])
            found.append(struct)
        for struct in self.structs.values():
            add(struct)
        return found

    def layout(self, struct, release, machine="64-bit"):
        """The layout in a release on one of MACHINES, the same object each
        time."""
        at = struct.name, release, machine
        if at not in self.layouts:
            self.layouts[at] = Layout(self, struct, release, machine)
        return self.layouts[at]

    @functools.cache
    def shapes(self, struct):
        """First releases of the different shapes, oldest first."""
        found = []
        for release in self.releases:
            if in_release(struct, release):
                first = self.layout(struct, release).first()
                if first not in found:
                    found.append(first)
        return found

    def moving(self):
        """The structs that have more than one shape, inner ones first."""
        return [struct for struct in self.ordered_structs()
                if len(self.shapes(struct)) > 1]

    def base_size(self, type_, release, machine="64-bit"):
        """(size, alignment) of a type by name."""
        word, largest_align = MACHINES[machine]
        if "*" in type_:
            return word, word
        match = re.match(r"(.*)\[(\d+)\]$", type_)
        if match:
            size, align = self.base_size(match.group(1), release, machine)
            return size * int(match.group(2)), align
        if type_ in self.structs:
            layout = self.layout(self.structs[type_], release, machine)
            return layout.size, layout.align
        if type_ in self.typedefs:
            return self.base_size(self.typedefs[type_].type, release, machine)
        if type_ in self.enums:
            return 4, 4
        size = {"bool": 1, "uint8_t": 1, "unsigned char": 1, "uint16_t": 2,
                "uint32_t": 4, "int": 4, "uint64_t": 8, "size_t": word}[type_]
        return size, min(size, largest_align)


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
        """The C members for one of ours: (path, function to measure it)."""
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


def public_name(text):
    """Xen's names in a piece of C, with the prefix exchanged."""
    text = re.sub(r"\blibxl__(?=\w)", "xenstable_", text)
    text = re.sub(r"\blibxl_(?=\w)", "xenstable_", text)
    text = re.sub(r"\bLIBXL_(?=\w)", "XENSTABLE_", text)
    text = re.sub(r"\bxlu_(?=\w)", "xenstable_xlu_", text)
    text = re.sub(r"\bERROR_(?=[A-Z])", "XENSTABLE_ERROR_", text)
    text = text.replace("XLU_Config", "xenstable_xlu_config")
    return text.replace("xentoollog_logger", "struct xentoollog_logger")
