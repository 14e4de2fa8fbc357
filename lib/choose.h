/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: choose - who answers which operation on this machine
 */
#ifndef CHOOSE_H
#define CHOOSE_H

struct operations;
struct release;
struct xenstable;

/* A release of the registry, or NULL. */
const struct release *find_release(unsigned int major, unsigned int minor);

/**
 * find_running() - which Xen runs?
 * @xs:    receives its number, or a status and a message
 * @asked: filled in where the hypervisor itself had to be asked: the
 *         provider that did it stays open
 *
 * Return: 0, also with a status; -ENOMEM.
 */
int find_running(struct xenstable *xs, struct operations *asked);

/**
 * choose_providers() - probe, open the providers, fill the table
 *
 * Return: 0, also where nothing answers; -ENOMEM.
 */
int choose_providers(struct xenstable *xs);

void close_providers(struct xenstable *xs);

/* What to install where an unknown release runs: "libxenstable" when it is
   newer than those that are known, else "Xen". */
const char *what_is_too_old(const struct xenstable *xs);

/* Why the default answers an operation; never NULL. */
const char *missing_reason(const struct xenstable *xs);

#endif
