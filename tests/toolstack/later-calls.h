/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: later-calls - tests of functions that were added last
 */
#ifndef LATER_CALLS_H
#define LATER_CALLS_H

#include <check.h>

void add_later_calls(TCase *tests);

#endif
