/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The error gate: for any errno of Xen, every operation returns a documented
   code, the same through both providers. */
#include "tests/unit/calls.h"

/* More than Linux has. */
enum { LARGEST_ERRNO = 133, NO_ERRNO = -1 };

/* What each number means here; what is not listed is EIO. */
static const struct {
    int raw;
    int code;
} codes[] = {
    {EPERM, EPERM},
    {ENOENT, ENOENT},
    {ESRCH, ESRCH},
    {EINTR, EAGAIN},
    {EIO, EIO},
    {ENXIO, ENOENT},
    {E2BIG, ERANGE},
    {EAGAIN, EAGAIN},
    {EMFILE, EMFILE},
    {ENFILE, EMFILE},
    {ENOMEM, ENOMEM},
    {EACCES, EPERM},
    {EFAULT, EFAULT},
    {EBUSY, EBUSY},
    {EEXIST, EEXIST},
    {ENODEV, ENOENT},
    {EINVAL, EINVAL},
    {ENOTTY, EPERM},
    {ENOSPC, ENOSPC},
    {EDOM, ERANGE},
    {ERANGE, ERANGE},
    {ENOSYS, EOPNOTSUPP},
    {EOPNOTSUPP, EOPNOTSUPP},
    {ENODATA, ENOENT},
    {ENOBUFS, ENOSPC},
    {EOVERFLOW, ERANGE},
    {EADDRNOTAVAIL, EINVAL},
};

static int bent(unsigned int operation, int code)
{
    const struct unit_bend *bend = unit_bends;

    while (bend->code && (bend->operation != operation || bend->code != code))
        bend++;
    return bend->code ? bend->becomes : code;
}

static int expected(unsigned int operation, int raw)
{
    unsigned int i;

    /* Answers that mean something else for one operation. */
    if (raw == EINVAL && operation == XENSTABLE_OPERATION_HOST_GET_MEMORY_MAP)
        return -ENOSPC;
    if (raw == ENOTTY &&
        operation == XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI)
        return -EOPNOTSUPP;
    for (i = 0; i < COUNT_OF(codes); i++)
        if (codes[i].raw == raw)
            return bent(operation, -codes[i].code);
    return -EIO;
}

/* Conversations may be written down for an older release, which does not have
   every function. */
static bool answers(enum way way, unsigned int operation)
{
    return way == VIA_HYPERCALL ||
           unit_call_in_xenctrl(operation, unit_newest());
}

static void check_gate(enum way way)
{
    struct xenstable *xs = unit_open_via(way, unit_release("4.22"));
    unsigned int operation;
    char part[64];
    int raw;

    for (operation = 0; operation < OPERATION_COUNT; operation++)
        for (raw = NO_ERRNO; raw <= LARGEST_ERRNO; raw++) {
            int ret;

            if (raw == 0 || !answers(way, operation))
                continue;
            unit_prepare_calls();
            memset(&logged, 0, sizeof(logged));
            /* This must also hold for a future Xen. */
            fake.any_errno = true;
            fake.error = raw;
            ret = unit_calls[operation].run(xs);
            fake.error = 0;
            ck_assert_msg(unit_documented(ret) && ret < 0,
                          "%s: errno %d gave %d", unit_calls[operation].name,
                          raw, ret);
            /* See below; and this one has an answer of its own to them. */
            if (raw == EACCES ||
                (operation == XENSTABLE_OPERATION_DEVICE_MODEL_MAP_MEMORY &&
                 (raw == E2BIG || raw == NO_ERRNO)))
                continue;
            ck_assert_msg(ret == expected(operation, raw),
                          "%s: errno %d gave %s, not %s",
                          unit_calls[operation].name, raw,
                          xenstable_error_name(ret),
                          xenstable_error_name(expected(operation, raw)));
            snprintf(part, sizeof(part), "debug: %s: %s answered errno %d ",
                     unit_calls[operation].name, way_names[way],
                     raw == NO_ERRNO ? 0 : raw);
            if (ret != -EOPNOTSUPP && ret != -ENOSPC)
                ck_contains(logged.text, part);
        }
    unit_close(xs);
}

START_TEST(through_xenctrl)
{
    check_gate(VIA_XENCTRL);
}
END_TEST

START_TEST(through_hypercall)
{
    check_gate(VIA_HYPERCALL);
}
END_TEST

static unsigned int locked(struct xenstable *xs, unsigned int operation)
{
    struct xenstable_operation_info info;

    ck_assert_int_eq(
        xenstable_operation_query(xs, operation, &info, sizeof(info)), 0);
    return info.locked;
}

/* EACCES of every operation is @code where locked, else EPERM. */
static void check_refused(const char *providers, int code)
{
    struct xenstable *xs = unit_open_with("4.17", providers, "4.17:call");
    unsigned int i;

    fake.domctl += 100;
    fake.sysctl += 100;
    if (code == -EPERM) {
        fake_set_release(4, 17);
        fake.policy_refuses = true;
    }
    for (i = 0; i < OPERATION_COUNT; i++) {
        if (!locked(xs, i))
            continue;
        unit_prepare_calls();
        memset(&logged, 0, sizeof(logged));
        ck_assert_int_eq(unit_calls[i].run(xs), code);
        ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING],
                          code == -EPROTO);
        if (code == -EPROTO)
            ck_contains(logged.text, "Xen 4.17 refuses the interface version");
    }
    unit_close(xs);
}

START_TEST(interface_mismatch)
{
    check_refused(NULL, -EPROTO);
    check_refused("libxenctrl", -EPROTO);
    check_refused("hypercall", -EPROTO);
}
END_TEST

START_TEST(refused_by_policy)
{
    check_refused(NULL, -EPERM);
    check_refused("libxenctrl", -EPERM);
    check_refused("hypercall", -EPERM);
}
END_TEST

/* Without libxencall there is no second question about EACCES. But the
   libxenctrl of the running release has the right numbers: it was a policy. */
START_TEST(refused_without_channel)
{
    struct xenstable *xs = unit_open_with("4.17", "libxenctrl", "4.17");
    unsigned int i, asked = 0;

    fake.policy_refuses = true;
    for (i = 0; i < OPERATION_COUNT; i++) {
        if (!locked(xs, i) || !answers(VIA_XENCTRL, i) ||
            i == XENSTABLE_OPERATION_DEVICE_MODEL_MAP_MEMORY)
            continue;
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs), -EPERM);
        asked++;
    }
    ck_assert_uint_ge(asked, 10);
    unit_close(xs);
}
END_TEST

/* EACCES of an unlocked operation cannot be a mismatch. */
START_TEST(unlocked_is_no_mismatch)
{
    static const char *const lists[] = {"libxenctrl", "hypercall", NULL};
    unsigned int i, list;

    for (list = 0; list < COUNT_OF(lists); list++) {
        struct xenstable *xs =
            unit_open_with("4.22", lists[list], "4.22:call");

        fake.domctl += 100;
        fake.sysctl += 100;
        for (i = 0; i < OPERATION_COUNT; i++) {
            if (locked(xs, i) || (list == 0 && !answers(VIA_XENCTRL, i)))
                continue;
            unit_prepare_calls();
            fake.any_errno = true;
            fake.error = EACCES;
            ck_assert_int_eq(unit_calls[i].run(xs), -EPERM);
            fake.error = 0;
        }
        unit_close(xs);
    }
}
END_TEST

/* The caller's errno is no part of the interface, but a success never
   depends on what was in it. */
START_TEST(errno_of_the_caller)
{
    struct xenstable *xs = unit_open_via((enum way)_i, unit_release("4.22"));
    unsigned int i;

    for (i = 0; i < OPERATION_COUNT; i++) {
        if (!answers((enum way)_i, i))
            continue;
        unit_prepare_calls();
        errno = EACCES;
        ck_assert_int_eq(unit_calls[i].run(xs), unit_calls[i].result);
    }
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("errors", &tcase);

    tcase_add_test(tcase, through_xenctrl);
    tcase_add_test(tcase, through_hypercall);
    tcase_add_test(tcase, interface_mismatch);
    tcase_add_test(tcase, refused_by_policy);
    tcase_add_test(tcase, refused_without_channel);
    tcase_add_test(tcase, unlocked_is_no_mismatch);
    tcase_add_loop_test(tcase, errno_of_the_caller, 0, WAYS);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
