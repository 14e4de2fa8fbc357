/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What libxl does without a hypervisor, and libxlutil. */
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/judge-print.h"

static const char *const policies[] = {
    "x2apic=0",
    "host,x2apic=1",
    "host:nx=0",
    "nx=0",
    "svm=0",
    "invtsc=1",
    "rdcl-no=0",
    "host,rdcl-no=1,ssb-no=0",
    "maxleaf=13",
    "stepping=3",
    "family=6",
    "family=21",
    "model=60",
    "proccount=4",
    "procpkg=2",
    "localapicid=1",
    "brandid=2",
    "clflush=8",
    "nc=1",
    "sse2=k",
    "sse2=s",
    "sse2=x",
    "sse2=y",
    "sse2",
    "sse2=",
    "no-such-feature=0",
    "",
    "host",
    "hypervisor=0",
    "pae=1",
    "avx512f=0",
    "arch-capabilities=1",
    "fsrm=0,ibrsb=0",
    "perfctr_core=0",
    "x2apic=0,x2apic=1",
    "host,nx=0 ",
    "0x1:ecx=0",
};

static const char *const xend_policies[] = {
    "0x1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0",
    "1:eax=00000000000000000000000000000000,edx=1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "0x80000001:edx=xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx",
    "7,0:ebx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1",
    "7,1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxk",
    "13,1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxs",
    "0x1:ecx=0",
    "0x1:ecx=0x0",
    "0x1:esx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0",
    "0x1",
    "0x1:",
    ":ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0",
    "",
    "4294967295:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0",
};

/* All releases know them. */
static const char *const together[] = {
    "x2apic=0", "family=6", "nx=0", "x2apic=1", "svm=0", "avx=k", "family=21"};

typedef int parse_fn(libxl_cpuid_policy_list *policy, const char *text);

static void parse(const char *name, parse_fn *parse_config, const char *text)
{
    libxl_domain_build_info build;

    libxl_domain_build_info_init(&build);
    enter(name);
    print_text("text", text);
    print_number("parsed", parse_config(&build.cpuid, text));
    print_json("json", libxl_domain_build_info_to_json(ctx, &build));
    leave();
    libxl_domain_build_info_dispose(&build);
}

void step_policies(char **words)
{
    const size_t count = sizeof(policies) / sizeof(policies[0]);
    const size_t xend_count = sizeof(xend_policies) / sizeof(xend_policies[0]);
    libxl_domain_build_info build;
    size_t i;

    (void)words;
    for (i = 0; i < count; i++)
        parse(at("policy", (int)i), libxl_cpuid_parse_config, policies[i]);
    for (i = 0; i < xend_count; i++)
        parse(at("xend", (int)i), libxl_cpuid_parse_config_xend,
              xend_policies[i]);
    /* One after the other: what is said twice, in each way. */
    libxl_domain_build_info_init(&build);
    for (i = 0; i < sizeof(together) / sizeof(together[0]); i++)
        print_number(together[i],
                     libxl_cpuid_parse_config(&build.cpuid, together[i]));
    print_number(
        "xend", libxl_cpuid_parse_config_xend(&build.cpuid, xend_policies[0]));
    print_json("all", libxl_domain_build_info_to_json(ctx, &build));
    libxl_domain_build_info_dispose(&build);
}

static const char *const disks[] = {
    "format=raw, vdev=xvda, access=ro, target=/one",
    "/dev/vg/one,raw,hda,w",
    "/one,qcow2,hdb,r",
    "/one,,hdc,cdrom",
    ",empty,hdc,cdrom",
    "vdev=hdc, access=r, devtype=cdrom, format=empty",
    "phy:/dev/vg/one,hda,w",
    "file:/one,xvda,r",
    "tap:aio:/one,xvda,w",
    "backendtype=qdisk,vdev=xvdb,target=/two",
    "script=block-iscsi,vdev=xvda,target=iqn:foo",
    "vdev=xvda,discard,direct-io-safe,target=/a b",
    "vdev=xvda,no-discard,target=/c",
    "backend=driver,vdev=xvda,format=vhd,target=/d",
    "colour=blue",
    "vdev=xvda",
    "",
    "/one,raw,xvda,w,more",
    "vdev=sdz,specification=virtio,transport=mmio,target=/v",
    "target=/t,vdev=xvda,trusted",
};

static void parse_disks(void)
{
    char *report = NULL;
    size_t bytes = 0, i;
    FILE *file = open_memstream(&report, &bytes);
    XLU_Config *config = xlu_cfg_init(file, "judge");
    libxl_device_disk disk;

    for (i = 0; config && i < sizeof(disks) / sizeof(disks[0]); i++) {
        libxl_device_disk_init(&disk);
        print_text("disk", disks[i]);
        print_number("xlu_disk_parse",
                     xlu_disk_parse(config, 1, &disks[i], &disk));
        print_device_disk("disk", &disk);
        libxl_device_disk_dispose(&disk);
    }
    libxl_device_disk_init(&disk);
    print_number("xlu_disk_parse of two",
                 xlu_disk_parse(config, 2, disks, &disk));
    libxl_device_disk_dispose(&disk);
    xlu_cfg_destroy(config);
    fclose(file);
    print_text("report", report);
    free(report);
}

static void init_configs(void)
{
    static const libxl_domain_type types[] = {
        LIBXL_DOMAIN_TYPE_HVM, LIBXL_DOMAIN_TYPE_PV, LIBXL_DOMAIN_TYPE_PVH};
    unsigned int i;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        libxl_domain_config config;
        uint64_t kib = 0;

        libxl_domain_config_init(&config);
        print_config(at("init", (int)i), &config);
        libxl_domain_build_info_init_type(&config.b_info, types[i]);
        config.c_info.type = types[i];
        print_config(at("init_type", (int)i), &config);
        config.b_info.max_memkb = 256 * 1024;
        config.b_info.max_vcpus = (int)i + 1;
        if (print_result("domain_need_memory",
                         libxl_domain_need_memory(ctx, &config, 0, &kib)))
            print_number("need_memory", (long long)kib);
        libxl_domain_config_dispose(&config);
    }
}

static void measure(void)
{
    unsigned int cpus;

    for (cpus = 1; cpus < 200; cpus += 33)
        print_number(
            "required_shadow_memory",
            (long long)libxl_get_required_shadow_memory(cpus * 77777, cpus));
}

static void combine_bitmaps(void)
{
    libxl_bitmap one, two, both;
    char *text;

    libxl_bitmap_init(&one);
    libxl_bitmap_init(&two);
    libxl_bitmap_init(&both);
    print_number("bitmap_alloc", libxl_bitmap_alloc(ctx, &one, 12));
    print_number("bitmap_alloc", libxl_bitmap_alloc(ctx, &two, 70));
    libxl_bitmap_set(&one, 3);
    libxl_bitmap_set(&one, 11);
    libxl_bitmap_set(&two, 3);
    libxl_bitmap_set(&two, 69);
    print_number("bitmap_or", libxl_bitmap_or(ctx, &both, &one, &two));
    print_bitmap("both", &both);
    print_number("count_set", libxl_bitmap_count_set(&both));
    libxl_bitmap_dispose(&both);
    print_number("bitmap_and", libxl_bitmap_and(ctx, &both, &one, &two));
    print_bitmap("both", &both);
    text = libxl_bitmap_to_hex_string(ctx, &two);
    print_text("hex", text);
    free(text);
    print_number("is_full", libxl_bitmap_is_full(&one));
    libxl_bitmap_set_any(&one);
    print_number("is_full", libxl_bitmap_is_full(&one));
    print_number("is_empty", libxl_bitmap_is_empty(&one));
    print_number("equal", libxl_bitmap_equal(&one, &two, 3));
    print_number("test", libxl_bitmap_test(&one, 1000));
    libxl_bitmap_dispose(&one);
    libxl_bitmap_dispose(&two);
    libxl_bitmap_dispose(&both);
}

static void read_uuids(void)
{
    static const char *const texts[] = {
        "01234567-89ab-cdef-0123-456789abcdef",
        "01234567-89AB-CDEF-0123-456789ABCDEF",
        "0123456789abcdef0123456789abcdef",
        "01234567-89ab-cdef-0123-456789abcdeg",
        "01234567-89ab-cdef-0123-456789abcdef0",
        "01234567-89ab-cdef-0123-456789abcde",
        "",
    };
    libxl_uuid uuid, other;
    unsigned int i;

    libxl_uuid_clear(&other);
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        libxl_uuid_clear(&uuid);
        print_number("uuid_from_string",
                     libxl_uuid_from_string(&uuid, texts[i]));
        print_bytes("uuid", &uuid, sizeof(uuid));
        print_number("is_nil", libxl_uuid_is_nil(&uuid));
        print_number("compare", libxl_uuid_compare(&uuid, &other) > 0);
    }
}

void step_values(char **words)
{
    (void)words;
    parse_disks();
    init_configs();
    measure();
    combine_bitmaps();
    read_uuids();
}
