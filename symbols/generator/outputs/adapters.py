# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/adapters.h, xenctrl-adapters.c and hypercall-adapters.c: how the two
providers answer an operation, where its block in symbols/operations says it;
what is by hand there has the same kind of name."""

from blocks import fits
from emit import NOTICE, emit, signature
from words import OLDEST, RegistryError

LAYOUT = "    const struct layout *layout = &layouts[xs->release->{}];"


def head(op, provider):
    print(signature(op, f"{provider}_{op.name}", before="static ") + "\n{")


def print_header(registry):
    print(NOTICE)
    print("#ifndef ADAPTERS_H\n#define ADAPTERS_H\n")
    print('#include "compat/operations.h"\n')
    print("/* Set what the provider answers; the rest stays as it is. */\n"
          "void xenctrl_adapters(struct xenstable *xs, "
          "struct operations *operations);\n"
          "void hypercall_adapters(struct operations *operations);\n")
    print("/* What is written by hand, and what by-hand functions call. */")
    for op in registry.operations:
        for provider, adapter in (("xenctrl", op.libxc),
                                  ("hypercall", op.hypercall)):
            if is_extern(op, provider, adapter):
                emit(0, f"__typeof__({op.public}) {provider}_{op.name};")
    print("\n#endif")


def is_extern(op, provider, adapter):
    """By hand; or a hypercall that libxenctrl's function falls back to."""
    if not adapter:
        return False
    return adapter.by == "hand" or (
        provider == "hypercall" and op.libxc
        and (op.libxc.by or op.libxc.narrow))


# libxenctrl

def libxc_words(registry, op):
    """(word, type) of each argument after the handle: our parameters in
    order, without those that the answer fills."""
    function = registry.xenctrl_function(op.libxc.calls)
    left_out = {name for name, field in op.answers if not field}
    words = op.libxc.arguments or [
        parameter.name for parameter in op.own
        if parameter.name not in left_out]
    if op.layout and not op.libxc.arguments:
        words[-2:] = ["&raw"]
    wanted = [type_ for type_, _ in function.parameters[1:]]
    if len(wanted) != len(words):
        raise RegistryError(f"{op.place}: {op.name}: {function.name} gets "
                            "other parameters: say which")
    return zip(words, wanted)


def libxc_arguments(registry, op):
    for word, type_ in libxc_words(registry, op):
        parameter = op.parameter(word)
        cast = parameter and parameter.type != type_ and (
            not parameter.is_pointer
            or (parameter.type, type_) == ("uint32_t *", "int *"))
        yield f"({type_}){word}" if cast else word


def print_narrow(registry, op):
    """What libxenctrl's function cannot hold goes by the hypercall."""
    whole = ", ".join(name for _, name in op.parameters)
    for word, type_ in libxc_words(registry, op):
        parameter = op.parameter(word)
        if parameter and not fits(parameter, type_):
            limit = type_.removesuffix("_t").upper() + "_MAX"
            print(f"    if ({word} > {limit}) {{")
            print("        if (!hypercall_channel_is_open(xs))")
            print("            return -EINVAL;")
            emit(2, f"return hypercall_{op.name}({whole});")
            print("    }")


def print_failure(op):
    """What a call that failed gives."""
    print("\n    if (rc < 0)")
    gate = f"error_gate(xs, {op.constant})"
    if op.bend:
        code, becomes = op.bend
        gate = f"bent({gate}, -{code}, -{becomes})"
    emit(2, f"return {gate};")


def print_xenctrl(registry, op):
    print()
    head(op, "xenctrl")
    print("    struct xenctrl *xc = xenctrl_of(xs);")
    if op.layout:
        print(LAYOUT.format(op.layout))
        print("    /* libxenctrl hands our memory to Xen, which may read it "
              "first. */")
        print(f"    union any_{op.layout} raw = {{0}};")
    words = ", ".join(["xc->xch", *libxc_arguments(registry, op)])
    call = f"xc->functions.{op.libxc.calls}({words});"
    if op.libxc.narrow:
        print("    int rc;\n")
        print_narrow(registry, op)
        emit(1, f"rc = {call}")
    else:
        emit(1, f"int rc = {call}")
    print_failure(op)
    if op.layout:
        info, size = (parameter.name for parameter in op.own[-2:])
        emit(1, f"elements_convert(layout, &raw, {info}, {size}, 1, 1);")
    for name, field in op.answers:
        if not field:
            emit(1, f"*{name} = ({op.parameter(name).pointee})rc;")
    # 0 is passed on as it is, which costs nothing.
    taken = any(not field for _, field in op.answers)
    print(f"    return {'rc != 0' if op.boolean else '0' if taken else 'rc'};"
          "\n}")


def print_xenctrl_source(registry):
    print(NOTICE)
    print('#include <errno.h>\n')
    print('#include "compat/adapters.h"\n#include "compat/elements.h"\n'
          '#include "compat/state.h"\n#include "lib/error.h"')
    answered = [op for op in registry.operations if op.libxc]
    for op in answered:
        if not op.libxc.by:
            print_xenctrl(registry, op)
    print("\nvoid xenctrl_adapters(struct xenstable *xs, "
          "struct operations *operations)\n{")
    print("    const struct xenctrl_functions *functions = "
          "&xenctrl_of(xs)->functions;\n")
    for op in answered:
        function = registry.xenctrl_function(op.libxc.calls)
        provider = "xenctrl"
        if op.libxc.by == "hypercall":
            provider = "hypercall"
            print("    if (hypercall_channel_is_open(xs))\n    ", end="")
        elif function and (function.x86 or function.since != OLDEST):
            print(f"    if (functions->{function.name})\n    ", end="")
        print(f"    operations->{op.name} = {provider}_{op.name};")
    print("}")


# Hypercalls

def fields(registry, op):
    """The initialiser of a hypercall's structure."""
    struct = registry.hypercall_struct(op.hypercall.struct)
    for name, word in op.hypercall.arguments:
        field = next(field for field in struct.fields if field.name == name)
        parameter = op.parameter(word)
        cast = (parameter and parameter.type != field.base
                and field.base != "word")
        yield f".{name} = " + (f"({field.base}){word}" if cast else word)


def print_initialised(registry, op):
    print(f"    struct {op.hypercall.struct} argument = {{")
    for field in fields(registry, op):
        print(f"        {field},")
    print("    };")


def call(op, argument, size):
    command = op.hypercall.calls
    if op.via == "domctl":
        answered = "_answered" if op.layout or op.answers else ""
        return (f"hypercall_domctl{answered}(xs, {command}, domid, "
                f"{argument}, {size})")
    if op.via == "sysctl":
        return f"hypercall_sysctl(xs, {command}, {argument}, {size})"
    return (f"hypercall_with(hypercall_of(xs), __HYPERVISOR_{op.via}_op, "
            f"{command}, {argument}, {size})")


def print_hypercall(registry, op):
    print()
    if is_extern(op, "hypercall", op.hypercall):
        print(signature(op, f"hypercall_{op.name}") + "\n{")
    else:
        head(op, "hypercall")
    argument, size = "&argument", "sizeof(argument)"
    if op.layout and op.hypercall.arguments:
        if len(registry.hypercall_struct(op.hypercall.struct).layouts()) > 1:
            raise RegistryError(
                f"{op.place}: {op.name}: which layout is given?")
        print(LAYOUT.format(op.layout))
        print(f"    struct xenstable_host_{op.layout} found;")
        print_initialised(registry, op)
    elif op.layout:
        print(LAYOUT.format(op.layout))
        print(f"    struct xenstable_host_{op.layout} found;")
        print(f"    union any_{op.layout} argument = {{0}};")
        size = "layout->bytes"
    else:
        print_initialised(registry, op)
    emit(1, f"int rc = {call(op, argument, size)};")
    print_failure(op)
    if op.layout:
        info, size = (parameter.name for parameter in op.own[-2:])
        print("    layout->convert(&argument, &found);")
        emit(1, f"structure_give({info}, {size}, &found, sizeof(found));")
    for name, field in op.answers:
        print(f"    *{name} = argument.{field};")
    print(f"    return {'rc != 0' if op.boolean else '0'};\n}}")


def print_hypercall_source(registry):
    print(NOTICE)
    print('#include "compat/adapters.h"\n#include "compat/state.h"\n'
          '#include "lib/structure.h"')
    for op in registry.operations:
        if not op.hypercall.by:
            print_hypercall(registry, op)
    print("\nvoid hypercall_adapters(struct operations *operations)\n{")
    for op in registry.operations:
        print(f"    operations->{op.name} = hypercall_{op.name};")
    print("}")
