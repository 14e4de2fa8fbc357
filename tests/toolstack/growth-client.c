/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A program that is compiled against the headers of 1.0 and then run with a
   library whose structs have grown: by value, embedded, in arrays that it
   allocates itself, through copies, JSON and list_free; and through calls of
   a libxl that growth-xen.c plays, in returned arrays and in callbacks. Every
   struct lies between guards that must stay. `growth` builds and runs it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenstable/toolstack.h>

enum { GUARD = 0x5a, GUARD_BYTES = 256 };

#define GUARDED(type)                      \
    struct {                               \
        unsigned char before[GUARD_BYTES]; \
        type value;                        \
        unsigned char after[GUARD_BYTES];  \
    }

#define REQUIRE(condition)                                                  \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

static void check_guard(const unsigned char *guard)
{
    int i;

    for (i = 0; i < GUARD_BYTES; i++)
        REQUIRE(guard[i] == GUARD);
}

#define FILL(place) memset(&(place), GUARD, sizeof(place))
#define CHECK(place)                 \
    do {                             \
        check_guard((place).before); \
        check_guard((place).after);  \
    } while (0)

static void by_value(void)
{
    GUARDED(xenstable_libxl_device_disk) disk, copy;
    GUARDED(xenstable_libxl_dominfo) info;

    FILL(disk);
    FILL(copy);
    FILL(info);
    xenstable_libxl_device_disk_init(&disk.value);
    disk.value.vdev = strdup("xvda");
    disk.value.hidden_disk = strdup("hidden");
    xenstable_libxl_defbool_set(&disk.value.grant_usage, true);
    xenstable_libxl_device_disk_copy(NULL, &copy.value, &disk.value);
    REQUIRE(strcmp(copy.value.vdev, "xvda") == 0);
    REQUIRE(strcmp(copy.value.hidden_disk, "hidden") == 0);
    REQUIRE(xenstable_libxl_defbool_val(copy.value.grant_usage));
    xenstable_libxl_device_disk_dispose(&copy.value);
    xenstable_libxl_device_disk_dispose(&disk.value);
    xenstable_libxl_dominfo_init(&info.value);
    REQUIRE(info.value.max_memkb == XENSTABLE_LIBXL_MEMKB_DEFAULT);
    REQUIRE(info.value.domain_type == XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID);
    info.value.ssid_label = strdup("label");
    xenstable_libxl_dominfo_dispose(&info.value);
    CHECK(disk);
    CHECK(copy);
    CHECK(info);
}

static void embedded_and_in_arrays(void)
{
    GUARDED(xenstable_libxl_domain_config) config, copy, read;
    char *text;
    int i;

    FILL(config);
    FILL(copy);
    FILL(read);
    xenstable_libxl_domain_config_init(&config.value);
    REQUIRE(config.value.b_info.xenstore_feature_mask == UINT32_MAX);
    REQUIRE(config.value.on_soft_reset ==
            XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY);
    xenstable_libxl_domain_build_info_init_type(
        &config.value.b_info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    REQUIRE(config.value.b_info.u.hvm.rdm_mem_boundary_memkb ==
            XENSTABLE_LIBXL_MEMKB_DEFAULT);
    config.value.b_info.u.hvm.boot = strdup("dc");
    config.value.b_info.kernel = strdup("/kernel");
    config.value.c_info.name = strdup("guest");
    config.value.num_disks = 3;
    config.value.disks = calloc(3, sizeof(*config.value.disks));
    for (i = 0; i < 3; i++) {
        xenstable_libxl_device_disk_init(&config.value.disks[i]);
        config.value.disks[i].vdev = strdup(i ? "xvdb" : "xvda");
        config.value.disks[i].base = (uint64_t)i << 40;
    }
    xenstable_libxl_domain_config_copy(NULL, &copy.value, &config.value);
    for (i = 0; i < 3; i++) {
        REQUIRE(strcmp(copy.value.disks[i].vdev, i ? "xvdb" : "xvda") == 0);
        REQUIRE(copy.value.disks[i].base == (uint64_t)i << 40);
    }
    REQUIRE(strcmp(copy.value.b_info.u.hvm.boot, "dc") == 0);
    text = xenstable_libxl_domain_config_to_json(NULL, &copy.value);
    REQUIRE(text);
    xenstable_libxl_domain_config_init(&read.value);
    REQUIRE(xenstable_libxl_domain_config_from_json(NULL, &read.value, text) ==
            0);
    REQUIRE(read.value.num_disks == 3);
    REQUIRE(read.value.disks[2].base == (uint64_t)2 << 40);
    REQUIRE(strcmp(read.value.b_info.kernel, "/kernel") == 0);
    free(text);
    /* Single members may be freed by the program itself. */
    free(read.value.disks[1].vdev);
    read.value.disks[1].vdev = NULL;
    xenstable_libxl_domain_config_dispose(&read.value);
    xenstable_libxl_domain_config_dispose(&copy.value);
    xenstable_libxl_domain_config_dispose(&config.value);
    CHECK(config);
    CHECK(copy);
    CHECK(read);
}

static void lists(void)
{
    xenstable_libxl_dominfo *list = calloc(4, sizeof(*list));
    int i;

    for (i = 0; i < 4; i++) {
        xenstable_libxl_dominfo_init(&list[i]);
        list[i].ssid_label = strdup("label");
    }
    xenstable_libxl_dominfo_list_free(list, 4);
}

static void events(void)
{
    GUARDED(xenstable_libxl_event) event;

    FILL(event);
    xenstable_libxl_event_init(&event.value);
    xenstable_libxl_event_init_type(&event.value,
                                    XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT);
    event.value.u.disk_eject.vdev = strdup("hdc");
    event.value.u.disk_eject.disk.hidden_disk = strdup("hidden");
    xenstable_libxl_event_dispose(&event.value);
    CHECK(event);
}

/* Calls */

static xenstable_libxl_ctx *ctx;
static int heard, ended;

static void set_disk(xenstable_libxl_device_disk *disk)
{
    xenstable_libxl_device_disk_init(disk);
    disk->vdev = strdup("xvda");
    disk->hidden_disk = strdup("hidden");
}

static void check_disk(const xenstable_libxl_device_disk *disk,
                       const char *vdev)
{
    REQUIRE(strcmp(disk->vdev, vdev) == 0);
    REQUIRE(strcmp(disk->hidden_disk, "hidden") == 0);
#ifdef FUTURE
    REQUIRE(strcmp(disk->future_text, "future") == 0);
    REQUIRE(disk->future_number == 5);
#endif
}

static void check_info(const xenstable_libxl_dominfo *info, uint32_t domid)
{
    REQUIRE(info->domid == domid && info->cpupool == 3);
    REQUIRE(strcmp(info->ssid_label, "label") == 0);
}

static void returned_arrays(void)
{
    xenstable_libxl_device_disk *disks;
    xenstable_libxl_dominfo *domains;
    int count = 0;

    disks = xenstable_libxl_device_disk_list(ctx, 7, &count);
    REQUIRE(disks && count == 2);
    check_disk(&disks[0], "xvda");
    check_disk(&disks[1], "xvdb");
    xenstable_libxl_device_disk_list_free(disks, count);
    domains = xenstable_libxl_list_domain(ctx, &count);
    REQUIRE(domains && count == 2);
    check_info(&domains[0], 0);
    check_info(&domains[1], 7);
    xenstable_libxl_dominfo_list_free(domains, count);
}

static void on_end(xenstable_libxl_ctx *of, int ret, void *data)
{
    REQUIRE(of == ctx && ret == 0);
    check_disk(data, "xvdz");
    ended++;
}

static void arguments(void)
{
    GUARDED(xenstable_libxl_device_disk) disk;
    GUARDED(xenstable_libxl_dominfo) info;
    xenstable_libxl_asyncop_how how = {.callback = on_end,
                                       .u.for_callback = &disk.value};

    FILL(disk);
    FILL(info);
    set_disk(&disk.value);
    REQUIRE(xenstable_libxl_device_disk_add(ctx, 7, &disk.value, NULL) == 0);
    check_disk(&disk.value, "xvdz");
    xenstable_libxl_device_disk_dispose(&disk.value);
    set_disk(&disk.value);
    REQUIRE(xenstable_libxl_device_disk_add(ctx, 7, &disk.value, &how) == 0);
    REQUIRE(xenstable_libxl_domain_unpause(ctx, 7, NULL) == 0);
    REQUIRE(ended == 1);
    xenstable_libxl_device_disk_dispose(&disk.value);
    REQUIRE(xenstable_libxl_domain_info(ctx, &info.value, 7) == 0);
    check_info(&info.value, 7);
    xenstable_libxl_dominfo_dispose(&info.value);
    CHECK(disk);
    CHECK(info);
}

static void configuration(void)
{
    GUARDED(xenstable_libxl_domain_config) config;
    uint32_t domid = 0;

    FILL(config);
    xenstable_libxl_domain_config_init(&config.value);
    config.value.b_info.kernel = strdup("kernel");
    xenstable_libxl_domain_build_info_init_type(
        &config.value.b_info, XENSTABLE_LIBXL_DOMAIN_TYPE_HVM);
    config.value.b_info.u.hvm.boot = strdup("cdn");
    config.value.disks = calloc(1, sizeof(config.value.disks[0]));
    config.value.num_disks = 1;
    set_disk(&config.value.disks[0]);
    REQUIRE(xenstable_libxl_domain_create_new(ctx, &config.value, &domid, NULL,
                                              NULL) == 0);
    REQUIRE(domid == 7 && config.value.num_disks == 2);
    REQUIRE(strcmp(config.value.disks[0].vdev, "xvda") == 0);
    check_disk(&config.value.disks[1], "xvdb");
    REQUIRE(strcmp(config.value.b_info.u.hvm.boot, "cdn") == 0);
    xenstable_libxl_domain_config_dispose(&config.value);
    CHECK(config);
}

static void check_event(const xenstable_libxl_event *event)
{
    REQUIRE(event->type == XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT);
    REQUIRE(event->domid == 7);
    REQUIRE(strcmp(event->u.disk_eject.vdev, "hdc") == 0);
    check_disk(&event->u.disk_eject.disk, "hdd");
    heard++;
}

static void on_event(void *data, xenstable_libxl_event *event)
{
    check_event(event);
    xenstable_libxl_event_free(data, event);
}

static int predicate(const xenstable_libxl_event *event, void *data)
{
    (void)data;
    check_event(event);
    return 1;
}

static void callbacks(void)
{
    static const xenstable_libxl_event_hooks hooks = {
        .event_occurs_mask = XENSTABLE_LIBXL_EVENTMASK_ALL,
        .event_occurs = on_event};
    xenstable_libxl_event *event;

    xenstable_libxl_event_register_callbacks(ctx, &hooks, ctx);
    REQUIRE(xenstable_libxl_domain_pause(ctx, 7, NULL) == 0);
    REQUIRE(heard == 1);
    xenstable_libxl_event_register_callbacks(ctx, NULL, NULL);
    REQUIRE(xenstable_libxl_domain_pause(ctx, 7, NULL) == 0);
    REQUIRE(xenstable_libxl_event_check(ctx, &event,
                                        XENSTABLE_LIBXL_EVENTMASK_ALL,
                                        predicate, NULL) == 0);
    check_event(event);
    REQUIRE(heard == 3);
    xenstable_libxl_event_free(ctx, event);
}

static void parsing(void)
{
    GUARDED(xenstable_libxl_device_disk) disk;
    xenstable_xlu_config *config = xenstable_xlu_cfg_init(stderr, "growth");
    const char *spec = "anything";

    FILL(disk);
    REQUIRE(config);
    xenstable_libxl_device_disk_init(&disk.value);
    REQUIRE(xenstable_xlu_disk_parse(config, 1, &spec, &disk.value) == 0);
    check_disk(&disk.value, "xvdp");
    xenstable_libxl_device_disk_dispose(&disk.value);
    xenstable_xlu_cfg_destroy(config);
    CHECK(disk);
}

int main(void)
{
    by_value();
    embedded_and_in_arrays();
    lists();
    events();
    REQUIRE(xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0,
                                      NULL) == 0);
    returned_arrays();
    arguments();
    configuration();
    callbacks();
    parsing();
    REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
    printf("disk %zu config %zu\n", sizeof(xenstable_libxl_device_disk),
           sizeof(xenstable_libxl_domain_config));
    return 0;
}
