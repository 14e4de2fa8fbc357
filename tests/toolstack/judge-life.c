/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Saving, restoring, soft reset, and operations that end later. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/toolstack/judge-print.h"

static uint32_t number_of(const char *word)
{
    return (uint32_t)strtoul(word, NULL, 0);
}

void step_save(char **words)
{
    const uint32_t domid = number_of(words[0]);
    int file = open(words[1], O_RDWR | O_CREAT | O_TRUNC, 0600);

    if (file < 0)
        exit(2);
    print_result("domain_suspend",
                 libxl_domain_suspend(ctx, domid, file, 0, NULL));
    close(file);
}

/* The saved domain has the configuration of the last domain. */
static void read_config(libxl_domain_config *config, const char *file)
{
    enum { LARGEST = 1 << 20 };
    char *text = calloc(1, LARGEST);
    FILE *from = fopen(file, "r");

    if (!text || !from || !fread(text, 1, LARGEST - 1, from))
        exit(2);
    fclose(from);
    libxl_domain_config_init(config);
    print_result("from_json",
                 libxl_domain_config_from_json(ctx, config, text));
    free(text);
}

void step_restore(char **words)
{
    const bool with_params = strcmp(words[2], "params") == 0;
    libxl_domain_restore_params params;
    libxl_domain_config config;
    uint32_t domid = 0;
    int file = open(words[1], O_RDONLY), rc;

    if (file < 0)
        exit(2);
    read_config(&config, words[0]);
    libxl_domain_restore_params_init(&params);
    params.stream_version = 2;
    rc = libxl_domain_create_restore(ctx, &config, &domid, file, -1,
                                     with_params ? &params : NULL, NULL, NULL);
    guest = rc ? UINT32_MAX : domid;
    print_result("domain_create_restore", rc);
    print_config("after", &config);
    libxl_domain_restore_params_dispose(&params);
    libxl_domain_config_dispose(&config);
    close(file);
}

void step_reset(char **words)
{
    const uint32_t domid = number_of(words[0]);
    libxl_domain_config config;

    guest = domid;
    libxl_domain_config_init(&config);
    if (print_result(
            "retrieve_domain_configuration",
            libxl_retrieve_domain_configuration(ctx, domid, &config, NULL))) {
        print_config("config", &config);
        print_result("domain_soft_reset",
                     libxl_domain_soft_reset(ctx, &config, domid, NULL, NULL));
        print_config("after", &config);
    }
    libxl_domain_config_dispose(&config);
}

enum { FOR_CREATION = 11, FOR_CONSOLE, FOR_PAUSE, FOR_DEATH, FOR_END };

/* Waits for the next event of these types and prints it. */
static void next_event(uint64_t mask)
{
    libxl_event *event = NULL;
    int rc = libxl_event_wait(ctx, &event, mask, NULL, NULL);

    if (print_result("event_wait", rc)) {
        print_event("event", event);
        libxl_event_free(ctx, event);
    }
}

static void no_event(void)
{
    libxl_event *event = NULL;

    if (print_result(
            "event_check",
            libxl_event_check(ctx, &event, LIBXL_EVENTMASK_ALL, NULL, NULL))) {
        print_event("event", event);
        libxl_event_free(ctx, event);
    }
}

static void end_of(const char *name, int rc)
{
    if (print_result(name, rc))
        next_event((uint64_t)1 << LIBXL_EVENT_TYPE_OPERATION_COMPLETE);
}

/* libxenstable shuts it down, because libxl has no such function. */
static void shut_down(uint32_t domid)
{
    char command[128];

    snprintf(command, sizeof(command),
             "/lab/client/lab-client shut %u 4 >/dev/null", domid);
    print_number("shut down", system(command));
}

static void live(uint32_t domid)
{
    const libxl_asyncop_how by_event = {.u.for_event = FOR_PAUSE};
    libxl_evgen_domain_death *death = NULL;
    libxl_evgen_disk_eject *eject = NULL;

    print_result("evenable_domain_death",
                 libxl_evenable_domain_death(ctx, domid, FOR_DEATH, &death));
    if (print_result(
            "evenable_disk_eject",
            libxl_evenable_disk_eject(ctx, domid, "hdc", FOR_DEATH, &eject)))
        libxl_evdisable_disk_eject(ctx, eject);
    end_of("domain_pause", libxl_domain_pause(ctx, domid, &by_event));
    end_of("domain_pause of none", libxl_domain_pause(ctx, 777, &by_event));
    end_of("domain_destroy of none",
           libxl_domain_destroy(ctx, 777, &by_event));
    no_event();
    shut_down(domid);
    next_event((uint64_t)1 << LIBXL_EVENT_TYPE_DOMAIN_SHUTDOWN);
    end_of("domain_destroy", libxl_domain_destroy(ctx, domid, &by_event));
    next_event((uint64_t)1 << LIBXL_EVENT_TYPE_DOMAIN_DEATH);
    no_event();
    libxl_evdisable_domain_death(ctx, death);
}

void step_events(char **words)
{
    const libxl_asyncop_how by_event = {.u.for_event = FOR_CREATION};
    const libxl_asyncprogress_how console = {.for_event = FOR_CONSOLE};
    libxl_domain_config config;
    uint32_t domid = 0;

    fill_config(&config, words);
    if (print_result("domain_create_new",
                     libxl_domain_create_new(ctx, &config, &domid, &by_event,
                                             &console))) {
        libxl_event *event = NULL;
        int rc = libxl_event_wait(
            ctx, &event,
            (uint64_t)1 << LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE,
            NULL, NULL);

        print_result("event_wait", rc);
        guest = domid;
        if (!rc) {
            print_event("event", event);
            libxl_event_free(ctx, event);
        }
        next_event((uint64_t)1 << LIBXL_EVENT_TYPE_OPERATION_COMPLETE);
        print_config("after", &config);
        live(domid);
    }
    libxl_domain_config_dispose(&config);
}

static void print_state(const char *name, uint32_t domid)
{
    libxl_dominfo info;

    libxl_dominfo_init(&info);
    enter(name);
    if (print_result("domain_info", libxl_domain_info(ctx, &info, domid))) {
        print_number("paused", info.paused);
        print_number("shutdown", info.shutdown);
        print_number("dying", info.dying);
        print_number("shutdown_reason", (int)info.shutdown_reason);
    }
    leave();
    libxl_dominfo_dispose(&info);
}

/* Larger than most of the guest's memory */
static void print_core(const char *name)
{
    enum { MANY = 90 };
    char magic[4] = "";
    long mib = 0;
    FILE *core = fopen(name, "r");

    if (core && fread(magic, 1, sizeof(magic), core) == sizeof(magic) &&
        !fseek(core, 0, SEEK_END))
        mib = ftell(core) >> 20;
    if (core)
        fclose(core);
    print_bytes("core", magic, sizeof(magic));
    print_number("core is large", mib > MANY);
}

void step_run(char **words)
{
    const libxl_asyncop_how by_event = {.u.for_event = FOR_PAUSE};
    const uint32_t domid = number_of(words[0]);
    libxl_evgen_domain_death *death = NULL;

    guest = domid;
    end_of("domain_core_dump",
           libxl_domain_core_dump(ctx, domid, words[1], &by_event));
    print_core(words[1]);
    print_state("dumped", domid);
    print_result("domain_suspend_only",
                 libxl_domain_suspend_only(ctx, domid, NULL));
    print_state("suspended", domid);
    print_result("domain_resume", libxl_domain_resume(ctx, domid, 1, NULL));
    print_state("resumed", domid);
    print_result("evenable_domain_death",
                 libxl_evenable_domain_death(ctx, domid, FOR_DEATH, &death));
    print_result("domain_reboot", libxl_domain_reboot(ctx, domid, NULL));
    next_event((uint64_t)1 << LIBXL_EVENT_TYPE_DOMAIN_SHUTDOWN);
    print_state("rebooted", domid);
    libxl_evdisable_domain_death(ctx, death);
}
