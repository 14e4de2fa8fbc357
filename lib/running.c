/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/running.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/choose.h"
#include "lib/explain.h"
#include "lib/handle.h"
#include "lib/probe.h"

/* The handle's release: the running one, else the newest. */
static void set_release(struct xenstable *xs)
{
    unsigned int i;

    xs->release = &known_releases[known_releases_count - 1];
    for (i = 0; i < known_releases_count; i++) {
        if (known_releases[i].major != xs->major ||
            known_releases[i].minor != xs->minor)
            continue;
        xs->release = &known_releases[i];
        xs->known = true;
    }
}

/* No /sys/hypervisor, but a control device: let the hypervisor say it. */
static int ask_hypervisor(struct xenstable *xs, const struct probe *probe)
{
    unsigned int i = 0;
    int ret;

    while (!providers[i].running_release)
        i++;
    ret = open_provider(xs, i);
    if (!ret)
        ret = providers[i].running_release(xs, &xs->major, &xs->minor);
    return ret && ret != -ENOMEM ? explain_asking(xs, i, probe, ret) : ret;
}

int find_running(struct xenstable *xs)
{
    struct probe probe;
    int ret = 0;

    operations_missing(&xs->operations);
    switch (probe_release(secure_getenv("XENSTABLE_RUNNING"), "", &probe)) {
    case PROBE_XEN:
        xs->major = probe.major;
        xs->minor = probe.minor;
        break;
    case PROBE_ASK:
        ret = ask_hypervisor(xs, &probe);
        break;
    case PROBE_FAILED:
        ret = explain_probe(xs, &probe);
        break;
    case PROBE_NOT_XEN:
        ret = explain_no_xen(xs);
        break;
    }
    if (ret)
        return ret;
    set_release(xs);
    explain_environment(xs, &probe);
    xs->on_xen = !xs->status;
    return 0;
}

int find_running_release(struct xenstable *xs)
{
    int ret = find_running(xs);

    close_providers(xs);
    return ret;
}
