/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxlutil.c - what the stand-in of libxlutil answers
 *
 * As in libxenlight.c; a parsed configuration knows the layouts of the
 * program.
 */
#include STAND_IN_NODE_HEADER
#include "lib/stand-in/stand-in.h"
#include "lib/stand-in/table.h"

/* By what is above. */
#include "lib/stand-in/libxlutil-calls.h"
