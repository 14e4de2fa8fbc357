/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: explain - the sentences for an administrator
 *
 * What is missing, and what to do about it, in one place. The errno of the
 * system alone is the reason where there is one: nobody is told to install
 * what is installed.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "lib/handle.h"

struct probe;

/* The documented code for an errno of the system (not of Xen), negative. */
int explain_code(int error);

/**
 * explain_errno() - an errno of the system, and what to do
 * @text: receives it
 *
 * Return: @text.
 */
const char *explain_errno(int error, char *text, size_t bytes);

/**
 * explain_probe() - why it cannot be told which Xen runs
 * @probe: of PROBE_FAILED
 *
 * Return: the code, with the sentence in xs->message; -ENOMEM.
 */
int explain_probe(struct xenstable *xs, const struct probe *probe);

/**
 * explain_connection() - why a provider's library cannot connect to Xen
 * @error: the errno that it left
 *
 * Return: the code for the provider to return, with the reason kept.
 */
int explain_connection(struct xenstable *xs, enum provider_index index,
                       int error);

/**
 * explain_provider_library() - why a provider's library was not loaded
 * @ret:    what load_library() returned
 * @soname: of the library
 *
 * Return: @ret, with the reason kept; -ENOMEM.
 */
int explain_provider_library(struct xenstable *xs, enum provider_index index,
                             int ret, const char *soname);

/**
 * explain_library() - "libxenctrl.so.4.17 is not installed" and the like
 * @ret:    what load_library() returned
 * @soname: of the library
 * @text:   receives it
 *
 * Return: @text.
 */
const char *explain_library(const struct library_list *found, int ret,
                            const char *soname, char *text, size_t bytes);

/**
 * explain_remedy() - what to do about a library: a sentence, or ""
 * @ret:     what load_library() returned
 * @soname:  of the library
 * @package: what to install: "the tools libraries of Xen 4.17 (Debian:
 *           libxenmisc4.17)"
 * @text:    receives it
 *
 * Return: @text.
 */
const char *explain_remedy(const struct library_list *found, int ret,
                           const char *soname, const char *package, char *text,
                           size_t bytes);

/* The same for a library of a release of Xen, with ". " in front. */
const char *explain_release_remedy(const struct library_list *found, int ret,
                                   const char *soname, unsigned int major,
                                   unsigned int minor, char *text,
                                   size_t bytes);

/* Warn of what is wrong in the environment, once for each variable. */
void explain_environment(struct xenstable *xs, const struct probe *probe);

#endif
