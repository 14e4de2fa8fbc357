/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: fake-release - a context on the fake libxl of a release
 */
#ifndef FAKE_RELEASE_H
#define FAKE_RELEASE_H

#include "compat/toolstack/context.h"
#include "tests/fake/toolstack.h"

/* @release: its place in toolstack_releases. The fake is as at the start. */
xenstable_libxl_ctx *fake_release_open(unsigned int release);

/* And nothing of it may be left. */
void fake_release_close(xenstable_libxl_ctx *ctx);

#endif
