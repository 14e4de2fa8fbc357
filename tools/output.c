/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct table_cell {
    char *text;
    enum style style;
};

static bool use_colour;

static void *checked(void *memory)
{
    if (!memory) {
        fputs("xenstable: out of memory\n", stderr);
        exit(EXIT_TROUBLE);
    }
    return memory;
}

void *must_calloc(size_t number, size_t bytes)
{
    /* Never of size 0: that may be NULL without an error. */
    return checked(calloc(number ? number : 1, bytes));
}

void *must_realloc(void *old, size_t number, size_t bytes)
{
    if (bytes && number > SIZE_MAX / bytes)
        return checked(NULL);
    return checked(realloc(old, number && bytes ? number * bytes : 1));
}

static char *format_list(const char *format, va_list args)
{
    va_list again;
    int length;
    char *text;

    va_copy(again, args);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return checked(NULL);
    text = must_calloc((size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

char *must_format(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = format_list(format, args);
    va_end(args);
    return text;
}

void complain(const char *format, ...)
{
    va_list args;
    char *text;
    char *clean;

    va_start(args, format);
    text = format_list(format, args);
    va_end(args);
    clean = harmless(text);
    /* In order with what was printed before, where both go to one place. */
    fflush(stdout);
    fprintf(stderr, "xenstable: %s\n", clean);
    free(clean);
    free(text);
}

size_t utf8_length(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t length;
    uint32_t code;

    if (!byte[0])
        return 0;
    if (byte[0] < 0x80)
        return 1;
    if (byte[0] >= 0xc2 && byte[0] < 0xe0)
        length = 2;
    else if (byte[0] >= 0xe0 && byte[0] < 0xf0)
        length = 3;
    else if (byte[0] >= 0xf0 && byte[0] < 0xf5)
        length = 4;
    else
        return 0;
    code = byte[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xc0) != 0x80) /* the final NUL as well */
            return 0;
        code = code << 6 | (byte[i] & 0x3fu);
    }
    if ((length == 3 && code < 0x800) || (length == 4 && code < 0x10000) ||
        code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return 0;
    return length;
}

char *harmless(const char *text)
{
    const char *in = text ? text : "";
    /* A byte becomes four at most. */
    char *clean = must_calloc(strlen(in) + 1, 4);
    char *out = clean;

    while (*in) {
        const unsigned char *byte = (const unsigned char *)in;
        size_t length = utf8_length(in);
        bool control = byte[0] < 0x20 || byte[0] == 0x7f ||
                       (byte[0] == 0xc2 && length == 2 && byte[1] < 0xa0);

        if (!length || control) {
            out += sprintf(out, "\\x%02x", byte[0]);
            in++;
        } else {
            memcpy(out, in, length);
            out += length;
            in += length;
        }
    }
    *out = '\0';
    return clean;
}

void output_start(void)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    use_colour = isatty(STDOUT_FILENO) && !(no_colour && *no_colour) &&
                 terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

static void print_styled(enum style style, const char *clean)
{
    static const char *const codes[] = {
        [STYLE_PLAIN] = NULL,   [STYLE_HEADING] = "1", [STYLE_GOOD] = "32",
        [STYLE_WARNING] = "33", [STYLE_BAD] = "31",
    };

    if (use_colour && codes[style])
        printf("\033[%sm%s\033[0m", codes[style], clean);
    else
        fputs(clean, stdout);
}

void output_styled(enum style style, const char *text)
{
    char *clean = harmless(text);

    print_styled(style, clean);
    free(clean);
}

int output_finish(void)
{
    bool failed = ferror(stdout);
    int why = 0;

    if (fflush(stdout)) {
        failed = true;
        why = errno;
    }
    /* Some file systems report a full disk only when the file is closed. */
    if (fclose(stdout)) {
        failed = true;
        why = why ? why : errno;
    }
    if (!failed)
        return 0;
    fprintf(stderr, "xenstable: cannot write the output: %s\n",
            why ? strerror(why) : "write error");
    return -1;
}

void table_add(struct table *table, enum style style, const char *text)
{
    if (table->nr_cells == table->max_cells) {
        table->max_cells = table->max_cells ? 2 * table->max_cells : 64;
        table->cells = must_realloc(table->cells, table->max_cells,
                                    sizeof(*table->cells));
    }
    table->cells[table->nr_cells].text = harmless(text);
    table->cells[table->nr_cells].style = style;
    table->nr_cells++;
}

/* Characters, not bytes, so that columns stay aligned. */
static size_t width(const char *clean)
{
    size_t characters = 0;

    for (size_t length; (length = utf8_length(clean)); clean += length)
        characters++;
    return characters;
}

static void print_row(const struct table_cell *row, size_t nr_columns,
                      const size_t *widths, unsigned int indent)
{
    size_t last = nr_columns;

    /* No spaces at the end of a line. */
    while (last && !*row[last - 1].text)
        last--;
    if (last)
        printf("%*s", (int)indent, "");
    for (size_t i = 0; i < last; i++) {
        print_styled(row[i].style, row[i].text);
        if (i + 1 < last)
            printf("%*s", (int)(widths[i] - width(row[i].text) + 2), "");
    }
    putchar('\n');
}

void table_print(struct table *table, unsigned int indent)
{
    size_t *widths = must_calloc(table->nr_columns, sizeof(*widths));

    for (size_t i = 0; i < table->nr_cells; i++) {
        size_t cell_width = width(table->cells[i].text);

        if (cell_width > widths[i % table->nr_columns])
            widths[i % table->nr_columns] = cell_width;
    }
    for (size_t i = 0; i + table->nr_columns <= table->nr_cells;
         i += table->nr_columns)
        print_row(&table->cells[i], table->nr_columns, widths, indent);
    for (size_t i = 0; i < table->nr_cells; i++)
        free(table->cells[i].text);
    free(table->cells);
    free(widths);
    memset(table, 0, sizeof(*table));
}
