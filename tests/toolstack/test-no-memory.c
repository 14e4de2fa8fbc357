/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every allocation of every function fails once. The function must not crash
   or leak, it returns the error, and earlier values stay valid. The test
   replaces malloc(), so it runs without sanitizers and valgrind. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "compat/toolstack/conversion.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/json.h"
#include "tests/toolstack/allocator.h"
#include "tests/toolstack/value.h"

enum { LARGEST = 2048, MOST = 100000 };

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

static const char *now;
static long cases;

#define REQUIRE(condition)                                              \
    do {                                                                \
        if (!(condition)) {                                             \
            fail_at = -1;                                               \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, now, \
                    #condition);                                        \
            exit(1);                                                    \
        }                                                               \
    } while (0)

static void full(const struct type *type, uint64_t seed, bool cpuid,
                 void *value)
{
    struct random random = {
        .state = 0x9e3779b97f4a7c15u + seed, .cpuid = cpuid, .full = true};

    random_fill(&random, type, value);
}

static void sweep_copy(const struct type *type)
{
    union room value, copy, initial;
    int ret = -1;
    long at;

    full(type, 1, true, &value);
    type_init(type, &initial);
    for (at = 0; ret && at < MOST; at++, cases++) {
        long before = in_use;

        fail_at = at;
        ret = type_copy(type, &copy, &value);
        fail_at = -1;
        if (ret) {
            REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NOMEM);
            REQUIRE(in_use == before);
            REQUIRE(value_equal(type, &copy, &initial));
        } else {
            REQUIRE(value_equal(type, &copy, &value));
            type_dispose(type, &copy);
        }
        REQUIRE(in_use == before);
    }
    REQUIRE(!ret);
    type_dispose(type, &value);
}

static FILE *quiet; /* where messages go */

static void sweep_json(const struct type *type)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    union room value, read;
    char *text = NULL;
    int ret = -1;
    long at;

    full(type, 2, true, &value);
    for (at = 0; !text && at < MOST; at++, cases++) {
        long before = in_use;

        fail_at = at;
        text = json_from_struct(&ctx, type, &value);
        fail_at = -1;
        REQUIRE(text || in_use == before);
    }
    REQUIRE(text);
    for (at = 0; ret && at < MOST; at++, cases++) {
        long before = in_use;

        fail_at = at;
        ret = json_to_struct(&ctx, type, &read, text);
        fail_at = -1;
        if (ret) {
            REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NOMEM);
        } else {
            REQUIRE(value_equal(type, &read, &value));
            type_dispose(type, &read);
        }
        REQUIRE(in_use == before);
    }
    REQUIRE(!ret);
    free(text);
    type_dispose(type, &value);
}

/* Resets what the release lacks, so that memory is the only thing that can be
   missing. */
static void fit(const struct converter *converter, void *value)
{
    struct conversion c = {0};
    union room theirs;

    while (convert_to(converter, &c, value, &theirs))
        REQUIRE(type_reset(converter->type, value, c.refused));
    convert_drop(converter, &c, &theirs);
}

static void sweep_to(const struct converter *converter)
{
    struct conversion c = {0};
    union room value, theirs;
    int ret = -1;
    long at;

    full(converter->type, 3, false, &value);
    fit(converter, &value);
    for (at = 0; ret && at < MOST; at++, cases++) {
        long before = in_use;

        fail_at = at;
        ret = convert_to(converter, &c, &value, &theirs);
        fail_at = -1;
        if (ret)
            REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NOMEM && in_use == before);
        else
            convert_drop(converter, &c, &theirs);
        REQUIRE(in_use == before);
    }
    REQUIRE(!ret);
    type_dispose(converter->type, &value);
}

/* libxl has filled its struct, as after a query, and ours is empty. */
static void sweep_from(const struct toolstack_release *release,
                       const struct converter *converter)
{
    const struct type *type = converter->type;
    union room value, copy, theirs, ours;
    struct conversion c = {0};
    int ret = -1;
    long at;

    full(type, 4, false, &value);
    fit(converter, &value);
    value_normalise(type, &value, release->minor);
    for (at = 0; ret && at < MOST; at++, cases++) {
        long before = in_use;

        REQUIRE(type_copy(type, &copy, &value) == 0);
        REQUIRE(convert_to(converter, &c, &copy, &theirs) == 0);
        if (type == TYPE(domain_config))
            value_free_arrays(release, (void *)&copy);
        memset(&ours, 0, sizeof(ours));
        fail_at = at;
        ret = convert_from(converter, &c, &theirs, &ours);
        fail_at = -1;
        REQUIRE(!ret || ret == XENSTABLE_LIBXL_ERROR_NOMEM);
        convert_drop(converter, &c, &theirs);
        REQUIRE(ret || value_equal(type, &ours, &value));
        type_dispose(type, &ours);
        REQUIRE(in_use == before);
    }
    REQUIRE(!ret);
    type_dispose(type, &value);
}

static void sweep_release(const struct toolstack_release *release)
{
    const union converters *of = value_converters(release);
    unsigned int i;

    for (i = 0; i < MOVING_COUNT; i++) {
        if (!of->all[i])
            continue;
        now = type_name(of->all[i]->type);
        sweep_to(of->all[i]);
        sweep_from(release, of->all[i]);
    }
}

/* These functions cannot return an error, so the context has the message. */
static void list_copy(xenstable_libxl_ctx *ctx)
{
    char one[] = "one", two[] = "two";
    char *strings[] = {one, two, NULL};
    xenstable_libxl_string_list copy, list = strings;

    xenstable_libxl_string_list_copy(
        ctx, &copy, (const xenstable_libxl_string_list *)&list);
    REQUIRE(ctx->message[0] ? !copy : copy[1] && !copy[2]);
    xenstable_libxl_string_list_dispose(&copy);
}

static void keys_copy(xenstable_libxl_ctx *ctx)
{
    char one[] = "one", two[] = "two", three[] = "three";
    char *strings[] = {one, two, three, NULL, NULL};
    xenstable_libxl_key_value_list copy, list = strings;

    xenstable_libxl_key_value_list_copy(
        ctx, &copy, (const xenstable_libxl_key_value_list *)&list);
    REQUIRE(ctx->message[0] ? !copy : copy[2] && !copy[3] && !copy[4]);
    xenstable_libxl_key_value_list_dispose(&copy);
}

static void policy_copy(xenstable_libxl_ctx *ctx)
{
    xenstable_libxl_cpuid_policy_list policy = NULL, copy;
    long at = fail_at;
    int ret;

    fail_at = -1;
    REQUIRE(!xenstable_libxl_cpuid_parse_config(&policy, "vmx=0"));
    fail_at = at;
    xenstable_libxl_cpuid_policy_list_copy(ctx, &copy, &policy);
    REQUIRE(!copy == !!ctx->message[0]);
    xenstable_libxl_cpuid_dispose(&copy);
    /* What is there already stays. */
    ret = xenstable_libxl_cpuid_parse_config_xend(
        &policy, "1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0");
    if (ret)
        toolstack_report(ctx, "out of memory, said by an error");
    REQUIRE(xenstable_libxl_cpuid_policy_list_length(&policy) ==
            (ret ? 1 : 2));
    xenstable_libxl_cpuid_dispose(&policy);
}

static void struct_copy(xenstable_libxl_ctx *ctx)
{
    char name[] = "name";
    xenstable_libxl_device_disk copy, disk;

    xenstable_libxl_device_disk_init(&disk);
    disk.vdev = name;
    xenstable_libxl_device_disk_copy(ctx, &copy, &disk);
    REQUIRE(!copy.vdev == !!ctx->message[0]);
    xenstable_libxl_device_disk_dispose(&copy);
}

/* Those that return one, or NULL. */
static void bitmaps(xenstable_libxl_ctx *ctx)
{
    uint8_t bytes[2] = {1, 2};
    xenstable_libxl_bitmap map = {.size = 2, .map = bytes}, copy, sum;
    char *text = xenstable_libxl_bitmap_to_hex_string(ctx, &map);
    int ret;

    xenstable_libxl_bitmap_copy_alloc(ctx, &copy, &map);
    REQUIRE(copy.size == (copy.map ? 2 : 0));
    ret = xenstable_libxl_bitmap_or(ctx, &sum, &map, &map);
    REQUIRE(ret == (sum.map ? 0 : XENSTABLE_LIBXL_ERROR_NOMEM));
    REQUIRE(sum.size == (sum.map ? 2 : 0));
    if (!text || !copy.map || !sum.map)
        toolstack_report(ctx, "out of memory, said by an error");
    free(text);
    xenstable_libxl_bitmap_dispose(&copy);
    xenstable_libxl_bitmap_dispose(&sum);
}

static void enumerators(xenstable_libxl_ctx *ctx)
{
    xenstable_libxl_domain_type type = XENSTABLE_LIBXL_DOMAIN_TYPE_PV;
    char *text = xenstable_libxl_domain_type_to_json(ctx, type);
    int ret = xenstable_libxl_domain_type_from_json(ctx, &type, "\"hvm\"");

    REQUIRE(!ret || ret == XENSTABLE_LIBXL_ERROR_NOMEM);
    REQUIRE(type == (ret ? XENSTABLE_LIBXL_DOMAIN_TYPE_PV
                         : XENSTABLE_LIBXL_DOMAIN_TYPE_HVM));
    REQUIRE((text && !ret) == !ctx->message[0]);
    free(text);
}

/* For this string the reader of JSON needs ever larger buffers. */
static void long_string(xenstable_libxl_ctx *ctx)
{
    static char text[20000] = "{\"vdev\": \"";
    size_t at = strlen(text);
    xenstable_libxl_device_disk disk;
    int ret;

    for (; at < sizeof(text) - 3; at++)
        text[at] = at % 2 ? 'n' : '\\';
    strcpy(text + sizeof(text) - 4, "a\"}");
    ret = xenstable_libxl_device_disk_from_json(ctx, &disk, text);
    REQUIRE(!ret || ret == XENSTABLE_LIBXL_ERROR_NOMEM);
    REQUIRE(!ret == !ctx->message[0]);
    if (ret)
        return;
    REQUIRE(disk.vdev[0] == '\n' && strlen(disk.vdev) > 9000);
    xenstable_libxl_device_disk_dispose(&disk);
}

/* A file of xl's, and what is asked of it. */
static void configuration(xenstable_libxl_ctx *ctx)
{
    static const char text[] = "a = 'b'\na += 'c'\nl = ['x', 1, ['y'], 2]\n"
                               "l += ['z', 'q']\nn = 5\n";
    xenstable_xlu_config *config;
    xenstable_libxl_string_list texts = NULL;
    char *copy = NULL;
    int ret = ENOMEM;

    config = xenstable_xlu_cfg_init(quiet, "a.cfg");
    if (config)
        ret = xenstable_xlu_cfg_readdata(config, text, sizeof(text) - 1);
    if (!ret)
        ret = xenstable_xlu_cfg_replace_string(config, "a", &copy, 0);
    if (!ret)
        ret =
            xenstable_xlu_cfg_get_list_as_string_list(config, "l", &texts, 0);
    REQUIRE(!ret || ret == ENOMEM);
    REQUIRE(ret || strcmp(copy, "bc") == 0);
    if (ret)
        toolstack_report(ctx, "out of memory, said by an error");
    free(copy);
    xenstable_libxl_string_list_dispose(&texts);
    xenstable_xlu_cfg_destroy(config);
}

/* libxl_read_file_contents() of libxl_utils.c: the errno of whatever fails,
   malloc() too. */
static void file_contents(xenstable_libxl_ctx *ctx)
{
    void *data = NULL;
    int bytes = -1, ret;

    ret = xenstable_libxl_read_file_contents(NULL, "/proc/self/exe", &data,
                                             &bytes);
    REQUIRE(ret ? !data && bytes == -1 : data && bytes > 0);
    REQUIRE(!ret || ret == ENOMEM);
    if (ret)
        toolstack_report(ctx, "out of memory, said by an error");
    free(data);
}

static void sweep_values(void)
{
    static const struct {
        const char *name;
        void (*function)(xenstable_libxl_ctx *ctx);
    } functions[] = {
        {"string_list_copy", list_copy},
        {"key_value_list_copy", keys_copy},
        {"cpuid_policy_list_copy", policy_copy},
        {"disk_copy", struct_copy},
        {"bitmaps", bitmaps},
        {"enumerators", enumerators},
        {"long_string", long_string},
        {"configuration", configuration},
        {"file_contents", file_contents},
    };
    unsigned int i;
    long at;

    for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        struct xenstable_libxl_ctx ctx = {.message = "none yet"};

        now = functions[i].name;
        for (at = 0; ctx.message[0]; at++, cases++) {
            long before = in_use;

            ctx.message[0] = '\0';
            fail_at = at;
            functions[i].function(&ctx);
            fail_at = -1;
            REQUIRE(in_use == before);
            REQUIRE(!ctx.message[0] || strstr(ctx.message, "out of memory"));
            REQUIRE(at < MOST);
        }
        /* The first did fail. */
        REQUIRE(at > 1);
    }
}

static void allocate_empty(const struct type *type, void *outer)
{
    const struct member *member = type_members(type), *chosen;
    const struct member *end = member + type->count;
    void *empty;

    for (; member < end; member++) {
        if (member->array || member->kind == MEMBER_BITMAP) {
            empty = malloc(1);
            memcpy(member->array
                       ? member_at(member, outer)
                       : &((xenstable_libxl_bitmap *)member_at(member, outer))
                              ->map,
                   &empty, sizeof(empty));
        } else if (member->kind == MEMBER_STRUCT) {
            allocate_empty(member_type(member), member_at(member, outer));
        } else if (member->kind == MEMBER_GROUP) {
            allocate_empty(member_type(member), outer);
        } else if (member->kind == MEMBER_UNION) {
            chosen = union_case(member, outer);
            if (chosen)
                allocate_empty(member_type(chosen), outer);
        }
    }
}

/* Empty arrays and bitmaps that are allocated all the same are still owned
   after the way to a release and back, even if the release has no such member.
 */
static void empty_arrays(const struct toolstack_release *release,
                         xenstable_libxl_domain_type type)
{
    const struct converter *converter =
        value_converter(release, TYPE(domain_config));
    struct conversion c = {.cpuid = NULL};
    xenstable_libxl_domain_config config;
    union room theirs;
    long before = in_use;

    now = "empty arrays";
    xenstable_libxl_domain_config_init(&config);
    xenstable_libxl_domain_build_info_init_type(&config.b_info, type);
    allocate_empty(TYPE(domain_config), &config);
    REQUIRE(!convert_to(converter, &c, &config, &theirs));
    REQUIRE(!convert_from(converter, &c, &theirs, &config));
    convert_drop(converter, &c, &theirs);
    xenstable_libxl_domain_config_dispose(&config);
    REQUIRE(in_use == before);
    cases++;
}

int main(void)
{
    unsigned int i;

    quiet = fopen("/dev/null", "w");
    REQUIRE(quiet);
    setbuf(quiet, NULL);
    for (i = 0; i < TYPE_COUNT; i++) {
        now = type_name(&all_types[i]);
        sweep_copy(&all_types[i]);
        sweep_json(&all_types[i]);
    }
    for (i = 0; i < toolstack_releases_count; i++) {
        sweep_release(&toolstack_releases[i]);
        empty_arrays(&toolstack_releases[i], XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
        empty_arrays(&toolstack_releases[i], XENSTABLE_LIBXL_DOMAIN_TYPE_PV);
    }
    sweep_values();
    printf("%ld cases of no memory\n", cases);
    return 0;
}
