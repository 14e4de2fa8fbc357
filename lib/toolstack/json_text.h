/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json_text - JSON text as a tree, and a writer
 *
 * Only json_text.c, json_library.[ch] and yajl.h know which JSON library is
 * used.
 */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum json_kind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_kind kind;
    bool boolean;
    char *text; /* a string without NUL inside, or a number as written */
    char *key;  /* its name in an object */
    size_t at;  /* offset of its end in the text */
    struct json_value *next;  /* in the same array or object */
    struct json_value *first; /* of an array or object */
    struct json_value *last;
    unsigned int count; /* how many are in it */
};

/**
 * json_parse() - read text
 * @root_r:  receives the tree, for json_free()
 * @message: receives what is wrong, and where
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_INVAL, XENSTABLE_LIBXL_ERROR_NOMEM,
 * XENSTABLE_LIBXL_ERROR_FAIL (the JSON library cannot be loaded).
 */
int json_parse(const char *text, struct json_value **root_r, char *message,
               size_t message_bytes);

void json_free(struct json_value *value);

/**
 * json_read_unsigned() - a whole number of so many bytes
 * @printed_signed: libxl prints the larger half of them as negative numbers
 *
 * libxl of 4.21 and later does so with 32 bits when it is built with json-c
 * (libxl__int_gen_jso), but for domids; all do it with the 64 bits of
 * libxl_ev_user (yajl_gen_integer). These are read as what was printed, though
 * libxl refuses them. Others are refused, as by libxl__uint64_parse_json() and
 * the like in libxl_json.c: negative, too large, in quotes. What libxl takes
 * by mistake (1e3 as 1, numbers below -2^63) is refused, too.
 */
bool json_read_unsigned(const struct json_value *value, size_t bytes,
                        bool printed_signed, uint64_t *number_r);

/**
 * json_feed() - text into a program's own generator of libyajl
 * @generator: its yajl_gen
 * @text:      of malloc(), freed here; NULL is an error
 *
 * Return: a yajl_gen_status of its library.
 */
int json_feed(void *generator, char *text);

/* A writer keeps its first failure until json_writer_end(). What it gives out
   json_parse() reads: no larger, and within the same limits. */
struct json_writer;

/* Return: as json_parse(). */
int json_writer_begin(struct json_writer **writer_r, char *message,
                      size_t message_bytes);
void json_write_object(struct json_writer *writer);
void json_write_object_end(struct json_writer *writer);
void json_write_array(struct json_writer *writer);
void json_write_array_end(struct json_writer *writer);
void json_write_string(struct json_writer *writer, const char *text);
void json_write_unsigned(struct json_writer *writer, uint64_t number);
void json_write_signed(struct json_writer *writer, int64_t number);
void json_write_bool(struct json_writer *writer, bool value);
void json_write_null(struct json_writer *writer);

/* What cannot be written, for the message. */
void json_write_failed(struct json_writer *writer, const char *why);

/* Return: malloc'ed text; or NULL, and why. */
char *json_writer_end(struct json_writer *writer, char *message,
                      size_t message_bytes);

#endif
