/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: load - find a library, Xen's or libyajl, and resolve its functions
 *
 * Only load.c includes <dlfcn.h> in this library.
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct library_list;
struct log;

/* A function to resolve, and where its pointer goes in the table. */
struct load_symbol {
    const char *name;
    const char *node; /* when it is not that of the request */
    size_t offset;
    bool wanted;   /* the release has it */
    bool optional; /* and may lack it */
};

struct load_request {
    const char *name;   /* "libxenctrl" */
    const char *soname; /* "libxenctrl.so.4.17" */
    const char *node;   /* version node of its symbols; NULL or "": none */
    bool stable;        /* it is of no release: any that is there will do */
    unsigned int major; /* its release; of a stable one, the preferred */
    unsigned int minor;
    const struct load_symbol *symbols;
    unsigned int count;
    void *table; /* receives the pointers; cleared on error */
    /* May refuse what has all symbols. Return: NULL, or @reason, filled. */
    const char *(*check)(const struct load_request *request, char *reason,
                         size_t bytes);
};

/**
 * load_library() - find a library whose every wanted symbol resolves
 * @found: receives each candidate; the rejected ones with their reason
 * @log:   gets them, too
 *
 * Candidates in order: the folders of XENSTABLE_LIBRARY_PATH, the system's
 * own search, what configure was told and the folders where distributions
 * install several Xens side by side; and, where the system's own search finds
 * none of that name, the usual folders, for libraries that are not in the
 * loader's cache. In the folders that nobody named, a file and its folder must
 * be such that only root (or the program's user) writes to them.
 *
 * What was loaded stays loaded: Xen's libraries keep thread-specific data.
 *
 * Return: 0; -ELIBACC (none can be used), -EMFILE, -ENOMEM.
 */
int load_library(struct library_list *found, struct log *log,
                 const struct load_request *request);

#endif
