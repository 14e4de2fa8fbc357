/* SPDX-License-Identifier: LGPL-2.1-or-later */
#if __has_include(<yajl/yajl_parse.h>)
#include <yajl/yajl_gen.h>
#include <yajl/yajl_parse.h>

#include "tests/toolstack/yajl-facts.h"
#else
typedef int no_headers_of_yajl;
#endif
