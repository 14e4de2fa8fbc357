/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/toolstack/allocator.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

long fail_at = -1;
long in_use;
bool allocator_paused;

#ifdef REPLACE_MALLOC
void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *old, size_t bytes);
void __libc_free(void *old);

static bool fails(void)
{
    if (allocator_paused || fail_at < 0 || fail_at-- != 0)
        return false;
    errno = ENOMEM;
    return true;
}

/* libc itself calls this one, too: its strdup() must fail as well. */
#pragma GCC visibility push(default)

void *malloc(size_t bytes)
{
    void *block = fails() ? NULL : __libc_malloc(bytes);

    in_use += block != NULL;
    return block;
}

void *calloc(size_t count, size_t bytes)
{
    void *block = fails() ? NULL : __libc_calloc(count, bytes);

    in_use += block != NULL;
    return block;
}

void *realloc(void *old, size_t bytes)
{
    void *block = fails() ? NULL : __libc_realloc(old, bytes);

    in_use += !old && block;
    return block;
}

void free(void *old)
{
    in_use -= old != NULL;
    __libc_free(old);
}

#pragma GCC visibility pop
#endif
