/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: output - what every command prints with
 *
 * Text from outside (names in files, paths) may contain anything, such as
 * control characters for the terminal. They are replaced before it is printed.
 */
#ifndef XENSTABLE_TOOLS_OUTPUT_H
#define XENSTABLE_TOOLS_OUTPUT_H

#include <stddef.h>

/* Exit codes of all commands; 0 and 1 have a meaning in each. */
#define EXIT_NO 1
#define EXIT_TROUBLE 2

/** must_calloc() - calloc() that ends the process with a message */
void *must_calloc(size_t number, size_t bytes);

/** must_realloc() - the same for an array of @number elements */
void *must_realloc(void *old, size_t number, size_t bytes);

/** must_format() - a string to be freed */
char *must_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/** complain() - "xenstable: " and a sentence, on standard error */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * utf8_length() - bytes of the character that @text starts with
 *
 * Return: 1 to 4; 0 when it starts with no valid UTF-8 or is empty.
 */
size_t utf8_length(const char *text);

/**
 * harmless() - a copy with control characters and invalid UTF-8 as "\x1b"
 * @text: may be NULL for ""
 *
 * Return: a string to be freed.
 */
char *harmless(const char *text);

enum style {
    STYLE_PLAIN,
    STYLE_HEADING,
    STYLE_GOOD,
    STYLE_WARNING,
    STYLE_BAD
};

/** output_start() - decide about colour; call it before anything is printed */
void output_start(void);

/** output_styled() - print text that is made harmless, in colour if any */
void output_styled(enum style style, const char *text);

/**
 * output_finish() - flush standard output
 *
 * Return: 0; -1 when something could not be written, which it says itself.
 */
int output_finish(void);

/**
 * struct table - cells that are printed with their columns aligned
 *
 * Initialise it with the number of columns and zeros.
 */
struct table {
    size_t nr_columns;
    size_t nr_cells;
    size_t max_cells;
    struct table_cell *cells;
};

/** table_add() - the next cell, from left to right and row by row */
void table_add(struct table *table, enum style style, const char *text);

/** table_print() - print it, each row after @indent spaces, and free it */
void table_print(struct table *table, unsigned int indent);

#endif
