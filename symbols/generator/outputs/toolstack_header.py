# SPDX-License-Identifier: LGPL-2.1-or-later
"""include/xenstable/toolstack.h: the frozen public declarations."""

import comments
from emit import LICENCE, PUBLIC_NOTICE, declare, prototype
from libxl import public_name
from structs import StructWriter
from words import OLDEST

INTRODUCTION = """/**
 * DOC: toolstack - create and manage domains: a libxl with a frozen layout
 *
 * The names are Xen's own with xenstable_ in front:
 * xenstable_libxl_ctx_alloc(), xenstable_xlu_cfg_init(),
 * XENSTABLE_LIBXL_DOMAIN_TYPE_PVH. What has no libxl in its name there has it
 * here: ERROR_NI is XENSTABLE_LIBXL_ERROR_NI. They mean what Xen's
 * documentation of libxl says. What differs is written here, and what libxl
 * does not have is xenstable_toolstack_message().
 *
 * Layout. The layouts never change for a program that is compiled: when
 * Xen adds a member, the new layout has new symbol versions, and a program
 * built with an earlier header keeps its own. So every struct must come from
 * one version of this header within a program, and symbols that are looked up
 * by name need dlvsym().
 *
 * Memory. Members are filled with memory of malloc(), which dispose frees;
 * single members may be freed and replaced. Every struct that has an init
 * function is set up by it; afterwards a union is chosen with init_KEY.
 *
 * Errors. Functions return 0 or a negative XENSTABLE_LIBXL_ERROR_ number.
 * Setting a member (or an enumerator) to other than its default that the
 * running release does not have is XENSTABLE_LIBXL_ERROR_NI, and the message
 * names the member and the release that brings it. "Xen X.Y" below is the
 * first release that has a thing; where there is none, all from 4.14 have.
 *
 * Functions of types. Each struct NAME with members to free has these:
 *
 *   NAME_init       sets what is not zero by default, and clears the rest;
 *                   needed before anything else
 *   NAME_init_KEY   chooses the case of a union by the key that names it, and
 *                   frees what the case chosen before owns
 *   NAME_dispose    frees what is in it, not the struct itself, and clears
 *   NAME_copy       makes a deep copy; the destination needs no init, and is
 *                   as after init when memory runs out; onto itself: nothing
 *   NAME_to_json    malloc'ed text, NULL on error: what is not as after init
 *   NAME_from_json  the other way, strictly: what is not known, of a wrong
 *                   type, too large or follows the end is
 *                   XENSTABLE_LIBXL_ERROR_INVAL, and the message says where
 *
 * Enumerations have NAME_to_string (constant text, NULL for another number),
 * NAME_from_string (0 or XENSTABLE_LIBXL_ERROR_FAIL; in any case of letters),
 * NAME_to_json and NAME_from_json. None of them needs Xen; each may be used
 * by several threads on different objects, and in a child.
 *
 * Context. xenstable_libxl_ctx_alloc() loads libxenlight of the Xen that runs,
 * and fails with a message to its logger: XENSTABLE_LIBXL_ERROR_VERSION when
 * this libxenstable does not know the running release,
 * XENSTABLE_LIBXL_ERROR_FAIL where the library is not installed or access to
 * Xen is refused. Where no Xen runs there is a context all the same, for types,
 * JSON and parsing; what asks Xen is XENSTABLE_LIBXL_ERROR_FAIL (or NULL, and a
 * number of elements of 0) with it. The context of a function that follows from
 * a type may also be NULL. JSON needs libyajl.so.2, which is loaded with a
 * context or, where there is none, when it is used: without it
 * XENSTABLE_LIBXL_ERROR_FAIL (or NULL) and a message. A logger of NULL is
 * allowed, and loses the messages. xenstable_toolstack_message() says why the
 * last call that libxenstable itself refused was refused.
 *
 * Old callers. As in libxl, a context on which domain_need_memory_0x041200()
 * or _0x040700() was called, and domain_need_memory() never, gets no default
 * for shadow_memkb and iommu_memkb when it creates a domain: what those two
 * functions said would not hold. For a PVH guest the program must then set
 * shadow_memkb (get_required_shadow_memory()), or creation fails from Xen
 * 4.17 on. Programs that use domain_need_memory() are not concerned.
 *
 * Asynchronous operations. What a function gets by pointer must stay until
 * the operation has ended, except the ao_how and aop_console_how themselves;
 * what libxl fills in is there at the end. The end is the callback, or, with
 * an event, when the event is delivered: a struct whose event nobody took must
 * stay until xenstable_libxl_ctx_free() has returned, and has its results then.
 * Every operation must have ended before that: libxl ends the program
 * otherwise, by abort().
 * When no memory is left for an event, the disaster hook is told.
 * As in libxl, an end that is told by event may get lost when the progress of
 * the same operation is told by callback: tell both in one way.
 *
 * What a struct holds that a function only fills is not read; after an error
 * there is nothing of libxl's in it to free, and what else is there says
 * nothing. The same holds for numbers: list_vcpu() may have begun to count.
 * XENSTABLE_LIBXL_ERROR_NOMEM of a function that changes a struct may also mean
 * that the operation was done, and what it gave did not fit into memory.
 *
 * Threads: as with libxl, a context may be used by several threads. Types
 * without a context may be used anywhere. Since: 1.0
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
    print(f"typedef {text};")


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
        if not is_function(typedef):
            print_typedef(typedef)
    print()
    for enum in registry.enums.values():
        name = public_name(enum.name)
        print(f"typedef enum {name} {{{since_note(enum.since)}")
        for value in enum.values:
            since = value.since if value.since != enum.since else OLDEST
            print(f"    {public_name(value.name)} = {value.number},"
                  f"{since_note(since)}")
        print(f"}} {name};\n")
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
 * @text: receives the sentence; "" where there was no refusal
 * @text_bytes: room in @text
 *
 * Threads: several may share @ctx. Fork: also in a child. Since: 1.0
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
