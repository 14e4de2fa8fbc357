/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What libxl offers beside domains: files, descriptors, names. It needs no
   Xen. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compat/toolstack/context.h"
#include "lib/handle.h"

enum { DOMAINS_MOST = 0x7ff0 }; /* DOMID_FIRST_RESERVED of xen/xen.h */

/* Say so, and keep errno. */
static int fail(xenstable_libxl_ctx *ctx, const char *what, const char *file)
{
    int error = errno;

    toolstack_report(ctx, "%s %s: %s", what, file, strerror(error));
    errno = error;
    return error;
}

/* The same of a part of it, @what if that is known. */
static int fail_part(xenstable_libxl_ctx *ctx, const char *verb,
                     const char *what, const char *side, const char *file)
{
    char text[256];
    int error = errno;

    if (!what)
        return fail(ctx, verb, file);
    snprintf(text, sizeof(text), "%s %s %s", verb, what, side);
    errno = error;
    return fail(ctx, text, file);
}

static __attribute__((format(printf, 3, 4))) void
log_at(xenstable_libxl_ctx *ctx, unsigned int level, const char *format, ...)
{
    struct xentoollog_logger *logger = log_for_xen(&ctx->xs->log);
    va_list arguments;

    va_start(arguments, format);
    logger->vmessage(logger, (int)level, -1, "libxl", format, arguments);
    va_end(arguments);
}

void xenstable_libxl_report_child_exitstatus(xenstable_libxl_ctx *ctx,
                                             unsigned int level,
                                             const char *what, pid_t pid,
                                             int status)
{
    int number = WIFEXITED(status)     ? WEXITSTATUS(status)
                 : WIFSIGNALED(status) ? WTERMSIG(status)
                                       : 0;

    if (WIFEXITED(status) && !number)
        log_at(ctx, level,
               "%s [%ld] ended with status 0, which was not "
               "expected",
               what, (long)pid);
    else if (WIFEXITED(status))
        log_at(ctx, level, "%s [%ld] ended with status %d", what, (long)pid,
               number);
    else if (WIFSIGNALED(status))
        log_at(ctx, level, "%s [%ld] was killed by signal %d%s", what,
               (long)pid, number,
               WCOREDUMP(status) ? ", and left a core file" : "");
    else
        log_at(ctx, level, "%s [%ld] changed its state: %#x", what, (long)pid,
               (unsigned int)status);
}

char *xenstable_libxl_basename(const char *name)
{
    const char *slash = name ? strrchr(name, '/') : NULL;

    if (!name || !*name)
        return strdup(".");
    return strdup(slash ? slash + 1 : name);
}

void xenstable_libxl_string_copy(xenstable_libxl_ctx *ctx, char **dst,
                                 char *const *src)
{
    char *copy = *src ? strdup(*src) : NULL;

    if (*src && !copy)
        toolstack_report(ctx, "out of memory");
    *dst = copy;
}

int xenstable_libxl_domid_valid_guest(uint32_t domid)
{
    return domid > 0 && domid < DOMAINS_MOST;
}

/* libxl_utils.c of Xen: what "tap" asks after the colon is never there. */
int xenstable_libxl_string_to_backend(xenstable_libxl_ctx *ctx, char *s,
                                      xenstable_libxl_disk_backend *backend)
{
    (void)ctx;
    if (!strcmp(s, "phy"))
        *backend = XENSTABLE_LIBXL_DISK_BACKEND_PHY;
    else if (!strcmp(s, "file"))
        *backend = XENSTABLE_LIBXL_DISK_BACKEND_TAP;
    else if (!strcmp(s, "qdisk"))
        *backend = XENSTABLE_LIBXL_DISK_BACKEND_QDISK;
    else if (!strcmp(s, "standalone"))
        *backend = XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE;
    else if (!strcmp(s, "tap"))
        return XENSTABLE_LIBXL_ERROR_INVAL;
    return 0;
}

static int set_flag(xenstable_libxl_ctx *ctx, int fd, int get, int set,
                    int flag, int wanted)
{
    int flags = fcntl(fd, get);

    if (flags != -1)
        flags = fcntl(fd, set, wanted ? flags | flag : flags & ~flag);
    if (flags != -1)
        return 0;
    fail(ctx, "cannot change the flags of", "a descriptor");
    return XENSTABLE_LIBXL_ERROR_FAIL;
}

int xenstable_libxl_fd_set_cloexec(xenstable_libxl_ctx *ctx, int fd,
                                   int cloexec)
{
    return set_flag(ctx, fd, F_GETFD, F_SETFD, FD_CLOEXEC, cloexec);
}

int xenstable_libxl_fd_set_nonblock(xenstable_libxl_ctx *ctx, int fd,
                                    int nonblock)
{
    return set_flag(ctx, fd, F_GETFL, F_SETFL, O_NONBLOCK, nonblock);
}

int xenstable_libxl_pipe(xenstable_libxl_ctx *ctx, int *pipes)
{
    if (!pipe(pipes))
        return 0;
    fail(ctx, "cannot make", "a pipe");
    return -1;
}

int xenstable_libxl_read_exactly(xenstable_libxl_ctx *ctx, int fd, void *data,
                                 ssize_t sz, const char *filename,
                                 const char *what)
{
    char *at = data;
    ssize_t got;

    while (sz > 0) {
        got = read(fd, at, (size_t)sz);
        if (got < 0 && errno == EINTR)
            continue;
        if (!got)
            errno = EPROTO;
        if (got <= 0)
            return fail_part(ctx, "cannot read", what, "from", filename);
        at += got;
        sz -= got;
    }
    return 0;
}

int xenstable_libxl_write_exactly(xenstable_libxl_ctx *ctx, int fd,
                                  const void *data, ssize_t sz,
                                  const char *filename, const char *what)
{
    const char *at = data;
    ssize_t put;

    while (sz > 0) {
        put = write(fd, at, (size_t)sz);
        if (put < 0 && errno == EINTR)
            continue;
        if (!put)
            errno = EPROTO;
        if (put <= 0)
            return fail_part(ctx, "cannot write", what, "to", filename);
        at += put;
        sz -= put;
    }
    return 0;
}

/* How large a plain file is. Return: -1 with errno. */
static int size_of(FILE *file)
{
    struct stat status;

    if (fstat(fileno(file), &status))
        return -1;
    if (S_ISREG(status.st_mode) && status.st_size <= INT_MAX)
        return (int)status.st_size;
    errno = S_ISREG(status.st_mode) ? EFBIG : ENOTTY;
    return -1;
}

/* Into new memory. Return: 0 or a positive errno. */
static int read_all(xenstable_libxl_ctx *ctx, FILE *file, const char *filename,
                    size_t bytes, void **data_r)
{
    void *data = malloc(bytes);
    int error;

    if (!data) {
        errno = ENOMEM; /* clang takes it that malloc() leaves it alone. */
        return fail(ctx, "cannot read", filename);
    }
    errno = 0;
    if (fread(data, 1, bytes, file) == bytes) {
        *data_r = data;
        return 0;
    }
    /* It became shorter while it was read. */
    errno = errno ? errno : EPROTO;
    error = fail(ctx, "cannot read", filename);
    free(data);
    return error;
}

int xenstable_libxl_read_file_contents(xenstable_libxl_ctx *ctx,
                                       const char *filename, void **data_r,
                                       int *datalen_r)
{
    FILE *file = fopen(filename, "re");
    void *data = NULL;
    int bytes, ret = 0;

    if (!file)
        return errno == ENOENT ? ENOENT : fail(ctx, "cannot open", filename);
    bytes = size_of(file);
    if (bytes < 0)
        ret = fail(ctx, "cannot read", filename);
    else if (bytes && data_r)
        ret = read_all(ctx, file, filename, (size_t)bytes, &data);
    fclose(file);
    if (ret)
        return ret;
    if (data_r)
        *data_r = data;
    if (datalen_r)
        *datalen_r = bytes;
    return 0;
}
