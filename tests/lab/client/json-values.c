/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json-values - the values of a JSON text, one on a line, with their
 * places
 *
 *   json-values FILE [PREFIX]
 *
 * "a.b[2] = 7" for each value that is no object or array, "a = {}" and
 * "a = []" for empty ones; strings in quotes, with their escapes resolved.
 * With PREFIX it prints only the values below it, and leaves the prefix out.
 * So two texts can be compared as JSON: spaces, the order of members and
 * escapes differ between the libraries that wrote them.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, MOST_PLACE = 512 };

static char text[MOST_BYTES + 1], place[MOST_PLACE];
static const char *at = text, *prefix = "";

static void fail(const char *what)
{
    fprintf(stderr, "json-values: no %s at byte %ld\n", what,
            (long)(at - text));
    exit(1);
}

static char skip_space(void)
{
    while (*at && isspace((unsigned char)*at))
        at++;
    return *at;
}

static void expect(char byte)
{
    if (skip_space() != byte)
        fail((const char[]){byte, '\0'});
    at++;
}

/* Writes a number of 16 bits as UTF-8. A surrogate alone stays as it is. */
static size_t put_utf8(char *to, unsigned int number)
{
    size_t n = 0;

    if (number < 0x80) {
        to[n++] = (char)number;
    } else if (number < 0x800) {
        to[n++] = (char)(0xc0 | number >> 6);
        to[n++] = (char)(0x80 | (number & 0x3f));
    } else {
        to[n++] = (char)(0xe0 | number >> 12);
        to[n++] = (char)(0x80 | (number >> 6 & 0x3f));
        to[n++] = (char)(0x80 | (number & 0x3f));
    }
    return n;
}

/* Resolves a string in place, because it never gets longer. Return: its start.
 */
static char *string(void)
{
    static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char *start, *to;
    const char *found;
    unsigned int number;

    expect('"');
    start = to = text + (at - text);
    while (*at && *at != '"') {
        if (*at != '\\') {
            *to++ = *at++;
            continue;
        }
        at++;
        found = *at ? strchr(escapes, *at) : NULL;
        if (found) {
            *to++ = meanings[found - escapes];
            at++;
        } else if (*at == 'u' && sscanf(at + 1, "%4x", &number) == 1) {
            to += put_utf8(to, number);
            at += 5;
        } else {
            fail("escape");
        }
    }
    if (!*at)
        fail("end of the string");
    at++;
    *to = '\0';
    return start;
}

/* Prints a value if it is below the prefix. */
static void print(const char *value, const char *quote)
{
    size_t length = strlen(prefix);

    if (strncmp(place, prefix, length) == 0)
        printf("%s = %s%s%s\n", place + length + (place[length] == '.'), quote,
               value, quote);
}

static void value(void);

static void members(size_t used)
{
    bool first = true;

    at++;
    while (skip_space() != '}') {
        if (!first)
            expect(',');
        skip_space();
        snprintf(place + used, sizeof(place) - used, "%s%s", used ? "." : "",
                 string());
        expect(':');
        value();
        first = false;
        place[used] = '\0';
    }
    at++;
    if (first)
        print("{}", "");
}

static void elements(size_t used)
{
    unsigned int count = 0;

    at++;
    while (skip_space() != ']') {
        if (count)
            expect(',');
        snprintf(place + used, sizeof(place) - used, "[%u]", count++);
        value();
        place[used] = '\0';
    }
    at++;
    if (!count)
        print("[]", "");
}

static void value(void)
{
    size_t used = strlen(place), length;
    char word[64];

    switch (skip_space()) {
    case '{':
        members(used);
        break;
    case '[':
        elements(used);
        break;
    case '"':
        print(string(), "\"");
        break;
    default:
        length = strspn(at, "+-.0123456789aeflnrstuE");
        if (length == 0 || length >= sizeof(word))
            fail("value");
        memcpy(word, at, length);
        word[length] = '\0';
        print(word, "");
        at += length;
    }
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 || argc == 3 ? fopen(argv[1], "r") : NULL;

    if (!file) {
        fprintf(stderr, "usage: %s FILE [PREFIX]\n", argv[0]);
        return 2;
    }
    text[fread(text, 1, MOST_BYTES, file)] = '\0';
    fclose(file);
    if (argc == 3)
        prefix = argv[2];
    value();
    if (skip_space())
        fail("end of the text");
    return 0;
}
