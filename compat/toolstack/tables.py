# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/types.c and .h: the public types as tables, see
lib/toolstack/type.h; derived.c: the functions that follow from types; and
generations.c: both for structs as programs built earlier know them."""

import re

from registry import OPENING, Function, in_release, public_name, release_key
from structs import (LICENCE, NOTICE, fold, layout_type, prototype_lines, short,
                     suffix)

# With the attribute, optimisation at link time knows it; clang has none.
OLD_VERSION = """\
#if __has_attribute(symver)
#define OLD(function, version) __attribute__((symver(version)))
#else
#define OLD(function, version) __asm__(".symver " #function ", " version);
#endif
"""

KINDS = {
    "bool": "BOOL", "char *": "STRING", "libxl_defbool": "DEFBOOL",
    "libxl_uuid": "UUID", "libxl_mac": "MAC", "libxl_hwcap": "HWCAP",
    "libxl_ms_vm_genid": "GENID", "libxl_bitmap": "BITMAP",
    "libxl_string_list": "STRING_LIST",
    "libxl_key_value_list": "KEY_VALUE_LIST",
    "libxl_cpuid_policy_list": "CPUID", "int": "SIGNED",
    "uint8_t": "UNSIGNED", "uint16_t": "UNSIGNED", "uint32_t": "UNSIGNED",
    "uint64_t": "UNSIGNED", "size_t": "UNSIGNED",
}
OWNING = ("STRING", "BITMAP", "STRING_LIST", "KEY_VALUE_LIST", "CPUID")


def derived_structs(registry):
    return [struct for struct in registry.ordered_structs()
            if not struct.plain]


def print_header(registry):
    """The names of the tables. They are without pointers, so that nothing is
    relocated when a program starts that never uses them."""
    print(NOTICE)
    print("#ifndef TYPES_H\n#define TYPES_H\n")
    print("/* Indices of all_enumerations. */\nenum {")
    for enum in table_enums(registry):
        print(f"    ENUMERATION_{short(enum.name)},")
    print("    ENUMERATION_COUNT\n};\n")
    print("/* Indices of all_types; then come those inside of others, and old "
          "layouts. */\nenum {")
    for struct in derived_structs(registry):
        print(f"    TYPE_{short(struct.name)},")
    print("    TYPE_COUNT\n};\n")
    print("#define TYPE(name) (&all_types[TYPE_##name])\n"
          "#define ENUMERATION(name) (&all_enumerations[ENUMERATION_##name])"
          "\n")
    for generation in registry.generations[:-1]:
        for table in outgrown_tables(registry, *generation):
            print(f"#define TYPE_{table.name(table.struct)} "
                  f"{table_index(registry, table)}")
    print("extern const struct enumerator all_enumerators[];\n"
          "extern const struct enumeration all_enumerations[];\n"
          "extern const struct member all_members[];\n"
          "extern const struct type all_types[];\n\n#endif")


def table_enums(registry):
    return [enum for enum in registry.enums.values() if not enum.plain]


def outgrown_tables(registry, version, layout):
    return [Tables(registry, struct, version, layout)
            for struct in registry.outgrown(layout)]


def all_tables(registry):
    """Every struct that has a table, older layouts last."""
    found = [Tables(registry, struct) for struct in derived_structs(registry)]
    for generation in registry.generations[:-1]:
        found += outgrown_tables(registry, *generation)
    return found


def type_parents(registry):
    """What has members, in the order of all_types: (table, struct, group or
    union)."""
    tables = all_tables(registry)
    whole = [(table, table.struct) for table in tables if not table.version]
    inner = [(table, group) for table in tables for group in table.groups()]
    old = [(table, table.struct) for table in tables if table.version]
    return whole + inner + old


def table_index(registry, table):
    names = [other.name(parent)
             for other, parent in type_parents(registry)]
    return names.index(table.name(table.struct))


def print_source(registry):
    print(NOTICE)
    if len(registry.generations) > 1:
        print('#include "compat/toolstack/layouts.h"')
    print('#include "lib/toolstack/type.h"\n')
    parents = type_parents(registry)
    print_texts(registry, parents)
    print_macros()
    print_enums(registry)
    index = {table.name(parent): at
             for at, (table, parent) in enumerate(parents)}
    print("const struct member all_members[] = {")
    for table, parent in parents:
        table.members(parent, index)
    print("};\n\nconst struct type all_types[] = {")
    first = 0
    for table, parent in parents:
        first += table.type(parent, first)
    print("};")


def print_texts(registry, parents):
    """One block with all names; they are found by their offsets in it."""
    texts = set()
    for enum in table_enums(registry):
        texts.add(short(enum.name))
        texts |= {enum.string(value) for value in enum.values}
    for table, parent in parents:
        texts.add(table.text(parent))
        for member in parent.members:
            if table.layout.has(member):
                texts |= {member.name, member.key or member.name}
    # Enumerators have no names of their own here.
    texts = sorted(text for text in texts if re.fullmatch(r"[a-z0-9_]+", text))
    print("#define TEXTS(X) \\")
    print(" \\\n".join(fold_words([f"X({text})" for text in texts])))
    print("\n/* Text of it, and with the zero behind it. */\n"
          "#define TEXT_ROOM(text) char t_##text[sizeof(#text)];\n"
          "#define TEXT_ITSELF(text) #text,\n"
          "#define TEXT(text) ((uint16_t)offsetof(struct texts, t_##text))\n")
    print("static const struct texts {\n    TEXTS(TEXT_ROOM)\n} "
          "texts = {TEXTS(TEXT_ITSELF)};\n")
    print("const char *text_at(unsigned int text)\n{\n"
          "    return (const char *)&texts + text;\n}\n")


def fold_words(words):
    """Lines of at most 77 columns."""
    line = "   "
    for word in words:
        if len(line) + len(word) > 76:
            yield line
            line = "   "
        line += " " + word
    yield line


def print_macros():
    print("/* The place of a member, and of an array, in the struct OUTER. "
          "*/")
    print("#define AT(path) \\\n    .offset = offsetof(OUTER, path), "
          ".bytes = sizeof(((OUTER *)0)->path)")
    print("#define ARRAY(path, number) \\\n"
          "    .offset = offsetof(OUTER, path), "
          ".bytes = sizeof(((OUTER *)0)->path[0]), \\\n"
          "    .array = true, .count_offset = offsetof(OUTER, number)\n")


def print_enums(registry):
    print("const struct enumerator all_enumerators[] = {")
    for enum in table_enums(registry):
        print(f"    /* {short(enum.name)} */")
        for value in enum.values:
            print(f"    {{{value.number}, TEXT({enum.string(value)})}},")
    print("};\n\nconst struct enumeration all_enumerations[] = {")
    first = 0
    for enum in table_enums(registry):
        print(f"    {{TEXT({short(enum.name)}), {first}, "
              f"{len(enum.values)}}},")
        first += len(enum.values)
    print("};\n")


class Tables:
    """The tables of a struct as it is now, or in an older generation."""

    def __init__(self, registry, struct, version=None, layout=None):
        self.registry, self.struct = registry, struct
        self.release = layout or registry.newest
        self.layout = registry.layout(struct, self.release)
        self.version = version
        self.outgrown = {outgrown.name for outgrown in
                         registry.outgrown(layout)} if layout else set()

    def ending(self, struct_name):
        """_1_0 for what looks otherwise in an older generation."""
        return (f"_{suffix(self.version)}"
                if struct_name in self.outgrown else "")

    def groups(self):
        return [member for member in self.struct.walk()
                if member.kind in ("group", "union")
                and self.layout.has(member)]

    def outer(self):
        return layout_type(self.registry, self.struct, self.release)

    def name(self, parent):
        """As in TYPE_name."""
        name = self.text(parent)
        return name + self.ending(self.struct.name)

    def text(self, parent):
        """What messages call it."""
        name = short(self.struct.name)
        if parent is not self.struct:
            name += "_" + parent.path.replace(".", "_")
        return name

    def type(self, parent, first):
        """Print the line of all_types, and return the number of members."""
        count = sum(self.layout.has(member) for member in parent.members)
        size = (f"sizeof({self.outer()})" if parent is self.struct
                else f"sizeof((({self.outer()} *)0)->{parent.path})")
        line = f"    {{TEXT({self.text(parent)}), {first}, {count}, {size}}},"
        if len(line) > 79:
            line = line.replace(", sizeof", ",\n     sizeof")
        print(line)
        return count

    def members(self, parent, index):
        print(f"/* {self.name(parent)} */\n#define OUTER {self.outer()}")
        members = list(filter(self.layout.has, parent.members))
        plain = []
        for member in reversed(members):
            plain.append(0 if self.owns(member) else
                         (plain[-1] if plain else 0) + 1)
        for member in members:
            self.member(member, index, plain.pop())
        print("#undef OUTER")

    def owns(self, member):
        """Does it hold memory, or something that does?"""
        if member.kind == "array":
            return True
        inside = member.members
        if member.kind == "field":
            if member.private or member.borrowed:
                return False
            if KINDS.get(member.type) in OWNING:
                return True
            struct = self.registry.structs.get(member.type)
            inside = struct.members if struct and not struct.plain else []
        return any(self.owns(part) for part in inside
                   if self.layout.has(part))

    def member(self, member, index, plain):
        kind, words = self.kind(member, index)
        if plain:
            words.append(("plain", plain))
        place = f"AT({member.path})"
        if member.kind == "array":
            count = member.path[:-len(member.name)] + member.count
            place = f"ARRAY({member.path}, {count})"
        line = f"    {{TEXT({member.name}), MEMBER_{kind},"
        rest = [place] + [f".{key} = {value}" for key, value in words]
        for at, word in enumerate(rest):
            end = "}," if at + 1 == len(rest) else ","
            if len(line) + len(word) + len(end) + 1 > 79:
                print(line)
                line = "    "
            line += f" {word}{end}"
        print(line)

    def kind(self, member, index):
        """The kind of a table entry and its other words."""
        words = []
        default = member.default_in(self.release)
        if default and member.kind == "field":
            words.append(("initial", public_name(default)))
        if member.kind in ("group", "union"):
            words.append(("type", index[self.name(member)]))
            if member.kind == "group":
                if member.key:
                    words.append(("key", public_name(member.key)))
                return "GROUP", words
            words += [("key_offset", f"offsetof(OUTER, {member.key})"),
                      ("key_name", f"TEXT({member.key})")]
            return "UNION", words
        if member.private or member.borrowed:
            return "IGNORED", words
        if member.type in self.registry.enums:
            return "ENUM", [("enumeration",
                             f"ENUMERATION_{short(member.type)}")] + words
        type_ = member.type
        # libxl_domid, which is 32 bits wide, has a printer of its own.
        if member.signed or type_ == "uint32_t":
            words.append(("printed_signed", "true"))
        if type_ in self.registry.typedefs and type_ not in KINDS:
            type_ = self.registry.typedefs[type_].type
        if type_ in KINDS:
            return KINDS[type_], words
        return "STRUCT", [("type", f"TYPE_{short(type_)}"
                           f"{self.ending(type_)}")] + words


def derived_functions(registry):
    """Those that need nothing but the tables."""
    lists = [function for function in registry.functions
             if function.name.endswith("_list_free")]
    return [*registry.derived(), *lists]


def print_derived(registry):
    """One line of C for each function that follows from a type."""
    print(NOTICE)
    print('#include "lib/toolstack/context.h"\n'
          '#include "lib/toolstack/json.h"\n'
          '#include "lib/toolstack/type.h"\n')
    for function in derived_functions(registry):
        print_function(registry, function)


def print_function(registry, function):
    prototype = "\n".join(prototype_lines(function)).rstrip(";")
    text = "\n".join(fold("    " + derived_body(registry, function)))
    print(f"{prototype}\n{{\n{text}\n}}\n")


def print_generations(registry):
    """Old versions of functions, for layouts that have grown since."""
    print(NOTICE)
    print("#include <assert.h>\n")
    print('#include "compat/toolstack/layouts.h"\n'
          '#include "lib/toolstack/context.h"\n'
          '#include "lib/toolstack/json.h"\n'
          '#include "lib/toolstack/libxl.h"\n'
          '#include "lib/toolstack/type.h"\n')
    if len(registry.generations) == 1:
        print("/* There is one generation of layouts only. */")
        print('static_assert(1, "not an empty file");')
        return
    print(OLD_VERSION)
    for version, layout in registry.generations[:-1]:
        print_generation(registry, version, layout)


MAP_HEAD = """\
# libxenstable.map - every name that the library exports, in the version in
# which it came. Generated by compat/toolstack/ from symbols/; do not edit.
#
# A version that is released is frozen: no name leaves it, joins it or moves to
# another one, since programs that are built ask for NAME@VERSION. Today's
# names become frozen when 1.0 is released. docs/abi.md is the policy,
# RELEASING.md how a version is begun, tests/abi/ what enforces both.

"""


def print_map(registry):
    """The export map: the newest form of each function in the node whose
    layouts it has. `local: *` belongs into the last node: in an earlier one
    it would hide the older versions of what that node no longer lists."""
    nodes = {f"XENSTABLE_{version}": []
             for version, _ in registry.generations}
    for node, name in registry.exports:
        nodes.setdefault(node, []).append(name)
    for function in [*registry.derived(), *registry.functions]:
        nodes.setdefault(f"XENSTABLE_{registry.node(function)}", []).append(
            public_name(function.name))
    print(MAP_HEAD, end="")
    order = sorted(nodes, key=lambda node: release_key(node.split("_")[1]))
    for at, node in enumerate(order):
        print(f"{node} {{\nglobal:")
        for name in sorted(nodes[node]):
            print(f"    {name};")
        if at + 1 == len(order):
            print("local:\n    *;")
        print(f"}}{' ' + order[at - 1] if at else ''};")


def print_pins(registry):
    """Assertions of every size, offset and number of the public header, to be
    kept in tests/abi/: what a compiled program relies on."""
    print(LICENCE)
    print("/* What programs that are compiled with <xenstable/toolstack.h> "
          "rely on, as\n   generated when it was released; see tests/abi/"
          "layout.sh. */")
    print('#include <stddef.h>\n\n#include <xenstable/toolstack.h>\n\n'
          '#include "tests/abi/pins.h"')
    for constant in registry.constants:
        if not constant.name.startswith("LIBXL_HAVE_"):
            print(f"VALUE({constant.public}, {public_name(constant.value)})")
    for enum in registry.enums.values():
        print()
        for value in enum.values:
            print(f"VALUE({public_name(value.name)}, {value.number})")
    for struct in registry.ordered_structs():
        name = public_name(struct.name)
        layout = registry.layout(struct, registry.newest)
        print(f"\nSIZE({name}, {layout.size})")
        for path, (offset, size) in layout.offsets.items():
            print(f"FIELD({name}, {path}, {offset}, {size})")


def print_opening(registry, node, version):
    """Contexts for programs that were built with an older version of ours."""
    for function in registry.functions:
        if function.name not in OPENING:
            continue
        name = public_name(function.name)
        old = function.prototype.replace(f"{function.name}(",
                                         f"{function.name}_{node}(")
        lines = "\n".join(prototype_lines(Function(
            function.header, old, False, function.since))).rstrip(";")
        opens = {"libxl_ctx_alloc": "libxl_ctx_open",
                 "xlu_cfg_init": "xlu_open"}[function.name]
        names = ", ".join(name_ for _, name_ in function.parameters)
        text = "\n".join(fold(f"    return {opens}({names}, "
                              f"toolstack_releases_for_{node});"))
        print(f'OLD({name}_{node}, "{name}@XENSTABLE_{version}")\n'
              f"{lines};\n\n{lines}\n{{\n{text}\n}}\n")


def print_generation(registry, version, layout):
    """What programs built with an older version of ours call."""
    node = suffix(version)
    structs = registry.outgrown(layout)
    if structs:
        print_opening(registry, node, version)
    for function in derived_functions(registry):
        names = [struct.name for struct in structs
                 if re.search(rf"\b{struct.name}\b", " ".join(
                     type_ for type_, _ in function.parameters))]
        if (not names or not in_release(function, layout)
                or release_key(function.version or version)
                > release_key(version)):
            continue
        old = Function(function.header, function.prototype.replace(
            f"{function.name}(", f"{function.name}_{node}("), False,
            function.since)
        lines = "\n".join(prototype_lines(old)).rstrip(";")
        body = derived_body(registry, function)
        for name in names:
            their = layout_type(registry, registry.structs[name], layout)
            lines = re.sub(rf"\b{public_name(name)}\b(?= \*)", their, lines)
            body = body.replace(f"TYPE({short(name)})",
                                f"TYPE({short(name)}_{node})")
        name = public_name(function.name)
        text = "\n".join(fold("    " + body))
        print(f'OLD({name}_{node}, "{name}@XENSTABLE_{version}")\n'
              f"{lines};\n")
        print(f"{lines}\n{{\n{text}\n}}\n")


def derived_body(registry, function):
    if function.name.endswith("_list_free"):
        element = function.parameters[0][0].removesuffix(" *")
        table = f"TYPE({short(element)})"
        names = ", ".join(name for _, name in function.parameters)
        return f"type_list_free({table}, {names});"
    for name, struct in registry.structs.items():
        if function.name.startswith(name + "_") and not struct.plain:
            operation = function.name.removeprefix(name + "_")
            if operation in ("init", "dispose", "copy", "to_json",
                             "from_json") or operation.startswith("init_"):
                return struct_body(struct, operation)
    for name in registry.enums:
        operation = function.name.removeprefix(name + "_")
        if operation in ("to_string", "from_string", "to_json", "from_json"):
            return enum_body(name, operation)
    raise NotImplementedError(function.name)


def struct_body(struct, operation):
    table = f"TYPE({short(struct.name)})"
    if operation.startswith("init_"):
        key = operation.removeprefix("init_")
        union = next(member for member in struct.walk()
                     if member.kind == "union" and member.key == key)
        return f'type_init_key({table}, p, "{union.path}", (int){key});'
    return {
        "init": f"type_init({table}, p);",
        "dispose": f"type_dispose({table}, p);",
        "copy": f"toolstack_copy(ctx, {table}, dst, src);",
        "to_json": f"return json_from_struct(ctx, {table}, p);",
        "from_json": f"return json_to_struct(ctx, {table}, p, s);",
    }[operation]


def enum_body(name, operation):
    table = f"ENUMERATION({short(name)})"
    return {
        "to_string": f"return enumeration_to_string({table}, (int)p);",
        "from_string":
            f"return enumeration_from_string({table}, s, (int *)e);",
        "to_json": f"return json_from_enum(ctx, {table}, (int)p);",
        "from_json": f"return json_to_enum(ctx, {table}, (int *)p, s);",
    }[operation]
