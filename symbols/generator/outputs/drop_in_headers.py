# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/drop-in/libxl*.h: libxl's names for ours, so that a program that
was written for libxl compiles unmodified."""

from emit import LICENCE, PUBLIC_NOTICE
from libxl import PROCESSORS, public_name

INTRODUCTION = """/**
 * DOC: libxl.h - libxl's names for <xenstable/toolstack.h>
 *
 * Every name that is Xen's is a macro for ours; nothing is declared here.
 * Programs see the API of version 4.13 of libxl and later ones
 * (LIBXL_API_VERSION 0x041300), with the members of the newest release that
 * libxenstable knows. What Xen's header includes is included, for programs
 * that rely on it. <xentoollog.h> is that of Xen's stable libraries, and
 * <uuid/uuid.h> is libuuid's where it is installed; XENSTABLE_DROP_IN_ALONE
 * leaves both out.
 */
#ifndef LIBXL_H
#define LIBXL_H

#if defined(LIBXL_API_VERSION) && LIBXL_API_VERSION < 0x041300
#error "libxenstable offers libxl's API from LIBXL_API_VERSION 0x041300 on"
#endif

#include <errno.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <string.h>
#include <sys/wait.h>

#ifndef XENSTABLE_DROP_IN_ALONE
#include <xentoollog.h>
#if defined(__linux__) && defined(__has_include)
#if __has_include(<uuid/uuid.h>)
#include <uuid/uuid.h>
#endif
#endif
#endif

#include <xenstable/toolstack.h>
"""

FORMATS = """
/* For printf */
#define LIBXL_UUID_FMT \\
    "%02hhx%02hhx%02hhx%02hhx-%02hhx%02hhx-%02hhx%02hhx-%02hhx%02hhx-" \\
    "%02hhx%02hhx%02hhx%02hhx%02hhx%02hhx"
#define LIBXL_UUID_FMTLEN 36
#define LIBXL_UUID_BYTES(u) \\
    (u).uuid[0], (u).uuid[1], (u).uuid[2], (u).uuid[3], (u).uuid[4], \\
    (u).uuid[5], (u).uuid[6], (u).uuid[7], (u).uuid[8], (u).uuid[9], \\
    (u).uuid[10], (u).uuid[11], (u).uuid[12], (u).uuid[13], \\
    (u).uuid[14], (u).uuid[15]
#define LIBXL_MAC_FMT "%02hhx:%02hhx:%02hhx:%02hhx:%02hhx:%02hhx"
#define LIBXL_MAC_FMTLEN 17
#define LIBXL_MAC_BYTES(m) (m)[0], (m)[1], (m)[2], (m)[3], (m)[4], (m)[5]

/* Loops over the bits of a bitmap, not of a pointer to it */
#define libxl_for_each_bit(bit, bitmap) \\
    for ((bit) = 0; (bit) < (int)((bitmap).size * 8); (bit)++)
#define libxl_for_each_set_bit(bit, bitmap) \\
    libxl_for_each_bit(bit, bitmap) \\
        if (libxl_bitmap_test(&(bitmap), bit))
"""


def names(registry):
    """Every name of Xen's that stands in our header, and ours."""
    yield from ((name, public_name(name)) for name in registry.opaques)
    for kind in registry.typedefs, registry.enums, registry.structs:
        yield from ((name, public_name(name)) for name in kind)
    for enum in registry.enums.values():
        yield from ((value.name, public_name(value.name))
                    for value in enum.values)
    for function in [*registry.derived(), *registry.functions]:
        yield function.name, public_name(function.name)
    for constant in registry.constants:
        yield constant.name, constant.public


def print_header(registry):
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print(INTRODUCTION)
    for theirs, ours in names(registry):
        line = f"#define {theirs} {ours}"
        print(line if len(line) < 80
              else f"#define {theirs} \\\n    {ours}")
    print(FORMATS)
    print("/* What programs ask for with #ifdef, where all of it is here; the "
          "running\n   release may still refuse what is newer. */")
    for have in filter(registry.holds, registry.have):
        if have.only:
            print(f"#if {PROCESSORS[have.only]}")
        print(f"#define {have.name} 1")
        if have.only:
            print("#endif")
    print("\n#endif")


def print_other(registry):
    """The other headers of libxl: all names are in libxl.h."""
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print("#include <libxl.h>")
