/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: recorder - writes down what tests ask of the fake machine
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/fake/conversation.h"
#include "tests/fake/machine.h"

/* One thread talks in the tests that are recorded. */
static struct conversation_line line;
static int file = -1;

bool conversation_is_recorded(void)
{
    const char *folder = getenv("FAKE_CONVERSATIONS");
    char path[4096];

    if (!folder)
        return false;
    if (file < 0) {
        snprintf(path, sizeof(path), "%s/%s", folder,
                 program_invocation_short_name);
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
    return file >= 0;
}

static void write_line(void)
{
    conversation_add(&line, "\n");
    if (write(file, line.text, line.used) != (ssize_t)line.used)
        abort();
    line.used = 0;
}

void conversation_test(void)
{
    if (!conversation_is_recorded())
        return;
    line.used = 0;
    conversation_add(&line, "test");
    write_line();
}

struct conversation_line *conversation_begin(const char *release,
                                             const char *call)
{
    line.used = 0;
    if (release)
        conversation_add(&line, "%s %s", release, call);
    else
        conversation_add(&line, "%u.%u %s", fake.major, fake.minor, call);
    return &line;
}

/* What is not as fake_reset() leaves it, of that which a test programs. */
void conversation_end(void)
{
    fake_programmed(&line);
    write_line();
}
