/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Prints JSON as lines, so that spaces do not matter. Numbers of CPUID leaves,
   which json-c writes with a sign, are printed without one. */
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/judge-print.h"

enum { LONGEST_KEY = 128 };

static const char *skip_spaces(const char *text)
{
    return text + strspn(text, " \t\r\n,:");
}

/* The end of a string that begins at @text, after its quotation mark */
static const char *string_end(const char *text)
{
    for (text++; *text && *text != '"'; text++)
        if (*text == '\\' && text[1])
            text++;
    return *text ? text + 1 : text;
}

static char *piece(const char *from, const char *to)
{
    char *text = strndup(from, (size_t)(to - from));

    if (!text)
        abort();
    return text;
}

static const char *print_node(const char *name, const char *text);

static const char *print_object(const char *text)
{
    while (*text && *text != '}') {
        const char *end = string_end(text);
        char *key = piece(text + 1, end - 1);

        text = skip_spaces(print_node(key, skip_spaces(end)));
        free(key);
    }
    return *text ? text + 1 : text;
}

static const char *print_array(const char *name, const char *text)
{
    int i;

    for (i = 0; *text && *text != ']'; i++)
        text = skip_spaces(print_node(at(name, i), text));
    return *text ? text + 1 : text;
}

static void print_scalar(const char *name, char *text)
{
    char number[LONGEST_KEY];

    if ((strcmp(name, "leaf") == 0 || strcmp(name, "subleaf") == 0) &&
        *text == '-') {
        snprintf(number, sizeof(number), "%u", (unsigned int)atoll(text));
        print_text(name, number);
    } else {
        print_text(name, text);
    }
}

static const char *print_node(const char *name, const char *text)
{
    const char *end;
    char *scalar, *key;

    if (*text == '{') {
        enter(name);
        end = print_object(skip_spaces(text + 1));
        leave();
    } else if (*text == '[') {
        key = piece(name, name + strlen(name));
        end = print_array(key, skip_spaces(text + 1));
        free(key);
    } else {
        end = *text == '"' ? string_end(text)
                           : text + strcspn(text, " \t\r\n,]}");
        scalar = piece(text, end);
        print_scalar(name, scalar);
        free(scalar);
    }
    return end;
}

void print_json(const char *name, char *text)
{
    if (text)
        print_node(name, skip_spaces(text));
    else
        print_text(name, NULL);
    free(text);
}

void print_config(const char *name, libxl_domain_config *config)
{
    print_domain_config(name, config);
    enter(name);
    /* Where a CPU policy can be seen. */
    print_json("json", libxl_domain_config_to_json(ctx, config));
    leave();
}

static char *read_file(const char *name)
{
    enum { LARGEST = 1 << 20 };
    char *text = calloc(1, LARGEST);
    FILE *file = fopen(name, "r");

    if (!text || !file || !fread(text, 1, LARGEST - 1, file)) {
        perror(name);
        exit(2);
    }
    fclose(file);
    return text;
}

void step_json(char **words)
{
    char *text = read_file(words[0]);
    libxl_domain_config config;

    libxl_domain_config_init(&config);
    if (print_result("from_json",
                     libxl_domain_config_from_json(ctx, &config, text)))
        print_config("config", &config);
    libxl_domain_config_dispose(&config);
    free(text);
}
