/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/release_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/handle.h"

enum { REASON_BYTES = 256, PATH_BYTES = 4096 };

/* From the environment it may be the user's own: secure_getenv() gives nothing
   where the program has more rights than its user. */
struct place {
    const char *folder;
    bool own;
};

/* Can only root write it, or who runs this? */
static const char *check_owner(const struct place *place,
                               const struct stat *status)
{
    if (status->st_uid != 0 && !(place->own && status->st_uid == geteuid()))
        return place->own ? "neither root nor the user owns it"
                          : "root does not own it";
    if (status->st_mode & (S_IWGRP | S_IWOTH))
        return "others can write it";
    return NULL;
}

static const char *check(const struct place *place, int folder, int file)
{
    struct stat status;
    const char *wrong = "it cannot be read";

    if (fstat(folder, &status) != 0)
        return wrong;
    /* Who can write a folder exchanges what is in it. */
    wrong = check_owner(place, &status);
    if (wrong)
        return wrong;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return "it is no file";
    if (status.st_size > DESCRIBED_BYTES)
        return "it is too large";
    return check_owner(place, &status);
}

/* All of a file that is not larger than @bytes; -1 else. */
static ssize_t read_all(int file, char *text, size_t bytes)
{
    size_t length = 0;
    ssize_t got;

    do {
        got = read(file, text + length, bytes - length);
        if (got > 0)
            length += (size_t)got;
    } while ((got > 0 && length < bytes) || (got < 0 && errno == EINTR));
    return got < 0 || length == bytes ? -1 : (ssize_t)length;
}

static int parse(struct xenstable *xs, int file,
                 struct described **described_r, char *reason,
                 size_t reason_bytes)
{
    char *text = malloc(DESCRIBED_BYTES + 1);
    ssize_t bytes;
    int ret;

    if (!text)
        return -ENOMEM;
    bytes = read_all(file, text, DESCRIBED_BYTES + 1);
    if (bytes < 0) {
        snprintf(reason, reason_bytes, " it cannot be read");
        ret = -EINVAL;
    } else {
        ret = described_parse(text, (size_t)bytes, xs->major, xs->minor,
                              described_r, reason, reason_bytes);
    }
    free(text);
    return ret;
}

static int open_both(const struct place *place, const char *name, int *folder,
                     int *file)
{
    *file = -1;
    *folder = open(place->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*folder < 0)
        return errno;
    *file =
        openat(*folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    return *file < 0 ? errno : 0;
}

static int read_file(struct xenstable *xs, const struct place *place,
                     const char *name)
{
    char reason[REASON_BYTES];
    struct described *described = NULL;
    const char *wrong = NULL;
    int folder, file, ret = open_both(place, name, &folder, &file);

    if (ret == ENOENT || ret == ENOTDIR)
        ret = 0;
    else if (ret)
        wrong = strerror(ret);
    else
        wrong = check(place, folder, file);
    if (wrong) {
        snprintf(reason, sizeof(reason), " %s", wrong);
        ret = -EINVAL;
    } else if (file >= 0) {
        ret = parse(xs, file, &described, reason, sizeof(reason));
    }
    if (file >= 0)
        close(file);
    if (folder >= 0)
        close(folder);
    if (described) {
        xs->described = described;
        xs->release = &described->facts;
        return handle_text(&xs->described_by, "%s/%s", place->folder, name);
    }
    if (ret != -EINVAL)
        return ret;
    ret = handle_text(&xs->described_reason, "%s/%s:%s", place->folder, name,
                      reason);
    if (!ret)
        log_write(&xs->log, XENSTABLE_LOG_WARNING, "%s", xs->described_reason);
    return ret;
}

int release_file_use(struct xenstable *xs)
{
    struct place place = {secure_getenv("XENSTABLE_RELEASES"), true};
    char name[16];

    if (xs->known || xs->described || xs->described_reason)
        return 0;
    if (!place.folder || !*place.folder)
        place = (struct place){RELEASES_FOLDER, false};
    snprintf(name, sizeof(name), "%u.%u", xs->major, xs->minor);
    return read_file(xs, &place, name);
}

int provider_prepare(struct xenstable *xs)
{
    return release_file_use(xs);
}
