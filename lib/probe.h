/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: probe - which Xen runs, without any library of Xen
 */
#ifndef PROBE_H
#define PROBE_H

#include <stdbool.h>

enum probe_result {
    PROBE_NOT_XEN, /* certainly not */
    PROBE_XEN,     /* and the release is known */
    PROBE_ASK,     /* there is a control device: ask the hypervisor */
    PROBE_FAILED   /* it cannot be told */
};

/**
 * struct probe - what was seen
 * @major:            X of Xen X.Y, with PROBE_XEN
 * @minor:            Y of Xen X.Y, with PROBE_XEN
 * @says_xen:         the system says that Xen runs, whatever the result
 * @override_ignored: XENSTABLE_RUNNING cannot be understood
 * @error:            with PROBE_FAILED: why @path could not be read; 0: Xen
 *                    runs, but nothing says which and there is no device
 * @path:             see @error
 */
struct probe {
    unsigned int major;
    unsigned int minor;
    bool says_xen;
    bool override_ignored;
    int error;
    const char *path;
};

/**
 * probe_release() - find out which Xen runs
 * @override: value of XENSTABLE_RUNNING ("X.Y", "none"), or NULL
 * @root:     "" in the library; tests put a folder here
 * @probe:    filled in
 *
 * Only ENOENT and ENOTDIR mean that something is not there.
 */
enum probe_result probe_release(const char *override, const char *root,
                                struct probe *probe);

/* X.Y at the start of *text, which then is what follows it. */
bool parse_release(const char **text, unsigned int *major_r,
                   unsigned int *minor_r);

#endif
