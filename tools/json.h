/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json - print one JSON document on standard output
 *
 * A key NULL is for the elements of a list and for the document itself.
 */
#ifndef XENSTABLE_TOOLS_JSON_H
#define XENSTABLE_TOOLS_JSON_H

#include <stdbool.h>

/* The number of the layout; see the manual page for what may change. */
#define JSON_FORMAT 1

struct json;

/** json_missing() - why there is no JSON library; NULL where there is one */
const char *json_missing(void);

/** json_remedy() - what to do about that: a sentence after it, or "" */
const char *json_remedy(const char *missing);

/** json_start() - open the document's map: format, command and version */
struct json *json_start(const char *command);

void json_open_map(struct json *json, const char *key);
void json_close_map(struct json *json);
void json_open_list(struct json *json, const char *key);
void json_close_list(struct json *json);

/** json_text() - @text or, for NULL, null; invalid UTF-8 becomes U+FFFD */
void json_text(struct json *json, const char *key, const char *text);
void json_number(struct json *json, const char *key, long long number);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

/** json_finish() - close the document's map and free @json */
void json_finish(struct json *json);

#endif
