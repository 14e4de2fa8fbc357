/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A library that the user may not read. Root may read everything, so it
   becomes another user first; where that is not possible, the test is skipped.
   */
#include <unistd.h>

#include "tests/unit/helper.h"

enum { SOMEBODY = 65534 };

START_TEST(is_rejected)
{
    struct xenstable_operation_info info;
    struct xenstable *xs;

    xs = unit_open_with("4.18", NULL, "broken/unreadable:call");
    ck_contains(logged.text, "broken/unreadable/libxenctrl.so.4.18: ");
    ck_contains(logged.text, strerror(EACCES));
    ck_assert_int_eq(xenstable_operation_query(xs, 0, &info, sizeof(info)), 0);
    ck_assert_str_eq(info.provider, "hypercall");
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("unreadable", &tcase);

    tcase_add_test(tcase, is_rejected);
    return suite;
}

int main(int argc, char **argv)
{
    const char *library = unit_fake("broken/unreadable/libxenctrl.so.4.18");
    const char *readable = unit_fake("call/libxencall.so.1");

    (void)argc;
    unit_restart(argv);
    if (geteuid() == 0 && setreuid(SOMEBODY, SOMEBODY)) {
        printf("skipped: root cannot become somebody else\n");
        return UNIT_SKIPPED;
    }
    if (access(readable, R_OK)) {
        printf("skipped: others cannot read in this folder\n");
        return UNIT_SKIPPED;
    }
    if (access(library, R_OK) == 0) {
        printf("skipped: this user may read everything\n");
        return UNIT_SKIPPED;
    }
    return unit_main(argv, make);
}
