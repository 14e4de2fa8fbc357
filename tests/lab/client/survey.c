/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: survey - call every operation and hold the codes against a rule
 *
 *   survey RULE
 *
 * RULE is one of:
 *   works       every operation answers as on a host where all is well
 *   unknown     as `works`, but version-locked operations answer EPROTO where
 *               the running release's numbers are not the newest known ones
 *   CODE        every operation answers CODE ("EPERM", "ENODEV", ...), and
 *               all of them within a tenth of a second
 *   restricted  gives up privileges by xentoolcore_restrict_all(), then EPERM
 *
 * Arguments are such that nothing changes: domains that do not exist, a
 * kexec image without a place. XENSTABLE_... in the environment counts.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compat/operations.h"
#include "tests/lab/client/client.h"
#include "tests/lab/client/running.h"

enum { NOBODY = 31999, ROOM = 64, NOT_ASKED = 9999 };

/* The answer of each operation when all is well. Without an IOMMU some
   interrupt operations are refused before the domain is looked for; the
   differential test compares that in detail. */
static int expected[OPERATION_COUNT];
static int got[OPERATION_COUNT];

#define CALL(OPERATION, well, call)                         \
    do {                                                    \
        expected[XENSTABLE_OPERATION_##OPERATION] = (well); \
        got[XENSTABLE_OPERATION_##OPERATION] = (call);      \
    } while (0)

static void call_by_hand(struct xenstable *xs)
{
    static const char image[4096];
    const struct xenstable_kexec_segment segment = {
        .data = image,
        .data_bytes = sizeof(image),
        .dest_maddr = 0x10, /* not aligned: never loaded */
        .dest_bytes = sizeof(image),
    };
    struct xenstable_host_cpu_info cpus[ROOM];
    struct xenstable_host_domain_info domains[ROOM];
    struct xenstable_host_memory_range ranges[ROOM];
    char text[XENSTABLE_HOST_TEXT_BYTES];
    uint64_t gfn = 0;
    uint32_t count;

    CALL(KEXEC_LOAD, -EINVAL,
         xenstable_kexec_load(xs, XENSTABLE_KEXEC_TYPE_CRASH,
                              XENSTABLE_KEXEC_ARCH_X86_64, 0, &segment, 1));
    CALL(HOST_GET_CPU_INFO, 0,
         xenstable_host_get_cpu_info(xs, cpus, sizeof(cpus[0]), ROOM, &count));
    CALL(HOST_LIST_DOMAINS, 0,
         xenstable_host_list_domains(xs, 0, domains, sizeof(domains[0]), ROOM,
                                     &count));
    CALL(HOST_GET_MEMORY_MAP, 0,
         xenstable_host_get_memory_map(xs, ranges, sizeof(ranges[0]), ROOM,
                                       &count));
    CALL(HOST_GET_TEXT, 0,
         xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_CAPABILITIES, text,
                                 sizeof(text)));
    CALL(DEVICE_MODEL_POPULATE_PHYSMAP, -ESRCH,
         xenstable_device_model_populate_physmap(xs, NOBODY, 1, 0, 0, &gfn));
}

#include "tests/lab/client/survey-calls.h"

/* Are Xen's numbers of these interfaces those that an unknown release is
   tried with? */
static bool has_newest_numbers(unsigned int needed)
{
    const struct release *newest = &known_releases[known_releases_count - 1];
    const struct release *running = running_release();

    if (!running)
        return false;
    return (!(needed & NEEDS_SYSCTL) || running->sysctl == newest->sysctl) &&
           (!(needed & NEEDS_DOMCTL) || running->domctl == newest->domctl);
}

static int wanted_code(const char *rule, unsigned int operation,
                       const struct xenstable_operation_info *info)
{
    int code;

    if (strcmp(rule, "works") == 0)
        return expected[operation];
    if (strcmp(rule, "unknown") == 0)
        return info->locked && !has_newest_numbers(numbers_needed[operation])
                   ? -EPROTO
                   : expected[operation];
    if (strcmp(rule, "restricted") == 0)
        return -EPERM;
    for (code = 1; code < 200; code++)
        if (xenstable_error_name(code) &&
            strcmp(xenstable_error_name(code), rule) == 0)
            return -code;
    fprintf(stderr, "survey: no rule %s\n", rule);
    exit(2);
}

static void give_up_rights(void)
{
    void *handle = dlopen("libxentoolcore.so.1", RTLD_NOW);
    int (*restrict_all)(uint32_t domid) = NULL;
    void *address = handle ? dlsym(handle, "xentoolcore_restrict_all") : NULL;

    memcpy(&restrict_all, &address, sizeof(address));
    result(restrict_all && restrict_all(1) == 0,
           "xentoolcore_restrict_all() succeeds");
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct xenstable_operation_info info;
    const char *rule = argv[1];
    struct xenstable *xs;
    double start;
    unsigned int i;

    if (argc != 2) {
        fprintf(stderr, "usage: %s RULE\n", argv[0]);
        return 2;
    }
    xs = open_with(NULL, true);
    diag("status %s; message: %s", code_name(xenstable_status(xs)),
         xenstable_message(xs));
    if (strcmp(rule, "restricted") == 0)
        give_up_rights();
    for (i = 0; i < OPERATION_COUNT; i++)
        got[i] = NOT_ASKED;
    start = seconds();
    call_by_hand(xs);
    call_generated(xs);
    diag("%d calls took %.3f ms", OPERATION_COUNT, 1000 * (seconds() - start));
    if (strcmp(rule, "works") != 0 && strcmp(rule, "unknown") != 0)
        result(seconds() - start < 0.1, "every answer comes at once");
    for (i = 0; i < OPERATION_COUNT; i++) {
        int code;

        xenstable_operation_query(xs, i, &info, sizeof(info));
        code = wanted_code(rule, i, &info);
        result(got[i] == code, "%s (%s): %s%s%s", info.name,
               info.provider ? info.provider : "nobody", code_name(got[i]),
               got[i] == code ? "" : ", expected ",
               got[i] == code ? "" : code_name(code));
    }
    xenstable_close(xs);
    return client_status();
}
