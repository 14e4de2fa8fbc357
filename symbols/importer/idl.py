# SPDX-License-Identifier: LGPL-2.1-or-later
"""Xen's description of libxl's types (libxl_types.idl), read as data.

The file is a list of calls: Struct("name", [("member", type), ...]). It is
run with names of our own, which only keep their arguments, and with no
builtins. What follows from a description stands in the methods here."""

from dataclasses import dataclass, field
from pathlib import Path


class IdlError(Exception):
    """The description says something that is not understood."""


@dataclass
class Type:
    kind: str           # builtin, number, enum, struct, union, keyed, array
    c: str              # how C calls it; "" for an anonymous one
    words: dict         # what the description says by keyword
    values: list = field(default_factory=list)   # (enumerator, number)
    cases: dict = field(default_factory=dict)    # case -> enumerator
    members: list = field(default_factory=list)  # Member
    element: object = None  # of an array
    key: object = None      # Member: of a keyed union

    @property
    def init(self):
        """What init sets a member of this type to, as C; None for zero."""
        return self.words.get("init_val")


@dataclass
class Member:
    name: str
    type: object  # Type, or None for a case of a union without members
    words: dict
    enumerator: str = ""  # of a case

    @property
    def init(self):
        return self.words.get("init_val") or (self.type and self.type.init)


@dataclass
class Line:
    """A member in the registry's form; see symbols/toolstack-types."""
    kind: str        # field, array, union, case
    path: str
    type: str = ""   # of a case: its enumerator
    count: str = ""  # of an array
    key: str = ""    # of a union
    borrowed: bool = False
    private: bool = False
    init: str = ""   # C of what init sets
    enum: bool = False


class Language:
    """The names that a description may use."""

    def __init__(self):
        self.prefix = ""
        self.found = []
        bits = {width: self.uint(width) for width in (8, 16, 32, 64)}
        self.names = {
            "namespace": self.namespace, "hidden": lambda yes: None,
            "Builtin": self.builtin, "Number": self.number,
            "UInt": self.uint, "Enumeration": self.enumeration,
            "Struct": self.struct, "Union": self.union,
            "KeyedUnion": self.keyed_union, "Array": self.array,
            "PASS_BY_VALUE": "value", "PASS_BY_REFERENCE": "reference",
            "DIR_NONE": 0, "DIR_IN": 1, "DIR_OUT": 2, "DIR_BOTH": 3,
            "True": True, "False": False, "None": None,
            "void": Type("builtin", "void *", {}),
            "bool": Type("builtin", "bool", {}),
            "string": Type("builtin", "char *", {}),
            "integer": self.number("int"), "size_t": self.number("size_t"),
            "uint8": bits[8], "uint16": bits[16], "uint32": bits[32],
            "uint64": bits[64], "__builtins__": {}}

    def namespace(self, prefix):
        self.prefix = prefix

    def named(self, name, words):
        if name is None:
            return ""
        prefix = words.get("namespace", self.prefix)
        return (prefix or "") + name

    def builtin(self, name, **words):
        return Type("builtin", self.named(name, words), words)

    def number(self, name, **words):
        words.setdefault("namespace", None)
        return Type("number", self.named(name, words), words)

    def uint(self, width, **words):
        return self.number(f"uint{width}_t", **words)

    def enumeration(self, name, values, **words):
        c = self.named(name, words)
        prefix = words.get("value_namespace", self.prefix).upper()
        start = f"{prefix}{name.upper()}_"
        return self.keep(Type(
            "enum", c, words, values=[(start + value.upper(), number)
                                      for number, value in values],
            cases={value.upper(): start + value.upper()
                   for _, value in values}))

    def struct(self, name, members, **words):
        return self.aggregate("struct", name, members, words)

    def union(self, name, members, **words):
        return self.aggregate("union", name, members, words)

    def aggregate(self, kind, name, members, words):
        type_ = Type(kind, self.named(name, words), words, members=[
            Member(member[0], member[1], dict(*member[2:]))
            for member in members])
        return self.keep(type_)

    def keyed_union(self, name, key_type, key, cases, **words):
        key_words = {word.removeprefix("keyvar_"): value
                     for word, value in words.items()
                     if word.startswith("keyvar_")}
        members = []
        for case, type_ in cases:
            if case.upper() not in key_type.cases:
                raise IdlError(f"{key_type.c} has no {case}")
            members.append(Member(case, type_, {},
                                  key_type.cases[case.upper()]))
        return Type("keyed", self.named(name, words), words, members=members,
                    key=Member(key, key_type, key_words))

    def array(self, element, count, **words):
        return Type("array", element.c + " *", words, element=element,
                    key=Member(count, self.names["integer"], {}))

    def keep(self, type_):
        if type_.c:
            self.found.append(type_)
        return type_


class Idl:
    """The named types of a description."""

    def __init__(self, path):
        language = Language()
        text = Path(path).read_text(encoding="utf-8")
        try:
            # pylint: disable-next=exec-used
            exec(compile(text, str(path), "exec"), language.names)
        except (NameError, TypeError, SyntaxError, ValueError) as error:
            raise IdlError(f"{path}: {error}") from error
        self.types = language.found
        self.enums = {t.c: dict(t.values) for t in self.types
                      if t.kind == "enum"}
        self.structs = {t.c: list(lines(t)) for t in self.types
                        if t.kind == "struct"}

    def header(self):
        """C that declares the types and the functions that follow from
        them, as Xen's build does in _libxl_types.h."""
        for type_ in self.types:
            if type_.kind == "enum":
                yield f"typedef enum {type_.c} {{"
                for name, number in type_.values:
                    yield f"    {name} = {number},"
                yield f"}} {type_.c};"
            else:
                yield f"typedef {type_.kind} {type_.c} {{"
                yield from declare(type_)
                yield f"}} {type_.c};"
            yield from functions(type_)


def declare(type_, indent="    "):
    """The members of an aggregate, in C."""
    for member in type_.members:
        inner = member.type
        if inner is None:
            continue
        if inner.kind == "keyed":
            yield f"{indent}{inner.key.type.c} {inner.key.name};"
        if inner.kind == "array":
            yield f"{indent}int {inner.key.name};"
        if inner.kind in ("struct", "union", "keyed") and not inner.c:
            yield indent + ("struct {" if inner.kind == "struct"
                            else "union {")
            yield from declare(inner, indent + "    ")
            yield f"{indent}}} {member.name};"
        else:
            const = "const " if member.words.get("const") else ""
            space = "" if inner.c.endswith("*") else " "
            yield f"{indent}{const}{inner.c}{space}{member.name};"


def functions(type_):
    """Prototypes that follow from a type."""
    t, words = type_.c, type_.words
    value = "*" if type_.kind != "enum" else ""
    if type_.kind == "enum":
        yield f"const char *{t}_to_string({t} p);"
        yield f"int {t}_from_string(const char *s, {t} *e);"
    else:
        if words.get("dispose_fn", "yes"):
            yield f"void {t}_dispose({t} *p);"
        if words.get("copy_fn", "yes"):
            yield (f"void {t}_copy(libxl_ctx *ctx, {t} *dst, "
                   f"const {t} *src);")
        yield f"void {t}_init({t} *p);"
        for member in type_.members:
            if member.type and member.type.kind == "keyed":
                key = member.type.key
                yield (f"void {t}_init_{key.name}({t} *p, "
                       f"{key.type.c} {key.name});")
    if not words.get("private"):
        yield f"char *{t}_to_json(libxl_ctx *ctx, {t} {value}p);"
        yield (f"int {t}_from_json(libxl_ctx *ctx, {t} *p, "
               "const char *s);")


def lines(type_, prefix=""):
    """The members of a struct as Lines, in order."""
    for member in type_.members:
        inner, path = member.type, prefix + member.name
        if inner.kind == "array":
            yield Line("array", path, inner.element.c,
                       count=inner.key.name)
        elif inner.kind == "keyed":
            key = inner.key
            yield field_line(key, prefix + key.name)
            yield Line("union", path, key=key.name)
            for case in inner.members:
                if case.type is not None:
                    yield Line("case", f"{path}.{case.name}",
                               case.enumerator)
                    yield from lines(case.type, f"{path}.{case.name}.")
        elif inner.kind == "union" and not inner.c:
            yield Line("union", path)
            yield from lines(inner, path + ".")
        elif not inner.c:
            yield from lines(inner, path + ".")
        else:
            yield field_line(member, path)


def field_line(member, path):
    return Line("field", path, member.type.c,
                borrowed=bool(member.words.get("const")),
                private=bool(member.type.words.get("private")),
                init=member.init or "", enum=member.type.kind == "enum")
