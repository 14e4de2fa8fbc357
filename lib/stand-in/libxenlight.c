/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxenlight.c - what the stand-in of libxenlight answers
 *
 * The functions are generated. Most of them are a call of ours with the same
 * arguments: the context knows the layouts of the program. Init, dispose and
 * their like, of a type that is not the same in all releases, go by the table
 * of the release.
 */
#include STAND_IN_NODE_HEADER
#include "lib/stand-in/stand-in.h"
#include "lib/stand-in/table.h"

/* By what is above. */
#include "lib/stand-in/libxenlight-calls.h"
