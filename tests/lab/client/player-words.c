/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a conversation: replaces numbers of the fake machine by those
   of this machine. Domains, guest frames and interrupt numbers that a test
   chose stay the same. */
#include <stdlib.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/player.h"

/* Numbers of the fake machine; see tests/fake/machine.h. */
enum {
    FAKE_CPUS = 4,
    FAKE_RANGES = 3,
    /* A frame of the local APIC: dom0 may not map it. */
    FORBIDDEN_MFN = 0xfee00,
    HALF_OF_CRASH = 0x20000,
    BESIDE_CRASH = 0x10000
};
#define FAKE_CRASH_MADDR 0x2000000000u
#define FAKE_CRASH_END (FAKE_CRASH_MADDR + 2 * HALF_OF_CRASH)

void *player_take(struct player *player, size_t bytes)
{
    void *memory = player->room + player->room_used;

    bytes = (bytes + PAGE_BYTES - 1) & ~(size_t)(PAGE_BYTES - 1);
    if (player->room_used + bytes > (size_t)ROOM_PAGES * PAGE_BYTES)
        abort();
    player->room_used += bytes;
    memset(memory, 0, bytes);
    return memory;
}

/* Near its start, or near its end. */
static uint64_t crash_address(const struct player *player, uint64_t maddr)
{
    if (maddr >= FAKE_CRASH_MADDR - BESIDE_CRASH &&
        maddr < FAKE_CRASH_MADDR + HALF_OF_CRASH)
        return maddr - FAKE_CRASH_MADDR + player->crash_maddr;
    if (maddr >= FAKE_CRASH_MADDR && maddr < FAKE_CRASH_END + BESIDE_CRASH)
        return maddr - FAKE_CRASH_END + player->crash_maddr +
               player->crash_bytes;
    return maddr;
}

static uint64_t number_here(const struct player *player, uint64_t value)
{
    unsigned int i;

    for (i = 0; i < player->nr_numbers; i++)
        if ((uint64_t)player->numbers[i].fake == value)
            return (uint64_t)player->numbers[i].here;
    return value;
}

static uint64_t here(const struct player *player, uint64_t value,
                     enum conversation_kind kind)
{
    switch (kind) {
    case CONVERSATION_MFN:
        return player->caller_lacks ? FORBIDDEN_MFN : value;
    case CONVERSATION_MADDR:
        return crash_address(player, value);
    case CONVERSATION_PIRQ:
        return number_here(player, value);
    case CONVERSATION_CPU: /* the last ones */
        return value == 0 || value > FAKE_CPUS
                   ? value
                   : value - FAKE_CPUS + player->cpus;
    case CONVERSATION_RANGES:
        return value == 0 ? 0 : value - FAKE_RANGES + player->ranges;
    default:
        return value;
    }
}

const char *find_word(const char *arguments, const char *name)
{
    size_t length = strlen(name);

    while ((arguments = strchr(arguments, ' ')) != NULL) {
        arguments++;
        if (strncmp(arguments, name, length) == 0 && arguments[length] == '=')
            return arguments + length + 1;
    }
    return NULL;
}

uint64_t number_in(const char *text)
{
    return *text == '-' ? (uint64_t)strtoll(text, NULL, 10)
                        : strtoull(text, NULL, 10);
}

bool is_msi(const char *arguments)
{
    const char *table = find_word(arguments, "table_base");
    const char *type = find_word(arguments, "type");

    return table && (!type || number_in(type) != MAP_PIRQ_TYPE_GSI);
}

/* In a line that asks for MSI, the device becomes this machine's. */
static bool device_word(const struct player *player, const char *name,
                        uint64_t *value)
{
    if (!is_msi(player->arguments))
        return false;
    if (strcmp(name, "bus") == 0) /* and its segment */
        *value = player->device.bus;
    else if (strcmp(name, "devfn") == 0)
        *value = player->device.devfn;
    else if (strcmp(name, "table_base") == 0 && *value)
        *value = player->device.table_base;
    else
        return false;
    return true;
}

uint64_t player_word(const struct player *player, const char *name,
                     enum conversation_kind kind)
{
    const char *text = find_word(player->arguments, name);
    uint64_t value = text ? number_in(text) : 0;

    if (!text || device_word(player, name, &value))
        return value;
    return here(player, value, kind);
}

void *player_room(struct player *player)
{
    memset(player->list, 0, PAGE_BYTES);
    /* A build ID begins with the room for it. */
    *(uint32_t *)player->list = 256;
    return player->list;
}

void *player_frames(struct player *player, const char *name)
{
    const char *text = find_word(player->arguments, name);
    xen_pfn_t *frames = player_take(player, 4 * PAGE_BYTES);
    char *end;
    unsigned int i;

    if (!text || text[1] == '?')
        return frames;
    for (i = 0; *text != ']' && i < 4 * PAGE_BYTES / sizeof(*frames); i++) {
        frames[i] = strtoull(text + 1, &end, 10);
        if (end == text + 1)
            break;
        text = end;
    }
    return frames;
}

/* BYTES:DATA:DESTINATION:BYTES, each. */
static const char *segment_in(struct player *player, const char *text,
                              struct xen_kexec_segment *segment)
{
    unsigned char *data = NULL;
    char *end;

    segment->buf_size = strtoull(text, &end, 10);
    if (*end != ':')
        return NULL;
    text = end + 1;
    if (strncmp(text, "bad", 3) == 0) {
        data = (unsigned char *)1;
    } else if (strncmp(text, "null", 4) != 0) {
        data = player_take(player, segment->buf_size + 1);
        memset(data, (int)strtoul(text, NULL, 16), segment->buf_size);
    }
    segment->buf = (uintptr_t)data;
    text = strchr(text, ':');
    if (!text)
        return NULL;
    segment->dest_maddr =
        here(player, strtoull(text + 1, &end, 10), CONVERSATION_MADDR);
    if (*end != ':')
        return NULL;
    segment->dest_size = strtoull(end + 1, &end, 10);
    return end;
}

void *player_segments(struct player *player)
{
    const char *text = find_word(player->arguments, "segments");
    struct xen_kexec_segment *segments = player_take(player, PAGE_BYTES);
    unsigned int i;

    if (!text || text[1] == '?')
        return NULL;
    for (i = 0;
         *text != ']' && text[1] != ']' && i < PAGE_BYTES / sizeof(*segments);
         i++) {
        text = segment_in(player, text + 1, &segments[i]);
        if (!text)
            return NULL;
    }
    return segments;
}
