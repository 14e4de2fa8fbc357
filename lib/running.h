/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: running - which Xen runs, for handles and contexts alike
 */
#ifndef RUNNING_H
#define RUNNING_H

struct xenstable;

/**
 * find_running() - the first thing that is done with a handle
 * @xs: receives the release, or a status and a message
 *
 * Where only the hypervisor itself can tell, the provider that was asked
 * stays open.
 *
 * Return: 0, also with a status; -ENOMEM.
 */
int find_running(struct xenstable *xs);

/* The same for a caller that needs no provider: none stays open. */
int find_running_release(struct xenstable *xs);

#endif
