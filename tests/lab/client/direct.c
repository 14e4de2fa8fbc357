/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/lab/client/direct.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const char *direct_open(struct direct *direct, unsigned int major,
                        unsigned int minor)
{
    static char soname[32];
    void *handle, *address;

    snprintf(soname, sizeof(soname), "libxenctrl.so.%u.%u", major, minor);
    handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return dlerror();
#define RESOLVE(function, since, may_be_missing)                           \
    address = dlsym(handle, #function);                                    \
    if (!address && RELEASE(major, minor) >= (since) && !(may_be_missing)) \
        return #function " is missing";                                    \
    memcpy(&direct->functions.function, &address, sizeof(address));
    XENCTRL_FUNCTIONS(RESOLVE)
#undef RESOLVE
    direct->xch = direct->functions.xc_interface_open(NULL, NULL, 0);
    return direct->xch ? NULL : "xc_interface_open gives NULL";
}
