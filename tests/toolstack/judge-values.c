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

static void parse(const char *kind, parse_fn *parse_config, const char *text)
{
    libxl_domain_build_info build;
    char name[256];
    int ret;

    snprintf(name, sizeof(name), "%s %s", kind, text);
    libxl_domain_build_info_init(&build);
    enter(name);
    ret = parse_config(&build.cpuid, text);
    print_answer("parsed", ret);
    print_json(ret ? "refused" : "json",
               libxl_domain_build_info_to_json(ctx, &build));
    if (!ret)
        print_answer("length", libxl_cpuid_policy_list_length(&build.cpuid));
    leave();
    libxl_domain_build_info_dispose(&build);
}

void step_policies(char **words)
{
    const size_t count = sizeof(policies) / sizeof(policies[0]);
    const size_t xend_count = sizeof(xend_policies) / sizeof(xend_policies[0]);
    libxl_domain_build_info build, copy;
    size_t i;

    (void)words;
    for (i = 0; i < count; i++)
        parse("policy", libxl_cpuid_parse_config, policies[i]);
    for (i = 0; i < xend_count; i++)
        parse("xend", libxl_cpuid_parse_config_xend, xend_policies[i]);
    /* Parses one after the other. Some things are said twice, in each way. */
    libxl_domain_build_info_init(&build);
    for (i = 0; i < sizeof(together) / sizeof(together[0]); i++)
        print_number(together[i],
                     libxl_cpuid_parse_config(&build.cpuid, together[i]));
    print_number(
        "xend", libxl_cpuid_parse_config_xend(&build.cpuid, xend_policies[0]));
    print_json("all", libxl_domain_build_info_to_json(ctx, &build));
    libxl_domain_build_info_init(&copy);
    libxl_cpuid_policy_list_copy(ctx, &copy.cpuid, &build.cpuid);
    libxl_cpuid_dispose(&build.cpuid);
    print_answer("length of none",
                 libxl_cpuid_policy_list_length(&build.cpuid));
    print_json("copy", libxl_domain_build_info_to_json(ctx, &copy));
    libxl_domain_build_info_dispose(&copy);
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
        print_answer("xlu_disk_parse",
                     xlu_disk_parse(config, 1, &disks[i], &disk));
        print_device_disk("disk", &disk);
        libxl_device_disk_dispose(&disk);
    }
    libxl_device_disk_init(&disk);
    print_answer("xlu_disk_parse of two",
                 xlu_disk_parse(config, 2, disks, &disk));
    libxl_device_disk_dispose(&disk);
    xlu_cfg_destroy(config);
    fclose(file);
    print_text("report", report);
    free(report);
}

/* Earlier versions of libxl's interface have these. */
static void need_memory(const libxl_domain_build_info *build)
{
    uint64_t kib = 0;
    uint32_t old_kib = 0;

    if (print_result("domain_need_memory_0x041200",
                     libxl_domain_need_memory_0x041200(ctx, build, &kib)))
        print_number("need_memory", (long long)kib);
    if (print_result("domain_need_memory_0x040700",
                     libxl_domain_need_memory_0x040700(ctx, build, &old_kib)))
        print_number("need_memory", old_kib);
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
        need_memory(&config.b_info);
        libxl_domain_config_dispose(&config);
    }
}

static void measure(void)
{
    unsigned int cpus;

    for (cpus = 1; cpus < 200; cpus += 33)
        print_answer(
            "get_required_shadow_memory",
            (long long)libxl_get_required_shadow_memory(cpus * 77777, cpus));
}

static void ask_bitmap(const char *name, libxl_bitmap *map)
{
    int bit;

    print_bitmap(name, map);
    enter(name);
    print_answer("bitmap_count_set", libxl_bitmap_count_set(map));
    print_answer("bitmap_is_full", libxl_bitmap_is_full(map));
    print_answer("bitmap_is_empty", libxl_bitmap_is_empty(map));
    for (bit = -1; bit < 80; bit += 4) {
        print_answer("bitmap_test", libxl_bitmap_test(map, bit));
        print_answer("bitmap_cpu_valid", libxl_bitmap_cpu_valid(map, bit));
    }
    leave();
}

static void change_bitmap(libxl_bitmap *map)
{
    static const int bits[] = {-1, 0, 3, 3, 11, 12, 15, 16, 69, 1000};
    unsigned int i;

    for (i = 0; i < sizeof(bits) / sizeof(bits[0]); i++) {
        libxl_bitmap_set(map, bits[i]);
        print_bitmap("bitmap_set()", map);
    }
    for (i = 0; i < sizeof(bits) / sizeof(bits[0]); i += 2) {
        libxl_bitmap_reset(map, bits[i]);
        print_bitmap("bitmap_reset()", map);
    }
}

static void combine_bitmaps(void)
{
    libxl_bitmap one, two, both;
    char *text;

    libxl_bitmap_init(&one);
    libxl_bitmap_init(&two);
    libxl_bitmap_init(&both);
    ask_bitmap("none", &one);
    print_result("bitmap_alloc", libxl_bitmap_alloc(ctx, &one, 12));
    print_result("bitmap_alloc", libxl_bitmap_alloc(ctx, &two, 70));
    ask_bitmap("empty", &two);
    change_bitmap(&one);
    change_bitmap(&two);
    ask_bitmap("one", &one);
    ask_bitmap("two", &two);
    print_result("bitmap_or", libxl_bitmap_or(ctx, &both, &one, &two));
    ask_bitmap("or", &both);
    libxl_bitmap_dispose(&both);
    print_result("bitmap_and", libxl_bitmap_and(ctx, &both, &one, &two));
    ask_bitmap("and", &both);
    libxl_bitmap_dispose(&both);
    libxl_bitmap_copy_alloc(ctx, &both, &one);
    libxl_bitmap_set_any(&both);
    libxl_bitmap_copy(ctx, &both, &one); /* libxl asserts: of one size */
    ask_bitmap("copy", &both);
    libxl_bitmap_dispose(&both);
    libxl_bitmap_copy_alloc(ctx, &both, &two);
    ask_bitmap("copy_alloc", &both);
    text = libxl_bitmap_to_hex_string(ctx, &two);
    print_text("bitmap_to_hex_string()", text);
    free(text);
    print_answer("bitmap_equal", libxl_bitmap_equal(&one, &two, 0));
    print_answer("bitmap_equal of 3", libxl_bitmap_equal(&one, &two, 3));
    print_answer("bitmap_equal of 12", libxl_bitmap_equal(&one, &both, 12));
    libxl_bitmap_set_any(&one);
    ask_bitmap("set_any", &one);
    libxl_bitmap_set_none(&one);
    ask_bitmap("set_none", &one);
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
    libxl_uuid uuid, other, copy;
    unsigned int i;

    libxl_uuid_clear(&other);
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        libxl_uuid_clear(&uuid);
        print_answer("uuid_from_string",
                     libxl_uuid_from_string(&uuid, texts[i]));
        print_bytes("uuid", libxl_uuid_bytearray_const(&uuid), sizeof(uuid));
        print_answer("uuid_is_nil", libxl_uuid_is_nil(&uuid));
        print_answer("uuid_compare", libxl_uuid_compare(&uuid, &other) > 0);
        libxl_uuid_copy(ctx, &copy, &uuid);
        print_bytes("uuid_copy()", libxl_uuid_bytearray(&copy), sizeof(copy));
    }
    libxl_uuid_generate(&uuid);
    print_answer("uuid_is_nil of a new one", libxl_uuid_is_nil(&uuid));
}

static void set_defbools(void)
{
    libxl_defbool value;
    int i;

    libxl_defbool_unset(&value);
    for (i = 0; i < 3; i++) {
        print_answer("defbool_is_default", libxl_defbool_is_default(value));
        print_text("defbool_to_string()", libxl_defbool_to_string(value));
        libxl_defbool_setdefault(&value, i == 1);
        print_answer("defbool_val", libxl_defbool_val(value));
        libxl_defbool_set(&value, i == 0);
    }
}

static void copy_lists(void)
{
    static const char *const texts[] = {"one", "", "one", "four"};
    libxl_string_list list = calloc(5, sizeof(char *)), copy = NULL;
    libxl_key_value_list pairs = calloc(5, sizeof(char *)), pairs_copy = NULL;
    unsigned int i;

    for (i = 0; i < 4; i++) {
        list[i] = strdup(texts[i]);
        pairs[i] = i == 3 ? NULL : strdup(texts[i]); /* a key, no value */
    }
    print_answer("string_list_length of none",
                 libxl_string_list_length(&copy));
    print_answer("key_value_list_length of none",
                 libxl_key_value_list_length(&pairs_copy));
    libxl_string_list_copy(ctx, &copy, &list);
    libxl_key_value_list_copy(ctx, &pairs_copy, &pairs);
    print_answer("string_list_length", libxl_string_list_length(&copy));
    print_answer("key_value_list_length",
                 libxl_key_value_list_length(&pairs_copy));
    print_list("string_list_copy()", copy);
    print_list("key_value_list_copy()", pairs_copy);
    libxl_string_list_dispose(&list);
    libxl_string_list_dispose(&copy);
    libxl_key_value_list_dispose(&pairs);
    libxl_key_value_list_dispose(&pairs_copy);
    print_list("string_list_dispose()", list);
    print_list("key_value_list_dispose()", pairs);
}

static void copy_bytes(void)
{
    libxl_mac mac = {0x02, 1, 2, 3, 4, 5}, mac_copy = {0};
    libxl_hwcap caps = {1, 2, 3, 4, 5, 6, 7, 8}, caps_copy = {0};
    libxl_ms_vm_genid id = {{0}}, id_copy;

    libxl_mac_copy(ctx, &mac_copy, (const libxl_mac *)&mac);
    print_bytes("mac_copy()", mac_copy, sizeof(mac_copy));
    libxl_hwcap_copy(ctx, &caps_copy, &caps);
    print_bytes("hwcap_copy()", caps_copy, sizeof(caps_copy));
    print_answer("ms_vm_genid_is_zero", libxl_ms_vm_genid_is_zero(&id));
    id.bytes[15] = 1;
    print_answer("ms_vm_genid_is_zero", libxl_ms_vm_genid_is_zero(&id));
    libxl_ms_vm_genid_copy(ctx, &id_copy, &id);
    print_bytes("ms_vm_genid_copy()", &id_copy, sizeof(id_copy));
    print_result("ms_vm_genid_generate", libxl_ms_vm_genid_generate(ctx, &id));
    print_answer("ms_vm_genid_is_zero", libxl_ms_vm_genid_is_zero(&id));
}

void step_types(char **words)
{
    (void)words;
    print_types();
}

void step_values(char **words)
{
    (void)words;
    parse_disks();
    init_configs();
    measure();
    combine_bitmaps();
    read_uuids();
    set_defbools();
    copy_lists();
    copy_bytes();
}
