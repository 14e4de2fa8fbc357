/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bitmaps: the functions of libxl that need no Xen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenstable/toolstack.h>

/* A bitmap without a map has no bits. */
static uint32_t bytes_of(const xenstable_libxl_bitmap *bitmap)
{
    return bitmap->map ? bitmap->size : 0;
}

static bool in_range(const xenstable_libxl_bitmap *bitmap, int64_t bit)
{
    return bit >= 0 && bit / 8 < bytes_of(bitmap);
}

static bool test(const xenstable_libxl_bitmap *bitmap, int64_t bit)
{
    return in_range(bitmap, bit) && bitmap->map[bit / 8] & 1u << bit % 8;
}

void xenstable_libxl_bitmap_init(xenstable_libxl_bitmap *map)
{
    memset(map, 0, sizeof(*map));
}

void xenstable_libxl_bitmap_dispose(xenstable_libxl_bitmap *map)
{
    if (!map)
        return;
    free(map->map);
    memset(map, 0, sizeof(*map));
}

int xenstable_libxl_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_bitmap *bitmap, int n_bits)
{
    uint32_t bytes;

    (void)ctx;
    if (n_bits < 0)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    bytes = ((uint32_t)n_bits + 7) / 8;
    /* One byte at least, so that NULL means that there is no memory. */
    bitmap->map = calloc(bytes ? bytes : 1, 1);
    if (!bitmap->map) {
        bitmap->size = 0;
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    bitmap->size = bytes;
    return 0;
}

void xenstable_libxl_bitmap_copy(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_bitmap *dptr,
                                 const xenstable_libxl_bitmap *sptr)
{
    uint32_t to = bytes_of(dptr), from = bytes_of(sptr);
    uint32_t common = to < from ? to : from;

    (void)ctx;
    if (common)
        memmove(dptr->map, sptr->map, common);
    if (to > common)
        memset(dptr->map + common, 0, to - common);
}

void xenstable_libxl_bitmap_copy_alloc(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_bitmap *dptr,
                                       const xenstable_libxl_bitmap *sptr)
{
    if (dptr == sptr)
        return;
    xenstable_libxl_bitmap_init(dptr);
    if (sptr->size > INT32_MAX / 8 ||
        xenstable_libxl_bitmap_alloc(ctx, dptr, (int)sptr->size * 8))
        return;
    xenstable_libxl_bitmap_copy(ctx, dptr, sptr);
}

int xenstable_libxl_bitmap_test(const xenstable_libxl_bitmap *bitmap, int bit)
{
    return test(bitmap, bit);
}

void xenstable_libxl_bitmap_set(xenstable_libxl_bitmap *bitmap, int bit)
{
    if (in_range(bitmap, bit))
        bitmap->map[bit / 8] |= (uint8_t)(1u << bit % 8);
}

void xenstable_libxl_bitmap_reset(xenstable_libxl_bitmap *bitmap, int bit)
{
    if (in_range(bitmap, bit))
        bitmap->map[bit / 8] &= (uint8_t) ~(1u << bit % 8);
}

void xenstable_libxl_bitmap_set_any(xenstable_libxl_bitmap *bitmap)
{
    if (bytes_of(bitmap))
        memset(bitmap->map, 0xff, bitmap->size);
}

void xenstable_libxl_bitmap_set_none(xenstable_libxl_bitmap *bitmap)
{
    if (bytes_of(bitmap))
        memset(bitmap->map, 0, bitmap->size);
}

int xenstable_libxl_bitmap_cpu_valid(xenstable_libxl_bitmap *bitmap, int bit)
{
    return in_range(bitmap, bit);
}

int xenstable_libxl_bitmap_count_set(const xenstable_libxl_bitmap *bitmap)
{
    uint32_t i;
    int count = 0;

    for (i = 0; i < bytes_of(bitmap); i++)
        count += __builtin_popcount(bitmap->map[i]);
    return count;
}

/* A bitmap of no size is both empty and full, as in libxl. */
static int all_bytes_are(const xenstable_libxl_bitmap *bitmap, uint8_t byte)
{
    uint32_t i;

    for (i = 0; i < bytes_of(bitmap); i++) {
        if (bitmap->map[i] != byte)
            return 0;
    }
    return 1;
}

int xenstable_libxl_bitmap_is_empty(const xenstable_libxl_bitmap *bitmap)
{
    return all_bytes_are(bitmap, 0);
}

int xenstable_libxl_bitmap_is_full(const xenstable_libxl_bitmap *bitmap)
{
    return all_bytes_are(bitmap, 0xff);
}

int xenstable_libxl_bitmap_equal(const xenstable_libxl_bitmap *ba,
                                 const xenstable_libxl_bitmap *bb, int nr_bits)
{
    uint32_t larger = ba->size > bb->size ? ba->size : bb->size;
    int64_t i, count = nr_bits ? nr_bits : (int64_t)larger * 8;

    for (i = 0; i < count; i++) {
        if (test(ba, i) != test(bb, i))
            return 0;
    }
    return 1;
}

/* The bits that are in both, in as many bytes as the smaller one has; or in
   one of them, in those of the larger one. */
static int combine(xenstable_libxl_ctx *ctx, xenstable_libxl_bitmap *result,
                   const xenstable_libxl_bitmap *a,
                   const xenstable_libxl_bitmap *b, bool both)
{
    uint32_t i, larger = a->size > b->size ? a->size : b->size;
    uint32_t bytes = both ? a->size + b->size - larger : larger;
    int ret;

    if (larger > INT32_MAX / 8)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    ret = xenstable_libxl_bitmap_alloc(ctx, result, (int)bytes * 8);
    if (ret)
        return ret;
    for (i = 0; i < bytes; i++) {
        uint8_t in_a = i < bytes_of(a) ? a->map[i] : 0;
        uint8_t in_b = i < bytes_of(b) ? b->map[i] : 0;

        result->map[i] = both ? in_a & in_b : in_a | in_b;
    }
    return 0;
}

int xenstable_libxl_bitmap_and(xenstable_libxl_ctx *ctx,
                               xenstable_libxl_bitmap *and_map,
                               const xenstable_libxl_bitmap *map1,
                               const xenstable_libxl_bitmap *map2)
{
    return combine(ctx, and_map, map1, map2, true);
}

int xenstable_libxl_bitmap_or(xenstable_libxl_ctx *ctx,
                              xenstable_libxl_bitmap *or_map,
                              const xenstable_libxl_bitmap *map1,
                              const xenstable_libxl_bitmap *map2)
{
    return combine(ctx, or_map, map1, map2, false);
}

char *
xenstable_libxl_bitmap_to_hex_string(xenstable_libxl_ctx *ctx,
                                     const xenstable_libxl_bitmap *bitmap)
{
    uint32_t i, bytes = bytes_of(bitmap);
    size_t room = (size_t)bytes * 2 + 3;
    char *text;

    (void)ctx;
    /* It may wrap where pointers have 32 bits. */
    text = room > bytes ? malloc(room) : NULL;
    if (!text)
        return NULL;
    strcpy(text, "0x");
    for (i = 0; i < bytes; i++)
        sprintf(text + 2 + (size_t)i * 2, "%02x", bitmap->map[bytes - 1 - i]);
    return text;
}

/* A bitmap for what the host has; asked of it only when @count is 0. */
static int alloc_for_host(xenstable_libxl_ctx *ctx,
                          xenstable_libxl_bitmap *bitmap, int count,
                          int (*host_count)(xenstable_libxl_ctx *ctx))
{
    if (count == 0)
        count = host_count(ctx);
    else if (count < 0)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    return count < 0 ? count
                     : xenstable_libxl_bitmap_alloc(ctx, bitmap, count);
}

int xenstable_libxl_cpu_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_bitmap *cpumap,
                                     int max_cpus)
{
    return alloc_for_host(ctx, cpumap, max_cpus, xenstable_libxl_get_max_cpus);
}

int xenstable_libxl_node_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_bitmap *nodemap,
                                      int max_nodes)
{
    return alloc_for_host(ctx, nodemap, max_nodes,
                          xenstable_libxl_get_max_nodes);
}
