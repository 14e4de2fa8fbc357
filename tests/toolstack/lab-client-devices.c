/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Devices of a running domain. The domain is also abandoned, suspended and
   saved. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/toolstack/lab-client.h"

static const char vdev[] = "xvdb";
static const char mac_text[] = "00:16:3e:01:02:03";
static const xenstable_libxl_mac mac = {0x00, 0x16, 0x3e, 0x01, 0x02, 0x03};

/* Return: the number of disks. @ours: whether the last one is ours, as it was
   added. */
static int count_disks(uint32_t domid, bool *ours)
{
    int count = -1;
    xenstable_libxl_device_disk *disks =
        xenstable_libxl_device_disk_list(ctx, domid, &count);

    *ours = disks && count > 0 && disks[count - 1].vdev &&
            strcmp(disks[count - 1].vdev, vdev) == 0 &&
            disks[count - 1].readwrite &&
            disks[count - 1].backend == XENSTABLE_LIBXL_DISK_BACKEND_PHY;
    xenstable_libxl_device_disk_list_free(disks, count);
    return count;
}

void step_devices(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    xenstable_libxl_device_disk disk;
    xenstable_libxl_device_nic nic;
    xenstable_libxl_device_pci pci;
    int others;
    bool ours;

    others = count_disks(domid, &ours);
    xenstable_libxl_device_disk_init(&disk);
    disk.vdev = strdup(vdev);
    disk.pdev_path = strdup(words[1]);
    disk.script = strdup(words[2]);
    disk.format = XENSTABLE_LIBXL_DISK_FORMAT_RAW;
    disk.backend = XENSTABLE_LIBXL_DISK_BACKEND_PHY;
    disk.readwrite = 1;
    good(xenstable_libxl_device_disk_add(ctx, domid, &disk, NULL),
         "device_disk_add");
    result(disk.backend == XENSTABLE_LIBXL_DISK_BACKEND_PHY &&
               strcmp(disk.vdev, vdev) == 0,
           "the disk is as it was");
    xenstable_libxl_device_disk_dispose(&disk);
    result(count_disks(domid, &ours) == others + 1 && ours,
           "device_disk_list shows it");

    xenstable_libxl_device_nic_init(&nic);
    memcpy(nic.mac, mac, sizeof(mac));
    nic.script = strdup(words[2]);
    nic.nictype = XENSTABLE_LIBXL_NIC_TYPE_VIF;
    good(xenstable_libxl_device_nic_add(ctx, domid, &nic, NULL),
         "device_nic_add");
    result(nic.devid >= 0, "it has a number now: %d", nic.devid);
    xenstable_libxl_device_nic_dispose(&nic);

    /* What is not there. */
    xenstable_libxl_device_pci_init(&pci);
    pci.bus = 0xfe;
    pci.dev = 0x1f;
    result(xenstable_libxl_device_pci_add(ctx, domid, &pci, NULL) < 0,
           "device_pci_add refuses a device that is not there");
    xenstable_libxl_device_pci_dispose(&pci);
    fill_drive(&disk, NULL);
    result(xenstable_libxl_cdrom_insert(ctx, domid, &disk, NULL) < 0,
           "cdrom_insert refuses a domain without a drive");
    xenstable_libxl_device_disk_dispose(&disk);
}

void step_unplug(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    xenstable_libxl_device_disk disk;
    xenstable_libxl_device_nic nic;
    int others;
    bool ours;

    others = count_disks(domid, &ours);
    xenstable_libxl_device_disk_init(&disk);
    disk.vdev = strdup(vdev);
    disk.backend = XENSTABLE_LIBXL_DISK_BACKEND_PHY;
    disk.format = XENSTABLE_LIBXL_DISK_FORMAT_RAW;
    good(xenstable_libxl_device_disk_remove(ctx, domid, &disk, NULL),
         "device_disk_remove");
    xenstable_libxl_device_disk_dispose(&disk);
    result(count_disks(domid, &ours) == others - 1 && !ours,
           "device_disk_list does not show it any more");

    if (good(xenstable_libxl_mac_to_device_nic(ctx, domid, mac_text, &nic),
             "mac_to_device_nic")) {
        result(memcmp(nic.mac, mac, sizeof(mac)) == 0 && nic.devid >= 0,
               "it is the nic with this address");
        good(xenstable_libxl_device_nic_remove(ctx, domid, &nic, NULL),
             "device_nic_remove");
        xenstable_libxl_device_nic_dispose(&nic);
    }
    result(xenstable_libxl_mac_to_device_nic(ctx, domid, mac_text, &nic) < 0,
           "the nic is not there any more");
}

void fill_drive(xenstable_libxl_device_disk *drive, const char *medium)
{
    xenstable_libxl_device_disk_init(drive);
    drive->vdev = strdup("hdc");
    drive->is_cdrom = 1;
    drive->removable = 1;
    drive->format = medium ? XENSTABLE_LIBXL_DISK_FORMAT_RAW
                           : XENSTABLE_LIBXL_DISK_FORMAT_EMPTY;
    drive->backend = XENSTABLE_LIBXL_DISK_BACKEND_QDISK;
    drive->pdev_path = medium ? strdup(medium) : NULL;
}

/* Is this, or nothing, in the only drive? */
static bool has_medium(uint32_t domid, const char *medium)
{
    int count = 0;
    xenstable_libxl_device_disk *disks =
        xenstable_libxl_device_disk_list(ctx, domid, &count);
    bool has = disks && count == 1 && disks->is_cdrom;

    if (has && medium)
        has = disks->pdev_path && strcmp(disks->pdev_path, medium) == 0;
    else if (has)
        has = !disks->pdev_path || !*disks->pdev_path;
    xenstable_libxl_device_disk_list_free(disks, count);
    return has;
}

void step_cdrom(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);
    const char *media[] = {words[1], NULL};
    unsigned int i;

    result(has_medium(domid, FIRST_MEDIUM), "there is a medium in the drive");
    for (i = 0; i < sizeof(media) / sizeof(media[0]); i++) {
        xenstable_libxl_device_disk drive;

        fill_drive(&drive, media[i]);
        good(xenstable_libxl_cdrom_insert(ctx, domid, &drive, NULL),
             media[i] ? "cdrom_insert" : "cdrom_insert of nothing");
        xenstable_libxl_device_disk_dispose(&drive);
        result(has_medium(domid, media[i]), "device_disk_list shows %s",
               media[i] ? media[i] : "an empty drive");
    }
}

/* Adds a nic with a script, and does not wait for the script. */
static int free_too_early(uint32_t domid, const char *script)
{
    const xenstable_libxl_asyncop_how by_event = {.u.for_event = 1};
    xenstable_libxl_device_nic nic;
    xenstable_libxl_ctx *own;
    int ret;

    if (xenstable_libxl_ctx_alloc(&own, XENSTABLE_LIBXL_VERSION, 0, NULL))
        return 1;
    xenstable_libxl_device_nic_init(&nic);
    nic.script = strdup(script);
    nic.nictype = XENSTABLE_LIBXL_NIC_TYPE_VIF;
    ret = xenstable_libxl_device_nic_add(own, domid, &nic, &by_event);
    return ret ? 2 : xenstable_libxl_ctx_free(own) ? 3 : 0;
}

void step_abandon(char **words)
{
    int status = 0;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (!child)
        _exit(free_too_early((uint32_t)atoi(words[0]), words[1]));
    waitpid(child, &status, 0);
    result(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT,
           "libxl ends a program that frees a context too early: 0x%x",
           (unsigned int)status);
}

/* The reason for which a domain is shut down, waiting for it; -1: it is not */
static int wait_for_shutdown(uint32_t domid, unsigned int seconds)
{
    unsigned int tries = 1 + seconds * 10;
    int reason = -1;

    while (reason < 0 && tries-- > 0) {
        xenstable_libxl_dominfo info;

        xenstable_libxl_dominfo_init(&info);
        if (!xenstable_libxl_domain_info(ctx, &info, domid) && info.shutdown)
            reason = (int)info.shutdown_reason;
        xenstable_libxl_dominfo_dispose(&info);
        if (reason < 0)
            wait_milliseconds(100);
    }
    return reason;
}

void step_suspend(char **words)
{
    const uint32_t domid = (uint32_t)atoi(words[0]);

    if (!good(xenstable_libxl_domain_suspend_only(ctx, domid, NULL),
              "domain_suspend_only"))
        return;
    result(wait_for_shutdown(domid, 1) ==
               XENSTABLE_LIBXL_SHUTDOWN_REASON_SUSPEND,
           "it is suspended");
    good(xenstable_libxl_domain_resume(ctx, domid, 1, NULL), "domain_resume");
    /* What the guest makes of it is its own. */
    result(wait_for_shutdown(domid, 0) !=
                   XENSTABLE_LIBXL_SHUTDOWN_REASON_SUSPEND &&
               count_domains(ctx) > 1,
           "it is not suspended any more");
}

void step_save(char **words)
{
    uint32_t domid = (uint32_t)atoi(words[0]);
    xenstable_libxl_domain_restore_params params;
    xenstable_libxl_domain_config config;
    int file = open(words[1], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    xenstable_libxl_domain_config_init(&config);
    good(xenstable_libxl_retrieve_domain_configuration(ctx, domid, &config,
                                                       NULL),
         "retrieve_domain_configuration");
    if (!good(xenstable_libxl_domain_suspend(ctx, domid, file, 0, NULL),
              "domain_suspend"))
        goto out;
    result(wait_for_shutdown(domid, 1) ==
               XENSTABLE_LIBXL_SHUTDOWN_REASON_SUSPEND,
           "it is suspended");
    good(xenstable_libxl_domain_destroy(ctx, domid, NULL), "domain_destroy");
    result(lseek(file, 0, SEEK_SET) == 0, "what was saved is read again");
    xenstable_libxl_domain_restore_params_init(&params);
    params.stream_version = 2;
    if (good(xenstable_libxl_domain_create_restore(ctx, &config, &domid, file,
                                                   -1, &params, NULL, NULL),
             "domain_create_restore")) {
        fact_number("id", domid);
        good(xenstable_libxl_domain_unpause(ctx, domid, NULL),
             "domain_unpause");
    }
    xenstable_libxl_domain_restore_params_dispose(&params);

out:
    xenstable_libxl_domain_config_dispose(&config);
    close(file);
}
