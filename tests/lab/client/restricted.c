/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: restricted - can a process reach more than one domain?
 *
 *   restricted PID DOMID
 *
 * Takes the descriptors of the process and tries with them what it could do
 * itself: the kernel keeps the restriction with the open file. The requests
 * and their structures are those of <xen/privcmd.h> and <xen/evtchn.h>.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/lab/client/client.h"

struct privcmd_hypercall {
    uint64_t number;
    uint64_t arguments[5];
};

struct privcmd_dm_op {
    uint16_t domid;
    uint16_t num;
    const void *buffers;
};

struct evtchn_bind_unbound_port {
    unsigned int remote_domid;
};

#define PRIVCMD_HYPERCALL \
    _IOC(_IOC_NONE, 'P', 0, sizeof(struct privcmd_hypercall))
#define PRIVCMD_DM_OP _IOC(_IOC_NONE, 'P', 5, sizeof(struct privcmd_dm_op))
#define EVTCHN_BIND_UNBOUND_PORT \
    _IOC(_IOC_NONE, 'E', 2, sizeof(struct evtchn_bind_unbound_port))

enum { HYPERCALL_XEN_VERSION = 17, DOM0 = 0 };

/* 0, or the reason of the failure. */
static int reason(int ret)
{
    return ret < 0 ? errno : 0;
}

static void try_privcmd(int fd, uint16_t domid)
{
    struct privcmd_hypercall version = {.number = HYPERCALL_XEN_VERSION};
    /* There are no buffers, so nothing reaches Xen: the kernel only checks the
       domain. */
    struct privcmd_dm_op own = {.domid = domid};
    struct privcmd_dm_op other = {.domid = DOM0};
    int error = reason(ioctl(fd, PRIVCMD_HYPERCALL, &version));

    result(error == EPERM, "privcmd: no hypercall: %s", strerror(error));
    error = reason(ioctl(fd, PRIVCMD_DM_OP, &other));
    result(error == EPERM, "privcmd: no request for dom0: %s",
           strerror(error));
    error = reason(ioctl(fd, PRIVCMD_DM_OP, &own));
    result(error == 0, "privcmd: requests for its own domain: %s",
           strerror(error));
}

static void try_evtchn(int fd)
{
    struct evtchn_bind_unbound_port bind = {.remote_domid = DOM0};
    int error = reason(ioctl(fd, EVTCHN_BIND_UNBOUND_PORT, &bind));

    result(error == EACCES, "evtchn: no channel to dom0: %s", strerror(error));
}

int main(int argc, char **argv)
{
    char folder[64], device[64] = "";
    unsigned int privcmds = 0, evtchns = 0;
    struct dirent *entry;
    int pidfd;
    DIR *dir;

    if (argc != 3)
        return 2;
    snprintf(folder, sizeof(folder), "/proc/%d/fd", atoi(argv[1]));
    dir = opendir(folder);
    pidfd = (int)syscall(SYS_pidfd_open, atoi(argv[1]), 0);
    if (!dir || pidfd < 0) {
        result(false, "there is a process %s: %s", argv[1], strerror(errno));
        return 1;
    }
    while ((entry = readdir(dir))) {
        ssize_t length =
            readlinkat(dirfd(dir), entry->d_name, device, sizeof(device) - 1);
        int fd;

        if (length < 0)
            continue;
        device[length] = '\0';
        if (strncmp(device, "/dev/xen/", strlen("/dev/xen/")) != 0)
            continue;
        fd = (int)syscall(SYS_pidfd_getfd, pidfd, atoi(entry->d_name), 0);
        if (fd < 0) {
            result(false, "descriptor %s: %s", entry->d_name, strerror(errno));
            continue;
        }
        diag("descriptor %s is %s", entry->d_name, device);
        if (strcmp(device, "/dev/xen/privcmd") == 0) {
            try_privcmd(fd, (uint16_t)atoi(argv[2]));
            privcmds++;
        } else if (strcmp(device, "/dev/xen/evtchn") == 0) {
            try_evtchn(fd);
            evtchns++;
        }
        close(fd);
    }
    closedir(dir);
    result(privcmds > 0 && evtchns > 0,
           "it has %u descriptors of privcmd and %u of evtchn", privcmds,
           evtchns);
    return client_status();
}
