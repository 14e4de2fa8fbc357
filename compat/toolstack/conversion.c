/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/conversion.h"

#include <stdlib.h>

#include "compat/toolstack/converters.h"
#include "lib/toolstack/type.h"

int conversion_refuse(struct conversion *c, const char *what,
                      unsigned int major, unsigned int minor)
{
    c->refused = what;
    c->major = major;
    c->minor = minor;
    return XENSTABLE_LIBXL_ERROR_NI;
}

int conversion_take_array(struct conversion *c,
                          const struct converter *converter, const void *ours,
                          int count, void *theirs_r)
{
    size_t bytes = converter->type->bytes;
    char *theirs = NULL;
    int i, ret = 0;

    if (ours && count > 0) {
        theirs = calloc((size_t)count, converter->bytes);
        if (!theirs)
            return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    for (i = 0; theirs && i < count; i++) {
        ret = converter->to(c, (const char *)ours + (size_t)i * bytes,
                            theirs + (size_t)i * converter->bytes);
        if (ret) {
            free(theirs);
            return ret;
        }
    }
    memcpy(theirs_r, &theirs, sizeof(theirs));
    return 0;
}

/* Dispose of elements that there is no room for. */
static void dispose_surplus(struct conversion *c,
                            const struct converter *converter,
                            const char *theirs, int first, int count)
{
    union conversion_element element;
    int i;

    for (i = first; i < count; i++) {
        memset(&element, 0, sizeof(element));
        converter->from(c, theirs + (size_t)i * converter->bytes, &element);
        type_dispose(converter->type, &element);
    }
}

int conversion_give_array(struct conversion *c,
                          const struct converter *converter,
                          const void *theirs, int count, void *ours_io,
                          int *count_io)
{
    size_t bytes = converter->type->bytes;
    int i, room = *count_io, ret = 0;
    char *ours, *larger;

    memcpy(&ours, ours_io, sizeof(ours));
    if (!ours || room < 0)
        room = 0;
    if (!theirs || count < 0)
        count = 0;
    if (count > room) {
        larger = realloc(ours, (size_t)count * bytes);
        if (larger) {
            ours = larger;
            if (converter->frees)
                memset(ours + (size_t)room * bytes, 0,
                       (size_t)(count - room) * bytes);
        } else {
            dispose_surplus(c, converter, theirs, room, count);
            count = room;
            ret = XENSTABLE_LIBXL_ERROR_NOMEM;
        }
    }
    for (i = 0; i < count; i++)
        converter->from(c, (const char *)theirs + (size_t)i * converter->bytes,
                        ours + (size_t)i * bytes);
    if (!theirs) {
        free(ours);
        ours = NULL;
    }
    memcpy(ours_io, &ours, sizeof(ours));
    *count_io = count;
    return ret;
}

int conversion_cpuid_to(struct conversion *c,
                        xenstable_libxl_cpuid_policy_list ours,
                        xenstable_libxl_cpuid_policy_list *theirs)
{
    *theirs = NULL;
    if (!ours)
        return 0;
    if (!c->cpuid)
        return XENSTABLE_LIBXL_ERROR_NI;
    return c->cpuid->to(c, ours, theirs);
}

int conversion_cpuid_from(struct conversion *c,
                          xenstable_libxl_cpuid_policy_list theirs,
                          xenstable_libxl_cpuid_policy_list *ours)
{
    if (!c->cpuid)
        return 0;
    return c->cpuid->from(c, theirs, ours);
}

void conversion_cpuid_free(struct conversion *c,
                           xenstable_libxl_cpuid_policy_list *theirs)
{
    if (c->cpuid && *theirs)
        c->cpuid->free(c, theirs);
    *theirs = NULL;
}
