/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/text.h"

#include <errno.h>
#include <string.h>

/* Which command asks for a text, and where it is in the answer. */
static const struct {
    int command;
    size_t offset;
    size_t bytes; /* 0: the build ID, which is not text */
} places[] = {
    [XENSTABLE_HOST_TEXT_EXTRA_VERSION] = {XENVER_extraversion, 0, 16},
    [XENSTABLE_HOST_TEXT_CAPABILITIES] = {XENVER_capabilities, 0, 1024},
    [XENSTABLE_HOST_TEXT_CHANGESET] = {XENVER_changeset, 0, 64},
#define COMPILE_INFO(field)                                            \
    {                                                                  \
        XENVER_compile_info, offsetof(struct xen_compile_info, field), \
            sizeof(((struct xen_compile_info *)NULL)->field)           \
    }
    [XENSTABLE_HOST_TEXT_COMPILER] = COMPILE_INFO(compiler),
    [XENSTABLE_HOST_TEXT_COMPILE_BY] = COMPILE_INFO(compile_by),
    [XENSTABLE_HOST_TEXT_COMPILE_DOMAIN] = COMPILE_INFO(compile_domain),
    [XENSTABLE_HOST_TEXT_COMPILE_DATE] = COMPILE_INFO(compile_date),
#undef COMPILE_INFO
    [XENSTABLE_HOST_TEXT_COMMAND_LINE] = {XENVER_commandline, 0, 1024},
    [XENSTABLE_HOST_TEXT_BUILD_ID] = {XENVER_build_id, 0, 0},
};

int text_prepare(unsigned int what, union text_answer *answer)
{
    memset(answer, 0, sizeof(*answer));
    if (places[what].command == XENVER_build_id)
        answer->build_id.bytes = sizeof(answer->build_id.id);
    return places[what].command;
}

static int give_hexadecimal(const unsigned char *from, size_t count,
                            char *buffer, size_t buffer_bytes)
{
    static const char digits[] = "0123456789abcdef";
    size_t i;

    if (count * 2 + 1 > buffer_bytes)
        return -ENOSPC;
    for (i = 0; i < count; i++) {
        buffer[2 * i] = digits[from[i] >> 4];
        buffer[2 * i + 1] = digits[from[i] & 15];
    }
    buffer[2 * count] = '\0';
    return 0;
}

int text_give(unsigned int what, const union text_answer *answer, int rc,
              char *buffer, size_t buffer_bytes)
{
    const char *text = (const char *)answer + places[what].offset;
    size_t length;

    if (places[what].bytes == 0) {
        if (rc <= 0 || (size_t)rc > sizeof(answer->build_id.id))
            return -ENOENT;
        return give_hexadecimal(answer->build_id.id, (size_t)rc, buffer,
                                buffer_bytes);
    }
    /* A field that is full has no NUL. */
    length = strnlen(text, places[what].bytes);
    if (length >= buffer_bytes)
        return -ENOSPC;
    memcpy(buffer, text, length);
    buffer[length] = '\0';
    return 0;
}
