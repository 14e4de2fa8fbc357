/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: suite - how a program of tests runs its suite
 */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

/* As the environment wants it (CK_FORK ...). Return: for main(). */
static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int failed;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#endif
