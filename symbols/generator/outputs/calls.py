# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/calls.c: our functions that call libxl's.

A function whose structs have our layout in the running release is one call
with the same pointers. Otherwise its structs are converted: see conversion.h.
"""

import re

from emit import NOTICE, emit, short, signature
from libxl import public_name
from outputs.libxl_api import CALLED, called
from words import OLDEST, release_key

# Written by hand in lib/toolstack/: contexts, what gives events, and what has
# another prototype in a release.
BY_HAND = ("libxl_ao_abort", "libxl_console_exec", "libxl_ctx_alloc",
           "libxl_ctx_free", "libxl_event_check", "libxl_event_free",
           "libxl_event_register_callbacks", "libxl_event_wait",
           "libxl_primary_console_exec")
# How to tell the end of an operation and its progress, and what libxl gets.
HOOKS = {"libxl_asyncop_how": "their_how",
         "libxl_asyncprogress_how": "their_progress"}

# Those that may put a CPU policy into a struct that had none.
GIVE_POLICY = ("libxl_retrieve_domain_configuration",)


def policy_path(registry, name):
    """Where a struct has its CPU policy, or None."""
    for member in registry.structs[name].walk():
        if member.type == "libxl_cpuid_policy_list":
            return member.path
        if member.kind == "field" and member.type in registry.structs:
            inner = policy_path(registry, member.type)
            if inner:
                return f"{member.path}.{inner}"
    return None


def generated(registry):
    return [function for function in called(registry)
            if not function.name.startswith("xlu_")
            and function.name not in (*CALLED, *BY_HAND)]


def print_source(registry):
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "compat/toolstack/async.h"')
    for function in generated(registry):
        Call(registry, function).write()


def address(pointer):
    return f"(uintptr_t){pointer}"


class Call:
    """One function, from its prototype."""

    def __init__(self, registry, function):
        self.registry, self.function = registry, function
        moving = {struct.name for struct in registry.moving()}
        self.structs = [(type_, name) for type_, name in function.parameters
                        if set(re.findall(r"\w+", type_)) & moving]
        self.list = re.fullmatch(r"(\w+) \*", function.result)
        self.list = self.list and self.list.group(1) in moving
        self.hooks = {hook: name for type_, name in function.parameters
                      for hook in HOOKS if hook in re.findall(r"\w+", type_)}
        if len(self.structs) + bool(self.list) > 1:
            raise NotImplementedError(function.name)

    def call(self, exchanged=()):
        """The call of libxl's, with some of the arguments exchanged."""
        names = ["ctx->libxl"]
        for _, name in self.function.parameters[1:]:
            names.append(dict(exchanged).get(name, name))
        return f"ctx->functions.{self.function.name}({', '.join(names)})"

    def write(self):
        """The function; what is more than a jump to libxl's is beside."""
        slow = self.slow_conditions()
        names = [name for _, name in self.function.parameters]
        if slow:
            self.write_slow()
        print(f"\n{signature(self.function)}\n{{")
        self.checks()
        if slow:
            print("    if (" + " |\n        ".join(slow) + ")")
            emit(2, f"return {self.slow_name()}({', '.join(names)});")
        result = "" if self.function.result == "void" else "return "
        function = f"ctx->functions.{self.function.name}"
        if slow or self.function.usual or self.function.since != OLDEST:
            print()
        print(f"    __typeof__({function}) call =\n        {function};\n")
        print("    CALL_UNKNOWN(call);")
        arguments = ", ".join(["ctx->libxl", *names[1:]])
        emit(1, f"{result}call({arguments});")
        print("}")

    def slow_name(self, kind="slow"):
        return f"{short(self.function.name)}_{kind}"

    def slow_conditions(self):
        """Numbers; if one is not 0, the call is more than a jump."""
        slow = []
        if self.hooks:
            hooks = " | ".join(map(address, self.hooks.values()))
            slow.append(f"call_flag({hooks})")
        for type_, name in self.structs:
            struct = self.struct_name(type_)
            policy = policy_path(self.registry, "libxl_" + struct)
            if self.function.name in GIVE_POLICY:
                slow.append(address(f"ctx->plans.of.{struct}"))
                continue
            slow.append(address(f"ctx->moved.{struct}"))
            if policy:
                slow.append(address(f"{name}->{policy}"))
        if self.list:
            struct = short(self.function.result.removesuffix(" *"))
            slow.append(address(f"ctx->moved.{struct}"))
        return slow

    def write_slow(self):
        if self.hooks:
            self.write_static("slow", self.operate)
        elif not self.structs:
            self.write_static("slow", self.give_list)
        elif self.structs[0][1] == self.function.out:
            self.write_static("room", self.convert)
            self.write_static("slow", self.receive_in_place, "inline")
        else:
            self.write_static("slow", self.convert)

    def write_static(self, kind, body, how="__attribute__((noinline))"):
        print(f"\nstatic {how}")
        print(signature(self.function, self.slow_name(kind)) + "\n{")
        body()
        print("}")

    def checks(self):
        """What is done or refused before libxl is called."""
        name = short(self.function.name)
        if self.function.usual:
            self.stand_in()
        if self.function.clear:
            print(f"    if ({self.function.clear})")
            emit(2, f"*{self.function.clear} = NULL;")
        if self.function.since != OLDEST:
            major, minor = release_key(self.function.since)
            print(f"    if (!ctx->functions.{self.function.name})")
            emit(2, f'return call_missing(ctx, "{name}", {major}, '
                         f"{minor});")

    def stand_in(self):
        """NULL that libxl reads. It copies what it keeps."""
        parameter, member, value = self.function.usual
        type_ = dict((name, type_) for type_, name
                     in self.function.parameters)[parameter]
        type_ = public_name(type_.removeprefix("const ").removesuffix(" *"))
        print(f"    {type_} usual;\n\n    if (!{parameter}) {{")
        emit(2, f"{type_}_init(&usual);")
        emit(2, f"usual.{member} = {value};")
        emit(2, f"{parameter} = &usual;")
        print("    }")

    def operate(self):
        """What may end later: see compat/toolstack/async.h."""
        ours = converter = "NULL"
        exchanged = {name: f"operation->{HOOKS[hook]}"
                     for hook, name in self.hooks.items()}
        if self.structs:
            type_, ours = self.structs[0]
            if type_.startswith("const ") or ours == self.function.out:
                raise NotImplementedError(self.function.name)
            converter = "converter"
            exchanged[ours] = "operation->their_struct"
            needed = f"ctx->plans.of.{self.struct_name(type_)}"
            if self.function.name not in GIVE_POLICY:
                needed = f"call_needs({needed}, {ours})"
            emit(1, f"const struct converter *converter = {needed};")
        how, progress = (self.hooks.get(hook, "NULL") for hook in HOOKS)
        print("    struct operation *operation;\n    int ret;\n")
        emit(1, f"if (!operation_needed({converter}, {ours}, {how}, "
                     f"{progress}))")
        emit(2, f"return {self.call()};")
        emit(1, "ret = operation_begin(&operation, ctx, "
                     f"{converter}, {ours}, {how}, {progress});")
        print("    if (ret)\n        return ret;")
        emit(1, f"ret = {self.call(exchanged)};")
        emit(1, f"return operation_started(operation, {how}, ret);")

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
        print(f"    CALL_ROOM(xenstable_libxl_{name}) room;")

    def convert(self):
        self.declare()
        type_, name = self.structs[0]
        reads = type_.startswith("const ")
        converter = f"ctx->plans.of.{self.struct_name(type_)}"
        if name == self.function.out:
            self.receive(name, converter)
            return
        print("    struct call call;\n    int ret;\n")
        emit(1, f"ret = call_give(&call, ctx, {converter}, {name}, "
                     "&room);")
        print("    if (ret)\n        return ret;")
        emit(1, f"ret = {self.call({name: 'call.theirs'})};")
        emit(1, "return call_read(&call, ret);" if reads else
                  f"return call_returned(&call, {name}, ret);")

    def receive_in_place(self):
        """Where it can be, libxl fills the program's struct: see plan.h."""
        type_, name = self.structs[0]
        names = [name for _, name in self.function.parameters]
        emit(1, "const struct converter *converter = "
                f"ctx->plans.of.{self.struct_name(type_)};")
        print("    int ret;\n")
        print(f"    if (!{name} || !converter->in_place)")
        emit(2, f"return {self.slow_name('room')}({', '.join(names)});")
        emit(1, f"ret = {self.call()};")
        emit(1, f"return ret ? ret : convert_in_place(converter, {name});")

    def receive(self, name, converter):
        emit(1, f"const struct converter *converter = {converter};")
        emit(1, "void *theirs = call_receive(converter, "
                     f"{name}, &room);")
        emit(1, f"int ret = {self.call({name: 'theirs'})};")
        print()
        emit(1, "return ret ? ret : "
                     f"call_received(ctx, converter, theirs, {name});")

    def give_list(self):
        converter = "ctx->plans.of." + short(
            self.function.result.removesuffix(" *"))
        count = self.function.parameters[-1][1]
        emit(1, f"return call_list(ctx, {converter}, {self.call()}, "
                     f"{count});")
