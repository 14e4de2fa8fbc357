/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxenctrl.c - what the stand-in of libxenctrl answers
 *
 * These are the wrappers of the drop-in, once more: this time they are
 * exported, with the release's version node. Most structures of libxenctrl's
 * functions are the same on each release. Where one is not, the function is
 * here.
 */
/* Programs of Xen's headers have a larger one, in their own memory by a copy
   relocation; missing.c exports it. The first member is all that is used. */
#define xc__hypercall_buffer_HYPERCALL_BUFFER_NULL drop_in_buffer_null

#include <stddef.h>
#include <string.h>
#include <xenctrl.h>

#include STAND_IN_NODE_HEADER
#include "lib/stand-in/stand-in.h"

#define STAND_IN_NUMBER(name)
#define STAND_IN_POINTER(name)
#define STAND_IN_NOTHING(name)
#define STAND_IN_DATA(name, bytes)

/* Exported, before the definitions. */
#define STAND_IN_ANSWERED(name) STAND_IN_EXPORTED extern __typeof__(name) name;
#include STAND_IN_NAMES
#undef STAND_IN_ANSWERED

xc_interface *drop_in_interface_open(xentoollog_logger *logger,
                                     xentoollog_logger *dombuild_logger,
                                     unsigned open_flags);
#define xc_interface_open drop_in_interface_open
#if STAND_IN_RELEASE < 417
int drop_in_physinfo(xc_interface *xch, xc_physinfo_t *info);
#define xc_physinfo drop_in_physinfo
#endif

#include "lib/drop-in/xenctrl-core.c"
#include "lib/drop-in/xenctrl-device-model.c"
#include "lib/drop-in/xenctrl-host.c"
#include "lib/drop-in/xenctrl-kexec.c"

#undef xc_interface_open
#undef xc_physinfo

/* Xen's own library is right where its release runs, and nothing else. */
xc_interface *xc_interface_open(xentoollog_logger *logger,
                                xentoollog_logger *dombuild_logger,
                                unsigned open_flags)
{
    xc_interface *xch =
        drop_in_interface_open(logger, dombuild_logger, open_flags);
    unsigned int major, minor;

    if (!xch || xenstable_running_release(handle_of(xch), &major, &minor) ||
        major * 100 + minor != STAND_IN_RELEASE)
        return xch;
    fprintf(stderr,
            STAND_IN_SONAME ": this is a stand-in of libxenstable, and Xen "
                            "%u.%u runs: start the program without it\n",
            major, minor);
    xc_interface_close(xch);
    errno = ELIBACC;
    return NULL;
}

#if STAND_IN_RELEASE < 417

/* Until Xen 4.16 without the member arch_capabilities, and the hole behind it
   (struct xen_sysctl_physinfo in symbols/hypercalls). */
int xc_physinfo(xc_interface *xch, xc_physinfo_t *info)
{
    enum {
        BEFORE = offsetof(xc_physinfo_t, arch_capabilities),
        BEHIND = offsetof(xc_physinfo_t, total_pages)
    };
    xc_physinfo_t found;
    int ret = drop_in_physinfo(xch, info ? &found : NULL);

    if (ret == 0) {
        memcpy(info, &found, BEFORE);
        memcpy((char *)info + BEFORE, (const char *)&found + BEHIND,
               sizeof(found) - BEHIND);
    }
    return ret;
}
#endif

/* The version of each, behind the definitions. */
#define STAND_IN_ANSWERED(name) STAND_IN_VERSION(name)
#include STAND_IN_NAMES
