# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the registry says of libxl, as objects; registry.py reads them. The
format is described at the top of symbols/toolstack-types, toolstack-enums,
toolstack-functions and toolstack-constants."""

import re

from words import OLDEST, release_key

# How C asks for a processor
PROCESSORS = {"arm": "defined(__arm__) || defined(__aarch64__)"}

# A program's context knows the layouts that it was compiled with; these make
# one, so that they are all that calls into libxl need old versions of.
OPENING = ("libxl_ctx_alloc", "xlu_cfg_init")


class Enum:
    def __init__(self, name, plain, since, version=None):
        self.name, self.plain, self.since = name, plain, since
        self.version = version  # of libxenstable that brought it; None: the first
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
        self.undisposed = False  # Xen has no dispose of it
        self.told = False  # nobody gives it back to libxl
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
        self.grown = None  # the first release with its last parameter
        match = re.match(r"(.*?)(\w+)\((.*)\)$", prototype)
        self.result, self.name = match.group(1).strip(), match.group(2)
        self.parameters = split_parameters(match.group(3))


    @property
    def library(self):
        """Xen's that exports it."""
        return ("libxlutil" if self.header == "libxlutil.h"
                else "libxenlight")

    def prototype_in(self, release):
        if not self.grown or release_key(release) >= release_key(self.grown):
            return self.prototype
        return self.prototype[:self.prototype.rindex(",")] + ")"

    def types_in(self, release):
        types = [type_ for type_, _ in self.parameters]
        shorter = self.prototype_in(release) != self.prototype
        return types[:-1] if shorter else types


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


# Xen's names, or how they begin, and ours; libxl's own that lack its prefix
# get it.
PUBLIC = {
    "libxl__": "xenstable_libxl_",
    "libxl_": "xenstable_libxl_",
    "LIBXL_": "XENSTABLE_LIBXL_",
    "xlu_": "xenstable_xlu_",
    "ERROR_": "XENSTABLE_LIBXL_ERROR_",
    "XLU_ConfigList": "xenstable_xlu_config_list",
    "XLU_ConfigValueType": "xenstable_xlu_config_value_type",
    "XLU_ConfigValue": "xenstable_xlu_config_value",
    "XLU_Config": "xenstable_xlu_config",
    "XLU_Operation": "xenstable_xlu_operation",
    "XLU_": "XENSTABLE_XLU_",
    # An enumeration of another header; it has no negative number.
    "xentoollog_level": "unsigned int",
    "xentoollog_logger": "struct xentoollog_logger",
}
NAME = re.compile(rf"\b({'|'.join(PUBLIC)})")


def public_name(text):
    """A type, name or value of Xen's in our words."""
    return NAME.sub(lambda name: PUBLIC[name[0]], text)
