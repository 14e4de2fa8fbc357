# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/xenlight.c: libxenlight and libxlutil for tests.

Each function hands its arguments to tests/fake/toolstack.c, which plays
libxl. It never looks into a struct, so that one source is right for all
releases.
"""

from emit import NOTICE, declare, emit, fold
from outputs.libxl_api import called, their_type

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
        emit(1, f"{back}fake_{function.name}({', '.join(names)});")
        print("}")
        return
    print("    const struct fake_argument arguments[] = {")
    emit(2, ", ".join(f"ARGUMENT({name})" for name in names) + "};")
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
