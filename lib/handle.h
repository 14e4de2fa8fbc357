/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: handle - what is behind struct xenstable
 */
#ifndef HANDLE_H
#define HANDLE_H

#include <stdbool.h>

#include "compat/provider.h"
#include "lib/libraries.h"
#include "lib/log.h"

/* The result of loading one of the toolstack's libraries. */
struct toolstack_library {
    bool asked; /* somebody has */
    int status;
    char *reason; /* NULL where the status is 0 */
};
enum { TOOLSTACK_LIBRARIES = 2 };

struct xenstable {
    /* First, so that a call needs one load. Total: no member is NULL. */
    struct operations operations;
    bool open[PROVIDER_COUNT]; /* its state is behind the handle */
    /* Numbers and layouts to use: the running release's, by the registry or a
       release file, else the newest. */
    const struct release *release;

    struct log log;
    bool on_xen;
    bool no_xen; /* certainly not, unlike where it cannot be told */
    bool known;  /* the running release is one of the registry */
    unsigned int major;
    unsigned int minor;

    int status;
    char *message;
    /* Who answers each operation; NULL: the default does. */
    const struct provider *answers[OPERATION_COUNT];
    char *reason[PROVIDER_COUNT]; /* why a provider did not open */
    struct toolstack_library toolstack[TOOLSTACK_LIBRARIES];
    void *described;        /* what a release file says: one allocation */
    char *described_by;     /* the release file */
    char *described_reason; /* why a release file is refused */
    struct library_list libraries;
};

/* A handle with room for the providers' state behind it, all clear; NULL
   when there is no memory. Released by free(). */
struct xenstable *handle_allocate(void);

/* Keep a sentence in *text, instead of what was there. 0 or -ENOMEM. */
int handle_text(char **text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/**
 * handle_reason() - say why a provider cannot be opened
 * @code: what the provider's open() is going to return
 *
 * Return: @code, or -ENOMEM.
 */
int handle_reason(struct xenstable *xs, enum provider_index index, int code,
                  const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
