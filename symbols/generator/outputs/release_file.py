# SPDX-License-Identifier: LGPL-2.1-or-later
"""A release file: what the registry says of libxl in one release, without
`since`. docs/release-files.md has the format; compat/toolstack/described.c
reads it."""

import ast
import operator
import re

from outputs import libxl_api, type_tables
from words import RegistryError, in_release

FORMAT = 1
OFFSET = 0x811c9dc5  # of FNV-1a with 32 bits


def digest(text, value=OFFSET):
    """FNV-1a: how the library remembers lines that must be as it
    knows them."""
    for byte in (text + "\n").encode():
        value = (value ^ byte) * 0x01000193 & 0xffffffff
    return value


def function_text(function, release):
    """A function's line, without the keyword."""
    types = ", ".join(function.types_in(release)) or "void"
    result = function.result + ("" if function.result.endswith("*") else " ")
    return f"{result}{function.name}({types})"


def function_lines(registry, release):
    for function in libxl_api.called(registry):
        if in_release(function, release):
            yield "function " + function_text(function, release)


def locked_structs(registry):
    """Of hypercalls whose number Xen compares, and of no other."""
    return [struct for struct in registry.hypercall_structs
            if struct.name.startswith(("xen_domctl", "xen_sysctl"))]


def hypercall_lines(layout):
    yield f"hypercall {layout.struct.name}"
    yield f"size {layout.size.bytes}"
    for field in layout.fields:
        yield f"field {field.name} {field.base}{field.array}"


def typedef_lines(registry):
    """What these are is in prototypes and members, by name."""
    for typedef in registry.typedefs.values():
        yield f"typedef {typedef.name} {typedef.type}"


def block_lines(registry, struct, release):
    """The lines of a plain struct, which must be as the library knows it."""
    yield f"struct {struct.name} plain"
    yield f"size {registry.layout(struct, release).size}"
    yield from member_lines(registry, struct, release)


def fixed_digests(registry):
    """Of typedefs and plain structs, which are the same in all releases."""
    for line in typedef_lines(registry):
        yield digest(line)
    for struct in registry.ordered_structs():
        if struct.plain:
            value = OFFSET
            for line in block_lines(registry, struct, registry.newest):
                value = digest(line, value)
            yield value


OPERATORS = {ast.USub: operator.neg, ast.Invert: operator.invert,
             ast.Add: operator.add, ast.Sub: operator.sub,
             ast.Mult: operator.mul}


def value_of(node):
    """Of an expression of numbers."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](value_of(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](value_of(node.left),
                                        value_of(node.right))
    raise ValueError


def number(registry, text):
    """What init sets, as a number; all bits are -1."""
    if text is None:
        return 0
    for enum in registry.enums.values():
        for value in enum.values:
            if value.name == text:
                return value.number
    for constant in registry.constants:
        if constant.name == text:
            text = constant.value
    plain = re.sub(r"\((?:u?int\d+_t|unsigned|int)\)", "", text)
    plain = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)[uUlL]+\b", r"\1", plain)
    try:
        return value_of(ast.parse(plain, mode="eval").body)
    except (SyntaxError, ValueError):
        raise RegistryError(f"{text} is no number") from None


def resolved(registry, member):
    """A type that a reader knows by its name."""
    type_ = member.type
    if type_ in type_tables.KINDS or type_ not in registry.typedefs:
        return type_
    return registry.typedefs[type_].type


def case_text(registry, struct, member):
    """`case PATH STRING` of a union's key."""
    union = struct.by_path[member.path.rpartition(".")[0]]
    enum = registry.enums[struct.by_path[union.key].type]
    value = next(value for value in enum.values if value.name == member.key)
    return f"case {member.path} {enum.string(value)}"


def member_lines(registry, struct, release):
    layout = registry.layout(struct, release)
    for member in struct.walk():
        if not layout.has(member):
            continue
        if member.kind == "group":
            yield (case_text(registry, struct, member) if member.key
                   else f"group {member.path}")
        elif member.kind == "union":
            key = f" key {member.key}" if member.key else ""
            yield f"union {member.path}{key}"
        else:
            words = [member.kind, member.path, resolved(registry, member)]
            if member.kind == "array":
                words.append(f"count {member.count}")
            default = number(registry, member.default_in(release))
            if default:
                words.append(f"default {default}")
            if member.private or member.borrowed:
                words.append("private")
            yield " ".join(words)


def writer(at):
    """Prints one of all releases."""
    return lambda registry: print_file(
        registry, registry.releases[at(len(registry.releases))])


def print_block(lines):
    first, *others = lines
    print(f"\n{first}")
    for line in others:
        print(f"  {line}")


def print_file(registry, release):
    """All that the registry says of libxl in a release."""
    if release not in registry.release:
        raise RegistryError(f"symbols/releases has no Xen {release}")
    facts = registry.release[release]
    print(f"xenstable-release {FORMAT}")
    print(f"release {release}  domctl {facts.domctl}  sysctl {facts.sysctl}  "
          f"xenctrl {facts.node or '-'}")
    for struct in locked_structs(registry):
        print_block(hypercall_lines(struct.layout_in(release)))
    print()
    print("\n".join(typedef_lines(registry)))
    for struct in registry.ordered_structs():
        if struct.plain and in_release(struct, release):
            print_block(block_lines(registry, struct, release))
    for enum in type_tables.table_enums(registry):
        if not in_release(enum, release):
            continue
        print(f"\nenum {enum.name}")
        for value in enum.values:
            if in_release(value, release):
                print(f"  value {enum.string(value)} {value.number}")
    for struct in type_tables.derived_structs(registry):
        if not in_release(struct, release):
            continue
        print(f"\nstruct {struct.name}\n"
              f"  size {registry.layout(struct, release).size}")
        for line in member_lines(registry, struct, release):
            print(f"  {line}")
    print()
    print("\n".join(function_lines(registry, release)))
    print("end")
