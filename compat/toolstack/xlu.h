/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xlu - configurations as libxlutil has them
 *
 * The language of xl's files is read here, with no library of Xen's: a list
 * or a value comes without the configuration that it belongs to, so that
 * nothing could say whose it is. What single settings mean (disks, PCI
 * devices, rates) is libxlutil's to say, which is loaded when it is asked.
 */
#ifndef XLU_H
#define XLU_H

#include <stdbool.h>

#include "compat/toolstack/context.h"

struct xenstable_xlu_config_list {
    xenstable_xlu_config_value **values;
    int count;
};

struct xenstable_xlu_config_value {
    xenstable_xlu_config_value_type type;
    int line;
    char *text;
    struct xenstable_xlu_config_list list;
};

struct setting {
    struct setting *next; /* earlier ones, also of the same name */
    char *name;
    xenstable_xlu_config_value *value;
    bool added; /* by += */
    int line;
};

struct xenstable_xlu_config {
    FILE *report;
    char *filename;
    struct setting *settings;            /* the last one first */
    const struct generation *generation; /* of the program */
    void *config;                        /* libxlutil's; NULL: not asked yet */
    xenstable_libxl_ctx ctx; /* without a libxl__ctx: for conversions */
};

/* Free what was read. */
void xlu_forget(xenstable_xlu_config *config);

#endif
