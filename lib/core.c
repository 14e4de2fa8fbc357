/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <xenstable/core.h>

#include <errno.h>
#include <stdlib.h>

#include "lib/choose.h"
#include "lib/explain.h"
#include "lib/handle.h"
#include "lib/libraries.h"
#include "lib/running.h"
#include "lib/structure.h"

static int open_handle(struct xenstable **xs_r, xenstable_log_fn *log,
                       void *log_data, struct xentoollog_logger *logger,
                       unsigned int flags)
{
    struct xenstable *xs;
    int ret;

    if (!xs_r || flags)
        return -EINVAL;
    xs = handle_allocate();
    if (!xs)
        return -ENOMEM;
    log_init(&xs->log, log, log_data, logger);
    ret = find_running(xs);
    if (!ret && !xs->status)
        ret = choose_providers(xs);
    if (ret) {
        xenstable_close(xs);
        return ret;
    }
    *xs_r = xs;
    return 0;
}

int xenstable_open(struct xenstable **xs_r, xenstable_log_fn *log,
                   void *log_data, unsigned int flags)
{
    return open_handle(xs_r, log, log_data, NULL, flags);
}

int xenstable_open_with_logger(struct xenstable **xs_r,
                               struct xentoollog_logger *logger,
                               unsigned int flags)
{
    return open_handle(xs_r, NULL, NULL, logger, flags);
}

void xenstable_close(struct xenstable *xs)
{
    unsigned int i;

    if (!xs)
        return;
    close_providers(xs);
    for (i = 0; i < PROVIDER_COUNT; i++)
        free(xs->reason[i]);
    for (i = 0; i < TOOLSTACK_LIBRARIES; i++)
        free(xs->toolstack[i].reason);
    libraries_free(&xs->libraries);
    free(xs->described);
    free(xs->described_by);
    free(xs->described_reason);
    free(xs->message);
    free(xs);
}

int xenstable_status(const struct xenstable *xs)
{
    return xs ? xs->status : -EINVAL;
}

const char *xenstable_message(const struct xenstable *xs)
{
    return xs && xs->message ? xs->message : "";
}

int xenstable_running_release(const struct xenstable *xs,
                              unsigned int *major_r, unsigned int *minor_r)
{
    if (!xs)
        return -EINVAL;
    if (!xs->on_xen)
        return xs->status;
    if (major_r)
        *major_r = xs->major;
    if (minor_r)
        *minor_r = xs->minor;
    return 0;
}

const char *xenstable_library_version(void)
{
    return PACKAGE_VERSION;
}

int xenstable_operation_query(const struct xenstable *xs,
                              unsigned int operation,
                              struct xenstable_operation_info *info,
                              size_t info_bytes)
{
    struct xenstable_operation_info out = {0};

    if (!xs || !info || info_bytes < OPERATION_INFO_BYTES_1_0)
        return -EINVAL;
    if (operation >= OPERATION_COUNT)
        return -ENOENT;
    out.name = operation_facts[operation].name;
    out.area = operation_facts[operation].area;
    out.locked = operation_facts[operation].locked;
    if (xs->answers[operation]) {
        out.provider = xs->answers[operation]->name;
    } else {
        out.status = xs->status ? xs->status : -EOPNOTSUPP;
        out.reason = explain_missing(xs);
    }
    structure_give(info, info_bytes, &out, sizeof(out));
    return 0;
}

int xenstable_feature_query(const struct xenstable *xs, unsigned int feature)
{
    const struct feature_facts *facts;
    unsigned int running;

    if (!xs)
        return -EINVAL;
    if (feature >= feature_facts_count)
        return -ENOENT;
    if (!xs->on_xen)
        return xs->status;
    facts = &feature_facts[feature];
    running = RELEASE(xs->major, xs->minor);
    return running >= facts->since && running < facts->until;
}

const char *xenstable_feature_name(unsigned int feature)
{
    return feature < feature_facts_count ? feature_facts[feature].name : NULL;
}

int xenstable_library_query(struct xenstable *xs, unsigned int index,
                            struct xenstable_library_info *info,
                            size_t info_bytes)
{
    struct xenstable_library_info out = {0};
    const struct library *library;
    int ret;

    if (!xs || !info || info_bytes < LIBRARY_INFO_BYTES_1_0)
        return -EINVAL;
    ret = libraries_scan(&xs->libraries);
    if (ret)
        return ret;
    if (index >= xs->libraries.count)
        return -ENOENT;
    library = &xs->libraries.items[index];
    out.name = library->name;
    out.path = library->path;
    out.major = library->major;
    out.minor = library->minor;
    out.reason = explain_unused(xs, library);
    out.in_use = !out.reason;
    structure_give(info, info_bytes, &out, sizeof(out));
    return 0;
}
