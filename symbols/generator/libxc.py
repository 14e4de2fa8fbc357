# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the registry says of releases, operations, hypercalls and libxenctrl,
as objects; registry.py reads them."""

import re

from words import OLDEST, release_key

BASE_BYTES = {"char": 1, "uint8_t": 1, "uint16_t": 2, "int32_t": 4,
              "uint32_t": 4, "uint64_t": 8, "word": 8}

# 32-bit and 64-bit x86, as the preprocessor knows them.
X86 = "defined(__i386__) || defined(__x86_64__)"

# Where a struct may have another size, as the preprocessor knows it, and how
# large a `word` is there: nothing is aligned to more.
HYPERCALL_MACHINES = {
    "x86_32": ("defined(__i386__)", 4),
    "32-bit": ("__SIZEOF_POINTER__ == 4", 4),
    "arm": ("defined(__arm__) || defined(__aarch64__)", 8),
    None: ("1", 8)}


class Release:
    """The numbers that the hypervisor compares, and the version node of
    libxenctrl's symbols; "" for none."""

    def __init__(self, name, domctl, sysctl, node):
        self.name, self.domctl, self.sysctl = name, domctl, sysctl
        self.node = "" if node == "-" else node


class Feature:
    """What differs in behaviour."""

    def __init__(self, name, since, until):
        self.name, self.since, self.until = name, since, until


class Area:
    """With the errors that each of its functions can return."""

    def __init__(self, name):
        self.name, self.errors = name, []


class Prose:
    """Something with a text."""

    def __init__(self, name=None):
        self.name, self.text = name, ""

    def more(self, words):
        self.text = f"{self.text} {words}".strip()


class Parameter(Prose):
    """Of an operation, with what is checked of it; see symbols/operations."""

    def __init__(self, name, type_, first=None, last=None, most=None,
                 bytes_=None):
        super().__init__(name)
        self.type = type_
        self.first, self.last, self.most = first, last, most
        self.bytes = bytes_  # of a structure, when it came

    @property
    def pointee(self):
        """The type without its pointer."""
        return self.type.removesuffix(" *")

    @property
    def is_given(self):
        """Is there a number to give? Not for sizes and what only comes back."""
        return not self.bytes and (not self.is_pointer or self.last == "pirq")

    @property
    def is_pointer(self):
        return self.type.endswith("*")


class Adapter:
    """How a provider answers an operation: what it calls, and with what.

    calls      a function of libxenctrl, or a hypercall's command
    struct     the structure that the hypercall gets
    arguments  libxc: words; hypercall: (field, word)
    by         None, "hand" or "hypercall"
    narrow     libxc: what it cannot hold goes by the hypercall
    """

    def __init__(self, calls=None, struct=None, arguments=(), by=None,
                 narrow=False):
        self.calls, self.struct = calls, struct
        self.arguments, self.by = list(arguments), by
        self.narrow = narrow


class Operation(Prose):
    def __init__(self, number, name, via, version, areas):
        super().__init__(name)
        self.number, self.via, self.version = number, via, version
        self.area = next((area for area in areas
                          if name.startswith(area + "_")), None)
        self.paragraphs = []
        self.returns = Prose()
        self.own = []  # parameters, without the handle
        self.libxc = self.hypercall = None
        self.drop_in = None  # a XenctrlFunction
        self.checked_by_hand = False
        self.answers = []  # (parameter, field or None)
        self.boolean, self.layout = False, None
        self.machines = False  # what comes back is the machine's
        self.bend = None  # (code, what it becomes)
        self.tested, self.numbers, self.gives = False, [], "0"
        self.faked_by_hand = False
        self.asks = None  # (numbers, what they give)
        self.random = None  # (weight, {parameter: choices})
        self.arrives = {}

    @property
    def locked(self):
        """Does Xen compare an interface number before anything else?"""
        return self.via in ("domctl", "sysctl")

    @property
    def told(self):
        """What its comment block says of the result."""
        text = self.returns.text or "0"
        if self.locked:
            text += (", " if ";" in text else "; ") + "-EPROTO"
        return text + (", and see above." if ";" in text else "; see above.")

    @property
    def constant(self):
        return f"XENSTABLE_OPERATION_{self.name.upper()}"

    @property
    def public(self):
        return f"xenstable_{self.name}"

    # As a function in C

    result = "int"

    @property
    def parameters(self):
        return [("struct xenstable *", "xs")] + [
            (parameter.type, parameter.name) for parameter in self.own]

    def parameter(self, name):
        return next((parameter for parameter in self.own
                     if parameter.name == name), None)


class XenctrlFunction:
    """A function of libxenctrl; x86: elsewhere it may be missing."""

    def __init__(self, since, x86, prototype):
        self.since, self.x86, self.prototype = since, x86, prototype
        self.result, self.name, inside = re.fullmatch(
            r"(.*?)(\w+)\((.*)\)", prototype).groups()
        self.parameters = [
            (type_.strip(), name) for type_, name in
            (re.fullmatch(r"(.*?)(\w+)", part).groups()
             for part in inside.split(", "))]

    def declared_as(self, name):
        """The prototype with another name."""
        parameters = ", ".join(
            f"{type_}{'' if type_.endswith('*') else ' '}{parameter}"
            for type_, parameter in self.parameters)
        return f"{self.result}{name}({parameters})"


class HypercallField:
    def __init__(self, name, type_, since, public, moves=False):
        self.name, self.since, self.moves = name, since, moves
        self.public = public  # our field that it is copied to
        self.base, bracket, array = type_.partition("[")
        self.array = bracket + array
        self.count = int(array.rstrip("]") or 1)


class HypercallSize:
    def __init__(self, size, since, machine, size_there):
        self.bytes, self.since = size, since
        self.machine, self.bytes_there = machine, size_there


class HypercallLayout:
    """A struct as it is from the release `first` on."""

    def __init__(self, struct, first):
        def there(things):
            return [thing for thing in things
                    if release_key(thing.since) <= release_key(first)]
        self.struct, self.first = struct, first
        self.fields, self.size = there(struct.fields), there(struct.sizes)[-1]
        # The oldest layout keeps Xen's name, later ones carry their release.
        self.name = struct.name if first == OLDEST else \
            f"{struct.name}_{first.replace('.', '_')}"

    def placed(self, machine=None):
        """(field, offset, size of an element) of each."""
        at, word = 0, HYPERCALL_MACHINES[machine][1]
        for field in self.fields:
            unit = BASE_BYTES[field.base]
            if field.base == "word":
                unit = word
            align = 1 if self.struct.packed else min(unit, word)
            at = (at + align - 1) // align * align
            yield field, at, unit
            at += unit * field.count


class HypercallStruct:
    def __init__(self, name, packed, x86, public):
        self.name, self.packed, self.x86 = name, packed, x86
        self.public = public  # our struct that it is converted to
        self.fields, self.sizes = [], []

    def layouts(self):
        """The different layouts, oldest first."""
        firsts = {field.since for field in self.fields}
        return [HypercallLayout(self, first)
                for first in sorted(firsts, key=release_key)]

    def layout_in(self, release):
        return [layout for layout in self.layouts()
                if release_key(layout.first) <= release_key(release)][-1]
