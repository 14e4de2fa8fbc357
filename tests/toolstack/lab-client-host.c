/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Questions about the host, also from two threads at once. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/lab-client.h"

static void ask_version(void)
{
    const xenstable_libxl_version_info *version =
        xenstable_libxl_get_version_info(ctx);

    result(version, "get_version_info");
    if (!version)
        return;
    fact_number("xen_major", (unsigned int)version->xen_version_major);
    fact_number("xen_minor", (unsigned int)version->xen_version_minor);
    fact("xen_extra", version->xen_version_extra);
    fact("xen_caps", version->capabilities);
    fact("xen_changeset", version->changeset);
    fact("xen_commandline", version->commandline);
    fact("cc_compiler", version->compiler);
    fact_number("xen_pagesize", (unsigned int)version->pagesize);
}

static void ask_physinfo(void)
{
    xenstable_libxl_physinfo info;
    char caps[80];

    xenstable_libxl_physinfo_init(&info);
    if (good(xenstable_libxl_get_physinfo(ctx, &info), "get_physinfo")) {
        fact_number("nr_cpus", info.nr_cpus);
        fact_number("max_cpu_id", info.max_cpu_id);
        fact_number("nr_nodes", info.nr_nodes);
        fact_number("cores_per_socket", info.cores_per_socket);
        fact_number("threads_per_core", info.threads_per_core);
        fact_number("total_memory", info.total_pages >> 8);
        fact_number("free_memory", info.free_pages >> 8);
        snprintf(caps, sizeof(caps), "%08x:%08x:%08x:%08x:%08x:%08x:%08x:%08x",
                 info.hw_cap[0], info.hw_cap[1], info.hw_cap[2],
                 info.hw_cap[3], info.hw_cap[4], info.hw_cap[5],
                 info.hw_cap[6], info.hw_cap[7]);
        fact("hw_caps", caps);
        diag("fact virt_caps %s%s%s%s%s%s%s%s%s", info.cap_pv ? " pv" : "",
             info.cap_hvm ? " hvm" : "",
             info.cap_hvm && info.cap_hvm_directio ? " hvm_directio" : "",
             info.cap_pv && info.cap_hvm_directio ? " pv_directio" : "",
             info.cap_hap ? " hap" : "", info.cap_shadow ? " shadow" : "",
             info.cap_iommu_hap_pt_share ? " iommu_hap_pt_share" : "",
             info.cap_vmtrace ? " vmtrace" : "", info.cap_vpmu ? " vpmu" : "");
        fact_number("gnttab_v1", info.cap_gnttab_v1);
        fact_number("gnttab_v2", info.cap_gnttab_v2);
    }
    xenstable_libxl_physinfo_dispose(&info);
}

static void ask_topology(void)
{
    xenstable_libxl_cputopology *cpus;
    xenstable_libxl_numainfo *nodes;
    int count = 0, i;

    cpus = xenstable_libxl_get_cpu_topology(ctx, &count);
    result(cpus && count > 0, "get_cpu_topology: %d CPUs", count);
    for (i = 0; cpus && i < count; i++)
        if (cpus[i].core != XENSTABLE_LIBXL_CPUTOPOLOGY_INVALID_ENTRY)
            diag("fact cpu_%d %u %u %u", i, cpus[i].core, cpus[i].socket,
                 cpus[i].node);
    xenstable_libxl_cputopology_list_free(cpus, count);
    nodes = xenstable_libxl_get_numainfo(ctx, &count);
    result(nodes && count == 1, "get_numainfo: %d nodes", count);
    for (i = 0; nodes && i < count; i++)
        diag("fact node_%d %llu", i, (unsigned long long)nodes[i].size >> 20);
    xenstable_libxl_numainfo_list_free(nodes, count);
}

void ask_vcpus(uint32_t domid, unsigned int expected)
{
    xenstable_libxl_vcpuinfo *vcpus;
    int count = 0, cpus = 0, i;

    vcpus = xenstable_libxl_list_vcpu(ctx, domid, &count, &cpus);
    result(vcpus && (unsigned int)count == expected && cpus > 0,
           "list_vcpu: %d vCPUs of domain %u, %d CPUs", count, domid, cpus);
    for (i = 0; vcpus && i < count; i++) {
        char *text =
            xenstable_libxl_bitmap_to_hex_string(ctx, &vcpus[i].cpumap);

        diag("fact vcpu_%u %s %s %llu", vcpus[i].vcpuid,
             vcpus[i].online ? "online" : "offline", text,
             (unsigned long long)vcpus[i].vcpu_time / 100000000);
        free(text);
    }
    xenstable_libxl_vcpuinfo_list_free(vcpus, count);
}

void ask_domains(void)
{
    xenstable_libxl_dominfo *domains;
    int count = 0, i;

    domains = xenstable_libxl_list_domain(ctx, &count);
    result(domains && count > 0 && domains[0].domid == 0,
           "list_domain: %d domains", count);
    for (i = 0; domains && i < count; i++)
        diag("fact domain_%u %llu %u %s", domains[i].domid,
             (unsigned long long)domains[i].current_memkb / MIB,
             domains[i].vcpu_online,
             xenstable_libxl_domain_type_to_string(domains[i].domain_type));
    xenstable_libxl_dominfo_list_free(domains, count);
}

int count_domains(xenstable_libxl_ctx *of)
{
    int count = -1;

    xenstable_libxl_dominfo_list_free(xenstable_libxl_list_domain(of, &count),
                                      count);
    return count;
}

static void parse_disks(void)
{
    const char *const one = "format=raw, vdev=xvda, access=ro, target=/one";
    const char *const none = "format=raw, vdev=xvda, colour=blue";
    char report[256] = "";
    FILE *file = fmemopen(report, sizeof(report), "w");
    xenstable_xlu_config *config = xenstable_xlu_cfg_init(file, "disk");
    xenstable_libxl_device_disk disk;

    result(config, "xlu_cfg_init");
    if (config) {
        xenstable_libxl_device_disk_init(&disk);
        result(xenstable_xlu_disk_parse(config, 1, &one, &disk) == 0 &&
                   disk.format == XENSTABLE_LIBXL_DISK_FORMAT_RAW &&
                   strcmp(disk.vdev, "xvda") == 0 && !disk.readwrite &&
                   strcmp(disk.pdev_path, "/one") == 0,
               "xlu_disk_parse takes a disk");
        xenstable_libxl_device_disk_dispose(&disk);
        xenstable_libxl_device_disk_init(&disk);
        result(xenstable_xlu_disk_parse(config, 1, &none, &disk) > 0,
               "and refuses what is none");
        xenstable_libxl_device_disk_dispose(&disk);
        xenstable_xlu_cfg_destroy(config);
    }
    fclose(file);
    result(strstr(report, "colour"), "and says why");
}

static void ask_flask(void)
{
    char context[] = "system_u:system_r:domU_t";
    uint32_t sid = 0;

    fact("flask", xenstable_libxl_flask_context_to_sid(ctx, context,
                                                       strlen(context), &sid)
                      ? "refused"
                      : "known");
}

void step_host(char **words)
{
    uint64_t kib = 0;

    (void)words;
    ask_version();
    ask_physinfo();
    ask_topology();
    ask_domains();
    ask_flask();
    parse_disks();
    if (good(xenstable_libxl_get_free_memory(ctx, &kib), "get_free_memory"))
        result(kib > 0, "there is free memory");
    fact("scheduler",
         xenstable_libxl_scheduler_to_string(
             (xenstable_libxl_scheduler)xenstable_libxl_get_scheduler(ctx)));
    fact_number("max_cpus", (unsigned int)xenstable_libxl_get_max_cpus(ctx));
    fact_number("max_nodes", (unsigned int)xenstable_libxl_get_max_nodes(ctx));
}

/* Asks the same with a context of its own. Return: the number of wrong
   answers. */
static void *ask_often(void *data)
{
    enum { ROUNDS = 20 };
    const int domains = *(int *)data;
    uintptr_t wrong = 0;
    xenstable_libxl_ctx *own;
    unsigned int i;

    if (xenstable_libxl_ctx_alloc(&own, XENSTABLE_LIBXL_VERSION, 0, NULL))
        return (void *)(uintptr_t)1;
    for (i = 0; i < ROUNDS; i++) {
        xenstable_libxl_physinfo info;
        xenstable_libxl_dominfo dom0;
        char *path = NULL;

        wrong += count_domains(own) != domains;
        xenstable_libxl_physinfo_init(&info);
        wrong += xenstable_libxl_get_physinfo(own, &info) || !info.nr_cpus;
        xenstable_libxl_physinfo_dispose(&info);
        xenstable_libxl_dominfo_init(&dom0);
        wrong += xenstable_libxl_domain_info(own, &dom0, 0) || dom0.domid != 0;
        xenstable_libxl_dominfo_dispose(&dom0);
        /* This call fails, and each thread has its own message about it. */
        wrong += !xenstable_libxl_console_get_tty(
            own, 0x7000, 0, XENSTABLE_LIBXL_CONSOLE_TYPE_PV, &path);
    }
    wrong += xenstable_libxl_ctx_free(own) != 0;
    return (void *)wrong;
}

void step_threads(char **words)
{
    enum { THREADS = 2 };
    int domains = count_domains(ctx);
    pthread_t threads[THREADS];
    unsigned int i;

    (void)words;
    for (i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, ask_often, &domains))
            abort();
    for (i = 0; i < THREADS; i++) {
        void *wrong = NULL;

        pthread_join(threads[i], &wrong);
        result(!wrong, "thread %u: %u answers were wrong", i,
               (unsigned int)(uintptr_t)wrong);
    }
}
