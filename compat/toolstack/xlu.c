/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What libxlutil parses. That needs no hypervisor: where none runs, the newest
 * installed libxlutil does it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/call.h"
#include "compat/toolstack/libxl.h"
#include "compat/toolstack/xlu.h"
#include "lib/explain.h"
#include "lib/handle.h"

/* The newest that is installed. */
static int find_newest(xenstable_libxl_ctx *ctx)
{
    char tried[40], soname[40] = "";
    int ret = -ELIBACC;
    unsigned int i;

    for (i = toolstack_releases_count; i-- > 0 && ret == -ELIBACC;) {
        ctx->release = &toolstack_releases[i];
        ret = libxl_resolve(ctx->xs, ctx->release, LIBRARY_libxlutil,
                            &ctx->functions);
        libxl_soname(ctx->release, LIBRARY_libxlutil, tried, sizeof(tried));
        if (ret == -EMFILE ||
            (!*soname && libraries_rejected(&ctx->xs->libraries, tried)))
            memcpy(soname, tried, sizeof(soname));
    }
    if (!ret)
        return 0;
    if (ret != -ENOMEM)
        ret = explain_no_parser(ctx->xs, ret, soname);
    return ret ? XENSTABLE_LIBXL_ERROR_NOMEM : XENSTABLE_LIBXL_ERROR_FAIL;
}

static int find_library(xenstable_libxl_ctx *ctx)
{
    int ret = libxl_find_release(&ctx->xs, &ctx->release, NULL);

    if (!ret)
        return libxl_load(ctx->xs, ctx->release, LIBRARY_libxlutil,
                          &ctx->functions);
    if (ret != XENSTABLE_LIBXL_ERROR_FAIL || !ctx->xs)
        return ret;
    return find_newest(ctx);
}

xenstable_xlu_config *xlu_open(FILE *report, const char *report_filename,
                               const struct generation *generation)
{
    xenstable_xlu_config *config = calloc(1, sizeof(*config));

    if (!config)
        return NULL;
    config->report = report;
    config->generation = generation;
    config->filename = strdup(report_filename);
    if (config->filename)
        return config;
    free(config);
    return NULL;
}

xenstable_xlu_config *xenstable_xlu_cfg_init(FILE *report,
                                             const char *report_filename)
{
    return xlu_open(report, report_filename,
                    &all_generations[newest_generation]);
}

void xenstable_xlu_cfg_destroy(xenstable_xlu_config *cfg)
{
    if (!cfg)
        return;
    if (cfg->config)
        cfg->ctx.functions.xlu_cfg_destroy(cfg->config);
    xenstable_close(cfg->ctx.xs);
    plans_free(&cfg->ctx.plans);
    free(cfg->ctx.lost);
    xlu_forget(cfg);
    free(cfg->filename);
    free(cfg);
}

/* libxlutil itself, when it is needed first. Return: 0 or a positive errno. */
static int ask_libxlutil(xenstable_xlu_config *cfg)
{
    int ret;

    if (cfg->config)
        return 0;
    ret = find_library(&cfg->ctx);
    if (ret) {
        if (cfg->ctx.xs && cfg->ctx.xs->message)
            fprintf(cfg->report, "%s: %s\n", cfg->filename,
                    cfg->ctx.xs->message);
        ret = ret == XENSTABLE_LIBXL_ERROR_NOMEM ? ENOMEM : ELIBACC;
        goto out;
    }
    ret = ENOMEM;
    if (plans_make(&cfg->ctx.plans, cfg->generation, cfg->ctx.release))
        goto out;
    cfg->config = cfg->ctx.functions.xlu_cfg_init(cfg->report, cfg->filename);
    if (cfg->config)
        return 0;

out:
    xenstable_close(cfg->ctx.xs);
    plans_free(&cfg->ctx.plans);
    memset(&cfg->ctx, 0, sizeof(cfg->ctx));
    return ret;
}

/* Unlike libxl's functions: 0 or a positive errno. The plan is there once the
   library is. */
static int begin(xenstable_xlu_config *cfg, struct call *call,
                 const struct converter *const *plan, const void *ours,
                 void *room)
{
    int ret = ask_libxlutil(cfg);

    if (!ret)
        ret = call_give(call, &cfg->ctx, *plan, ours, room);
    if (ret >= 0)
        return ret;
    return ret == XENSTABLE_LIBXL_ERROR_NOMEM ? ENOMEM : EINVAL;
}

static int end(struct call *call, void *ours, int ret)
{
    return call_returned(call, ours, ret) ? ret ? ret : ENOMEM : 0;
}

int xenstable_xlu_disk_parse(xenstable_xlu_config *cfg, int nspecs,
                             const char *const *specs,
                             xenstable_libxl_device_disk *disk)
{
    CALL_ROOM(xenstable_libxl_device_disk) room;
    struct call call;
    int ret = begin(cfg, &call, &cfg->ctx.plans.of.device_disk, disk, &room);

    if (ret)
        return ret;
    return end(&call, disk,
               cfg->ctx.functions.xlu_disk_parse(cfg->config, nspecs, specs,
                                                 call.theirs));
}

int xenstable_xlu_vif_parse_rate(xenstable_xlu_config *cfg, const char *rate,
                                 xenstable_libxl_device_nic *nic)
{
    CALL_ROOM(xenstable_libxl_device_nic) room;
    struct call call;
    int ret = begin(cfg, &call, &cfg->ctx.plans.of.device_nic, nic, &room);

    if (ret)
        return ret;
    return end(
        &call, nic,
        cfg->ctx.functions.xlu_vif_parse_rate(cfg->config, rate, call.theirs));
}

static int parse_pci(xenstable_xlu_config *cfg,
                     xenstable_libxl_device_pci *pci, const char *text,
                     bool options)
{
    CALL_ROOM(xenstable_libxl_device_pci) room;
    const struct libxl_functions *functions = &cfg->ctx.functions;
    struct call call;
    int ret = begin(cfg, &call, &cfg->ctx.plans.of.device_pci, pci, &room);

    if (ret)
        return ret;
    /* Before Xen 4.15 the first was called what the second is now, and read
       the options, too (tools/libxl/libxlu_pci.c). */
    ret = options && functions->xlu_pci_parse_spec_string
              ? functions->xlu_pci_parse_spec_string(cfg->config, call.theirs,
                                                     text)
              : functions->xlu_pci_parse_bdf(cfg->config, call.theirs, text);
    return end(&call, pci, ret);
}

int xenstable_xlu_pci_parse_bdf(xenstable_xlu_config *cfg,
                                xenstable_libxl_device_pci *pcidev,
                                const char *str)
{
    return parse_pci(cfg, pcidev, str, false);
}

int xenstable_xlu_pci_parse_spec_string(xenstable_xlu_config *cfg,
                                        xenstable_libxl_device_pci *pci,
                                        const char *str)
{
    return parse_pci(cfg, pci, str, true);
}

int xenstable_xlu_rdm_parse(xenstable_xlu_config *cfg,
                            xenstable_libxl_rdm_reserve *rdm, const char *str)
{
    int ret = ask_libxlutil(cfg);

    return ret ? ret : cfg->ctx.functions.xlu_rdm_parse(cfg->config, rdm, str);
}
