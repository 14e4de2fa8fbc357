# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests have of an operation whose block has a line `tests`:

tests/fake/operations.h           the machine's functions, written by hand
tests/fake/xenctrl-operations.h   the fake libxenctrl's functions
tests/fake/xencall-operations.h   the fake hypervisor's
tests/unit/call-rows.h            a call, and what must arrive of it
tests/bench/call-rows.h           the same call, and libxenctrl's beside it
tests/bench/quiet-answers.h       libxenctrl's functions that do nothing
"""

from emit import NOTICE, declare, emit, fold
from outputs.adapters import libxc_arguments


def tested(registry):
    return [op for op in registry.operations if op.tested]


def machine_parameters(op):
    """Those of the machine's function: ours without sizes."""
    return [parameter for parameter in op.own if not parameter.bytes]


def print_fake_header(registry):
    print(NOTICE)
    print("#ifndef FAKE_OPERATIONS_H\n#define FAKE_OPERATIONS_H\n")
    print("#include <xenstable/xenstable.h>\n")
    print("/* What Xen does; 0 or more, or a negative errno. In xen.c. */")
    for op in tested(registry):
        parameters = ", ".join(declare(parameter.type, parameter.name)
                               for parameter in machine_parameters(op))
        emit(0, f"int fake_{op.name}({parameters});")
    print("\n#endif")


def format_of(type_):
    """(how printf shows it, how it is cast)"""
    if type_ in ("uint64_t", "unsigned long"):
        return "%#jx", "(uintmax_t)"
    return ("%d", "") if type_ in ("int", "int32_t") else ("%u", "")


def print_fake_xenctrl(registry):
    print(NOTICE)
    for op in tested(registry):
        function = registry.xenctrl_function(op.libxc.calls)
        handle = function.parameters[0][1]
        words = list(libxc_arguments(registry, op))
        names = {word.rpartition(")")[2]: name for word, (_, name)
                 in zip(words, function.parameters[1:])}
        print("\n" + "\n".join(fold(function.prototype)) + "\n{")
        if op.layout:
            print(f"    struct xenstable_host_{op.layout} found;")
            print("    int ret;\n")
        print(f"    (void){handle};")
        shown = [(type_, name) for type_, name in function.parameters[1:]
                 if not type_.endswith("*")]
        text = "".join(f" {format_of(type_)[0]}" for type_, _ in shown)
        arguments = "".join(f", {format_of(type_)[1]}{name}"
                            for type_, name in shown)
        emit(1, f'CALL("{text}"{arguments});')
        if op.locked:
            print(f"    LOCKED({op.via});")
        passed = ", ".join("&found" if op.layout and parameter.is_pointer
                           else names[parameter.name]
                           for parameter in machine_parameters(op))
        if not op.layout:
            emit(1, f"return answer(fake_{op.name}({passed}));")
        else:
            emit(1, f"ret = answer(fake_{op.name}({passed}));")
            print("    if (ret == 0)")
            emit(2, f"self()->{op.layout}.write(&found, "
                 f"{function.parameters[-1][1]});")
            print("    return ret;")
        print("}")


def print_handler(op, source):
    """What the fake hypervisor does with the argument of a call."""
    fields = {word: field for field, word in op.hypercall.arguments}
    outs = {name: field for name, field in op.answers if field}
    print(f"    struct {op.hypercall.struct} argument;")
    for name, field in outs.items():
        type_ = op.parameter(name).type.removesuffix(" *")
        print(f"    {type_} {name} = 0;")
    if op.layout:
        print(f"    struct xenstable_host_{op.layout} found;")
    print("    int ret;\n")
    print(f"    memcpy(&argument, {source}, sizeof(argument));")
    passed = []
    for parameter in machine_parameters(op):
        if parameter.is_pointer:
            passed.append("&found" if op.layout else "&" + parameter.name)
        elif op.via == "domctl" and parameter.name == "domid":
            passed.append("op->domain")
        else:
            passed.append(f"argument.{fields[parameter.name]}")
    emit(1, f"ret = fake_{op.name}({', '.join(passed)});")
    if op.layout:
        print("    if (ret >= 0)")
        emit(2, f"fake.release->{op.layout}"
             f".write(&found, {source});")
    for name, field in outs.items():
        print(f"    argument.{field} = {name};")
    if outs:
        print(f"    memcpy({source}, &argument, sizeof(argument));")
    print("    return ret;\n}\n")


def print_fake_xencall(registry):
    print(NOTICE)
    by_control = {"domctl": [], "sysctl": []}
    rows = []
    for op in tested(registry):
        if op.locked:
            by_control[op.via].append(op)
            print(f"static int do_{op.name}(struct xen_{op.via} *op)\n{{")
            print_handler(op, "op->u")
        else:
            rows.append(op)
            print(f"static int do_{op.name}(void *op)\n{{")
            print_handler(op, "op")
    for via, ops in by_control.items():
        print(f"/* The handler of a {via}; NULL: not among these. */")
        print(f"static int (*{via}_handler(uint32_t command))"
              f"(struct xen_{via} *op)\n{{")
        print("    switch (command) {")
        for op in ops:
            print(f"    case {op.hypercall.calls}:\n"
                  f"        return do_{op.name};")
        print("    default:\n        return NULL;\n    }\n}\n")
    print("/* Rows of the table of those with a command of their own. */")
    print("#define GENERATED_ROWS" + "".join(
        f" \\\n    {{\"{op.via}_op\", __HYPERVISOR_{op.via}_op, "
        f"{op.hypercall.calls}, \\\n     sizeof(struct "
        f"{op.hypercall.struct}), do_{op.name}}}," for op in rows))


def call_of(op, places):
    """Our call with the numbers of the block."""
    numbers, words = iter(op.numbers), ["xs"]
    for parameter in op.own:
        if parameter.is_pointer:
            words.append("&" + places[parameter.name])
        elif parameter.bytes:
            words.append("sizeof(" + list(places.values())[-1] + ")")
        else:
            words.append(next(numbers))
    return f"{op.public}({', '.join(words)})"


def places_of(op, prefix=""):
    return {parameter.name: prefix + parameter.name
            for parameter in op.own if parameter.is_pointer}


def print_unit_rows(registry):
    print(NOTICE)
    for op in tested(registry):
        print(f"\nstatic int call_{op.name}(struct xenstable *xs)\n{{")
        for parameter in op.own:
            if parameter.is_pointer:
                print(f"    static {parameter.type.removesuffix(' *')} "
                      f"{parameter.name};")
        places = places_of(op)
        print()
        for name in places:
            emit(1, f"memset(&{name}, 0xff, sizeof({name}));")
        emit(1, f"return {call_of(op, places)};")
        print("}")
    print("\n/* A code, and what it becomes where releases differ. */")
    print("#define GENERATED_BENDS" + "".join(
        f" \\\n    {{{op.constant}, -{op.bend[0]}, -{op.bend[1]}}},"
        for op in tested(registry) if op.bend))
    print("\n#define GENERATED_CALLS" + "".join(
        f' \\\n    [{op.constant}] = \\\n        {{"{op.name}", '
        f"call_{op.name}, {op.gives}, \\\n         "
        f'"{op.arrives["libxc"]}", \\\n         '
        f'"{op.arrives["hypercall"]}"}},' for op in tested(registry)))


def print_bench_rows(registry):
    print(NOTICE)
    lists = {"GENERATED_SCALARS": [], "GENERATED_STRUCTURES": []}
    for op in tested(registry):
        places = places_of(op, f"{op.name}_")
        for name, place in places.items():
            print(f"static {op.parameter(name).type.removesuffix(' *')} "
                  f"{place};")
        numbers = iter(op.numbers)
        values = {parameter.name: next(numbers) for parameter in op.own
                  if not parameter.is_pointer and not parameter.bytes}
        words = ["xch"]
        for word in libxc_arguments(registry, op):
            name = word.rpartition(")")[2]
            words.append("raw" if word == "&raw" else
                         "&" + places[name] if name in places else
                         values.get(name, name))
        directly = f"{op.libxc.calls}({', '.join(words)})"
        if op.layout:
            place = list(places.values())[-1]
            directly += (f" + \\\n          convert(&layouts[release->"
                         f"{op.layout}], &{place}, 1)")
        lists["GENERATED_STRUCTURES" if op.layout
              else "GENERATED_SCALARS"].append(
            f"X({op.name}, {directly}, \\\n      {call_of(op, places)})")
    for name, rows in lists.items():
        print(f"\n#define {name}(X)"
              + "".join(f" \\\n    {row}" for row in rows))


def print_quiet_answers(registry):
    print(NOTICE)
    for op in tested(registry):
        function = registry.xenctrl_function(op.libxc.calls)
        parameters = ", ".join(declare(*parameter)
                               for parameter in function.parameters)
        emit(0, f"ANSWER(0, {function.result}, {function.name}, "
             f"{parameters})")
