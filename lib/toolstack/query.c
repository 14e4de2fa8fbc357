/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which functions of libxl and libxlutil can be called, and why not. */
#include <xenstable/core.h>

#include <errno.h>

#include "lib/handle.h"
#include "lib/libraries.h"
#include "lib/structure.h"
#include "lib/toolstack/libxl.h"

/* Load both libraries once; the status of each is kept. 0 or -ENOMEM. */
static int ask_libraries(struct xenstable *xs,
                         const struct toolstack_release *release)
{
    struct toolstack_status *status = &xs->toolstack;
    struct libxl_functions functions;

    if (status->asked)
        return 0;
    status->libxenlight =
        libxl_resolve(xs, release, LIBRARY_libxenlight, &functions);
    if (status->libxenlight != -ENOMEM)
        status->libxlutil =
            libxl_resolve(xs, release, LIBRARY_libxlutil, &functions);
    if (status->libxenlight == -ENOMEM || status->libxlutil == -ENOMEM)
        return -ENOMEM;
    status->asked = true;
    return 0;
}

/* Who answers a function, or why nobody does. 0 or -ENOMEM. */
static int answer(struct xenstable *xs, const struct libxl_function *function,
                  struct xenstable_operation_info *out)
{
    const char *library = libxl_library_name(function->library);
    const struct toolstack_release *release =
        libxl_known(xs->major, xs->minor);
    int ret;

    if (!xs->on_xen) {
        out->status = xs->status;
        out->reason = xs->message;
        return 0;
    }
    out->status = -EOPNOTSUPP;
    if (!release) {
        out->reason = "this libxenstable does not know the running Xen's "
                      "libxenlight";
        return 0;
    }
    if (function->since > RELEASE(xs->major, xs->minor)) {
        out->reason = function->missing;
        return 0;
    }
    ret = ask_libraries(xs, release);
    if (ret)
        return ret;
    out->status = function->library == LIBRARY_libxlutil
                      ? xs->toolstack.libxlutil
                      : xs->toolstack.libxenlight;
    if (out->status)
        out->reason = libraries_reason(xs, library);
    else
        out->provider = library;
    return 0;
}

int xenstable_toolstack_query(struct xenstable *xs, unsigned int function,
                              struct xenstable_operation_info *info,
                              size_t info_bytes)
{
    struct xenstable_operation_info out = {.area = "toolstack", .locked = 1};
    int ret;

    if (!xs || !info || info_bytes < OPERATION_INFO_BYTES_1_0)
        return -EINVAL;
    if (function >= libxl_function_count)
        return -ENOENT;
    out.name = libxl_function_table[function].name;
    ret = answer(xs, &libxl_function_table[function], &out);
    if (ret)
        return ret;
    structure_give(info, info_bytes, &out, sizeof(out));
    return 0;
}
