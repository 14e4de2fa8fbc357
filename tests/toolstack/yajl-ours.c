/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/yajl.h"

#include "tests/toolstack/yajl-facts.h"
