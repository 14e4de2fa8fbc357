/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: explain - the sentences for an administrator
 *
 * All sentences about what is missing, and what to do, are in this file. When
 * the system gave an errno, that is the reason given, so that nobody is
 * told to install what is installed.
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
 * Status and message of the handle. Return: 0 or -ENOMEM.
 */
int explain_probe(struct xenstable *xs, const struct probe *probe);

/* The same where the hypervisor itself was to be asked by a provider, which
   gave @ret. */
int explain_asking(struct xenstable *xs, unsigned int index,
                   const struct probe *probe, int ret);

/* The same where no Xen runs. */
int explain_no_xen(struct xenstable *xs);

/**
 * explain_outcome() - the result of opening providers, as a message and in the
 * log
 * @results: what each one's open() gave; -EOPNOTSUPP: it was not wanted
 *
 * No message when all is well. Return: 0 or -ENOMEM.
 */
int explain_outcome(struct xenstable *xs, const int results[]);

/* A message about a release that we do not know; @but: "; " and how far that
   matters, or "". 0 or -ENOMEM. */
int explain_unknown_release(struct xenstable *xs, const char *but);

/* Warn of a word of XENSTABLE_PROVIDERS. */
void explain_unknown_provider(struct xenstable *xs, const char *word,
                              size_t bytes);

/* Why the default answers an operation; never NULL. */
const char *explain_missing(const struct xenstable *xs);

/* Why a library that was found is not in use; NULL when it is. */
const char *explain_unused(const struct xenstable *xs,
                           const struct library *library);

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

/* "libxenlight.so.4.17 is not installed. Install ...": of the running release,
   after its libraries have been searched. Return: @text. */
const char *explain_of_release(const struct xenstable *xs, int ret,
                               const char *name, char *text, size_t bytes);

/* The same as the handle's message. 0 or -ENOMEM. */
int explain_not_loaded(struct xenstable *xs, int ret, const char *name);

/* Why no libxlutil parses where no Xen runs: @soname is there and does not
   work, or is "". A message; 0 or -ENOMEM. */
int explain_no_parser(struct xenstable *xs, int ret, const char *soname);

/* Warn of what is wrong in the environment, once for each variable. */
void explain_environment(struct xenstable *xs, const struct probe *probe);

#endif
