# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/xenlight.c: libxenlight and libxlutil for tests.

Each function hands its arguments to tests/fake/toolstack.c, which plays
libxl. It never looks into a struct, so that one source is right for all
releases.
"""

from libxl_api import called, their_type
from registry import public_name, release_key
from structs import NOTICE, declare, fold, layout_type, short, suffix
from tables import derived_structs

# Those that are in tests/fake/toolstack.c, with fake_ before the name.
BY_HAND = ("libxl_ctx_alloc", "libxl_ctx_free", "libxl_cpuid_dispose",
           "libxl_cpuid_parse_config", "libxl_cpuid_parse_config_xend",
           "libxl_domain_build_info_from_json",
           "libxl_domain_build_info_to_json", "libxl_event_check",
           "libxl_event_free", "libxl_event_register_callbacks",
           "libxl_event_wait", "xlu_cfg_init", "xlu_cfg_destroy")
HOOKS = ("libxl_asyncop_how", "libxl_asyncprogress_how")


def print_source(registry):
    moving = [struct.name for struct in registry.moving()]
    print(NOTICE)
    print('#include "tests/fake/toolstack.h"\n')
    print("#define COUNT(array) (sizeof(array) / sizeof((array)[0]))")
    print("#define ARGUMENT(name) {#name, &(name), sizeof(name)}")
    for function in called(registry):
        print_function(function, moving)


def print_function(function, moving):
    result = their_type(moving, function.result)
    parameters = ", ".join(declare(their_type(moving, type_), name)
                           for type_, name in function.parameters)
    prototype = "\n".join(fold(f"{declare(result, function.name)}"
                               f"({parameters})"))
    print(f"\n{prototype};\n{prototype}\n{{")
    names = [name for _, name in function.parameters]
    if function.name in BY_HAND:
        back = "" if result == "void" else "return "
        print("\n".join(fold(f"    {back}fake_{function.name}("
                             f"{', '.join(names)});")) + "\n}")
        return
    print("    const struct fake_argument arguments[] = {")
    print("\n".join(fold("        " + ", ".join(
        f"ARGUMENT({name})" for name in names) + "};")))
    if result != "void":
        print(f"    {declare(result, 'result')} = 0;")
    print("    const struct fake_call call = {")
    print(f'        .function = "{function.name}",')
    print("        .arguments = arguments,\n"
          "        .count = COUNT(arguments),")
    if result != "void":
        print("        .result = &result,\n"
              "        .result_bytes = sizeof(result),")
    for hook, member in zip(HOOKS, ("how", "progress")):
        for type_, name in function.parameters:
            if hook in type_:
                print(f"        .{member} = {name},")
    print("    };\n\n    fake_toolstack_call(&call);")
    if result != "void":
        print("    return result;")
    print("}")


def print_inits(registry):
    """tests/fake/inits.c: libxl's init functions, for the release FAKE_MINOR:
    a type is cleared, and what is not zero is set. With FAKE_LARGER a vendor
    has added a member to the build info, with FAKE_MOVED he has moved one."""
    print(NOTICE)
    print("#include <string.h>\n")
    print('#include "compat/toolstack/layouts.h"')
    for struct in registry.ordered_structs():
        for first in registry.shapes(struct):
            print_init(registry, struct, first)
    for release in registry.releases:
        print(f"\n#if FAKE_MINOR == {release.partition('.')[2]}")
        for struct in derived_structs(registry):
            if first_in(registry, struct, release):
                print_exported_init(registry, struct, release)
        print("#endif")


def first_in(registry, struct, release):
    firsts = [first for first in registry.shapes(struct)
              if release_key(first) <= release_key(release)]
    return firsts and registry.layout(struct, release).first()


def init_name(registry, struct, release):
    first = registry.layout(struct, release).first()
    return f"init_{short(struct.name)}_{suffix(first)}"


def print_init(registry, struct, first):
    print(f"\nstatic __attribute__((unused)) void\n"
          f"{init_name(registry, struct, first)}"
          f"({layout_type(registry, struct, first)} *p)\n{{\n"
          "    memset(p, 0, sizeof(*p));")
    print_members(registry, struct, registry.layout(struct, first))
    print("}")


def print_members(registry, parent, layout):
    for member in parent.members:
        if not layout.has(member) or member.kind in ("array", "union"):
            continue
        if member.kind == "group":
            print_members(registry, member, layout)
        elif member.type in registry.structs:
            name = init_name(registry, registry.structs[member.type],
                             layout.release)
            print(f"    {name}(&p->{member.path});")
        elif member.default_in(layout.release):
            value = public_name(member.default_in(layout.release))
            print(f"    p->{member.path} = "
                  f"(__typeof__(p->{member.path})){value};")


def print_exported_init(registry, struct, release):
    type_ = layout_type(registry, struct, release)
    print(f"void {struct.name}_init(void *p);\n"
          f"void {struct.name}_init(void *p)\n{{\n"
          f"    {init_name(registry, struct, release)}(p);")
    if struct.name in ("libxl_domain_build_info", "libxl_domain_config"):
        print(f"#ifdef FAKE_LARGER\n    memset(({type_} *)p + 1, 0, 8);"
              "\n#endif")
    if struct.name == "libxl_device_disk":
        print("#ifdef FAKE_MOVED\n    memcpy((char *)p + 8, "
              "\"\\1\\1\\1\\1\", 4);\n#endif")
    print("}")
