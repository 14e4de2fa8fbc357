/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: policy_text - the JSON in which libxl takes and gives CPU policies
 *
 * Read and written without a JSON library, because libxl of 4.21 and later may
 * be built without libyajl, and no policy may be lost then. What users give as
 * JSON is read by json_parse(), which is strict.
 */
#ifndef POLICY_TEXT_H
#define POLICY_TEXT_H

#include <stddef.h>

struct json_value;
struct xenstable_libxl_cpu_policy;

/**
 * policy_text_read() - a text that libxl has printed
 * @root_r: receives the tree, for json_free()
 * @at_r:   receives where the text is not JSON
 *
 * Escapes in strings stay as they are: nothing of a policy has any.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_INVAL, XENSTABLE_LIBXL_ERROR_NOMEM.
 */
int policy_text_read(const char *text, struct json_value **root_r,
                     size_t *at_r);

/* {"cpuid": {"cpuid": [], "msr": [...]}} of what is kept as registers; libxl
   has no other notation for them. Return: malloc'ed text, or NULL. */
char *policy_text_of_registers(const struct xenstable_libxl_cpu_policy *ours);

#endif
