# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/drop-in/libxl*.h: libxl's names for ours, so that a program that
was written for libxl compiles unmodified."""

from emit import LICENCE, PUBLIC_NOTICE
from libxl import PROCESSORS, public_name

INTRODUCTION = """/**
 * DOC: libxl.h - libxl's names for <xenstable/toolstack.h>
 *
 * Every name that is Xen's is a macro for ours.
 * Programs see libxl's API as LIBXL_API_VERSION says, of all that libxl itself
 * takes (<libxl_api_version.h>), with the members of the newest release that
 * libxenstable knows. What Xen's header includes is included, for programs
 * that rely on it: <xentoollog.h> of Xen's stable libraries and <uuid/uuid.h>
 * of libuuid, each where it is installed. XENSTABLE_DROP_IN_ALONE leaves both
 * out.
 */
#ifndef LIBXL_H
#define LIBXL_H

#include <errno.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>

#if defined(__has_include) && !defined(XENSTABLE_DROP_IN_ALONE)
#if __has_include(<xentoollog.h>)
#include <xentoollog.h>
#define XENSTABLE_DROP_IN_XENTOOLLOG_H 1
#endif
#ifdef __linux__
#if __has_include(<uuid/uuid.h>)
#include <uuid/uuid.h>
#endif
#endif
#endif
#ifndef XENSTABLE_DROP_IN_XENTOOLLOG_H
typedef struct xentoollog_logger xentoollog_logger;
#endif

#include <xenstable/toolstack.h>
"""

FORMATS = """
/* For printf */
#define LIBXL_UUID_FMT \\
    "%02hhx%02hhx%02hhx%02hhx-%02hhx%02hhx-%02hhx%02hhx-%02hhx%02hhx-" \\
    "%02hhx%02hhx%02hhx%02hhx%02hhx%02hhx"
#define LIBXL_UUID_FMTLEN 36
#define LIBXL__UUID_BYTES(u) \\
    (u)[0], (u)[1], (u)[2], (u)[3], (u)[4], (u)[5], (u)[6], (u)[7], \\
    (u)[8], (u)[9], (u)[10], (u)[11], (u)[12], (u)[13], (u)[14], (u)[15]
#define LIBXL_UUID_BYTES(u) LIBXL__UUID_BYTES((u).uuid)
#define LIBXL_MAC_FMT "%02hhx:%02hhx:%02hhx:%02hhx:%02hhx:%02hhx"
#define LIBXL_MAC_FMTLEN 17
#define LIBXL_MAC_BYTES(m) (m)[0], (m)[1], (m)[2], (m)[3], (m)[4], (m)[5]

/* Loops over the bits of a bitmap, not of a pointer to it */
#define libxl_for_each_bit(bit, bitmap) \\
    for ((bit) = 0; (bit) < (int)((bitmap).size * 8); (bit)++)
#define libxl_for_each_set_bit(bit, bitmap) \\
    libxl_for_each_bit(bit, bitmap) \\
        if (libxl_bitmap_test(&(bitmap), bit))

#define LIBXL_FILLZERO(object) (memset(&(object), 0, sizeof(object)))
#ifndef LIBXL_EXTERNAL_CALLERS_ONLY
#define LIBXL_EXTERNAL_CALLERS_ONLY
#endif

static inline uint32_t libxl__sizekb_to_mb(uint32_t s)
{
    return (s + 1023) / 1024;
}
"""

# What is not offered is an error of the compiler where it is called.
REFUSED = """
#define XENSTABLE_LIBXL_REFUSED(name, reason) \\
    int name(const void *, ...)               \\
        __attribute__((error("libxenstable has no " #name ": " reason)))"""
ARM_ONLY = "device trees are for Arm only"
REFUSALS = (("libxl_dt_overlay", ARM_ONLY),
            ("libxl_dt_overlay_domain", ARM_ONLY))
# Said by <libxl_api_version.h>.
BY_VERSION = ("LIBXL_HAVE_NONCONST_EVENT_OCCURS_EVENT_ARG",
              "LIBXL_HAVE_NONCONST_LIBXL_BASENAME_RETURN_VALUE")


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
    print_refused(REFUSALS)
    print()
    print("/* What programs ask for with #ifdef, where all of it is here; the "
          "running\n   release may still refuse what is newer. */")
    for have in filter(registry.holds, registry.have):
        if have.name in BY_VERSION:
            continue
        if have.only:
            print(f"#if {PROCESSORS[have.only]}")
        print(f"#define {have.name} 1")
        if have.only:
            print("#endif")
    print("\n#include <libxl_api_version.h>")
    print("\n#endif")


def print_refused(refusals):
    print(REFUSED)
    for name, reason in refusals:
        line = f'XENSTABLE_LIBXL_REFUSED({name}, "{reason}");'
        print(line if len(line) < 80
              else line.replace(", ", ",\n                        ", 1))


JSON_INTRODUCTION = """/**
 * DOC: libxl_json.h - types of libxl into a generator of libyajl
 *
 * For programs that have libyajl, up to what libxl.h of Xen 4.20 has; later
 * ones may use either JSON library, and programs TYPE_to_json().
 */
#ifndef LIBXL_JSON_H
#define LIBXL_JSON_H

#include <libxl.h>

#include <libxl_yajl.h>

#ifdef HAVE_YAJL_V2
"""
# Types of libxl's that have no text of their own.
WITHOUT_TEXT = ("libxl_defbool", "libxl_uuid", "libxl_mac", "libxl_bitmap",
                "libxl_cpuid_policy_list", "libxl_string_list",
                "libxl_key_value_list", "libxl_hwcap", "libxl_ms_vm_genid")


def print_json(registry):
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print(JSON_INTRODUCTION)
    for type_ in registry.printed_types():
        value = "*(p)" if type_.name in registry.enums else "(p)"
        print(f"#define {type_.name}_gen_json(hand, p) \\\n"
              "    xenstable_libxl_json_feed((hand), \\\n"
              f"        {type_.name}_to_json(NULL, {value}))")
    print_refused([(f"{name}_gen_json", "use that of the struct it is in")
                   for name in WITHOUT_TEXT])
    print("\n#endif\n\n#endif")


def print_other(registry):
    """The other headers of libxl: all names are in libxl.h."""
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print("#include <libxl.h>")
