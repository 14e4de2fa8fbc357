# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests have of an operation whose block has a line `tests`, `asks`
or `random`:

tests/fake/operations.h           the machine's functions, written by hand
tests/fake/xenctrl-operations.h   the fake libxenctrl's functions
tests/fake/xencall-operations.h   the fake hypervisor's
tests/unit/call-rows.h            a call, and what must arrive of it
tests/bench/call-rows.h           the same call, and libxenctrl's beside it
tests/bench/quiet-answers.h       libxenctrl's functions that do nothing
tests/lab/client/survey-calls.h   a call that changes nothing, and its code
tests/lab/client/operation-questions.c  the same question for both sides
tests/lab/client/operation-questions.h  their names
tests/lab/client/random-kinds.h   their random arguments
"""

import re

from emit import NOTICE, declare, emit
from outputs.adapters import libxc_arguments
from outputs.layout_kinds import kind
from words import OLDEST


def tested(registry):
    return [op for op in registry.operations if op.tested]


def faked(registry):
    """Those whose fakes are generated, too."""
    return [op for op in tested(registry) if op.libxc and not (
        op.libxc.by or op.hypercall.by or op.faked_by_hand)]


def measured(registry):
    return [op for op in tested(registry) if op.libxc and not op.libxc.by
            and registry.xenctrl_function(op.libxc.calls).since == OLDEST]


def machine_parameters(op):
    """Those of the machine's function: ours without sizes."""
    return [parameter for parameter in op.own if not parameter.bytes]


def print_fake_header(registry):
    print(NOTICE)
    print("#ifndef FAKE_OPERATIONS_H\n#define FAKE_OPERATIONS_H\n")
    print("#include <xenstable/xenstable.h>\n")
    print("/* What Xen does; 0 or more, or a negative errno. In xen.c. */")
    for op in faked(registry):
        parameters = ", ".join(declare(parameter.type, parameter.name)
                               for parameter in machine_parameters(op))
        emit(0, f"int fake_{op.name}({parameters});")
    print("\n#endif")


def format_of(type_, number):
    """How the fake records an argument: (printf's format, a cast), in hex where
    the block's `tests` has it so."""
    base = "x" if number.startswith("0x") else "u"
    hash_ = "#" if base == "x" else ""
    if type_ in ("uint64_t", "unsigned long"):
        return f"%{hash_}j{base}", "(uintmax_t)"
    if type_ in ("int", "int32_t") and base == "u":
        base = "d"
    return f"%{hash_}{base}", ""


def print_fake_xenctrl(registry):
    print(NOTICE)
    for op in faked(registry):
        function = registry.xenctrl_function(op.libxc.calls)
        handle = function.parameters[0][1]
        words = list(libxc_arguments(registry, op))
        names = {word.rpartition(")")[2]: name for word, (_, name)
                 in zip(words, function.parameters[1:])}
        numbers = {names[name]: number
                   for name, number in by_name(op, op.numbers).items()}
        print()
        emit(0, function.prototype)
        print("{")
        if op.layout:
            print(f"    struct xenstable_host_{op.layout} found;")
            print("    int ret;\n")
        print(f"    (void){handle};")
        shown = [(*format_of(type_, numbers[name]), name)
                 for type_, name in function.parameters[1:]
                 if not type_.endswith("*")]
        text = "".join(f" {format_}" for format_, _, _ in shown)
        arguments = "".join(f", {cast}{name}" for _, cast, name in shown)
        emit(1, f'CALL("{text}"{arguments});')
        if op.locked:
            print(f"    LOCKED({op.via});")
        if op.via == "domctl":
            print(f"    FOR_DOMAIN({names['domid']});")
        passed = ", ".join("&found" if op.layout and parameter.is_pointer
                           else f"({parameter.type}){names[parameter.name]}"
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
    """What the fake hypervisor does with the argument of a call; what it
    answers is there after success only."""
    fields = {word: field for field, word in op.hypercall.arguments}
    outs = {name: field for name, field in op.answers if field}
    if fields or outs:
        print(f"    struct {op.hypercall.struct} argument;")
    for name, field in outs.items():
        print(f"    {op.parameter(name).pointee} {name} = 0;")
    if op.layout:
        print(f"    struct xenstable_host_{op.layout} found;")
    print("    int ret;\n")
    if fields or outs:
        print(f"    memcpy(&argument, {source}, sizeof(argument));")
    passed = []
    for parameter in machine_parameters(op):
        if parameter.is_pointer:
            passed.append("&found" if op.layout else "&" + parameter.name)
        elif op.via == "domctl" and parameter.name == "domid":
            passed.append("op->domain")
        else:
            passed.append(f"({parameter.type})"
                          f"argument.{fields[parameter.name]}")
    emit(1, f"ret = fake_{op.name}({', '.join(passed)});")
    if op.layout or outs:
        print("    if (ret < 0)\n        return ret;")
    if op.layout:
        emit(1, f"fake.release->{op.layout}.write(&found, {source});")
    for name, field in outs.items():
        print(f"    argument.{field} = {name};")
    if outs:
        print(f"    memcpy({source}, &argument, sizeof(argument));")
    print("    return ret;\n}\n")


def print_fake_xencall(registry):
    print(NOTICE)
    by_control = {"domctl": [], "sysctl": []}
    rows = []
    for op in faked(registry):
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


def by_name(op, numbers):
    """{parameter: its number}"""
    return dict(zip([parameter.name for parameter in op.own
                     if parameter.is_given], numbers))


def call_of(op, places, numbers, handle="xs"):
    """Our call with these numbers."""
    values, words = by_name(op, numbers), [handle]
    for parameter in op.own:
        if parameter.is_pointer:
            words.append("&" + places[parameter.name])
        elif parameter.bytes:
            words.append("sizeof(" + list(places.values())[-1] + ")")
        else:
            words.append(values[parameter.name])
    return f"{op.public}({', '.join(words)})"


def direct_words(registry, op, places, number_of):
    """What libxenctrl's function gets behind the handle; number_of(name, type)
    has its numbers, and what it fills in otherwise."""
    function = registry.xenctrl_function(op.libxc.calls)
    for word, (type_, _) in zip(libxc_arguments(registry, op),
                                function.parameters[1:]):
        cast, name = re.fullmatch(r"(\(.*\))?(.*)", word).groups()
        yield (f"{cast or ''}&{places[name]}" if name in places
               else number_of(name, type_) or word)


def print_wanted(op, places, numbers):
    """What is in the places of numbers that go both ways."""
    values = by_name(op, numbers)
    for name, place in places.items():
        if name in values:
            emit(1, f"{place} = {values[name]};")


def places_of(op, prefix=""):
    return {parameter.name: prefix + parameter.name
            for parameter in op.own if parameter.is_pointer}


def print_unit_rows(registry):
    print(NOTICE)
    for op in tested(registry):
        print(f"\nstatic int call_{op.name}(struct xenstable *xs)\n{{")
        places = places_of(op)
        for name in places:
            print(f"    static {op.parameter(name).pointee} {name};")
        print()
        for name in places:
            emit(1, f"memset(&{name}, 0xff, sizeof({name}));")
        print_wanted(op, places, op.numbers)
        emit(1, f"return {call_of(op, places, op.numbers)};")
        print("}")
    print("\n/* A code, and what it becomes where releases differ. */")
    print("#define GENERATED_BENDS" + "".join(
        f" \\\n    {{{op.constant}, -{op.bend[0]}, -{op.bend[1]}}},"
        for op in registry.operations if op.bend))
    print("\n#define GENERATED_CALLS" + "".join(
        f' \\\n    [{op.constant}] = \\\n        {{"{op.name}", '
        f"call_{op.name}, {op.gives}, \\\n         "
        f'"{op.arrives["libxc"]}", \\\n         '
        f'"{op.arrives["hypercall"]}"}},' for op in tested(registry)))
    print("\n/* Of libxenctrl's function, the first release that has it. */")
    print("static const char xenctrl_since[OPERATION_COUNT][8] = {")
    for op in registry.operations:
        function = op.libxc and registry.xenctrl_function(op.libxc.calls)
        since = function.since if function else OLDEST
        print(f'    [{op.constant}] = "{since}",')
    print("};")


def print_bench_rows(registry):
    print(NOTICE)
    lists = {"GENERATED_SCALARS": [], "GENERATED_STRUCTURES": []}
    for op in measured(registry):
        places = places_of(op, f"{op.name}_")
        for name, place in places.items():
            print(f"static {op.parameter(name).pointee} {place};")
        values = {**by_name(op, op.numbers), "&raw": "raw"}
        words = direct_words(registry, op, places,
                             lambda name, _: values.get(name, name))
        directly = f"{op.libxc.calls}({', '.join(['xch', *words])})"
        if op.layout:
            place = list(places.values())[-1]
            directly += (f" + \\\n          convert(&layouts[release->"
                         f"{op.layout}], &{place}, 1)")
        lists["GENERATED_STRUCTURES" if op.layout
              else "GENERATED_SCALARS"].append(
            f"X({op.name}, {directly}, \\\n      "
            f"{call_of(op, places, op.numbers)})")
    for name, rows in lists.items():
        print(f"\n#define {name}(X)"
              + "".join(f" \\\n    {row}" for row in rows))


def print_quiet_answers(registry):
    print(NOTICE)
    for op in measured(registry):
        function = registry.xenctrl_function(op.libxc.calls)
        parameters = ", ".join(declare(*parameter)
                               for parameter in function.parameters)
        emit(0, f"ANSWER(0, {function.result.strip()}, {function.name}, "
             f"{parameters})")


# The lab

def numbers_needed(registry, op):
    """The interface numbers that must be the right ones: of the hypercall,
    and of the structure that it answers with."""
    struct = next((struct for struct in registry.public_structs()
                   if kind(struct) == op.layout), None)
    names = [op.via, struct.name.split("_")[1] if struct else ""]
    return " | ".join(f"NEEDS_{name.upper()}"
                      for name in ("domctl", "sysctl") if name in names)


def print_survey_calls(registry):
    print(NOTICE)
    print("\n/* The interface numbers that an answer hangs on. */")
    print("enum { NEEDS_DOMCTL = 1, NEEDS_SYSCTL = 2 };")
    print("static const unsigned char numbers_needed[OPERATION_COUNT] = {")
    for op in registry.operations:
        needed = numbers_needed(registry, op)
        if needed:
            emit(1, f"[{op.constant}] = {needed},")
    print("};\n\nstatic void call_generated(struct xenstable *xs)\n{")
    asked = [op for op in registry.operations if op.asks]
    for op in asked:
        for name, place in places_of(op, f"{op.name}_").items():
            print(f"    {op.parameter(name).pointee} {place};")
    print()
    for op in asked:
        numbers, gives = op.asks
        places = places_of(op, f"{op.name}_")
        print_wanted(op, places, numbers)
        name = op.name.upper()
        emit(1, f"CALL({name}, {gives}, {call_of(op, places, numbers)});")
    print("}")


def chosen(choices):
    """One of some numbers, or what a function chooses."""
    return (f"{choices}()" if re.fullmatch(r"[a-z]\w*", choices)
            else f"PICK({', '.join(choices.split(','))})")


def asked(registry):
    """Operations whose question follows from the block: libxenctrl's function
    gets our numbers as they are."""
    return [op for op in registry.operations
            if op.libxc and not op.libxc.by and (op.random or not op.layout)
            and not any(parameter.is_given and parameter.is_pointer
                        for parameter in op.own)]


def question(op):
    """Its name; most are of the device model."""
    return op.name.removeprefix("device_model_")


def asked_names(op):
    """Of a question's arguments, in their order."""
    return (list(op.random[1]) if op.random else
            [parameter.name for parameter in op.own if parameter.is_given])


def print_question(registry, op):
    """One of both sides: the code, and what does not move."""
    places, names = places_of(op), asked_names(op)
    number = {name: f"({op.parameter(name).type})a[{at}]"
              for at, name in enumerate(names)}
    returned = [name for name, field in op.answers if not field]
    print(f"\nvoid ask_{question(op)}(const struct side *side, const long *a,"
          "\n    struct answer *answer)\n{")
    for name in places:
        print(f"    {op.parameter(name).pointee} {name} = {{0}};")
    if op.layout:
        print(f"    union any_{op.layout} raw = {{0}};")
    print("    int rc;\n")
    if not names:
        print("    (void)a;")
    ours = call_of(op, places, [number[parameter.name] for parameter in op.own
                                if parameter.is_given], "side->xs")
    words = direct_words(registry, op, places, lambda name, type_: (
        f"({type_})a[{names.index(name)}]" if name in number else None))
    print("    if (side->xs) {")
    emit(2, f"rc = {ours};")
    print("        answer->code = rc < 0 ? rc : 0;\n    } else {")
    theirs = ", ".join(["XCH", *words])
    emit(2, f"answer->code = DIRECT({'true' if op.locked else 'false'}, "
         f"rc = XC({op.libxc.calls})({theirs}));")
    if op.bend:
        print(f"        if (answer->code == -{op.bend[0]})\n"
              f"            answer->code = -{op.bend[1]};")
    for name in returned:
        print(f"        {name} = ({op.parameter(name).pointee})rc;")
    if op.layout:
        emit(2, f"layouts[running_release()->{op.layout}].convert(&raw, "
             f"&{list(places)[-1]});")
    print("    }")
    shown = list(places)
    if op.boolean:
        shown = ["rc"]
    elif op.layout:
        struct = registry.hypercall_struct(op.hypercall.struct)
        shown = [f"{shown[-1]}.{field.public}" for field in struct.fields
                 if field.public and not field.moves]
    if shown:
        print("    if (answer->code)\n        return;")
    for at, value in enumerate(shown):
        emit(1, f'answer_add(answer, "{" " if at else ""}%lld", '
             f"(long long){value});")
    print("}")


def print_questions(registry):
    print(NOTICE)
    print('#include "tests/lab/client/questions.h"\n'
          '#include "tests/lab/client/running.h"')
    for op in asked(registry):
        print_question(registry, op)


def print_question_names(registry):
    print(NOTICE)
    print("#ifndef OPERATION_QUESTIONS_H\n#define OPERATION_QUESTIONS_H\n")
    for op in asked(registry):
        print(f"/* a: {' '.join(asked_names(op)) or 'nothing'} */\n"
              f"ask_fn ask_{question(op)};")
    print("\n#endif")


def print_random_kinds(registry):
    print(NOTICE)
    chosen_by_line = [op for op in registry.operations if op.random]
    for op in chosen_by_line:
        print(f"\nstatic void choose_{question(op)}(long *a)\n{{")
        for at, choices in enumerate(op.random[1].values()):
            emit(1, f"a[{at}] = {chosen(choices)};")
        if not op.random[1]:
            print("    (void)a;")
        print("}")
    print("\n#define GENERATED_KINDS" + "".join(
        f' \\\n    {{"{question(op)}", ask_{question(op)}, {op.random[0]}, '
        f'choose_{question(op)}, \\\n     "{" ".join(op.random[1])}"}},'
        for op in chosen_by_line))
