/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gives random texts in the language of xl's files to a real libxlutil and to
   libxenstable. Both must take or refuse them, and read the same. */
#include "tests/toolstack/compare-configurations.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenstable/toolstack.h>

#include "tests/toolstack/value.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FUNCTIONS(X)               \
    X(cfg_init)                    \
    X(cfg_readdata)                \
    X(cfg_destroy)                 \
    X(cfg_get_string)              \
    X(cfg_get_long)                \
    X(cfg_get_bounded_long)        \
    X(cfg_get_defbool)             \
    X(cfg_get_list)                \
    X(cfg_get_list_as_string_list) \
    X(cfg_get_listitem)            \
    X(cfg_get_listitem2)           \
    X(cfg_value_type)              \
    X(cfg_value_get_string)        \
    X(cfg_value_get_list)

/* libxlutil's functions have our prototypes, with structs of their own. */
struct side {
#define POINTER(name) __typeof__(xenstable_xlu_##name) *name;
    FUNCTIONS(POINTER)
#undef POINTER
    char text[1 << 16];
    size_t bytes;
};

static struct side ours = {
#define OURS(name) .name = xenstable_xlu_##name,
    FUNCTIONS(OURS)
#undef OURS
};
static struct side theirs;

static const char *const names[] = {"a", "b", "c.d", "e_1", "f", "vif"};
static const char *const atoms[] = {
    "'s'",     "\"t u\"", "'a\\n'",    "\"\\x41\"",
    "'\\101'", "'\\8'",   "\"q\\\"\"", "'\\1 1'",
    "1",       "0x1f",    "010",       "99999999999999999999",
    "0xg",     "7up",     "''",        "'-3'",
    "' 12'",   "'12 '",   "0",         "\"\\a\\b\\f\\r\\t\\v\""};
static const char *const pieces[] = {
    "=",    "+=",  "[",  "]",  ",",    ";", "\n",  " ", "\t",
    "#x\n", "# y", "-1", "+",  ".",    "(", ")",   ":", "A",
    "'",    "\"",  "\\", "\r", "\x80", "@", "'\\", "a"};

static __attribute__((format(printf, 2, 3))) void say(struct side *side,
                                                      const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    side->bytes +=
        (size_t)vsnprintf(side->text + side->bytes,
                          sizeof(side->text) - side->bytes, format, arguments);
    va_end(arguments);
    if (side->bytes >= sizeof(side->text)) {
        printf("Bail out! an answer is too long\n");
        exit(1);
    }
}

static void say_value(struct side *side, const xenstable_xlu_config *config,
                      xenstable_xlu_config_value *value)
{
    xenstable_xlu_config_list *list = NULL;
    char *text = NULL;
    int i, count = 0;

    say(side, " type %d", (int)side->cfg_value_type(value));
    if (!side->cfg_value_get_string(config, value, &text, 1))
        say(side, " %s", text);
    if (side->cfg_value_get_list(config, value, &list, 1))
        return;
    say(side, "[");
    while ((value = side->cfg_get_listitem2(list, count++)))
        say_value(side, config, value);
    for (i = 0; i <= count; i++) {
        const char *item = side->cfg_get_listitem(list, i);

        say(side, " %s", item ? item : "no text");
    }
    say(side, "]");
}

static void say_setting(struct side *side, const xenstable_xlu_config *config,
                        const char *name)
{
    xenstable_libxl_string_list texts = NULL;
    xenstable_xlu_config_list *list = NULL;
    xenstable_libxl_defbool answer = {0};
    const char *text = NULL;
    long number = 0;
    int i, ret, count = 0;

    ret = side->cfg_get_string(config, name, &text, 1);
    say(side, "%s: text %d %s", name, ret, ret ? "" : text);
    ret = side->cfg_get_long(config, name, &number, 1);
    say(side, ", number %d %ld", ret, ret ? 0 : number);
    for (i = 0; i < 2; i++) {
        ret = side->cfg_get_bounded_long(config, name, 3, 20, &number, i);
        say(side, ", bounded %d %ld", ret, ret ? 0 : number);
    }
    ret = side->cfg_get_defbool(config, name, &answer, 1);
    say(side, ", yes or no %d %d", ret, ret ? 0 : answer.val);
    ret = side->cfg_get_list(config, name, &list, &count, 1);
    say(side, ", list %d %d", ret, ret ? 0 : count);
    for (i = 0; !ret && i < count; i++)
        say_value(side, config, side->cfg_get_listitem2(list, i));
    ret = side->cfg_get_list_as_string_list(config, name, &texts, 1);
    say(side, ", texts %d", ret);
    for (i = 0; !ret && texts && texts[i]; i++)
        say(side, " %s", texts[i]);
    if (!ret)
        xenstable_libxl_string_list_dispose(&texts);
    say(side, "\n");
}

/* Is the text taken? */
static bool ask(struct side *side, const char *text, FILE *nowhere)
{
    xenstable_xlu_config *config = side->cfg_init(nowhere, "a.cfg");
    int ret = side->cfg_readdata(config, text, (int)strlen(text));
    unsigned int i;

    side->bytes = 0;
    say(side, "%d\n", ret);
    for (i = 0; i < COUNT(names); i++)
        say_setting(side, config, names[i]);
    side->cfg_destroy(config);
    return !ret;
}

struct text {
    char bytes[4096];
    size_t length;
};

static void add(struct text *text, const char *piece)
{
    size_t length = strlen(piece);

    if (text->length + length >= sizeof(text->bytes))
        return;
    memcpy(text->bytes + text->length, piece, length + 1);
    text->length += length;
}

#define ONE_OF(random, words) (words)[random_below(random, COUNT(words))]

static void make_value(struct random *random, struct text *text, int depth)
{
    uint32_t left;

    if (depth == 3 || random_below(random, 3)) {
        add(text, ONE_OF(random, atoms));
        return;
    }
    add(text, random_below(random, 4) ? "[" : "[\n");
    for (left = random_below(random, 4); left; left--) {
        make_value(random, text, depth + 1);
        if (!random_below(random, 5))
            add(text, "\n");
        if (left > 1 || !random_below(random, 4))
            add(text, random_below(random, 4) ? "," : ",\n");
    }
    add(text, "]");
}

/* Most texts are correct. In some, a piece or a letter is wrong. */
static void make_text(struct random *random, struct text *text)
{
    uint32_t left;

    text->bytes[0] = '\0';
    text->length = 0;
    if (!random_below(random, 4))
        for (left = random_below(random, 20); left; left--)
            add(text, random_below(random, 2) ? ONE_OF(random, pieces)
                                              : ONE_OF(random, atoms));
    for (left = random_below(random, 6); left; left--) {
        add(text, ONE_OF(random, names));
        add(text, random_below(random, 4) ? "=" : " += ");
        make_value(random, text, 0);
        if (!random_below(random, 12))
            add(text, ONE_OF(random, pieces));
        add(text, random_below(random, 5) ? "\n" : " # c\n");
    }
    if (!random_below(random, 6) && text->length)
        text->bytes[random_below(random, (uint32_t)text->length)] =
            (char)(1 + random_below(random, 255));
    if (!random_below(random, 8) && text->length)
        text->bytes[--text->length] = '\0';
}

static bool load(const char *beside, const char *release)
{
    const char *slash = strrchr(beside, '/');
    char path[4096];
    void *library;

    snprintf(path, sizeof(path), "%.*slibxlutil.so.%s",
             slash ? (int)(slash + 1 - beside) : 0, beside, release);
    library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return false;
#define FIND(name)                                         \
    *(void **)&theirs.name = dlsym(library, "xlu_" #name); \
    if (!theirs.name)                                      \
        return false;
    FUNCTIONS(FIND)
#undef FIND
    return true;
}

unsigned long compare_configurations(const char *beside, const char *release,
                                     unsigned long rounds)
{
    FILE *nowhere = fopen("/dev/null", "w");
    struct random random = {.state = 20261127};
    unsigned long round, taken = 0, differences = 0;
    struct text text;

    if (!nowhere || !load(beside, release)) {
        printf("Bail out! no libxlutil: %s\n", dlerror());
        exit(1);
    }
    for (round = 0; round < rounds; round++) {
        make_text(&random, &text);
        taken += ask(&theirs, text.bytes, nowhere);
        ask(&ours, text.bytes, nowhere);
        if (strcmp(theirs.text, ours.text) == 0)
            continue;
        if (differences++ < 3)
            printf("# text:\n%s\n# theirs: %s# ours: %s", text.bytes,
                   theirs.text, ours.text);
    }
    fclose(nowhere);
    printf("Xen %s: %lu configurations, of which %lu are taken, "
           "%lu differences\n",
           release, rounds, taken, differences);
    return differences;
}
