/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is asked about the host and about a domain. */
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/judge-print.h"

static void ask_domains(void)
{
    int count = -1, i;
    libxl_dominfo *list = libxl_list_domain(ctx, &count);

    print_answer("list_domain", count);
    for (i = 0; list && i < count; i++)
        print_dominfo(at("list_domain", i), &list[i]);
    libxl_dominfo_list_free(list, count);
}

static void ask_machine(void)
{
    libxl_physinfo info;
    libxl_cputopology *cpus;
    libxl_numainfo *nodes;
    int count = -1, i;

    libxl_physinfo_init(&info);
    if (print_result("get_physinfo", libxl_get_physinfo(ctx, &info)))
        print_physinfo("physinfo", &info);
    libxl_physinfo_dispose(&info);
    cpus = libxl_get_cpu_topology(ctx, &count);
    print_answer("get_cpu_topology", count);
    for (i = 0; cpus && i < count; i++)
        print_cputopology(at("cputopology", i), &cpus[i]);
    libxl_cputopology_list_free(cpus, count);
    count = -1;
    nodes = libxl_get_numainfo(ctx, &count);
    print_answer("get_numainfo", count);
    for (i = 0; nodes && i < count; i++)
        print_numainfo(at("numainfo", i), &nodes[i]);
    libxl_numainfo_list_free(nodes, count);
}

static void ask_memory(void)
{
    uint64_t kib = 0;
    uint32_t old_kib = 0;

    if (print_result("get_free_memory", libxl_get_free_memory(ctx, &kib)))
        print_number("free_memory", (long long)kib);
    if (print_result("get_free_memory_0x040700",
                     libxl_get_free_memory_0x040700(ctx, &old_kib)))
        print_number("free_memory_0x040700", old_kib);
}

static void ask_bitmaps(void)
{
    libxl_bitmap map;

    libxl_bitmap_init(&map);
    if (print_result("cpu_bitmap_alloc", libxl_cpu_bitmap_alloc(ctx, &map, 0)))
        print_bitmap("cpu_bitmap", &map);
    libxl_bitmap_dispose(&map);
    if (print_result("node_bitmap_alloc",
                     libxl_node_bitmap_alloc(ctx, &map, 0)))
        print_bitmap("node_bitmap", &map);
    libxl_bitmap_dispose(&map);
    print_result("socket_bitmap_alloc of less than none",
                 libxl_socket_bitmap_alloc(ctx, &map, -1));
    if (print_result("socket_bitmap_alloc",
                     libxl_socket_bitmap_alloc(ctx, &map, 0)) &&
        print_result("get_online_socketmap",
                     libxl_get_online_socketmap(ctx, &map)))
        print_bitmap("socket_bitmap", &map);
    libxl_bitmap_dispose(&map);
}

static void ask_pools(void)
{
    static const char *const names[] = {"Pool-0", "0", "77", "nothing", ""};
    libxl_bitmap cpus;
    unsigned int i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        uint32_t pool = 0xeeeeeeee;
        int was_name = -1;

        print_result("cpupool_qualifier_to_cpupoolid",
                     libxl_cpupool_qualifier_to_cpupoolid(ctx, names[i], &pool,
                                                          &was_name));
        print_number("pool", pool);
        print_number("was_name", was_name);
    }
    libxl_bitmap_init(&cpus);
    if (libxl_cpu_bitmap_alloc(ctx, &cpus, 0))
        return;
    print_result("cpupool_cpuadd_cpumap of none",
                 libxl_cpupool_cpuadd_cpumap(ctx, 0, &cpus));
    print_result("cpupool_cpuremove_cpumap of none",
                 libxl_cpupool_cpuremove_cpumap(ctx, 0, &cpus));
    libxl_bitmap_set(&cpus, 0);
    print_result("cpupool_cpuadd_cpumap of one that is there",
                 libxl_cpupool_cpuadd_cpumap(ctx, 0, &cpus));
    print_result("cpupool_cpuremove_cpumap of no pool",
                 libxl_cpupool_cpuremove_cpumap(ctx, 77, &cpus));
    libxl_bitmap_dispose(&cpus);
}

static void ask_parameters(void)
{
    char unknown[] = "no-such-parameter=1",
         known[] = "console_timestamps=none";

    print_result("set_parameters", libxl_set_parameters(ctx, known));
    print_result("set_parameters of none", libxl_set_parameters(ctx, unknown));
}

void step_host(char **words)
{
    char context[] = "system_u:system_r:domU_t";
    const libxl_version_info *version = libxl_get_version_info(ctx);
    uint32_t sid = 0;

    (void)words;
    if (version)
        print_version_info("version_info", version);
    ask_machine();
    ask_domains();
    ask_memory();
    ask_bitmaps();
    ask_pools();
    ask_parameters();
    print_answer("get_max_cpus", libxl_get_max_cpus(ctx));
    print_answer("get_max_nodes", libxl_get_max_nodes(ctx));
    print_answer("get_scheduler", libxl_get_scheduler(ctx));
    if (print_result(
            "flask_context_to_sid",
            libxl_flask_context_to_sid(ctx, context, strlen(context), &sid)))
        print_number("sid", sid);
}

static void ask_vcpus(uint32_t domid)
{
    int count = -1, cpus = -1, i;
    libxl_vcpuinfo *list = libxl_list_vcpu(ctx, domid, &count, &cpus);

    print_answer("list_vcpu", list ? count : -1);
    if (!list)
        return;
    print_number("list_vcpu_cpus", cpus);
    for (i = 0; i < count; i++)
        print_vcpuinfo(at("vcpuinfo", i), &list[i]);
    libxl_vcpuinfo_list_free(list, count);
}

static void ask_scheduler(uint32_t domid)
{
    libxl_domain_sched_params params;
    libxl_bitmap nodes;

    libxl_domain_sched_params_init(&params);
    if (print_result("domain_sched_params_get",
                     libxl_domain_sched_params_get(ctx, domid, &params)))
        print_domain_sched_params("sched_params", &params);
    libxl_domain_sched_params_dispose(&params);
    libxl_bitmap_init(&nodes);
    if (!libxl_node_bitmap_alloc(ctx, &nodes, 0) &&
        print_result("domain_get_nodeaffinity",
                     libxl_domain_get_nodeaffinity(ctx, domid, &nodes)))
        print_bitmap("nodeaffinity", &nodes);
    libxl_bitmap_dispose(&nodes);
}

static void ask_devices(uint32_t domid)
{
    int count = -1, i;
    libxl_device_disk *disks = libxl_device_disk_list(ctx, domid, &count);
    libxl_device_channel *channels;
    libxl_device_usbdev *usbdevs;

    print_answer("device_disk_list", disks ? count : -1);
    for (i = 0; disks && i < count; i++)
        print_device_disk(at("disk", i), &disks[i]);
    libxl_device_disk_list_free(disks, count);
    count = -1;
    channels = libxl_device_channel_list(ctx, domid, &count);
    print_answer("device_channel_list", channels ? count : -1);
    for (i = 0; channels && i < count; i++) {
        libxl_channelinfo info;

        print_device_channel(at("channel", i), &channels[i]);
        libxl_channelinfo_init(&info);
        if (print_result(
                "device_channel_getinfo",
                libxl_device_channel_getinfo(ctx, domid, &channels[i], &info)))
            print_channelinfo(at("channelinfo", i), &info);
        libxl_channelinfo_dispose(&info);
        libxl_device_channel_dispose(&channels[i]);
    }
    free(channels);
    count = -1;
    usbdevs = libxl_device_usbdev_list(ctx, domid, &count);
    print_answer("device_usbdev_list", usbdevs ? count : -1);
    for (i = 0; usbdevs && i < count; i++)
        print_device_usbdev(at("usbdev", i), &usbdevs[i]);
    libxl_device_usbdev_list_free(usbdevs, count);
}

static void ask_nics(uint32_t domid, const libxl_domain_config *config)
{
    int i;

    for (i = 0; i <= config->num_nics; i++) {
        const libxl_mac none = {0};
        const uint8_t *mac = i < config->num_nics ? config->nics[i].mac : none;
        libxl_device_nic nic;
        char text[LIBXL_MAC_FMTLEN + 1];

        snprintf(text, sizeof(text), LIBXL_MAC_FMT, LIBXL_MAC_BYTES(mac));
        libxl_device_nic_init(&nic);
        if (print_result("mac_to_device_nic",
                         libxl_mac_to_device_nic(ctx, domid, text, &nic)))
            print_device_nic(at("nic", i), &nic);
        libxl_device_nic_dispose(&nic);
    }
}

static void ask_consoles(uint32_t domid)
{
    static const libxl_console_type types[] = {LIBXL_CONSOLE_TYPE_PV,
                                               LIBXL_CONSOLE_TYPE_SERIAL};
    unsigned int i;
    int number;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        for (number = 0; number < 3; number++) {
            char *tty = NULL;

            if (print_result(
                    "console_get_tty",
                    libxl_console_get_tty(ctx, domid, number, types[i], &tty)))
                print_text("tty", tty);
            free(tty);
        }
    }
}

static void ask_userdata(uint32_t domid)
{
    static const char *const names[] = {"judge", "libxl-json", "nothing"};
    unsigned int i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        uint8_t *data = NULL;
        int bytes = -1;

        if (print_result("userdata_retrieve",
                         libxl_userdata_retrieve(ctx, domid, names[i], &data,
                                                 &bytes))) {
            print_number("userdata", bytes);
            if (bytes > 0)
                print_bytes(names[i], data, (size_t)bytes);
        }
        free(data);
    }
}

static void ask_monitor(uint32_t domid)
{
    char *output = NULL;

    if (print_result("qemu_monitor_command",
                     libxl_qemu_monitor_command(ctx, domid, "info name",
                                                &output, NULL)))
        print_text("output", output);
    free(output);
}

static void write_json(libxl_domain_config *config)
{
    const char *name = getenv("JUDGE_JSON");
    char *text = libxl_domain_config_to_json(ctx, config);
    FILE *file = fopen(name ? name : "/dev/null", "w");

    if (!file || fputs(text ? text : "", file) < 0 || fclose(file)) {
        perror(name);
        exit(2);
    }
    free(text);
}

static void ask_config(uint32_t domid)
{
    libxl_domain_config config;
    uint64_t kib = 0;

    libxl_domain_config_init(&config);
    if (print_result(
            "retrieve_domain_configuration",
            libxl_retrieve_domain_configuration(ctx, domid, &config, NULL))) {
        print_config("config", &config);
        write_json(&config);
        ask_nics(domid, &config);
        if (print_result("domain_need_memory",
                         libxl_domain_need_memory(ctx, &config, domid, &kib)))
            print_number("need_memory", (long long)kib);
        print_config("config_after", &config);
    }
    libxl_domain_config_dispose(&config);
}

void step_domain(char **words)
{
    const uint32_t domid = (uint32_t)strtoul(words[0], NULL, 0);
    libxl_dominfo info;

    libxl_dominfo_init(&info);
    if (print_result("domain_info", libxl_domain_info(ctx, &info, domid)))
        print_dominfo("dominfo", &info);
    libxl_dominfo_dispose(&info);
    ask_vcpus(domid);
    ask_scheduler(domid);
    ask_devices(domid);
    ask_consoles(domid);
    ask_userdata(domid);
    ask_monitor(domid);
    ask_config(domid);
}
