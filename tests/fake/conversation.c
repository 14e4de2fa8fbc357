/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/fake/conversation.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/fake/conversation-calls.h"

const unsigned int conversation_calls_count =
    sizeof(conversation_calls) / sizeof(conversation_calls[0]);

const struct conversation_call *
conversation_find(unsigned int number, uint64_t command, const void *argument)
{
    unsigned int i;

    for (i = 0; i < conversation_calls_count; i++) {
        const struct conversation_call *call = &conversation_calls[i];
        uint32_t wanted = (uint32_t)command;

        if (call->number != number)
            continue;
        if (number == __HYPERVISOR_domctl || number == __HYPERVISOR_sysctl) {
            if (!argument)
                return NULL;
            memcpy(&wanted, argument, sizeof(wanted));
        }
        if (call->command == wanted)
            return call;
    }
    return NULL;
}

void conversation_add(struct conversation_line *line, const char *format, ...)
{
    size_t room = sizeof(line->text) - line->used;
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(line->text + line->used, room, format, arguments);
    va_end(arguments);
    if (length > 0)
        line->used += (size_t)length < room ? (size_t)length : room - 1;
}

static uint64_t number_at(const void *at, size_t bytes)
{
    uint64_t value = 0;

    /* All machines of Xen are little-endian. */
    memcpy(&value, at, bytes);
    return value;
}

/* With @before, only what became another value. */
void conversation_fields(struct conversation_line *line,
                         const struct conversation_call *call,
                         const void *argument, const void *before)
{
    unsigned int i;

    for (i = 0; i < call->nr_fields; i++) {
        const struct conversation_field *field = &call->fields[i];
        const char *at = (const char *)argument + field->offset;

        if (field->kind == CONVERSATION_HANDLE ||
            (before && memcmp(at, (const char *)before + field->offset,
                              field->bytes) == 0))
            continue;
        conversation_add(line, " %s=%llu", field->name,
                         (unsigned long long)number_at(at, field->bytes));
    }
}

void conversation_frames(struct conversation_line *line, const char *name,
                         const void *frames, uint64_t count)
{
    const xen_pfn_t *frame = frames;
    uint64_t i;

    conversation_add(line, " %s=[", name);
    if (count > CONVERSATION_ELEMENTS) {
        conversation_add(line, "?]");
        return;
    }
    for (i = 0; i < count; i++)
        conversation_add(line, "%s%llu", i ? "," : "",
                         (unsigned long long)frame[i]);
    conversation_add(line, "]");
}

/* Of each: the number of bytes, "null" for no memory, and a first byte; where
   it goes. */
void conversation_segments(struct conversation_line *line,
                           const void *segments, uint64_t count,
                           bool (*readable)(const void *memory, size_t bytes))
{
    const struct xen_kexec_segment *segment = segments;
    uint64_t i;

    conversation_add(line, " segments=[");
    if (count > CONVERSATION_ELEMENTS || !segments) {
        conversation_add(line, "?]");
        return;
    }
    for (i = 0; i < count; i++, segment++) {
        const unsigned char *data = (void *)(uintptr_t)segment->buf;

        conversation_add(line, "%s%llu:", i ? "," : "",
                         (unsigned long long)segment->buf_size);
        if (!data)
            conversation_add(line, "null");
        else if (segment->buf_size && !readable(data, segment->buf_size))
            conversation_add(line, "bad");
        else
            conversation_add(line, "%02x", segment->buf_size ? data[0] : 0);
        conversation_add(line, ":%llu:%llu",
                         (unsigned long long)segment->dest_maddr,
                         (unsigned long long)segment->dest_size);
    }
    conversation_add(line, "]");
}
