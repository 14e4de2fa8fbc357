/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-core.c - open, close and error texts by libxenctrl's names
 */
/* For glibc's strerror_r(), which returns the text. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "xenctrl-private.h"

#include <string.h>

xc_interface *xc_interface_open(xentoollog_logger *logger,
                                xentoollog_logger *dombuild_logger,
                                unsigned open_flags)
{
    struct xenstable *xs = NULL;
    int ret;

    (void)dombuild_logger;
    ret = xenstable_open_with_logger(&xs, logger, 0);
    if (ret < 0) {
        result_of(ret);
        return NULL;
    }
    if (open_flags & XC_OPENFLAG_DUMMY)
        return (xc_interface *)xs;

    /*
     * libxenctrl's open fails where nothing can answer, and programs rely on
     * that: kexec and QEMU ask nothing else before they call.
     */
    ret = xenstable_status(xs);
    if (ret < 0) {
        /*
         * A caller without a logger gets the reason on standard error, as
         * from libxenctrl: most print no more than "cannot open".
         */
        if (!logger)
            fprintf(stderr, "xenctrl: %s\n", xenstable_message(xs));
        xenstable_close(xs);
        result_of(ret);
        return NULL;
    }
    return (xc_interface *)xs;
}

int xc_interface_close(xc_interface *xch)
{
    xenstable_close(handle_of(xch));
    return 0;
}

const char *xc_strerror(xc_interface *xch, int errcode)
{
    (void)xch;
#ifdef __GLIBC__
    /*
     * strerror() of older releases has one buffer for all threads, for
     * numbers that it does not know; the known texts are constants.
     */
    char unknown[64];
    const char *text = strerror_r(errcode, unknown, sizeof(unknown));

    return text == unknown ? "Unknown error" : text;
#else
    /* Other C libraries on which Xen runs return constants only. */
    return strerror(errcode);
#endif
}
