/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Callers whose structures are smaller or larger than the library's, elements
   of arrays, and the bytes after them. */
#include "compat/elements.h"
#include "lib/structure.h"

#include "tests/unit/helper.h"

enum { GUARD = 0xee, ROOM = 64 * 1024 };

static unsigned char memory[ROOM];
static struct xenstable *xs;

/* How much longer the caller's structure is than ours. */
static const size_t longer[] = {0, 1, 8, 13, 256};

static void fill(void)
{
    memset(memory, GUARD, sizeof(memory));
}

static void check_guard(size_t used)
{
    while (used < sizeof(memory) && memory[used] == GUARD)
        used++;
    ck_assert_msg(used == sizeof(memory), "byte %zu was written", used);
}

static void check_element(size_t at, const void *expected, size_t known,
                          size_t bytes)
{
    ck_assert_mem_eq(memory + at, expected, known);
    while (known < bytes && memory[at + known] == 0)
        known++;
    ck_assert_msg(known == bytes, "byte %zu is not clear", known);
}

/* The loop runs over ways x sizes, on the oldest and the newest release. */
static size_t open_for(int i)
{
    unsigned int release = i & 1 ? unit_newest() : 0;

    xs = unit_open_via((enum way)(i / 2 % WAYS), release);
    fake.overcount = 0;
    if (release == 0) {
        unsigned int domain;

        fake.physical.arch_capabilities = 0;
        for (domain = 0; domain < fake.nr_domains; domain++)
            fake.domains[domain].gpaddr_bits = 0;
    }
    fill();
    return longer[i / 2 / WAYS];
}
enum { VARIANTS = 2 * WAYS * (int)COUNT_OF(longer) };

START_TEST(physical_info)
{
    size_t bytes = sizeof(fake.physical) + open_for(_i);

    ck_assert_int_eq(
        xenstable_host_get_physical_info(xs, (void *)memory, bytes), 0);
    check_element(0, &fake.physical, sizeof(fake.physical), bytes);
    check_guard(bytes);
    unit_close(xs);
}
END_TEST

START_TEST(domain)
{
    size_t bytes = sizeof(fake.domains[0]) + open_for(_i);

    ck_assert_int_eq(xenstable_host_get_domain(xs, 1, (void *)memory, bytes),
                     0);
    check_element(0, &fake.domains[1], sizeof(fake.domains[0]), bytes);
    check_guard(bytes);
    unit_close(xs);
}
END_TEST

START_TEST(domains)
{
    size_t bytes = sizeof(fake.domains[0]) + open_for(_i);
    uint32_t count = 0, i;

    ck_assert_int_eq(
        xenstable_host_list_domains(xs, 0, (void *)memory, bytes, 5, &count),
        0);
    ck_assert_uint_eq(count, 3);
    for (i = 0; i < count; i++)
        check_element(i * bytes, &fake.domains[i], sizeof(fake.domains[0]),
                      bytes);
    check_guard(5 * bytes);
    fill();
    ck_assert_int_eq(
        xenstable_host_list_domains(xs, 0, (void *)memory, bytes, 2, &count),
        0);
    ck_assert_uint_eq(count, 2);
    check_element(bytes, &fake.domains[1], sizeof(fake.domains[0]), bytes);
    check_guard(2 * bytes);
    unit_close(xs);
}
END_TEST

START_TEST(cpus)
{
    size_t bytes = sizeof(fake.cpus[0]) + open_for(_i);
    uint32_t count = 0, i;

    /* More than Xen has, and fewer; it may count what it did not give. */
    ck_assert_int_eq(
        xenstable_host_get_cpu_info(xs, (void *)memory, bytes, 7, &count), 0);
    ck_assert_uint_eq(count, FAKE_CPUS);
    for (i = 0; i < count; i++)
        check_element(i * bytes, &fake.cpus[i], sizeof(fake.cpus[0]), bytes);
    check_guard(7 * bytes);
    fill();
    fake.overcount = 1000;
    ck_assert_int_eq(
        xenstable_host_get_cpu_info(xs, (void *)memory, bytes, 2, &count), 0);
    ck_assert_uint_eq(count, 2);
    check_element(bytes, &fake.cpus[1], sizeof(fake.cpus[0]), bytes);
    check_guard(2 * bytes);
    unit_close(xs);
}
END_TEST

START_TEST(memory_map)
{
    size_t bytes = sizeof(fake.ranges[0]) + open_for(_i);
    uint32_t count = 0, i;

    ck_assert_int_eq(
        xenstable_host_get_memory_map(xs, (void *)memory, bytes, 6, &count),
        0);
    ck_assert_uint_eq(count, FAKE_RANGES);
    for (i = 0; i < count; i++)
        check_element(i * bytes, &fake.ranges[i], sizeof(fake.ranges[0]),
                      bytes);
    check_guard(6 * bytes);
    unit_close(xs);
}
END_TEST

START_TEST(queries)
{
    size_t bytes = sizeof(struct xenstable_operation_info) + open_for(_i);
    const struct xenstable_operation_info *operation = (void *)memory;
    const struct xenstable_library_info *library = (void *)memory;

    ck_assert_int_eq(xenstable_operation_query(xs, 3, (void *)memory, bytes),
                     0);
    ck_assert_str_eq(operation->name, "kexec_status");
    check_element(sizeof(*operation), "", 0, bytes - sizeof(*operation));
    check_guard(bytes);
    fill();
    bytes = sizeof(*library) + bytes - sizeof(*operation);
    ck_assert_int_eq(xenstable_library_query(xs, 0, (void *)memory, bytes), 0);
    ck_assert_ptr_nonnull(library->name);
    check_element(sizeof(*library), "", 0, bytes - sizeof(*library));
    check_guard(bytes);
    unit_close(xs);
}
END_TEST

/* An old caller of a later library, where our structure has grown. */
static void convert(const void *from, void *to)
{
    const unsigned char *byte = from;

    memset(to, *byte, 120);
}

static const struct layout grown = {
    .bytes = 4,
    .public_bytes = 120,
    .convert = convert,
};

START_TEST(old_caller)
{
    static const unsigned char raw[] = {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};
    const unsigned char expected[] = {1, 1, 1, 1, 1, 1, 2, 2, 2,
                                      2, 2, 2, 3, 3, 3, 3, 3, 3};

    fill();
    /* Xen may count more than there is room for. */
    ck_assert_uint_eq(elements_convert(&grown, raw, memory, 6, 7, 3), 3);
    ck_assert_mem_eq(memory, expected, sizeof(expected));
    check_guard(sizeof(expected));
    fill();
    structure_give(memory, 5, "abcdefgh", 8);
    ck_assert_mem_eq(memory, "abcde", 5);
    check_guard(5);
}
END_TEST

START_TEST(raw_place_is_at_the_end)
{
    ck_assert_ptr_eq(elements_raw_place(&grown, memory, 4, 3), memory);
    ck_assert_ptr_eq(elements_raw_place(&grown, memory, 10, 3), memory + 18);
    /* Each element is read before it is overwritten. */
    fill();
    memset(memory + 18, 1, 4);
    memset(memory + 22, 2, 4);
    memset(memory + 26, 3, 4);
    ck_assert_uint_eq(elements_convert(&grown, memory + 18, memory, 10, 3, 3),
                      3);
    ck_assert_uint_eq(memory[9], 1);
    ck_assert_uint_eq(memory[10], 2);
    ck_assert_uint_eq(memory[29], 3);
    check_guard(30);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("structures", &tcase);

    tcase_add_loop_test(tcase, physical_info, 0, VARIANTS);
    tcase_add_loop_test(tcase, domain, 0, VARIANTS);
    tcase_add_loop_test(tcase, domains, 0, VARIANTS);
    tcase_add_loop_test(tcase, cpus, 0, VARIANTS);
    tcase_add_loop_test(tcase, memory_map, 0, VARIANTS);
    tcase_add_loop_test(tcase, queries, 0, VARIANTS);
    tcase_add_test(tcase, old_caller);
    tcase_add_test(tcase, raw_place_is_at_the_end);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
