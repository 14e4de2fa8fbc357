/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: lab-client - the toolstack area on a real Xen, step by step
 *
 *   lab-client host             what is asked about the host
 *   lab-client create NAME      a PVH guest with two vCPUs and 128 MiB
 *   lab-client query NAME ID    what is asked about a domain
 *   lab-client change ID        pause, memory, vCPUs, affinity
 *   lab-client destroy ID
 *   lab-client refused          what must be refused, and how
 *
 * Facts for the scenario to compare with what xl says: "diag fact KEY VALUE".
 * Each run of it looks for file descriptors and children that are left.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include <xenstable/toolstack.h>

#include "tests/lab/client/client.h"

enum { MIB = 1024 }; /* in KiB */

static xenstable_ctx *ctx;

static void fact(const char *key, const char *value)
{
    diag("fact %s %s", key, value ? value : "");
}

static void fact_number(const char *key, unsigned long long value)
{
    diag("fact %s %llu", key, value);
}

/* 0 as a result; else with what libxenstable says. */
static bool good(int ret, const char *what)
{
    char message[512] = "";

    if (ret)
        xenstable_ctx_message(ctx, message, sizeof(message));
    result(!ret, "%s: %d %s", what, ret, message);
    return !ret;
}

static unsigned int open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    unsigned int count = 0;

    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}

static void ask_version(void)
{
    const xenstable_version_info *version = xenstable_get_version_info(ctx);

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
    xenstable_physinfo info;
    char caps[80];

    xenstable_physinfo_init(&info);
    if (good(xenstable_get_physinfo(ctx, &info), "get_physinfo")) {
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
    xenstable_physinfo_dispose(&info);
}

static void ask_topology(void)
{
    xenstable_cputopology *cpus;
    xenstable_numainfo *nodes;
    int count = 0, i;

    cpus = xenstable_get_cpu_topology(ctx, &count);
    result(cpus && count > 0, "get_cpu_topology: %d CPUs", count);
    for (i = 0; cpus && i < count; i++)
        if (cpus[i].core != XENSTABLE_CPUTOPOLOGY_INVALID_ENTRY)
            diag("fact cpu_%d %u %u %u", i, cpus[i].core, cpus[i].socket,
                 cpus[i].node);
    xenstable_cputopology_list_free(cpus, count);
    nodes = xenstable_get_numainfo(ctx, &count);
    result(nodes && count == 1, "get_numainfo: %d nodes", count);
    if (nodes)
        fact_number("node_memory", nodes[0].size >> 20);
    xenstable_numainfo_list_free(nodes, count);
}

static void ask_vcpus(uint32_t domid, unsigned int expected)
{
    xenstable_vcpuinfo *vcpus;
    int count = 0, cpus = 0, i;

    vcpus = xenstable_list_vcpu(ctx, domid, &count, &cpus);
    result(vcpus && (unsigned int)count == expected && cpus > 0,
           "list_vcpu: %d vCPUs of domain %u, %d CPUs", count, domid, cpus);
    for (i = 0; vcpus && i < count; i++) {
        char key[20],
            *text = xenstable_bitmap_to_hex_string(ctx, &vcpus[i].cpumap);

        snprintf(key, sizeof(key), "affinity_%u", vcpus[i].vcpuid);
        fact(key, text);
        free(text);
    }
    xenstable_vcpuinfo_list_free(vcpus, count);
}

static void ask_domains(void)
{
    xenstable_dominfo *domains;
    int count = 0, i;

    domains = xenstable_list_domain(ctx, &count);
    result(domains && count > 0 && domains[0].domid == 0,
           "list_domain: %d domains", count);
    for (i = 0; domains && i < count; i++)
        diag("fact domain_%u %llu %u %s", domains[i].domid,
             (unsigned long long)domains[i].current_memkb / MIB,
             domains[i].vcpu_online,
             xenstable_domain_type_to_string(domains[i].domain_type));
    xenstable_dominfo_list_free(domains, count);
}

static void host(void)
{
    uint64_t kib = 0;

    ask_version();
    ask_physinfo();
    ask_topology();
    ask_domains();
    if (good(xenstable_get_free_memory(ctx, &kib), "get_free_memory"))
        result(kib > 0, "there is free memory");
    fact("scheduler", xenstable_scheduler_to_string(
                          (xenstable_scheduler)xenstable_get_scheduler(ctx)));
    fact_number("max_cpus", (unsigned int)xenstable_get_max_cpus(ctx));
    fact_number("max_nodes", (unsigned int)xenstable_get_max_nodes(ctx));
}

static void fill_config(xenstable_domain_config *config, const char *name)
{
    xenstable_domain_build_info *build = &config->b_info;
    xenstable_domain_create_info *create = &config->c_info;
    int i;

    xenstable_domain_config_init(config);
    create->type = XENSTABLE_DOMAIN_TYPE_PVH;
    create->name = strdup(name);
    xenstable_uuid_generate(&create->uuid);
    xenstable_domain_build_info_init_type(build, XENSTABLE_DOMAIN_TYPE_PVH);
    build->kernel = strdup("/boot/guest-vmlinux.gz");
    build->ramdisk = strdup("/boot/guest-initrd.img");
    build->cmdline = strdup("console=hvc0 quiet rdinit=/init");
    build->max_memkb = build->target_memkb = 128 * MIB;
    build->max_vcpus = 2;
    if (xenstable_bitmap_alloc(ctx, &build->avail_vcpus, build->max_vcpus) ||
        xenstable_cpuid_parse_config(&build->cpuid, "x2apic=0"))
        exit(1);
    for (i = 0; i < build->max_vcpus; i++)
        xenstable_bitmap_set(&build->avail_vcpus, i);
    config->on_crash = XENSTABLE_ACTION_ON_SHUTDOWN_DESTROY;
}

static void create(const char *name)
{
    xenstable_domain_config config;
    uint32_t domid = 0;

    fill_config(&config, name);
    if (good(xenstable_domain_create_new(ctx, &config, &domid, NULL, NULL),
             "domain_create_new")) {
        fact_number("id", domid);
        diag("filled in: shadow %llu, video %llu, hap %s",
             (unsigned long long)config.b_info.shadow_memkb,
             (unsigned long long)config.b_info.video_memkb,
             xenstable_defbool_to_string(config.c_info.hap));
        result(config.b_info.video_memkb != XENSTABLE_MEMKB_DEFAULT &&
                   config.b_info.shadow_memkb != XENSTABLE_MEMKB_DEFAULT &&
                   !xenstable_defbool_is_default(config.c_info.hap),
               "the configuration holds what libxl chose");
        result(strcmp(config.c_info.name, name) == 0 &&
                   config.b_info.max_vcpus == 2,
               "and what was asked for");
        good(xenstable_domain_unpause(ctx, domid, NULL), "domain_unpause");
    }
    xenstable_domain_config_dispose(&config);
}

/* In CPUID leaf 1, bit 21 of ECX is x2APIC. */
static void check_policy(xenstable_domain_config *config)
{
    char *text = xenstable_domain_config_to_json(ctx, config);

    result(text &&
               strstr(text, "\"ecx\": \"xxxxxxxxxx0xxxxxxxxxxxxxxxxxxxxx\""),
           "the CPU policy is read back: %d entries",
           xenstable_cpuid_policy_list_length(&config->b_info.cpuid));
    free(text);
}

static void query(const char *name, uint32_t domid)
{
    xenstable_domain_sched_params params;
    xenstable_domain_config config;
    xenstable_dominfo info;
    char uuid[40], *path = NULL;
    uint8_t *data = NULL;
    int bytes = 0;

    xenstable_dominfo_init(&info);
    if (good(xenstable_domain_info(ctx, &info, domid), "domain_info")) {
        const uint8_t *u = info.uuid.uuid;

        /* libxl does not tell PVH from HVM here. */
        result(info.domid == domid &&
                   info.domain_type == XENSTABLE_DOMAIN_TYPE_HVM &&
                   !info.paused && !info.shutdown && !info.dying,
               "it is a domain that runs");
        fact_number("memory", info.current_memkb / MIB);
        fact_number("vcpus", info.vcpu_online);
        fact_number("cpupool", info.cpupool);
        snprintf(uuid, sizeof(uuid),
                 "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                 "%02x%02x%02x%02x%02x%02x",
                 u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9],
                 u[10], u[11], u[12], u[13], u[14], u[15]);
        fact("uuid", uuid);
    }
    xenstable_dominfo_dispose(&info);
    ask_vcpus(domid, 2);
    ask_domains();
    if (good(xenstable_console_get_tty(ctx, domid, 0,
                                       XENSTABLE_CONSOLE_TYPE_PV, &path),
             "console_get_tty"))
        fact("tty", path);
    free(path);
    xenstable_domain_sched_params_init(&params);
    if (good(xenstable_domain_sched_params_get(ctx, domid, &params),
             "domain_sched_params_get"))
        fact_number("weight", (unsigned int)params.weight);
    xenstable_domain_sched_params_dispose(&params);
    good(xenstable_userdata_store(ctx, domid, "xenstable-test",
                                  (const uint8_t *)"hello", 5),
         "userdata_store");
    if (good(xenstable_userdata_retrieve(ctx, domid, "xenstable-test", &data,
                                         &bytes),
             "userdata_retrieve"))
        result(bytes == 5 && memcmp(data, "hello", 5) == 0,
               "what was stored is retrieved");
    free(data);
    xenstable_domain_config_init(&config);
    if (good(
            xenstable_retrieve_domain_configuration(ctx, domid, &config, NULL),
            "retrieve_domain_configuration"))
        result(config.c_info.name && strcmp(config.c_info.name, name) == 0 &&
                   config.b_info.max_vcpus == 2 &&
                   config.b_info.type == XENSTABLE_DOMAIN_TYPE_PVH &&
                   config.b_info.max_memkb == 128 * MIB,
               "the configuration is that of the domain");
    check_policy(&config);
    xenstable_domain_config_dispose(&config);
}

static bool is_paused(uint32_t domid)
{
    xenstable_dominfo info;
    bool paused = false;

    xenstable_dominfo_init(&info);
    if (!xenstable_domain_info(ctx, &info, domid))
        paused = info.paused;
    xenstable_dominfo_dispose(&info);
    return paused;
}

static void change(uint32_t domid)
{
    xenstable_bitmap map;

    good(xenstable_domain_pause(ctx, domid, NULL), "domain_pause");
    result(is_paused(domid), "it is paused");
    good(xenstable_domain_unpause(ctx, domid, NULL), "domain_unpause");
    result(!is_paused(domid), "it is not paused any more");
    good(xenstable_set_memory_target(ctx, domid, 100 * MIB, 0, 1),
         "set_memory_target");
    good(xenstable_domain_setmaxmem(ctx, domid, 120 * MIB),
         "domain_setmaxmem");
    xenstable_bitmap_init(&map);
    good(xenstable_cpu_bitmap_alloc(ctx, &map, 0), "cpu_bitmap_alloc");
    xenstable_bitmap_set(&map, 0);
    good(xenstable_set_vcpuaffinity(ctx, domid, 1, &map, NULL),
         "set_vcpuaffinity");
    xenstable_bitmap_dispose(&map);
    ask_vcpus(domid, 2);
    good(xenstable_bitmap_alloc(ctx, &map, 2), "bitmap_alloc");
    xenstable_bitmap_set(&map, 0);
    good(xenstable_set_vcpuonline(ctx, domid, &map, NULL), "set_vcpuonline");
    xenstable_bitmap_dispose(&map);
}

static void destroy(uint32_t domid)
{
    const struct timespec pause = {.tv_nsec = 100000000};
    unsigned int tries;
    xenstable_dominfo info;
    int ret = 0;

    good(xenstable_domain_destroy(ctx, domid, NULL), "domain_destroy");
    /* Xen keeps it as a dying one until its memory is free. */
    for (tries = 0; tries < 100; tries++) {
        bool dying;

        xenstable_dominfo_init(&info);
        ret = xenstable_domain_info(ctx, &info, domid);
        dying = !ret && info.dying;
        xenstable_dominfo_dispose(&info);
        if (!dying)
            break;
        nanosleep(&pause, NULL);
    }
    result(ret == XENSTABLE_ERROR_DOMAIN_NOTFOUND,
           "domain_info does not find it any more: %d", ret);
}

static void refused_with(int ret, const char *text)
{
    char message[512] = "";

    xenstable_ctx_message(ctx, message, sizeof(message));
    result(ret == XENSTABLE_ERROR_NI && strstr(message, text),
           "refused: %d, \"%s\"", ret, message);
}

static void refused(void)
{
    xenstable_domain_config config;
    uint32_t domid = 0;

    fill_config(&config, "refused");
    config.b_info.altp2m_count = 3;
    refused_with(xenstable_domain_create_new(ctx, &config, &domid, NULL, NULL),
                 "domain_build_info.altp2m_count needs Xen 4.21");
    xenstable_domain_config_dispose(&config);
}

int main(int argc, char **argv)
{
    unsigned int files = open_files();
    const char *step = argc > 1 ? argv[1] : "";
    uint32_t domid = argc > 2 ? (uint32_t)atoi(argv[argc - 1]) : 0;
    int ret;

    ret = xenstable_ctx_alloc(&ctx, XENSTABLE_CTX_VERSION, 0, NULL);
    result(!ret, "ctx_alloc: %d", ret);
    if (ret)
        return 1;
    if (strcmp(step, "host") == 0)
        host();
    else if (strcmp(step, "create") == 0 && argc == 3)
        create(argv[2]);
    else if (strcmp(step, "query") == 0 && argc == 4)
        query(argv[2], domid);
    else if (strcmp(step, "change") == 0 && argc == 3)
        change(domid);
    else if (strcmp(step, "destroy") == 0 && argc == 3)
        destroy(domid);
    else if (strcmp(step, "refused") == 0)
        refused();
    else
        result(false, "there is no step '%s'", step);
    good(xenstable_ctx_free(ctx), "ctx_free");
    result(open_files() == files, "no file descriptor is left: %u, then %u",
           files, open_files());
    result(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD,
           "no child is left");
    return client_status();
}
