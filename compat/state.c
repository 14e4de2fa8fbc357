/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/state.h"

#include "compat/adapters.h"

const size_t handle_bytes = sizeof(struct state);

const struct provider providers[PROVIDER_COUNT] = {
    [PROVIDER_XENCTRL] =
        {
            .name = "libxenctrl",
            .library = "libxenctrl",
            .of_release = true,
            .open = xenctrl_open,
            .offer = xenctrl_adapters,
            .close = xenctrl_close,
        },
    [PROVIDER_HYPERCALL] =
        {
            .name = "hypercall",
            .library = "libxencall",
            .open = hypercall_channel_open,
            .offer = hypercall_offer,
            .close = hypercall_channel_close,
            .running_release = hypercall_running_release,
        },
};
