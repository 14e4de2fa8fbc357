/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: choose - who answers which operation on this machine
 */
#ifndef CHOOSE_H
#define CHOOSE_H

struct xenstable;

/**
 * choose_providers() - open them, and fill the table
 * @xs: a release is known to run (lib/running.h)
 *
 * Return: 0, also where nothing answers; -ENOMEM.
 */
int choose_providers(struct xenstable *xs);

/* Open one, if it is not open. Return: as its open(). */
int open_provider(struct xenstable *xs, unsigned int index);

void close_providers(struct xenstable *xs);

#endif
