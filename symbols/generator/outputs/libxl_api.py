# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/libxl-api.h: the functions of libxl and libxlutil that
are called, and which release has them, as a table to resolve."""

import re

from emit import NOTICE, declare, short
from libxl import public_name
from outputs import release_file
from outputs.type_tables import derived_structs
from words import release_key

# What follows from a type, or is answered by us, and is called all the same:
# libxl parses and prints CPU policies, which are opaque to us; the memory for
# shadow page tables is a formula that differs between releases and machines.
CALLED = ("libxl_cpuid_parse_config", "libxl_cpuid_parse_config_xend",
          "libxl_cpuid_dispose", "libxl_domain_build_info_to_json",
          "libxl_domain_build_info_from_json",
          "libxl_get_required_shadow_memory")


def called(registry):
    return [function for function in [*registry.derived(),
                                      *registry.functions]
            if not function.own or function.name in CALLED]


def their_type(moving, text):
    """The type of a parameter as it is in the release. A struct that looks
    different there is behind a void pointer; so is what only libxl knows."""
    theirs = {**dict.fromkeys([*moving, "XLU_Config"], "void"),
              "libxl_cpuid_policy_list": "void *",
              # A type of its own, so that ours is never passed for theirs.
              "libxl_ctx": "struct libxl__ctx"}

    def word(found):
        name, space = found.groups()
        type_ = theirs.get(name) or public_name(name)
        return type_ + ("" if type_.endswith("*") else space)

    return re.sub(r"(\w+)( ?)", word, text)


def print_header(registry):
    moving = [struct.name for struct in registry.moving()]
    print(NOTICE)
    print("#ifndef LIBXL_API_H\n#define LIBXL_API_H\n")
    print("#include <xenstable/toolstack.h>\n")
    print("/* A context of libxl's; ours holds one. */\nstruct libxl__ctx;\n")
    print("/* What is called of libxl and libxlutil; NULL where the release "
          "has none.\n   void stands for a struct in the layout of the "
          "release. */\nstruct libxl_functions {")
    for function in called(registry):
        result = their_type(moving, function.result)
        line = f"    {declare(result, '(*' + function.name + ')(')}"
        for at, (type_, name) in enumerate(function.parameters):
            last = at + 1 == len(function.parameters)
            piece = declare(their_type(moving, type_), name) + (
                ");" if last else ",")
            if len(line) + len(piece) > 78:
                print(line.rstrip())
                line = "       "
            line += piece if line.endswith("(") else " " + piece
        print(line)
    print("};\n")
    print("/* X(function, library, major, minor of the first release that "
          "has it, digests of\n   its line in the release files of the newest "
          "and the oldest) */\n#define LIBXL_FUNCTIONS(X) \\")
    rows = []
    for function in called(registry):
        library = ("libxlutil" if function.name.startswith("xlu_")
                   else "libxenlight")
        major, minor = release_key(function.since)
        now, before = (release_file.digest(
            "function " + release_file.function_text(function, release))
            for release in (registry.newest, registry.releases[0]))
        rows.append(f"    X({function.name}, {library}, {major}, {minor}, "
                    f"{now:#010x}, {before:#010x})")
    print(" \\\n".join(rows))
    print("\n/* X(function, type, major, minor): what shows how large the "
          "types of a release\n   are, in the order of all_types */\n"
          "#define LIBXL_INITS(X) \\")
    rows = []
    for struct in derived_structs(registry):
        major, minor = release_key(struct.since)
        rows.append(f"    X({struct.name}_init, {short(struct.name)}, "
                    f"{major}, {minor})")
    print(" \\\n".join(rows))
    print("\n#endif")
