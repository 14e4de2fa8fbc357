/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library and its headers against symbols/behaviour, which was read in
   Xen's sources. The fake gives each errno that Xen can answer to an
   operation: the result must be a code that the operation's comment block
   documents. And every documented code must have a reason in
   symbols/behaviour. */
#include "tests/unit/calls.h"

#include <signal.h>

#include "compat/release.h"
#include "tests/fake/behaviour.h"

static bool has(const struct behaviour_code *codes, unsigned int count,
                int operation, int code)
{
    unsigned int i;

    for (i = 0; i < count; i++)
        if (codes[i].operation == operation && codes[i].code == code)
            return true;
    return false;
}

#define HAS(codes, operation, code) \
    has(codes, codes##_count, (int)(operation), code)

static bool holds(const struct behaviour_errno *fact, enum way way,
                  const struct fake_release *release)
{
    const unsigned int running = RELEASE(release->major, release->minor);

    return running >= fact->since && running < fact->until &&
           (way == VIA_XENCTRL || !fact->only_xenctrl);
}

/* The operation's code for an errno. */
static int play(struct xenstable *xs, const struct behaviour_errno *fact)
{
    int ret;

    unit_prepare_calls();
    /* It is the first command that gets the number. */
    fake.any_errno = fact->later;
    fake.error = fact->error;
    /* Then it asks for the reason, by another command. */
    fake.once =
        fact->operation == XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP;
    ret = unit_calls[fact->operation].run(xs);
    fake.error = 0;
    return ret;
}

/* Code for code: which ones an operation gave for what Xen can answer. */
static bool came[OPERATION_COUNT][134];

static bool is_documented(const struct behaviour_errno *fact, int ret)
{
    return HAS(behaviour_documented, fact->operation, -ret) ||
           (fact->anywhere &&
            HAS(behaviour_documented, EVERY_OPERATION, -ret));
}

/* Return: how many answers of a release are not documented. */
static unsigned int check_answers(enum way way, unsigned int number)
{
    struct xenstable *xs = unit_open_via(way, number);
    unsigned int i, wrong = 0;

    for (i = 0; i < behaviour_errnos_count; i++) {
        const struct behaviour_errno *fact = &behaviour_errnos[i];
        int ret;

        if (fact->handled || !holds(fact, way, &fake_releases[number]))
            continue;
        ret = play(xs, fact);
        ck_assert_int_lt(ret, 0);
        came[fact->operation][-ret] = true;
        if (is_documented(fact, ret))
            continue;
        fprintf(stderr,
                "%s of Xen %s by %s: errno %d (%s) comes out as -%s, which "
                "its comment block does not document\n",
                unit_calls[fact->operation].name, unit_release_name(number),
                way_names[way], fact->error, strerror(fact->error),
                xenstable_error_name(ret));
        wrong++;
    }
    unit_close(xs);
    return wrong;
}

static unsigned int check_all_answers(void)
{
    unsigned int number, wrong = 0;
    enum way way;

    for (number = 0; number < fake_releases_count; number++)
        for (way = 0; way < WAYS; way++)
            wrong += check_answers(way, number);
    return wrong;
}

START_TEST(answers_are_documented)
{
    ck_assert_uint_eq(check_all_answers(), 0);
}
END_TEST

/* Does Xen, or do we, have a reason for a documented code? */
static bool has_reason(const struct behaviour_code *code)
{
    return came[code->operation][code->code] ||
           HAS(behaviour_ours, code->operation, code->code) ||
           HAS(behaviour_ours, EVERY_OPERATION, code->code);
}

START_TEST(documented_codes_have_a_reason)
{
    unsigned int i, wrong = 0;

    check_all_answers();
    for (i = 0; i < behaviour_documented_count; i++) {
        const struct behaviour_code *code = &behaviour_documented[i];

        if (!code->own || has_reason(code))
            continue;
        fprintf(stderr,
                "%s documents -%s, for which symbols/behaviour has no "
                "reason\n",
                unit_calls[code->operation].name,
                xenstable_error_name(-code->code));
        wrong++;
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* One that neither takes an errno for another one, nor is locked. */
START_TEST(gate_is_as_written)
{
    struct xenstable *xs = unit_open_via((enum way)_i, unit_release("4.22"));
    unsigned int i;

    for (i = 0; i < behaviour_gate_count; i++) {
        unit_prepare_calls();
        fake.any_errno = true;
        fake.error = behaviour_gate[i].error;
        ck_assert_int_eq(xenstable_kexec_unload(xs, 0),
                         -behaviour_gate[i].code);
        fake.error = 0;
    }
    unit_close(xs);
}
END_TEST

/* A fake must not do what Xen does not do. */
START_TEST(fakes_refuse_what_xen_never_answers)
{
    struct xenstable *xs = unit_open_via((enum way)_i, unit_release("4.22"));

    unit_prepare_calls();
    fake.error = EXDEV;
    xenstable_kexec_status(xs, 0);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("behaviour", &tcase);

    tcase_add_test(tcase, answers_are_documented);
    tcase_add_test(tcase, documented_codes_have_a_reason);
    tcase_add_loop_test(tcase, gate_is_as_written, 0, WAYS);
    tcase_add_loop_test_raise_signal(
        tcase, fakes_refuse_what_xen_never_answers, SIGABRT, 0, WAYS);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
