/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: lab-client - the toolstack area on a real Xen, step by step
 *
 *   lab-client host                 what is asked about the host
 *   lab-client threads              two contexts in two threads
 *   lab-client create TYPE NAME     a guest with two vCPUs
 *   lab-client query NAME ID        what is asked about a domain
 *   lab-client config ID FILE       write its configuration as JSON
 *   lab-client pause ID             and unpause
 *   lab-client change ID            memory, vCPUs, affinity, weight
 *   lab-client devices ID DISK SCRIPT   plug in a disk and a nic
 *   lab-client unplug ID            and out again
 *   lab-client abandon ID SCRIPT    free a context with an operation under way
 *   lab-client cdrom ID FILE        another medium in the CD drive, then none
 *   lab-client suspend ID           suspend and resume
 *   lab-client save ID FILE         save into FILE, destroy, restore
 *   lab-client destroy ID
 *   lab-client shut ID REASON       as if the guest had done it itself
 *   lab-client refused              what must be refused, and how
 *   lab-client events NAME LOG CORE a PV and a PVH guest in an event loop
 *   lab-client begin TYPE NAME      a guest's begin and end in an event loop
 *
 * Facts for the scenario to compare with what xl says: "diag fact KEY VALUE".
 * Each run of it looks for file descriptors and children that are left.
 */
#include "tests/toolstack/lab-client.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/toolstack/logger.h"

enum { LONGEST_SECONDS = 800 };

xenstable_libxl_ctx *ctx;
static char *log_text; /* what libxl has said */
static size_t log_bytes;
static FILE *log_file; /* into the above */

static void show_log(void)
{
    char *line = log_text, *end;

    for (; (end = strchr(line, '\n')); line = end + 1)
        diag("libxl: %.*s", (int)(end - line), line);
}

/* A step that hangs shows where. */
static void hangs(int number)
{
    (void)number;
    result(false, "the step does not end");
    fflush(log_file);
    show_log();
    fflush(stdout);
    _exit(1);
}

void fact(const char *key, const char *value)
{
    diag("fact %s %s", key, value ? value : "");
}

void fact_number(const char *key, unsigned long long value)
{
    diag("fact %s %llu", key, value);
}

bool good(int ret, const char *what)
{
    char message[512] = "";

    if (ret)
        xenstable_toolstack_message(ctx, message, sizeof(message));
    result(!ret, "%s: %d %s", what, ret, message);
    return !ret;
}

void wait_milliseconds(unsigned int milliseconds)
{
    const struct timespec pause = {
        .tv_sec = milliseconds / 1000,
        .tv_nsec = milliseconds % 1000 * 1000000L,
    };

    nanosleep(&pause, NULL);
}

static unsigned int open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    unsigned int count = 0;

    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}

static const struct {
    const char *name;
    int words;
    void (*run)(char **words);
} steps[] = {
    {"abandon", 2, step_abandon}, {"begin", 2, step_begin},
    {"cdrom", 2, step_cdrom},     {"change", 1, step_change},
    {"config", 2, step_config},   {"create", 2, step_create},
    {"destroy", 1, step_destroy}, {"devices", 3, step_devices},
    {"events", 3, step_events},   {"host", 0, step_host},
    {"pause", 1, step_pause},     {"query", 2, step_query},
    {"refused", 0, step_refused}, {"save", 2, step_save},
    {"shut", 2, step_shut},       {"suspend", 1, step_suspend},
    {"threads", 0, step_threads}, {"unplug", 1, step_unplug},
};

static void run(int argc, char **argv)
{
    unsigned int i;

    for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        if (argc == steps[i].words + 2 &&
            strcmp(argv[1], steps[i].name) == 0) {
            steps[i].run(argv + 2);
            return;
        }
    }
    result(false, "there is no such step");
}

int main(int argc, char **argv)
{
    unsigned int files = open_files();
    int ret;

    signal(SIGALRM, hangs);
    alarm(LONGEST_SECONDS);
    log_file = open_memstream(&log_text, &log_bytes);
    if (!log_file)
        return 1;
    ret = xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0,
                                    logger_into(log_file, 0));
    result(!ret, "ctx_alloc: %d", ret);
    if (!ret) {
        run(argc, argv);
        result(xenstable_libxl_ctx_free(ctx) == 0, "ctx_free");
    }
    result(open_files() == files, "no file descriptor is left: %u, then %u",
           files, open_files());
    result(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD,
           "no child is left");
    fclose(log_file);
    if (client_status())
        show_log();
    free(log_text);
    return client_status();
}
