/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: allocator - malloc() and related functions that fail on request
 *
 * They replace libc's in the whole process, and count the blocks in use; in
 * programs for sanitizers, without REPLACE_MALLOC, nothing ever fails.
 */
#ifndef ALLOCATOR_H
#define ALLOCATOR_H

#include <stdbool.h>

extern long fail_at; /* which allocation from now on; -1: none */
extern long in_use;
extern bool allocator_paused; /* none fails, and none is counted down */

#endif
