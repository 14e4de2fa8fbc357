/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <xenstable/host.h>

#include "lib/arguments.h"
#include "lib/handle.h"
#include "lib/structure.h"

/* Xen has not more of them; asking for more would only cost memory. Of
   ranges, its table has 1024 (E820MAX), and x86's arch_memory_op() puts
   another one into the gaps for each piece of I/O memory that is not the
   control domain's, and wants room for one more. */
enum { MOST_CPUS = 16384, MOST_DOMAINS = 32768, MOST_RANGES = 4096 };

static uint32_t at_most(uint32_t wanted, uint32_t limit)
{
    return wanted < limit ? wanted : limit;
}

int xenstable_host_get_physical_info(struct xenstable *xs,
                                     struct xenstable_host_physical_info *info,
                                     size_t info_bytes)
{
    REQUIRE_HANDLE();
    REQUIRE(info, "info");
    REQUIRE(element_bytes_valid(info_bytes, PHYSICAL_INFO_BYTES_1_0),
            "info_bytes");
    return xs->operations.host_get_physical_info(xs, info, info_bytes);
}

int xenstable_host_get_cpu_info(struct xenstable *xs,
                                struct xenstable_host_cpu_info *cpus,
                                size_t cpu_bytes, uint32_t max_cpus,
                                uint32_t *nr_cpus_r)
{
    REQUIRE_HANDLE();
    REQUIRE(cpus, "cpus");
    REQUIRE(nr_cpus_r, "nr_cpus_r");
    REQUIRE(max_cpus > 0, "max_cpus");
    REQUIRE(element_bytes_valid(cpu_bytes, CPU_INFO_BYTES_1_0), "cpu_bytes");
    return xs->operations.host_get_cpu_info(
        xs, cpus, cpu_bytes, at_most(max_cpus, MOST_CPUS), nr_cpus_r);
}

int xenstable_host_get_domain(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_domain_info *info,
                              size_t info_bytes)
{
    REQUIRE_DOMAIN();
    REQUIRE(info, "info");
    REQUIRE(element_bytes_valid(info_bytes, DOMAIN_INFO_BYTES_1_0),
            "info_bytes");
    return xs->operations.host_get_domain(xs, domid, info, info_bytes);
}

int xenstable_host_list_domains(struct xenstable *xs, uint32_t first_domid,
                                struct xenstable_host_domain_info *infos,
                                size_t info_bytes, uint32_t max_domains,
                                uint32_t *nr_domains_r)
{
    REQUIRE_HANDLE();
    REQUIRE(first_domid <= LARGEST_DOMID, "first_domid");
    REQUIRE(infos, "infos");
    REQUIRE(nr_domains_r, "nr_domains_r");
    REQUIRE(max_domains > 0, "max_domains");
    REQUIRE(element_bytes_valid(info_bytes, DOMAIN_INFO_BYTES_1_0),
            "info_bytes");
    return xs->operations.host_list_domains(xs, first_domid, infos, info_bytes,
                                            at_most(max_domains, MOST_DOMAINS),
                                            nr_domains_r);
}

int xenstable_host_get_memory_map(struct xenstable *xs,
                                  struct xenstable_host_memory_range *ranges,
                                  size_t range_bytes, uint32_t max_ranges,
                                  uint32_t *nr_ranges_r)
{
    REQUIRE_HANDLE();
    REQUIRE(ranges, "ranges");
    REQUIRE(nr_ranges_r, "nr_ranges_r");
    REQUIRE(max_ranges > 0, "max_ranges");
    REQUIRE(element_bytes_valid(range_bytes, MEMORY_RANGE_BYTES_1_0),
            "range_bytes");
    return xs->operations.host_get_memory_map(xs, ranges, range_bytes,
                                              at_most(max_ranges, MOST_RANGES),
                                              nr_ranges_r);
}

int xenstable_host_get_max_cpus(struct xenstable *xs, uint32_t *max_cpus_r)
{
    REQUIRE_HANDLE();
    REQUIRE(max_cpus_r, "max_cpus_r");
    return xs->operations.host_get_max_cpus(xs, max_cpus_r);
}

int xenstable_host_get_text(struct xenstable *xs, unsigned int what,
                            char *buffer, size_t buffer_bytes)
{
    REQUIRE_HANDLE();
    REQUIRE(buffer, "buffer");
    REQUIRE(buffer_bytes > 0, "buffer_bytes");
    REQUIRE(what <= XENSTABLE_HOST_TEXT_BUILD_ID, "what");
    return xs->operations.host_get_text(xs, what, buffer, buffer_bytes);
}
