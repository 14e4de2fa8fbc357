# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/drop-in-names: what a program may import, as in
symbols/drop-in."""

from emit import GENERATED


def names(registry):
    """[(name, library, area)] by name"""
    functions = [(function.name, function.library)
                 for function in [*registry.derived(), *registry.functions]]
    # Macros of libxl_json.h.
    macros = [(f"{type_.name}_gen_json", "libxenlight")
              for type_ in registry.printed_types()]
    return [(*words, "toolstack") for words in sorted(functions + macros)]


def print_names(registry):
    """What a program may import, as symbols/drop-in has it: NAME LIBRARY
    AREA."""
    print(f"# {GENERATED}")
    for words in names(registry):
        print(*words)
