/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libraries - which of Xen's libraries this system has
 *
 * All of them are searched for in the same list of folders.
 */
#ifndef LIBRARIES_H
#define LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>

/* What is wrong with a library, to say what to do about it. */
enum library_fault {
    FAULT_NONE,
    FAULT_ABSENT,     /* nobody finds it */
    FAULT_UNREADABLE, /* it is there, and may not be read */
    FAULT_FORBIDDEN,  /* the kernel does not let it run */
    FAULT_NEEDS,     /* the loader does not find another one, which it needs */
    FAULT_UNTRUSTED, /* others may write to it */
    FAULT_CHANGED,   /* somebody built it with other types */
    FAULT_STAND_IN,  /* it is one of our own, lib/stand-in */
    FAULT_MACHINE,   /* it is made for another machine */
    FAULT_DAMAGED    /* it is not what it should be */
};

/* A library that was found, tried or looked for. */
struct library {
    const char *name;   /* "libxenctrl" */
    const char *soname; /* "libxenctrl.so.4.17" */
    const char *path;
    const char *reason; /* NULL: loaded, or not tried */
    enum library_fault fault;
    unsigned int major;
    unsigned int minor;
    bool loaded;
};

/* What searches have found; all zero before the first search. */
struct library_list {
    struct library *items;
    unsigned int count;
    bool scanned;
    int error; /* the errno that ended a search, or 0 */
};

/* Where libraries are looked for, in this order. */
enum library_folders {
    FOLDERS_OF_USER,   /* XENSTABLE_LIBRARY_PATH */
    FOLDERS_OF_XENS,   /* what configure was told, and where distributions
                          install several Xens side by side */
    FOLDERS_OF_SYSTEM, /* where the loader looks on the usual distributions */
    LIBRARY_FOLDERS
};

/**
 * libraries_each_folder() - visit the folders of one kind
 * @version: the release "X.Y", in the place of %v; "*" for all of them
 * @visit:   ends when it returns non-zero
 *
 * Each * stands for all names that fit, the highest number first.
 *
 * Return: what @visit returned, or 0; -EMFILE, -ENOMEM.
 */
int libraries_each_folder(struct library_list *found,
                          enum library_folders which, const char *version,
                          int (*visit)(void *data, const char *folder),
                          void *data);

/* Add a copy. 0 or -ENOMEM. */
int libraries_add(struct library_list *list, const struct library *library);

/* Is this file listed already, by whichever of its names? */
bool libraries_listed(const struct library_list *list, const char *path);

/* Look through the library folders for libxenctrl of any release. What could
   not be searched is listed. 0 or -ENOMEM. */
int libraries_scan(struct library_list *list);

/* The first one of that SONAME that is there and was rejected, or NULL. */
const struct library *libraries_rejected(const struct library_list *list,
                                         const char *soname);

/* The releases that were found beside this one, "4.17, 4.20". Return: are
   there any? */
bool libraries_others(const struct library_list *list, unsigned int major,
                      unsigned int minor, char *text, size_t bytes);

void libraries_free(struct library_list *list);

/* The SONAME of one that is of a release, "libxenctrl.so.4.17", in @text. */
const char *libraries_soname(const char *name, unsigned int major,
                             unsigned int minor, char *text, size_t bytes);

#endif
