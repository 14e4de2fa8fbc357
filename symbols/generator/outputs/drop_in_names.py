# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/toolstack/drop-in-names: what a program may import, as in
symbols/drop-in."""

from emit import GENERATED


def names(registry):
    """[(name, library, area)] by name"""
    return [(function.name,
             "libxlutil" if function.header == "libxlutil.h"
             else "libxenlight", "toolstack")
            for function in sorted([*registry.derived(), *registry.functions],
                                   key=lambda function: function.name)]


def print_names(registry):
    """What a program may import, as symbols/drop-in has it: NAME LIBRARY
    AREA."""
    print(f"# {GENERATED}")
    for words in names(registry):
        print(*words)
