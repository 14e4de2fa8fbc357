# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/releases.c: the releases, and what converts their layouts to ours."""

from emit import NOTICE
from outputs import release_file
from outputs.layout_kinds import kind
from words import release_key


def print_source(registry):
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "compat/hypercalls.h"\n#include "compat/release.h"\n')
    layouts = [layout for struct in registry.public_structs()
               for layout in struct.layouts()]
    for layout in layouts:
        print_converter(layout)
    print("enum {")
    for layout in layouts:
        print(f"    LAYOUT_{layout.name.upper()},")
    print("};\n\nconst struct layout layouts[] = {")
    for layout in layouts:
        public = layout.struct.public
        print(f"    [LAYOUT_{layout.name.upper()}] = {{\n"
              f"        .bytes = sizeof(struct {layout.name}),\n"
              f"        .public_bytes = sizeof(struct {public}),\n"
              f"        .convert = convert_{layout.name},\n    }},")
    print("};\n")
    print("const struct release known_releases[] = {")
    for release in registry.release.values():
        major, minor = release_key(release.name)
        print(f"    {{\n        .major = {major},\n        .minor = {minor},\n"
              f"        .domctl = {release.domctl},\n"
              f"        .sysctl = {release.sysctl},\n"
              f"        .xenctrl_node = \"{release.node}\",")
        for struct in registry.public_structs():
            layout = struct.layout_in(release.name)
            field = kind(struct)
            print(f"        .{field} = LAYOUT_{layout.name.upper()},")
        print("    },")
    print("};\n")
    print("const unsigned int known_releases_count =\n"
          "    sizeof(known_releases) / sizeof(known_releases[0]);\n")
    print_locked(registry)
    print("const struct feature_facts feature_facts[] = {")
    for feature in registry.features:
        since, until = release_key(feature.since), release_key(
            feature.until)
        print(f"    [XENSTABLE_FEATURE_{feature.name.upper()}] =\n"
              f'        {{"{feature.name}", '
              f"RELEASE({since[0]}, {since[1]}), "
              f"RELEASE({until[0]}, {until[1]})}},")
    print("};\n")
    print("const unsigned int feature_facts_count =\n"
          "    sizeof(feature_facts) / sizeof(feature_facts[0]);")


def print_locked(registry):
    """How a release file's reader knows a layout."""
    print("const struct locked_layout locked_layouts[] = {")
    for number, struct in enumerate(release_file.locked_structs(registry)):
        for layout in struct.layouts():
            value = release_file.OFFSET
            for line in release_file.hypercall_lines(layout):
                value = release_file.digest(line, value)
            domctl = struct.name.startswith("xen_domctl")
            place, index = "0", "0"
            if struct.public:
                place = f"offsetof(struct release, {kind(struct)})"
                index = f"LAYOUT_{layout.name.upper()}"
            print(f"    {{{value:#010x}, {str(domctl).lower()}, {number},\n"
                  f"     {place}, {index}}},")
    print("};\n")
    print("const unsigned int locked_layouts_count =\n"
          "    sizeof(locked_layouts) / sizeof(locked_layouts[0]);\n")


def print_converter(layout):
    """The function that copies one layout to our structure."""
    public = layout.struct.public
    print(f"static void convert_{layout.name}(const void *from, void *to)\n{{")
    print(f"    struct {layout.name} in;")
    print(f"    struct {public} out = {{0}};\n")
    print("    memcpy(&in, from, sizeof(in));")
    for field in layout.fields:
        if not field.public:
            continue
        if field.array:
            print(f"    static_assert(sizeof(out.{field.public}) == "
                  f"sizeof(in.{field.name}),\n"
                  f'                  "{field.public}");')
            print(f"    memcpy(out.{field.public}, in.{field.name},\n"
                  f"           sizeof(out.{field.public}));")
        else:
            print(f"    out.{field.public} = in.{field.name};")
    print("    memcpy(to, &out, sizeof(out));\n}\n")
    print(f"static_assert(sizeof(struct {layout.name}) <= "
          f"sizeof(struct {public}),\n"
          '              "our structures have room for Xen\'s");\n')
