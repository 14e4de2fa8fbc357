# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compare the registry with the real headers of a Xen release.

check-headers prints C whose static assertions hold exactly when the headers
say what the registry says. check-functions lists what the release's
libraries must export. What the headers have and the registry lacks:
tests/toolstack/check-members.
"""

from emit import NOTICE, declare
from structs import layout_type
from words import in_release

HEADERS = ("libxl.h", "libxl_event.h", "libxl_utils.h", "libxl_uuid.h",
           "libxlutil.h")


def print_assertions(registry, release, machine):
    """Each assertion on one line, so that they can be counted."""
    print(NOTICE)
    for name in HEADERS:
        print(f"#include <{name}>")
    print('#include "compat/toolstack/layouts.h"')
    print("#define SAME_TYPE(a, b) __builtin_types_compatible_p(a, b)")
    for enum in registry.enums.values():
        if in_release(enum, release):
            check_enum(enum, release)
    for typedef in registry.typedefs.values():
        print(f"typedef {declare(typedef.type, 'want_' + typedef.name)};")
        check(f"sizeof({typedef.name}) == sizeof(want_{typedef.name})",
              typedef.name)
        # Xen has several opinions what the opaque policy points to.
        if "cpuid_policy" not in typedef.name:
            check(f"SAME_TYPE({typedef.name}, want_{typedef.name})",
                  f"type of {typedef.name}")
    for struct in registry.ordered_structs():
        if in_release(struct, release):
            check_struct(registry, struct, release, machine)
    for function in [*registry.derived(), *registry.functions]:
        if in_release(function, release):
            check_function(function, release)
    for constant in registry.constants:
        if in_release(constant, release):
            print(f"#ifndef {constant.name}")
            print(f"#define {constant.name} missing_in_the_header")
            print("#endif")
            check(f"({constant.name}) == ({constant.value})", constant.name)


    for have in registry.have:
        if in_release(have, release) and not have.only:
            print(f"#ifdef {have.name}\n#define HAVE_IT 1\n#else\n"
                  "#define HAVE_IT 0\n#endif")
            check("HAVE_IT", have.name)
            print("#undef HAVE_IT")


def check(expression, text):
    print(f'_Static_assert({expression}, "{text}");')


def check_enum(enum, release):
    # Those of libxlutil have no typedef.
    name = f"enum {enum.name}" if enum.name.startswith("XLU") else enum.name
    check(f"sizeof({name}) == {4}", f"size of {enum.name}")
    for value in enum.values:
        if in_release(value, release):
            check(f"{value.name} == {value.number}", value.name)


def check_struct(registry, struct, release, machine):
    layout = registry.layout(struct, release, machine)
    real, ours = struct.name, layout_type(registry, struct, release)
    check(f"sizeof({real}) == {layout.size}", f"size of {real}")
    check(f"sizeof({real}) == sizeof({ours})", f"size of {ours}")
    private = {member.path for member in struct.walk() if member.private}
    for path, (offset, size) in layout.offsets.items():
        at = f"__builtin_offsetof({real}, {path})"
        check(f"{at} == {offset}", f"offset of {real}.{path}")
        check(f"{at} == __builtin_offsetof({ours}, {path})",
              f"offset of {ours}.{path}")
        check(f"sizeof((({real} *)0)->{path}) == {size}",
              f"size of {real}.{path}")
        member = struct.by_path.get(path)
        if path in private or member and member.kind in ("group", "union"):
            continue
        if member is None:
            type_ = "int"  # the count of an array
        elif member.kind == "array":
            type_ = member.type + " *"
        else:
            type_ = member.type
            if member.borrowed:
                type_ = "const " + type_
        check(f"SAME_TYPE(__typeof__((({real} *)0)->{path}), "
              f"__typeof__({type_}))", f"type of {real}.{path}")


def check_function(function, release):
    types = ", ".join(function.types_in(release))
    name = function.name
    # A macro of that name is how old programs keep an old function.
    print(f"#ifdef {name}\n#undef {name}\n#endif")
    check(f"SAME_TYPE(__typeof__({name}), {function.result} ({types}))",
          f"prototype of {name}")


def print_functions(registry, release):
    """LIBRARY FUNCTION lines: what the libraries of a release must have."""
    for function in [*registry.derived(), *registry.functions]:
        if in_release(function, release) and not function.inline:
            library = ("libxlutil" if function.name.startswith("xlu_")
                       else "libxenlight")
            print(library, function.name)
