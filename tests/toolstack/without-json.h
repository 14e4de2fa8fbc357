/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: without-json - the same test program where libyajl cannot be used
 */
#ifndef WITHOUT_JSON_H
#define WITHOUT_JSON_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Started once more with the argument "without-library": the loader reads its
   path when a program starts, and finds an empty file there. TEST_EMULATOR is
   what programs of another machine are started with. Return: its status. */
static inline int run_without_json_library(void)
{
    char folder[] = "/tmp/without-json-XXXXXX", file[64], command[200];
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
             "LD_LIBRARY_PATH=%s${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} "
             "$TEST_EMULATOR \"$PROGRAM\" without-library",
             folder);
    status = system(command);
    remove(file);
    remove(folder);
    return status;
}

#endif
