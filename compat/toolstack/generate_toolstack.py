#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Write the toolstack area's C from the registry in symbols/.

    generate_toolstack.py OUTPUT SYMBOLS-FOLDER [RELEASE [INCLUDE-FOLDER]]

prints the file named OUTPUT. The outputs check-... take a RELEASE and
check-members the folder of its headers, too: see check_headers.py.
"""

import sys

import calls
import check_headers
import converters
import drop_in
import fake
import features
import libxl_api
import printer
import private_header
import public_header
import tables
import unbound
import wrappers
from registry import Registry, RegistryError

OUTPUTS = {
    "include/xenstable/toolstack.h": public_header.print_header,
    "compat/toolstack/layouts.h": private_header.print_header,
    "compat/toolstack/converters.h": converters.print_header,
    "compat/toolstack/converters.c": converters.print_source,
    "compat/toolstack/types.h": tables.print_header,
    "compat/toolstack/types.c": tables.print_source,
    "compat/toolstack/calls.c": calls.print_source,
    "compat/toolstack/derived.c": tables.print_derived,
    "compat/toolstack/generations.c": tables.print_generations,
    "compat/toolstack/features.c": features.print_source,
    "compat/toolstack/unbound.c": unbound.print_source,
    "compat/toolstack/libxl-api.h": libxl_api.print_header,
    "compat/toolstack/drop-in-names": drop_in.print_names,
    "include/drop-in/libxl.h": drop_in.print_header,
    "include/drop-in/libxl_event.h": drop_in.print_other,
    "include/drop-in/libxl_utils.h": drop_in.print_other,
    "include/drop-in/libxl_uuid.h": drop_in.print_other,
    "include/drop-in/libxlutil.h": drop_in.print_other,
    "tests/fake/inits.c": fake.print_inits,
    "tests/fake/xenlight.c": fake.print_source,
    "lib/drop-in/xenlight-event.c": drop_in.wrappers("libxl_event.h"),
    "lib/drop-in/xenlight-libxl.c": drop_in.wrappers("libxl.h"),
    "lib/drop-in/xenlight-types.c": drop_in.wrappers("_libxl_types.h"),
    "lib/drop-in/xenlight-utils.c": drop_in.wrappers("libxl_utils.h"),
    "lib/drop-in/xenlight-uuid.c": drop_in.wrappers("libxl_uuid.h"),
    "lib/drop-in/xlutil.c": drop_in.wrappers("libxlutil.h"),
    "libxenstable.map": tables.print_map,
    "tests/abi/layout-toolstack.c": tables.print_pins,
    "tests/toolstack/judge-print.c": printer.print_source,
    "tests/toolstack/judge-print.h": printer.print_header,
    "tests/toolstack/wrappers.c": wrappers.print_source,
    "check-headers": check_headers.print_assertions,
    "check-functions": check_headers.print_functions,
    "check-members": check_headers.check_members,
}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in OUTPUTS:
        sys.exit(__doc__ + "\nOutputs: " + ", ".join(OUTPUTS))
    try:
        OUTPUTS[sys.argv[1]](Registry(sys.argv[2]), *sys.argv[3:])
    except RegistryError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
