/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: table.h - the library's table, by the names that derived.c uses
 */
#ifndef STAND_IN_TABLE_H
#define STAND_IN_TABLE_H

#include "lib/toolstack/stand_in.h"

static struct stand_in_toolstack stand_in;

__attribute__((constructor)) static void fill(void)
{
    xenstable_stand_in_toolstack(&stand_in, sizeof(stand_in));
}

#define TYPE(name) stand_in.type(STAND_IN_RELEASE, #name)
#define type_init stand_in.init
#define type_init_key stand_in.init_key
#define type_dispose stand_in.dispose
#define type_list_free stand_in.list_free
#define toolstack_copy stand_in.copy
#define json_from_struct stand_in.to_json
#define json_to_struct stand_in.from_json

#endif
