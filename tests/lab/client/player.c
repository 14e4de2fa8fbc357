/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: player - asks a real Xen what unit tests asked the fake one
 *
 *   player GUEST GUEST FILE...
 *
 * FILEs are conversations (tests/fake/conversation.h). The fake machine has
 * the domains 0, 1 and 7: 1 and 7 are the two GUESTs here, the first with the
 * lower number. Frames, ports and memory for images are moved to where this
 * machine has some. A conversation is played up to the first call that a test
 * programmed, or that would end this machine; the answers are compared, and a
 * difference is one of player-known.h, with its reason, or a failure.
 * LAB_XEN in the environment is the running release.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fake/conversation.h"
#include "tests/lab/client/client.h"
#include "tests/lab/client/direct.h"
#include "tests/lab/client/player-known.h"

enum {
    PAGE_BYTES = 4096,
    ROOM_PAGES = 16,
    UNDOS = 256,
    /* Of the fake machine, and what stands for it here. */
    FAKE_DOMID_1 = 1,
    FAKE_DOMID_7 = 7,
    FAKE_NEXT_PIRQ = 55,
    FREE_GFN = 0x100000,
    HOLE_MFN = 0xfd000,
    HOLE_FRAMES = 0x1000,
    FIRST_RESERVED_DOMID = 0x7ff0
};
#define FAKE_RANGE_MADDR 0x2000000000
#define FAKE_RANGE_BYTES 0x10000000

/* Of a played call. */
enum { PLAYER_LACKS_IT = 1, PLAYER_CANNOT = 2 };

struct xencall_functions {
    int (*xencall1)(xencall_handle *handle, unsigned int number, uint64_t a);
    int (*xencall2)(xencall_handle *handle, unsigned int number, uint64_t a,
                    uint64_t b);
    void *(*xencall_alloc_buffer_pages)(xencall_handle *handle, size_t pages);
};

struct player {
    xc_interface *xch;
    struct xenctrl_functions functions;
    xencall_handle *xcall;
    struct xencall_functions call;
    const char *arguments; /* of the line that is played */
    uint32_t guests[2];
    uint64_t crash_maddr;
    uint64_t crash_bytes;
    unsigned char *room; /* memory of hypercalls */
    size_t room_used;
    uint32_t domctl, sysctl; /* the release's interface numbers */
};

static void *player_take(struct player *player, size_t bytes)
{
    void *memory = player->room + player->room_used;

    bytes = (bytes + PAGE_BYTES - 1) & ~(size_t)(PAGE_BYTES - 1);
    if (player->room_used + bytes > (size_t)ROOM_PAGES * PAGE_BYTES)
        return player->room;
    player->room_used += bytes;
    return memory;
}

/* A number of the fake machine as the one that stands for it. */
static uint64_t here(const struct player *player, uint64_t value,
                     enum conversation_kind kind)
{
    switch (kind) {
    case CONVERSATION_DOMID:
        if (value == 0 || value >= FIRST_RESERVED_DOMID)
            return value;
        if (value < FAKE_DOMID_7)
            return player->guests[0] + value - FAKE_DOMID_1;
        return player->guests[1] + value - FAKE_DOMID_7;
    case CONVERSATION_GFN:
        return value < FREE_GFN ? value + FREE_GFN : value;
    case CONVERSATION_MFN:
        return value < HOLE_FRAMES ? value + HOLE_MFN : value;
    case CONVERSATION_MADDR:
        if (value >= FAKE_RANGE_MADDR &&
            value - FAKE_RANGE_MADDR < FAKE_RANGE_BYTES)
            return value - FAKE_RANGE_MADDR + player->crash_maddr;
        return value;
    default:
        return value;
    }
}

/* Where NAME= is among the arguments, behind the sign; or NULL. */
static const char *find_word(const struct player *player, const char *name)
{
    const char *at = player->arguments;
    size_t length = strlen(name);

    while ((at = strchr(at, ' ')) != NULL) {
        at++;
        if (strncmp(at, name, length) == 0 && at[length] == '=')
            return at + length + 1;
    }
    return NULL;
}

static uint64_t number_in(const char *text)
{
    return *text == '-' ? (uint64_t)strtoll(text, NULL, 10)
                        : strtoull(text, NULL, 10);
}

static uint64_t player_word(struct player *player, const char *name,
                            enum conversation_kind kind)
{
    const char *text = find_word(player, name);

    return text ? here(player, number_in(text), kind) : 0;
}

/* Room that Xen may write into. */
static void *player_room(struct player *player)
{
    void *memory = player_take(player, 8 * PAGE_BYTES);

    memset(memory, 0, PAGE_BYTES);
    return memory;
}

static void *player_frames(struct player *player, const char *name)
{
    const char *text = find_word(player, name);
    xen_pfn_t *frames = player_take(player, 4 * PAGE_BYTES);
    char *end;
    unsigned int i;

    if (!text || text[1] == '?')
        return frames;
    for (i = 0; *text != ']' && i < 2 * PAGE_BYTES / sizeof(*frames); i++) {
        frames[i] = strtoull(text + 1, &end, 10);
        if (end == text + 1)
            break;
        text = end;
    }
    return frames;
}

/* BYTES:DATA:DESTINATION:BYTES, each. */
static void *player_segments(struct player *player, bool unused)
{
    const char *text = find_word(player, "segments");
    struct xen_kexec_segment *segments = player_take(player, PAGE_BYTES);
    char *end;
    unsigned int i;

    (void)unused;
    if (!text || text[1] == '?')
        return NULL;
    for (i = 0; *text != ']' && i < PAGE_BYTES / sizeof(*segments); i++) {
        unsigned char *data = NULL;

        segments[i].buf_size = strtoull(text + 1, &end, 10);
        if (*end != ':')
            break;
        if (strncmp(end + 1, "bad", 3) == 0)
            data = (unsigned char *)1;
        else if (strncmp(end + 1, "null", 4) != 0) {
            data = player_take(player, segments[i].buf_size + 1);
            if (segments[i].buf_size)
                memset(data, (int)strtoul(end + 1, NULL, 16),
                       segments[i].buf_size < PAGE_BYTES ? segments[i].buf_size
                                                         : PAGE_BYTES);
        }
        segments[i].buf = (uintptr_t)data;
        end = strchr(end + 1, ':');
        segments[i].dest_maddr =
            here(player, strtoull(end + 1, &end, 10), CONVERSATION_MADDR);
        segments[i].dest_size = strtoull(end + 1, &end, 10);
        text = end;
    }
    return segments;
}

#include "tests/fake/conversation-play.h"

static int play_version(struct player *player, struct conversation_line *line)
{
    uint64_t command = player_word(player, "command", CONVERSATION_NUMBER);
    uint32_t *room = player_room(player);
    int rc;

    /* Of a build id: the room for it comes first. */
    if (command == XENVER_build_id)
        *room = 256;
    rc = player->call.xencall2(player->xcall, __HYPERVISOR_xen_version,
                               command, (uintptr_t)room);
    conversation_add(line, " -> %d %d", rc, rc < 0 ? errno : 0);
    return 0;
}

static int play_hypercall(struct player *player,
                          const struct conversation_call *call,
                          struct conversation_line *line)
{
    bool control = call->number == __HYPERVISOR_domctl ||
                   call->number == __HYPERVISOR_sysctl;
    unsigned char *argument = player_take(player, PAGE_BYTES);
    unsigned char before[512];
    void *buffer = NULL;
    unsigned int i;
    int rc, error;

    memset(argument, 0, call->bytes);
    for (i = 0; i < call->nr_fields; i++) {
        const struct conversation_field *field = &call->fields[i];
        uint64_t value = player_word(player, field->name, field->kind);

        memcpy(argument + field->offset, &value, field->bytes);
    }
    if (call->buffer == CONVERSATION_FRAMES)
        buffer = player_frames(player, call->fields[call->handle].name);
    else if (call->buffer == CONVERSATION_SEGMENTS)
        buffer = player_segments(player, false);
    else if (call->buffer == CONVERSATION_ROOM)
        buffer = player_room(player);
    if (call->buffer != CONVERSATION_NOTHING) {
        uint64_t handle = (uintptr_t)buffer;

        memcpy(argument + call->fields[call->handle].offset, &handle,
               sizeof(handle));
    }
    if (control) {
        uint32_t version = call->number == __HYPERVISOR_domctl
                               ? player->domctl
                               : player->sysctl;

        memcpy(argument, &call->command, sizeof(call->command));
        memcpy(argument + sizeof(call->command), &version, sizeof(version));
    }
    memcpy(before, argument, call->bytes);
    errno = 0;
    if (control)
        rc = player->call.xencall1(player->xcall, call->number,
                                   (uintptr_t)argument);
    else
        rc = player->call.xencall2(player->xcall, call->number, call->command,
                                   (uintptr_t)argument);
    error = errno;
    conversation_add(line, " -> %d %d", rc, rc < 0 ? error : 0);
    if (rc >= 0 && !call->world) {
        conversation_fields(line, call, argument, before);
        if (call->buffer == CONVERSATION_FRAMES) {
            const struct conversation_field *count =
                &call->fields[call->count];
            uint64_t elements = 0;

            memcpy(&elements, argument + count->offset, count->bytes);
            conversation_frames(line, call->fields[call->handle].name, buffer,
                                elements);
        }
    }
    return 0;
}

/* A line of a conversation, cut into its parts. */
struct said {
    char release[16];
    char call[64];
    char arguments[CONVERSATION_BYTES];
    char answer[CONVERSATION_BYTES]; /* behind "->" */
    char programmed[256];            /* behind "!", or empty */
};

static bool cut(const char *text, struct said *said)
{
    const char *arrow = strstr(text, " -> ");
    const char *sign;
    int at = 0;

    memset(said->programmed, 0, sizeof(said->programmed));
    if (!arrow ||
        sscanf(text, "%15s %63s%n", said->release, said->call, &at) != 2)
        return false;
    snprintf(said->arguments, sizeof(said->arguments), "%.*s",
             (int)(arrow - text - at), text + at);
    sign = strstr(arrow, " !");
    if (sign)
        snprintf(said->programmed, sizeof(said->programmed), "%s", sign + 2);
    snprintf(said->answer, sizeof(said->answer), "%.*s",
             sign ? (int)(sign - arrow - 4) : -1, arrow + 4);
    return true;
}

static const struct conversation_call *hypercall_named(const char *name)
{
    unsigned int i;

    for (i = 0; i < conversation_calls_count; i++) {
        const struct conversation_call *call = &conversation_calls[i];
        char text[64];

        snprintf(text, sizeof(text), "%s:%u", call->name, call->command);
        if (strcmp(text, name) == 0)
            return call;
    }
    return NULL;
}

/* Plays a line; the answer is in @line. */
static int play(struct player *player, const struct said *said,
                struct conversation_line *line)
{
    const struct conversation_call *call = hypercall_named(said->call);
    unsigned int i;

    player->arguments = said->arguments;
    player->room_used = 0;
    line->used = 0;
    line->text[0] = '\0';
    if (call)
        return play_hypercall(player, call, line);
    if (strcmp(said->call, "xen_version") == 0)
        return play_version(player, line);
    for (i = 0; i < sizeof(players) / sizeof(players[0]); i++)
        if (strcmp(players[i].name, said->call) == 0)
            return players[i].play(player, line);
    return PLAYER_CANNOT;
}

/* Why this must not be asked of the machine that asks, or NULL. */
static const char *dangerous(struct player *player, const struct said *said)
{
    bool own = false;
    uint64_t domid = UINT64_MAX;
    const char *names[] = {"domid", "dom", "domain", "domain_id"};
    unsigned int i;

    player->arguments = said->arguments;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (find_word(player, names[i]))
            domid = number_in(find_word(player, names[i]));
    own = domid == 0 || domid == 0x7ff0;
    if (strcmp(said->call, "xc_kexec_exec") == 0 ||
        strcmp(said->call, "kexec_op:0") == 0)
        return "it starts another kernel";
    if (strcmp(said->call, "xc_pcidev_get_gsi") == 0)
        return "it asks the kernel, not Xen";
    if (!own)
        return NULL;
    if (strstr(said->call, "shutdown") ||
        strcmp(said->call, "sched_op:4") == 0)
        return "it ends dom0";
    if (strstr(said->call, "xc_version") || strstr(said->call, "get") ||
        strncmp(said->call, "hvm_op", 6) == 0 ||
        strncmp(said->call, "memory_op:3", 11) == 0 ||
        strncmp(said->call, "sysctl", 6) == 0)
        return NULL;
    return "it changes dom0";
}

/* A number that is the machine's own stands for any. */
static void normalise(const struct said *said, char *answer)
{
    char *at = strstr(answer, " pirq=");
    long rc = strtol(answer, NULL, 10);
    unsigned int i;

    /* Any free one; a test that asks for one gets that. */
    if (at && strstr(said->arguments, "pirq=-1"))
        strcpy(at, " pirq=any");
    if (at && strstr(said->arguments, "pirq=4294967295"))
        strcpy(at, " pirq=any");
    for (i = 0; i < sizeof(own_numbers) / sizeof(own_numbers[0]); i++)
        if (strcmp(own_numbers[i].call, said->call) == 0 && rc > 0)
            strcpy(answer, "many 0");
}

static const char *argued(const struct said *said, const char *theirs,
                          const char *ours)
{
    unsigned int i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(known[i].call, said->call) == 0 &&
            (!known[i].release ||
             strcmp(known[i].release, said->release) == 0) &&
            (!known[i].arguments ||
             strstr(said->arguments, known[i].arguments)) &&
            strncmp(known[i].fake, theirs, strlen(known[i].fake)) == 0 &&
            strncmp(known[i].xen, ours, strlen(known[i].xen)) == 0)
            return known[i].reason;
    return NULL;
}

/* What conversations leave behind on the machine, to be taken away. */
static struct undo {
    uint32_t domid;
    uint64_t gfn, mfn, frames;
    int pirq;
} undos[UNDOS];
static unsigned int nr_undos;

static void remember(struct player *player, const struct said *said,
                     const char *answer)
{
    struct undo *undo = &undos[nr_undos];
    const char *pirq = strstr(answer, " pirq=");
    bool map = strcmp(said->call, "domctl:39") == 0 ||
               strcmp(said->call, "xc_domain_memory_mapping") == 0;

    if (nr_undos == UNDOS || (!map && !pirq))
        return;
    player->arguments = said->arguments;
    memset(undo, 0, sizeof(*undo));
    undo->domid = (uint32_t)player_word(
        player, map && said->call[0] == 'd' ? "domain" : "domid",
        CONVERSATION_DOMID);
    undo->pirq = pirq ? atoi(pirq + 6) : -1;
    if (map) {
        undo->gfn = player_word(player, "first_gfn", CONVERSATION_GFN);
        undo->mfn = player_word(player, "first_mfn", CONVERSATION_MFN);
        undo->frames = player_word(player, "nr_mfns", CONVERSATION_NUMBER);
        if (undo->frames > HOLE_FRAMES)
            return;
    }
    nr_undos++;
}

static void start_again(struct player *player)
{
    while (nr_undos > 0) {
        struct undo *undo = &undos[--nr_undos];
        uint64_t i;

        if (undo->pirq >= 0)
            player->functions.xc_physdev_unmap_pirq(player->xch, undo->domid,
                                                    undo->pirq);
        for (i = 0; i < undo->frames; i++)
            player->functions.xc_domain_memory_mapping(
                player->xch, undo->domid, undo->gfn + i, undo->mfn + i, 1, 0);
    }
    player->functions.xc_kexec_unload(player->xch, 0);
    player->functions.xc_kexec_unload(player->xch, 1);
    /* The slot of which status speaks flips with each: back to the first. */
    if (player->functions.xc_kexec_status(player->xch, 0) > 0)
        player->functions.xc_kexec_unload(player->xch, 0);
    if (player->functions.xc_kexec_status(player->xch, 1) > 0)
        player->functions.xc_kexec_unload(player->xch, 1);
}

static struct {
    unsigned int recorded, played, partly, equal, argued, calls;
} counts;

/* The reasons for which something was not played, and how often. */
static struct {
    char text[160];
    unsigned int times;
} reasons[64];

static void not_played(const char *file, const char *reason)
{
    char text[sizeof(reasons[0].text)];
    unsigned int i;

    snprintf(text, sizeof(text), "%s: %s", file, reason);
    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (!reasons[i].text[0])
            strcpy(reasons[i].text, text);
        if (strcmp(reasons[i].text, text) == 0) {
            reasons[i].times++;
            return;
        }
    }
}

/* The lines of one test, of the release that runs. */
static bool play_test(struct player *player, const char *file,
                      unsigned int number, char **lines, unsigned int count)
{
    static struct conversation_line line;
    static struct said said;
    bool same = true, explained = false;
    unsigned int i;

    counts.recorded++;
    start_again(player);
    for (i = 0; i < count; i++) {
        const char *why, *reason;
        char programmed[300];
        int ret;

        if (!cut(lines[i], &said)) {
            not_played(file, "a line that is not understood");
            break;
        }
        why = dangerous(player, &said);
        if (said.programmed[0]) {
            snprintf(programmed, sizeof(programmed), "a test programmed %s",
                     said.programmed);
            why = programmed;
        }
        if (why) {
            not_played(file, why);
            break;
        }
        ret = play(player, &said, &line);
        if (ret) {
            not_played(file, ret == PLAYER_LACKS_IT
                                 ? "the release lacks it"
                                 : "the player does not know it");
            break;
        }
        counts.calls++;
        remember(player, &said, line.text);
        memmove(line.text, line.text + 4, strlen(line.text + 4) + 1);
        normalise(&said, said.answer);
        normalise(&said, line.text);
        if (strcmp(said.answer, line.text) == 0)
            continue;
        reason = argued(&said, said.answer, line.text);
        if (reason) {
            explained = true;
            continue;
        }
        same = false;
        result(false,
               "%s, test %u, call %u: %s%.200s: the fake %.100s, "
               "Xen %.100s",
               file, number, i + 1, said.call, said.arguments, said.answer,
               line.text);
        break;
    }
    if (i == 0 && count > 0)
        return same;
    counts.played++;
    counts.partly += i < count && same;
    counts.equal += same && !explained;
    counts.argued += same && explained;
    return same;
}

static bool play_file(struct player *player, const char *path,
                      const char *release)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    FILE *file = fopen(path, "r");
    char *text = NULL, *lines[512];
    size_t room = 0;
    unsigned int number = 0, count = 0, i;
    bool same = true, more = file != NULL;

    if (!file) {
        result(false, "%s: %s", path, strerror(errno));
        return false;
    }
    while (more) {
        ssize_t length = getline(&text, &room, file);

        more = length >= 0;
        if (more && text[length - 1] == '\n')
            text[length - 1] = '\0';
        if (more && strcmp(text, "test") != 0) {
            if (strncmp(text, release, strlen(release)) == 0 &&
                text[strlen(release)] == ' ' &&
                count < sizeof(lines) / sizeof(lines[0]))
                lines[count++] = strdup(text);
            continue;
        }
        if (count > 0)
            same &= play_test(player, name, number, lines, count);
        for (i = 0; i < count; i++)
            free(lines[i]);
        count = 0;
        number++;
    }
    free(text);
    fclose(file);
    return same;
}

static const char *open_player(struct player *player, const char *release)
{
    unsigned int major = 0, minor = 0, i;
    struct direct direct;
    void *library, *address;
    const char *error;

    if (sscanf(release, "%3u.%3u", &major, &minor) != 2)
        return "LAB_XEN does not say which release runs";
    for (i = 0; i < known_releases_count; i++) {
        if (known_releases[i].major != major ||
            known_releases[i].minor != minor)
            continue;
        player->domctl = known_releases[i].domctl;
        player->sysctl = known_releases[i].sysctl;
    }
    error = direct_open(&direct, major, minor);
    if (error)
        return error;
    player->xch = direct.xch;
    player->functions = direct.functions;
    player->xcall = direct.functions.xc_interface_xcall_handle(direct.xch);
    library = dlopen("libxencall.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return dlerror();
#define RESOLVE(function)                \
    address = dlsym(library, #function); \
    if (!address)                        \
        return #function " is missing";  \
    memcpy(&player->call.function, &address, sizeof(address))
    RESOLVE(xencall1);
    RESOLVE(xencall2);
    RESOLVE(xencall_alloc_buffer_pages);
#undef RESOLVE
    player->room =
        player->call.xencall_alloc_buffer_pages(player->xcall, ROOM_PAGES);
    if (!player->room)
        return "no memory for hypercalls";
    player->functions.xc_kexec_get_range(
        player->xch, 0, 0, &player->crash_bytes, &player->crash_maddr);
    return NULL;
}

int main(int argc, char **argv)
{
    const char *release = getenv("LAB_XEN");
    static struct player player;
    const char *error;
    unsigned int i;
    int argument;

    if (argc < 4 || !release) {
        fprintf(stderr, "usage: player GUEST GUEST FILE...\n");
        return 2;
    }
    player.guests[0] = (uint32_t)atoi(argv[1]);
    player.guests[1] = (uint32_t)atoi(argv[2]);
    error = open_player(&player, release);
    if (error) {
        result(false, "the player opens Xen's libraries: %s", error);
        return 1;
    }
    for (argument = 3; argument < argc; argument++) {
        const char *name = strrchr(argv[argument], '/');

        result(play_file(&player, argv[argument], release),
               "what %s asks has the same answers",
               name ? name + 1 : argv[argument]);
    }
    start_again(&player);
    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].times)
            diag("not played %u times: %s", reasons[i].times, reasons[i].text);
    diag("conversations: %u recorded, %u played (%u of them in part), "
         "%u equal, %u argued; %u calls",
         counts.recorded, counts.played, counts.partly, counts.equal,
         counts.argued, counts.calls);
    return client_status();
}
