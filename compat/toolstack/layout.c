/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/layout.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lib/toolstack/type.h"

/* Writes beyond the end of a type are seen up to here; ROOM is for a library
   whose type is much larger. */
enum { BEHIND = 512, ROOM = 16384, PATTERN = 0xa5 };

union room {
    max_align_t align;
    unsigned char bytes[ROOM];
};

_Static_assert(sizeof(xenstable_libxl_domain_config) + BEHIND < ROOM,
               "the largest type fits");

/* Is the pattern behind a type as it was? */
static bool is_untouched(const unsigned char *behind)
{
    return behind[0] == PATTERN && memcmp(behind, behind + 1, BEHIND - 1) == 0;
}

static const char *check_type(const struct toolstack_release *release,
                              const struct type *type, libxl_init *init,
                              char *reason, size_t reason_bytes)
{
    union room image, theirs;
    size_t bytes = plan_init(type, release, &image), written, i;

    memset(&theirs, PATTERN, bytes + BEHIND);
    init(&theirs);
    if (memcmp(&theirs, &image, bytes) == 0 &&
        is_untouched(theirs.bytes + bytes))
        return NULL;
    for (written = bytes + BEHIND; written > 0; written--)
        if (theirs.bytes[written - 1] != PATTERN)
            break;
    if (written != bytes) {
        snprintf(reason, reason_bytes,
                 "its libxl_%s has %zu bytes, and that of Xen %u.%u %zu: "
                 "somebody changed it",
                 type_name(type), written, release->major, release->minor,
                 bytes);
        return reason;
    }
    for (i = 0; i < bytes; i++) {
        if (theirs.bytes[i] == image.bytes[i])
            continue;
        snprintf(reason, reason_bytes,
                 "its libxl_%s has something else at byte %zu than that of "
                 "Xen %u.%u: somebody changed it",
                 type_name(type), i, release->major, release->minor);
        return reason;
    }
    return NULL;
}

const char *layout_check(const struct toolstack_release *release,
                         libxl_init *const *inits, char *reason, size_t bytes)
{
    const char *wrong = NULL;
    unsigned int i;

    for (i = 0; i < TYPE_COUNT && !wrong; i++)
        if (inits[i])
            wrong =
                check_type(release, &all_types[i], inits[i], reason, bytes);
    return wrong;
}
