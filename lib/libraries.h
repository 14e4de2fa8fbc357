/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libraries - which of Xen's libraries this system has
 *
 * There is one list of folders, in which all of them are looked for.
 */
#ifndef LIBRARIES_H
#define LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>

struct xenstable;
struct library;

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
int libraries_each_folder(struct xenstable *xs, enum library_folders which,
                          const char *version,
                          int (*visit)(void *data, const char *folder),
                          void *data);

/* Add a copy to the handle's list. 0 or -ENOMEM. */
int libraries_add(struct xenstable *xs, const struct library *library);

/* Is this file listed already, by whichever of its names? */
bool libraries_listed(const struct xenstable *xs, const char *path);

/* Look through the library folders for libxenctrl of any release. What could
   not be searched is listed. 0 or -ENOMEM. */
int libraries_scan(struct xenstable *xs);

/* A search ended by this errno; 0: none did. */
void libraries_failed(struct xenstable *xs, int error);
int libraries_error(const struct xenstable *xs);

/* The first one of that SONAME that is there and was rejected, or NULL. */
const struct library *libraries_rejected(const struct xenstable *xs,
                                         const char *soname);

/* The releases that were found beside this one, "4.17, 4.20". Return: are
   there any? */
bool libraries_others(const struct xenstable *xs, unsigned int major,
                      unsigned int minor, char *text, size_t bytes);

void libraries_free(struct xenstable *xs);

#endif
