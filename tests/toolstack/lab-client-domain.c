/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Creating a domain, asking about it, changing and ending it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/lab-client.h"

uint64_t guest_memory_kib(xenstable_libxl_domain_type type)
{
    return (type == XENSTABLE_LIBXL_DOMAIN_TYPE_HVM ? 192 : 128) * MIB;
}

/* No screen, and no empty CD drive: see tests/lab/README.md. */
static void fill_hvm(xenstable_libxl_domain_config *config)
{
    xenstable_libxl_domain_build_info *build = &config->b_info;
    xenstable_libxl_device_disk *drive = calloc(1, sizeof(*drive));

    build->u.hvm.vga.kind = XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_NONE;
    xenstable_libxl_defbool_set(&build->u.hvm.vnc.enable, false);
    if (!drive)
        exit(1);
    fill_drive(drive, FIRST_MEDIUM);
    config->disks = drive;
    config->num_disks = 1;
}

void fill_config(xenstable_libxl_domain_config *config,
                 xenstable_libxl_domain_type type, const char *name)
{
    xenstable_libxl_domain_build_info *build = &config->b_info;
    xenstable_libxl_domain_create_info *create = &config->c_info;
    int i;

    xenstable_libxl_domain_config_init(config);
    create->type = type;
    create->name = strdup(name);
    xenstable_libxl_uuid_generate(&create->uuid);
    xenstable_libxl_domain_build_info_init_type(build, type);
    /* QEMU needs a bzImage. Elsewhere the unpacked kernel starts faster. */
    build->kernel = strdup(type == XENSTABLE_LIBXL_DOMAIN_TYPE_HVM
                               ? "/boot/vmlinuz"
                               : "/boot/guest-vmlinux");
    build->ramdisk = strdup("/boot/guest-initrd.img");
    build->cmdline = strdup("console=hvc0 quiet rdinit=/init "
                            "lab_modules=xen-blkfront,xen-netfront");
    build->max_memkb = build->target_memkb = guest_memory_kib(type);
    build->max_vcpus = 2;
    if (xenstable_libxl_bitmap_alloc(ctx, &build->avail_vcpus,
                                     build->max_vcpus) ||
        xenstable_libxl_cpuid_parse_config(&build->cpuid, "x2apic=0"))
        exit(1);
    for (i = 0; i < build->max_vcpus; i++)
        xenstable_libxl_bitmap_set(&build->avail_vcpus, i);
    config->on_crash = XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY;
    if (type == XENSTABLE_LIBXL_DOMAIN_TYPE_HVM)
        fill_hvm(config);
}

void step_create(char **words)
{
    const char *name = words[1];
    xenstable_libxl_domain_type type;
    xenstable_libxl_domain_config config;
    uint64_t kib = 0;
    uint32_t domid = 0;

    if (xenstable_libxl_domain_type_from_string(words[0], &type))
        exit(1);
    fill_config(&config, type, name);
    if (good(xenstable_libxl_domain_need_memory(ctx, &config, 0, &kib),
             "domain_need_memory"))
        result(kib >= guest_memory_kib(type),
               "it needs its memory and more: %llu KiB",
               (unsigned long long)kib);
    if (good(xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL,
                                               NULL),
             "domain_create_new")) {
        fact_number("id", domid);
        result(config.b_info.video_memkb != XENSTABLE_LIBXL_MEMKB_DEFAULT &&
                   config.b_info.shadow_memkb !=
                       XENSTABLE_LIBXL_MEMKB_DEFAULT &&
                   xenstable_libxl_defbool_is_default(config.c_info.hap) ==
                       (type == XENSTABLE_LIBXL_DOMAIN_TYPE_PV),
               "the configuration holds what libxl chose");
        result(strcmp(config.c_info.name, name) == 0 &&
                   config.b_info.max_vcpus == 2,
               "and what was asked for");
        good(xenstable_libxl_domain_unpause(ctx, domid, NULL),
             "domain_unpause");
    }
    xenstable_libxl_domain_config_dispose(&config);
}

/* In CPUID leaf 1, bit 21 of ECX is x2APIC. */
static void check_policy(xenstable_libxl_domain_config *config)
{
    char *text = xenstable_libxl_domain_config_to_json(ctx, config);

    result(text &&
               strstr(text, "\"ecx\": \"xxxxxxxxxx0xxxxxxxxxxxxxxxxxxxxx\""),
           "the CPU policy is read back: %d entries",
           xenstable_libxl_cpuid_policy_list_length(&config->b_info.cpuid));
    free(text);
}

void step_query(char **words)
{
    const char *name = words[0];
    const uint32_t domid = (uint32_t)atoi(words[1]);
    xenstable_libxl_domain_sched_params params;
    xenstable_libxl_domain_config config;
    xenstable_libxl_dominfo info;
    char uuid[40], *path = NULL;
    uint8_t *data = NULL;
    int bytes = 0;

    xenstable_libxl_dominfo_init(&info);
    if (good(xenstable_libxl_domain_info(ctx, &info, domid), "domain_info")) {
        const uint8_t *u = info.uuid.uuid;

        fact("type", xenstable_libxl_domain_type_to_string(info.domain_type));
        result(info.domid == domid && !info.paused && !info.shutdown &&
                   !info.dying,
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
    xenstable_libxl_dominfo_dispose(&info);
    ask_vcpus(domid, 2);
    ask_domains();
    if (good(xenstable_libxl_console_get_tty(
                 ctx, domid, 0, XENSTABLE_LIBXL_CONSOLE_TYPE_PV, &path),
             "console_get_tty"))
        fact("tty", path);
    free(path);
    xenstable_libxl_domain_sched_params_init(&params);
    if (good(xenstable_libxl_domain_sched_params_get(ctx, domid, &params),
             "domain_sched_params_get"))
        diag("fact sched %d %d", params.weight, params.cap);
    xenstable_libxl_domain_sched_params_dispose(&params);
    good(xenstable_libxl_userdata_store(ctx, domid, "xenstable-test",
                                        (const uint8_t *)"hello", 5),
         "userdata_store");
    if (good(xenstable_libxl_userdata_retrieve(ctx, domid, "xenstable-test",
                                               &data, &bytes),
             "userdata_retrieve"))
        result(bytes == 5 && memcmp(data, "hello", 5) == 0,
               "what was stored is retrieved");
    free(data);
    xenstable_libxl_domain_config_init(&config);
    if (good(xenstable_libxl_retrieve_domain_configuration(ctx, domid, &config,
                                                           NULL),
             "retrieve_domain_configuration"))
        result(config.c_info.name && strcmp(config.c_info.name, name) == 0 &&
                   config.b_info.max_vcpus == 2 &&
                   config.b_info.type == config.c_info.type &&
                   config.b_info.max_memkb ==
                       guest_memory_kib(config.c_info.type),
               "the configuration is that of the domain");
    check_policy(&config);
    xenstable_libxl_domain_config_dispose(&config);
}

void step_config(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    xenstable_libxl_domain_config config;
    FILE *file = fopen(words[1], "w");
    char *text = NULL;

    xenstable_libxl_domain_config_init(&config);
    if (good(xenstable_libxl_retrieve_domain_configuration(ctx, domid, &config,
                                                           NULL),
             "retrieve_domain_configuration"))
        text = xenstable_libxl_domain_config_to_json(ctx, &config);
    result(file && text && fputs(text, file) >= 0,
           "domain_config_to_json writes it");
    free(text);
    xenstable_libxl_domain_config_dispose(&config);
    if (file)
        fclose(file);
}

static bool is_paused(uint32_t domid)
{
    xenstable_libxl_dominfo info;
    bool paused = false;

    xenstable_libxl_dominfo_init(&info);
    if (!xenstable_libxl_domain_info(ctx, &info, domid))
        paused = info.paused;
    xenstable_libxl_dominfo_dispose(&info);
    return paused;
}

void step_pause(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);

    good(xenstable_libxl_domain_pause(ctx, domid, NULL), "domain_pause");
    result(is_paused(domid), "it is paused");
    good(xenstable_libxl_domain_unpause(ctx, domid, NULL), "domain_unpause");
    result(!is_paused(domid), "it is not paused any more");
}

void step_change(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    xenstable_libxl_domain_sched_params params;
    xenstable_libxl_bitmap map;

    good(xenstable_libxl_set_memory_target(ctx, domid, 100 * MIB, 0, 1),
         "set_memory_target");
    good(xenstable_libxl_domain_setmaxmem(ctx, domid, 120 * MIB),
         "domain_setmaxmem");
    xenstable_libxl_domain_sched_params_init(&params);
    params.sched =
        (xenstable_libxl_scheduler)xenstable_libxl_get_scheduler(ctx);
    params.weight = 512;
    good(xenstable_libxl_domain_sched_params_set(ctx, domid, &params),
         "domain_sched_params_set");
    xenstable_libxl_domain_sched_params_dispose(&params);
    xenstable_libxl_bitmap_init(&map);
    good(xenstable_libxl_cpu_bitmap_alloc(ctx, &map, 0), "cpu_bitmap_alloc");
    xenstable_libxl_bitmap_set(&map, 0);
    good(xenstable_libxl_set_vcpuaffinity(ctx, domid, 1, &map, NULL),
         "set_vcpuaffinity");
    xenstable_libxl_bitmap_dispose(&map);
    ask_vcpus(domid, 2);
    good(xenstable_libxl_bitmap_alloc(ctx, &map, 2), "bitmap_alloc");
    xenstable_libxl_bitmap_set(&map, 0);
    good(xenstable_libxl_set_vcpuonline(ctx, domid, &map, NULL),
         "set_vcpuonline");
    xenstable_libxl_bitmap_dispose(&map);
}

void step_destroy(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    unsigned int tries;
    xenstable_libxl_dominfo info;
    int ret = 0;

    good(xenstable_libxl_domain_destroy(ctx, domid, NULL), "domain_destroy");
    /* Xen keeps the domain as a dying one until its memory is free. */
    for (tries = 0; tries < 100; tries++) {
        bool dying;

        xenstable_libxl_dominfo_init(&info);
        ret = xenstable_libxl_domain_info(ctx, &info, domid);
        dying = !ret && info.dying;
        xenstable_libxl_dominfo_dispose(&info);
        if (!dying)
            break;
        wait_milliseconds(100);
    }
    result(ret == XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND,
           "domain_info does not find it any more: %d", ret);
}

void step_shut(char **words)
{
    struct xenstable *xs = open_with(NULL, true);

    result(!xenstable_device_model_shutdown(xs, (uint32_t)atoi(words[0]),
                                            (uint8_t)atoi(words[1])),
           "device_model_shutdown, for reason %s", words[1]);
    xenstable_close(xs);
}

static void refused_with(int ret, const char *text)
{
    char message[512] = "";

    xenstable_toolstack_message(ctx, message, sizeof(message));
    result(ret == XENSTABLE_LIBXL_ERROR_NI && strstr(message, text),
           "refused: %d, \"%s\"", ret, message);
}

/* This creation must fail and leave nothing behind. */
static void fails_with(xenstable_libxl_domain_config *config, const char *what)
{
    const int domains = count_domains(ctx);
    uint32_t domid = 0;
    int ret;

    ret = xenstable_libxl_domain_create_new(ctx, config, &domid, NULL, NULL);
    result(ret < 0, "a creation fails, %s: %d", what, ret);
    result(count_domains(ctx) == domains, "and leaves no domain");
    xenstable_libxl_domain_config_dispose(config);
}

void step_refused(char **words)
{
    const xenstable_libxl_domain_type pvh = XENSTABLE_LIBXL_DOMAIN_TYPE_PVH;
    const int minor = xenstable_libxl_get_version_info(ctx)->xen_version_minor;
    xenstable_libxl_domain_build_info *build;
    xenstable_libxl_domain_config config;
    uint32_t domid = 0;
    uint64_t kib = 0;

    (void)words;
    build = &config.b_info;
    if (minor < 21) {
        fill_config(&config, pvh, "refused");
        build->altp2m_count = 3;
        refused_with(xenstable_libxl_domain_create_new(ctx, &config, &domid,
                                                       NULL, NULL),
                     "domain_build_info.altp2m_count needs Xen 4.21");
        xenstable_libxl_domain_config_dispose(&config);
    }

    fill_config(&config, pvh, "refused");
    xenstable_libxl_cpuid_parse_config(&build->cpuid, "no-such-feature=0");
    refused_with(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        "does not know the CPU policy \"no-such-feature=0\"");
    xenstable_libxl_domain_config_dispose(&config);

    fill_config(&config, pvh, "failing");
    free(build->kernel);
    build->kernel = strdup("/run/lab/no-such-kernel");
    fails_with(&config, "no kernel");

    fill_config(&config, pvh, "failing");
    free(build->kernel);
    build->kernel = strdup("/boot/guest-initrd.img");
    fails_with(&config, "this is no kernel");

    /* After the domain was built. */
    fill_config(&config, pvh, "failing");
    config.disks = calloc(1, sizeof(*config.disks));
    config.num_disks = 1;
    xenstable_libxl_device_disk_init(config.disks);
    config.disks->vdev = strdup("xvda");
    config.disks->pdev_path = strdup("/run/lab/no-such-disk");
    config.disks->format = XENSTABLE_LIBXL_DISK_FORMAT_RAW;
    config.disks->backend = XENSTABLE_LIBXL_DISK_BACKEND_PHY;
    fails_with(&config, "no disk");

    /* <xenstable/toolstack.h> describes old callers. This is the last test,
       because libxl does not forget that a program is one. */
    if (minor < 17)
        return;
    fill_config(&config, pvh, "failing");
    good(xenstable_libxl_domain_need_memory_0x041200(ctx, build, &kib),
         "domain_need_memory_0x041200");
    fails_with(&config, "an old caller's without shadow memory");
}
