# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/calls.c: our functions that call libxl's.

A function whose structs the running release has as we have them is one call
with the same pointers; the others convert on the way: see conversion.h.
"""

import re

from libxl_api import CALLED, called
from registry import OLDEST, release_key
from structs import NOTICE, fold, prototype_lines, short

# Written by hand in lib/toolstack/, or not offered yet: those that take or
# give events and hooks.
BY_HAND = ("libxl_ctx_alloc", "libxl_ctx_free")
HOOKS = ("libxl_asyncop_how", "libxl_asyncprogress_how")


def generated(registry):
    return [function for function in called(registry)
            if function.header != "libxl_event.h"
            and not function.name.startswith("xlu_")
            and function.name not in (*CALLED, *BY_HAND)]


def print_source(registry):
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "lib/toolstack/call.h"')
    for function in generated(registry):
        Call(registry, function).write()


class Call:
    """One function, from its prototype."""

    def __init__(self, registry, function):
        self.registry, self.function = registry, function
        moving = {struct.name for struct in registry.moving()}
        self.structs = [(type_, name) for type_, name in function.parameters
                        if set(re.findall(r"\w+", type_)) & moving]
        self.list = re.fullmatch(r"(\w+) \*", function.result)
        self.list = self.list and self.list.group(1) in moving
        if len(self.structs) + bool(self.list) > 1:
            raise NotImplementedError(function.name)

    def call(self, theirs=None):
        """The call of libxl's, with `theirs` in place of our struct."""
        names = ["ctx->libxl"]
        for type_, name in self.function.parameters[1:]:
            struct = (type_, name) in self.structs
            names.append(theirs if struct and theirs else name)
        return f"ctx->functions.{self.function.name}({', '.join(names)})"

    def emit(self, depth, text):
        print("\n".join(fold("    " * depth + text)))

    def write(self):
        prototype = "\n".join(prototype_lines(self.function)).rstrip(";")
        print(f"\n{prototype}\n{{")
        if self.structs:
            self.declare()
        self.checks()
        if self.structs:
            self.convert()
        elif self.list:
            self.give_list()
        else:
            result = "" if self.function.result == "void" else "return "
            self.emit(1, f"{result}{self.call()};")
        print("}")

    def checks(self):
        """What is refused before anything is done."""
        name = short(self.function.name)
        if self.function.since != OLDEST:
            major, minor = release_key(self.function.since)
            print(f"    if (!ctx->functions.{self.function.name})")
            self.emit(2, f'return call_missing(ctx, "{name}", {major}, '
                         f"{minor});")
        hooks = [parameter for type_, parameter in self.function.parameters
                 if set(re.findall(r"\w+", type_)) & set(HOOKS)]
        if hooks:
            print(f"    if ({' || '.join(hooks)})")
            self.emit(2, f'return call_no_hooks(ctx, "{name}");')

    def struct_name(self, type_):
        return short(type_.replace("const ", "").removesuffix(" *"))

    def declare(self):
        type_, _ = self.structs[0]
        name = self.struct_name(type_)
        struct = self.registry.structs["libxl_" + name]
        newest = self.registry.layout(struct, self.registry.newest).size
        for release in self.registry.releases:
            if self.registry.layout(struct, release).size > newest:
                raise NotImplementedError(f"{struct.name} was larger")
        print(f"    const struct converter *converter = ctx->release->{name};"
              f"\n    CALL_ROOM(xenstable_{name}) theirs;"
              "\n    struct call call;\n    int ret;\n")

    def convert(self):
        type_, name = self.structs[0]
        reads = type_.startswith("const ")
        writes = name == self.function.out
        print(f"    if (!converter || !{name})")
        self.emit(2, f"return {self.call()};")
        if writes:
            print("    call_receive(&call, ctx, converter, &theirs);")
        else:
            self.emit(1, f"ret = call_give(&call, ctx, converter, {name}, "
                         "&theirs);")
            print("    if (ret)\n        return ret;")
        self.emit(1, f"ret = {self.call('&theirs')};")
        end = ("call_received" if writes else
               "call_read" if reads else "call_returned")
        ours = "" if reads else f", {name}"
        self.emit(1, f"return {end}(&call, &theirs{ours}, ret);")

    def give_list(self):
        type_ = self.function.result.removesuffix(" *")
        count = self.function.parameters[-1][1]
        converter = f"ctx->release->{short(type_)}"
        print(f"    if (!{converter})")
        self.emit(2, f"return {self.call()};")
        self.emit(1, f"return call_list(ctx, {converter}, {self.call()}, "
                     f"{count});")
