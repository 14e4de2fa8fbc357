/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: player - asks a real Xen what unit tests asked the fake one
 *
 *   player BUS:DEVICE TABLE FILE...
 *
 * FILEs are conversations (tests/fake/conversation.h) with the release that
 * LAB_XEN names. For each there are new domains 1 and 7. BUS:DEVICE has MSI-X,
 * with its table at TABLE; 0x in front of hexadecimal numbers. The answers are
 * compared, and a difference is one of player-known.h, with its reason, or a
 * failure.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/player-known.h"
#include "tests/lab/client/player.h"
#include "tests/lab/client/running.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Of a played call. */
enum { PLAYER_LACKS_IT = 1, PLAYER_CANNOT = 2 };
enum { MOST_CONVERSATIONS = 4096, MOST_REASONS = 64, SHOWN = 160 };

#include "tests/fake/conversation-play.h"

static int play_version(struct player *player, struct conversation_line *line)
{
    uint64_t command = player_word(player, "command", CONVERSATION_NUMBER);
    int rc;

    errno = 0;
    rc = player->call.xencall2(player->xcall, __HYPERVISOR_xen_version,
                               command, (uintptr_t)player_room(player));
    conversation_add(line, " -> %d %d", rc, rc < 0 ? errno : 0);
    return 0;
}

/* What the handle of a call leads to. */
static void *buffer_of(struct player *player,
                       const struct conversation_call *call)
{
    switch (call->buffer) {
    case CONVERSATION_FRAMES:
        return player_frames(player, call->fields[call->handle].name);
    case CONVERSATION_SEGMENTS:
        return player_segments(player);
    case CONVERSATION_ROOM:
        return player_room(player);
    default:
        return NULL;
    }
}

static unsigned char *argument_of(struct player *player,
                                  const struct conversation_call *call,
                                  void *buffer)
{
    unsigned char *argument = player_take(player, PAGE_BYTES);
    uint64_t value;
    unsigned int i;

    for (i = 0; i < call->nr_fields; i++) {
        const struct conversation_field *field = &call->fields[i];

        value = field->kind == CONVERSATION_HANDLE
                    ? (uintptr_t)buffer
                    : player_word(player, field->name, field->kind);
        memcpy(argument + field->offset, &value, field->bytes);
    }
    return argument;
}

static int play_hypercall(struct player *player,
                          const struct conversation_call *call,
                          struct conversation_line *line)
{
    const bool domctl = call->number == __HYPERVISOR_domctl;
    const bool control = domctl || call->number == __HYPERVISOR_sysctl;
    void *buffer = buffer_of(player, call);
    unsigned char *argument = argument_of(player, call, buffer);
    unsigned char before[512];
    int rc, error;

    if (control) {
        struct xen_domctl *head = (struct xen_domctl *)argument;

        head->cmd = call->command;
        head->interface_version =
            domctl ? player->release->domctl : player->release->sysctl;
        if (find_word(player->arguments, "interface"))
            head->interface_version += 100;
    }
    memcpy(before, argument, call->bytes);
    errno = 0;
    rc = control ? player->call.xencall1(player->xcall, call->number,
                                         (uintptr_t)argument)
                 : player->call.xencall2(player->xcall, call->number,
                                         call->command, (uintptr_t)argument);
    error = errno;
    conversation_add(line, " -> %d %d", rc, rc < 0 ? error : 0);
    if (rc < 0 || call->world)
        return 0;
    conversation_fields(line, call, argument, before);
    if (call->buffer == CONVERSATION_FRAMES) {
        const struct conversation_field *count = &call->fields[call->count];
        uint64_t elements = 0;

        memcpy(&elements, argument + count->offset, count->bytes);
        conversation_frames(line, call->fields[call->handle].name, buffer,
                            elements);
    }
    return 0;
}

/* "CALL ARGUMENTS -> ANSWER !PROGRAMMED", without the release. */
static void cut(char *text, struct said *said)
{
    static char nothing[1];
    char *arrow = strstr(text, " -> "), *sign = strstr(text, " !");

    said->call = text;
    said->answer = said->programmed = said->arguments = nothing;
    if (sign) {
        *sign = '\0';
        said->programmed = sign + 2;
    }
    if (arrow) {
        *arrow = '\0';
        said->answer = arrow + 4;
    }
    /* The rest keeps its first space, because find_word() needs it. */
    text = strchr(text, ' ');
    if (text) {
        said->call = strndup(said->call, (size_t)(text - said->call));
        said->arguments = text;
    }
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
    for (i = 0; i < COUNT_OF(players); i++)
        if (strcmp(players[i].name, said->call) == 0)
            return players[i].play(player, line);
    return PLAYER_CANNOT;
}

static bool is_exec(const struct said *said)
{
    return strcmp(said->call, "xc_kexec_exec") == 0 ||
           strcmp(said->call, "kexec_op:0") == 0;
}

/* Return: why this must not be asked of this machine, or NULL. */
static const char *dangerous(const struct player *player,
                             const struct said *said)
{
    static const char *const names[] = {"domid", "dom", "domain", "domain_id"};
    uint64_t domid = UINT64_MAX;
    unsigned int i;

    for (i = 0; i < COUNT_OF(names); i++)
        if (find_word(said->arguments, names[i]))
            domid = number_in(find_word(said->arguments, names[i]));
    if (is_exec(said) && (player->loaded[0] || player->loaded[1]))
        return "it starts another kernel";
    if (strcmp(said->call, "xc_pcidev_get_gsi") == 0)
        return "it asks the kernel, not Xen";
    if (domid != 0 && domid != DOMID_SELF)
        return NULL;
    if (strncmp(said->call, "hvm_op", 6) == 0 ||
        strncmp(said->call, "xc_hvm_param", 12) == 0 ||
        strcmp(said->call, "memory_op:3") == 0)
        return NULL;
    return "it changes dom0";
}

/* An image that Xen took, or dropped. */
static void note_image(struct player *player, const struct said *said,
                       bool good)
{
    const char *type = find_word(said->arguments, "type");
    uint64_t number = type ? number_in(type) : 2;

    if (!good || number > 1)
        return;
    if (strcmp(said->call, "kexec_op:4") == 0 ||
        strcmp(said->call, "xc_kexec_load") == 0)
        player->loaded[number] = true;
    if (strcmp(said->call, "kexec_op:5") == 0 ||
        strcmp(said->call, "xc_kexec_unload") == 0)
        player->loaded[number] = false;
}

/* Does it ask for any free number of an interrupt? */
static bool any_number(const struct said *said)
{
    const char *pirq = find_word(said->arguments, "pirq");

    /* libxenctrl's function of this name takes the number of the GSI. */
    return pirq && strcmp(said->call, "xc_physdev_map_pirq") != 0 &&
           (int32_t)number_in(pirq) < 0;
}

/* Numbers of the machine stand for any number. */
static void normalise(struct player *player, const struct said *said,
                      char *fake, char *xen)
{
    char *one = strstr(fake, " pirq="), *other = strstr(xen, " pirq=");
    const char *domid = find_word(said->arguments, "domid");
    unsigned int i;

    if (one && other && any_number(said)) {
        if (player->nr_numbers < MOST_NUMBERS) {
            player->numbers[player->nr_numbers].fake = atoi(one + 6);
            player->numbers[player->nr_numbers++].here = atoi(other + 6);
        }
        *one = *other = '\0';
    }
    /* A PV guest is told which memory it got. */
    one = strstr(fake, " extent_start=");
    other = strstr(xen, " extent_start=");
    if (one && other && domid && number_in(domid) == 1)
        *one = *other = '\0';
    for (i = 0; i < COUNT_OF(own_numbers); i++)
        if (strcmp(own_numbers[i], said->call) == 0 &&
            strtol(fake, NULL, 10) > 0 && strtol(xen, NULL, 10) > 0)
            *fake = *xen = '\0';
}

static const char *argued(const char *release, const struct said *said,
                          const char *xen)
{
    unsigned int i;

    for (i = 0; i < COUNT_OF(known); i++)
        if (strcmp(known[i].call, said->call) == 0 &&
            (!known[i].release || strcmp(known[i].release, release) == 0) &&
            (!known[i].arguments ||
             strstr(said->arguments, known[i].arguments)) &&
            strncmp(known[i].fake, said->answer, strlen(known[i].fake)) == 0 &&
            strncmp(known[i].xen, xen, strlen(known[i].xen)) == 0)
            return known[i].reason;
    return NULL;
}

static struct {
    unsigned int recorded, played, partly, equal, argued, calls;
} counts;

/* Why something was not played, or may differ, and how many times. */
static struct reason {
    char text[SHOWN];
    unsigned int times;
} not_played[MOST_REASONS], may_differ[MOST_REASONS];

static void count(struct reason *reasons, const char *text)
{
    unsigned int i;

    for (i = 0; i < MOST_REASONS; i++) {
        if (!reasons[i].text[0])
            snprintf(reasons[i].text, SHOWN, "%s", text);
        if (strncmp(reasons[i].text, text, SHOWN - 1) != 0)
            continue;
        reasons[i].times++;
        return;
    }
}

/* May a line be played? NULL, or why not. */
static const char *refusal(struct player *player, const struct said *said,
                           bool *ends)
{
    char names[256], *rest = names, *name;
    unsigned int i;

    *ends = false;
    snprintf(names, sizeof(names), "%s", said->programmed);
    while ((name = strsep(&rest, ",")) != NULL) {
        if (!*name || stage_programmed(player, name, said))
            continue;
        for (i = 0; i < COUNT_OF(not_here); i++)
            if (strcmp(not_here[i].programmed, name) == 0) {
                *ends = not_here[i].ends;
                return not_here[i].reason;
            }
        *ends = true;
        return "a machine that cannot be made";
    }
    return dangerous(player, said);
}

/* What became of a line. */
enum outcome { SAME, ARGUED, DIFFERENT, SKIPPED, ENDED };

static enum outcome play_line(struct player *player, const char *file,
                              unsigned int number, struct said *said)
{
    static struct conversation_line line;
    const char *reason, *release = getenv("LAB_XEN");
    bool ends;
    char *xen;
    int ret;

    reason = refusal(player, said, &ends);
    if (reason) {
        count(not_played, reason);
        return ends ? ENDED : SKIPPED;
    }
    ret = play(player, said, &line);
    stage_unprogrammed(player);
    if (ret) {
        count(not_played, ret == PLAYER_LACKS_IT
                              ? "the release lacks the function"
                              : "a call that the player does not know");
        return SKIPPED;
    }
    counts.calls++;
    xen = line.text + strlen(" -> ");
    note_image(player, said, *xen != '-');
    normalise(player, said, said->answer, xen);
    if (strcmp(said->answer, xen) == 0)
        return SAME;
    reason = argued(release, said, xen);
    if (reason) {
        count(may_differ, reason);
        return ARGUED;
    }
    result(false, "%s, conversation %u: %s%.200s: the fake %.100s, Xen %.100s",
           file, number, said->call, said->arguments, said->answer, xen);
    return DIFFERENT;
}

/* Return: true if each difference has a reason. */
static bool play_conversation(struct player *player, const char *file,
                              unsigned int number, struct said *lines,
                              unsigned int nr_lines)
{
    unsigned int i = 0, times[ENDED + 1] = {0};
    const char *error = stage_set(player, lines, nr_lines);

    if (!error && strcmp(lines[0].call, "given") == 0)
        error = stage_given(player, lines[i++].arguments, lines, nr_lines);
    if (error) {
        result(false, "%s, conversation %u: %s: %s", file, number, error,
               strerror(errno));
        stage_clear(player);
        return false;
    }
    for (; i < nr_lines; i++) {
        enum outcome outcome = play_line(player, file, number, &lines[i]);

        times[outcome]++;
        if (outcome == ENDED || outcome == DIFFERENT)
            break;
    }
    error = stage_clear(player);
    if (error)
        result(false, "%s, conversation %u: %s: %s", file, number, error,
               strerror(errno));
    counts.recorded++;
    if (!times[SAME] && !times[ARGUED] && !times[DIFFERENT])
        return !error;
    counts.played++;
    counts.partly += times[SKIPPED] || times[ENDED];
    counts.equal += !times[DIFFERENT] && !times[ARGUED];
    counts.argued += !times[DIFFERENT] && times[ARGUED];
    return !error && !times[DIFFERENT];
}

/* The lines of a conversation. Two equal conversations are played once. */
static bool is_new(const struct said *lines, unsigned int nr_lines)
{
    static uint64_t seen[MOST_CONVERSATIONS];
    static unsigned int nr_seen;
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
    unsigned int i, j;

    for (i = 0; i < nr_lines; i++) {
        const char *parts[] = {lines[i].call, lines[i].arguments,
                               lines[i].answer, lines[i].programmed};
        const char *at;

        for (j = 0; j < COUNT_OF(parts); j++)
            for (at = parts[j]; at - parts[j] <= (long)strlen(parts[j]); at++)
                hash = (hash ^ (unsigned char)*at) * 0x100000001b3;
    }
    for (i = 0; i < nr_seen; i++)
        if (seen[i] == hash)
            return false;
    if (nr_seen < MOST_CONVERSATIONS)
        seen[nr_seen++] = hash;
    return true;
}

static bool play_file(struct player *player, const char *path)
{
    static struct said lines[MOST_LINES];
    static char text[CONVERSATION_BYTES];
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    FILE *file = fopen(path, "r");
    unsigned int number = 0, nr_lines = 0;
    bool same = file != NULL, more = same;

    while (more) {
        more = fgets(text, sizeof(text), file) != NULL;
        text[strcspn(text, "\n")] = '\0';
        if (more && strcmp(text, "test") != 0) {
            if (nr_lines < MOST_LINES && strchr(text, ' '))
                cut(strdup(strchr(text, ' ') + 1), &lines[nr_lines++]);
            continue;
        }
        if (nr_lines > 0 && is_new(lines, nr_lines))
            same &= play_conversation(player, name, ++number, lines, nr_lines);
        nr_lines = 0;
    }
    if (file)
        fclose(file);
    return same;
}

static const char *open_xencall(struct player *player)
{
    void *library = dlopen("libxencall.so.1", RTLD_NOW | RTLD_LOCAL);
    void *address;

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
    player->list =
        player->call.xencall_alloc_buffer_pages(player->xcall, LIST_PAGES);
    return player->room && player->list ? NULL : "no memory for hypercalls";
}

/* What the machine has. */
static const char *look(struct player *player)
{
    int rc;

    player->room_used = 0;
    if (player->functions.xc_kexec_get_range(
            player->xch, 0, 0, &player->crash_bytes, &player->crash_maddr) < 0)
        return "Xen does not tell where the crash kernel's memory is";
    if (!player->crash_bytes)
        return "there is no memory for a crash kernel";
    rc = player->functions.xc_get_max_cpus(player->xch);
    if (rc <= 0)
        return "Xen does not tell how many CPUs there are";
    player->cpus = (uint32_t)rc;
    rc = player->functions.xc_get_machine_memory_map(
        player->xch, player_room(player), 1000);
    if (rc <= 0)
        return "Xen does not tell what memory there is";
    player->ranges = (uint32_t)rc;
    return NULL;
}

static const char *open_player(struct player *player)
{
    struct direct direct;
    const char *error;

    player->release = running_release();
    if (!player->release)
        return "LAB_XEN does not say which release runs";
    error =
        direct_open(&direct, player->release->major, player->release->minor);
    if (!error)
        error = fresh_open(&direct, player->release);
    if (error)
        return error;
    player->xch = direct.xch;
    player->functions = direct.functions;
    player->xcall = direct.functions.xc_interface_xcall_handle(direct.xch);
    error = open_xencall(player);
    return error ? error : look(player);
}

static void print(const char *what, const struct reason *reasons)
{
    unsigned int i;

    for (i = 0; i < MOST_REASONS && reasons[i].text[0]; i++)
        diag("%s, %u calls: %s", what, reasons[i].times, reasons[i].text);
}

int main(int argc, char **argv)
{
    static struct player player;
    const char *error;
    unsigned int device;
    int i;

    if (argc < 4 ||
        sscanf(argv[1], "%x:%x", &player.device.bus, &device) != 2) {
        fprintf(stderr, "usage: player BUS:DEVICE TABLE FILE...\n");
        return 2;
    }
    player.device.devfn = device << 3;
    player.device.table_base = strtoull(argv[2], NULL, 0);
    error = open_player(&player);
    if (error) {
        result(false, "the player begins: %s", error);
        return 1;
    }
    for (i = 3; i < argc; i++) {
        const char *name = strrchr(argv[i], '/');

        result(play_file(&player, argv[i]),
               "what %s asks has the same answers", name ? name + 1 : argv[i]);
    }
    print("not played", not_played);
    print("argued", may_differ);
    diag("conversations: %u recorded, %u played, %u of them in part, "
         "%u equal, %u argued; %u calls",
         counts.recorded, counts.played, counts.partly, counts.equal,
         counts.argued, counts.calls);
    result(counts.played > 0 && counts.equal + counts.argued == counts.played,
           "%u conversations recorded, %u played, %u equal, %u argued",
           counts.recorded, counts.played, counts.equal, counts.argued);
    return client_status();
}
