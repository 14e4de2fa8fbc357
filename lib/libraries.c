/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/libraries.h"

#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/handle.h"

/* Where the system's own search looks on the usual distributions. */
static const char system_folders[] =
    LIBRARY_FOLDER ":/usr/local/lib:/usr/lib/*-linux-*:/lib/*-linux-*:"
    "/usr/lib64:/usr/lib:/lib64:/lib";

int libraries_each_folder(const char *list, const char *version,
                          int (*visit)(void *data, const char *folder),
                          void *data)
{
    char folder[PATH_MAX];
    size_t length;
    int ret = 0;

    for (; list && *list && !ret; list += length + (list[length] == ':')) {
        const char *mark;

        length = strcspn(list, ":");
        if (length == 0 || length + strlen(version) >= sizeof(folder))
            continue;
        mark = memmem(list, length, "%v", 2);
        if (mark)
            snprintf(folder, sizeof(folder), "%.*s%s%.*s", (int)(mark - list),
                     list, version, (int)(list + length - mark - 2), mark + 2);
        else
            snprintf(folder, sizeof(folder), "%.*s", (int)length, list);
        ret = visit(data, folder);
    }
    return ret;
}

static struct library *find(struct library_list *list, const char *path)
{
    unsigned int i;

    for (i = 0; i < list->count; i++)
        if (strcmp(list->items[i].path, path) == 0)
            return &list->items[i];
    return NULL;
}

static void free_one(struct library *library)
{
    free(library->name);
    free(library->path);
    free(library->reason);
}

int libraries_add(struct xenstable *xs, const char *name, const char *path,
                  unsigned int major, unsigned int minor, bool loaded,
                  const char *reason)
{
    struct library_list *list = &xs->libraries;
    char real[PATH_MAX];
    struct library *items, new = {
        .name = strdup(name),
        /* A file has many names; a name that was only looked for, itself. */
        .path = strdup(path[0] == '/' && realpath(path, real) ? real : path),
        .reason = reason ? strdup(reason) : NULL,
        .major = major,
        .minor = minor,
        .loaded = loaded,
    };

    if (!new.name || !new.path || (reason && !new.reason))
        goto no_memory;
    items = realloc(list->items, (list->count + 1) * sizeof(*items));
    if (!items)
        goto no_memory;
    list->items = items;
    list->items[list->count++] = new;
    return 0;

no_memory:
    free_one(&new);
    return -ENOMEM;
}

/* Add what a pattern such as FOLDER/libxenctrl.so.* finds. */
static int scan_folder(void *data, const char *folder)
{
    struct xenstable *xs = data;
    char pattern[PATH_MAX];
    glob_t found;
    size_t i;
    int ret = 0;

    if (snprintf(pattern, sizeof(pattern), "%s/libxenctrl.so.[0-9]*.[0-9]*",
                 folder) >= (int)sizeof(pattern))
        return 0;
    ret = glob(pattern, 0, NULL, &found);
    if (ret)
        return ret == GLOB_NOSPACE ? -ENOMEM : 0;
    for (i = 0; i < found.gl_pathc && !ret; i++) {
        const char *path = found.gl_pathv[i];
        unsigned int major, minor;
        char end, real[PATH_MAX];

        /* X.Y and no more: X.Y.Z is what a name X.Y points to. */
        if (sscanf(strstr(path, "libxenctrl.so."), "libxenctrl.so.%3u.%3u%c",
                   &major, &minor, &end) != 2)
            continue;
        /* /lib is often a link to /usr/lib: the same file once only. */
        if (!realpath(path, real) || find(&xs->libraries, real))
            continue;
        ret = libraries_add(xs, "libxenctrl", real, major, minor, false, NULL);
    }
    globfree(&found);
    return ret;
}

int libraries_scan(struct xenstable *xs)
{
    const char *extra = handle_environment("XENSTABLE_LIBRARY_PATH");
    int ret;

    if (xs->libraries.scanned)
        return 0;
    ret = libraries_each_folder(extra, "*", scan_folder, xs);
    if (!ret)
        ret = libraries_each_folder(system_folders, "*", scan_folder, xs);
    if (!ret)
        ret = libraries_each_folder(COINSTALLED_FOLDERS, "*", scan_folder, xs);
    xs->libraries.scanned = !ret;
    return ret;
}

static bool listed_before(const struct library_list *list, unsigned int at)
{
    const struct library *item = &list->items[at];
    unsigned int i;

    for (i = 0; i < at; i++)
        if (list->items[i].major == item->major &&
            list->items[i].minor == item->minor)
            return true;
    return false;
}

void libraries_summary(const struct xenstable *xs, char *text, size_t bytes)
{
    const struct library_list *list = &xs->libraries;
    size_t used = 0;
    unsigned int i;

    snprintf(text, bytes, "none");
    for (i = 0; i < list->count && used < bytes; i++) {
        const struct library *item = &list->items[i];

        /* Files that are there, whether or not they were of use. */
        if (!item->major || item->path[0] != '/' || listed_before(list, i))
            continue;
        used += (size_t)snprintf(text + used, bytes - used, "%s%u.%u",
                                 used ? ", " : "", item->major, item->minor);
    }
}

void libraries_free(struct xenstable *xs)
{
    unsigned int i;

    for (i = 0; i < xs->libraries.count; i++)
        free_one(&xs->libraries.items[i]);
    free(xs->libraries.items);
}
