# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/types.c and .h: the public types as tables, see
lib/toolstack/type.h."""

import re

from emit import NOTICE, short, suffix
from libxl import public_name
from outputs import release_file
from structs import layout_type
from words import OLDEST, in_release, release_key

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


def release_number(release):
    return "RELEASE({}, {})".format(*release_key(release))


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
    parents = type_parents(registry)
    sizes = {"TYPES": len(parents),
             "MEMBERS": sum(len(list(filter(table.layout.has, parent.members)))
                            for table, parent in parents),
             "ENUMERATORS": sum(len(enum.values)
                                for enum in table_enums(registry)),
             "TEXT_BYTES": sum(len(text) + 1
                               for text in all_texts(registry, parents)),
             "FIXED": len(list(release_file.fixed_digests(registry)))}
    print("/* Of the tables. */\nenum {")
    for name, size in sizes.items():
        print(f"    ALL_{name} = {size},")
    print("};\n")
    print("#define TYPE(name) (&all_types[TYPE_##name])\n"
          "#define ENUMERATION(name) (&all_enumerations[ENUMERATION_##name])"
          "\n")
    for generation in registry.layouts_of_programs[:-1]:
        for table in outgrown_tables(registry, *generation):
            print(f"#define TYPE_{table.name(table.struct)} "
                  f"{table_index(registry, table)}")
    print("/* The types that are not the same in every release, inner ones "
          "first. */\n#define MOVING_TYPES(X) \\")
    print(" \\\n".join(fold_words([f"X({short(struct.name)})"
                                   for struct in registry.moving()])))
    print("enum {\n#define MOVING(name) MOVING_##name,\n"
          "    MOVING_TYPES(MOVING)\n#undef MOVING\n"
          "    MOVING_COUNT\n};\n")
    print("/* Those that are only ever a part of others: neither arguments of "
          "functions nor\n   elements of arrays. */\n"
          "#define INNER_TYPES(X) \\")
    print(" \\\n".join(fold_words([f"X({short(struct.name)})"
                                   for struct in inner_structs(registry)])))
    print()
    print("extern const struct enumerator all_enumerators[];\n"
          "extern const struct enumeration all_enumerations[];\n"
          "extern const struct earlier all_earlier[];\n"
          "extern const struct member all_members[];\n"
          "extern const struct type all_types[];\n\n"
          "/* Of lines in a release file that must be as we know them. */\n"
          "/* Only tells about something: nobody gives it back. */\n"
          "extern const bool told_types[MOVING_COUNT];\n"
          "extern const uint32_t all_fixed[];\n\n#endif")


def inner_structs(registry):
    """Structs that a function neither gets nor gives, and no array has."""
    texts = [text for function in registry.functions
             for text in (function.result, *(type_ for type_, _ in
                                             function.parameters))]
    texts += [member.type for struct in registry.structs.values()
              for member in struct.walk() if member.kind == "array"]
    named = set(re.findall(r"\w+", " ".join(texts)))
    return [struct for struct in derived_structs(registry)
            if struct.name not in named]


def table_enums(registry):
    return [enum for enum in registry.enums.values() if not enum.plain]


def outgrown_tables(registry, version, layout):
    return [Tables(registry, struct, version, layout)
            for struct in registry.outgrown(layout)]


def all_tables(registry):
    """Every struct that has a table, older layouts last."""
    found = [Tables(registry, struct) for struct in derived_structs(registry)]
    for generation in registry.layouts_of_programs[:-1]:
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
    check_plans(registry)
    print(NOTICE)
    if len(registry.layouts_of_programs) > 1:
        print('#include "compat/toolstack/layouts.h"')
    print('#include "compat/release.h"\n#include "lib/toolstack/type.h"\n')
    parents = type_parents(registry)
    print_texts(registry, parents)
    print_macros()
    print_enums(registry)
    index = {table.name(parent): at
             for at, (table, parent) in enumerate(parents)}
    earlier = ["    {0, 0},"]
    print("const struct member all_members[] = {")
    for table, parent in parents:
        table.members(parent, index, earlier)
    print("};\n\nconst struct earlier all_earlier[] = {")
    for line in earlier:
        print(line)
    print("};\n\nconst struct type all_types[] = {")
    first = 0
    for table, parent in parents:
        first += table.type(parent, first)
    print("};\n")
    print_releases(registry)


def check_plans(registry):
    """What compat/toolstack/plan.c does not do."""
    for struct in registry.structs.values():
        for member in struct.walk():
            if member.kind == "union" and member.since != struct.since:
                raise NotImplementedError(
                    f"{struct.name}.{member.path}: a union that came later")
            # An older program disposes of them by the newest tables.
            element = registry.structs.get(member.type)
            if (member.kind == "array" and element and any(
                    not in_release(member, layout)
                    for _, layout in registry.layouts_of_programs)
                    and registry.shapes(element) != [element.since]):
                raise NotImplementedError(
                    f"{struct.name}.{member.path}: an array of what grows")
    for struct in registry.moving():
        if struct.plain:
            raise NotImplementedError(f"{struct.name} has no table")


def print_releases(registry):
    print("const uint32_t all_fixed[] = {")
    for digest in release_file.fixed_digests(registry):
        print(f"    {digest:#010x},")
    print("};\n")
    print("const bool told_types[MOVING_COUNT] = {")
    for struct in registry.moving():
        if struct.told:
            print(f"    [MOVING_{short(struct.name)}] = true,")
    print("};\n")
    print("const struct toolstack_release toolstack_releases[] = {")
    for release in registry.releases:
        print("    {{{}, {}, NULL}},".format(*release_key(release)))
    print("};\nconst unsigned int toolstack_releases_count =\n"
          "    sizeof(toolstack_releases) / sizeof(toolstack_releases[0]);\n")
    print("const struct generation all_generations[] = {")
    for version, layout in registry.layouts_of_programs:
        outgrown = registry.outgrown(layout)
        # The newest has what later releases added without moving anything.
        if version == registry.layouts_of_programs[-1][0]:
            layout = registry.newest
        print(f"    {{\n        /* {version} */\n"
              f"        .release = {release_number(layout)},\n"
              "        .types = {")
        for struct in registry.moving():
            ending = f"_{suffix(version)}" if struct in outgrown else ""
            print(f"            [MOVING_{short(struct.name)}] = "
                  f"TYPE_{short(struct.name)}{ending},")
        print("        },\n    },")
    print("};\nconst unsigned int newest_generation = "
          f"{len(registry.layouts_of_programs) - 1};")


def print_texts(registry, parents):
    """One block with all names; they are found by their offsets in it."""
    texts = all_texts(registry, parents)
    print("#define TEXTS(X) \\")
    print(" \\\n".join(fold_words([f"X({text})" for text in texts])))
    print("\n/* Text of it, and with the zero behind it. */\n"
          "#define TEXT_ROOM(text) char t_##text[sizeof(#text)];\n"
          "#define TEXT_ITSELF(text) #text,\n"
          "#define TEXT(text) ((uint16_t)offsetof(struct texts, t_##text))\n")
    print("static const struct texts {\n    TEXTS(TEXT_ROOM)\n} "
          "texts = {TEXTS(TEXT_ITSELF)};\n\n"
          "_Static_assert(sizeof(texts) == ALL_TEXT_BYTES, \"types.h\");\n")
    print("const char *text_at(unsigned int text)\n{\n"
          "    return (const char *)&texts + text;\n}\n")


def all_texts(registry, parents):
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
    return sorted(text for text in texts if re.fullmatch(r"[a-z0-9_]+", text))


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
          ".bytes = sizeof(((OUTER *)0)->path), \\\n"
          "    .align = _Alignof(__typeof__(((OUTER *)0)->path))")
    print("#define ARRAY(path, number) \\\n"
          "    .offset = offsetof(OUTER, path), "
          ".bytes = sizeof(((OUTER *)0)->path[0]), \\\n"
          "    .array = true, .count_offset = offsetof(OUTER, number)\n")


def print_enums(registry):
    print("const struct enumerator all_enumerators[] = {")
    for enum in table_enums(registry):
        print(f"    /* {short(enum.name)} */")
        for value in enum.values:
            since = (0 if value.since == OLDEST
                     else release_number(value.since))
            print(f"    {{{value.number}, TEXT({enum.string(value)}), "
                  f"{since}}},")
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
        """_1_0 for a struct whose older layout differs."""
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
        line = f"    {{TEXT({self.text(parent)}), {first}, {count},"
        end = f"{size}}},"
        broken = len(line) + 1 + len(end) > 79
        print(line + ("\n     " if broken else " ") + end)
        return count

    def members(self, parent, index, earlier):
        print(f"/* {self.name(parent)} */\n#define OUTER {self.outer()}")
        members = list(filter(self.layout.has, parent.members))
        plain = []
        for member in reversed(members):
            plain.append(0 if self.owns(member) else
                         (plain[-1] if plain else 0) + 1)
        for member in members:
            self.member(member, index, plain.pop(), earlier)
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

    def member(self, member, index, plain, earlier):
        kind, words = self.kind(member, index)
        if plain:
            words.append(("plain", plain))
        if member.bits:
            words += [("enumeration", f"ENUMERATION_{short(member.bits)}"),
                      ("bits", "true")]
        since = self.since(member)
        if since != OLDEST:
            words.append(("since", release_number(since)))
        if member.defaults and not self.version:
            words.append(("earlier", len(earlier)))
            values = [member.default] + [value for _, value in
                                         member.defaults]
            earlier += [f"    {{{release_number(until)}, "
                        f"{public_name(value or '0')}}},"
                        for (until, _), value in zip(member.defaults, values)]
            earlier.append("    {0, 0},")
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

    def since(self, member):
        """A group is there when a member of it is."""
        if member.kind in ("group", "union"):
            return min(map(self.since, member.members), key=release_key)
        return member.since

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
