# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compare the registry with the real headers of a Xen release.

check-headers prints C whose static assertions hold exactly when the headers
say what the registry says. check-members reads the release's generated
header _libxl_types.h the other way round: everything that it has must be in
the registry. check-functions lists what the release's libraries must export.
"""

import re
import sys
from pathlib import Path

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


def check_members(registry, release, include):
    """What the release's header has and the registry has not."""
    text = (Path(include) / "_libxl_types.h").read_text()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    checks = differences = 0
    for body, name in re.findall(
            r"^typedef (?:struct|enum) \w+ \{\n(.*?)^\} (\w+);", text,
            re.M | re.S):
        if name in registry.enums:
            known = {value.name for value in registry.enums[name].values
                     if in_release(value, release)}
            found = set(re.findall(r"^\s*(\w+) *= *-?\w+,", body, re.M))
        elif name in registry.structs:
            struct = registry.structs[name]
            paths = registry.layout(struct, release).offsets
            known = {path.rpartition(".")[2] for path in paths}
            found = set(re.findall(r"(\w+)(?:\[\w+\])?;", body))
        else:
            continue
        checks += len(found)
        for thing in sorted(found - known):
            differences += 1
            print(f"not in the registry: {name} {thing}", file=sys.stderr)
    known = {have.name for have in registry.have
             if in_release(have, release)}
    for header in HEADERS:
        text = (Path(include) / header).read_text()
        for name in re.findall(r"^# *define +(LIBXL_HAVE_\w+)", text, re.M):
            checks += 1
            if name not in known:
                differences += 1
                print(f"not in the registry: {name}", file=sys.stderr)
    if not checks:
        sys.exit(f"no types found in {include}/_libxl_types.h")
    print(checks, differences)
