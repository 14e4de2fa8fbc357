/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/libraries.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
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

/* A file that is there; otherwise only the name that was looked for. */
static bool is_file(const struct library *library)
{
    return strchr(library->path, '/') != NULL;
}

/* Is this file listed already, by whichever of its names? */
static bool is_listed(const struct library_list *list, const char *real)
{
    char other[PATH_MAX];
    unsigned int i;

    for (i = 0; i < list->count; i++)
        if (is_file(&list->items[i]) && realpath(list->items[i].path, other) &&
            strcmp(other, real) == 0)
            return true;
    return false;
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
    struct library *items;
    struct library new = {
        .name = strdup(name),
        .path = strdup(path),
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

/* X.Y and no more: X.Y.Z is what a name X.Y points to. */
static bool parse_name(const char *name, unsigned int *major_r,
                       unsigned int *minor_r)
{
    char end;

    return sscanf(name, "libxenctrl.so.%3u.%3u%c", major_r, minor_r, &end) ==
           2;
}

static int is_libxenctrl(const struct dirent *entry)
{
    unsigned int major, minor;

    return parse_name(entry->d_name, &major, &minor);
}

static int add_file(struct xenstable *xs, const char *folder, const char *name)
{
    char path[PATH_MAX], real[PATH_MAX];
    unsigned int major, minor;

    if (!parse_name(name, &major, &minor) ||
        snprintf(path, sizeof(path), "%s/%s", folder, name) >=
            (int)sizeof(path))
        return 0;
    /* /lib is often a link to /usr/lib: the same file once only. */
    if (!realpath(path, real) || is_listed(&xs->libraries, real))
        return 0;
    return libraries_add(xs, "libxenctrl", real, major, minor, false, NULL);
}

static int scan_folder(struct xenstable *xs, const char *folder)
{
    struct dirent **entries;
    int count, i, ret = 0;

    count = scandir(folder, &entries, is_libxenctrl, versionsort);
    if (count < 0)
        return errno == ENOMEM ? -ENOMEM : 0;
    for (i = 0; i < count; i++) {
        if (!ret)
            ret = add_file(xs, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return ret;
}

/* Scan each folder that a pattern stands for, part by part. Not by glob():
   glibc's frees twice when memory runs out. */
static int scan_folders(void *data, const char *pattern)
{
    const char *star = strchr(pattern, '*');
    char part[NAME_MAX + 1], path[PATH_MAX];
    const struct dirent *entry;
    const char *start, *end;
    int ret = 0;
    DIR *folder;

    if (!star)
        return scan_folder(data, pattern);
    start = memrchr(pattern, '/', (size_t)(star - pattern));
    end = strchrnul(star, '/');
    if (!start || end - start > NAME_MAX)
        return 0;
    start++;
    snprintf(part, sizeof(part), "%.*s", (int)(end - start), start);
    snprintf(path, sizeof(path), "%.*s", (int)(start - pattern), pattern);
    folder = opendir(path);
    if (!folder)
        return errno == ENOMEM ? -ENOMEM : 0;
    while (!ret && (entry = readdir(folder)) != NULL)
        if (fnmatch(part, entry->d_name, FNM_PERIOD) == 0 &&
            snprintf(path, sizeof(path), "%.*s%s%s", (int)(start - pattern),
                     pattern, entry->d_name, end) < (int)sizeof(path))
            ret = scan_folders(data, path);
    closedir(folder);
    return ret;
}

int libraries_scan(struct xenstable *xs)
{
    const char *extra = handle_environment("XENSTABLE_LIBRARY_PATH");
    int ret;

    if (xs->libraries.scanned)
        return 0;
    ret = libraries_each_folder(extra, "*", scan_folders, xs);
    if (!ret)
        ret = libraries_each_folder(system_folders, "*", scan_folders, xs);
    if (!ret)
        ret =
            libraries_each_folder(COINSTALLED_FOLDERS, "*", scan_folders, xs);
    xs->libraries.scanned = !ret;
    return ret;
}

static bool listed_before(const struct library_list *list, unsigned int at)
{
    const struct library *item = &list->items[at];
    unsigned int i;

    for (i = 0; i < at; i++)
        if (is_file(&list->items[i]) && list->items[i].major == item->major &&
            list->items[i].minor == item->minor)
            return true;
    return false;
}

const char *libraries_reason(const struct xenstable *xs, const char *name)
{
    unsigned int i;

    for (i = xs->libraries.count; i-- > 0;)
        if (strcmp(xs->libraries.items[i].name, name) == 0 &&
            xs->libraries.items[i].reason)
            return xs->libraries.items[i].reason;
    return "it cannot be used";
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
        if (!item->major || !is_file(item) || listed_before(list, i))
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
