/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: quiet-libxl - libxenlight and libxlutil that do nothing
 *
 * Callers give arguments of whatever types; nothing is read of them.
 */
#include "compat/toolstack/libxl-api.h"

#define QUIET(name, library, major, minor) \
    long name(void);                       \
    long name(void)                        \
    {                                      \
        return 0;                          \
    }
LIBXL_FUNCTIONS(QUIET)
