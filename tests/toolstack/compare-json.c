/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* compare-json LIBXENLIGHT X.Y ROUNDS - our conversion and JSON against what
   the real library of a release says of the same values

   Random values of every type are converted to the release's layout; its
   own JSON of that must be ours of the value we started with, and the way
   back must give that value. What init sets is compared, too. No hypervisor
   is needed. What libxl's JSON is known to lose is in known_loss(). */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/converters.h"
#include "compat/toolstack/libxl-api.h"
#include "lib/toolstack/context.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/layout.h"
#include "tests/toolstack/value.h"

enum { LARGEST = 2048, CONTEXT_BYTES = 1 << 16 };

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

/* libxl's context is opaque; its functions for JSON only look at it to log
   an error. Cleared memory is enough to call them without a hypervisor. */
static void *fake_context;

typedef char *to_json_fn(void *ctx, void *p);
typedef void init_fn(void *p);

static void *library;
static const struct toolstack_release *release;
static unsigned long compared, resets, differences;

/**
 * known_loss() - what libxl's own JSON loses, by its member's name
 *
 * hw_cap: libxl writes the first four of its eight words. It writes them
 *         even when all are 0: see extra_in_theirs().
 */
static bool known_loss(const struct json_value *ours,
                       const struct json_value *theirs)
{
    const struct json_value *a, *b;
    unsigned int i;

    if (!ours->key || strcmp(ours->key, "hw_cap") != 0)
        return false;
    a = ours->first;
    b = theirs->first;
    for (i = 0; i < 4; i++, a = a->next, b = b->next) {
        if (!a || !b || strcmp(a->text, b->text) != 0)
            return false;
    }
    return !b;
}

/* libxl prints 64-bit unsigned numbers as signed ones in places. */
static bool numbers_equal(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    return b[0] == '-' &&
           strtoull(a, NULL, 10) == (unsigned long long)strtoll(b, NULL, 10);
}

static const struct json_value *find(const struct json_value *object,
                                     const char *key)
{
    const struct json_value *value;

    for (value = object->first; value; value = value->next) {
        if (strcmp(value->key, key) == 0)
            return value;
    }
    return NULL;
}

/* Every struct inside another is written, even an empty one; a release lacks
   some of ours. */
static bool means_nothing(const struct json_value *value)
{
    const struct json_value *inside;

    if (value->kind != JSON_OBJECT || strchr(value->key, '.'))
        return false;
    for (inside = value->first; inside; inside = inside->next) {
        if (!means_nothing(inside))
            return false;
    }
    return true;
}

static bool trees_equal(const struct json_value *ours,
                        const struct json_value *theirs);

/* The innermost member that is not the same. */
static char different[80];

static bool note(const char *key, bool same)
{
    if (!same && !different[0])
        snprintf(different, sizeof(different), "%s", key ? key : "element");
    return same;
}

static bool contained(const struct json_value *inner,
                      const struct json_value *outer)
{
    const struct json_value *value, *other;

    for (value = inner->first; value; value = value->next) {
        other = find(outer, value->key);
        if (!other && !note(value->key, means_nothing(value)))
            return false;
    }
    return true;
}

/* What libxl writes though init sets it. */
static bool extra_in_theirs(const struct json_value *value)
{
    const struct json_value *element;

    if (strcmp(value->key, "hw_cap") != 0)
        return false;
    for (element = value->first; element; element = element->next) {
        if (strcmp(element->text, "0") != 0)
            return false;
    }
    return true;
}

static bool objects_equal(const struct json_value *ours,
                          const struct json_value *theirs)
{
    const struct json_value *value, *other;

    const struct json_value *missing;

    for (missing = theirs->first; missing; missing = missing->next) {
        if (!find(ours, missing->key) && !extra_in_theirs(missing) &&
            !note(missing->key, false))
            return false;
    }
    if (!contained(ours, theirs))
        return false;
    for (value = ours->first; value; value = value->next) {
        other = find(theirs, value->key);
        if (other && !note(value->key, trees_equal(value, other)))
            return false;
    }
    return true;
}

static bool trees_equal(const struct json_value *ours,
                        const struct json_value *theirs)
{
    const struct json_value *a, *b;

    if (ours->kind != theirs->kind)
        return false;
    switch (ours->kind) {
    case JSON_NULL:
        return true;
    case JSON_BOOL:
        return ours->boolean == theirs->boolean;
    case JSON_NUMBER:
        return numbers_equal(ours->text, theirs->text);
    case JSON_STRING:
        return strcmp(ours->text, theirs->text) == 0;
    case JSON_OBJECT:
        return objects_equal(ours, theirs);
    case JSON_ARRAY:
        break;
    }
    if (known_loss(ours, theirs))
        return true;
    for (a = ours->first, b = theirs->first; a && b;
         a = a->next, b = b->next) {
        if (!trees_equal(a, b))
            return false;
    }
    return !a && !b;
}

static void differs(const struct type *type, unsigned int round,
                    const char *what, const char *ours, const char *theirs)
{
    if (differences++ < 5)
        printf("# %s, round %u: %s %s\n# ours: %s\n# theirs: %s\n",
               type_name(type), round, what, different, ours ? ours : "-",
               theirs ? theirs : "-");
}

static bool same_json(const char *ours, const char *theirs)
{
    struct json_value *a = NULL, *b = NULL;
    char message[200];
    bool same;

    different[0] = '\0';
    same = json_parse(ours, &a, message, sizeof(message)) == 0 &&
           json_parse(theirs, &b, message, sizeof(message)) == 0 &&
           trees_equal(a, b);
    json_free(a);
    json_free(b);
    return same;
}

/* Convert, and reset what the release does not have. */
static void to_release(const struct converter *converter, struct conversion *c,
                       void *value, void *theirs)
{
    while (converter->to(c, value, theirs)) {
        if (!type_reset(converter->type, value, c->refused)) {
            printf("Bail out! %s cannot be reset\n", c->refused);
            exit(1);
        }
        resets++;
    }
    value_normalise(converter->type, value, release->minor);
}

static void compare(const struct type *type, to_json_fn *to_json,
                    unsigned int round)
{
    const struct converter *converter = toolstack_converter(release, type);
    struct random random = {.state = 0x9e3779b97f4a7c15u + round * 977,
                            .full = round % 8 == 0};
    struct xenstable_ctx ctx = {.message = ""};
    union room value, theirs, back;
    struct conversion c = {0};
    char *ours_text, *their_text;

    random_fill(&random, type, &value);
    if (converter)
        to_release(converter, &c, &value, &theirs);
    ours_text = json_from_struct(&ctx, type, &value);
    their_text =
        to_json(fake_context, converter ? (void *)&theirs : (void *)&value);
    if (!ours_text || !their_text || !same_json(ours_text, their_text))
        differs(type, round, "JSON", ours_text, their_text);
    if (converter) {
        /* Back over the struct that it came from. */
        if (type_copy(type, &back, &value) ||
            converter->from(&c, &theirs, &value) ||
            !value_equal(type, &value, &back))
            differs(type, round, "the way back", ours_text, their_text);
        type_dispose(type, &back);
        if (converter->drop)
            converter->drop(&c, &theirs);
    }
    free(ours_text);
    free(their_text);
    type_dispose(type, &value);
    compared++;
}

/* What the release's init sets must be what ours sets. */
static void compare_init(const struct type *type)
{
    const struct converter *converter = toolstack_converter(release, type);
    union room ours, theirs, converted;
    struct conversion c = {0};
    char name[80];
    init_fn *init;

    snprintf(name, sizeof(name), "libxl_%s_init", type_name(type));
    init = (init_fn *)dlsym(library, name);
    if (!init) {
        differs(type, 0, dlerror(), NULL, NULL);
        return;
    }
    memset(&theirs, 0xa5, sizeof(theirs));
    init(&theirs);
    type_init(type, &ours);
    memset(&converted, 0, sizeof(converted));
    if (converter)
        converter->from(&c, &theirs, &converted);
    else
        memcpy(&converted, &theirs, type->bytes);
    if (!value_equal(type, &ours, &converted))
        differs(type, 0, "init", NULL, NULL);
    compared++;
}

/* A real library must pass what a vendor's changed one does not. */
static void check_layout(void)
{
    static const struct {
        const char *name;
        unsigned int minor;
    } all[] = {
#define INIT(function, type, since_major, since_minor) \
    {#function, since_minor},
        LIBXL_INITS(INIT)
#undef INIT
    };
    libxl_init *inits[TYPE_COUNT];
    char reason[200];
    unsigned int i;

    for (i = 0; i < TYPE_COUNT; i++) {
        inits[i] = NULL;
        if (all[i].minor > release->minor)
            continue;
        inits[i] = (libxl_init *)dlsym(library, all[i].name);
        if (!inits[i])
            differs(&all_types[i], 0, "no init", NULL, NULL);
    }
    if (layout_check(release, inits, reason, sizeof(reason))) {
        printf("%s\n", reason);
        differences++;
    }
    compared++;
}

int main(int argc, char **argv)
{
    unsigned int i, round, minor, types = 0;
    unsigned long rounds;

    if (argc != 4 || sscanf(argv[2], "4.%u", &minor) != 1) {
        fprintf(stderr, "compare-json LIBXENLIGHT X.Y ROUNDS\n");
        return 2;
    }
    rounds = strtoul(argv[3], NULL, 10);
    for (i = 0; i < toolstack_releases_count; i++) {
        if (toolstack_releases[i].minor == minor)
            release = &toolstack_releases[i];
    }
    library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    fake_context = calloc(1, CONTEXT_BYTES);
    if (!library || !release || !fake_context) {
        const char *text = dlerror();

        fprintf(stderr, "%s\n", text ? text : "unknown release");
        return 2;
    }
    check_layout();
    for (i = 0; i < TYPE_COUNT; i++) {
        to_json_fn *to_json;
        char name[80];

        snprintf(name, sizeof(name), "libxl_%s_to_json",
                 type_name(&all_types[i]));
        to_json = (to_json_fn *)dlsym(library, name);
        if (!to_json) {
            printf("# Xen %s has no %s\n", argv[2], type_name(&all_types[i]));
            continue;
        }
        types++;
        compare_init(&all_types[i]);
        for (round = 0; round < rounds; round++)
            compare(&all_types[i], to_json, round);
    }
    printf("Xen %s: %u types, %lu values, %lu members reset because the "
           "release lacks them, %lu differences\n",
           argv[2], types, compared, resets, differences);
    return differences ? 1 : 0;
}
