/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON that is refused, with the place in it and nothing changed; what cannot
   be written; CPU policies in JSON. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/toolstack/context.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "tests/suite.h"

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
    {"{\"vdev\": \"\xff\"}", "not valid JSON"},
    {"{\"irq\": 4294967296}", "irq: a whole number up to 4294967295"},
    {"{\"irq\": -1}", "irq: a whole number"},
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
    xenstable_device_disk disk, before;
    struct xenstable_ctx ctx = {.message = ""};

    xenstable_device_disk_init(&disk);
    before = disk;
    ck_assert_int_eq(
        xenstable_device_disk_from_json(&ctx, &disk, bad_json[_i].text),
        XENSTABLE_ERROR_INVAL);
    ck_assert_msg(strstr(ctx.message, bad_json[_i].message) != NULL, "%s: %s",
                  bad_json[_i].text, ctx.message);
    ck_assert(memcmp(&disk, &before, sizeof(disk)) == 0);
}
END_TEST

START_TEST(json_depth_and_place)
{
    xenstable_domain_config config;
    struct xenstable_ctx ctx = {.message = ""};
    char deep[4 * JSON_MAX_DEPTH];

    memset(deep, '[', sizeof(deep));
    deep[sizeof(deep) - 1] = '\0';
    xenstable_domain_config_init(&config);
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &config, deep),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "nested too deeply"));
    ck_assert_int_eq(
        xenstable_domain_config_from_json(
            &ctx, &config,
            "{\"b_info\": {\"type.hvm\": {\"vnc\": {\"display\": []}}}}"),
        XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(
        strstr(ctx.message, "b_info.type.hvm.vnc.display: a number expected"));
    ck_assert_int_eq(xenstable_domain_config_from_json(
                         &ctx, &config,
                         "{\"b_info\": {\"type.hvm\": {}, \"type.pv\": {}}}"),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "second case"));
}
END_TEST

START_TEST(json_limits)
{
    xenstable_domain_config config;
    struct xenstable_ctx ctx = {.message = ""};
    const size_t bytes = JSON_MAX_BYTES + 2;
    char *text = malloc(bytes + 1);
    size_t i, at;

    xenstable_domain_config_init(&config);
    memset(text, ' ', bytes);
    text[bytes] = '\0';
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &config, text),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "larger than"));
    at = (size_t)sprintf(text, "{\"disks\": [{}");
    for (i = 0; i < JSON_MAX_ELEMENTS; i++)
        at += (size_t)sprintf(text + at, ",{}");
    sprintf(text + at, "]}");
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &config, text),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "too many elements"));
    at = (size_t)sprintf(text, "{\"c_info\": {\"xsdata\": {\"k\": null");
    for (i = 0; i < JSON_MAX_MEMBERS; i++)
        at += (size_t)sprintf(text + at, ",\"%zu\": null", i);
    sprintf(text + at, "}}}");
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &config, text),
                     XENSTABLE_ERROR_INVAL);
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
    {"{\"b_info\": {\"cpuid\": 1}}", "b_info.cpuid: an array expected"},
    {"{\"b_info\": {\"cpuid\": [1]}}", "b_info.cpuid: a string expected"},
    {"{\"b_info\": {\"cpuid\": [[]]}}", "b_info.cpuid: a string expected"},
    {"{\"b_info\": {\"cpuid\": [[1]]}}", "b_info.cpuid: a string expected"},
    {"{\"b_info\": {\"cpuid\": [[\"a\", \"b\"]]}}",
     "b_info.cpuid: a string expected"},
    {"{\"b_info\": {\"cpuid\": [\"vmx=0\", {}]}}",
     "b_info.cpuid: no leaf of CPUID"},
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
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_config config, before;

    xenstable_domain_config_init(&config);
    before = config;
    ck_assert_int_eq(
        xenstable_domain_config_from_json(&ctx, &config, bad_config[_i].text),
        XENSTABLE_ERROR_INVAL);
    ck_assert_msg(strncmp(ctx.message, begins, strlen(begins)) == 0 &&
                      strncmp(ctx.message + strlen(begins),
                              bad_config[_i].message,
                              strlen(bad_config[_i].message)) == 0,
                  "%s: %s", bad_config[_i].text, ctx.message);
    ck_assert_mem_eq(&config, &before, sizeof(config));
    /* Without a context nobody hears of it. */
    ck_assert_int_eq(
        xenstable_domain_config_from_json(NULL, &config, bad_config[_i].text),
        XENSTABLE_ERROR_INVAL);
}
END_TEST

/* A long name is cut, and the message ends all the same. */
START_TEST(long_names)
{
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_config config;
    char name[400], text[500];

    memset(name, 'x', sizeof(name));
    name[sizeof(name) - 1] = '\0';
    snprintf(text, sizeof(text), "{\"%s\": 1}", name);
    xenstable_domain_config_init(&config);
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &config, text),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_ptr_nonnull(strstr(ctx.message, "JSON of a domain_config: xxx"));
    ck_assert_uint_lt(strlen(ctx.message), 300);
}
END_TEST

START_TEST(reads_what_is_unusual)
{
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_config config;

    xenstable_domain_config_init(&config);
    ck_assert_msg(
        xenstable_domain_config_from_json(
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
    ck_assert_int_eq(xenstable_bitmap_count_set(&config.b_info.avail_vcpus),
                     2);
    ck_assert_ptr_null(config.b_info.cpumap.map);
    ck_assert_int_eq((int)config.b_info.tsc_mode, 3);
    ck_assert_int_eq(xenstable_string_list_length(&config.b_info.extra), 0);
    ck_assert_int_eq(config.b_info.acpi.val, -1);
    ck_assert_int_eq(config.b_info.numa_placement.val, 0);
    ck_assert_int_eq(config.b_info.disable_migrate.val, 1);
    ck_assert_int_eq(config.b_info.num_irqs, 2);
    ck_assert_uint_eq(config.b_info.irqs[1], UINT32_MAX);
    ck_assert_uint_eq(config.b_info.max_memkb, UINT64_MAX);
    ck_assert_int_eq(config.b_info.max_vcpus, INT32_MIN);
    ck_assert_int_eq(config.b_info.type, XENSTABLE_DOMAIN_TYPE_INVALID);
    ck_assert_int_eq(config.num_nics, 0);
    ck_assert_int_eq(config.num_disks, 2);
    ck_assert_str_eq(config.disks[1].vdev, "");
    ck_assert_str_eq(ctx.message, "");
    xenstable_domain_config_dispose(&config);
}
END_TEST

/* Longer than the reader's and the writer's first buffers, with characters
   that are written otherwise. */
START_TEST(long_strings)
{
    enum { BYTES = 20000 };
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_config config, again;
    char *text, *string = malloc(BYTES + 1);
    int i;

    for (i = 0; i < BYTES; i++)
        string[i] = "ab\n\"\\\001"[i % 6];
    string[BYTES] = '\0';
    xenstable_domain_config_init(&config);
    xenstable_domain_config_init(&again);
    config.b_info.cmdline = string;
    config.c_info.name = strdup("other");
    text = xenstable_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_gt(strlen(text), BYTES);
    ck_assert_int_eq(xenstable_domain_config_from_json(&ctx, &again, text), 0);
    ck_assert_str_eq(again.b_info.cmdline, string);
    ck_assert_str_eq(again.c_info.name, "other");
    free(text);
    xenstable_domain_config_dispose(&config);
    xenstable_domain_config_dispose(&again);
}
END_TEST

START_TEST(enumerators)
{
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_type type = XENSTABLE_DOMAIN_TYPE_PV;
    char *text;

    ck_assert_int_eq(
        xenstable_domain_type_from_json(&ctx, &type, "\"nothing\""),
        XENSTABLE_ERROR_INVAL);
    ck_assert_str_eq(ctx.message, "JSON of a domain_type: \"nothing\" is not "
                                  "a domain_type, at byte 9");
    ck_assert_int_eq(xenstable_domain_type_from_json(&ctx, &type, "\"pv"),
                     XENSTABLE_ERROR_INVAL);
    ck_assert_int_eq(type, XENSTABLE_DOMAIN_TYPE_PV);
    ck_assert_int_eq(xenstable_domain_type_from_json(&ctx, &type, "\"HVM\""),
                     0);
    ck_assert_int_eq(type, XENSTABLE_DOMAIN_TYPE_HVM);
    /* Those that no name is known of are numbers. */
    ck_assert_int_eq(xenstable_domain_type_from_json(&ctx, &type, "77"), 0);
    ck_assert_int_eq((int)type, 77);
    text = xenstable_domain_type_to_json(&ctx, type);
    ck_assert_str_eq(text, "77\n");
    free(text);
    text = xenstable_domain_type_to_json(&ctx, XENSTABLE_DOMAIN_TYPE_PVH);
    ck_assert_str_eq(text, "\"pvh\"\n");
    free(text);
}
END_TEST

START_TEST(writes_what_is_unusual)
{
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_config config;
    char *text;

    xenstable_domain_config_init(&config);
    config.b_info.type = (xenstable_domain_type)77;
    config.b_info.tsc_mode = (xenstable_tsc_mode)99;
    config.b_info.cmdline = strdup("a\"b\\c\n\001\x7f\xc3\xa9");
    text = xenstable_domain_config_to_json(&ctx, &config);
    ck_assert_ptr_nonnull(text);
    /* A case that is not known has no place in JSON. */
    ck_assert_ptr_null(strstr(text, "type."));
    ck_assert_ptr_nonnull(strstr(text, "\"tsc_mode\": 99"));
    ck_assert_ptr_nonnull(
        strstr(text, "\"a\\\"b\\\\c\\n\\u0001\x7f\xc3\xa9\""));
    free(text);
    free(config.b_info.cmdline);
    config.b_info.cmdline = strdup("\xff");
    ck_assert_ptr_null(xenstable_domain_config_to_json(&ctx, &config));
    ck_assert_str_eq(ctx.message,
                     "a domain_config cannot be written as JSON: out of "
                     "memory, or a string that is not UTF-8");
    xenstable_domain_config_dispose(&config);
}
END_TEST

/* Nothing where something is announced: not written, and not copied. */
START_TEST(empty_is_left_out)
{
    xenstable_domain_config config, copy;
    char *text;

    xenstable_domain_config_init(&config);
    config.num_disks = 2;
    config.b_info.extra = calloc(1, sizeof(*config.b_info.extra));
    config.b_info.cpumap.size = 2;
    config.num_nics = -1;
    text = xenstable_domain_config_to_json(NULL, &config);
    ck_assert_ptr_nonnull(strstr(text, "\"disks\": ["));
    ck_assert_ptr_null(strstr(text, "nics"));
    ck_assert_ptr_null(strstr(text, "extra"));
    ck_assert_ptr_null(strstr(text, "cpumap"));
    free(text);
    xenstable_domain_config_copy(NULL, &copy, &config);
    ck_assert_int_eq(copy.num_disks, 0);
    ck_assert_int_eq(copy.num_nics, 0);
    ck_assert_uint_eq(copy.b_info.cpumap.size, 0);
    ck_assert_int_eq(xenstable_string_list_length(&copy.b_info.extra), 0);
    xenstable_domain_config_dispose(&copy);
    xenstable_domain_config_dispose(&config);
}
END_TEST

/* A build info with that policy, as JSON and read again. */
static char *policy_json(const char *policy)
{
    xenstable_domain_build_info info, again;
    char input[300], *text, *twice;

    snprintf(input, sizeof(input), "{\"cpuid\": %s}", policy);
    xenstable_domain_build_info_init(&info);
    if (xenstable_domain_build_info_from_json(NULL, &info, input))
        return NULL;
    text = xenstable_domain_build_info_to_json(NULL, &info);
    xenstable_domain_build_info_init(&again);
    ck_assert_int_eq(xenstable_domain_build_info_from_json(NULL, &again, text),
                     0);
    twice = xenstable_domain_build_info_to_json(NULL, &again);
    ck_assert_str_eq(text, twice);
    free(twice);
    xenstable_domain_build_info_dispose(&info);
    xenstable_domain_build_info_dispose(&again);
    return text;
}

#define BITS_31 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

START_TEST(policies_by_leaves)
{
    static const char *const wrong[] = {
        "[{}]",
        "[{\"leaf\": 1}]",
        "[{\"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": -1, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 4294967296, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "00\"}]",
        "[{\"leaf\": 1, \"ecx\": \"" BITS_31 "2\"}]",
        "[{\"leaf\": 1, \"efx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"subleaf\": 1.0, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"other\": 1, \"ecx\": \"" BITS_31 "0\"}]",
        "[{\"leaf\": 1, \"ecx\": null}]",
        "[{\"leaf\": \"1\", \"ecx\": \"" BITS_31 "0\"}]",
    };
    unsigned int i;
    char *text;

    /* Names become bits, and later ones are added to them. */
    text = policy_json("[\"sse3=0\", {\"leaf\": 7, \"subleaf\": 0, "
                       "\"ebx\": \"" BITS_31 "k\"}]");
    ck_assert_ptr_nonnull(strstr(text, "\"leaf\": 1,"));
    ck_assert_ptr_nonnull(strstr(text, "\"ecx\": \"" BITS_31 "0\""));
    ck_assert_ptr_nonnull(strstr(text, "\"subleaf\": 0,"));
    ck_assert_ptr_nonnull(strstr(text, "\"ebx\": \"" BITS_31 "k\""));
    ck_assert_ptr_null(strstr(text, "sse3"));
    free(text);
    /* One that is no bit leaves all of them as texts. */
    text = policy_json("[\"sse3=0\", \"family=6\"]");
    ck_assert_ptr_nonnull(strstr(text, "\"sse3=0\""));
    ck_assert_ptr_nonnull(strstr(text, "\"family=6\""));
    free(text);
    for (i = 0; i < COUNT(wrong); i++)
        ck_assert_msg(!policy_json(wrong[i]), "%s", wrong[i]);
}
END_TEST

/* The notations of a policy, and whether it can be said by leaves. */
START_TEST(policies_as_texts)
{
    static const struct {
        const char *policy;
        const char *part; /* of the JSON that is written */
    } cases[] = {
        {"[[\"1:ecx=" BITS_31 "1\"]]", "\"ecx\": \"" BITS_31 "1\""},
        {"[[\"0x1:ecx=" BITS_31 "1\"]]", "\"leaf\": 1,"},
        {"[[\"7,1:eax=" BITS_31 "k,edx=" BITS_31 "s\"]]", "\"subleaf\": 1,"},
        {"[[\"7,1:eax=" BITS_31 "k,edx=" BITS_31 "s\"]]",
         "\"edx\": \"" BITS_31 "s\""},
        /* Later bits of the same register replace earlier ones. */
        {"[[\"1:ecx=" BITS_31 "1\"], [\"1:ecx=" BITS_31 "0\"]]",
         "\"ecx\": \"" BITS_31 "0\""},
        /* Anything else stays as it was given. */
        {"[[\"x:ecx=" BITS_31 "1\"]]", "\"x:ecx="},
        {"[[\"1,x:ecx=" BITS_31 "1\"]]", "\"1,x:ecx="},
        {"[[\"1;ecx=" BITS_31 "1\"]]", "\"1;ecx="},
        {"[[\"4294967296:ecx=" BITS_31 "1\"]]", "\"4294967296:ecx="},
        {"[[\"99999999999999999999:ecx=" BITS_31 "1\"]]", "\"99999"},
        {"[[\"1:efx=" BITS_31 "1\"]]", "\"1:efx="},
        {"[[\"1:ecx:" BITS_31 "1\"]]", "\"1:ecx:"},
        {"[[\"1:ecx=" BITS_31 "\"]]", "\"1:ecx="},
        {"[[\"1:ecx=" BITS_31 "11\"]]", "\"1:ecx="},
        {"[[\"1:ecx=" BITS_31 "1;\"]]", "1;\""},
        {"[\"sse3\"]", "\"sse3\""},
        {"[\"sse3=\"]", "\"sse3=\""},
        {"[\"sse3=2\"]", "\"sse3=2\""},
        {"[\"sse3=00\"]", "\"sse3=00\""},
        {"[\"sse=0\", \"no-such-bit=1\"]", "\"no-such-bit=1\""},
    };
    unsigned int i;

    for (i = 0; i < COUNT(cases); i++) {
        char *text = policy_json(cases[i].policy);

        ck_assert_ptr_nonnull(text);
        ck_assert_msg(strstr(text, cases[i].part) != NULL, "%s: %s",
                      cases[i].policy, text);
        free(text);
    }
}
END_TEST

/* More leaves than there are: kept as texts. */
START_TEST(too_many_leaves)
{
    const int most = CPUID_MAX_LEAVES;
    xenstable_domain_build_info info;
    char text[80], *json;
    int i;

    xenstable_domain_build_info_init(&info);
    for (i = 0; i < most; i++) {
        snprintf(text, sizeof(text), "%d:eax=" BITS_31 "1", 0x1000 + i);
        ck_assert_int_eq(xenstable_cpuid_parse_config_xend(&info.cpuid, text),
                         0);
    }
    json = xenstable_domain_build_info_to_json(NULL, &info);
    ck_assert_ptr_nonnull(strstr(json, "\"leaf\": 4096,"));
    free(json);
    ck_assert_int_eq(xenstable_cpuid_parse_config(&info.cpuid, "sse3=0"), 0);
    json = xenstable_domain_build_info_to_json(NULL, &info);
    ck_assert_ptr_null(strstr(json, "\"leaf\""));
    ck_assert_ptr_nonnull(strstr(json, "\"sse3=0\""));
    ck_assert_ptr_nonnull(strstr(json, "\"4096:eax="));
    free(json);
    ck_assert_int_eq(xenstable_cpuid_policy_list_length(&info.cpuid),
                     most + 1);
    xenstable_domain_build_info_dispose(&info);
}
END_TEST

/* Run by no_library as a program of its own: the loader reads its path when
   it starts, and finds an empty file there. TEST_EMULATOR is what programs of
   another machine are started with. */
static int without_library(void)
{
    struct xenstable_ctx ctx = {.message = ""};
    xenstable_domain_type type = XENSTABLE_DOMAIN_TYPE_PV;
    const char *end = "file too short). Install it (Debian: libyajl2) again";

    if (xenstable_domain_type_from_json(&ctx, &type, "\"hvm\"") !=
            XENSTABLE_ERROR_FAIL ||
        type != XENSTABLE_DOMAIN_TYPE_PV ||
        !strstr(ctx.message, "libyajl.so.2 cannot be used (") ||
        !strstr(ctx.message, end)) {
        fprintf(stderr, "from JSON: %s\n", ctx.message);
        return EXIT_FAILURE;
    }
    ctx.message[0] = '\0';
    if (xenstable_domain_type_to_json(&ctx, type) ||
        !strstr(ctx.message, "cannot be written as JSON: libyajl.so.2") ||
        !strstr(ctx.message, end)) {
        fprintf(stderr, "to JSON: %s\n", ctx.message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

START_TEST(no_library)
{
    char folder[] = "/tmp/test-json-XXXXXX", file[64], command[200];
    char program[4096] = "";
    FILE *empty;
    int status;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(file, sizeof(file), "%s/libyajl.so.2", folder);
    empty = fopen(file, "w");
    ck_assert_ptr_nonnull(empty);
    fclose(empty);
    ck_assert_int_gt(readlink("/proc/self/exe", program, sizeof(program) - 1),
                     0);
    setenv("PROGRAM", program, 1);
    snprintf(command, sizeof(command),
             "LD_LIBRARY_PATH=%s $TEST_EMULATOR \"$PROGRAM\" without-library",
             folder);
    status = system(command);
    remove(file);
    remove(folder);
    ck_assert_int_eq(status, 0);
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
    tcase_add_test(tests, empty_is_left_out);
    tcase_add_test(tests, policies_by_leaves);
    tcase_add_test(tests, policies_as_texts);
    tcase_add_test(tests, too_many_leaves);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "without-library") == 0)
        return without_library();
    return run_tests();
}
