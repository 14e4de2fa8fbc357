/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: release_file - the file that describes a release we do not know
 *
 * The package of a Xen that is newer than this libxenstable may bring one, see
 * docs/release-files.md. It decides what memory is read as, so it is believed
 * only when nobody else can write it.
 */
#ifndef RELEASE_FILE_H
#define RELEASE_FILE_H

#include "compat/toolstack/described.h"

struct xenstable;

/**
 * release_file_use() - read the file of the handle's release, if that is not
 * known and the file was not read before
 *
 * The handle then has what it says. Where the file is refused, the reason is
 * in the handle, and was logged.
 *
 * Return: 0, also without a file; -ENOMEM.
 */
int release_file_use(struct xenstable *xs);

#endif
