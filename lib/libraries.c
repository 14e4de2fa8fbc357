/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/libraries.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/probe.h"

/* EXTRA_FOLDERS is what configure was told, LIBRARY_FOLDER our own. */
static const char folders_of_xens[] =
    EXTRA_FOLDERS ":/usr/lib/xen-%v/lib:/usr/lib/xen-%v/lib/*-linux-*:"
                  "/usr/libexec/xen-%v/lib";
static const char folders_of_system[] = LIBRARY_FOLDER
    ":/usr/local/lib:/usr/local/lib/*-linux-*:/usr/local/lib64:"
    "/usr/lib/*-linux-*:/lib/*-linux-*:/usr/lib64:/usr/lib:/lib64:/lib";

struct walk {
    struct library_list *list;
    int (*visit)(void *data, const char *folder);
    void *data;
};

/* What an errno means in a search: most folders do not exist, but without a
   free descriptor nothing is known. */
static int search_error(struct library_list *list, int error)
{
    if (error == EMFILE || error == ENFILE) {
        list->error = error;
        return -EMFILE;
    }
    return error == ENOMEM ? -ENOMEM : 0;
}

static int not_dots(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* versionsort() would be a pointer into libc, which the loader looks up in
   each program that starts. */
static int by_version(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

/* Visit each folder that a pattern stands for, part by part. Not by glob():
   glibc's frees twice when memory runs out. */
static int walk_pattern(const struct walk *walk, const char *pattern)
{
    const char *star = strchr(pattern, '*'), *start, *end;
    char part[NAME_MAX + 1], path[PATH_MAX];
    struct dirent **entries;
    int count, ret = 0;

    if (!star)
        return walk->visit(walk->data, pattern);
    start = memrchr(pattern, '/', (size_t)(star - pattern));
    end = strchrnul(star, '/');
    if (!start || end - start > NAME_MAX)
        return 0;
    start++;
    snprintf(part, sizeof(part), "%.*s", (int)(end - start), start);
    snprintf(path, sizeof(path), "%.*s", (int)(start - pattern), pattern);
    count = scandir(path, &entries, not_dots, by_version);
    if (count < 0)
        return search_error(walk->list, errno);
    while (count-- > 0) {
        const char *name = entries[count]->d_name;

        if (!ret && fnmatch(part, name, 0) == 0 &&
            snprintf(path, sizeof(path), "%.*s%s%s", (int)(start - pattern),
                     pattern, name, end) < (int)sizeof(path))
            ret = walk_pattern(walk, path);
        free(entries[count]);
    }
    free(entries);
    return ret;
}

static const char *list_of(enum library_folders which)
{
    switch (which) {
    case FOLDERS_OF_USER:
        return secure_getenv("XENSTABLE_LIBRARY_PATH");
    case FOLDERS_OF_XENS:
        return folders_of_xens;
    default:
        return folders_of_system;
    }
}

int libraries_each_folder(struct library_list *found,
                          enum library_folders which, const char *version,
                          int (*visit)(void *data, const char *folder),
                          void *data)
{
    const struct walk walk = {found, visit, data};
    const char *list = list_of(which);
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
        ret = walk_pattern(&walk, folder);
    }
    return ret;
}

/* A file that is there; otherwise only the name that was looked for. */
static bool is_file(const struct library *library)
{
    return strchr(library->path, '/') != NULL;
}

/* Under any of its names: /lib is often a link to /usr/lib. */
static bool is_listed(const struct library_list *list,
                      const struct stat *status)
{
    struct stat other;
    unsigned int i;

    for (i = 0; i < list->count; i++)
        if (is_file(&list->items[i]) &&
            stat(list->items[i].path, &other) == 0 &&
            other.st_dev == status->st_dev && other.st_ino == status->st_ino)
            return true;
    return false;
}

bool libraries_listed(const struct library_list *list, const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && is_listed(list, &status);
}

static void free_one(struct library *library)
{
    free((char *)library->name);
    free((char *)library->soname);
    free((char *)library->path);
    free((char *)library->reason);
}

int libraries_add(struct library_list *list, const struct library *library)
{
    struct library *items, new = *library;

    new.name = strdup(library->name);
    new.soname = strdup(library->soname);
    new.path = strdup(library->path);
    new.reason = library->reason ? strdup(library->reason) : NULL;
    if (!new.name || !new.soname || !new.path ||
        (library->reason && !new.reason))
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
    static const char start[] = "libxenctrl.so.";

    if (strncmp(name, start, sizeof(start) - 1) != 0)
        return false;
    name += sizeof(start) - 1;
    return parse_release(&name, major_r, minor_r) && *name == '\0';
}

static int is_libxenctrl(const struct dirent *entry)
{
    unsigned int major, minor;

    return parse_name(entry->d_name, &major, &minor);
}

static int add_file(struct library_list *list, const char *folder,
                    const char *name)
{
    struct library library = {.name = "libxenctrl", .soname = name};
    char path[PATH_MAX];
    struct stat status;

    if (!parse_name(name, &library.major, &library.minor) ||
        snprintf(path, sizeof(path), "%s/%s", folder, name) >=
            (int)sizeof(path))
        return 0;
    library.path = path;
    if (stat(path, &status)) {
        /* A link to nowhere is no library. */
        if (errno == ENOENT || errno == ENOTDIR)
            return 0;
        library.reason = strerror(errno);
        library.fault = FAULT_UNREADABLE;
    } else if (is_listed(list, &status)) {
        return 0;
    }
    return libraries_add(list, &library);
}

/* Say that a folder could not be searched. */
static int add_folder(struct library_list *list, const char *folder, int error)
{
    const struct library library = {
        .name = "libxenctrl",
        .soname = "",
        .path = folder,
        .reason = strerror(error),
        .fault = FAULT_UNREADABLE,
    };

    return libraries_add(list, &library);
}

static int scan_folder(void *data, const char *folder)
{
    struct library_list *list = data;
    struct dirent **entries;
    int count, i, error, ret = 0;

    count = scandir(folder, &entries, is_libxenctrl, by_version);
    if (count < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return 0;
        error = errno;
        ret = search_error(list, error);
        return ret ? ret : add_folder(list, folder, error);
    }
    for (i = 0; i < count; i++) {
        if (!ret)
            ret = add_file(list, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return ret;
}

int libraries_scan(struct library_list *list)
{
    unsigned int which;
    int ret = 0;

    if (list->scanned)
        return 0;
    for (which = 0; which < LIBRARY_FOLDERS && !ret; which++)
        ret = libraries_each_folder(list, which, "*", scan_folder, list);
    if (ret == -EMFILE)
        ret = add_folder(list, "libxenctrl.so.*", list->error);
    list->scanned = !ret;
    return ret;
}

const struct library *libraries_rejected(const struct library_list *list,
                                         const char *soname)
{
    unsigned int i;

    for (i = 0; i < list->count; i++) {
        const struct library *library = &list->items[i];

        if (strcmp(library->soname, soname) == 0 && library->reason &&
            library->fault != FAULT_ABSENT)
            return library;
    }
    return NULL;
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

bool libraries_others(const struct library_list *list, unsigned int major,
                      unsigned int minor, char *text, size_t bytes)
{
    size_t used = 0;
    unsigned int i;

    *text = '\0';
    for (i = 0; i < list->count && used < bytes; i++) {
        const struct library *item = &list->items[i];

        /* Files that are there, whether or not they are of use. */
        if (!item->major || !is_file(item) || listed_before(list, i) ||
            (item->major == major && item->minor == minor))
            continue;
        used += (size_t)snprintf(text + used, bytes - used, "%s%u.%u",
                                 used ? ", " : "", item->major, item->minor);
    }
    return used > 0;
}

void libraries_free(struct library_list *list)
{
    unsigned int i;

    for (i = 0; i < list->count; i++)
        free_one(&list->items[i]);
    free(list->items);
}

const char *libraries_soname(const char *name, unsigned int major,
                             unsigned int minor, char *text, size_t bytes)
{
    snprintf(text, bytes, "%s.so.%u.%u", name, major, minor);
    return text;
}
