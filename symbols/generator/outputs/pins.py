# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/abi/layout-toolstack.c: what programs that are compiled rely on."""

from emit import LICENCE
from libxl import public_name


def print_pins(registry):
    """Assertions of every size, offset and number of the public header, to be
    kept in tests/abi/: what a compiled program relies on."""
    print(LICENCE)
    print("/* What programs that are compiled with <xenstable/toolstack.h> "
          "rely on, as\n   generated when it was released; see tests/abi/"
          "layout.sh. */")
    print('#include <stddef.h>\n\n#include <xenstable/toolstack.h>\n\n'
          '#include "tests/abi/pins.h"')
    for constant in registry.constants:
        if not constant.name.startswith("LIBXL_HAVE_"):
            print(f"VALUE({constant.public}, {public_name(constant.value)})")
    for enum in registry.enums.values():
        print()
        for value in enum.values:
            print(f"VALUE({public_name(value.name)}, {value.number})")
    for struct in registry.ordered_structs():
        name = public_name(struct.name)
        layout = registry.layout(struct, registry.newest)
        print(f"\nSIZE({name}, {layout.size})")
        for path, (offset, size) in layout.offsets.items():
            print(f"FIELD({name}, {path}, {offset}, {size})")
