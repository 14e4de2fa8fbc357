/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small values, their edges first: bitmaps, defaults, UUIDs, addresses,
   generation IDs, lists, CPU policies. The fake libxl answers what a bitmap
   asks about the host. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/type.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TOO_LARGE (INT32_MAX / 8 + 1u)

/* A bitmap of @bytes bytes, given as text: "0x0400". */
static xenstable_libxl_bitmap made(const char *hex)
{
    const size_t bytes = strlen(hex) / 2 - 1;
    xenstable_libxl_bitmap bitmap;
    size_t i;

    ck_assert_int_eq(
        xenstable_libxl_bitmap_alloc(NULL, &bitmap, (int)bytes * 8), 0);
    for (i = 0; i < bytes; i++) {
        char digits[3] = {hex[2 * i + 2], hex[2 * i + 3], '\0'};

        bitmap.map[bytes - 1 - i] = (uint8_t)strtoul(digits, NULL, 16);
    }
    return bitmap;
}

/* Does a bitmap look like this? Disposes of it. */
static void is(xenstable_libxl_bitmap *bitmap, const char *hex)
{
    char *text = xenstable_libxl_bitmap_to_hex_string(NULL, bitmap);

    ck_assert_str_eq(text, hex);
    free(text);
    xenstable_libxl_bitmap_dispose(bitmap);
    ck_assert_ptr_null(bitmap->map);
    ck_assert_uint_eq(bitmap->size, 0);
}

START_TEST(bitmap_sizes)
{
    static const struct {
        int bits;
        uint32_t bytes;
    } cases[] = {{0, 0}, {1, 1}, {8, 1}, {9, 2}, {64, 8}, {65, 9}};
    xenstable_libxl_bitmap bitmap = {.size = 7};
    unsigned int i;

    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &bitmap, -1),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_uint_eq(bitmap.size, 7);
    for (i = 0; i < COUNT(cases); i++) {
        ck_assert_int_eq(
            xenstable_libxl_bitmap_alloc(NULL, &bitmap, cases[i].bits), 0);
        ck_assert_ptr_nonnull(bitmap.map);
        ck_assert_uint_eq(bitmap.size, cases[i].bytes);
        ck_assert(xenstable_libxl_bitmap_is_empty(&bitmap));
        xenstable_libxl_bitmap_dispose(&bitmap);
    }
    xenstable_libxl_bitmap_dispose(NULL);
}
END_TEST

START_TEST(bitmap_bits)
{
    static const int outside[] = {-1, INT32_MIN, 16, INT32_MAX};
    xenstable_libxl_bitmap bitmap = made("0x8001");
    unsigned int i;

    ck_assert(xenstable_libxl_bitmap_test(&bitmap, 0));
    ck_assert(!xenstable_libxl_bitmap_test(&bitmap, 1));
    ck_assert(xenstable_libxl_bitmap_test(&bitmap, 15));
    ck_assert(xenstable_libxl_bitmap_cpu_valid(&bitmap, 14));
    for (i = 0; i < COUNT(outside); i++) {
        xenstable_libxl_bitmap_set(&bitmap, outside[i]);
        xenstable_libxl_bitmap_reset(&bitmap, outside[i]);
        ck_assert(!xenstable_libxl_bitmap_test(&bitmap, outside[i]));
        ck_assert(!xenstable_libxl_bitmap_cpu_valid(&bitmap, outside[i]));
    }
    xenstable_libxl_bitmap_set(&bitmap, 9);
    xenstable_libxl_bitmap_reset(&bitmap, 15);
    ck_assert_int_eq(xenstable_libxl_bitmap_count_set(&bitmap), 2);
    is(&bitmap, "0x0201");
}
END_TEST

START_TEST(bitmap_all_or_none)
{
    xenstable_libxl_bitmap bitmap = made("0x0100"), none;

    ck_assert(!xenstable_libxl_bitmap_is_empty(&bitmap));
    ck_assert(!xenstable_libxl_bitmap_is_full(&bitmap));
    xenstable_libxl_bitmap_set_any(&bitmap);
    ck_assert(xenstable_libxl_bitmap_is_full(&bitmap));
    ck_assert_int_eq(xenstable_libxl_bitmap_count_set(&bitmap), 16);
    xenstable_libxl_bitmap_reset(&bitmap, 15);
    ck_assert(!xenstable_libxl_bitmap_is_full(&bitmap));
    xenstable_libxl_bitmap_set_none(&bitmap);
    is(&bitmap, "0x0000");
    xenstable_libxl_bitmap_init(&none);
    xenstable_libxl_bitmap_set_any(&none);
    xenstable_libxl_bitmap_set_none(&none);
    ck_assert(xenstable_libxl_bitmap_is_empty(&none));
    ck_assert(xenstable_libxl_bitmap_is_full(&none));
    is(&none, "0x");
}
END_TEST

/* A copy fills the existing destination: it is cut, or filled with zeros. */
START_TEST(bitmap_copies)
{
    xenstable_libxl_bitmap from = made("0x123456"), shorter = made("0xff");
    xenstable_libxl_bitmap longer = made("0xffffffff"), same, none, empty;
    xenstable_libxl_bitmap large = {.size = TOO_LARGE};

    xenstable_libxl_bitmap_copy(NULL, &shorter, &from);
    is(&shorter, "0x56");
    xenstable_libxl_bitmap_copy(NULL, &longer, &from);
    is(&longer, "0x00123456");
    xenstable_libxl_bitmap_copy_alloc(NULL, &same, &from);
    ck_assert_ptr_ne(same.map, from.map);
    is(&same, "0x123456");
    xenstable_libxl_bitmap_init(&none);
    xenstable_libxl_bitmap_copy(NULL, &none, &from);
    xenstable_libxl_bitmap_copy(NULL, &from, &none);
    is(&from, "0x000000");
    xenstable_libxl_bitmap_copy_alloc(NULL, &empty, &none);
    is(&empty, "0x");
    xenstable_libxl_bitmap_copy_alloc(NULL, &empty, &large);
    ck_assert_ptr_null(empty.map);
    ck_assert_uint_eq(empty.size, 0);
}
END_TEST

START_TEST(bitmap_comparisons)
{
    xenstable_libxl_bitmap a = made("0x0012"), b = made("0x12"),
                           c = made("0x8012");

    /* What is missing is 0. */
    ck_assert(xenstable_libxl_bitmap_equal(&a, &b, 0));
    ck_assert(xenstable_libxl_bitmap_equal(&b, &a, 0));
    ck_assert(!xenstable_libxl_bitmap_equal(&b, &c, 0));
    ck_assert(!xenstable_libxl_bitmap_equal(&c, &b, 0));
    ck_assert(xenstable_libxl_bitmap_equal(&c, &b, 15));
    ck_assert(!xenstable_libxl_bitmap_equal(&c, &b, 16));
    ck_assert(xenstable_libxl_bitmap_equal(&a, &b, 100));
    xenstable_libxl_bitmap_dispose(&a);
    xenstable_libxl_bitmap_dispose(&b);
    xenstable_libxl_bitmap_dispose(&c);
}
END_TEST

START_TEST(bitmap_combinations)
{
    xenstable_libxl_bitmap a = made("0x0ff0"), b = made("0x3c"), result;
    xenstable_libxl_bitmap large = {.size = TOO_LARGE};

    /* libxl_bitmap_and() of libxl_utils.c, 4.14 to 4.22: the smaller size
       counts. The real one does this, too. */
    ck_assert_int_eq(xenstable_libxl_bitmap_and(NULL, &result, &a, &b), 0);
    is(&result, "0x30");
    ck_assert_int_eq(xenstable_libxl_bitmap_and(NULL, &result, &b, &a), 0);
    is(&result, "0x30");
    ck_assert_int_eq(xenstable_libxl_bitmap_or(NULL, &result, &a, &b), 0);
    is(&result, "0x0ffc");
    ck_assert_int_eq(xenstable_libxl_bitmap_or(NULL, &result, &b, &a), 0);
    is(&result, "0x0ffc");
    ck_assert_int_eq(xenstable_libxl_bitmap_or(NULL, &result, &a, &large),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_int_eq(xenstable_libxl_bitmap_and(NULL, &result, &large, &a),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    xenstable_libxl_bitmap_dispose(&a);
    xenstable_libxl_bitmap_dispose(&b);
}
END_TEST

static int host_answer;

static void host_has(const struct fake_call *call, enum fake_stage stage)
{
    if (stage == FAKE_STARTS &&
        strncmp(call->function, "libxl_get_max", 13) == 0)
        memcpy(call->result, &host_answer, sizeof(host_answer));
}

/* Only without a number is the host asked. */
START_TEST(bitmaps_of_the_host)
{
    static int (*const functions[])(xenstable_libxl_ctx *,
                                    xenstable_libxl_bitmap *, int) = {
        xenstable_libxl_cpu_bitmap_alloc, xenstable_libxl_node_bitmap_alloc};
    xenstable_libxl_ctx *ctx = fake_release_open(0);
    xenstable_libxl_bitmap bitmap;
    unsigned int i;

    fake_toolstack.work = host_has;
    for (i = 0; i < COUNT(functions); i++) {
        host_answer = 20;
        ck_assert_int_eq(functions[i](ctx, &bitmap, 0), 0);
        is(&bitmap, "0x000000");
        ck_assert_int_eq(functions[i](ctx, &bitmap, 9), 0);
        is(&bitmap, "0x0000");
        ck_assert_int_eq(functions[i](ctx, &bitmap, -1),
                         XENSTABLE_LIBXL_ERROR_INVAL);
        host_answer = XENSTABLE_LIBXL_ERROR_BADFAIL;
        ck_assert_int_eq(functions[i](ctx, &bitmap, 0),
                         XENSTABLE_LIBXL_ERROR_BADFAIL);
        ck_assert_int_eq(functions[i](ctx, &bitmap, 1), 0);
        is(&bitmap, "0x00");
    }
    fake_release_close(ctx);
}
END_TEST

START_TEST(defaults)
{
    xenstable_libxl_defbool value;

    xenstable_libxl_defbool_unset(&value);
    ck_assert(xenstable_libxl_defbool_is_default(value));
    ck_assert(!xenstable_libxl_defbool_val(value));
    ck_assert_str_eq(xenstable_libxl_defbool_to_string(value), "<default>");
    xenstable_libxl_defbool_setdefault(&value, false);
    ck_assert(!xenstable_libxl_defbool_is_default(value));
    ck_assert_str_eq(xenstable_libxl_defbool_to_string(value), "False");
    /* A default does not change what was set. */
    xenstable_libxl_defbool_setdefault(&value, true);
    ck_assert(!xenstable_libxl_defbool_val(value));
    xenstable_libxl_defbool_set(&value, true);
    xenstable_libxl_defbool_setdefault(&value, false);
    ck_assert(xenstable_libxl_defbool_val(value));
    ck_assert_str_eq(xenstable_libxl_defbool_to_string(value), "True");
}
END_TEST

START_TEST(uuids)
{
    static const uint8_t bytes[16] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab,
                                      0xcd, 0xef, 0xAB, 0xCD, 0xEF, 0x09,
                                      0xaf, 0xAF, 0x90, 0xff};
    static const char *const wrong[] = {
        "",
        "0",
        "01234567-89ab-cdef-ABCD-EF09afAF90f",
        "01234567-89ab-cdef-ABCD-EF09afAF90ff0",
        "01234567-89ab-cdef-ABCD-EF09afAF90ff ",
        " 01234567-89ab-cdef-ABCD-EF09afAF90ff",
        "01234567:89ab:cdef:ABCD:EF09afAF90ff",
        "0123456789abcdefABCDEF09afAF90ff",
        "0123456-789ab-cdef-ABCD-EF09afAF90ff",
        /* The characters beside the valid digits and letters, on both sides.
         */
        "/1234567-89ab-cdef-ABCD-EF09afAF90ff",
        ":1234567-89ab-cdef-ABCD-EF09afAF90ff",
        "@1234567-89ab-cdef-ABCD-EF09afAF90ff",
        "G1234567-89ab-cdef-ABCD-EF09afAF90ff",
        "`1234567-89ab-cdef-ABCD-EF09afAF90ff",
        "0g234567-89ab-cdef-ABCD-EF09afAF90ff",
    };
    xenstable_libxl_uuid uuid, other;
    unsigned int i;

    xenstable_libxl_uuid_clear(&uuid);
    ck_assert(xenstable_libxl_uuid_is_nil(&uuid));
    ck_assert_int_eq(xenstable_libxl_uuid_from_string(
                         &uuid, "01234567-89ab-cdef-ABCD-EF09afAF90ff"),
                     0);
    ck_assert(!xenstable_libxl_uuid_is_nil(&uuid));
    ck_assert_mem_eq(xenstable_libxl_uuid_bytearray_const(&uuid), bytes,
                     sizeof(bytes));
    for (i = 0; i < COUNT(wrong); i++) {
        ck_assert_msg(xenstable_libxl_uuid_from_string(&uuid, wrong[i]) == -1,
                      "%s", wrong[i]);
        ck_assert_mem_eq(uuid.uuid, bytes, sizeof(bytes));
    }
    xenstable_libxl_uuid_copy(NULL, &other, &uuid);
    ck_assert_int_eq(xenstable_libxl_uuid_compare(&uuid, &other), 0);
    xenstable_libxl_uuid_bytearray(&other)[0] = 0;
    ck_assert_int_gt(xenstable_libxl_uuid_compare(&uuid, &other), 0);
    ck_assert_int_lt(xenstable_libxl_uuid_compare(&other, &uuid), 0);
    /* Random UUIDs say so in their version and variant. */
    xenstable_libxl_uuid_generate(&uuid);
    xenstable_libxl_uuid_generate(&other);
    ck_assert_int_ne(xenstable_libxl_uuid_compare(&uuid, &other), 0);
    ck_assert_int_eq(uuid.uuid[6] & 0xf0, 0x40);
    ck_assert_int_eq(uuid.uuid[8] & 0xc0, 0x80);
}
END_TEST

START_TEST(macs)
{
    static const uint8_t bytes[6] = {0x00, 0x16, 0x3e, 0xAf, 0x99, 0x0a};
    static const char *const wrong[] = {
        "",
        "00:16:3e:af:99",
        "00:16:3e:af:99:",
        "00:16:3e:af:99:0",
        "00:16:3e:af:99:0a:",
        "00-16-3e-af-99-0a",
        "00163eaf990a",
        "0:16:3e:af:99:0a",
        "00:16:3e:af:99:xa",
        "00:16:3e:af:99:ax",
    };
    xenstable_libxl_mac mac, copy;
    unsigned int i;

    ck_assert_int_eq(mac_from_string(mac, "00:16:3e:aF:99:0a"), 0);
    ck_assert_mem_eq(mac, bytes, sizeof(bytes));
    for (i = 0; i < COUNT(wrong); i++) {
        ck_assert_msg(mac_from_string(mac, wrong[i]) == -1, "%s", wrong[i]);
        ck_assert_mem_eq(mac, bytes, sizeof(bytes));
    }
    xenstable_libxl_mac_copy(NULL, &copy, (const xenstable_libxl_mac *)&mac);
    ck_assert_mem_eq(copy, bytes, sizeof(bytes));
}
END_TEST

START_TEST(generation_ids)
{
    xenstable_libxl_ms_vm_genid id = {{0}}, other;
    xenstable_libxl_hwcap words = {1, 2, 3, 4, 5, 6, 7, 8}, copied = {0};

    ck_assert(xenstable_libxl_ms_vm_genid_is_zero(&id));
    id.bytes[sizeof(id.bytes) - 1] = 1;
    ck_assert(!xenstable_libxl_ms_vm_genid_is_zero(&id));
    ck_assert_int_eq(xenstable_libxl_ms_vm_genid_generate(NULL, &id), 0);
    ck_assert_int_eq(xenstable_libxl_ms_vm_genid_generate(NULL, &other), 0);
    ck_assert_mem_ne(id.bytes, other.bytes, sizeof(id.bytes));
    xenstable_libxl_ms_vm_genid_copy(NULL, &other, &id);
    ck_assert_mem_eq(id.bytes, other.bytes, sizeof(id.bytes));
    xenstable_libxl_hwcap_copy(NULL, &copied,
                               (const xenstable_libxl_hwcap *)&words);
    ck_assert_mem_eq(copied, words, sizeof(words));
}
END_TEST

START_TEST(string_lists)
{
    char one[] = "one", two[] = "two";
    char *strings[] = {one, two, NULL}, *no_strings[] = {NULL};
    xenstable_libxl_string_list list = strings, copy;

    ck_assert_int_eq(xenstable_libxl_string_list_length(NULL), 0);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&list), 2);
    xenstable_libxl_string_list_copy(
        NULL, &copy, (const xenstable_libxl_string_list *)&list);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&copy), 2);
    ck_assert_ptr_ne(copy[0], one);
    ck_assert_str_eq(copy[0], "one");
    ck_assert_str_eq(copy[1], "two");
    ck_assert_ptr_null(copy[2]);
    xenstable_libxl_string_list_dispose(&copy);
    ck_assert_ptr_null(copy);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&copy), 0);
    xenstable_libxl_string_list_dispose(&copy);
    xenstable_libxl_string_list_dispose(NULL);

    list = no_strings;
    ck_assert_int_eq(xenstable_libxl_string_list_length(&list), 0);
    xenstable_libxl_string_list_copy(
        NULL, &copy, (const xenstable_libxl_string_list *)&list);
    ck_assert_ptr_nonnull(copy);
    ck_assert_ptr_null(copy[0]);
    xenstable_libxl_string_list_dispose(&copy);
    list = NULL;
    xenstable_libxl_string_list_copy(
        NULL, &copy, (const xenstable_libxl_string_list *)&list);
    ck_assert_ptr_null(copy);
}
END_TEST

START_TEST(key_value_lists)
{
    char key[] = "key", value[] = "value", bare[] = "bare";
    char *strings[] = {key, value, bare, NULL, NULL};
    xenstable_libxl_key_value_list list = strings, copy;

    ck_assert_int_eq(xenstable_libxl_key_value_list_length(NULL), 0);
    ck_assert_int_eq(xenstable_libxl_key_value_list_length(&list), 2);
    xenstable_libxl_key_value_list_copy(
        NULL, &copy, (const xenstable_libxl_key_value_list *)&list);
    ck_assert_int_eq(xenstable_libxl_key_value_list_length(&copy), 2);
    ck_assert_ptr_ne(copy[0], key);
    ck_assert_str_eq(copy[0], "key");
    ck_assert_str_eq(copy[1], "value");
    ck_assert_str_eq(copy[2], "bare");
    ck_assert_ptr_null(copy[3]);
    ck_assert_ptr_null(copy[4]);
    xenstable_libxl_key_value_list_dispose(&copy);
    ck_assert_ptr_null(copy);
    ck_assert_int_eq(xenstable_libxl_key_value_list_length(&copy), 0);
    xenstable_libxl_key_value_list_dispose(&copy);
    xenstable_libxl_key_value_list_dispose(NULL);
    list = NULL;
    xenstable_libxl_key_value_list_copy(
        NULL, &copy, (const xenstable_libxl_key_value_list *)&list);
    ck_assert_ptr_null(copy);
}
END_TEST

#define BITS_31 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define CONFIG xenstable_libxl_cpuid_parse_config
#define XEND xenstable_libxl_cpuid_parse_config_xend

/* A size, but no map: no bits. */
START_TEST(bitmap_without_map)
{
    xenstable_libxl_bitmap none = {.size = 4}, some, both;
    char *text;

    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &some, 32), 0);
    xenstable_libxl_bitmap_set(&some, 31);
    ck_assert_int_eq(xenstable_libxl_bitmap_test(&none, 1), 0);
    xenstable_libxl_bitmap_set(&none, 1);
    xenstable_libxl_bitmap_reset(&none, 1);
    xenstable_libxl_bitmap_set_any(&none);
    xenstable_libxl_bitmap_set_none(&none);
    ck_assert_int_eq(xenstable_libxl_bitmap_count_set(&none), 0);
    ck_assert_int_eq(xenstable_libxl_bitmap_is_empty(&none), 1);
    ck_assert_int_eq(xenstable_libxl_bitmap_equal(&none, &some, 0), 0);
    ck_assert_int_eq(xenstable_libxl_bitmap_or(NULL, &both, &none, &some), 0);
    ck_assert_int_eq(xenstable_libxl_bitmap_equal(&both, &some, 0), 1);
    xenstable_libxl_bitmap_dispose(&both);
    text = xenstable_libxl_bitmap_to_hex_string(NULL, &none);
    ck_assert_str_eq(text, "0x");
    free(text);
    xenstable_libxl_bitmap_copy(NULL, &none, &some);
    xenstable_libxl_bitmap_copy(NULL, &some, &none);
    ck_assert_int_eq(xenstable_libxl_bitmap_is_empty(&some), 1);
    xenstable_libxl_bitmap_dispose(&some);
}
END_TEST

START_TEST(policies)
{
    /* libxl's numbers mean: no pair, no key, no value. */
    static const struct {
        int (*parse)(xenstable_libxl_cpuid_policy_list *policy,
                     const char *text);
        const char *text;
        int answer;
    } wrong[] = {
        {CONFIG, "", 1},  {CONFIG, "vmx", 1},   {CONFIG, "=0", 2},
        {CONFIG, "=", 2}, {CONFIG, "vmx=", 3},  {XEND, "", 1},
        {XEND, "1", 3},   {XEND, ":ecx=x", 1},  {XEND, "1:ecx", 4},
        {XEND, "1=x", 3}, {XEND, "a=1:ecx", 1},
    };
    xenstable_libxl_cpuid_policy_list policy = NULL, copy = NULL;
    unsigned int i;

    ck_assert_int_eq(xenstable_libxl_cpuid_policy_list_length(NULL), 0);
    for (i = 0; i < COUNT(wrong); i++) {
        ck_assert_msg(wrong[i].parse(&policy, wrong[i].text) ==
                          wrong[i].answer,
                      "%s", wrong[i].text);
        ck_assert_ptr_null(policy);
    }
    xenstable_libxl_cpuid_policy_list_copy(NULL, &copy, &policy);
    ck_assert_ptr_null(copy);
    ck_assert_int_eq(CONFIG(&policy, "vmx=0"), 0);
    ck_assert_int_eq(XEND(&policy, "1:ecx=" BITS_31 "0"), 0);
    ck_assert_int_eq(CONFIG(&policy, "vmx"), 1);
    ck_assert_int_eq(xenstable_libxl_cpuid_policy_list_length(&policy), 2);
    xenstable_libxl_cpuid_policy_list_copy(NULL, &copy, &policy);
    xenstable_libxl_cpuid_dispose(&policy);
    ck_assert_ptr_null(policy);
    ck_assert_int_eq(xenstable_libxl_cpuid_policy_list_length(&copy), 2);
    ck_assert_str_eq(copy->entries[0].text, "vmx=0");
    ck_assert_int_eq(copy->entries[0].notation, CPUID_NAME);
    ck_assert_str_eq(copy->entries[1].text, "1:ecx=" BITS_31 "0");
    ck_assert_int_eq(copy->entries[1].notation, CPUID_XEND);
    xenstable_libxl_cpuid_dispose(&copy);
    xenstable_libxl_cpuid_dispose(&copy);
    xenstable_libxl_cpuid_dispose(NULL);
}
END_TEST

/* libxl on Arm answers this: libxl_arm.c,
   libxl__arch_get_required_paging_memory(), until 4.16; libxl_create.c,
   libxl__get_required_paging_memory(), from 4.17 on. */
static unsigned long answer;

static void arm_formula(const struct fake_call *call, enum fake_stage stage)
{
    unsigned long kb;
    unsigned int cpus;

    if (stage != FAKE_ENDS)
        return;
    ck_assert_str_eq(call->function, "libxl_get_required_shadow_memory");
    memcpy(&kb, fake_argument(call, "maxmem_kb"), sizeof(kb));
    memcpy(&cpus, fake_argument(call, "smp_cpus"), sizeof(cpus));
    ck_assert_uint_eq(kb, 1 << 20);
    ck_assert_uint_eq(cpus, 1);
    memcpy(call->result, &answer, sizeof(answer));
}

START_TEST(shadow_memory_of_libxl)
{
    const struct toolstack_release *release = &toolstack_releases[_i];
    xenstable_libxl_ctx *ctx = fake_release_open((unsigned int)_i);

    answer = release->minor < 16 ? 5120 : release->minor == 16 ? 5632 : 9728;
    fake_toolstack.work = arm_formula;
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1 << 20, 1),
                      answer);
    fake_release_close(ctx);
    /* And without a context. */
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1 << 20, 1),
                      answer);
}
END_TEST

START_TEST(shadow_memory)
{
#if defined(__i386__) || defined(__x86_64__)
    const unsigned long extra_kb = 0;
#else
    const unsigned long extra_kb = 512;
#endif

    /* Without a libxl. In KiB: 1 MiB for each CPU, 8 KiB for each MiB of the
       guest (libxl_create.c, libxl__get_required_paging_memory() of 4.22). */
    setenv("XENSTABLE_RUNNING", "none", 1);
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(0, 1),
                      1024 + extra_kb);
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1023, 1),
                      1024 + extra_kb);
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1024, 3),
                      3080 + extra_kb);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("toolstack values");
    TCase *tests = tcase_create("values");

    tcase_add_test(tests, bitmap_sizes);
    tcase_add_test(tests, bitmap_bits);
    tcase_add_test(tests, bitmap_all_or_none);
    tcase_add_test(tests, bitmap_copies);
    tcase_add_test(tests, bitmap_comparisons);
    tcase_add_test(tests, bitmap_combinations);
    tcase_add_test(tests, bitmaps_of_the_host);
    tcase_add_test(tests, defaults);
    tcase_add_test(tests, uuids);
    tcase_add_test(tests, macs);
    tcase_add_test(tests, generation_ids);
    tcase_add_test(tests, string_lists);
    tcase_add_test(tests, key_value_lists);
    tcase_add_test(tests, policies);
    tcase_add_test(tests, bitmap_without_map);
    tcase_add_test(tests, shadow_memory);
    tcase_add_loop_test(tests, shadow_memory_of_libxl, 0,
                        (int)toolstack_releases_count);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
