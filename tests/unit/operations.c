/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every operation, on every release, through both providers: it arrives as
   Xen expects it, once, and its answer comes back. */
#include "tests/unit/calls.h"

/* The loop runs over releases x operations. */
static void run(enum way way, int i)
{
    unsigned int release = (unsigned int)i / OPERATION_COUNT;
    unsigned int operation = (unsigned int)i % OPERATION_COUNT;
    const struct unit_call *call = &unit_calls[operation];
    struct xenstable *xs = unit_open_via(way, release);
    struct xenstable_operation_info info;

    ck_assert_int_eq(
        xenstable_operation_query(xs, operation, &info, sizeof(info)), 0);
    ck_assert_str_eq(info.name, call->name);
    unit_prepare_calls();
    if (way == VIA_XENCTRL && !unit_call_in_xenctrl(operation, release)) {
        ck_assert_int_eq(call->run(xs), -EOPNOTSUPP);
        ck_assert_uint_eq(fake.nr_calls, 0);
        ck_assert_ptr_null(info.provider);
        ck_assert_int_eq(info.status, -EOPNOTSUPP);
    } else {
        ck_assert_int_eq(call->run(xs), call->result);
        unit_check_call(0,
                        way == VIA_XENCTRL ? call->xenctrl : call->hypercall);
        ck_assert_uint_eq(fake.nr_calls, 1);
        ck_assert_str_eq(info.provider, way_names[way]);
        ck_assert_int_eq(info.status, 0);
        ck_assert_ptr_null(info.reason);
    }
    unit_close(xs);
}

START_TEST(through_xenctrl)
{
    run(VIA_XENCTRL, _i);
}
END_TEST

START_TEST(through_hypercall)
{
    run(VIA_HYPERCALL, _i);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("operations", &tcase);
    int count = (int)fake_releases_count * OPERATION_COUNT;

    tcase_add_loop_test(tcase, through_xenctrl, 0, count);
    tcase_add_loop_test(tcase, through_hypercall, 0, count);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
