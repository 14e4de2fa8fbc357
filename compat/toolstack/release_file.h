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
 * release_file_read() - describe the handle's release, which is not known
 * @described_r: NULL where there is no file, or where it is refused: then the
 *               reason is in the handle, and was logged
 *
 * Return: 0 or -ENOMEM.
 */
int release_file_read(struct xenstable *xs, struct described **described_r);

#endif
