/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/stand_in.h"

#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/libxl.h"
#include "lib/handle.h"
#include "lib/structure.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/report.h"
#include "lib/toolstack/type.h"

static const struct generation *generation_of(unsigned int release)
{
    const unsigned int wanted = RELEASE(release / 100, release % 100);
    unsigned int i;

    for (i = 0; i < newest_generation; i++)
        if (all_generations[i].release == wanted)
            break;
    return &all_generations[i];
}

static const struct type *type_of(unsigned int release, const char *name)
{
    const struct generation *generation = generation_of(release);
    unsigned int i;

    for (i = 0; i < MOVING_COUNT; i++) {
        const struct type *type = &all_types[generation->types[i]];

        if (strcmp(type_name(type), name) == 0)
            return type;
    }
    return NULL;
}

static int open_context(unsigned int release, xenstable_libxl_ctx **pctx,
                        int version, unsigned int flags,
                        struct xentoollog_logger *lg)
{
    int ret = libxl_ctx_open(pctx, version, flags, lg, generation_of(release));

    if (ret || (*pctx)->release->major != release / 100 ||
        (*pctx)->release->minor != release % 100)
        return ret;
    log_write(&(*pctx)->xs->log, XENSTABLE_LOG_ERROR,
              "this is a stand-in of libxenstable, and Xen %u.%u runs: start "
              "the program without it",
              release / 100, release % 100);
    xenstable_libxl_ctx_free(*pctx);
    *pctx = NULL;
    return XENSTABLE_LIBXL_ERROR_FAIL;
}

static xenstable_xlu_config *open_parser(unsigned int release, FILE *report,
                                         const char *report_filename)
{
    return xlu_open(report, report_filename, generation_of(release));
}

void xenstable_stand_in_toolstack(struct stand_in_toolstack *table,
                                  size_t table_bytes)
{
    const struct stand_in_toolstack ours = {
        .type = type_of,
        .init = type_init,
        .init_key = type_init_key,
        .dispose = type_dispose,
        .list_free = type_list_free,
        .copy = toolstack_copy,
        .to_json = json_from_struct,
        .from_json = json_to_struct,
        .feed_json = json_feed,
        .ctx_alloc = open_context,
        .cfg_init = open_parser,
    };

    structure_give(table, table_bytes, &ours, sizeof(ours));
}
