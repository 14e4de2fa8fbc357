/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Types without a Xen: init, copy, dispose, JSON and back, strings, and the
   conversion to and from every release. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "compat/toolstack/conversion.h"
#include "lib/toolstack/json.h"
#include "tests/suite.h"
#include "tests/toolstack/value.h"

enum { LARGEST = 2048 };

/* How many random values of each type; fewer for valgrind, which is slow. */
static int rounds(void)
{
    return getenv("UNIT_VALGRIND") ? 20 : 200;
}

/* Room for any struct. */
union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

static struct random seeded(uint64_t seed)
{
    return (struct random){.state = 0x9e3779b97f4a7c15u + seed * 977,
                           .cpuid = true};
}

START_TEST(init_sets_defaults)
{
    xenstable_libxl_domain_build_info info;

    memset(&info, 0xa5, sizeof(info));
    xenstable_libxl_domain_build_info_init(&info);
    ck_assert_uint_eq(info.max_memkb, UINT64_MAX);
    ck_assert_uint_eq(info.max_grant_frames, UINT32_MAX);
    ck_assert_int_eq(info.max_grant_version, -1);
    ck_assert_int_eq(info.type, XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID);
    ck_assert_int_eq(info.sched_params.weight, -1);
    ck_assert_int_eq(info.max_vcpus, 0);
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    ck_assert_uint_eq(info.u.hvm.mmio_hole_memkb, UINT64_MAX);
    ck_assert_int_eq(info.u.hvm.timer_mode, -1);
    ck_assert_int_eq(info.u.hvm.hdtype, XENSTABLE_LIBXL_HDTYPE_IDE);
    xenstable_libxl_domain_build_info_dispose(&info);
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

START_TEST(copy_is_equal_and_separate)
{
    const struct type *type = &all_types[_i];
    union room value, copy;
    int round;

    for (round = 0; round < rounds(); round++) {
        struct random random = seeded((uint64_t)round);

        ck_assert_uint_le(type->bytes, LARGEST);
        random_fill(&random, type, &value);
        memset(&copy, 0xa5, sizeof(copy));
        ck_assert_int_eq(type_copy(type, &copy, &value), 0);
        ck_assert_msg(value_equal(type, &value, &copy), "%s, round %d",
                      type_name(type), round);
        type_dispose(type, &value);
        /* Reads everything that the copy owns. */
        ck_assert(value_equal(type, &copy, &copy));
        type_dispose(type, &copy);
    }
}
END_TEST

START_TEST(json_round_trip)
{
    const struct type *type = &all_types[_i];
    struct xenstable_libxl_ctx ctx = {.message = ""};
    union room value, read;
    char *text;
    int round;

    for (round = 0; round < rounds(); round++) {
        struct random random = seeded((uint64_t)round);

        random_fill(&random, type, &value);
        text = json_from_struct(&ctx, type, &value);
        ck_assert_ptr_nonnull(text);
        ck_assert_msg(json_to_struct(&ctx, type, &read, text) == 0,
                      "%s: %s\n%s", type_name(type), ctx.message, text);
        ck_assert_msg(value_equal(type, &value, &read), "%s\n%s",
                      type_name(type), text);
        free(text);
        type_dispose(type, &value);
        type_dispose(type, &read);
    }
}
END_TEST

START_TEST(enumerators_and_strings)
{
    const struct enumeration *enumeration = &all_enumerations[_i];
    unsigned int i;

    for (i = 0; i < enumeration->count; i++) {
        int number = enumeration_values(enumeration)[i].number, read;
        const char *string = enumeration_to_string(enumeration, number);

        ck_assert_str_eq(string,
                         text_at(enumeration_values(enumeration)[i].string));
        ck_assert_int_eq(enumeration_from_string(enumeration, string, &read),
                         0);
        ck_assert_int_eq(read, number);
    }
    ck_assert_ptr_null(enumeration_to_string(enumeration, 0x7ffffff));
    ck_assert_int_ne(
        enumeration_from_string(enumeration, "nothing", &(int){0}), 0);
}
END_TEST

START_TEST(strings_ignore_case)
{
    xenstable_libxl_domain_type type;

    ck_assert_int_eq(xenstable_libxl_domain_type_from_string("PvH", &type), 0);
    ck_assert_int_eq(type, XENSTABLE_LIBXL_DOMAIN_TYPE_PVH);
    ck_assert_str_eq(
        xenstable_libxl_error_to_string(XENSTABLE_LIBXL_ERROR_FAIL), "fail");
}
END_TEST

/* Was every byte written, except padding? libxl also looks at members of a
   union's other cases. */
static void is_filled(const struct converter *converter, const void *value,
                      unsigned int minor)
{
    const size_t padding = sizeof(uint64_t);
    struct conversion c = {0};
    union room zeros, ones;
    size_t i, untouched = 0;

    memset(&zeros, 0, sizeof(zeros));
    memset(&ones, 0xff, sizeof(ones));
    ck_assert_int_eq(convert_to(converter, &c, value, &zeros), 0);
    convert_drop(converter, &c, &zeros);
    ck_assert_int_eq(convert_to(converter, &c, value, &ones), 0);
    convert_drop(converter, &c, &ones);
    for (i = 0; i < converter->bytes; i++) {
        /* Addresses of arrays may differ from one conversion to the next. */
        untouched =
            zeros.bytes[i] == 0 && ones.bytes[i] == 0xff ? untouched + 1 : 0;
        ck_assert_msg(untouched < padding, "%s of 4.%u, byte %zu",
                      type_name(converter->type), minor, i);
    }
}

/* Converts a struct to the release and back, after a reset of what the release
   lacks. */
static void convert(const struct converter *converter, unsigned int minor,
                    uint64_t seed, bool full)
{
    const struct type *type = converter->type;
    struct random random = seeded(seed);
    struct conversion c = {0};
    union room value, theirs, back;
    int tries, ret;

    random.cpuid = false;
    random.full = full;
    random_fill(&random, type, &value);
    for (tries = 0;; tries++) {
        memset(&theirs, 0xa5, sizeof(theirs));
        ret = convert_to(converter, &c, &value, &theirs);
        if (!ret)
            break;
        ck_assert_int_eq(ret, XENSTABLE_LIBXL_ERROR_NI);
        ck_assert_ptr_nonnull(c.refused);
        /* If the release refuses something, it must really be older than that.
         */
        ck_assert_uint_gt(c.minor, minor);
        if (strstr(c.refused, "viridian_"))
            ck_assert(type_reset(type, &value, c.refused));
        else
            ck_assert_msg(type_reset(type, &value, c.refused),
                          "%s is not there, or not set", c.refused);
        ck_assert_int_lt(tries, 200);
    }
    is_filled(converter, &value, minor);
    value_normalise(type, &value, minor);
    /* Converts into an empty struct. Its arrays are new. */
    memset(&back, 0, sizeof(back));
    ck_assert_int_eq(convert_from(converter, &c, &theirs, &back), 0);
    ck_assert_msg(value_equal(type, &value, &back), "%s of 4.%u, %d",
                  type_name(type), minor, (int)seed);
    /* Converts over the struct that it came from, as after a call. */
    ck_assert_int_eq(convert_from(converter, &c, &theirs, &value), 0);
    ck_assert(value_equal(type, &value, &back));
    convert_drop(converter, &c, &theirs);
    /* Both share members: one is disposed of, of the other only the arrays are
       freed. */
    if (type == TYPE(domain_config))
        value_free_shells((void *)&back, (void *)&value);
    type_dispose(type, &value);
}

START_TEST(conversions)
{
    const struct toolstack_release *release = &toolstack_releases[_i];
    const union converters *of = value_converters(release);
    unsigned int i, converted = 0;
    int seed;

    for (i = 0; i < MOVING_COUNT; i++) {
        for (seed = 0; of->all[i] && seed < rounds(); seed++) {
            convert(of->all[i], release->minor, (uint64_t)seed, seed % 4 == 0);
            converted++;
        }
    }
    ck_assert_uint_gt(converted, 0);
}
END_TEST

/* As convert_from() leaves it. @theirs may also be disposed of as ours,
   because a call that fails leaves it there. */
static void convert_both_ways(const struct converter *converter,
                              unsigned int minor, uint64_t seed)
{
    const struct type *type = converter->type;
    struct random random = seeded(seed);
    struct conversion c = {0};
    union room value, theirs, back;

    random.full = true;
    random_fill(&random, type, &value);
    while (convert_to(converter, &c, &value, &theirs))
        ck_assert(type_reset(type, &value, c.refused));
    memset(&back, 0, sizeof(back));
    ck_assert_int_eq(convert_from(converter, &c, &theirs, &back), 0);
    memset(theirs.bytes + converter->bytes, 0xa5,
           sizeof(theirs) - converter->bytes);
    memcpy(&value, &theirs, sizeof(value));
    ck_assert_int_eq(convert_in_place(converter, &theirs), 0);
    ck_assert_msg(value_equal(type, &theirs, &back), "%s of 4.%u",
                  type_name(type), minor);
    ck_assert_mem_eq(theirs.bytes + type->bytes, value.bytes + type->bytes,
                     sizeof(theirs) - type->bytes);
    type_dispose(type, &value);
}

START_TEST(conversions_in_place)
{
    const struct toolstack_release *release = &toolstack_releases[_i];
    const union converters *of = value_converters(release);
    unsigned int i;
    int seed;

    for (i = 0; i < MOVING_COUNT; i++) {
        for (seed = 0; of->all[i] && of->all[i]->in_place && seed < rounds();
             seed++)
            convert_both_ways(of->all[i], release->minor, (uint64_t)seed);
    }
    /* The type that programs ask for most, and a pointer that moves:
       nic.model. */
    ck_assert(!of->dominfo || of->dominfo->in_place);
    ck_assert(!of->physinfo || of->physinfo->in_place);
    ck_assert(!of->device_nic || release->minor >= 19 ||
              !of->device_nic->in_place);
}
END_TEST

/* The values of init convert to every release, and none refuses them. */
START_TEST(initial_values_convert)
{
    const struct converter *converter =
        value_converter(&toolstack_releases[_i], TYPE(domain_config));
    struct conversion c = {0};
    xenstable_libxl_domain_config config;
    union room theirs;

    xenstable_libxl_domain_config_init(&config);
    xenstable_libxl_domain_build_info_init_type(
        &config.b_info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    ck_assert_int_eq(convert_to(converter, &c, &config, &theirs), 0);
    convert_drop(converter, &c, &theirs);
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

/* Selects another case after one that owns something. libxl asserts that there
   is none (gentypes.py, libxl_C_type_member_init); here it is freed. */
START_TEST(another_case)
{
    xenstable_libxl_domain_build_info info;

    xenstable_libxl_domain_build_info_init(&info);
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    info.u.hvm.vnc.listen = strdup("::1");
    info.u.hvm.rdm.policy = XENSTABLE_LIBXL_RDM_RESERVE_POLICY_STRICT;
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_PV);
    ck_assert_ptr_null(info.u.pv.kernel);
    ck_assert_ptr_null(info.u.pv.features);
    info.u.pv.kernel = strdup("/boot/a");
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_PV);
    ck_assert_ptr_null(info.u.pv.kernel);
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID);
    xenstable_libxl_domain_build_info_init_type(
        &info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    ck_assert_int_eq(info.u.hvm.rdm.policy,
                     XENSTABLE_LIBXL_RDM_RESERVE_POLICY_INVALID);
    xenstable_libxl_domain_build_info_dispose(&info);
}
END_TEST

START_TEST(copies_onto_themselves)
{
    xenstable_libxl_domain_config config;
    xenstable_libxl_string_list list = calloc(2, sizeof(*list));
    xenstable_libxl_key_value_list keys = calloc(3, sizeof(*keys));
    xenstable_libxl_bitmap bitmap;

    xenstable_libxl_domain_config_init(&config);
    config.c_info.name = strdup("a");
    ck_assert_int_eq(
        xenstable_libxl_cpuid_parse_config(&config.b_info.cpuid, "vmx=0"), 0);
    xenstable_libxl_domain_config_copy(NULL, &config, &config);
    ck_assert_str_eq(config.c_info.name, "a");
    xenstable_libxl_cpuid_policy_list_copy(NULL, &config.b_info.cpuid,
                                           &config.b_info.cpuid);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid), 1);
    xenstable_libxl_domain_config_dispose(&config);
    list[0] = strdup("b");
    xenstable_libxl_string_list_copy(NULL, &list, &list);
    ck_assert_str_eq(list[0], "b");
    xenstable_libxl_string_list_dispose(&list);
    keys[0] = strdup("c");
    xenstable_libxl_key_value_list_copy(NULL, &keys, &keys);
    ck_assert_str_eq(keys[0], "c");
    xenstable_libxl_key_value_list_dispose(&keys);
    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &bitmap, 9), 0);
    xenstable_libxl_bitmap_set(&bitmap, 8);
    xenstable_libxl_bitmap_copy(NULL, &bitmap, &bitmap);
    xenstable_libxl_bitmap_copy_alloc(NULL, &bitmap, &bitmap);
    ck_assert_int_eq(xenstable_libxl_bitmap_test(&bitmap, 8), 1);
    xenstable_libxl_bitmap_dispose(&bitmap);
}
END_TEST

/* Finds members by the paths in refusals. Only a member that was set is found.
 */
START_TEST(resets_by_path)
{
    static const char *const initial[] = {
        "domain_build_info.sched_params",
        "domain_build_info.sched_params.weight",
        "domain_build_info.u.hvm.vnc",
        "domain_build_info.u.hvm.vnc.listen",
        "domain_build_info.u.pv.cmdline",
        "domain_build_info.arch_arm.vuart",
        "domain_build_info.cpumap",
        "domain_build_info.irqs",
        "domain_build_info.extra",
        "domain_build_info.nothing",
        "domain_build_info.arch_arm.nothing",
        "domain_build_info.kernel=",
        "nothing.kernel",
    };
    const struct type *type = TYPE(domain_config);
    xenstable_libxl_domain_config config;
    xenstable_libxl_domain_build_info *info = &config.b_info;
    unsigned int i;

    xenstable_libxl_domain_config_init(&config);
    xenstable_libxl_domain_build_info_init_type(
        info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    for (i = 0; i < sizeof(initial) / sizeof(initial[0]); i++)
        ck_assert_msg(!type_reset(type, &config, initial[i]), "%s",
                      initial[i]);
    info->sched_params.weight = 5;
    info->u.hvm.vnc.listen = strdup("::1");
    info->u.hvm.vnc.display = 3;
    info->arch_arm.vuart = XENSTABLE_LIBXL_VUART_TYPE_SBSA_UART;
    info->kernel = strdup("/boot/a");
    info->irqs = calloc(2, sizeof(*info->irqs));
    info->num_irqs = 2;
    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &info->cpumap, 8), 0);
    xenstable_libxl_bitmap_set(&info->cpumap, 1);
    ck_assert(type_reset(type, &config, "domain_build_info.sched_params"));
    ck_assert_int_eq(info->sched_params.weight, -1);
    ck_assert(type_reset(type, &config, "domain_build_info.u.hvm.vnc"));
    ck_assert_ptr_null(info->u.hvm.vnc.listen);
    ck_assert_int_eq(info->u.hvm.vnc.display, 0);
    ck_assert(!type_reset(type, &config, "domain_build_info.u.pv.kernel"));
    ck_assert(type_reset(type, &config,
                         "domain_build_info.arch_arm.vuart=sbsa_uart"));
    ck_assert_int_eq(info->arch_arm.vuart, XENSTABLE_LIBXL_VUART_TYPE_UNKNOWN);
    ck_assert(type_reset(type, &config, "domain_build_info.kernel"));
    ck_assert_ptr_null(info->kernel);
    ck_assert(type_reset(type, &config, "domain_build_info.irqs"));
    ck_assert_int_eq(info->num_irqs, 0);
    ck_assert(type_reset(type, &config, "domain_build_info.cpumap"));
    ck_assert_ptr_null(info->cpumap.map);
    /* Whole ones, with what they own. */
    info->arch_arm.vuart = XENSTABLE_LIBXL_VUART_TYPE_SBSA_UART;
    ck_assert(type_reset(type, &config, "domain_build_info.arch_arm"));
    ck_assert_int_eq(info->arch_arm.vuart, XENSTABLE_LIBXL_VUART_TYPE_UNKNOWN);
    info->u.hvm.vnc.listen = strdup("::1");
    info->u.hvm.firmware = strdup("bios");
    ck_assert(type_reset(type, &config, "domain_build_info.u"));
    ck_assert_ptr_null(info->u.hvm.vnc.listen);
    ck_assert_ptr_null(info->u.hvm.firmware);
    ck_assert_int_eq(info->type, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    xenstable_libxl_domain_config_dispose(&config);
}
END_TEST

START_TEST(refusals_name_member_and_release)
{
    const struct converter *disk_4_14 =
        value_converter(&toolstack_releases[0], TYPE(device_disk));
    struct conversion c = {0};
    xenstable_libxl_device_disk disk;
    union room theirs;

    xenstable_libxl_device_disk_init(&disk);
    ck_assert_int_eq(convert_to(disk_4_14, &c, &disk, &theirs), 0);
    xenstable_libxl_defbool_set(&disk.trusted, false);
    ck_assert_int_eq(convert_to(disk_4_14, &c, &disk, &theirs),
                     XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_str_eq(c.refused, "device_disk.trusted");
    ck_assert_uint_eq(c.major, 4);
    ck_assert_uint_eq(c.minor, 17);
    xenstable_libxl_defbool_unset(&disk.trusted);
    disk.backend = XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE;
    ck_assert_int_eq(convert_to(disk_4_14, &c, &disk, &theirs),
                     XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_str_eq(c.refused, "device_disk.backend=standalone");
}
END_TEST

/* nr_spis: "as Xen likes" is ~0 since 4.21, and was 0 before. */
START_TEST(defaults_that_changed)
{
    const struct converter *info_4_19 =
        value_converter(&toolstack_releases[5], TYPE(domain_build_info));
    struct conversion c = {0};
    xenstable_libxl_domain_build_info info;
    union room theirs;

    ck_assert_uint_eq(toolstack_releases[5].minor, 19);
    xenstable_libxl_domain_build_info_init(&info);
    ck_assert_uint_eq(info.arch_arm.nr_spis, UINT32_MAX);
    ck_assert_int_eq(convert_to(info_4_19, &c, &info, &theirs), 0);
    memset(&info, 0, sizeof(info));
    ck_assert_int_eq(convert_from(info_4_19, &c, &theirs, &info), 0);
    ck_assert_uint_eq(info.arch_arm.nr_spis, UINT32_MAX);
}
END_TEST

int main(void)
{
    const int types = TYPE_COUNT;
    const int releases = (int)toolstack_releases_count;
    Suite *suite = suite_create("toolstack types");
    TCase *values_case = tcase_create("values");
    TCase *types_case = tcase_create("types");
    TCase *conversion_case = tcase_create("conversions");

    tcase_add_test(values_case, strings_ignore_case);
    tcase_add_loop_test(values_case, enumerators_and_strings, 0,
                        ENUMERATION_COUNT);
    suite_add_tcase(suite, values_case);

    tcase_set_timeout(types_case, 60);
    tcase_add_test(types_case, init_sets_defaults);
    tcase_add_loop_test(types_case, copy_is_equal_and_separate, 0, types);
    tcase_add_loop_test(types_case, json_round_trip, 0, types);
    suite_add_tcase(suite, types_case);

    tcase_set_timeout(conversion_case, 60);
    tcase_add_loop_test(conversion_case, conversions, 0, releases);
    tcase_add_loop_test(conversion_case, conversions_in_place, 0, releases);
    tcase_add_loop_test(conversion_case, initial_values_convert, 0, releases);
    tcase_add_test(types_case, another_case);
    tcase_add_test(types_case, copies_onto_themselves);
    tcase_add_test(conversion_case, resets_by_path);
    tcase_add_test(conversion_case, refusals_name_member_and_release);
    tcase_add_test(conversion_case, defaults_that_changed);
    suite_add_tcase(suite, conversion_case);

    return run_suite(suite);
}
