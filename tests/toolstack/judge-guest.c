/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Guests and their devices: what is given to create, plug and unplug.
 *
 *   cpuid=TEXT, xend=TEXT    a CPU policy, in either of libxl's notations
 *   script=FILE              the hotplug script of the disks and nics behind
 *   disk=VDEV,FILE           served by QEMU
 *   phy=VDEV,DEVICE          served by the kernel
 *   cd=FILE                  in hdc; empty: no medium
 *   nic=MAC,MODEL            emulated, too, when there is a model
 *   vfb, vkb, usbctrl, vtpm, vdispl, vsnd, pvcalls
 *   channel=NAME,PATH        a pty, or the socket PATH
 *   p9=TAG,FOLDER
 *   pci=BUS,DEVICE           in hexadecimal
 *   usbdev=BUS,ADDRESS
 *   viridian, serial, affinity, event   members of other kinds
 *   kernel=FILE
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/toolstack/judge-print.h"

enum { MIB = 1024 }; /* in KiB */

static const char *script; /* of the words before */

static char *duplicate(const char *text)
{
    char *copy = text && *text ? strdup(text) : NULL;

    if (text && *text && !copy)
        abort();
    return copy;
}

/* One more element of a device array of the configuration, after init */
#define MORE(config, array, count, type)                               \
    ((libxl_##type *)more((void **)&(config)->array, &(config)->count, \
                          sizeof(libxl_##type), init_##type))

static void *more(void **array, int *count, size_t bytes, void (*init)(void *))
{
    char *grown = realloc(*array, (size_t)(*count + 1) * bytes);

    if (!grown)
        abort();
    *array = grown;
    init(grown + (size_t)*count * bytes);
    return grown + (size_t)(*count)++ * bytes;
}

/* Functions of the type that more() calls. */
#define INIT(type)                       \
    static void init_##type(void *value) \
    {                                    \
        libxl_##type##_init(value);      \
    }

INIT(device_disk)
INIT(device_nic)
INIT(device_vfb)
INIT(device_vkb)
INIT(device_channel)
INIT(device_p9)
INIT(device_pci)
INIT(device_usbctrl)
INIT(device_usbdev)
INIT(device_vtpm)
INIT(device_vdispl)
INIT(device_vsnd)
INIT(device_pvcallsif)

static void fill_disk(libxl_device_disk *disk, const char *kind,
                      const char *vdev, const char *file)
{
    disk->vdev = duplicate(vdev);
    disk->pdev_path = duplicate(file);
    disk->format =
        file && *file ? LIBXL_DISK_FORMAT_RAW : LIBXL_DISK_FORMAT_EMPTY;
    disk->backend = LIBXL_DISK_BACKEND_QDISK;
    disk->readwrite = 1;
    if (strcmp(kind, "phy") == 0) {
        disk->backend = LIBXL_DISK_BACKEND_PHY;
        disk->script = duplicate(script);
    }
}

static void fill_cd(libxl_device_disk *disk, const char *file)
{
    fill_disk(disk, "cd", "hdc", file);
    disk->is_cdrom = disk->removable = 1;
    disk->readwrite = 0;
}

static void fill_nic(libxl_device_nic *nic, const char *mac, const char *model)
{
    unsigned int byte[6], i;

    if (sscanf(mac, "%x:%x:%x:%x:%x:%x", &byte[0], &byte[1], &byte[2],
               &byte[3], &byte[4], &byte[5]) != 6)
        abort();
    for (i = 0; i < 6; i++)
        nic->mac[i] = (uint8_t)byte[i];
    nic->model = duplicate(model);
    nic->script = duplicate(script);
    nic->nictype =
        model && *model ? LIBXL_NIC_TYPE_VIF_IOEMU : LIBXL_NIC_TYPE_VIF;
}

static void fill_pci(libxl_device_pci *pci, const char *bus,
                     const char *device)
{
    pci->bus = (uint8_t)strtoul(bus, NULL, 16);
    pci->dev = (uint8_t)strtoul(device, NULL, 16);
}

static void add_channel(libxl_domain_config *config, const char *name,
                        const char *path)
{
    libxl_device_channel *channel =
        MORE(config, channels, num_channels, device_channel);

    channel->name = duplicate(name);
    libxl_device_channel_init_connection(
        channel, path && *path ? LIBXL_CHANNEL_CONNECTION_SOCKET
                               : LIBXL_CHANNEL_CONNECTION_PTY);
    if (path && *path)
        channel->u.socket.path = duplicate(path);
}

static void add_display(libxl_domain_config *config)
{
    libxl_device_vdispl *display =
        MORE(config, vdispls, num_vdispls, device_vdispl);
    unsigned int i;

    display->be_alloc = true;
    display->num_connectors = 2;
    display->connectors = calloc(2, sizeof(*display->connectors));
    for (i = 0; i < 2; i++) {
        libxl_connector_param_init(&display->connectors[i]);
        display->connectors[i].unique_id = duplicate(i ? "two" : "one");
        display->connectors[i].width = 640 + i;
        display->connectors[i].height = 480;
    }
}

static void add_sound(libxl_domain_config *config)
{
    libxl_device_vsnd *sound = MORE(config, vsnds, num_vsnds, device_vsnd);
    libxl_vsnd_pcm *pcm;

    sound->short_name = duplicate("card");
    sound->long_name = duplicate("a card");
    sound->num_vsnd_pcms = 1;
    sound->pcms = pcm = calloc(1, sizeof(*pcm));
    libxl_vsnd_pcm_init(pcm);
    pcm->name = duplicate("pcm");
    pcm->params.num_sample_rates = 2;
    pcm->params.sample_rates = calloc(2, sizeof(uint32_t));
    pcm->params.sample_rates[0] = 8000;
    pcm->params.sample_rates[1] = 44100;
    pcm->params.num_sample_formats = 1;
    pcm->params.sample_formats = calloc(1, sizeof(libxl_vsnd_pcm_format));
    pcm->params.sample_formats[0] = LIBXL_VSND_PCM_FORMAT_S16_LE;
    pcm->params.channels_max = 2;
    pcm->num_vsnd_streams = 1;
    pcm->streams = calloc(1, sizeof(*pcm->streams));
    libxl_vsnd_stream_init(pcm->streams);
    pcm->streams->unique_id = duplicate("stream");
    pcm->streams->type = LIBXL_VSND_STREAM_TYPE_P;
}

static void add_p9(libxl_domain_config *config, const char *tag,
                   const char *folder)
{
    libxl_device_p9 *p9 = MORE(config, p9s, num_p9s, device_p9);

    p9->tag = duplicate(tag);
    p9->path = duplicate(folder);
    p9->security_model = duplicate("none");
}

static void add_usbdev(libxl_domain_config *config, const char *bus,
                       const char *address)
{
    libxl_device_usbdev *device =
        MORE(config, usbdevs, num_usbdevs, device_usbdev);

    libxl_device_usbdev_init_type(device, LIBXL_USBDEV_TYPE_HOSTDEV);
    device->u.hostdev.hostbus = (uint8_t)atoi(bus);
    device->u.hostdev.hostaddr = (uint8_t)atoi(address);
}

static void add_plain(libxl_domain_config *config, const char *word)
{
    if (strcmp(word, "vfb") == 0) {
        libxl_device_vfb *vfb = MORE(config, vfbs, num_vfbs, device_vfb);

        libxl_defbool_set(&vfb->vnc.enable, true);
        vfb->vnc.listen = duplicate("127.0.0.1");
        vfb->keymap = duplicate("en-us");
    } else if (strcmp(word, "vkb") == 0) {
        libxl_device_vkb *vkb = MORE(config, vkbs, num_vkbs, device_vkb);

        vkb->backend_type = LIBXL_VKB_BACKEND_QEMU;
    } else if (strcmp(word, "touch") == 0) {
        libxl_device_vkb *vkb = MORE(config, vkbs, num_vkbs, device_vkb);

        vkb->backend_type = LIBXL_VKB_BACKEND_LINUX;
        vkb->unique_id = duplicate("touch");
        vkb->feature_multi_touch = true;
        vkb->multi_touch_width = 800;
        vkb->multi_touch_height = 600;
        vkb->multi_touch_num_contacts = 5;
    } else if (strcmp(word, "usbctrl") == 0) {
        MORE(config, usbctrls, num_usbctrls, device_usbctrl)->version = 2;
    } else if (strcmp(word, "vtpm") == 0) {
        libxl_device_vtpm *vtpm = MORE(config, vtpms, num_vtpms, device_vtpm);

        libxl_uuid_from_string(&vtpm->uuid,
                               "01234567-89ab-cdef-0123-456789abcdef");
    } else if (strcmp(word, "vdispl") == 0) {
        add_display(config);
    } else if (strcmp(word, "vsnd") == 0) {
        add_sound(config);
    } else if (strcmp(word, "pvcalls") == 0) {
        MORE(config, pvcallsifs, num_pvcallsifs, device_pvcallsif);
    } else {
        fprintf(stderr, "judge: unknown word %s\n", word);
        exit(2);
    }
}

static void parse_policy(libxl_domain_config *config, const char *kind,
                         const char *text)
{
    print_enum(
        text,
        strcmp(kind, "cpuid") == 0
            ? libxl_cpuid_parse_config(&config->b_info.cpuid, text)
            : libxl_cpuid_parse_config_xend(&config->b_info.cpuid, text),
        "cpuid_parse_config");
}

static void add_affinity(libxl_domain_build_info *build)
{
    build->num_vcpu_hard_affinity = 1;
    build->vcpu_hard_affinity = calloc(1, sizeof(libxl_bitmap));
    libxl_cpu_bitmap_alloc(ctx, &build->vcpu_hard_affinity[0], 0);
    libxl_bitmap_set(&build->vcpu_hard_affinity[0], 1);
    build->sched_params.weight = 300;
}

static void add_viridian(libxl_domain_build_info *build)
{
    libxl_bitmap_alloc(ctx, &build->u.hvm.viridian_enable,
                       LIBXL_BUILDINFO_HVM_VIRIDIAN_ENABLE_DISABLE_WIDTH);
    libxl_bitmap_set(&build->u.hvm.viridian_enable,
                     LIBXL_VIRIDIAN_ENLIGHTENMENT_BASE);
    libxl_bitmap_set(&build->u.hvm.viridian_enable,
                     LIBXL_VIRIDIAN_ENLIGHTENMENT_TIME_REF_COUNT);
    libxl_ms_vm_genid_generate(ctx, &build->u.hvm.ms_vm_genid);
    memset(build->u.hvm.ms_vm_genid.bytes, 0x5a, 8); /* the same each time */
    memset(build->u.hvm.ms_vm_genid.bytes + 8, 0xa5, 8);
}

static void add_serials(libxl_domain_build_info *build)
{
    build->u.hvm.serial_list = calloc(3, sizeof(char *));
    build->u.hvm.serial_list[0] = duplicate("null");
    build->u.hvm.serial_list[1] = duplicate("pty");
}

/* Members that have no device. */
static bool add_other(libxl_domain_config *config, const char *word)
{
    libxl_domain_build_info *build = &config->b_info;

    if (strcmp(word, "affinity") == 0)
        add_affinity(build);
    else if (strcmp(word, "viridian") == 0)
        add_viridian(build);
    else if (strcmp(word, "serial") == 0)
        add_serials(build);
    else
        return false;
    return true;
}

static void add_word(libxl_domain_config *config, const char *word)
{
    char kind[16] = "", text[256] = "", *second;

    sscanf(word, "%15[^=]=%255[^\n]", kind, text);
    if (strcmp(kind, "cpuid") == 0 || strcmp(kind, "xend") == 0) {
        parse_policy(config, kind, text);
        return;
    }
    if (strcmp(kind, "script") == 0) {
        script = strchr(word, '=') + 1;
        return;
    }
    if (strcmp(kind, "kernel") == 0) {
        free(config->b_info.kernel);
        config->b_info.kernel = duplicate(text);
        return;
    }
    second = strchr(text, ',');
    if (second)
        *second++ = '\0';
    if (strcmp(kind, "disk") == 0 || strcmp(kind, "phy") == 0)
        fill_disk(MORE(config, disks, num_disks, device_disk), kind, text,
                  second);
    else if (strcmp(kind, "cd") == 0)
        fill_cd(MORE(config, disks, num_disks, device_disk), text);
    else if (strcmp(kind, "nic") == 0)
        fill_nic(MORE(config, nics, num_nics, device_nic), text, second);
    else if (strcmp(kind, "channel") == 0)
        add_channel(config, text, second);
    else if (strcmp(kind, "p9") == 0)
        add_p9(config, text, second);
    else if (strcmp(kind, "pci") == 0)
        fill_pci(MORE(config, pcidevs, num_pcidevs, device_pci), text, second);
    else if (strcmp(kind, "usbdev") == 0)
        add_usbdev(config, text, second);
    else if (!add_other(config, word))
        add_plain(config, word);
}

static void fill_hvm(libxl_domain_build_info *build)
{
    build->u.hvm.vga.kind = LIBXL_VGA_INTERFACE_TYPE_NONE;
    libxl_defbool_set(&build->u.hvm.vnc.enable, false);
}

static libxl_domain_type type_of(const char *word)
{
    libxl_domain_type type = LIBXL_DOMAIN_TYPE_INVALID;

    if (libxl_domain_type_from_string(word, &type))
        exit(2);
    return type;
}

void fill_config(libxl_domain_config *config, char **words)
{
    const libxl_domain_type type = type_of(words[0]);
    libxl_domain_build_info *build = &config->b_info;
    int i;

    libxl_domain_config_init(config);
    config->c_info.type = type;
    config->c_info.name = duplicate(words[1]);
    libxl_uuid_from_string(&config->c_info.uuid,
                           "fedcba98-7654-3210-fedc-ba9876543210");
    libxl_domain_build_info_init_type(build, type);
    build->kernel =
        duplicate(type == LIBXL_DOMAIN_TYPE_HVM ? "/boot/vmlinuz"
                                                : "/boot/guest-vmlinux");
    build->ramdisk = duplicate("/boot/guest-initrd.img");
    build->cmdline = duplicate("console=hvc0 quiet rdinit=/init");
    build->max_memkb = build->target_memkb = 128 * MIB;
    build->max_vcpus = 2;
    if (libxl_bitmap_alloc(ctx, &build->avail_vcpus, 2))
        abort();
    for (i = 0; i < 2; i++)
        libxl_bitmap_set(&build->avail_vcpus, i);
    if (type == LIBXL_DOMAIN_TYPE_HVM)
        fill_hvm(build);
    config->on_reboot = LIBXL_ACTION_ON_SHUTDOWN_RESTART;
    for (words += 2; *words; words++)
        add_word(config, *words);
}

void step_create(char **words)
{
    libxl_domain_config config, copy;
    uint32_t domid = 0;
    int rc;

    fill_config(&config, words);
    print_config("before", &config);
    libxl_domain_config_init(&copy);
    libxl_domain_config_copy(ctx, &copy, &config);
    print_config("copy", &copy);
    libxl_domain_config_dispose(&copy);
    rc = libxl_domain_create_new(ctx, &config, &domid, NULL, NULL);
    guest = rc ? UINT32_MAX : domid;
    print_result("domain_create_new", rc);
    print_config("after", &config);
    libxl_domain_config_dispose(&config);
}

static uint32_t number_of(const char *word)
{
    return (uint32_t)strtoul(word, NULL, 0);
}

void step_destroy(char **words)
{
    print_result("domain_destroy",
                 libxl_domain_destroy(ctx, number_of(words[0]), NULL));
}

/* Adds or removes each device of the words. What was filled in is printed. */
#define PLUG(config, array, count, type)                                    \
    for (i = 0; i < (config)->count; i++) {                                 \
        if (in) {                                                           \
            print_result(                                                   \
                #type "_add",                                               \
                libxl_##type##_add(ctx, domid, &(config)->array[i], NULL)); \
            print_##type(#type, &(config)->array[i]);                       \
        } else {                                                            \
            print_result(#type "_remove",                                   \
                         libxl_##type##_remove(ctx, domid,                  \
                                               &(config)->array[i], NULL)); \
        }                                                                   \
    }

/* libxl chooses the number of a nic and the controller of a USB device. */
static void find_nics(libxl_domain_config *config, uint32_t domid)
{
    int i;

    for (i = 0; i < config->num_nics; i++) {
        char mac[LIBXL_MAC_FMTLEN + 1];
        libxl_device_nic nic;

        snprintf(mac, sizeof(mac), LIBXL_MAC_FMT,
                 LIBXL_MAC_BYTES(config->nics[i].mac));
        libxl_device_nic_init(&nic);
        if (print_result("mac_to_device_nic",
                         libxl_mac_to_device_nic(ctx, domid, mac, &nic)))
            config->nics[i].devid = nic.devid;
        libxl_device_nic_dispose(&nic);
    }
}

static void plug(char **words, bool in)
{
    const uint32_t domid = number_of(words[0]);
    libxl_domain_config config;
    int i;

    libxl_domain_config_init(&config);
    for (words++; *words; words++)
        add_word(&config, *words);
    if (!in)
        find_nics(&config, domid);
    /* libxl aborts if it cannot tell the controller, or if the type is not
       given (libxl__device_from_usbctrl(), libxl_usb.c). For a guest that is
       not HVM it has chosen this one where xen-usbback is not loaded. */
    for (i = 0; !in && i < config.num_usbctrls; i++) {
        config.usbctrls[i].devid = i;
        config.usbctrls[i].type = LIBXL_USBCTRL_TYPE_QUSB;
    }
    for (i = 0; i < config.num_disks && config.disks[i].is_cdrom; i++)
        print_result("cdrom_insert",
                     libxl_cdrom_insert(ctx, domid, &config.disks[i], NULL));
    if (!i)
        PLUG(&config, disks, num_disks, device_disk)
    PLUG(&config, nics, num_nics, device_nic)
    PLUG(&config, pcidevs, num_pcidevs, device_pci)
    PLUG(&config, usbctrls, num_usbctrls, device_usbctrl)
    PLUG(&config, usbdevs, num_usbdevs, device_usbdev)
    libxl_domain_config_dispose(&config);
}

void step_plug(char **words)
{
    plug(words, true);
}

void step_unplug(char **words)
{
    plug(words, false);
}

static void change_vcpus(uint32_t domid)
{
    libxl_bitmap map;

    libxl_bitmap_init(&map);
    libxl_cpu_bitmap_alloc(ctx, &map, 0);
    libxl_bitmap_set(&map, 0);
    print_result("set_vcpuaffinity",
                 libxl_set_vcpuaffinity(ctx, domid, 1, &map, &map));
    print_result("set_vcpuaffinity of none",
                 libxl_set_vcpuaffinity(ctx, domid, 9, &map, NULL));
    print_result("set_vcpuaffinity_force",
                 libxl_set_vcpuaffinity_force(ctx, domid, 0, &map, NULL));
    print_result("set_vcpuaffinity_force of none",
                 libxl_set_vcpuaffinity_force(ctx, domid, 9, &map, &map));
    libxl_bitmap_dispose(&map);
    libxl_bitmap_alloc(ctx, &map, 2);
    libxl_bitmap_set(&map, 0);
    print_result("set_vcpuonline",
                 libxl_set_vcpuonline(ctx, domid, &map, NULL));
    libxl_bitmap_dispose(&map);
}

static void change_weight(uint32_t domid, int weight)
{
    libxl_domain_sched_params params;

    libxl_domain_sched_params_init(&params);
    params.sched = (libxl_scheduler)libxl_get_scheduler(ctx);
    params.weight = weight;
    print_result("sched_params_set",
                 libxl_domain_sched_params_set(ctx, domid, &params));
    print_domain_sched_params("sched_params", &params);
    libxl_domain_sched_params_dispose(&params);
}

/* What is not there, and what cannot be. */
static void change_devices(uint32_t domid)
{
#if JUDGE_MINOR >= 15
    libxl_device_disk disk;

    if (runs_since(15)) {
        libxl_device_disk_init(&disk);
        disk.vdev = strdup("xvdz");
        print_result("device_disk_safe_remove of none",
                     libxl_device_disk_safe_remove(ctx, domid, &disk, NULL));
        libxl_device_disk_dispose(&disk);
    }
#endif
#if JUDGE_MINOR >= 18
    if (runs_since(18))
        print_result("console_add_xenstore of no domain",
                     libxl_console_add_xenstore(ctx, 0x7000, 0, 1, 2, NULL));
#endif
    (void)domid;
}

void step_change(char **words)
{
    const uint32_t domid = number_of(words[0]);

    print_result("set_memory_target",
                 libxl_set_memory_target(ctx, domid, 100 * MIB, 0, 1));
    print_result("set_memory_target by",
                 libxl_set_memory_target(ctx, domid, -4 * MIB, 1, 0));
    print_result("set_memory_target of more",
                 libxl_set_memory_target(ctx, domid, 4096 * MIB, 0, 1));
    print_result("wait_for_memory_target",
                 libxl_wait_for_memory_target(ctx, domid, 1));
    print_result("domain_setmaxmem",
                 libxl_domain_setmaxmem(ctx, domid, 120 * MIB));
    print_result("domain_setmaxmem of little",
                 libxl_domain_setmaxmem(ctx, domid, 1));
    change_weight(domid, 512);
    change_weight(domid, 1 << 20);
    change_vcpus(domid);
    print_result("userdata_store",
                 libxl_userdata_store(ctx, domid, "judge",
                                      (const uint8_t *)"hello\0there", 11));
    print_result(
        "userdata_store",
        libxl_userdata_store(ctx, domid, "other", (const uint8_t *)"x", 1));
    print_result("userdata_unlink",
                 libxl_userdata_unlink(ctx, domid, "other"));
    print_result("userdata_unlink of none",
                 libxl_userdata_unlink(ctx, domid, "other"));
    change_devices(domid);
    print_result("send_trigger",
                 libxl_send_trigger(ctx, domid, LIBXL_TRIGGER_NMI, 0, NULL));
    print_result(
        "send_trigger of none",
        libxl_send_trigger(ctx, domid, LIBXL_TRIGGER_UNKNOWN, 0, NULL));
    print_result("domain_shutdown", libxl_domain_shutdown(ctx, domid, NULL));
    print_result("domain_unpause", libxl_domain_unpause(ctx, domid, NULL));
    print_result("domain_pause", libxl_domain_pause(ctx, domid, NULL));
    print_result("domain_resume", libxl_domain_resume(ctx, domid, 1, NULL));
}
