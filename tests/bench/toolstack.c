/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: toolstack - what the toolstack area costs; see README.md
 *
 *   toolstack calls           each function that calls libxl's, once
 *   toolstack config KIND     convert a configuration, and copy it by libxl
 *   toolstack list            domains by libxl, and through us
 *   toolstack dominfo         domain_info by libxl, and through us
 *   toolstack dominfo-times   prints the nanoseconds of both
 *
 * On the fake libxl; `config` needs the real one, whose path BENCH_LIBXL
 * names. KIND is "sparse" or "full".
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compat/toolstack/context.h"
#include "compat/toolstack/layouts.h"
#include "tests/fake/toolstack.h"
#include "tests/toolstack/value.h"
#include "tests/toolstack/wrappers.h"

enum {
    ARGUMENTS = 10,
    DOMAINS = 1000,
    ROUNDS = 50,
    REPEATS = 20000,
    SKIPPED = 77
};

/* Measured functions stay functions, with names. */
#define MEASURED __attribute__((noinline, noclone)) static

static xenstable_libxl_ctx *ctx;

/* Zeros: structs without a policy, counts and strings. */
static max_align_t zeros[ARGUMENTS][4096 / sizeof(max_align_t)];

static void call(const struct wrapper *wrapper)
{
    max_align_t values[ARGUMENTS] = {0}, result[4];
    void *at[ARGUMENTS];
    const void *pointer;
    unsigned int i;

    for (i = 0; i < wrapper->count; i++) {
        const struct parameter *parameter = &wrapper->parameters[i];

        at[i] = &values[i];
        switch (parameter->kind) {
        case PARAMETER_CONTEXT:
            pointer = ctx;
            break;
        case PARAMETER_VALUE:
        case PARAMETER_HOW:
        case PARAMETER_PROGRESS:
            continue;
        default:
            pointer = zeros[i];
        }
        memcpy(at[i], &pointer, sizeof(pointer));
    }
    wrapper->call(at, result);
}

static int calls(void)
{
    unsigned int i;

    for (i = 0; i < wrappers_count; i++) {
        call(&wrappers[i]);
        puts(strchr(wrappers[i].function, '_') + 1);
    }
    return 0;
}

/* A guest as it is usually described: a disk, a nic, a kernel. */
static void fill_sparse(xenstable_libxl_domain_config *config)
{
    xenstable_libxl_domain_config_init(config);
    config->c_info.type = XENSTABLE_LIBXL_DOMAIN_TYPE_PVH;
    config->c_info.name = strdup("guest");
    config->b_info.max_vcpus = 2;
    config->b_info.max_memkb = config->b_info.target_memkb = 1 << 20;
    config->b_info.kernel = strdup("/boot/vmlinuz");
    config->b_info.cmdline = strdup("root=/dev/xvda console=hvc0");
    xenstable_libxl_domain_build_info_init_type(
        &config->b_info, XENSTABLE_LIBXL_DOMAIN_TYPE_PVH);
    config->num_disks = config->num_nics = 1;
    config->disks = calloc(1, sizeof(config->disks[0]));
    config->nics = calloc(1, sizeof(config->nics[0]));
    xenstable_libxl_device_disk_init(config->disks);
    config->disks->pdev_path = strdup("/dev/vg/guest");
    config->disks->vdev = strdup("xvda");
    xenstable_libxl_device_nic_init(config->nics);
    config->nics->bridge = strdup("br0");
}

/* All that the release has. */
static void fill_full(xenstable_libxl_domain_config *config)
{
    const struct converter *converter = ctx->plans.of.domain_config;
    struct random random = {.state = 42, .full = true};
    struct conversion conversion = {.cpuid = NULL};
    max_align_t theirs[256];

    random_fill(&random, TYPE(domain_config), config);
    while (convert_to(converter, &conversion, config, theirs))
        type_reset(converter->type, config, conversion.refused);
    convert_drop(converter, &conversion, theirs);
}

/* The way through a call: to the release, back, and free what was made. */
MEASURED int ours_config(xenstable_libxl_domain_config *config)
{
    const struct converter *converter = ctx->plans.of.domain_config;
    struct conversion conversion = {.cpuid = NULL};
    max_align_t theirs[256];
    int ret = convert_to(converter, &conversion, config, theirs);

    if (!ret)
        ret = convert_from(converter, &conversion, theirs, config);
    convert_drop(converter, &conversion, theirs);
    return ret;
}

/* A context needs Xen. All that copying takes from one is a negative number,
   which says that memory is not to be collected. */
static unsigned char no_context[65536];

static void (*libxl_copy)(void *libxl, void *to, const void *from);
static void (*libxl_dispose)(void *config);

MEASURED void direct_config(const void *theirs)
{
    max_align_t copy[256];

    libxl_copy(no_context, copy, theirs);
    libxl_dispose(copy);
}

static int config(const char *kind)
{
    const struct converter *converter = ctx->plans.of.domain_config;
    struct conversion conversion = {.cpuid = NULL};
    const char *path = getenv("BENCH_LIBXL");
    void *libxl = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    xenstable_libxl_domain_config value;
    max_align_t theirs[256];
    void *symbol;

    if (!libxl) {
        fprintf(stderr, "toolstack: %s\n", path ? dlerror() : "no libxl");
        return SKIPPED;
    }
    symbol = dlsym(libxl, "libxl_domain_config_copy");
    memcpy(&libxl_copy, &symbol, sizeof(symbol));
    symbol = dlsym(libxl, "libxl_domain_config_dispose");
    memcpy(&libxl_dispose, &symbol, sizeof(symbol));
    memset(no_context, 0xff, sizeof(no_context));
    if (strcmp(kind, "full") == 0)
        fill_full(&value);
    else
        fill_sparse(&value);
    if (convert_to(converter, &conversion, &value, theirs))
        return 1;
    direct_config(theirs);
    convert_drop(converter, &conversion, theirs);
    if (ours_config(&value))
        return 1;
    xenstable_libxl_domain_config_dispose(&value);
    return 0;
}

/* As libxl fills it, but without asking a hypervisor; with a security label
   each. Xen 4.14 is one whose layout is another one than ours. */
typedef struct dominfo_4_14 their_dominfo;

static void list_work(const struct fake_call *of, enum fake_stage stage)
{
    their_dominfo *list;
    int *count, i;

    if (stage != FAKE_ENDS)
        return;
    list = calloc(DOMAINS, sizeof(*list));
    for (i = 0; i < DOMAINS; i++) {
        list[i].domid = (uint32_t)i;
        list[i].ssid_label = strdup("system_u:system_r:domU_t");
        list[i].running = true;
        list[i].outstanding_memkb = 1 << 20;
        list[i].max_memkb = list[i].current_memkb = 1 << 20;
        list[i].vcpu_online = list[i].vcpu_max_id = 2;
        list[i].domain_type = XENSTABLE_LIBXL_DOMAIN_TYPE_PVH;
    }
    memcpy(&count, of->arguments[1].at, sizeof(count));
    *count = DOMAINS;
    memcpy(of->result, &list, sizeof(list));
}

MEASURED int direct_list(void)
{
    int count, i;
    their_dominfo *list = ctx->functions.libxl_list_domain(ctx->libxl, &count);

    for (i = 0; i < count; i++) {
        free(list[i].ssid_label);
        memset(&list[i], 0, sizeof(list[i]));
    }
    free(list);
    return count;
}

MEASURED int ours_list(void)
{
    int count;
    xenstable_libxl_dominfo *list = xenstable_libxl_list_domain(ctx, &count);

    xenstable_libxl_dominfo_list_free(list, count);
    return count;
}

static void warm_up(void)
{
    int count;
    xenstable_libxl_dominfo *list = xenstable_libxl_list_domain(ctx, &count);

    xenstable_libxl_dominfo_list_free(list, count);
}

static int lists(void)
{
    fake_toolstack.work = list_work;
    /* Both with a heap that was used. */
    warm_up();
    return direct_list() == DOMAINS && ours_list() == DOMAINS ? 0 : 1;
}

static their_dominfo their_info;
static xenstable_libxl_dominfo our_info;

MEASURED int direct_info(void)
{
    return ctx->functions.libxl_domain_info(ctx->libxl, &their_info, 7);
}

MEASURED int ours_info(void)
{
    return xenstable_libxl_domain_info(ctx, &our_info, 7);
}

/* The quickest round: a busy machine only ever adds. */
static double nanoseconds(int (*function)(void))
{
    struct timespec begin, end;
    double best = 1e9, ns;
    int round, i;

    for (round = 0; round < ROUNDS; round++) {
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
        for (i = 0; i < REPEATS; i++)
            function();
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
        ns = (double)(end.tv_sec - begin.tv_sec) * 1e9 +
             (double)(end.tv_nsec - begin.tv_nsec);
        if (ns / REPEATS < best)
            best = ns / REPEATS;
    }
    return best;
}

static int dominfo_times(void)
{
    double direct = nanoseconds(direct_info);

    printf("%.2f %.2f\n", direct, nanoseconds(ours_info));
    return direct_info() || ours_info();
}

/* Once each, the fake having been called before. */
static int dominfo(void)
{
    if (xenstable_libxl_domain_info(ctx, &our_info, 7))
        return 1;
    return direct_info() || ours_info();
}

/* A second one: the loader has done its work. */
MEASURED int open_context(void)
{
    xenstable_libxl_ctx *second;

    if (xenstable_libxl_ctx_alloc(&second, XENSTABLE_LIBXL_VERSION, 0, NULL))
        return 1;
    return xenstable_libxl_ctx_free(second);
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    int ret = 2;

    if (xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, NULL)) {
        fprintf(stderr, "toolstack: no context\n");
        return 2;
    }
    if (strcmp(mode, "calls") == 0)
        ret = calls();
    else if (strcmp(mode, "config") == 0 && argc > 2)
        ret = config(argv[2]);
    else if (strcmp(mode, "list") == 0)
        ret = lists();
    else if (strcmp(mode, "dominfo") == 0)
        ret = dominfo();
    else if (strcmp(mode, "dominfo-times") == 0)
        ret = dominfo_times();
    else if (strcmp(mode, "open") == 0)
        ret = open_context();
    xenstable_libxl_ctx_free(ctx);
    return ret;
}
