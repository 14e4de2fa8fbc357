/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <xenstable/host.h>

#include <errno.h>

#include "lib/arguments.h"
#include "lib/handle.h"
#include "lib/structure.h"

/* Xen's number of a vCPU has 16 bits where libxenctrl passes it on. */
#define VCPUS_MAX 65536u

/* Does the code of one vCPU only say that it was not created? */
static bool is_no_vcpu(int ret)
{
    return ret == -ENOENT || ret == -ESRCH;
}

int xenstable_host_list_vcpus(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_vcpu_info *infos,
                              size_t info_bytes, uint32_t max_vcpus,
                              uint32_t *nr_vcpus_r)
{
    struct xenstable_host_domain_info domain;
    char *to = (char *)infos;
    uint32_t vcpus, vcpu, missing = 0, nr = 0;
    int ret;

    REQUIRE(xs, xs, "xs");
    REQUIRE(xs, domid <= UINT16_MAX, "domid");
    REQUIRE(xs, infos, "infos");
    REQUIRE(xs, element_bytes_valid(info_bytes, VCPU_INFO_BYTES_1_0),
            "info_bytes");
    REQUIRE(xs, max_vcpus > 0, "max_vcpus");
    REQUIRE(xs, nr_vcpus_r, "nr_vcpus_r");
    ret = xs->operations.host_get_domain(xs, domid, &domain, sizeof(domain));
    if (ret)
        return ret;
    /* All ones for none. */
    vcpus = at_most(domain.max_vcpu_id + 1, VCPUS_MAX);
    for (vcpu = 0; vcpu < vcpus && nr < max_vcpus; vcpu++) {
        ret = xs->operations.host_get_vcpu(
            xs, domid, vcpu, (struct xenstable_host_vcpu_info *)(void *)to,
            info_bytes);
        if (is_no_vcpu(ret)) {
            missing++;
        } else if (ret) {
            return ret;
        } else {
            to += info_bytes;
            nr++;
        }
    }
    /* Xen until 4.21 says the same where the domain has ended. */
    if (missing)
        ret =
            xs->operations.host_get_domain(xs, domid, &domain, sizeof(domain));
    if (!ret)
        *nr_vcpus_r = nr;
    return ret;
}
