/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/lab/client/running.h"

#include <stdio.h>
#include <stdlib.h>

const struct release *running_release(void)
{
    const char *xen = getenv("LAB_XEN");
    unsigned int major = 0, minor = 0, i;

    if (xen && sscanf(xen, "%u.%u", &major, &minor) == 2)
        for (i = 0; i < known_releases_count; i++)
            if (known_releases[i].major == major &&
                known_releases[i].minor == minor)
                return &known_releases[i];
    return NULL;
}
