/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: running - the release that runs, as the registry describes it
 */
#ifndef RUNNING_H
#define RUNNING_H

#include "compat/release.h"

/* The release that LAB_XEN in the environment names ("4.17"). NULL if the
   registry lacks it. */
const struct release *running_release(void);

#endif
