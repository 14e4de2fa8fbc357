/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The work of the fake libxl for `growth`. It is compiled against the header
   with the layouts of the Xen that it stands for; with FUTURE, they have the
   invented members. Pausing a domain makes an event happen, unpausing it ends
   the oldest operation. */
#include <stdlib.h>
#include <string.h>

#include "tests/fake/toolstack.h"

#define REQUIRE(condition)                                         \
    do {                                                           \
        if (!(condition)) {                                        \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, \
                    call->function, #condition);                   \
            exit(1);                                               \
        }                                                          \
    } while (0)

#define ARGUMENT(name, type) (*(type const *)fake_argument(call, name))

static void fill_disk(xenstable_libxl_device_disk *disk, const char *vdev)
{
    memset(disk, 0, sizeof(*disk));
    disk->vdev = strdup(vdev);
    disk->hidden_disk = strdup("hidden");
#ifdef FUTURE
    disk->future_text = strdup("future");
    disk->future_number = 5;
#endif
}

/* The members that the program set, and those that it cannot know. */
static void check_disk(const struct fake_call *call,
                       const xenstable_libxl_device_disk *disk)
{
    REQUIRE(strcmp(disk->vdev, "xvda") == 0);
    REQUIRE(strcmp(disk->hidden_disk, "hidden") == 0);
#ifdef FUTURE
    REQUIRE(!disk->future_text && disk->future_number == UINT64_MAX);
#endif
}

static void change_disk(xenstable_libxl_device_disk *disk, const char *vdev)
{
    free(disk->vdev);
    free(disk->hidden_disk);
    fill_disk(disk, vdev);
}

static void fill_info(xenstable_libxl_dominfo *info, uint32_t domid)
{
    memset(info, 0, sizeof(*info));
    info->domid = domid;
    info->ssid_label = strdup("label");
    info->cpupool = 3;
#ifdef FUTURE
    info->future = strdup("future");
#endif
}

static void give_disks(const struct fake_call *call)
{
    xenstable_libxl_device_disk *list = calloc(2, sizeof(*list));

    fill_disk(&list[0], "xvda");
    fill_disk(&list[1], "xvdb");
    *ARGUMENT("num", int *) = 2;
    memcpy(call->result, &list, sizeof(list));
}

static void give_domains(const struct fake_call *call)
{
    xenstable_libxl_dominfo *list = calloc(2, sizeof(*list));

    fill_info(&list[0], 0);
    fill_info(&list[1], 7);
    *ARGUMENT("nb_domain_out", int *) = 2;
    memcpy(call->result, &list, sizeof(list));
}

static void create(const struct fake_call *call, enum fake_stage stage)
{
    xenstable_libxl_domain_config *config =
        ARGUMENT("d_config", xenstable_libxl_domain_config *);

    REQUIRE(strcmp(config->b_info.kernel, "kernel") == 0);
    REQUIRE(strcmp(config->b_info.u.hvm.boot, "cdn") == 0);
    if (stage == FAKE_STARTS) {
        REQUIRE(config->num_disks == 1);
        check_disk(call, &config->disks[0]);
        return;
    }
    config->disks = realloc(config->disks, 2 * sizeof(config->disks[0]));
    config->num_disks = 2;
    fill_disk(&config->disks[1], "xvdb");
    *ARGUMENT("domid", uint32_t *) = 7;
#ifdef FUTURE
    config->b_info.u.hvm.future = strdup("future");
#endif
}

static void eject(const struct fake_call *call)
{
    xenstable_libxl_event *event = calloc(1, sizeof(*event));

    event->type = XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT;
    event->domid = 7;
    event->u.disk_eject.vdev = strdup("hdc");
    fill_disk(&event->u.disk_eject.disk, "hdd");
    fake_toolstack_event(ARGUMENT("ctx", struct libxl__ctx *), event);
}

static void dispose(xenstable_libxl_event *event)
{
    if (event->type != XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT)
        return;
    free(event->u.disk_eject.vdev);
    free(event->u.disk_eject.disk.vdev);
    free(event->u.disk_eject.disk.hidden_disk);
#ifdef FUTURE
    free(event->u.disk_eject.disk.future_text);
#endif
}

static void work(const struct fake_call *call, enum fake_stage stage)
{
    const char *name = call->function;

    if (strcmp(name, "libxl_domain_create_new") == 0)
        create(call, stage);
    else if (strcmp(name, "libxl_device_disk_add") == 0 &&
             stage == FAKE_STARTS)
        check_disk(call, ARGUMENT("disk", xenstable_libxl_device_disk *));
    if (stage == FAKE_STARTS)
        return;
    if (strcmp(name, "libxl_device_disk_add") == 0)
        change_disk(ARGUMENT("disk", xenstable_libxl_device_disk *), "xvdz");
    else if (strcmp(name, "xlu_disk_parse") == 0)
        fill_disk(ARGUMENT("disk", xenstable_libxl_device_disk *), "xvdp");
    else if (strcmp(name, "libxl_domain_info") == 0)
        fill_info(ARGUMENT("info_r", xenstable_libxl_dominfo *), 7);
    else if (strcmp(name, "libxl_device_disk_list") == 0)
        give_disks(call);
    else if (strcmp(name, "libxl_list_domain") == 0)
        give_domains(call);
    else if (strcmp(name, "libxl_domain_pause") == 0)
        eject(call);
    else if (strcmp(name, "libxl_domain_unpause") == 0)
        REQUIRE(fake_toolstack_end(ARGUMENT("ctx", struct libxl__ctx *)));
}

static void __attribute__((constructor)) install(void)
{
    fake_toolstack.work = work;
    fake_toolstack.dispose = dispose;
}
