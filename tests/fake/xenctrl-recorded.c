/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-recorded - the exported functions of the fake libxenctrl; each
 * calls xenctrl.c, and records the call when that is wanted
 */
#include <errno.h>

#include "compat/xenctrl-api.h"
#include "tests/fake/conversation.h"
#include "tests/fake/machine.h"

#define TEXT(a, b) #a "." #b
#define RELEASE_TEXT(a, b) TEXT(a, b)
#define FAKE_RELEASE RELEASE_TEXT(FAKE_MAJOR, FAKE_MINOR)

/* Images are given in memory of hypercalls, as libxenctrl wants them. */
static bool readable(const void *memory, size_t bytes)
{
    return fake_pages_hold(memory, bytes);
}

#include "tests/fake/conversation-record.h"
