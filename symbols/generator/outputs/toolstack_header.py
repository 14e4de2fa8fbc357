# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/toolstack.h: the frozen public declarations."""

import comments
from emit import LICENCE, PUBLIC_NOTICE, declare, prototype
from libxl import public_name
from structs import StructWriter
from words import OLDEST

INTRODUCTION = """/**
 * DOC: toolstack - create and manage domains: libxl with frozen layouts
 *
 * This area has libxl's functions and types. The names are Xen's own with
 * xenstable_ in front: xenstable_libxl_ctx_alloc(), xenstable_xlu_cfg_init(),
 * XENSTABLE_LIBXL_DOMAIN_TYPE_PVH. A name of libxl's that does not contain
 * "libxl" gets it: ERROR_NI is XENSTABLE_LIBXL_ERROR_NI. Everything means what
 * Xen's documentation of libxl says; the differences are listed here. One
 * function is not libxl's: xenstable_toolstack_message().
 *
 * Layout. The layout of a struct never changes for a compiled program. When
 * Xen adds a member, the functions that take the struct get new symbol
 * versions, and a program that was built with an earlier header keeps the old
 * ones. Therefore all parts of a program that share these structs must be
 * compiled with the same version of this header. A program that looks up
 * functions by name must use dlvsym().
 *
 * Memory. What a member points to is allocated with malloc(), and dispose
 * frees it. A program may free and replace single members. A struct that has
 * an init function must be initialised with it; after that, init_KEY selects
 * the case of a union.
 *
 * Errors. Functions return 0 or a negative XENSTABLE_LIBXL_ERROR_ number. Some
 * members and enumerators do not exist in every release. To set one of them
 * to anything but its default on a release that does not have it is
 * XENSTABLE_LIBXL_ERROR_NI; the message names the member and the first release
 * that has it. "Xen X.Y" below is the first release that has something. No
 * such note means: every release from 4.14 on.
 *
 * Functions of types. Each struct NAME with members to free has these:
 *
 *   NAME_init       sets all members to their defaults; call it before
 *                   anything else
 *   NAME_init_KEY   selects the case of a union by its key; frees what the
 *                   case selected before owns
 *   NAME_dispose    frees what the members point to, not the struct itself,
 *                   and clears the struct
 *   NAME_copy       makes a deep copy; the destination needs no init. When
 *                   memory runs out, the destination is as after init. A copy
 *                   of a struct to itself does nothing
 *   NAME_to_json    returns malloc'ed text with all members that differ from
 *                   their defaults; NULL on error
 *   NAME_from_json  reads such text, strictly: XENSTABLE_LIBXL_ERROR_INVAL for
 *                   an unknown member, a wrong type, a number that is too
 *                   large, or anything after the end; the message says where
 *
 * Enumerations have NAME_to_string (constant text; NULL for an unknown
 * number), NAME_from_string (0 or XENSTABLE_LIBXL_ERROR_FAIL; upper and lower
 * case are the same), NAME_to_json and NAME_from_json. None of these functions
 * needs Xen. Several threads may use them on different objects, and so may a
 * child after fork().
 *
 * Context. xenstable_libxl_ctx_alloc() loads the libxenlight of the running
 * Xen. It fails, with a message to its logger, with
 * XENSTABLE_LIBXL_ERROR_VERSION when this libxenstable does not know the
 * running release, and with XENSTABLE_LIBXL_ERROR_FAIL when the library is not
 * installed or access to Xen is refused.
 *
 * Where no Xen runs, it succeeds. Types, JSON and parsing work with that
 * context. Functions that ask Xen fail with XENSTABLE_LIBXL_ERROR_FAIL, or
 * return NULL and set the number of elements to 0. The functions of types also
 * accept NULL as their context.
 *
 * JSON needs libyajl.so.2. It is loaded when a context is opened or, without
 * a context, when JSON is used. Where it is missing, functions of JSON return
 * XENSTABLE_LIBXL_ERROR_FAIL or NULL, with a message.
 *
 * A logger may be NULL; messages are then lost. xenstable_toolstack_message()
 * gives the reason of the last call that libxenstable itself refused.
 *
 * Old callers. A program may call domain_need_memory_0x041200() or
 * domain_need_memory_0x040700() on a context, and never domain_need_memory().
 * Then, as in libxl, a domain that is created with this context gets no
 * default for shadow_memkb and iommu_memkb: the defaults would need more
 * memory than the older functions have told. For a PVH guest such a program
 * must set shadow_memkb itself (get_required_shadow_memory()); otherwise
 * creation fails on Xen 4.17 and later.
 *
 * Asynchronous operations. An operation with an ao_how that is not NULL may
 * end after the function has returned. What the function got by pointer must
 * stay valid until the operation ends, except ao_how and aop_console_how
 * themselves. The results are there when it ends. It ends when its callback is
 * called or, with an event, when the program takes the event. If the program
 * never takes the event, the memory must stay valid until
 * xenstable_libxl_ctx_free() has returned; the results are there then, too.
 * Every operation must have ended before xenstable_libxl_ctx_free() is called:
 * otherwise libxl ends the program with abort(). When there is no memory for
 * an event, the disaster hook is called. As in libxl, the end of an operation
 * may get lost when it is reported by event and its progress by callback: use
 * the same way for both.
 *
 * Results. A struct that a function only fills is not read by it. After an
 * error its values are undefined, and libxl has left nothing in it to free.
 * Numbers that the function returns through pointers are undefined as well.
 * A function that changes a struct may return XENSTABLE_LIBXL_ERROR_NOMEM
 * although the operation was done: there was no memory for its results.
 *
 * Threads: as with libxl, several threads may share a context. Functions of
 * types may be used in any thread. Since: 1.0
 */"""


def since_note(since):
    return f" /* Xen {since} */" if since != OLDEST else ""


def print_header(registry):
    print(LICENCE)
    print(PUBLIC_NOTICE)
    print(INTRODUCTION)
    print("#ifndef XENSTABLE_TOOLSTACK_H\n#define XENSTABLE_TOOLSTACK_H\n")
    for name in ("stdbool.h", "stddef.h", "stdint.h", "stdio.h",
                 "poll.h", "sys/time.h", "sys/types.h"):
        print(f"#include <{name}>")
    print('\n#include <xenstable/core.h>\n')
    print('#ifdef __cplusplus\nextern "C" {\n#endif')
    print("#pragma GCC visibility push(default)\n")
    print_constants(registry)
    print_types(registry)
    print_functions(registry)
    print("#pragma GCC visibility pop\n#ifdef __cplusplus\n}\n#endif\n")
    print("#endif")


def print_constants(registry):
    for constant in registry.constants:
        print(f"#define {constant.public} {public_name(constant.value)}"
              f"{since_note(constant.since)}")
    print()


def is_function(typedef):
    """Its parameters are structs, which must be declared first."""
    return "()(" in typedef.type


def print_typedef(typedef):
    text = declare(public_name(typedef.type), public_name(typedef.name))
    line = f"typedef {text};"
    if len(line) > 80:
        result, parameters = typedef.type.split("()(")
        line = (f"typedef {public_name(result)}{public_name(typedef.name)}(\n"
                f"    {public_name(parameters)};")
    print(line)


def opaque(name):
    """A type that is a struct of the same name."""
    line = f"typedef struct {name} {name};"
    if len(line) > 80:
        line = f"typedef struct {name}\n    {name};"
    return line


def print_types(registry):
    for name in registry.opaques:
        print(opaque(public_name(name)))
    print()
    for typedef in registry.typedefs.values():
        if not is_function(typedef) and typedef.type not in registry.enums:
            print_typedef(typedef)
    print()
    for enum in registry.enums.values():
        name = public_name(enum.name)
        print(f"typedef enum {name} {{{since_note(enum.since)}")
        for value in enum.values:
            since = value.since if value.since != enum.since else OLDEST
            line = (f"    {public_name(value.name)} = {value.number},"
                    f"{since_note(since)}")
            if len(line) > 80:
                line = (f"   {since_note(since)}\n"
                        f"    {public_name(value.name)} = {value.number},")
            print(line)
        print(f"}} {name};\n")
    for typedef in registry.typedefs.values():
        if typedef.type in registry.enums:
            print_typedef(typedef)
    structs = registry.ordered_structs()
    for struct in structs:
        name = public_name(struct.name)
        print(opaque(name))
    for typedef in filter(is_function, registry.typedefs.values()):
        print_typedef(typedef)
    print()
    for struct in structs:
        writer = StructWriter(registry, struct, registry.newest, True)
        print(f"struct {public_name(struct.name)} {{"
              f"{since_note(struct.since)}")
        print("\n".join(writer.lines(struct, 1)))
        print("};\n")


MESSAGE = """/**
 * xenstable_toolstack_message() - why libxenstable itself refused a call
 * @text: receives the sentence; "" if no call was refused
 * @text_bytes: size of @text
 *
 * Threads: several may share @ctx. Fork: allowed in a child. Since: 1.0
 */
void xenstable_toolstack_message(xenstable_libxl_ctx *ctx, char *text,
                                 size_t text_bytes);
"""


def print_functions(registry):
    print(MESSAGE)
    print('/* Made from the types: see "Functions of types" above */\n')
    for function in registry.derived():
        print_function(function)
    texts = comments.read_texts(registry)
    header = None
    for function in registry.functions:
        if function.header != header:
            header = function.header
            print(f"\n/* {header} */")
        print()
        print("\n".join(comments.block(registry, function,
                                       texts[function.name])))
        print(prototype(function))
    print()


def print_function(function):
    if function.since != OLDEST:
        print(f"/* Xen {function.since} */")
    print(prototype(function))
