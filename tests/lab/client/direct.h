/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: direct - the running release's own libxenctrl, without libxenstable
 */
#ifndef DIRECT_H
#define DIRECT_H

#include "compat/release.h"
#include "compat/xenctrl-api.h"

struct direct {
    xc_interface *xch;
    struct xenctrl_functions functions;
};

/* NULL, or why not. */
const char *direct_open(struct direct *direct, unsigned int major,
                        unsigned int minor);

#endif
