/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: pins - what must stay as it is, checked when it is compiled
 */
#ifndef PINS_H
#define PINS_H

/* Layouts are recorded for machines with 64 bits. */
#define RECORDED(condition) (sizeof(void *) != 8 || (condition))
#define SIZE(name, bytes) \
    _Static_assert(RECORDED(sizeof(struct name) == (bytes)), #name);
/* Passed with its size: may grow at its end. */
#define GROWS(name, bytes) \
    _Static_assert(RECORDED(sizeof(struct name) >= (bytes)), #name);
#define FIELD(name, field, offset, bytes)                                  \
    _Static_assert(RECORDED(offsetof(struct name, field) == (offset) &&    \
                            sizeof(((struct name *)0)->field) == (bytes)), \
                   #name "." #field);
#define VALUE(name, value) _Static_assert((name) == (value), #name);

#endif
