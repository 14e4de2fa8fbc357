/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: toolstack - functions of libxl once directly and once through us
 *
 *   toolstack        for callgrind: the cost of direct_NAME and ours_NAME
 *   toolstack time   nanoseconds that domain_info costs more through us
 *
 * Linked with a quiet libxenlight of a release, which libxenstable loads, too.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <xenstable/toolstack.h>

#include "compat/toolstack/libxl-api.h"

static xenstable_ctx *ctx;
static struct libxl__ctx *libxl;

static xenstable_domain_config config;
static xenstable_device_disk disk;
static xenstable_device_nic nic;
static xenstable_dominfo info;
static xenstable_physinfo physical;
static uint64_t kib;
static uint32_t domid;
static int count;

/* One of each kind; all that only pass on are alike. */
#define PASSED(X)                                         \
    X(get_max_cpus)                                       \
    X(set_memory_target, 1, 1024, 0, 1)                   \
    X(userdata_store, 1, "bench", (const uint8_t *)"", 0) \
    X(domain_pause, 1, NULL)                              \
    X(domain_shutdown, 1, NULL)                           \
    X(domain_suspend, 1, 0, 0, NULL)                      \
    X(domain_info, &info, 1)                              \
    X(list_domain, &count)                                \
    X(get_physinfo, &physical)                            \
    X(device_disk_add, 1, &disk, NULL)                    \
    X(device_nic_remove, 1, &nic, NULL)                   \
    X(device_disk_list, 1, &count)                        \
    X(domain_need_memory, &config, 0, &kib)               \
    X(domain_need_memory_0x041200, &config.b_info, &kib)  \
    X(domain_create_new, &config, &domid, NULL, NULL)

#define DECLARE(name, ...)                                    \
    extern __typeof__(*((struct libxl_functions *)0)          \
                           ->libxl_##name) libxl_##name;      \
    static __attribute__((noinline)) void direct_##name(void) \
    {                                                         \
        libxl_##name(libxl, ##__VA_ARGS__);                   \
    }                                                         \
    static __attribute__((noinline)) void ours_##name(void)   \
    {                                                         \
        xenstable_##name(ctx, ##__VA_ARGS__);                 \
    }
PASSED(DECLARE)

#define PAIR(name, ...) {direct_##name, ours_##name},
static const struct {
    void (*direct)(void);
    void (*ours)(void);
} pairs[] = {PASSED(PAIR)};

static double nanoseconds(void (*call)(void))
{
    enum { CALLS = 1000000 };
    struct timespec begin, end;
    unsigned int i;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    for (i = 0; i < CALLS; i++)
        call();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    return ((double)(end.tv_sec - begin.tv_sec) * 1e9 +
            (double)(end.tv_nsec - begin.tv_nsec)) /
           CALLS;
}

/* The least of some rounds: a busy machine only ever adds. */
static double least(void (*call)(void))
{
    double best = nanoseconds(call);
    unsigned int i;

    for (i = 0; i < 20; i++) {
        double now = nanoseconds(call);

        best = now < best ? now : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    unsigned int i;

    if (xenstable_ctx_alloc(&ctx, XENSTABLE_CTX_VERSION, 0, NULL))
        return 1;
    xenstable_domain_config_init(&config);
    xenstable_device_disk_init(&disk);
    xenstable_device_nic_init(&nic);
    if (argc > 1 && strcmp(argv[1], "time") == 0)
        printf("%.1f %.1f\n", least(direct_domain_info),
               least(ours_domain_info));
    else
        for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
            pairs[i].direct();
            pairs[i].ours();
        }
    return xenstable_ctx_free(ctx) != 0;
}
