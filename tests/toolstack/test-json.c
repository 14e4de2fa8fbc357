/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON that is refused: the message has the place, and nothing changes. Values
   that cannot be written. CPU policies in JSON. */
#include <check.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_library.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/policy_text.h"
#include "tests/fake/policies.h"
#include "tests/suite.h"
#include "tests/toolstack/json-numbers.h"
#include "tests/toolstack/without-json.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
    const char *text;
    const char *message; /* part of it */
} bad_json[] = {
    {"", "not valid JSON"},
    {"{", "ends too early"},
    {"{}x", "something follows"},
    {"{}{}", "something follows"},
    {"[]", "an object expected"},
    {"{\"nothing\": 1}", "nothing: no such member"},
    {"{\"vdev\": \"a\", \"vdev\": \"b\"}", "a name twice"},
    {"{\"vdev\": 1}", "vdev: a string expected"},
    {"{\"vdev\": \"a\\u0000b\"}", "NUL"},
    {"{\"vdev\": \"\xff\"}", "not UTF-8, at byte 10"},
    /* Half a surrogate pair, NUL in two bytes, beyond Unicode, cut off */
    {"{\"vdev\": \"\xed\xa0\x80\"}", "not UTF-8"},
    {"{\"vdev\": \"\xc0\x80\"}", "not UTF-8"},
    {"{\"vdev\": \"\xf5\x80\x80\x80\"}", "not UTF-8"},
    {"{\"vdev\": \"\xe2\x82", "not UTF-8"},
    {"{\"irq\": 4294967296}", "irq: a whole number up to 4294967295"},
    {"{\"irq\": -2147483649}", "irq: a whole number"},
    {"{\"vdev\": \"\\ud800\"}", "half a surrogate pair, at byte 10"},
    {"{\"vdev\": \"\\udc00\"}", "half a surrogate pair"},
    {"{\"vdev\": \"\\ud800\\u0041\"}", "half a surrogate pair"},
    {"{\"vdev\": \"\\uD83D\\uD83D\\uDE00\"}", "half a surrogate pair"},
    {"{\"\\udfff\": 1}", "half a surrogate pair"},
    {"{\"vdev\": \"\\ud800", "half a surrogate pair"},
    {"{\"irq\": 1.5}", "irq: a whole number"},
    {"{\"irq\": 1e3}", "irq: a whole number"},
    {"{\"removable\": 2147483648}", "removable: a whole number of 32 bits"},
    {"{\"format\": \"nonsense\"}", "format: \"nonsense\" is not a disk_form"},
    {"{\"direct_io_safe\": 1}", "direct_io_safe: true or false expected"},
    {"{\"trusted\": true}", "trusted: a string expected"},
    {"{\"trusted\": \"yes\"}", "trusted: \"True\""},
    {"{\"base\": 18446744073709551616}", "base: a whole number up to 18446"},
};

START_TEST(json_refuses)
{
    xenstable_libxl_device_disk disk, before;
    struct xenstable_libxl_ctx ctx = {.message = ""};

    xenstable_libxl_device_disk_init(&disk);
    before = disk;
    ck_assert_int_eq(
        xenstable_libxl_device_disk_from_json(&ctx, &disk, bad_json[_i].text),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_msg(strstr(ctx.message, bad_json[_i].message) != NULL, "%s: %s",
                  bad_json[_i].text, ctx.message);
    ck_assert(memcmp(&disk, &before, sizeof(disk)) == 0);
}
END_TEST

START_TEST(json_depth_and_place)
{
    xenstable_libxl_domain_config config;
    struct xenstable_libxl_ctx ctx = {.message = ""};
    char deep[4 * JSON_MAX_DEPTH];

    memset(deep, '[', sizeof(deep));
    deep[sizeof(deep) - 1] = '\0';
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &config, deep),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "nested too deeply"));
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(
            &ctx, &config,
            "{\"b_info\": {\"type.hvm\": {\"vnc\": {\"display\": []}}}}"),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(
        strstr(ctx.message, "b_info.type.hvm.vnc.display: a number expected"));
    ck_assert_int_eq(xenstable_libxl_domain_config_from_json(
                         &ctx, &config,
                         "{\"b_info\": {\"type.hvm\": {}, \"type.pv\": {}}}"),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "second case"));
}
END_TEST

START_TEST(json_limits)
{
    xenstable_libxl_domain_config config;
    struct xenstable_libxl_ctx ctx = {.message = ""};
    const size_t bytes = JSON_MAX_BYTES + 2;
    char *text = malloc(bytes + 1);
    size_t i, at;

    xenstable_libxl_domain_config_init(&config);
    memset(text, ' ', bytes);
    text[bytes] = '\0';
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &config, text),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "larger than"));
    at = (size_t)sprintf(text, "{\"disks\": [{}");
    for (i = 0; i < JSON_MAX_ELEMENTS; i++)
        at += (size_t)sprintf(text + at, ",{}");
    sprintf(text + at, "]}");
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &config, text),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "too many elements"));
    at = (size_t)sprintf(text, "{\"c_info\": {\"xsdata\": {\"k\": null");
    for (i = 0; i < JSON_MAX_MEMBERS; i++)
        at += (size_t)sprintf(text + at, ",\"%zu\": null", i);
    sprintf(text + at, "}}}");
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &config, text),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "too many members"));
    free(text);
}
END_TEST

/* Each with the whole message, or how it begins. */
static const struct {
    const char *text;
    const char *message;
} bad_config[] = {
    {"{\"b_info\": 1}", "b_info: an object expected, at byte 12"},
    {"{\"b_info\": {\"avail_vcpus\": 5}}",
     "b_info.avail_vcpus: an array of bit numbers expected, at byte "},
    {"{\"b_info\": {\"avail_vcpus\": [1, \"2\"]}}",
     "b_info.avail_vcpus: a number expected, at byte "},
    {"{\"b_info\": {\"avail_vcpus\": [-1]}}",
     "b_info.avail_vcpus: a whole number up to "},
    {"{\"b_info\": {\"avail_vcpus\": [4294967296]}}",
     "b_info.avail_vcpus: a whole number up to "},
    {"{\"b_info\": {\"vcpu_hard_affinity\": {}}}",
     "b_info.vcpu_hard_affinity: an array expected, at byte "},
    {"{\"b_info\": {\"vcpu_hard_affinity\": [[], 1]}}",
     "b_info.vcpu_hard_affinity: an array of bit numbers expected"},
    {"{\"b_info\": {\"max_vcpus\": \"1\"}}",
     "b_info.max_vcpus: a number expected"},
    {"{\"b_info\": {\"max_vcpus\": 9223372036854775808}}",
     "b_info.max_vcpus: a whole number of 32 bits expected"},
    {"{\"b_info\": {\"max_vcpus\": -2147483649}}",
     "b_info.max_vcpus: a whole number of 32 bits expected"},
    {"{\"b_info\": {\"tsc_mode\": []}}", "b_info.tsc_mode: a string expected"},
    {"{\"b_info\": {\"tsc_mode\": 1.5}}",
     "b_info.tsc_mode: a whole number of 32 bits expected"},
    {"{\"b_info\": {\"extra\": {}}}",
     "b_info.extra: an array of strings expected"},
    {"{\"b_info\": {\"extra\": [\"a\", null]}}",
     "b_info.extra: a string expected"},
    {"{\"b_info\": {\"kernel\": true}}", "b_info.kernel: a string expected"},
    {"{\"b_info\": {\"u\": {}}}", "b_info.u: no such member"},
    {"{\"b_info\": {\"type\": \"hvm\"}}", "b_info.type: no such member"},
    {"{\"b_info\": {\"type.nonsense\": {}}}",
     "b_info.type.nonsense: \"nonsense\" is not a domain_type"},
    {"{\"b_info\": {\"type.invalid\": {\"a\": 1}}}",
     "b_info.type.invalid: an empty object expected"},
    {"{\"b_info\": {\"type.invalid\": []}}",
     "b_info.type.invalid: an empty object expected"},
    {"{\"b_info\": {\"type.hvm\": {\"ms_vm_genid\": 1}}}",
     "b_info.type.hvm.ms_vm_genid: an array expected"},
    {"{\"b_info\": {\"type.hvm\": {\"ms_vm_genid\": [1, 2]}}}",
     "b_info.type.hvm.ms_vm_genid: 16 numbers expected"},
    {"{\"b_info\": {\"type.hvm\": {\"ms_vm_genid\": "
     "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 256]}}}",
     "b_info.type.hvm.ms_vm_genid: a whole number up to 255 expected"},
    {"{\"b_info\": {\"cpuid\": 1}}", "b_info.cpuid: a CPU policy expected"},
    {"{\"b_info\": {\"cpuid\": [1]}}",
     "b_info.cpuid: a leaf of CPUID expected"},
    {"{\"b_info\": {\"cpuid\": [[]]}}",
     "b_info.cpuid: a leaf of CPUID expected"},
    {"{\"b_info\": {\"cpuid\": [[1]]}}",
     "b_info.cpuid: a leaf of CPUID expected"},
    {"{\"b_info\": {\"cpuid\": [[\"a\", \"b\"]]}}",
     "b_info.cpuid: a leaf of CPUID expected"},
    {"{\"b_info\": {\"cpuid\": [\"vmx=0\", {}]}}",
     "b_info.cpuid: a leaf of CPUID expected"},
    {"{\"b_info\": {\"cpuid\": {\"cpuid\": [], \"other\": []}}}",
     "b_info.cpuid: a CPU policy expected"},
    {"{\"b_info\": {\"cpuid\": {\"msr\": [{\"index\": 1}]}}}",
     "b_info.cpuid: a model specific register expected"},
    {"{\"b_info\": {\"type.0077\": {}}}",
     "b_info.type.0077: \"0077\" is not a domain_type"},
    {"{\"b_info\": {\"type.2\": {}}}",
     "b_info.type.2: \"2\" is not a domain_type"},
    {"{\"c_info\": {\"uuid\": \"1\"}}", "c_info.uuid: a UUID expected"},
    {"{\"c_info\": {\"uuid\": null}}", "c_info.uuid: a string expected"},
    {"{\"c_info\": {\"xsdata\": []}}",
     "c_info.xsdata: an object of strings expected"},
    {"{\"c_info\": {\"xsdata\": {\"a\": 1}}}",
     "c_info.xsdata: a string or null expected"},
    {"{\"c_info\": {\"xsdata\": {\"a\\u0000\": \"\"}}}",
     "a name with a NUL character"},
    {"{\"nics\": [{\"mac\": \"00:16:3e:00:00\"}]}",
     "nics.mac: a MAC address expected"},
    {"{\"nics\": [{}, 1]}", "nics: an object expected"},
    {"{\"b_info\": {\"type.hvm\": {}},", "not valid JSON, or it ends too"},
    {"[1, 2", "not valid JSON, or it ends too early"},
    {"1 2", "not valid JSON, or something follows it"},
};

START_TEST(says_where)
{
    static const char begins[] = "JSON of a domain_config: ";
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config, before;

    xenstable_libxl_domain_config_init(&config);
    before = config;
    ck_assert_int_eq(xenstable_libxl_domain_config_from_json(
                         &ctx, &config, bad_config[_i].text),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_msg(strncmp(ctx.message, begins, strlen(begins)) == 0 &&
                      strncmp(ctx.message + strlen(begins),
                              bad_config[_i].message,
                              strlen(bad_config[_i].message)) == 0,
                  "%s: %s", bad_config[_i].text, ctx.message);
    ck_assert_mem_eq(&config, &before, sizeof(config));
    /* Without a context nobody hears of it. */
    ck_assert_int_eq(xenstable_libxl_domain_config_from_json(
                         NULL, &config, bad_config[_i].text),
                     XENSTABLE_LIBXL_ERROR_INVAL);
}
END_TEST

/* A long name is cut, but the message still has its end. */
START_TEST(long_names)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config;
    char name[400], text[500];

    memset(name, 'x', sizeof(name));
    name[sizeof(name) - 1] = '\0';
    snprintf(text, sizeof(text), "{\"%s\": 1}", name);
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &config, text),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "JSON of a domain_config: xxx"));
    ck_assert_uint_lt(strlen(ctx.message), 300);
}
END_TEST

START_TEST(reads_what_is_unusual)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config;

    xenstable_libxl_domain_config_init(&config);
    ck_assert_msg(
        xenstable_libxl_domain_config_from_json(
            &ctx, &config,
            "{\"c_info\": {\"name\": null, \"xsdata\": {\"k\": null}},"
            " \"b_info\": {\"avail_vcpus\": [9, 0, 9], \"cpumap\": [],"
            " \"tsc_mode\": 3, \"extra\": [], \"acpi\": \"False\","
            " \"numa_placement\": \"<default>\", \"disable_migrate\":"
            " \"True\", \"irqs\": [7, 4294967295],"
            " \"max_memkb\": 18446744073709551615, \"max_vcpus\":"
            " -2147483648, \"type.invalid\": {}}, \"nics\": [],"
            " \"disks\": [{}, {\"vdev\": \"\"}]}") == 0,
        "%s", ctx.message);
    ck_assert_ptr_null(config.c_info.name);
    ck_assert_str_eq(config.c_info.xsdata[0], "k");
    ck_assert_ptr_null(config.c_info.xsdata[1]);
    ck_assert_ptr_null(config.c_info.xsdata[2]);
    ck_assert_uint_eq(config.b_info.avail_vcpus.size, 2);
    ck_assert_int_eq(
        xenstable_libxl_bitmap_count_set(&config.b_info.avail_vcpus), 2);
    ck_assert_ptr_null(config.b_info.cpumap.map);
    ck_assert_int_eq((int)config.b_info.tsc_mode, 3);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&config.b_info.extra),
                     0);
    ck_assert_int_eq(config.b_info.acpi.val, -1);
    ck_assert_int_eq(config.b_info.numa_placement.val, 0);
    ck_assert_int_eq(config.b_info.disable_migrate.val, 1);
    ck_assert_int_eq(config.b_info.num_irqs, 2);
    ck_assert_uint_eq(config.b_info.irqs[1], UINT32_MAX);
    ck_assert_uint_eq(config.b_info.max_memkb, UINT64_MAX);
    ck_assert_int_eq(config.b_info.max_vcpus, INT32_MIN);
    ck_assert_int_eq(config.b_info.type, XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID);
    ck_assert_int_eq(config.num_nics, 0);
    ck_assert_int_eq(config.num_disks, 2);
    ck_assert_str_eq(config.disks[1].vdev, "");
    ck_assert_str_eq(ctx.message, "");
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

/* The text is longer than the first buffers of the reader and of the writer,
   and has characters that are escaped. */
START_TEST(long_strings)
{
    enum { BYTES = 20000 };
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config, again;
    char *text, *string = malloc(BYTES + 1);
    int i;

    for (i = 0; i < BYTES; i++)
        string[i] = "ab\n\"\\\001"[i % 6];
    string[BYTES] = '\0';
    xenstable_libxl_domain_config_init(&config);
    xenstable_libxl_domain_config_init(&again);
    config.b_info.cmdline = string;
    config.c_info.name = strdup("other");
    text = xenstable_libxl_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_gt(strlen(text), BYTES);
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(&ctx, &again, text), 0);
    ck_assert_str_eq(again.b_info.cmdline, string);
    ck_assert_str_eq(again.c_info.name, "other");
    free(text);
    xenstable_libxl_domain_config_dispose(&config);
    xenstable_libxl_domain_config_dispose(&again);
}
END_TEST

START_TEST(enumerators)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_type type = XENSTABLE_LIBXL_DOMAIN_TYPE_PV;
    char *text;

    ck_assert_int_eq(
        xenstable_libxl_domain_type_from_json(&ctx, &type, "\"nothing\""),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_str_eq(ctx.message, "JSON of a domain_type: \"nothing\" is not "
                                  "a domain_type, at byte 9");
    ck_assert_int_eq(
        xenstable_libxl_domain_type_from_json(&ctx, &type, "\"pv"),
        XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_int_eq(type, XENSTABLE_LIBXL_DOMAIN_TYPE_PV);
    ck_assert_int_eq(
        xenstable_libxl_domain_type_from_json(&ctx, &type, "\"HVM\""), 0);
    ck_assert_int_eq(type, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    /* If no name is known, there is a number. */
    ck_assert_int_eq(xenstable_libxl_domain_type_from_json(&ctx, &type, "77"),
                     0);
    ck_assert_int_eq((int)type, 77);
    text = xenstable_libxl_domain_type_to_json(&ctx, type);
    ck_assert_str_eq(text, "77\n");
    free(text);
    text = xenstable_libxl_domain_type_to_json(
        &ctx, XENSTABLE_LIBXL_DOMAIN_TYPE_PVH);
    ck_assert_str_eq(text, "\"pvh\"\n");
    free(text);
}
END_TEST

START_TEST(writes_what_is_unusual)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config;
    char *text;

    xenstable_libxl_domain_config_init(&config);
    config.b_info.type = (xenstable_libxl_domain_type)77;
    config.b_info.tsc_mode = (xenstable_libxl_tsc_mode)99;
    config.b_info.cmdline = strdup("a\"b\\c\n\001\x7f\xc3\xa9");
    text = xenstable_libxl_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    ck_assert_ptr_nonnull(strstr(text, "\"type.77\": {"));
    ck_assert_ptr_nonnull(strstr(text, "\"tsc_mode\": 99"));
    ck_assert_ptr_nonnull(
        strstr(text, "\"a\\\"b\\\\c\\n\\u0001\x7f\xc3\xa9\""));
    free(text);
    free(config.b_info.cmdline);
    config.b_info.cmdline = strdup("\xff");
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_str_eq(ctx.message,
                     "a domain_config cannot be written as JSON: a string "
                     "that is not UTF-8");
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

/* json_library has no use for it. */
static void generator_free(yajl_gen generator)
{
    void *library = dlopen("libyajl.so.2", RTLD_NOW);
    void (*free_it)(yajl_gen) =
        (void (*)(yajl_gen))dlsym(library, "yajl_gen_free");

    free_it(generator);
    dlclose(library);
}

static void append(void *to, const char *text, size_t bytes)
{
    strncat(to, text, bytes);
}

/* Writes into the program's own generator. The text comes out as it went in,
   as yajl prints it without spaces. */
START_TEST(feeds_a_generator)
{
    static const struct {
        const char *text, *fed;
    } texts[] = {
        {"{\"a\": [1, -2, 1e3, \"x\", true, false, null, {}, []]}",
         "{\"a\":[1,-2,1e3,\"x\",true,false,null,{},[]]}"},
        {"[{\"a\": {\"b\": 1}}, 18446744073709551615]",
         "[{\"a\":{\"b\":1}},18446744073709551615]"},
        {"{\"a\":", NULL},
        {"nonsense", NULL},
        {NULL, NULL},
    };
    struct json_library yajl;
    char message[200], fed[200];
    unsigned int i;
    yajl_gen generator;

    ck_assert_int_eq(json_library_load(&yajl, message, sizeof(message)), 0);
    for (i = 0; i < COUNT(texts); i++) {
        char *text = texts[i].text ? strdup(texts[i].text) : NULL;

        generator = yajl.yajl_gen_alloc(NULL);
        fed[0] = '\0';
        yajl.yajl_gen_config(generator, yajl_gen_print_callback, append, fed);
        if (texts[i].fed) {
            ck_assert_int_eq(json_feed(generator, text), yajl_gen_status_ok);
            ck_assert_str_eq(fed, texts[i].fed);
        } else {
            ck_assert_int_eq(json_feed(generator, text),
                             yajl_gen_in_error_state);
        }
        /* The generator stays full, and refuses what follows. */
        if (texts[i].fed) {
            ck_assert_int_eq(json_feed(generator, strdup("[1]")),
                             yajl_gen_generation_complete);
            ck_assert_int_eq(json_feed(generator, strdup("{}")),
                             yajl_gen_generation_complete);
        }
        generator_free(generator);
    }
}
END_TEST

/* A count says that there are elements, but there are none: they are neither
   written nor copied. */
START_TEST(empty_is_left_out)
{
    xenstable_libxl_domain_config config, copy;
    char *text;

    xenstable_libxl_domain_config_init(&config);
    config.num_disks = 2;
    config.b_info.extra = calloc(1, sizeof(*config.b_info.extra));
    config.b_info.cpumap.size = 2;
    config.num_nics = -1;
    text = xenstable_libxl_domain_config_to_json(NULL, &config);
    ck_assert_ptr_nonnull(strstr(text, "\"disks\": ["));
    ck_assert_ptr_null(strstr(text, "nics"));
    ck_assert_ptr_null(strstr(text, "extra"));
    ck_assert_ptr_null(strstr(text, "cpumap"));
    free(text);
    xenstable_libxl_domain_config_copy(NULL, &copy, &config);
    ck_assert_int_eq(copy.num_disks, 0);
    ck_assert_int_eq(copy.num_nics, 0);
    ck_assert_uint_eq(copy.b_info.cpumap.size, 0);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&copy.b_info.extra),
                     0);
    xenstable_libxl_domain_config_dispose(&copy);
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

/* Members of libxl_domain_build_info in tools/libs/light/libxl_types.idl
   (4.14: tools/libxl/libxl_types.idl) of each release. A struct that the
   release lacks is not written. One that is set is written. */
static const struct {
    unsigned int minor;
    bool arch_x86, arm_sci, xenstore_quota;
} nested[] = {
    {14, false, false, false}, {15, true, false, false},
    {17, true, false, false},  {20, true, false, false},
    {21, true, true, false},   {22, true, true, true},
};

START_TEST(structs_of_the_release)
{
    const struct toolstack_release release = {4, nested[_i].minor, NULL};
    struct xenstable_libxl_ctx ctx = {.release = &release};
    xenstable_libxl_domain_build_info info;
    char *text, *without, running[8];

    xenstable_libxl_domain_build_info_init(&info);
    text = xenstable_libxl_domain_build_info_to_json(&ctx, &info);
    ck_assert_ptr_nonnull(strstr(text, "\"arch_arm\""));
    ck_assert_int_eq(strstr(text, "\"arch_x86\"") != NULL,
                     nested[_i].arch_x86);
    ck_assert_int_eq(strstr(text, "\"arm_sci\"") != NULL, nested[_i].arm_sci);
    ck_assert_int_eq(strstr(text, "\"xenstore_quota\"") != NULL,
                     nested[_i].xenstore_quota);
    /* libxl_TYPE_gen_json() has no context. */
    snprintf(running, sizeof(running), "4.%u", nested[_i].minor);
    setenv("XENSTABLE_RUNNING", running, 1);
    without = xenstable_libxl_domain_build_info_to_json(NULL, &info);
    unsetenv("XENSTABLE_RUNNING");
    ck_assert_str_eq(without, text);
    free(without);
    free(text);
    info.arch_arm.arm_sci.type = XENSTABLE_LIBXL_ARM_SCI_TYPE_SCMI_SMC;
    text = xenstable_libxl_domain_build_info_to_json(&ctx, &info);
    ck_assert_ptr_nonnull(strstr(text, "\"type\": \"scmi_smc\""));
    free(text);
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

/* A build info with that policy, as JSON and read again. */
static char *policy_json(const char *policy)
{
    xenstable_libxl_domain_build_info info, again;
    char input[1000], *text, *twice;

    snprintf(input, sizeof(input), "{\"cpuid\": %s}", policy);
    xenstable_libxl_domain_build_info_init(&info);
    if (xenstable_libxl_domain_build_info_from_json(NULL, &info, input))
        return NULL;
    text = xenstable_libxl_domain_build_info_to_json(NULL, &info);
    xenstable_libxl_domain_build_info_init(&again);
    ck_assert_int_eq(
        xenstable_libxl_domain_build_info_from_json(NULL, &again, text), 0);
    twice = xenstable_libxl_domain_build_info_to_json(NULL, &again);
    ck_assert_str_eq(text, twice);
    free(twice);
    xenstable_libxl_domain_build_info_dispose(&info);
    xenstable_libxl_domain_build_info_dispose(&again);
    return text;
}

#define BITS_31 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define BITS_63 BITS_31 "x" BITS_31

START_TEST(policies_by_leaves)
{
    static const char *const wrong[] = {
        "[{}]",
        "[{\"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": -1, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 4294967295, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 4294967296, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": -2147483649, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "00\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "2\"}]",
        "[{\"leaf\": 1, \"efx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"subleaf\": 1.0, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"other\": 1, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"ecx\": null}]",
        "[{\"leaf\": \"1\", \"ecx\": \"" BITS_31 "0\"}]",
        "{}",
        "null",
        "{\"msr\": [1]}",
        "{\"msr\": {}}",
        "{\"msr\": [{\"index\": 266}]}",
        "{\"msr\": [{\"policy\": \"" BITS_63 "0\"}]}",
        "{\"msr\": [{\"index\": 266, \"policy\": \"" BITS_63 "\"}]}",
        "{\"msr\": [{\"index\": 266, \"policy\": \"" BITS_63 "2\"}]}",
        "{\"msr\": [{\"index\": -1, \"policy\": \"" BITS_63 "0\"}]}",
        "{\"msr\": [{\"index\": 1, \"policy\": \"" BITS_63 "0\", "
        "\"other\": 1}]}",
    };
    unsigned int i;
    char *text;

    /* Names become bits. Later names are added to them. */
    text = policy_json("[\"sse3=0\", {\"leaf\": 7, \"subleaf\": 0, "
                       "\"ebx\": \"" BITS_31 "k\"}]");
    ck_assert_ptr_nonnull(strstr(text, "\"leaf\": 1,"));
    ck_assert_ptr_nonnull(strstr(text, "\"ecx\": \"" BITS_31 "0\""));
    ck_assert_ptr_nonnull(strstr(text, "\"subleaf\": 0,"));
    ck_assert_ptr_nonnull(strstr(text, "\"ebx\": \"" BITS_31 "k\""));
    ck_assert_ptr_null(strstr(text, "sse3"));
    free(text);
    /* If one name is not known, all of them stay texts. */
    text = policy_json("[{\"index\": 266, \"policy\": \"" BITS_63
                       "0\"}, \"sse3=0\", \"no-such-feature=6\"]");
    ck_assert_ptr_nonnull(strstr(text, "\"sse3=0\""));
    ck_assert_ptr_nonnull(strstr(text, "\"no-such-feature=6\""));
    ck_assert_ptr_nonnull(strstr(text, "\"policy\": \"" BITS_63 "0\""));
    free(text);
    for (i = 0; i < COUNT(wrong); i++)
        ck_assert_msg(!policy_json(wrong[i]), "%s", wrong[i]);
}
END_TEST

static void same_tree(const struct json_value *a, const struct json_value *b)
{
    for (; a && b; a = a->next, b = b->next) {
        ck_assert_int_eq(a->kind, b->kind);
        ck_assert_uint_eq(a->count, b->count);
        if (a->key)
            ck_assert_str_eq(a->key, b->key);
        if (a->kind == JSON_STRING || a->kind == JSON_NUMBER)
            ck_assert_str_eq(a->text, b->text);
        if (a->kind == JSON_BOOL)
            ck_assert_int_eq(a->boolean, b->boolean);
        same_tree(a->first, b->first);
    }
    ck_assert_ptr_eq(a, b);
}

/* The reader for libxl's text reads what the JSON library reads. */
static void check_reader(const char *text, bool good)
{
    struct json_value *by_library = NULL, *by_us = NULL;
    char message[200];
    size_t at = 0;
    int ret = policy_text_read(text, &by_us, &at);

    ck_assert_msg(ret == (good ? 0 : XENSTABLE_LIBXL_ERROR_INVAL), "%s", text);
    ck_assert_msg(json_parse(text, &by_library, message, sizeof(message)) ==
                      ret,
                  "%s", text);
    ck_assert_uint_le(at, strlen(text));
    if (good)
        same_tree(by_us, by_library);
    json_free(by_library);
    json_free(by_us);
}

START_TEST(reads_text_of_libxl)
{
    static const char *const good[] = {
        "{}",
        " [ ] ",
        "-12",
        "\"\"",
        "{\"a\":[true,false,null,1e3,-0.5]}",
        "{\"a\": {\"b\": [[], {}, \"x\"]},\n\t\"c\" : 4294967295\r\n}"};
    static const char *const bad[] = {
        "",       "{",         "[1",          "[1,]",         "{\"a\"}",
        "{\"a\"", "{\"a\" 1}", "{\"a\":}",    "{\"a\":1,}",   "{1:2}",
        "[1}",    "{\"a\":1]", "\"a",         "\"a\\",        "\"a\\\"",
        "[] 1",   "truth",     "[tru]",       "+1",           "?",
        "]",      "nul",       "{\"a\":1 2}", "[\"a\" \"b\"]"};
    char whole[1000], deep[2 * JSON_MAX_DEPTH + 3] = "";
    unsigned int i;

    for (i = 0; i < COUNT(good); i++)
        check_reader(good[i], true);
    for (i = 0; i < COUNT(bad); i++)
        check_reader(bad[i], false);
    for (i = 0; i < COUNT(recorded_policies); i++) {
        snprintf(whole, sizeof(whole), "{\"cpuid\": %s}",
                 recorded_policies[i].yajl);
        check_reader(whole, true);
        snprintf(whole, sizeof(whole), "{\"cpuid\": %s}",
                 recorded_policies[i].json_c);
        check_reader(whole, true);
    }
    memset(deep, '[', JSON_MAX_DEPTH);
    memset(deep + JSON_MAX_DEPTH, ']', JSON_MAX_DEPTH);
    check_reader(deep, true);
    memset(deep, '[', JSON_MAX_DEPTH + 1);
    memset(deep + JSON_MAX_DEPTH + 1, ']', JSON_MAX_DEPTH + 1);
    check_reader(deep, false);
}
END_TEST

/* Escapes stay as they are, and do not end a string. */
START_TEST(escapes_of_libxl)
{
    struct json_value *root = NULL;
    size_t at;

    ck_assert_int_eq(
        policy_text_read("[\"a\\\"b\", \"\\\\\", \"\\u0041\"]", &root, &at),
        0);
    ck_assert_uint_eq(root->count, 3);
    ck_assert_str_eq(root->first->text, "a\\\"b");
    ck_assert_str_eq(root->first->next->text, "\\\\");
    ck_assert_str_eq(root->last->text, "\\u0041");
    json_free(root);
}
END_TEST

/* Text of Xen's own libraries is read, from yajl and from json-c. The same
   policy, made from texts, is written in that form. */
START_TEST(policies_of_xen)
{
    const struct recorded_policy *recorded = &recorded_policies[_i];
    xenstable_libxl_domain_build_info info;
    char whole[1000], texts[200], *by_yajl, *by_json_c, *by_text;
    char *text, *next = NULL;

    by_yajl = policy_json(recorded->yajl);
    ck_assert_msg(by_yajl != NULL, "%s", recorded->yajl);
    by_json_c = policy_json(recorded->json_c);
    ck_assert_msg(by_json_c != NULL, "%s", recorded->json_c);
    ck_assert_str_eq(by_yajl, by_json_c);
    xenstable_libxl_domain_build_info_init(&info);
    snprintf(texts, sizeof(texts), "%s", recorded->texts);
    for (text = strtok_r(texts, "\n", &next); text;
         text = strtok_r(NULL, "\n", &next))
        ck_assert_int_eq(
            strchr(text, ':')
                ? xenstable_libxl_cpuid_parse_config_xend(&info.cpuid, text)
                : xenstable_libxl_cpuid_parse_config(&info.cpuid, text),
            0);
    by_text = xenstable_libxl_domain_build_info_to_json(NULL, &info);
    ck_assert_str_eq(by_text, by_yajl);
    snprintf(whole, sizeof(whole), "\"cpuid\": %s", recorded->yajl);
    ck_assert_ptr_nonnull(strstr(by_text, whole));
    xenstable_libxl_domain_build_info_dispose(&info);
    free(by_yajl);
    free(by_json_c);
    free(by_text);
}
END_TEST

/* The values are those of libxl_cpuid.c: cpuid_add(), msr_add() and
   libxl_cpuid_parse_config_xend(). check-json compares them with libxl's own
   results. */
static const struct {
    const char *text;
    const char *part; /* of the JSON; NULL: refused */
    int ret;
} values[] = {
    {"family=6", "\"eax\": \"xxxx00000000xxxxxxxx0110xxxxxxxx\"", 0},
    {"family=143", "\"eax\": \"xxxx10000000xxxxxxxx1111xxxxxxxx\"", 0},
    {"family=x", "\"eax\": \"xxxx00000000xxxxxxxxxxxxxxxxxxxx\"", 0},
    {"model=0xab", "\"eax\": \"xxxxxxxxxxxx1010xxxxxxxx1011xxxx\"", 0},
    {"model=k", "\"eax\": \"xxxxxxxxxxxxkkkkxxxxxxxxkkkkxxxx\"", 0},
    {"maxleaf=-1", "\"eax\": \"11111111111111111111111111111111\"", 0},
    {"procpkg=3", "\"eax\": \"000011xxxxxxxxxxxxxxxxxxxxxxxxxx\"", 0},
    {"sse3=2", "\"ecx\": \"" BITS_31 "0\"", 0},
    {"sse3=3 or more", "\"ecx\": \"" BITS_31 "1\"", 0},
    {"sse3=sure", "\"ecx\": \"" BITS_31 "s\"", 0},
    {"sse3=q", NULL, 3},
    {"rdcl-no=1", "\"policy\": \"" BITS_63 "1\"", 0},
    {"rdcl-no=s", "\"policy\": \"" BITS_63 "k\"", 0},
    {"rdcl-no=2", NULL, 3},
    {"rdcl-no=11", NULL, 3},
    {"rdcl-no=", NULL, 3},
    /* Nobody has these names. They are not UTF-8, which JSON could not hold.
     */
    {"no-\xff=1", NULL, 2},
    {"vmx=\xff", NULL, 3},
    {"no-such-feature=\xff", NULL, 3},
    {"0x1:ecx=" BITS_31 "0", "\"leaf\": 1,", 0},
    {"-2147483647:ecx=" BITS_31 "0", "\"leaf\": 2147483649,", 0},
    {"1,2:ecx=" BITS_31 "0, \nedx=" BITS_31 "1,", "\"subleaf\": 2,", 0},
    {"1:", "\"leaf\": 1\n", 0},
    {"1:ecx=" BITS_31 "q", NULL, 5},
    {"1:ecx=" BITS_31, NULL, 5},
    {"1:ecx=" BITS_31 "00", NULL, 5},
    {"1:efx=" BITS_31 "0", NULL, 4},
    {"1:ecx:" BITS_31 "0", NULL, 4},
    {"1,:ecx=" BITS_31 "0", NULL, 2},
    {"1;:ecx=" BITS_31 "0", NULL, 3},
    {"x:ecx=" BITS_31 "0", NULL, 1},
    {"4294967295:ecx=" BITS_31 "0", NULL, 1},
};

START_TEST(policy_values)
{
    const char *given = values[_i].text;
    xenstable_libxl_domain_build_info info;
    char *text;
    int ret;

    xenstable_libxl_domain_build_info_init(&info);
    ret = strchr(given, ':')
              ? xenstable_libxl_cpuid_parse_config_xend(&info.cpuid, given)
              : xenstable_libxl_cpuid_parse_config(&info.cpuid, given);
    ck_assert_msg(ret == values[_i].ret, "%s: %d", given, ret);
    if (values[_i].part) {
        text = xenstable_libxl_domain_build_info_to_json(NULL, &info);
        ck_assert_msg(text && strstr(text, values[_i].part), "%s: %s", given,
                      text);
        free(text);
    } else {
        ck_assert_ptr_null(info.cpuid);
    }
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

/* libxl has no limit but memory. */
START_TEST(many_leaves)
{
    xenstable_libxl_domain_build_info info;
    char text[80], *json;
    int i;

    xenstable_libxl_domain_build_info_init(&info);
    for (i = 0; i < 100; i++) {
        snprintf(text, sizeof(text), "%d:eax=" BITS_31 "1", 0x1000 + i);
        ck_assert_int_eq(
            xenstable_libxl_cpuid_parse_config_xend(&info.cpuid, text), 0);
    }
    json = xenstable_libxl_domain_build_info_to_json(NULL, &info);
    ck_assert_ptr_nonnull(strstr(json, "\"leaf\": 4096,"));
    ck_assert_ptr_nonnull(strstr(json, "\"leaf\": 4195,"));
    free(json);
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

START_TEST(unsigned_numbers)
{
    const struct json_number *number = &json_numbers[_i];
    const struct type *type = &all_types[number->type];
    struct xenstable_libxl_ctx ctx = {.message = ""};
    union {
        max_align_t align;
        unsigned char bytes[2048];
    } read;
    char *text = NULL;

    ck_assert_uint_le(type->bytes, sizeof(read));
    type_init(type, &read);
    if (json_to_struct(&ctx, type, &read, number->text) == 0)
        text = json_from_struct(&ctx, type, &read);
    ck_assert_msg(!text == !number->ours, "%s: %s", number->text,
                  text ? text : ctx.message);
    if (text)
        ck_assert_ptr_nonnull(strstr(text, number->ours));
    free(text);
    type_dispose(type, &read);
}
END_TEST

/* Numbers as Xen prints them. They are negative where the highest bit of 32 is
   the sign (json_object_new_int of json-c); of 64 bits only for_user is
   (libxl_ev_user in libxl_types.idl, yajl_gen_integer). null stands for an
   enumerator without a string (libxl__enum_gen_jso). hw_cap has four of its
   eight words (libxl_hwcap_gen_jso). */
START_TEST(reads_what_xen_prints)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config;
    xenstable_libxl_physinfo host;
    xenstable_libxl_event event;

    xenstable_libxl_domain_config_init(&config);
    ck_assert_msg(xenstable_libxl_domain_config_from_json(
                      &ctx, &config,
                      "{\"b_info\":{\"irqs\":[-1,-2147483648],"
                      "\"tsc_mode\":null}}") == 0,
                  "%s", ctx.message);
    ck_assert_uint_eq(config.b_info.irqs[0], UINT32_MAX);
    ck_assert_uint_eq(config.b_info.irqs[1], UINT32_C(1) << 31);
    ck_assert_int_eq(config.b_info.tsc_mode, 0);
    xenstable_libxl_domain_config_dispose(&config);
    xenstable_libxl_physinfo_init(&host);
    ck_assert_msg(xenstable_libxl_physinfo_from_json(
                      &ctx, &host, "{\"hw_cap\":[-1,2,3,4]}") == 0,
                  "%s", ctx.message);
    ck_assert_uint_eq(host.hw_cap[0], UINT32_MAX);
    ck_assert_uint_eq(host.hw_cap[3], 4);
    ck_assert_uint_eq(host.hw_cap[4], 0);
    xenstable_libxl_physinfo_dispose(&host);
    xenstable_libxl_event_init(&event);
    ck_assert_msg(
        xenstable_libxl_event_from_json(&ctx, &event,
                                        "{\"for_user\":-9223372036854775808,"
                                        "\"type.domain_death\":{}}") == 0,
        "%s", ctx.message);
    ck_assert_uint_eq(event.for_user, UINT64_C(1) << 63);
    xenstable_libxl_event_dispose(&event);
}
END_TEST

/* libxl_internal.h, libxl__hwcap_is_default(): never, in each release. */
START_TEST(hw_cap_is_always_written)
{
    xenstable_libxl_physinfo host;
    char *text;

    xenstable_libxl_physinfo_init(&host);
    text = xenstable_libxl_physinfo_to_json(NULL, &host);
    ck_assert_ptr_nonnull(strstr(text, "\"hw_cap\""));
    free(text);
    xenstable_libxl_physinfo_dispose(&host);
}
END_TEST

/* A key without a string is a number, like other enumerators. A key that has
   the value of init is left out. */
START_TEST(unknown_keys)
{
    xenstable_libxl_event event, again;
    char *text;

    xenstable_libxl_event_init(&event);
    text = xenstable_libxl_event_to_json(NULL, &event);
    ck_assert_ptr_null(strstr(text, "type."));
    free(text);
    event.type = (xenstable_libxl_event_type)60;
    text = xenstable_libxl_event_to_json(NULL, &event);
    ck_assert_ptr_nonnull(strstr(text, "\"type.60\": {"));
    xenstable_libxl_event_init(&again);
    ck_assert_int_eq(xenstable_libxl_event_from_json(NULL, &again, text), 0);
    ck_assert_int_eq((int)again.type, 60);
    free(text);
}
END_TEST

/* What could not be read again is not given out. */
START_TEST(writes_within_limits)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_config config;
    char *text;
    int i;

    xenstable_libxl_domain_config_init(&config);
    config.b_info.num_irqs = JSON_MAX_ELEMENTS;
    config.b_info.irqs = calloc(JSON_MAX_ELEMENTS + 1, sizeof(uint32_t));
    text = xenstable_libxl_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    free(text);
    config.b_info.num_irqs++;
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_ptr_nonnull(strstr(ctx.message, "an array with too many"));
    xenstable_libxl_domain_config_dispose(&config);

    xenstable_libxl_domain_config_init(&config);
    config.c_info.xsdata = calloc(2 * JSON_MAX_MEMBERS + 3, sizeof(char *));
    for (i = 0; i <= JSON_MAX_MEMBERS; i++) {
        config.c_info.xsdata[2 * i] = malloc(12);
        snprintf(config.c_info.xsdata[2 * i], 12, "%d", i);
    }
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_ptr_nonnull(strstr(ctx.message, "an object with too many"));
    free(config.c_info.xsdata[2 * JSON_MAX_MEMBERS]);
    config.c_info.xsdata[2 * JSON_MAX_MEMBERS] = NULL;
    text = xenstable_libxl_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    free(text);
    strcpy(config.c_info.xsdata[2], "0");
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_ptr_nonnull(strstr(ctx.message, "a name twice"));
    xenstable_libxl_domain_config_dispose(&config);

    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_bitmap_alloc(NULL, &config.b_info.avail_vcpus,
                                     (JSON_MAX_BITMAP_BYTES + 1) * 8),
        0);
    xenstable_libxl_bitmap_set(&config.b_info.avail_vcpus,
                               JSON_MAX_BITMAP_BYTES * 8 - 1);
    text = xenstable_libxl_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(strstr(text, "524287"));
    free(text);
    xenstable_libxl_bitmap_set(&config.b_info.avail_vcpus,
                               JSON_MAX_BITMAP_BYTES * 8);
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_ptr_nonnull(strstr(ctx.message, "a bitmap with too large"));
    xenstable_libxl_domain_config_dispose(&config);

    xenstable_libxl_domain_config_init(&config);
    config.b_info.cmdline = malloc(JSON_MAX_BYTES);
    memset(config.b_info.cmdline, 'a', JSON_MAX_BYTES - 1);
    config.b_info.cmdline[JSON_MAX_BYTES - 1] = '\0';
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(&ctx, &config));
    ck_assert_ptr_nonnull(strstr(ctx.message, "larger than can be read"));
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

/* Bitmaps without a map, alone and in an array. One is so large that 32 bits
   cannot hold the number of its bits. */
START_TEST(bitmaps_of_odd_sizes)
{
    const size_t bytes = (size_t)1 << 29;
    xenstable_libxl_domain_build_info info;
    char *text;

    xenstable_libxl_domain_build_info_init(&info);
    info.num_vcpu_hard_affinity = 1;
    info.vcpu_hard_affinity = calloc(1, sizeof(xenstable_libxl_bitmap));
    info.vcpu_hard_affinity[0].size = 8;
    text = xenstable_libxl_domain_build_info_to_json(NULL, &info);
    ck_assert_ptr_nonnull(strstr(text, "\"vcpu_hard_affinity\": ["));
    free(text);
    info.avail_vcpus.map = calloc(bytes, 1);
    if (info.avail_vcpus.map) {
        info.avail_vcpus.size = (uint32_t)bytes;
        info.avail_vcpus.map[0] = 2;
        text = xenstable_libxl_domain_build_info_to_json(NULL, &info);
        ck_assert_ptr_nonnull(strstr(text, "\n        1\n"));
        free(text);
    }
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

/* Run by no_library. */
static int without_library(void)
{
    struct xenstable_libxl_ctx ctx = {.message = ""};
    xenstable_libxl_domain_type type = XENSTABLE_LIBXL_DOMAIN_TYPE_PV;
    const char *end = "file too short). Install it (Debian: libyajl2) again";

    if (xenstable_libxl_domain_type_from_json(&ctx, &type, "\"hvm\"") !=
            XENSTABLE_LIBXL_ERROR_FAIL ||
        type != XENSTABLE_LIBXL_DOMAIN_TYPE_PV ||
        !strstr(ctx.message, "libyajl.so.2 cannot be used (") ||
        !strstr(ctx.message, end)) {
        fprintf(stderr, "from JSON: %s\n", ctx.message);
        return EXIT_FAILURE;
    }
    ctx.message[0] = '\0';
    if (xenstable_libxl_domain_type_to_json(&ctx, type) ||
        !strstr(ctx.message, "cannot be written as JSON: libyajl.so.2") ||
        !strstr(ctx.message, end)) {
        fprintf(stderr, "to JSON: %s\n", ctx.message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

START_TEST(no_library)
{
    ck_assert_int_eq(run_without_json_library(), 0);
}
END_TEST

static int run_tests(void)
{
    Suite *suite = suite_create("toolstack JSON");
    TCase *tests = tcase_create("JSON");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, no_library);
    tcase_add_loop_test(tests, json_refuses, 0, COUNT(bad_json));
    tcase_add_test(tests, json_depth_and_place);
    tcase_add_test(tests, json_limits);
    tcase_add_loop_test(tests, says_where, 0, COUNT(bad_config));
    tcase_add_test(tests, long_names);
    tcase_add_test(tests, reads_what_is_unusual);
    tcase_add_test(tests, long_strings);
    tcase_add_test(tests, enumerators);
    tcase_add_test(tests, writes_what_is_unusual);
    tcase_add_test(tests, feeds_a_generator);
    tcase_add_test(tests, empty_is_left_out);
    tcase_add_loop_test(tests, structs_of_the_release, 0, COUNT(nested));
    tcase_add_test(tests, policies_by_leaves);
    tcase_add_test(tests, reads_text_of_libxl);
    tcase_add_test(tests, escapes_of_libxl);
    tcase_add_loop_test(tests, policies_of_xen, 0, COUNT(recorded_policies));
    tcase_add_loop_test(tests, policy_values, 0, COUNT(values));
    tcase_add_test(tests, many_leaves);
    tcase_add_loop_test(tests, unsigned_numbers, 0, COUNT(json_numbers));
    tcase_add_test(tests, reads_what_xen_prints);
    tcase_add_test(tests, hw_cap_is_always_written);
    tcase_add_test(tests, unknown_keys);
    tcase_add_test(tests, writes_within_limits);
    tcase_add_test(tests, bitmaps_of_odd_sizes);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "without-library") == 0)
        return without_library();
    return run_tests();
}
