# SPDX-License-Identifier: LGPL-2.1-or-later
"""lib/stand-in/: what a library of Xen exports, and which of it we answer
(LIBRARY-names.h); and the version nodes of its names (LIBRARY-node.h)."""

from functools import partial

from emit import NOTICE
from outputs import drop_in_names, drop_in_xenctrl
from stand_ins import NEVER
from words import OLDEST, release_key


def number(release):
    """4.17 -> 417, as STAND_IN_RELEASE has it"""
    major, minor = release_key(release)
    return major * 100 + minor


def answered(registry, library):
    """The names that our drop-in of a library has, but those for programs
    that are built from source."""
    found = set()
    for words in registry.lines("drop-in"):
        name, where, _, *only = words.items
        if where == library and "source" not in only:
            found.add(name)
    for names in (drop_in_xenctrl.names, drop_in_names.names):
        found.update(name for name, where, _ in names(registry)
                     if where == library)
    return found


def condition(since, until):
    parts = []
    if since != OLDEST:
        parts.append(f"STAND_IN_RELEASE >= {number(since)}")
    if until != NEVER:
        parts.append(f"STAND_IN_RELEASE < {number(until)}")
    return " && ".join(parts)


def nodes(registry, library):
    """The version node of each release, as a macro."""
    for at, release in enumerate(registry.stand_ins.releases):
        node = registry.release[release].node.replace("libxenctrl", library)
        print(f"#{'el' if at else ''}if STAND_IN_RELEASE == {number(release)}")
        print("/* Its libraries have no versions. */" if not node
              else f"#define STAND_IN_NODE {node}")
    print('#else\n#error "no stand-in of this release"\n#endif')


def print_nodes(library, registry):
    print(NOTICE)
    nodes(registry, library)


def print_names(library, registry):
    print(NOTICE)
    ours = answered(registry, library)
    for export in registry.stand_ins.libraries[library]:
        if export.kind == "data":
            line = f"STAND_IN_DATA({export.name}, {export.nr_bytes})"
        elif export.name in ours:
            line = f"STAND_IN_ANSWERED({export.name})"
        else:
            line = f"STAND_IN_{export.kind.upper()}({export.name})"
        only = condition(export.since, export.until)
        print(f"#if {only}\n{line}\n#endif" if only else line)


def names_of(library):
    return partial(print_names, library)


def nodes_of(library):
    return partial(print_nodes, library)
