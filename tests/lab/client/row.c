/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: row - what a monitoring program would ask, for a table
 *
 *   row
 */
#include <stdio.h>
#include <string.h>

#include "tests/lab/client/client.h"

enum { ROOM = 64, PAGES_PER_MIB = 256 };

static void version(struct xenstable *xs)
{
    char text[XENSTABLE_HOST_TEXT_BYTES];
    unsigned int major = 0, minor = 0;
    int ret;

    xenstable_running_release(xs, &major, &minor);
    ret = xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_EXTRA_VERSION, text,
                                  sizeof(text));
    result(ret == 0, "host_get_text answers: %s", code_name(ret));
    if (ret == 0)
        diag("cell version: %u.%u%s", major, minor, text);
}

static void host(struct xenstable *xs)
{
    struct xenstable_host_physical_info info;
    int ret = xenstable_host_get_physical_info(xs, &info, sizeof(info));

    result(ret == 0, "host_get_physical_info answers: %s", code_name(ret));
    if (ret == 0)
        diag("cell host: %u CPUs, %llu MiB", info.nr_cpus,
             (unsigned long long)info.total_pages / PAGES_PER_MIB);
}

static void domains(struct xenstable *xs)
{
    struct xenstable_host_domain_info infos[ROOM];
    uint32_t count = 0;
    int ret = xenstable_host_list_domains(xs, 0, infos, sizeof(infos[0]), ROOM,
                                          &count);

    result(ret == 0 && count > 0, "host_list_domains answers: %s",
           code_name(ret));
    if (ret == 0 && count > 0)
        diag("cell domains: dom0: %llu MiB, %u vCPUs",
             (unsigned long long)infos[0].total_pages / PAGES_PER_MIB,
             infos[0].online_vcpus);
}

static void provider(struct xenstable *xs)
{
    struct xenstable_operation_info info;

    xenstable_operation_query(xs, XENSTABLE_OPERATION_KEXEC_LOAD, &info,
                              sizeof(info));
    result(info.provider != NULL, "a provider answers kexec_load");
    diag("cell provider: %s", info.provider ? info.provider : "none");
}

int main(void)
{
    struct xenstable *xs = open_with(NULL, true);

    version(xs);
    host(xs);
    domains(xs);
    provider(xs);
    xenstable_close(xs);
    return client_status();
}
