# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/exports: what the fake libraries of each release export, one
`RELEASE LIBRARY NODE NAME` a line, - for no node."""

from emit import GENERATED
from outputs.libxl_api import called
from outputs.type_tables import derived_structs
from words import in_release, release_key


def node_of(release, library):
    """Until 4.17 the three libraries had nodes of the same name."""
    if release_key(release.name) < (4, 18):
        return release.node or "-"
    return f"{library}_{release.name}.0"


def libxl_names(registry, release):
    """(library, name) of what is called; init functions show sizes."""
    for function in called(registry):
        if in_release(function, release):
            yield ("libxlutil" if function.name.startswith("xlu_")
                   else "libxenlight"), function.name
    for struct in derived_structs(registry):
        if in_release(struct, release):
            yield "libxenlight", f"{struct.name}_init"


def print_names(registry):
    print(f"# {GENERATED}")
    for release in registry.release.values():
        for function in registry.xenctrl:
            if in_release(function, release.name):
                print(release.name, "libxenctrl", release.node or "-",
                      function.name)
        names = libxl_names(registry, release.name)
        for library, name in dict.fromkeys(names):
            print(release.name, library, node_of(release, library), name)
