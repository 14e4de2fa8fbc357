/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/toolstack/fake-release.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

xenstable_libxl_ctx *fake_release_open(unsigned int release)
{
    const struct toolstack_release *running = &toolstack_releases[release];
    char folders[512], version[16];
    xenstable_libxl_ctx *ctx;

    snprintf(version, sizeof(version), "%u.%u", running->major,
             running->minor);
    /* Handles need the fake libxencall, too. */
    snprintf(folders, sizeof(folders), "%s/%s:%s/call", FAKE_FOLDER, version,
             FAKE_FOLDER);
    setenv("XENSTABLE_RUNNING", version, 1);
    setenv("XENSTABLE_LIBRARY_PATH", folders, 1);
    memset(&fake_toolstack, 0, sizeof(fake_toolstack));
    fake_toolstack.dispose = xenstable_libxl_event_dispose;
    fake_toolstack.json_c = running->minor >= 21;
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, NULL), 0);
    return ctx;
}

void fake_release_close(xenstable_libxl_ctx *ctx)
{
    ck_assert_int_eq(xenstable_libxl_ctx_free(ctx), 0);
    ck_assert_uint_eq(fake_toolstack.contexts, 0);
    ck_assert_uint_eq(fake_toolstack.policies, 0);
}
