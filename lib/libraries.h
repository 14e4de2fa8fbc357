/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libraries - which of Xen's libraries this system has
 */
#ifndef LIBRARIES_H
#define LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>

struct xenstable;
struct library;

/* Call @visit for each folder of a colon-separated list, with %v in it
   replaced by the release "X.Y". Ends when @visit returns non-zero. */
int libraries_each_folder(const char *list, const char *version,
                          int (*visit)(void *data, const char *folder),
                          void *data);

/* Add one to the handle's list. 0 or -ENOMEM. */
int libraries_add(struct xenstable *xs, const char *name, const char *path,
                  unsigned int major, unsigned int minor, bool loaded,
                  const char *reason);

/* Look through the library folders for libxenctrl of any release. */
int libraries_scan(struct xenstable *xs);

/* Why the last candidate of that name was rejected, as the log has it. */
const char *libraries_reason(const struct xenstable *xs, const char *name);

/* The releases found, "4.17, 4.20"; "none". */
void libraries_summary(const struct xenstable *xs, char *text, size_t bytes);

void libraries_free(struct xenstable *xs);

#endif
