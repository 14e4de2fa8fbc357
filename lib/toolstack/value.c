/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small values: defaults, UUIDs, addresses, generation IDs, lists. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lib/toolstack/report.h"
#include "lib/toolstack/type.h"

void xenstable_libxl_defbool_set(xenstable_libxl_defbool *db, bool b)
{
    db->val = b ? 1 : -1;
}

void xenstable_libxl_defbool_unset(xenstable_libxl_defbool *db)
{
    db->val = 0;
}

bool xenstable_libxl_defbool_is_default(xenstable_libxl_defbool db)
{
    return db.val == 0;
}

void xenstable_libxl_defbool_setdefault(xenstable_libxl_defbool *db, bool b)
{
    if (db->val == 0)
        xenstable_libxl_defbool_set(db, b);
}

bool xenstable_libxl_defbool_val(xenstable_libxl_defbool db)
{
    return db.val > 0;
}

const char *xenstable_libxl_defbool_to_string(xenstable_libxl_defbool b)
{
    if (b.val == 0)
        return "<default>";
    return b.val > 0 ? "True" : "False";
}

/* Fill with random bytes; waits for the first ones at an early boot. Return: 0
   or -1. By syscall(): getrandom() has its own symbol version in libc, which
   the loader would check in each program. */
static int random_bytes(void *bytes, size_t count)
{
    ssize_t got;

    do {
        got = syscall(SYS_getrandom, bytes, count, 0);
    } while (got < 0 && errno == EINTR);
    return got == (ssize_t)count ? 0 : -1;
}

void xenstable_libxl_uuid_clear(xenstable_libxl_uuid *uuid)
{
    memset(uuid, 0, sizeof(*uuid));
}

int xenstable_libxl_uuid_is_nil(const xenstable_libxl_uuid *uuid)
{
    xenstable_libxl_uuid nil = {{0}};

    return memcmp(uuid, &nil, sizeof(nil)) == 0;
}

void xenstable_libxl_uuid_generate(xenstable_libxl_uuid *uuid)
{
    /* A kernel that gives none makes the nil UUID, never a guess. */
    if (random_bytes(uuid->uuid, sizeof(uuid->uuid))) {
        xenstable_libxl_uuid_clear(uuid);
        return;
    }
    uuid->uuid[6] = (uint8_t)((uuid->uuid[6] & 0x0f) | 0x40);
    uuid->uuid[8] = (uint8_t)((uuid->uuid[8] & 0x3f) | 0x80);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Pairs of hexadecimal digits; a separator goes before the bytes in @before.
   Return: 0 or -1. */
static int parse_bytes(const char *text, char separator, uint32_t before,
                       uint8_t *bytes, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        int high, low;

        if (before >> i & 1 && *text++ != separator)
            return -1;
        high = hex_digit(text[0]);
        if (high < 0)
            return -1;
        low = hex_digit(text[1]);
        if (low < 0)
            return -1;
        bytes[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    return *text ? -1 : 0;
}

int xenstable_libxl_uuid_from_string(xenstable_libxl_uuid *uuid,
                                     const char *in)
{
    xenstable_libxl_uuid parsed;

    /* Dashes before bytes 4, 6, 8 and 10. */
    if (parse_bytes(in, '-', 0x550, parsed.uuid, sizeof(parsed.uuid)))
        return -1;
    *uuid = parsed;
    return 0;
}

int mac_from_string(uint8_t *mac, const char *text)
{
    uint8_t parsed[6];

    if (parse_bytes(text, ':', 0x3e, parsed, sizeof(parsed)))
        return -1;
    memcpy(mac, parsed, sizeof(parsed));
    return 0;
}

void xenstable_libxl_uuid_copy(xenstable_libxl_ctx *ctx_opt,
                               xenstable_libxl_uuid *dst,
                               const xenstable_libxl_uuid *src)
{
    (void)ctx_opt;
    *dst = *src;
}

int xenstable_libxl_uuid_compare(const xenstable_libxl_uuid *uuid1,
                                 const xenstable_libxl_uuid *uuid2)
{
    return memcmp(uuid1->uuid, uuid2->uuid, sizeof(uuid1->uuid));
}

const uint8_t *
xenstable_libxl_uuid_bytearray_const(const xenstable_libxl_uuid *uuid)
{
    return uuid->uuid;
}

uint8_t *xenstable_libxl_uuid_bytearray(xenstable_libxl_uuid *uuid)
{
    return uuid->uuid;
}

void xenstable_libxl_mac_copy(xenstable_libxl_ctx *ctx,
                              xenstable_libxl_mac *dst,
                              const xenstable_libxl_mac *src)
{
    (void)ctx;
    memmove(dst, src, sizeof(*dst));
}

void xenstable_libxl_hwcap_copy(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_hwcap *dst,
                                const xenstable_libxl_hwcap *src)
{
    (void)ctx;
    memmove(dst, src, sizeof(*dst));
}

void xenstable_libxl_ms_vm_genid_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_ms_vm_genid *dst,
                                      const xenstable_libxl_ms_vm_genid *src)
{
    (void)ctx;
    *dst = *src;
}

int xenstable_libxl_ms_vm_genid_generate(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_ms_vm_genid *id)
{
    (void)ctx;
    return random_bytes(id->bytes, sizeof(id->bytes))
               ? XENSTABLE_LIBXL_ERROR_FAIL
               : 0;
}

bool xenstable_libxl_ms_vm_genid_is_zero(const xenstable_libxl_ms_vm_genid *id)
{
    xenstable_libxl_ms_vm_genid zero = {{0}};

    return memcmp(id, &zero, sizeof(zero)) == 0;
}

int xenstable_libxl_string_list_length(const xenstable_libxl_string_list *sl)
{
    int count = 0;

    while (sl && *sl && (*sl)[count])
        count++;
    return count;
}

void xenstable_libxl_string_list_dispose(xenstable_libxl_string_list *sl)
{
    char **entry;

    if (!sl)
        return;
    for (entry = *sl; entry && *entry; entry++)
        free(*entry);
    free(*sl);
    *sl = NULL;
}

int xenstable_libxl_key_value_list_length(
    const xenstable_libxl_key_value_list *kvl)
{
    int count = 0;

    while (kvl && *kvl && (*kvl)[2 * count])
        count++;
    return count;
}

void xenstable_libxl_key_value_list_dispose(
    xenstable_libxl_key_value_list *kvl)
{
    char **entry;

    if (!kvl)
        return;
    for (entry = *kvl; entry && entry[0]; entry += 2) {
        free(entry[0]);
        free(entry[1]);
    }
    free(*kvl);
    *kvl = NULL;
}

void xenstable_libxl_string_list_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_string_list *dst,
                                      const xenstable_libxl_string_list *src)
{
    if (dst != src && string_list_copy(dst, *src)) {
        xenstable_libxl_string_list_dispose(dst);
        toolstack_report(ctx, "out of memory while copying a string list");
    }
}

void xenstable_libxl_key_value_list_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_key_value_list *dst,
    const xenstable_libxl_key_value_list *src)
{
    if (dst != src && key_value_list_copy(dst, *src)) {
        xenstable_libxl_key_value_list_dispose(dst);
        toolstack_report(ctx, "out of memory while copying a list of keys");
    }
}

void toolstack_copy(xenstable_libxl_ctx *ctx, const struct type *type,
                    void *to, const void *from)
{
    if (type_copy(type, to, from))
        toolstack_report(ctx, "out of memory while copying a %s",
                         type_name(type));
}
