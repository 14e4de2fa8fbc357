/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: start - small programs, whose whole run is measured
 *
 * Built in four ways: START_DIRECT opens and closes libxenctrl, START_OURS
 * libxenstable, and the others do nothing (one of them linked with
 * libxenstable). "start memory" prints the memory that is its own in KiB:
 * of the process, of libxenstable's mappings, and what is written of these.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Ahead of libc's own: a control device that opens on every machine, so that
   a real libxenctrl goes all the way. */
#if defined(START_OURS) || defined(START_DIRECT)
#define OPEN(name)                                                    \
    int name(const char *path, int flags, ...)                        \
    {                                                                 \
        va_list arguments;                                            \
        int mode;                                                     \
                                                                      \
        va_start(arguments, flags);                                   \
        mode = flags & O_CREAT ? va_arg(arguments, int) : 0;          \
        va_end(arguments);                                            \
        if (strncmp(path, "/dev/xen/", 9) == 0)                       \
            path = "/dev/zero";                                       \
        return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode); \
    }
int open64(const char *path, int flags, ...);
OPEN(open)
OPEN(open64)
#endif

#ifdef START_OURS
#include <xenstable/xenstable.h>

static int work(void)
{
    struct xenstable *xs;
    int status;

    if (xenstable_open(&xs, NULL, NULL, 0))
        return 1;
    status = xenstable_status(xs);
    xenstable_close(xs);
    return status;
}
#elif defined(START_DIRECT)
#include "compat/xenctrl-api.h"

static int work(void)
{
    xc_interface *xch = xc_interface_open(NULL, NULL, 0);

    return xch ? xc_interface_close(xch) : 1;
}
#else
static int work(void)
{
    return 0;
}
#endif

static int print_memory(void)
{
    FILE *smaps = fopen("/proc/self/smaps", "r");
    unsigned long process = 0, library = 0, written = 0, kb, start, end;
    int is_library = 0;
    char line[512], name[32];

    if (!smaps)
        return 1;
    while (fgets(line, sizeof(line), smaps)) {
        if (sscanf(line, "%lx-%lx ", &start, &end) == 2) {
            /* Cleared data would have no name; it has none
               (tests/abi/library.sh). */
            is_library = strstr(line, "/libxenstable.so") != NULL;
        } else if (sscanf(line, "%31[^:]: %lu kB", name, &kb) == 2) {
            /* Copies of the file's. Private_Dirty would count what was not
               yet written to the disk, too. */
            if (is_library && strcmp(name, "Anonymous") == 0)
                written += kb;
            if (strncmp(name, "Private_", 8) != 0 ||
                strcmp(name, "Private_Hugetlb") == 0)
                continue;
            process += kb;
            library += is_library ? kb : 0;
        }
    }
    fclose(smaps);
    printf("%lu %lu %lu\n", process, library, written);
    return 0;
}

int main(int argc, char **argv)
{
    if (work()) {
        fprintf(stderr, "start: cannot connect\n");
        return 1;
    }
    return argc > 1 && strcmp(argv[1], "memory") == 0 ? print_memory() : 0;
}
