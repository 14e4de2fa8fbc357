/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: domains.c - uses the drop-in header as programs that watch domains do
 *
 * Compiled only. libxenstat (4.14 to 4.22) lists domains in pieces and asks
 * for each vCPU; the vchan library of Qubes asks whether a domain lives, in
 * the form of Xen until 4.17 and in that from 4.18 on.
 */
#include <errno.h>
#include <stdlib.h>

#include <xenctrl.h>

#define PIECE 256

unsigned long long vcpu_time(xc_interface *xch);
int is_alive(xc_interface *xch, uint32_t domid);
int is_alive_from_418(xc_interface *xch, uint32_t domid);

static bool is_crashed(const xc_domaininfo_t *info)
{
    return info->flags & XEN_DOMINF_shutdown &&
           ((info->flags >> XEN_DOMINF_shutdownshift) &
            XEN_DOMINF_shutdownmask) == SHUTDOWN_crash;
}

unsigned long long vcpu_time(xc_interface *xch)
{
    static xc_domaininfo_t infos[PIECE];
    unsigned long long time = 0;
    uint32_t first = 0, vcpu;
    int nr, i;

    do {
        nr = xc_domain_getinfolist(xch, first, PIECE, infos);
        for (i = 0; i < nr; i++) {
            xc_vcpuinfo_t info;

            if (is_crashed(&infos[i]) ||
                infos[i].max_vcpu_id == XEN_INVALID_MAX_VCPU_ID)
                continue;
            for (vcpu = 0; vcpu <= infos[i].max_vcpu_id; vcpu++)
                if (xc_vcpu_getinfo(xch, infos[i].domain, vcpu, &info) == 0 &&
                    info.online)
                    time += info.cpu_time;
        }
        if (nr > 0)
            first = infos[nr - 1].domain + 1u;
    } while (nr == PIECE);
    return time;
}

int is_alive(xc_interface *xch, uint32_t domid)
{
    xc_dominfo_t info;
    int nr = xc_domain_getinfo(xch, domid, 1, &info);

    return nr == 1 && info.domid == domid && !info.dying;
}

int is_alive_from_418(xc_interface *xch, uint32_t domid)
{
    xc_domaininfo_t info;

    if (xc_domain_getinfo_single(xch, domid, &info) < 0)
        return errno == ESRCH ? 0 : -1;
    return !(info.flags & XEN_DOMINF_dying);
}
