/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json - the types as JSON and back, strictly
 *
 * The form is libxl's own: an object with a member for each member that is
 * not as init sets it; "type.hvm" for the case hvm of a union whose key is
 * `type`; enumerators, defbools, UUIDs and MAC addresses as strings; bitmaps
 * as arrays of bit numbers. Otherwise than libxl's: hw_cap is whole, and a
 * CPU policy that is not of known bits alone is the list of texts it was
 * made from.
 *
 * Reading is strict. Unknown and repeated members, wrong types, numbers that
 * do not fit, trailing text and what exceeds the limits below are errors, and
 * the message says where. Nothing is changed on error.
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
char *json_from_struct(xenstable_ctx *ctx, const struct type *type,
                       const void *p);
char *json_from_enum(xenstable_ctx *ctx, const struct enumeration *enumeration,
                     int number);

/* Return: 0; XENSTABLE_ERROR_INVAL, XENSTABLE_ERROR_NOMEM or, where libyajl
   is missing, XENSTABLE_ERROR_FAIL, with a report on @ctx. */
int json_to_struct(xenstable_ctx *ctx, const struct type *type, void *p,
                   const char *text);
int json_to_enum(xenstable_ctx *ctx, const struct enumeration *enumeration,
                 int *number, const char *text);

#endif
