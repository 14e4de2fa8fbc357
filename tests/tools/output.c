/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the command prints with: characters that are valid UTF-8 and those
 * that only look like it, control characters, tables, JSON, and the end when
 * there is no memory. Prints TAP.
 */
#include "tools/output.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/json.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int nr_tests;
static int nr_failures;

static void result(bool passed, const char *what, const char *which)
{
    char *clean = harmless(which);

    nr_tests++;
    nr_failures += !passed;
    fprintf(stderr, "%sok %d - %s: %s\n", passed ? "" : "not ", nr_tests, what,
            clean);
    free(clean);
}

/* The table of well-formed byte sequences, its edges from both sides. */
static const struct {
    const char *text;
    size_t length;
    const char *harmless;
} characters[] = {
    {"", 0, ""},
    {"a", 1, "a"},
    {"\x01", 1, "\\x01"},
    {"\x1f", 1, "\\x1f"},
    {" ", 1, " "},
    {"~", 1, "~"},
    {"\x7f", 1, "\\x7f"},
    {"\x80", 0, "\\x80"},
    {"\xbf", 0, "\\xbf"},
    {"\xc0\x80", 0, "\\xc0\\x80"}, /* NUL, longer than it need be */
    {"\xc1\xbf", 0, "\\xc1\\xbf"},
    {"\xc2\x80", 2, "\\xc2\\x80"}, /* controls of ISO 6429 ... */
    {"\xc2\x9b", 2, "\\xc2\\x9b"},
    {"\xc2\x9f", 2, "\\xc2\\x9f"},
    {"\xc2\xa0", 2, "\xc2\xa0"}, /* ... end here */
    {"\xc2\x7f", 0, "\\xc2\\x7f"},
    {"\xc2\xc0", 0, "\\xc2\\xc0"},
    {"\xc2", 0, "\\xc2"},
    {"\xc3\xa9", 2, "\xc3\xa9"},
    {"\xdf\xbf", 2, "\xdf\xbf"},
    {"\xe0\x9f\xbf", 0, "\\xe0\\x9f\\xbf"},
    {"\xe0\xa0\x80", 3, "\xe0\xa0\x80"},
    {"\xe2\x82", 0, "\\xe2\\x82"},
    {"\xe2\x82\xac", 3, "\xe2\x82\xac"},
    {"\xed\x9f\xbf", 3, "\xed\x9f\xbf"},
    {"\xed\xa0\x80", 0, "\\xed\\xa0\\x80"}, /* surrogates */
    {"\xed\xbf\xbf", 0, "\\xed\\xbf\\xbf"},
    {"\xee\x80\x80", 3, "\xee\x80\x80"},
    {"\xef\xbf\xbf", 3, "\xef\xbf\xbf"},
    {"\xf0\x8f\xbf\xbf", 0, "\\xf0\\x8f\\xbf\\xbf"},
    {"\xf0\x90\x80\x80", 4, "\xf0\x90\x80\x80"},
    {"\xf0\x9f\x98", 0, "\\xf0\\x9f\\x98"},
    {"\xf4\x8f\xbf\xbf", 4, "\xf4\x8f\xbf\xbf"},
    {"\xf4\x90\x80\x80", 0, "\\xf4\\x90\\x80\\x80"}, /* past U+10FFFF */
    {"\xf5\x80\x80\x80", 0, "\\xf5\\x80\\x80\\x80"},
    {"\xff", 0, "\\xff"},
};

static void test_characters(void)
{
    for (size_t i = 0; i < COUNT(characters); i++) {
        const char *text = characters[i].text;
        char *clean = harmless(text);
        char inside[16];

        result(utf8_length(text) == characters[i].length, "length", text);
        result(!strcmp(clean, characters[i].harmless), "harmless", text);
        free(clean);
        /* What comes after it does not change it. */
        snprintf(inside, sizeof(inside), "%sz", text);
        clean = harmless(inside);
        result(clean[strlen(clean) - 1] == 'z' &&
                   !strncmp(clean, characters[i].harmless, strlen(clean) - 1),
               "harmless before a letter", text);
        free(clean);
    }
}

/* What a function prints on standard output, which is a file here. */
static const char *printed(void (*print)(void))
{
    static char text[4096];
    ssize_t bytes;

    rewind(stdout);
    if (ftruncate(STDOUT_FILENO, 0))
        return "cannot truncate";
    print();
    fflush(stdout);
    bytes = pread(STDOUT_FILENO, text, sizeof(text) - 1, 0);
    text[bytes > 0 ? bytes : 0] = '\0';
    return text;
}

static void print_table(void)
{
    static const char *const cells[] = {
        "NAME",
        "SIZE",
        "NOTE", /**/
        "a",
        "1",
        "", /**/
        "",
        "",
        "", /**/
        "",
        "\x1b[",
        "last", /**/
        "only",
        "",
        "", /**/
        "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac",
        "2",
        "wide",
    };
    struct table table = {.nr_columns = 3};

    for (size_t i = 0; i < COUNT(cells); i++)
        table_add(&table, i < 3 ? STYLE_HEADING : STYLE_PLAIN, cells[i]);
    table_print(&table, 2);
}

static void print_long_table(void)
{
    struct table table = {.nr_columns = 1};

    for (int i = 0; i < 200; i++)
        table_add(&table, STYLE_PLAIN, i % 2 ? NULL : "x");
    table_print(&table, 0);
}

static void print_empty_table(void)
{
    struct table table = {.nr_columns = 2};

    table_print(&table, 4);
}

static void test_tables(void)
{
    const char *text;

    result(!strcmp(printed(print_table),
                   "  NAME   SIZE   NOTE\n"
                   "  a      1\n"
                   "\n"
                   "         \\x1b[  last\n"
                   "  only\n"
                   "  \xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
                   "\xe2\x82\xac  2      wide\n"),
           "table", "columns of characters, nothing at the ends of lines");
    text = printed(print_long_table);
    result(strlen(text) == 300 && !strncmp(text, "x\n\nx\n\n", 6), "table",
           "of 200 rows");
    result(!*printed(print_empty_table), "table", "without a row");
}

static void print_json(void)
{
    struct json *json = json_start("test");

    json_text(json, "controls", "\x01\x1b\x7f\n\"\\");
    json_text(json, "invalid", "a\xff\xe2\x82z");
    json_text(json, "valid", "\xe2\x82\xac");
    json_text(json, "\xff", NULL);
    json_open_list(json, "list");
    json_number(json, NULL, -9223372036854775807LL - 1);
    json_bool(json, NULL, true);
    json_null(json, NULL);
    json_open_map(json, NULL);
    json_close_map(json);
    json_close_list(json);
    json_finish(json);
}

static void test_json(void)
{
    const char *text = printed(print_json);
    static const char *const parts[] = {
        "\"format\": 1",
        "\"command\": \"test\"",
        "\"controls\": \"\\u0001\\u001B\x7f\\n\\\"\\\\\"",
        /* A replacement character for each byte. */
        "\"invalid\": \"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\"",
        "\"valid\": \"\xe2\x82\xac\"",
        "\"\xef\xbf\xbd\": null",
        "-9223372036854775808,",
    };

    for (size_t i = 0; i < COUNT(parts); i++)
        result(strstr(text, parts[i]) != NULL, "JSON", parts[i]);
}

static void realloc_too_much(void)
{
    must_realloc(NULL, SIZE_MAX / 2, 3);
}

/* A number where a key should be. */
static void json_without_key(void)
{
    json_number(json_start("test"), NULL, 1);
}

/* What ends the process, and with which words. */
static void test_end(void (*function)(void), const char *words)
{
    char text[200] = "";
    int ends[2], status = 0;
    ssize_t bytes = 0;
    pid_t child;

    fflush(stdout);
    if (pipe(ends)) {
        result(false, "pipe", words);
        return;
    }
    child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        function();
        _exit(0);
    }
    close(ends[1]);
    if (child > 0 && waitpid(child, &status, 0) == child)
        bytes = read(ends[0], text, sizeof(text) - 1);
    close(ends[0]);
    text[bytes > 0 ? bytes : 0] = '\0';
    result(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_TROUBLE &&
               !strncmp(text, words, strlen(words)),
           "ends", words);
}

static void test_memory(void)
{
    char *nothing = must_calloc(0, 8), *numbers = must_realloc(NULL, 0, 4);

    result(nothing && numbers, "memory", "of size 0 is there");
    numbers = must_realloc(numbers, 3, 0);
    result(numbers, "memory", "for elements of size 0 is there");
    free(nothing);
    free(numbers);
    test_end(realloc_too_much, "xenstable: out of memory\n");
    test_end(json_without_key, "xenstable: cannot generate JSON (yajl says");
}

int main(void)
{
    FILE *file = tmpfile();

    if (!file || dup2(fileno(file), STDOUT_FILENO) < 0) {
        perror("output: tmpfile");
        return 99;
    }
    fclose(file);
    output_start();
    test_characters();
    test_tables();
    test_json();
    test_memory();
    fprintf(stderr, "1..%d\n", nr_tests);
    return nr_failures || !nr_tests;
}
