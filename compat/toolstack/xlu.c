/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xlu - what libxlutil parses
 *
 * Parsing needs no hypervisor: where none runs, the newest libxlutil that is
 * installed does it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/call.h"
#include "compat/toolstack/libxl.h"
#include "lib/explain.h"
#include "lib/handle.h"

struct xenstable_xlu_config {
    void *config;
    xenstable_libxl_ctx ctx; /* without a libxl__ctx: for conversions */
};

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
    if (find_library(&config->ctx)) {
        if (config->ctx.xs && config->ctx.xs->message)
            fprintf(report, "%s: %s\n", report_filename,
                    config->ctx.xs->message);
        goto out;
    }
    if (plans_make(&config->ctx.plans, generation, config->ctx.release))
        goto out;
    config->config =
        config->ctx.functions.xlu_cfg_init(report, report_filename);
    if (config->config)
        return config;

out:
    xenstable_close(config->ctx.xs);
    plans_free(&config->ctx.plans);
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
    cfg->ctx.functions.xlu_cfg_destroy(cfg->config);
    xenstable_close(cfg->ctx.xs);
    plans_free(&cfg->ctx.plans);
    free(cfg);
}

int xenstable_xlu_disk_parse(xenstable_xlu_config *cfg, int nspecs,
                             const char *const *specs,
                             xenstable_libxl_device_disk *disk)
{
    CALL_ROOM(xenstable_libxl_device_disk) room;
    struct call call;
    int ret;

    /* Otherwise than libxl's functions: 0 or a positive errno. */
    ret = call_give(&call, &cfg->ctx, cfg->ctx.plans.of.device_disk, disk,
                    &room);
    if (ret)
        return ret == XENSTABLE_LIBXL_ERROR_NOMEM ? ENOMEM : EINVAL;
    ret = cfg->ctx.functions.xlu_disk_parse(cfg->config, nspecs, specs,
                                            call.theirs);
    return call_returned(&call, disk, ret) ? ret ? ret : ENOMEM : 0;
}
