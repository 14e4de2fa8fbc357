# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/operations.h: the numbers of the operations."""

from emit import LICENCE, PUBLIC_NOTICE


def print_header(registry):
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print("#ifndef XENSTABLE_OPERATIONS_H\n#define XENSTABLE_OPERATIONS_H\n")
    print("/**\n * enum xenstable_operation - everything that is asked of Xen\n"
          " *\n * XENSTABLE_OPERATION_NAME stands for xenstable_name(); the "
          "numbers never\n * change. See xenstable_operation_query().\n */")
    print("enum xenstable_operation {")
    print(",\n".join(f"    {op.constant} = {op.number}"
                     for op in registry.operations))
    print("};\n\n#endif")
