/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/state.h"

#include <stdlib.h>

struct xenstable *handle_allocate(void)
{
    struct state *state = calloc(1, sizeof(*state));

    return state ? &state->xs : NULL;
}
