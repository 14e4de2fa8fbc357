# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/behaviour.[ch]: what Xen answers, and what our headers say of
it."""

from behaviour import closed_set, documented
from emit import NOTICE


def release_number(key):
    return f"RELEASE({key[0]}, {key[1]})"


def errnos(layers):
    """{(errno, since, until)} of the facts of some blocks, in order"""
    found = []
    for layer in layers:
        for fact in layer.of_kind("errno"):
            row = fact.name, fact.since, fact.until
            if row not in found:
                found.append(row)
    return found


def print_header(registry):
    print(NOTICE)
    print("#ifndef FAKE_BEHAVIOUR_H\n#define FAKE_BEHAVIOUR_H\n")
    print("#include <stdbool.h>\n")
    print("/* Limits of Xen's, see symbols/behaviour. */\nenum {")
    for block in registry.behaviour.blocks:
        for fact in block.of_kind("limit"):
            print(f"    XEN_{fact.words[0].upper()} = {fact.words[1]},")
    print("};\n")
    print("enum { EVERY_COMMAND = -1, EVERY_OPERATION = -1 };\n")
    print("""/* An errno that a call can answer, on releases from `since` on, before
   `until` (RELEASE of compat/release.h). */
struct behaviour_answer {
    const char *call; /* "domctl", or a function of libxenctrl */
    int command;      /* of a hypercall */
    int error;
    unsigned int since;
    unsigned int until;
};
extern const struct behaviour_answer behaviour_answers[];
extern const unsigned int behaviour_answers_count;

/* An errno that an operation can meet. */
struct behaviour_errno {
    int operation;
    int error;
    unsigned int since;
    unsigned int until;
    bool only_xenctrl; /* libxenctrl's own */
    bool handled;      /* the operation goes on */
    bool anywhere;     /* of every hypercall, not of this one */
    bool later;        /* of another command than the first */
};
extern const struct behaviour_errno behaviour_errnos[];
extern const unsigned int behaviour_errnos_count;

/* A code, of an operation or of all. */
struct behaviour_code {
    int operation;
    int code;
    bool own; /* in its own comment block, not in the area's */
};
/* What the comment blocks of the headers document. */
extern const struct behaviour_code behaviour_documented[];
extern const unsigned int behaviour_documented_count;
/* What our functions give without Xen. */
extern const struct behaviour_code behaviour_ours[];
extern const unsigned int behaviour_ours_count;

/* Xen's errno for which we return another code. */
struct behaviour_gate {
    int error;
    int code;
};
extern const struct behaviour_gate behaviour_gate[];
extern const unsigned int behaviour_gate_count;
""")
    print("#endif")


def print_rows(kind, name, rows):
    print(f"const struct {kind} {name}[] = {{")
    for row in rows:
        print(f"    {{{', '.join(row)}}},")
    print(f"}};\nconst unsigned int {name}_count =\n"
          f"    sizeof({name}) / sizeof({name}[0]);\n")


def print_source(registry):
    facts = registry.behaviour
    print(NOTICE)
    print('#include "tests/fake/behaviour.h"\n')
    print('#include <errno.h>\n\n#include <xenstable/xenstable.h>\n')
    print('#include "compat/hypercalls.h"\n#include "compat/release.h"\n')
    rows = []
    for block in facts.of_kind("command"):
        hypercall = facts.find("hypercall", block.of)
        call = hypercall.of.removeprefix("__HYPERVISOR_")
        command = block.name if block.name in registry.numbers else "0"
        rows += [(f'"{call}"', command, name, release_number(since),
                  release_number(until)) for name, since, until in
                 errnos(facts.layers(block.name))]
    for block in facts.of_kind("function"):
        rows += [(f'"{block.name}"', "EVERY_COMMAND", name,
                  release_number(since), release_number(until))
                 for name, since, until in
                 errnos(facts.layers_of_function(block.name))]
    print_rows("behaviour_answer", "behaviour_answers", rows)
    print_rows("behaviour_errno", "behaviour_errnos",
               list(operation_rows(facts)))
    print_rows("behaviour_code", "behaviour_documented",
               list(documented_rows(registry)))
    rows = []
    for block in facts.blocks:
        for fact in block.of_kind("ours"):
            rows += [(operation, fact.name, "true") for operation in
                     operations_under(facts, block)]
    print_rows("behaviour_code", "behaviour_ours", rows)
    print_rows("behaviour_gate", "behaviour_gate",
               list(facts.gate.items()))


def operation_name(name):
    return f"XENSTABLE_OPERATION_{name.upper()}"


def operations_under(facts, block):
    """The operations that hear from a block."""
    if block.kind == "every":
        return ["EVERY_OPERATION"]
    if block.kind == "operation":
        return [operation_name(block.name)]
    return [operation_name(operation.name) for operation in
            facts.of_kind("operation")
            if block in facts.layers_of_operation(operation)]


def truth(value):
    return "true" if value else "false"


def operation_rows(facts):
    for operation in facts.of_kind("operation"):
        function = facts.find("function", operation.libxc)
        first = facts.find("command", operation.asks[0])
        for layer in facts.layers_of_operation(operation):
            for fact in layer.of_kind("errno"):
                if not fact.meets(operation.name):
                    continue
                yield (operation_name(operation.name), fact.name,
                       release_number(fact.since), release_number(fact.until),
                       truth(layer is function), truth(fact.handled),
                       truth(layer.kind == "every"),
                       truth(layer.kind == "command" and layer is not first))


def documented_rows(registry):
    known = registry.behaviour
    for operation in registry.operations:
        if not known.find("operation", operation.name):
            known.complain(f"no operation {operation.name}")
        own, area = documented(registry, operation)
        for code in own:
            yield operation_name(operation.name), code, "true"
        for code in sorted(set(area) - set(own)):
            yield operation_name(operation.name), code, "false"
    for code in closed_set(registry):
        yield "EVERY_OPERATION", code, "false"
