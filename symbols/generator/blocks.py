# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks the blocks of symbols/operations: each name is known, and no number
is cut off on its way to Xen and back."""

import re

from words import RegistryError

# The largest number whose bits integers of C hold; words on the smallest
# machine. An int hands all 32 bits on, and Xen reads them as it does.
WORDS = ("word", "unsigned long", "size_t")
LARGEST = {"uint8_t": 0xff, "uint16_t": 0xffff, "uint32_t": 0xffffffff,
           "unsigned int": 0xffffffff, "int": 0xffffffff,
           "int32_t": 0xffffffff, "uint64_t": 2**64 - 1,
           **dict.fromkeys(WORDS, 0xffffffff)}
# hypercall_domctl() and hypercall_sysctl() have so much room, and
# hypercall_with() that (compat/hypercall.h).
CONTROL_BYTES, ARGUMENT_BYTES = 128, 256


def fits(parameter, type_):
    """Does all that the parameter may be fit into a type of C?"""
    room, last = LARGEST.get(type_), parameter.last
    largest = LARGEST.get(parameter.type)
    if parameter.type == type_ or None in (room, largest):
        return True
    if last == "word" or (not last and parameter.type in WORDS):
        return type_ in WORDS or room > 0xffffffff
    if last and not last[0].isdigit():
        return True  # our constant, which the compiler knows
    return (int(last, 0) if last else largest) <= room


def check_words(op, words, fail):
    """Parameters, numbers and constants."""
    for word in words:
        if re.fullmatch(r"[a-z_]\w*", word) and not op.parameter(word):
            fail(f"no parameter {word}")


def check_parameters(op, fail):
    names = [parameter.name for parameter in op.own]
    if not op.text:
        fail("what it does: the line `operation` says nothing")
    for parameter in op.own:
        if not (parameter.text or parameter.bytes):
            fail(f"{parameter.name}: no text")
        if names.count(parameter.name) > 1:
            fail(f"parameter {parameter.name} is there twice")
        if parameter.most and parameter.type != "uint32_t":
            fail(f"`most`: {parameter.name} is no uint32_t")
    domid = op.parameter("domid")
    if op.via == "domctl" and not (domid and fits(domid, "uint16_t")):
        fail("a domctl needs `parameter domid uint32_t to 0xffff`")


def check_via(op, numbers, fail):
    known = {f"__HYPERVISOR_{op.via}_op", f"__HYPERVISOR_{op.via}"}
    if op.hypercall.by == "hand":
        if op.via != "privcmd" and not known & numbers.keys():
            fail(f"no hypercall {op.via}")
    elif not op.locked and f"__HYPERVISOR_{op.via}_op" not in numbers:
        fail(f"no number __HYPERVISOR_{op.via}_op")


def check_libxc(registry, op, fail):
    adapter = op.libxc
    function = registry.xenctrl_function(adapter.calls)
    if adapter.calls and not function:
        fail(f"no function {adapter.calls}")
    if adapter.by:
        return
    check_words(op, adapter.arguments, fail)
    words = adapter.arguments or [
        parameter.name for parameter in op.own
        if (parameter.name, None) not in op.answers]
    smaller = [word for word, (type_, _) in zip(words, function.parameters[1:])
               if op.parameter(word) and not fits(op.parameter(word), type_)]
    if adapter.narrow and not smaller:
        fail(f"{function.name} holds every number: not `narrow`")
    if smaller and not adapter.narrow:
        fail(f"{function.name} takes a smaller {smaller[0]}: say `to` or "
             "`narrow`")


def check_drop_in(op, fail):
    if op.drop_in and len(op.drop_in.parameters) != len(op.parameters):
        fail(f"{op.drop_in.name} gets other parameters: write it by hand")


def check_hypercall(registry, op, fail):
    adapter = op.hypercall
    if adapter.by:
        return
    if adapter.calls not in registry.numbers:
        fail(f"no number {adapter.calls}")
    struct = registry.hypercall_struct(adapter.struct)
    if not struct:
        fail(f"no struct {adapter.struct}")
    room = CONTROL_BYTES if op.locked else ARGUMENT_BYTES
    if not struct.sizes or max(size.bytes for size in struct.sizes) > room:
        fail(f"{struct.name}: `size` is missing, or above {room}")
    fields = {field.name: field for field in struct.fields}
    used = [name for name, _ in adapter.arguments]
    for name in used + [field for _, field in op.answers if field]:
        if name not in fields:
            fail(f"{struct.name} has no field {name}")
    check_words(op, [word for _, word in adapter.arguments], fail)
    for name, word in adapter.arguments:
        parameter = op.parameter(word)
        if parameter and not fits(parameter, fields[name].base):
            fail(f"field {name} holds less than {word}: say `to`")
    for name, field in op.answers:
        type_ = op.parameter(name).type.removesuffix(" *") \
            if op.parameter(name) else ""
        if field and LARGEST.get(type_) not in (
                None, LARGEST[fields[field].base], 2**64 - 1):
            fail(f"{name} is no place for the field {field}")


def check_answers(op, fail):
    for name, _ in op.answers:
        if not (op.parameter(name) and op.parameter(name).is_pointer):
            fail(f"`answer`: no parameter {name} that is a pointer")


def check_tests(op, fail):
    if not op.tested:
        return
    if op.arrives.keys() != {"libxc", "hypercall"}:
        fail("`tests` needs `arrives libxc` and `arrives hypercall`")
    check_numbers(op, "tests", op.numbers, fail)


def check_numbers(op, word, numbers, fail):
    wanted = sum(parameter.is_given for parameter in op.own)
    if len(numbers) != wanted:
        fail(f"`{word}` needs {wanted} numbers")


def check_lab(op, fail):
    if op.asks:
        check_numbers(op, "asks", op.asks[0], fail)
    if op.random:
        if not op.libxc or op.libxc.by:
            fail("`random` is for what libxenctrl answers by no hand")
        given = {parameter.name for parameter in op.own if parameter.is_given}
        if op.random[1].keys() != given:
            fail(f"`random` wants {', '.join(sorted(given))}")


def check(registry):
    names = [op.name for op in registry.operations]
    for op in registry.operations:
        def fail(text, op=op):
            raise RegistryError(f"{op.place}: {op.name}: {text}")
        if names.count(op.name) > 1:
            fail("this name is there twice")
        if op.version and not re.fullmatch(r"\d+\.\d+", op.version):
            fail("`in X.Y` expected")
        if not op.hypercall:
            fail("`hypercall` is missing: a release may have no library")
        check_parameters(op, fail)
        check_via(op, registry.numbers, fail)
        check_answers(op, fail)
        check_drop_in(op, fail)
        if op.libxc:
            check_libxc(registry, op, fail)
        check_hypercall(registry, op, fail)
        check_tests(op, fail)
        check_lab(op, fail)
