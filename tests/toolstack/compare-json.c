/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* compare-json LIBXENLIGHT X.Y ROUNDS [RELEASE-FILE] - our conversion and JSON
   against what the real library of a release says of the same values

   Random values of every type are converted to the release's layout; its
   own JSON of that must be ours of the value we started with, and the way
   back must give that value. Our reader must take its JSON, and its reader
   ours. What init sets is compared, too, and CPU policies: every name that
   we know, and what was recorded of libxl. No hypervisor is needed. What
   libxl's JSON is known to lose is in known_loss() and restore_losses(). */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "compat/toolstack/conversion.h"
#include "compat/toolstack/described.h"
#include "compat/toolstack/layout.h"
#include "compat/toolstack/libxl-api.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "tests/fake/policies.h"
#include "tests/toolstack/compare-configurations.h"
#include "tests/toolstack/json-numbers.h"
#include "tests/toolstack/value.h"

/* Exchanging is slow beside the rest. */
enum { LARGEST = 2048, CONTEXT_BYTES = 1 << 16, EXCHANGED = 200 };

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

static void *library;

/* libxl's context is opaque; its functions for JSON only look at it to log
   an error. Cleared memory that begins with a logger is enough to call them
   without a hypervisor. */
static void **fake_context;

typedef char *to_json_fn(void *ctx, void *p);
typedef int from_json_fn(void *ctx, void *p, const char *text);
typedef void init_fn(void *p);
typedef int parse_fn(void **list, const char *text);

static void quiet(void)
{
}

static const struct {
    void (*function[3])(void);
} logger = {{quiet, quiet, quiet}};

/* A function of the library for a type, or NULL. */
static void *type_function(const char *begin, const struct type *type,
                           const char *end)
{
    char name[80];

    snprintf(name, sizeof(name), "%s%s%s", begin, type_name(type), end);
    return dlsym(library, name);
}

static const struct toolstack_release *release;
static unsigned long compared, resets, differences;
static unsigned int losses;

/* libxl prints some unsigned numbers of 64 bits as signed ones. With json-c it
   does so with all numbers of 32 bits, and prints only the lower half of
   for_user. */
static bool numbers_equal(const char *key, const char *a, const char *b)
{
    unsigned long long ours = strtoull(a, NULL, 10);
    unsigned long long theirs = (unsigned long long)strtoll(b, NULL, 10);

    if (strcmp(a, b) == 0)
        return true;
    if (key && strcmp(key, "for_user") == 0 && release->minor >= 21)
        return (uint32_t)ours == (uint32_t)theirs;
    return b[0] == '-' && (ours == theirs ||
                           (ours <= UINT32_MAX && ours == (uint32_t)theirs));
}

/**
 * known_loss() - what libxl's own JSON loses, by its member's name
 *
 * hw_cap: libxl writes the first four of its eight words.
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
        if (!a || !b || !numbers_equal(NULL, a->text, b->text))
            return false;
    }
    return !b;
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

static bool trees_equal(const struct json_value *ours,
                        const struct json_value *theirs);

/* The innermost member that differs. */
static char different[80];

static bool note(const char *key, bool same)
{
    if (!same && !different[0])
        snprintf(different, sizeof(different), "%s", key ? key : "element");
    return same;
}

static bool objects_equal(const struct json_value *ours,
                          const struct json_value *theirs)
{
    const struct json_value *value, *other;

    for (value = theirs->first; value; value = value->next) {
        if (!note(value->key, find(ours, value->key)))
            return false;
    }
    for (value = ours->first; value; value = value->next) {
        other = find(theirs, value->key);
        if (!note(value->key, other && trees_equal(value, other)))
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
        return numbers_equal(ours->key, ours->text, theirs->text);
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
    while (convert_to(converter, c, value, theirs)) {
        if (!type_reset(converter->type, value, c->refused)) {
            printf("Bail out! %s cannot be reset\n", c->refused);
            exit(1);
        }
        resets++;
    }
    value_normalise(converter->type, value, release->minor);
}

/* Makes equal what libxl does not write: half of hw_cap, and with json-c half
   of the 64 bits of for_user, because its UInt(64) prints an int. */
static void restore_losses(const struct type *type, const void *value,
                           void *read)
{
    const xenstable_libxl_physinfo *host = value;
    const xenstable_libxl_event *event = value;
    xenstable_libxl_physinfo *host_read = read;
    xenstable_libxl_event *event_read = read;

    if (type == TYPE(physinfo))
        memcpy(&host_read->hw_cap[4], &host->hw_cap[4],
               sizeof(host->hw_cap) / 2);
    if (type == TYPE(event) &&
        event_read->for_user == (uint64_t)(int32_t)event->for_user)
        event_read->for_user = event->for_user;
}

/* libxl reads a text and writes it again. Return: what it writes, NULL if it
   refuses the text. */
static char *again(const struct type *type, const char *text)
{
    from_json_fn *from_json =
        (from_json_fn *)type_function("libxl_", type, "_from_json");
    to_json_fn *to_json =
        (to_json_fn *)type_function("libxl_", type, "_to_json");
    init_fn *init = (init_fn *)type_function("libxl_", type, "_init");
    init_fn *dispose = (init_fn *)type_function("libxl_", type, "_dispose");
    char *written = NULL;
    union room read;

    init(&read);
    /* json_callback_number() looks at it without clearing it. */
    errno = 0;
    if (from_json(fake_context, &read, text) == 0)
        written = to_json(fake_context, &read);
    /* A type that owns no memory has no dispose function (dispose_fn=None in
       libxl_types.idl). */
    if (dispose)
        dispose(&read);
    return written;
}

/* The tests of our reader state what libxl's reader does. Is it true? */
static void compare_numbers(void)
{
    const unsigned int count = sizeof(json_numbers) / sizeof(json_numbers[0]);
    unsigned int i;

    for (i = 0; i < count; i++) {
        const struct json_number *number = &json_numbers[i];
        const struct type *type = &all_types[number->type];
        char *text = again(type, number->text);
        char *nothing = again(type, "{}");
        bool good = !text == !number->libxl;

        if (text && number->libxl)
            good = strcmp(number->libxl, PASSED_OVER) == 0
                       ? strcmp(text, nothing) == 0
                       : strstr(text, number->libxl) != NULL;
        if (!good)
            differs(type, i, number->text, number->libxl, text);
        free(nothing);
        free(text);
        compared++;
    }
}

/* libxl with json-c does not read its own text back as it was. */
static bool is_cut(const struct type *type, const void *value)
{
    const xenstable_libxl_event *event = value;

    return type == TYPE(event) && release->minor >= 21 &&
           event->for_user > INT32_MAX;
}

/* Each reader reads the other's text. libxl's reader loses numbers from 2^63
   on. With json-c it refuses those that it writes as negative. */
static void exchange(const struct type *type, const void *value,
                     unsigned int round, const char *ours, const char *theirs)
{
    struct xenstable_libxl_ctx ctx = {.release = release};
    char *by_us, *by_itself;
    union room read;

    type_init(type, &read);
    if (json_to_struct(&ctx, type, &read, theirs)) {
        differs(type, round, ctx.message, NULL, theirs);
    } else {
        restore_losses(type, value, &read);
        if (!value_equal(type, value, &read))
            differs(type, round, "what we read", ours, theirs);
    }
    type_dispose(type, &read);
    by_us = again(type, ours);
    by_itself = again(type, theirs);
    if (!by_us)
        differs(type, round, "libxl does not read it", ours, theirs);
    else if (by_itself && strcmp(by_us, by_itself) != 0 &&
             !is_cut(type, value))
        differs(type, round, "what libxl reads", by_us, by_itself);
    free(by_us);
    free(by_itself);
}

static void compare(const struct type *type, to_json_fn *to_json,
                    unsigned int round)
{
    const struct converter *converter = value_converter(release, type);
    struct random random = {.state = 0x9e3779b97f4a7c15u + round * 977,
                            .full = round % 8 == 0};
    struct xenstable_libxl_ctx ctx = {.release = release};
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
    else if (round < EXCHANGED)
        exchange(type, &value, round, ours_text, their_text);
    if (converter) {
        /* Back over the struct that it came from. */
        if (type_copy(type, &back, &value) ||
            convert_from(converter, &c, &theirs, &value) ||
            !value_equal(type, &value, &back))
            differs(type, round, "the way back", ours_text, their_text);
        type_dispose(type, &back);
        convert_drop(converter, &c, &theirs);
    }
    free(ours_text);
    free(their_text);
    type_dispose(type, &value);
    compared++;
}

/* What the release's init sets must be what ours sets. */
static void compare_init(const struct type *type)
{
    const struct converter *converter = value_converter(release, type);
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
        convert_from(converter, &c, &theirs, &converted);
    else
        memcpy(&converted, &theirs, type->bytes);
    if (!value_equal(type, &ours, &converted))
        differs(type, 0, "init", NULL, NULL);
    compared++;
}

/* A real library must pass the check that refuses a vendor's changed one. */
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

/* CPU policies */

static int put(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
               xenstable_libxl_cpuid_policy_list *theirs)
{
    (void)ours;
    *theirs = c->cpuid_data;
    return 0;
}

static char *policy_of_libxl(void *list)
{
    static const struct cpuid_hooks hooks = {.to = put};
    const struct type *type = TYPE(domain_build_info);
    const struct converter *converter = value_converter(release, type);
    struct conversion c = {.cpuid = &hooks, .cpuid_data = list};
    struct xenstable_libxl_cpu_policy some = {0};
    xenstable_libxl_domain_build_info info;
    union room theirs;
    to_json_fn *to_json =
        (to_json_fn *)type_function("libxl_", type, "_to_json");

    type_init(type, &info);
    info.cpuid = &some;
    if (convert_to(converter, &c, &info, &theirs))
        return NULL;
    return to_json(fake_context, &theirs);
}

/* Both parse these texts, which end in a line feed. Does libxl take it for a
   policy? */
static bool compare_policy(const char *texts)
{
    const struct type *type = TYPE(domain_build_info);
    struct xenstable_libxl_ctx ctx = {.release = release};
    xenstable_libxl_domain_build_info info;
    char copy[200], *ours, *theirs, *text, *next = NULL;
    void *list = NULL;
    int ret = 0, their_ret = 0;

    snprintf(copy, sizeof(copy), "%s", texts);
    type_init(type, &info);
    for (text = strtok_r(copy, "\n", &next); text && !their_ret;
         text = strtok_r(NULL, "\n", &next)) {
        bool xend = strchr(text, ':') != NULL;

        their_ret = ((parse_fn *)dlsym(
            library, xend ? "libxl_cpuid_parse_config_xend"
                          : "libxl_cpuid_parse_config"))(&list, text);
        if (!xend && their_ret == CPUID_NO_KEY)
            continue;
        ret = xend ? xenstable_libxl_cpuid_parse_config_xend(&info.cpuid, text)
                   : xenstable_libxl_cpuid_parse_config(&info.cpuid, text);
        if (ret != their_ret)
            differs(type, 0, "what is answered to", text, NULL);
    }
    ours = json_from_struct(&ctx, type, &info);
    theirs = policy_of_libxl(list);
    if (!their_ret && !same_json(ours, theirs))
        differs(type, 0, texts, ours, theirs);
    if (!their_ret)
        exchange(type, &info, 0, ours, theirs);
    ((parse_fn *)dlsym(library, "libxl_cpuid_dispose"))(&list, NULL);
    free(ours);
    free(theirs);
    type_dispose(type, &info);
    compared++;
    return their_ret != CPUID_NO_KEY;
}

static bool is_recorded(const struct recorded_policy *recorded)
{
    char *next = NULL, texts[200], *text, *theirs, whole[1000];
    void *list = NULL;
    bool same;

    snprintf(texts, sizeof(texts), "%s", recorded->texts);
    for (text = strtok_r(texts, "\n", &next); text;
         text = strtok_r(NULL, "\n", &next))
        ((parse_fn *)dlsym(library, strchr(text, ':')
                                        ? "libxl_cpuid_parse_config_xend"
                                        : "libxl_cpuid_parse_config"))(&list,
                                                                       text);
    theirs = policy_of_libxl(list);
    snprintf(whole, sizeof(whole), "\"cpuid\": %s", recorded->yajl);
    same = strstr(theirs, whole) != NULL;
    snprintf(whole, sizeof(whole), "\"cpuid\":%s", recorded->json_c);
    same |= strstr(theirs, whole) != NULL;
    if (!same)
        differs(TYPE(domain_build_info), 0, "recorded", whole, theirs);
    free(theirs);
    ((parse_fn *)dlsym(library, "libxl_cpuid_dispose"))(&list, NULL);
    return same;
}

static void compare_policies(void)
{
    static const char *const values[] = {"0", "1", "x",  "k",  "s",   "q",
                                         "5", "",  "11", "-1", "0xa3"};
    static const char *const others[] = {
        "family=15\n",
        "family=143\n",
        "family=6\nfamily=x\nmodel=0xab\n",
        "vmx=0\nrdcl-no=1\nsmap=k\nvmx=1\n",
        "0x1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\nvmx=1\n",
        "-2147483647:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0,\n",
        ("7,1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0, "
         "edx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1\n7,1:\n"),
        "x:\n",
        "1,:\n",
        "1;\n:",
        "1:efx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\n",
        "1:eax=x\n"};
    unsigned int i, j, known = 0, recorded = 0;

    for (i = 0; i < cpuid_features_count; i++)
        for (j = 0; j < sizeof(values) / sizeof(values[0]); j++) {
            char text[80];
            bool is;

            snprintf(text, sizeof(text), "%s=%s\n", cpuid_features[i].name,
                     values[j]);
            is = compare_policy(text);
            known += is && j == 0;
        }
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        compare_policy(others[i]);
    for (i = 0; i < sizeof(recorded_policies) / sizeof(recorded_policies[0]);
         i++)
        recorded += is_recorded(&recorded_policies[i]);
    printf("%u of %u names of features known to it, %u policies as "
           "recorded\n",
           known, cpuid_features_count, recorded);
}

/* A value that libxl reads as JSON and that init does not set; or NULL. */
static const char *some_value(const struct member *member)
{
    switch (member->kind) {
    case MEMBER_SIGNED:
    case MEMBER_UNSIGNED:
        return member->array ? "[3]" : "3";
    case MEMBER_STRING:
        return member->array ? "[\"text\"]" : "\"text\"";
    case MEMBER_BITMAP:
        return member->array ? NULL : "[3]";
    case MEMBER_BOOL:
    case MEMBER_DEFBOOL:
        return member->array ? NULL : "true";
    default:
        return NULL;
    }
}

/* What the program gets of a struct of libxl's, and the names of what it does
   not get. */
static unsigned int lose(const struct converter *converter, void *theirs,
                         char *name, size_t bytes)
{
    struct conversion c = {0};
    void *ours = calloc(1, converter->type->bytes);

    if (!ours || convert_from(converter, &c, theirs, ours))
        differs(converter->type, 0, "no memory", NULL, NULL);
    if (c.lost_count)
        plans_name(converter->plans, &(struct step){.name = c.lost[0]}, name,
                   bytes);
    type_dispose(converter->type, ours);
    free(ours);
    return c.lost_count;
}

/* A member that we do not know: libxl's init leaves nothing to lose; libxl
   itself gives it another value, which gets lost, and is told by its name. */
static void compare_loss(const struct converter *converter,
                         const struct step *step)
{
    const struct plans *plans = converter->plans;
    const struct member *member = &plans->tables.members[step->value];
    const struct name *outer = &plans->names[plans->names[step->ours].outer];
    const char *key = plans->tables.texts + member->name;
    const char *value = some_value(member);
    init_fn *init =
        (init_fn *)type_function("libxl_", converter->type, "_init");
    from_json_fn *read =
        (from_json_fn *)type_function("libxl_", converter->type, "_from_json");
    char *theirs = calloc(1, converter->bytes);
    char text[128], name[128] = "", wanted[128];

    /* Its JSON would be deeper: in a part of the struct, or a struct in it. */
    if (!value || !init || !read || !theirs || outer->outer ||
        strcmp(plans->tables.texts + outer->text,
               type_name(converter->type)) != 0) {
        free(theirs);
        return;
    }
    init(theirs);
    if (lose(converter, theirs, name, sizeof(name)))
        differs(converter->type, 0, "init loses", name, NULL);
    memset(theirs, 0, converter->bytes);
    init(theirs);
    snprintf(text, sizeof(text), "{\"%s\": %s}", key, value);
    snprintf(wanted, sizeof(wanted), "%s.%s", type_name(converter->type), key);
    if (read(fake_context, theirs, text) != 0)
        differs(converter->type, 0, "cannot read", NULL, text);
    else if (lose(converter, theirs, name, sizeof(name)) != 1 ||
             strcmp(name, wanted) != 0)
        differs(converter->type, 0, "lost", wanted, name);
    free(theirs);
    losses++;
}

static void compare_losses(void)
{
    const union converters *of = value_converters(release);
    const struct converter *converter;
    const struct step *step;
    unsigned int i;

    for (i = 0; i < MOVING_COUNT; i++) {
        converter = of->all[i];
        for (step = converter ? converter->moves : NULL;
             converter && step < converter->end; step++)
            if (step->kind == STEP_EXTRA)
                compare_loss(converter, step);
    }
    printf("%u members that we do not know get lost, each by its name\n",
           losses);
}

/* A release that we know only by its file. */
static const struct toolstack_release *describe(const char *name,
                                                unsigned int minor)
{
    char *text = malloc(DESCRIBED_BYTES), reason[256] = "no file";
    struct described *described = NULL;
    FILE *file = fopen(name, "r");
    size_t bytes = file && text ? fread(text, 1, DESCRIBED_BYTES, file) : 0;

    if (bytes)
        described_parse(text, bytes, 4, minor, &described, reason,
                        sizeof(reason));
    if (file)
        fclose(file);
    free(text);
    if (!described)
        fprintf(stderr, "%s:%s\n", name, reason);
    return described ? &described->release : NULL;
}

int main(int argc, char **argv)
{
    unsigned int i, round, minor, types = 0;
    unsigned long rounds;

    if (argc < 4 || argc > 5 || sscanf(argv[2], "4.%u", &minor) != 1) {
        fprintf(stderr, "compare-json LIBXENLIGHT X.Y ROUNDS [FILE]\n");
        return 2;
    }
    rounds = strtoul(argv[3], NULL, 10);
    for (i = 0; i < toolstack_releases_count; i++) {
        if (toolstack_releases[i].minor == minor)
            release = &toolstack_releases[i];
    }
    if (argc > 4)
        release = describe(argv[4], minor);
    library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    fake_context = calloc(1, CONTEXT_BYTES);
    if (!library || !release || !fake_context) {
        const char *text = dlerror();

        fprintf(stderr, "%s\n", text ? text : "unknown release");
        return 2;
    }
    /* With other layouts its functions would crash. */
    check_layout();
    if (differences)
        return 1;
    fake_context[0] = (void *)&logger;
    compare_policies();
    compare_numbers();
    compare_losses();
    for (i = 0; i < TYPE_COUNT; i++) {
        to_json_fn *to_json =
            (to_json_fn *)type_function("libxl_", &all_types[i], "_to_json");

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
    differences += compare_configurations(argv[1], argv[2], 10 * rounds);
    return differences ? 1 : 0;
}
