#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The LIBXL_HAVE_ macros that the drop-in does not define, and why.

    have_page.py SYMBOLS-FOLDER
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(sys.argv[0]).resolve().parents[2]
                       / "symbols" / "generator"))

from registry import Registry  # noqa: E402


def main(symbols):
    registry = Registry(symbols)
    missing = [have for have in registry.have if not registry.holds(have)]
    print(f"{len(registry.have) - len(missing)} of the "
          f"{len(registry.have)} macros are defined. These are not:\n")
    print("| macro | missing | why |\n| --- | --- | --- |")
    for have in missing:
        things = ", ".join(f"`{thing}`" for thing in have.things
                           if not registry.has_thing(thing))
        print(f"| `{have.name}` | {things} | {registry.without[have.name]} |")


main(sys.argv[1])
