/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: helper - what the unit tests share
 */
#ifndef UNIT_HELPER_H
#define UNIT_HELPER_H

#include <check.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenstable/xenstable.h>

#include "tests/fake/machine.h"

enum { UNIT_SKIPPED = 77 };
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/**
 * unit_restart() - continue in an environment for tests
 *
 * Starts the program again with a library path where Xen's libraries cannot be
 * used, so that no test uses the machine's real ones, and without our
 * variables.
 */
void unit_restart(char **arguments);

/* Restart and run a suite. Return: for main(). */
int unit_main(char **arguments, Suite *(*make)(void));

/* A file of the fakes, as a whole path; valid until the next 16 calls. */
const char *unit_fake(const char *name);

/* A suite of one case; add tests to the case. */
Suite *unit_suite(const char *name, TCase **tcase_r);

/* Which provider is asked. */
enum way { VIA_XENCTRL, VIA_HYPERCALL, WAYS };
extern const char *const way_names[WAYS];

/* What the log hook received. */
struct logged {
    char text[1 << 16]; /* "level: message\n" ... */
    unsigned int lines[4];
    void *data; /* the hook's */
};
extern struct logged logged;
xenstable_log_fn unit_log;

/* Set XENSTABLE_LIBRARY_PATH to folders of the fakes, "4.17:call". */
void unit_library_path(const char *folders);

/* Open with the variables as they are; the log is captured. */
struct xenstable *unit_open(void);

/* Open as on Xen @running with libraries in @folders; NULL: unset. */
struct xenstable *unit_open_with(const char *running, const char *providers,
                                 const char *folders);

/* Open on a release of the registry, with one provider only. */
struct xenstable *unit_open_via(enum way way, unsigned int release);

/* The release as text, "4.17". */
const char *unit_release_name(unsigned int release);
/* The place of "4.17" in fake_releases. */
unsigned int unit_release(const char *name);
/* The newest, or the one of which conversations are written down. */
unsigned int unit_newest(void);

/* Close; all pages and connections must have been given back. */
void unit_close(struct xenstable *xs);

/**
 * unit_check_call() - compare a recorded call with what is expected
 * @index:    which call, from 0
 * @expected: spaces do not count; V stands for the interface number of the
 *            fake's release (as bytes), P for a pointer in 64 bits and
 *            W for one in a word, which must not be NULL; zeros at the end of
 *            a structure may be left out (it ends at @, = and the end)
 */
void unit_check_call(unsigned int index, const char *expected);

/* Is this one of the documented codes (or success)? */
bool unit_documented(int ret);

#define ck_contains(text, part) \
    ck_assert_msg(strstr(text, part), "\"%s\" is not in \"%s\"", part, text)
#define ck_lacks(text, part) \
    ck_assert_msg(!strstr(text, part), "\"%s\" is in \"%s\"", part, text)

#endif
