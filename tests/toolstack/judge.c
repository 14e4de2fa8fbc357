/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: judge - see judge.h
 *
 *   judge host                      what is asked about the host
 *   judge hooks                     what libxl calls back, an event loop
 *   judge values                    what no hypervisor is asked about
 *   judge types                     each type after init; names of numbers
 *   judge policies                  texts of CPU policies
 *   judge domain ID                 about a domain; its JSON into $JUDGE_JSON
 *   judge json FILE                 read a configuration, write it again
 *   judge change ID                 memory, vCPUs, affinity, weight
 *   judge plug ID WORD...           devices into a domain
 *   judge unplug ID WORD...         and out again
 *   judge create TYPE NAME WORD...  a guest, which stays paused
 *   judge destroy ID
 *   judge save ID FILE              a running guest, which is destroyed
 *   judge restore JSON FILE HOW     HOW: params, null
 *   judge run ID FILE               dump into FILE, suspend, resume, reboot
 *   judge reset ID                  soft reset of a guest that asked for it
 *   judge events TYPE NAME WORD...  a life with asynchronous operations
 *
 * The words of plug and create: see judge-guest.c.
 */
#include "tests/toolstack/judge.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/toolstack/logger.h"

enum { LONGEST_SECONDS = 300, LONGEST_PATH = 512, INDICES = 4, DEEPEST = 32 };
enum { LOG_FROM = 5 }; /* what is said on the way is below */

libxl_ctx *ctx;
struct xentoollog_logger *judge_logger;
uint32_t guest = UINT32_MAX;

static char path[LONGEST_PATH];
static size_t lengths[DEEPEST]; /* of the path, before each name was entered */
static unsigned int depth;

bool runs_since(int minor)
{
    const libxl_version_info *version = libxl_get_version_info(ctx);

    return version && version->xen_version_minor >= minor;
}

void enter(const char *name)
{
    size_t length = strlen(path);

    if (depth == DEEPEST)
        abort();
    lengths[depth++] = length;
    snprintf(path + length, sizeof(path) - length, "%s.", name);
}

void leave(void)
{
    if (!depth)
        abort();
    path[lengths[--depth]] = '\0';
}

const char *at(const char *name, int index)
{
    static char texts[INDICES][LONGEST_PATH];
    static unsigned int turn;
    char *text = texts[turn++ % INDICES];

    snprintf(text, LONGEST_PATH, "%s[%d]", name, index);
    return text;
}

static void print_line(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void print_line(const char *name, const char *format, ...)
{
    va_list arguments;

    printf("%s%s = ", path, name);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

void print_number(const char *name, long long number)
{
    print_line(name, "%lld", number);
}

void print_domid(const char *name, uint32_t domid)
{
    if (domid == guest)
        print_line(name, "guest");
    else
        print_line(name, "%" PRIu32, domid);
}

void print_enum(const char *name, int number, const char *text)
{
    print_line(name, "%d %s", number, text ? text : "");
}

void print_text(const char *name, const char *text)
{
    printf("%s%s = ", path, name);
    if (!text) {
        puts("NULL");
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '\n' || *text == '"')
            putchar('\\');
        putchar(*text == '\n' ? 'n' : *text);
    }
    puts("\"");
}

void print_bytes(const char *name, const void *bytes, size_t count)
{
    const unsigned char *byte = bytes;

    printf("%s%s = ", path, name);
    while (count--)
        printf("%02x", *byte++);
    putchar('\n');
}

void print_bitmap(const char *name, const libxl_bitmap *map)
{
    enter(name);
    print_number("size", map->size);
    if (map->map)
        print_bytes("map", map->map, map->size);
    leave();
}

void print_list(const char *name, char **list)
{
    int i;

    for (i = 0; list && list[i]; i++)
        print_text(at(name, i), list[i]);
    print_number(name, list ? i : -1);
}

bool print_result(const char *name, int rc)
{
    char call[LONGEST_PATH];

    snprintf(call, sizeof(call), "%s()", name);
    print_enum(call, rc, rc < 0 ? libxl_error_to_string((libxl_error)rc) : "");
    return !rc;
}

void print_answer(const char *name, long long answer)
{
    char call[LONGEST_PATH];

    snprintf(call, sizeof(call), "%s()", name);
    print_number(call, answer);
}

static const struct {
    const char *name;
    int words; /* at least */
    void (*run)(char **words);
} steps[] = {
    {"change", 1, step_change},   {"create", 2, step_create},
    {"destroy", 1, step_destroy}, {"domain", 1, step_domain},
    {"events", 2, step_events},   {"hooks", 0, step_hooks},
    {"host", 0, step_host},       {"json", 1, step_json},
    {"plug", 2, step_plug},       {"policies", 0, step_policies},
    {"reset", 1, step_reset},     {"run", 2, step_run},
    {"restore", 3, step_restore}, {"save", 2, step_save},
    {"types", 0, step_types},     {"unplug", 2, step_unplug},
    {"values", 0, step_values},
};

int main(int argc, char **argv)
{
    unsigned int i;

    alarm(LONGEST_SECONDS);
    judge_logger = logger_into(stderr, LOG_FROM);
    if (!print_result("ctx_alloc",
                      libxl_ctx_alloc(&ctx, LIBXL_VERSION, 0, judge_logger)))
        return 1;
    for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        if (argc >= steps[i].words + 2 &&
            strcmp(argv[1], steps[i].name) == 0) {
            steps[i].run(argv + 2);
            break;
        }
    }
    if (i == sizeof(steps) / sizeof(steps[0])) {
        fprintf(stderr, "judge: no such step\n");
        return 2;
    }
    print_result("ctx_free", libxl_ctx_free(ctx));
    return ferror(stdout) || fflush(stdout);
}
