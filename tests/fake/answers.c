/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: answers - the fakes give only answers that Xen gives
 *
 * What each call can answer is in symbols/behaviour, read in Xen's sources.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "tests/fake/behaviour.h"
#include "tests/fake/machine.h"

static bool names(const struct behaviour_answer *answer, const char *call,
                  int command)
{
    return strcmp(answer->call, call) == 0 &&
           (answer->command == EVERY_COMMAND || answer->command == command);
}

bool fake_may_answer(const char *call, int command, int error)
{
    const unsigned int running = RELEASE(fake.major, fake.minor);
    bool known = false;
    unsigned int i;

    for (i = 0; i < behaviour_answers_count; i++) {
        const struct behaviour_answer *answer = &behaviour_answers[i];

        if (!names(answer, call, command))
            continue;
        known = true;
        if (answer->error == error && running >= answer->since &&
            running < answer->until)
            return true;
    }
    /* A call that the registry does not name belongs to no operation. */
    return !known;
}

void fake_check_answer(const char *call, int command, int error)
{
    if (fake.any_errno || fake_may_answer(call, command, error))
        return;
    fprintf(stderr,
            "fake: Xen %u.%u never answers %s %d with errno %d (%s); see "
            "symbols/behaviour\n",
            fake.major, fake.minor, call, command, error, strerror(error));
    abort();
}
