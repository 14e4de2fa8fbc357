/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json - JSON of the types, written and read strictly
 *
 * The form is libxl's own: an object with a member for each member that is
 * not as init sets it; "type.hvm" for the case hvm of a union whose key is
 * `type`; enumerators, defbools, UUIDs and MAC addresses as strings; bitmaps
 * as arrays of bit numbers; CPU policies by leaves and registers. Not as
 * libxl has it: hw_cap is whole; enumerators and keys without a string are
 * numbers; a CPU policy with a name that is not known is the list of texts it
 * was made from.
 *
 * Reading is strict. Unknown and repeated members, wrong types, numbers that
 * do not fit, trailing text and what exceeds the limits below are errors, and
 * the message says where. Nothing is changed on error. What any libxl writes
 * is read, whichever JSON library it was built with: large unsigned numbers
 * that it prints as negative, null in place of an enumerator, four words of
 * hw_cap, policies as an array or as an object.
 *
 * Writing keeps the same limits: what is written can be read, and gives the
 * same value.
 */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>

#include <xenstable/toolstack.h>

struct type;
struct enumeration;

enum {
    JSON_MAX_DEPTH = 32,
    JSON_MAX_BYTES = 4 << 20,
    JSON_MAX_MEMBERS = 1024,   /* of an object */
    JSON_MAX_ELEMENTS = 16384, /* of an array */
    JSON_MAX_BITMAP_BYTES = 1 << 16
};

/* Return: malloc'ed text, or NULL with a report on @ctx. */
char *json_from_struct(xenstable_libxl_ctx *ctx, const struct type *type,
                       const void *p);
char *json_from_enum(xenstable_libxl_ctx *ctx,
                     const struct enumeration *enumeration, int number);

/* Return: 0; XENSTABLE_LIBXL_ERROR_INVAL, XENSTABLE_LIBXL_ERROR_NOMEM or,
   where libyajl is missing, XENSTABLE_LIBXL_ERROR_FAIL, with a report on
   @ctx. */
int json_to_struct(xenstable_libxl_ctx *ctx, const struct type *type, void *p,
                   const char *text);
int json_to_enum(xenstable_libxl_ctx *ctx,
                 const struct enumeration *enumeration, int *number,
                 const char *text);

#endif
