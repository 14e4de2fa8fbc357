/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/probe.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST_PART = 255 };

/* The first line of a small file, without its newline. */
static bool read_line(const char *root, const char *name, char *line,
                      size_t bytes)
{
    char path[PATH_MAX];
    ssize_t length;
    int fd;

    if (snprintf(path, sizeof(path), "%s%s", root, name) >= (int)sizeof(path))
        return false;
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    do
        length = read(fd, line, bytes - 1);
    while (length < 0 && errno == EINTR);
    close(fd);
    if (length <= 0)
        return false;
    line[length] = '\0';
    line[strcspn(line, "\n")] = '\0';
    return true;
}

/* A decimal number up to 255, and the character after it. */
static bool parse_part(const char **text, unsigned int *number_r)
{
    unsigned int number = 0;
    const char *p = *text;

    if (*p < '0' || *p > '9')
        return false;
    for (; *p >= '0' && *p <= '9'; p++) {
        number = number * 10 + (unsigned int)(*p - '0');
        if (number > LARGEST_PART)
            return false;
    }
    *text = p;
    *number_r = number;
    return true;
}

static bool parse_release(const char *text, unsigned int *major_r,
                          unsigned int *minor_r)
{
    unsigned int major, minor;

    if (!parse_part(&text, &major) || *text++ != '.' ||
        !parse_part(&text, &minor) || *text != '\0')
        return false;
    *major_r = major;
    *minor_r = minor;
    return true;
}

static bool control_device(const char *root)
{
    static const char *const paths[] = {"/dev/xen/privcmd",
                                        "/proc/xen/privcmd"};
    char path[PATH_MAX];
    unsigned int i;

    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (snprintf(path, sizeof(path), "%s%s", root, paths[i]) >=
            (int)sizeof(path))
            continue;
        if (access(path, F_OK) == 0)
            return true;
    }
    return false;
}

enum probe_result probe_release(const char *override, const char *root,
                                unsigned int *major_r, unsigned int *minor_r)
{
    char type[16], release[32], major[8], minor[8];

    if (override && strcmp(override, "none") == 0)
        return PROBE_NOT_XEN;
    if (override && parse_release(override, major_r, minor_r))
        return PROBE_XEN;
    /* Other hypervisors use this file, too. */
    if (read_line(root, "/sys/hypervisor/type", type, sizeof(type)) &&
        strcmp(type, "xen") != 0)
        return PROBE_NOT_XEN;
    if (read_line(root, "/sys/hypervisor/version/major", major,
                  sizeof(major)) &&
        read_line(root, "/sys/hypervisor/version/minor", minor,
                  sizeof(minor)) &&
        snprintf(release, sizeof(release), "%s.%s", major, minor) > 0 &&
        parse_release(release, major_r, minor_r))
        return PROBE_XEN;
    return control_device(root) ? PROBE_ASK : PROBE_NOT_XEN;
}
