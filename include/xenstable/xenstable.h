/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenstable - every area at once that works on a struct xenstable
 *
 * Not <xenstable/toolstack.h>, which is large and has contexts of its own.
 */
#ifndef XENSTABLE_XENSTABLE_H
#define XENSTABLE_XENSTABLE_H

#include <xenstable/core.h>
#include <xenstable/device_model.h>
#include <xenstable/host.h>
#include <xenstable/kexec.h>
#include <xenstable/version.h>

#endif
