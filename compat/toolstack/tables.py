# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/types.c and .h: the public types as tables, see
lib/toolstack/type.h; derived.c: the functions that follow from types; and
generations.c: both for structs as programs built earlier know them."""

import re

from registry import Function, in_release, public_name
from structs import (NOTICE, fold, layout_type, prototype_lines, short,
                     suffix)

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


def derived_structs(registry):
    return [struct for struct in registry.ordered_structs()
            if not struct.plain]


def print_header(registry):
    print(NOTICE)
    print("#ifndef TYPES_H\n#define TYPES_H\n")
    for enum in registry.enums.values():
        if not enum.plain:
            print(f"extern const struct enumeration "
                  f"enumeration_{short(enum.name)};")
    print()
    for struct in derived_structs(registry):
        print(f"extern const struct type type_{short(struct.name)};")
    print("\n/* All of them, for tests. */")
    print("extern const struct type *const all_types[];")
    print("extern const unsigned int all_types_count;")
    print("extern const struct enumeration *const all_enumerations[];")
    print("extern const unsigned int all_enumerations_count;\n\n#endif")


def print_source(registry):
    print(NOTICE)
    print('#include "lib/toolstack/type.h"\n')
    print_macros()
    enums = [enum for enum in registry.enums.values() if not enum.plain]
    for enum in enums:
        print_enum(enum)
    for struct in derived_structs(registry):
        Tables(registry, struct).write()
    print("const struct type *const all_types[] = {")
    for struct in derived_structs(registry):
        print(f"    &type_{short(struct.name)},")
    print("};\n\nconst unsigned int all_types_count = COUNT(all_types);\n")
    print("const struct enumeration *const all_enumerations[] = {")
    for enum in enums:
        print(f"    &enumeration_{short(enum.name)},")
    print("};\n\nconst unsigned int all_enumerations_count = "
          "COUNT(all_enumerations);")


def print_macros():
    print("#define COUNT(array) (sizeof(array) / sizeof((array)[0]))\n")
    print("/* The place of a member, and of an array, in the struct OUTER. "
          "*/")
    print("#define AT(path) \\\n    .offset = offsetof(OUTER, path), "
          ".bytes = sizeof(((OUTER *)0)->path)")
    print("#define ARRAY(path, number) \\\n"
          "    .offset = offsetof(OUTER, path), "
          ".bytes = sizeof(((OUTER *)0)->path[0]), \\\n"
          "    .array = true, .count_offset = offsetof(OUTER, number)\n")


def print_enum(enum):
    name = short(enum.name)
    print(f"static const struct enumerator {name}_values[] = {{")
    for value in enum.values:
        print(f'    {{{value.number}, "{enum.string(value)}"}},')
    print("};\n")
    print(f"const struct enumeration enumeration_{name} = {{\n"
          f'    "{name}", {name}_values,\n    COUNT({name}_values)}};\n')


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

    def write(self):
        groups = [member for member in self.struct.walk()
                  if member.kind in ("group", "union")
                  and self.layout.has(member)]
        print("#define OUTER "
              f"{layout_type(self.registry, self.struct, self.release)}\n")
        # Inner tables first.
        for group in reversed(groups):
            self.table(group)
        self.table(self.struct)
        print("#undef OUTER\n")

    def name(self, parent):
        name = short(self.struct.name)
        if parent is not self.struct:
            name += "_" + parent.path.replace(".", "_")
        return name + self.ending(self.struct.name)

    def table(self, parent):
        name = self.name(parent)
        print(f"static const struct member {name}_members[] = {{")
        for member in parent.members:
            if self.layout.has(member):
                self.member(member)
        print("};\n")
        whole = parent is self.struct
        static = "" if whole and not self.version else "static "
        size = ("sizeof(OUTER)" if whole
                else f"sizeof(((OUTER *)0)->{parent.path})")
        text = short(self.struct.name) if whole else name
        print(f"{static}const struct type type_{name} = {{\n"
              f'    "{text}", {size},\n'
              f"    {name}_members,\n    COUNT({name}_members)}};\n")

    def member(self, member):
        kind, words = self.kind(member)
        place = f"AT({member.path})"
        if member.kind == "array":
            count = member.path[:-len(member.name)] + member.count
            place = f"ARRAY({member.path}, {count})"
        line = f'    {{"{member.name}", MEMBER_{kind},'
        rest = [place] + [f".{key} = {value}" for key, value in words]
        for at, word in enumerate(rest):
            end = "}," if at + 1 == len(rest) else ","
            if len(line) + len(word) + len(end) + 1 > 79:
                print(line)
                line = "    "
            line += f" {word}{end}"
        print(line)

    def kind(self, member):
        """The kind of a table entry and its other words."""
        words = []
        default = member.default_in(self.release)
        if default and member.kind == "field":
            words.append(("initial", public_name(default)))
        if member.kind in ("group", "union"):
            words.append(("type", f"&type_{self.name(member)}"))
            if member.kind == "group":
                if member.key:
                    words.append(("key", public_name(member.key)))
                return "GROUP", words
            words += [("key_offset", f"offsetof(OUTER, {member.key})"),
                      ("key_name", f'"{member.key}"')]
            return "UNION", words
        if member.private or member.borrowed:
            return "IGNORED", words
        if member.type in self.registry.enums:
            return "ENUM", [("enumeration",
                             f"&enumeration_{short(member.type)}")] + words
        type_ = member.type
        if type_ in self.registry.typedefs and type_ not in KINDS:
            type_ = self.registry.typedefs[type_].type
        if type_ in KINDS:
            return KINDS[type_], words
        return "STRUCT", [("type", f"&type_{short(type_)}"
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
          '#include "lib/toolstack/type.h"\n')
    if len(registry.generations) == 1:
        print("/* There is one generation of layouts only. */")
        print('static_assert(1, "not an empty file");')
        return
    print_macros()
    for version, layout in registry.generations[:-1]:
        print_generation(registry, version, layout)


def print_exports(registry):
    """NODE NAME lines, for the export map: the newest form of each."""
    print(f"XENSTABLE_{registry.generations[0][0]} xenstable_ctx_message")
    for function in [*registry.derived(), *registry.functions]:
        print(f"XENSTABLE_{registry.node(function)} "
              f"{public_name(function.name)}")


def print_generation(registry, version, layout):
    """What programs built with an older version of ours call."""
    node = suffix(version)
    structs = registry.outgrown(layout)
    for struct in structs:
        Tables(registry, struct, version, layout).write()
    for function in derived_functions(registry):
        names = [struct.name for struct in structs
                 if re.search(rf"\b{struct.name}\b", " ".join(
                     type_ for type_, _ in function.parameters))]
        if not names or not in_release(function, layout):
            continue
        old = Function(function.header, function.prototype.replace(
            f"{function.name}(", f"{function.name}_{node}("), False,
            function.since)
        lines = "\n".join(prototype_lines(old)).rstrip(";")
        body = derived_body(registry, function)
        for name in names:
            their = layout_type(registry, registry.structs[name], layout)
            lines = re.sub(rf"\b{public_name(name)}\b(?= \*)", their, lines)
            body = body.replace(f"&type_{short(name)},",
                                f"&type_{short(name)}_{node},").replace(
                f"&type_{short(name)})", f"&type_{short(name)}_{node})")
        name = public_name(function.name)
        text = "\n".join(fold("    " + body))
        print(f'__attribute__((symver("{name}@XENSTABLE_{version}")))\n'
              f"{lines};\n")
        print(f"{lines}\n{{\n{text}\n}}\n")


def derived_body(registry, function):
    if function.name.endswith("_list_free"):
        table = f"&type_{short(function.name.removesuffix('_list_free'))}"
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
    table = f"&type_{short(struct.name)}"
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
    table = f"&enumeration_{short(name)}"
    return {
        "to_string": f"return enumeration_to_string({table}, (int)p);",
        "from_string":
            f"return enumeration_from_string({table}, s, (int *)e);",
        "to_json": f"return json_from_enum(ctx, {table}, (int)p);",
        "from_json": f"return json_to_enum(ctx, {table}, (int *)p, s);",
    }[operation]
