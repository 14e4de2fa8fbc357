/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: probe - what runs, without any library of Xen's
 */
#ifndef PROBE_H
#define PROBE_H

enum probe_result {
    PROBE_NOT_XEN, /* certainly not */
    PROBE_XEN,     /* and the release is known */
    PROBE_ASK      /* there is a control device: ask the hypervisor */
};

/**
 * probe_release() - find out which Xen runs
 * @override: value of XENSTABLE_RUNNING ("X.Y", "none"), or NULL
 * @root:     "" in the library; tests put a folder here
 * @major_r:  X of Xen X.Y, with PROBE_XEN
 * @minor_r:  Y of Xen X.Y, with PROBE_XEN
 */
enum probe_result probe_release(const char *override, const char *root,
                                unsigned int *major_r, unsigned int *minor_r);

#endif
