/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which functions of libxl and libxlutil can be called, and why not. */
#include <xenstable/core.h>

#include <errno.h>
#include <string.h>

#include "compat/toolstack/libxl.h"
#include "lib/explain.h"
#include "lib/handle.h"
#include "lib/structure.h"

_Static_assert(LIBRARY_libxlutil + 1 == TOOLSTACK_LIBRARIES,
               "a place for each of enum libxl_library");

/* Load a library once; its status is kept. 0 or -ENOMEM. */
static int ask_library(struct xenstable *xs,
                       const struct toolstack_release *release,
                       enum libxl_library library)
{
    struct toolstack_library *kept = &xs->toolstack[library];
    char text[1536];
    struct libxl_functions functions;
    int ret;

    if (kept->asked)
        return 0;
    ret = libxl_resolve(xs, release, library, &functions);
    if (ret == -ENOMEM)
        return ret;
    if (ret &&
        handle_text(&kept->reason, "%s",
                    explain_of_release(xs, ret, libxl_library_name(library),
                                       text, sizeof(text))))
        return -ENOMEM;
    kept->status = ret;
    kept->asked = true;
    return 0;
}

/* Who answers a function, or why nobody does. 0 or -ENOMEM. */
static int answer(struct xenstable *xs, const struct libxl_function *function,
                  struct xenstable_operation_info *out)
{
    const char *library = libxl_library_name(function->library);
    const struct toolstack_release *release;
    int ret;

    if (!xs->on_xen) {
        out->status = xs->status;
        out->reason = xs->message;
        return 0;
    }
    ret = libxl_release(xs, &release);
    if (ret)
        return ret;
    out->status = -EOPNOTSUPP;
    if (!release) {
        out->reason = xs->described_reason
                          ? xs->described_reason
                          : "this libxenstable does not know the running "
                            "Xen's libxenlight";
        return 0;
    }
    if (!libxl_has(release, function)) {
        out->reason = release->described
                          ? "the running Xen does not have it as this "
                            "libxenstable knows it"
                          : function->missing;
        return 0;
    }
    ret = ask_library(xs, release, function->library);
    if (ret)
        return ret;
    out->status = xs->toolstack[function->library].status;
    if (out->status)
        out->reason = xs->toolstack[function->library].reason;
    else
        out->provider = library;
    return 0;
}

const char *xenstable_toolstack_function(unsigned int index)
{
    return index < libxl_function_count ? libxl_function_table[index].name
                                        : NULL;
}

static const struct libxl_function *find_function(const char *name)
{
    unsigned int i;

    for (i = 0; i < libxl_function_count; i++)
        if (strcmp(libxl_function_table[i].name, name) == 0)
            return &libxl_function_table[i];
    return NULL;
}

int xenstable_toolstack_query(struct xenstable *xs, const char *function,
                              struct xenstable_operation_info *info,
                              size_t info_bytes)
{
    struct xenstable_operation_info out = {.area = "toolstack",
                                           .locked = true};
    const struct libxl_function *found;
    int ret;

    if (!xs || !function || !info || info_bytes < OPERATION_INFO_BYTES_1_0)
        return -EINVAL;
    found = find_function(function);
    if (!found)
        return -ENOENT;
    out.name = found->name;
    ret = answer(xs, found, &out);
    if (ret)
        return ret;
    structure_give(info, info_bytes, &out, sizeof(out));
    return 0;
}
