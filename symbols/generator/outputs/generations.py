# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/generations.c: old versions of functions, for structs as
programs that were built earlier know them."""

import re

from emit import NOTICE, emit, signature, suffix
from libxl import OPENING, public_name
from outputs.derived import derived_body, derived_functions
from structs import layout_type
from words import in_release, release_key

# With the attribute, optimisation at link time knows it; clang has none.
OLD_VERSION = """\
#if __has_attribute(symver)
#define OLD(function, version) __attribute__((symver(version)))
#else
#define OLD(function, version) __asm__(".symver " #function ", " version);
#endif
"""


def print_source(registry):
    """Old versions of functions, for layouts that have grown since."""
    print(NOTICE)
    print("#include <assert.h>\n")
    print('#include "compat/toolstack/layouts.h"\n'
          '#include "compat/toolstack/context.h"\n'
          '#include "lib/toolstack/json.h"\n'
          '#include "compat/toolstack/libxl.h"\n'
          '#include "lib/toolstack/type.h"\n')
    if len(registry.generations) == 1:
        print("/* There is one generation of layouts only. */")
        print('static_assert(1, "not an empty file");')
        return
    print(OLD_VERSION)
    first = len(registry.stand_ins.releases)
    for at, (version, layout) in enumerate(registry.generations[:-1], first):
        print_generation(registry, at, version, layout)


def print_old(name, node, version, head, body):
    """A function under the version that it had."""
    print(f'OLD({name}_{node}, "{name}@XENSTABLE_{version}")\n'
          f"{head};\n\n{head}\n{{")
    emit(1, body)
    print("}\n")


def print_opening(registry, at, node, version):
    """Contexts for programs that were built with an older version."""
    for function in registry.functions:
        if function.name not in OPENING:
            continue
        name = public_name(function.name)
        head = signature(function, f"{name}_{node}")
        opens = {"libxl_ctx_alloc": "libxl_ctx_open",
                 "xlu_cfg_init": "xlu_open"}[function.name]
        names = ", ".join(name_ for _, name_ in function.parameters)
        print_old(name, node, version, head,
                  f"return {opens}({names}, &all_generations[{at}]);")


def print_generation(registry, at, version, layout):
    """What programs that were built with an older version call."""
    node = suffix(version)
    structs = registry.outgrown(layout)
    if structs:
        print_opening(registry, at, node, version)
    for function in derived_functions(registry):
        names = [struct.name for struct in structs
                 if re.search(rf"\b{struct.name}\b", " ".join(
                     type_ for type_, _ in function.parameters))]
        if (not names or not in_release(function, layout)
                or release_key(function.version or version)
                > release_key(version)):
            continue
        types = {name: layout_type(registry, registry.structs[name], layout)
                 for name in names}
        body = derived_body(registry, function,
                            {name: f"_{node}" for name in names})
        name = public_name(function.name)
        head = signature(function, f"{name}_{node}", types)
        print_old(name, node, version, head, body)
