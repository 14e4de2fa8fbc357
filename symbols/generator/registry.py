# SPDX-License-Identifier: LGPL-2.1-or-later
"""The files of symbols/ as objects."""

import functools
import re
from pathlib import Path

import blocks
import stand_ins
from behaviour import Behaviour
from layout import MACHINES, Layout
from libxc import (BASE_BYTES, Adapter, Area, Feature, HypercallField,
                   HypercallSize, HypercallStruct, Operation, Parameter, Prose,
                   Release, XenctrlFunction)
from libxl import (OPENING, PROCESSORS, Constant, Enum, Function, Have, Member,
                   Struct, Typedef, Value, public_name)
from words import OLDEST, RegistryError, Words, in_release, release_key

__all__ = ["MACHINES", "OLDEST", "OPENING", "PROCESSORS", "Constant", "Enum",
           "Function", "Have", "Layout", "Member", "Registry", "RegistryError",
           "Struct", "Typedef", "Value", "Words", "in_release", "public_name",
           "release_key"]


class Registry:
    def __init__(self, symbols):
        self.symbols = Path(symbols)
        self.enums, self.structs, self.typedefs = {}, {}, {}
        self.opaques, self.functions, self.constants = [], [], []
        self.layouts = {}
        self.read_releases()
        self.read_operations()
        self.read_enums()
        self.read_types()
        self.read_functions()
        self.read_constants()
        self.read_have()
        self.read_generations()
        self.read_exports()
        self.stand_ins = stand_ins.read(self.lines("stand-ins"))
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

    # Ours, hypercalls, libxenctrl

    def read_releases(self):
        self.releases, self.release, self.features = [], {}, []
        for words in self.lines("releases"):
            keyword = words.next("keyword")
            name = words.next("name")
            if keyword == "release":
                self.releases.append(name)
                self.release[name] = Release(
                    name, words.take("domctl"), words.take("sysctl"),
                    words.take("xenctrl"))
            elif keyword == "feature":
                self.features.append(Feature(
                    name, words.take("since", "0.0"),
                    words.take("until", "255.255")))
            else:
                words.fail(f"unknown keyword {keyword}")
            words.end()
        if self.releases[0] != OLDEST:
            raise RegistryError(f"symbols/releases: begins with {OLDEST}")

    def read_operations(self):
        """Four files in one language: what only one operation needs of Xen
        may stand in its block."""
        self.operations, self.numbers, self.areas = [], {}, {}
        self.hypercall_structs, self.xenctrl = [], []
        self.xenctrl_types = {}
        readers = {**dict.fromkeys(("parameter", "checks", "libxc",
                                    "hypercall", "answer", "tests",
                                    "arrives", "bend", "text", "return",
                                    "drop-in", "fake", "asks", "random",
                                    "+"),
                                   self.read_operation_line),
                   **dict.fromkeys(("struct", "field", "size"),
                                   self.read_struct_line),
                   **dict.fromkeys(("area", "error"), self.read_area_line),
                   "operation": self.read_operation,
                   "number": self.read_number,
                   "typedef": self.read_xenctrl_type,
                   "function": self.read_xenctrl_function}
        for name in ("areas", "hypercalls", "xenctrl", "operations"):
            told = None
            for words in self.lines(name):
                prose = words.prose()
                if words.items:
                    keyword = words.next("keyword")
                    if keyword not in readers:
                        words.fail(f"unknown keyword {keyword}")
                    told = readers[keyword](words, keyword)
                    words.end()
                if prose is not None:
                    if not told:
                        words.fail("no text expected")
                    told.more(prose)
        blocks.check(self)

    def read_operation(self, words, _):
        via, version = words.take("via"), words.take("in")
        number, name = words.number("number"), words.next("name")
        if number != len(self.operations):
            words.fail(f"{name}: number {number}, "
                       f"{len(self.operations)} expected")
        operation = Operation(number, name, via, version, self.areas)
        operation.place = words.place
        if not operation.area:
            words.fail(f"{name} begins with no area")
        self.operations.append(operation)
        return operation

    def read_area_line(self, words, keyword):
        name = words.next("name")
        if keyword == "area":
            self.areas[name] = Area(name)
            return None
        error = Prose(name)
        list(self.areas.values())[-1].errors.append(error)
        return error

    def read_operation_line(self, words, keyword):
        if not self.operations:
            words.fail("`operation` expected")
        operation = self.operations[-1]
        if keyword == "parameter":
            checks = [words.take(key) for key in ("from", "to", "most",
                                                  "bytes")]
            operation.own.append(Parameter(words.next("name"), words.rest(),
                                           *checks))
            return operation.own[-1]
        if keyword == "text":
            operation.paragraphs.append(Prose())
            return operation.paragraphs[-1]
        if keyword == "return":
            return operation.returns
        if keyword == "tests":
            operation.tested = True
            operation.gives = words.take("gives", "0")
            operation.numbers = words.list()
        elif keyword == "asks":
            gives = words.take("gives", "0")
            operation.asks = words.list(), gives
        elif keyword == "random":
            weight = words.number("weight")
            operation.random = weight, dict(
                word.partition("=")[::2] for word in words.list())
        elif keyword == "fake":
            operation.faked_by_hand = words.rest() == "by hand"
        elif keyword == "+":
            how = list(operation.arrives)[-1]
            operation.arrives[how] += " " + words.rest()
        elif keyword == "drop-in":
            text = words.rest()
            operation.drop_in = (
                XenctrlFunction(OLDEST, False, text) if "(" in text
                else self.xenctrl_function(text)
                or words.fail(f"no function {text}"))
        elif keyword == "bend":
            operation.bend = words.next("code"), words.next("code")
        elif keyword == "arrives":
            how = words.next("libxc or hypercall")
            operation.arrives[how] = words.rest()
        elif words.flag("by"):
            by = words.next("hand or hypercall")
            if by != "hand" and (by, keyword) != ("hypercall", "libxc"):
                words.fail(f"by {by}: unknown")
            if keyword == "checks":
                operation.checked_by_hand = True
            else:
                calls = words.items.pop(0) if words.items else None
                setattr(operation, keyword, Adapter(calls, by=by))
        elif keyword == "libxc":
            narrow = words.flag("narrow")
            operation.libxc = Adapter(words.next("function"),
                                      arguments=words.items, narrow=narrow)
            words.rest()
        elif keyword == "hypercall":
            command, struct = words.next("command"), words.next("struct")
            fields = [word.partition("=")[::2] for word in words.items]
            operation.hypercall = Adapter(command, struct, fields)
            words.rest()
        elif words.flag("boolean"):
            operation.boolean = True
        elif words.flag("layout"):
            operation.layout = words.next("structure")
        else:
            operation.machines = words.flag("machine")
            operation.answers = [
                (name, field or None) for name, _, field in
                (word.partition("=") for word in words.items)]
            words.rest()
        return None

    def read_number(self, words, _):
        name = words.next("name")
        self.numbers[name] = words.next("value")

    def read_xenctrl_type(self, words, _):
        name = words.next("name")
        self.xenctrl_types[name] = words.rest()

    def read_struct_line(self, words, keyword):
        if keyword == "struct":
            self.hypercall_structs.append(HypercallStruct(
                words.next("name"), words.flag("packed"), words.flag("x86"),
                words.take("public")))
            return
        if not self.hypercall_structs:
            words.fail("`struct` expected")
        struct = self.hypercall_structs[-1]
        since = words.take("since", OLDEST)
        if keyword == "field":
            public, moves = words.take("as"), words.flag("moves")
            field = HypercallField(words.next("name"), words.next("type"),
                                   since, public, moves)
            if field.base not in BASE_BYTES:
                words.fail(f"no type {field.base}")
            struct.fields.append(field)
            return
        size, machine, there = words.number("bytes"), None, None
        if words.items:
            machine, there = words.next("machine"), words.number("bytes")
        struct.sizes.append(HypercallSize(size, since, machine, there))

    def read_xenctrl_function(self, words, _):
        since, x86 = words.take("since", OLDEST), words.flag("x86")
        self.xenctrl.append(XenctrlFunction(since, x86, words.rest()))

    def public_structs(self):
        """The structs of hypercalls that are converted to ours."""
        return [struct for struct in self.hypercall_structs if struct.public]

    def hypercall_struct(self, name):
        return next((struct for struct in self.hypercall_structs
                     if struct.name == name), None)

    def xenctrl_function(self, name):
        return next((function for function in self.xenctrl
                     if function.name == name), None)

    @functools.cached_property
    def behaviour(self):
        return Behaviour(self.symbols / "behaviour")

    # libxl

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
                self.typedefs[name] = Typedef(name, words.rest())
            elif keyword == "struct":
                since = words.take("since", OLDEST)
                version = words.take("in")
                plain = words.flag("plain")
                undisposed = words.flag("undisposed")
                told = words.flag("told")
                struct = Struct(words.next("name"), plain, since, version)
                struct.undisposed, struct.told = undisposed, told
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
            member.type = words.rest()
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
                         "usual": None, "clear": None, "grown": None}
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
                self.functions[-1].grown = given["grown"]
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
                self.without[name] = words.rest()
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
        """(our version, release whose layout it has), oldest first."""
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
        """What only later releases have came with a later version of
        libxenstable; its names belong to that version's node."""
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

    def printed_types(self):
        """Enumerations, then structs, that have JSON."""
        return [type_ for type_ in [*self.enums.values(),
                                    *self.structs.values()]
                if not type_.plain]

    @property
    def layouts_of_programs(self):
        """(name, release) of all that programs can have been compiled with:
        what stand-ins answer, and our generations, the newest last."""
        return [*((f"xen_{release}", release)
                  for release in self.stand_ins.releases), *self.generations]

    @functools.cache
    def outgrown(self, layout):
        """Structs whose layout has changed since an older generation."""
        return [struct for struct in self.ordered_structs()
                if in_release(struct, layout) and not struct.plain
                and self.layout(struct, layout).c_layout()
                != self.layout(struct, self.newest).c_layout()]

    def node(self, function):
        """The version of libxenstable that brought the newest form of a
        function: the first that had it with today's layouts."""
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
            dispose = [] if struct.undisposed else [f"void {t}_dispose({t} *p)"]
            yield from (Function("_libxl_types.h", prototype, False,
                                 struct.since, version=struct.version)
                        for prototype in (
                f"void {t}_init({t} *p)", *dispose,
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
