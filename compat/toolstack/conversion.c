/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/conversion.h"

#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/integer.h"

/* What init sets: an integer, or zeros of any size. */
static inline void put(void *at, size_t bytes, int32_t value)
{
    if (!integer_set(at, bytes, (uint64_t)value))
        memset(at, 0, bytes);
}

static bool has(const void *at, size_t bytes, int32_t value)
{
    return integer_has_size(bytes) ? integer_is(at, bytes, value)
                                   : is_zero(at, bytes);
}

/* Copies a run of members. The sizes that occur in "make bench" need no call,
   which saves 20 instructions. */
static inline void move(char *to, const char *from, size_t bytes)
{
    enum { HALF = 64 };

    if (bytes == sizeof(int32_t)) {
        memcpy(to, from, sizeof(int32_t));
    } else if (bytes < HALF || bytes > 2 * HALF) {
        memcpy(to, from, bytes);
    } else {
        memcpy(to, from, HALF);
        memcpy(to + bytes - HALF, from + bytes - HALF, HALF);
    }
}

static int integer_at(const void *p, size_t at)
{
    int value;

    memcpy(&value, (const char *)p + at, sizeof(value));
    return value;
}

static bool has_bit(const xenstable_libxl_bitmap *bitmap, unsigned int bit)
{
    return bitmap->map && bit / 8 < bitmap->size &&
           bitmap->map[bit / 8] & 1u << bit % 8;
}

/* CPU policies */

static int cpuid_to(struct conversion *c, const void *ours, void *theirs_at)
{
    xenstable_libxl_cpuid_policy_list theirs = NULL;
    int ret = 0;

    if (pointer_at(ours))
        ret = c->cpuid ? c->cpuid->to(c, pointer_at(ours), &theirs)
                       : XENSTABLE_LIBXL_ERROR_NI;
    memcpy(theirs_at, &theirs, sizeof(theirs));
    return ret;
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

/* The case of a union that is in use. */
static const struct step *find_case(const struct step *cases, int key)
{
    while (cases->kind == STEP_CASE && cases->value != key)
        cases += 1 + cases->bytes;
    return cases;
}

/* To the release */

static bool refuses(const struct step *step, const void *ours)
{
    const char *at = (const char *)ours + step->ours;

    switch (step->kind) {
    case STEP_REFUSE_VALUE:
        return !has(at, step->bytes, step->value);
    case STEP_REFUSE_COUNT:
        return integer_at(at, 0) > 0;
    case STEP_REFUSE_EQUAL:
        return integer_at(at, 0) == step->value;
    default:
        return has_bit((const void *)at, (unsigned int)step->value);
    }
}

static int refuse(const struct converter *converter, struct conversion *c,
                  const struct step *step)
{
    plans_name(converter->plans, step, c->refused, sizeof(c->refused));
    c->major = step->since >> 8;
    c->minor = step->since & 0xff;
    return XENSTABLE_LIBXL_ERROR_NI;
}

static int array_to(const struct converter *converter, struct conversion *c,
                    const char *ours, int count, void *theirs_at)
{
    char *theirs = NULL;
    int i, ret = 0;

    if (ours && count > 0) {
        theirs = calloc((size_t)count, converter->bytes);
        if (!theirs)
            return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    for (i = 0; theirs && i < count && !ret; i++)
        ret =
            convert_to(converter, c, ours + (size_t)i * converter->type->bytes,
                       theirs + (size_t)i * converter->bytes);
    if (ret)
        free(theirs);
    else
        memcpy(theirs_at, &theirs, sizeof(theirs));
    return ret;
}

/* @failed: the step that gave an error. */
static int steps_to(const struct converter *converter, struct conversion *c,
                    const struct step *step, const struct step *end,
                    const char *ours, char *theirs, const struct step **failed)
{
    const struct step *chosen;
    int count, ret = 0;

    for (; step < end && !ret; step++) {
        *failed = step;
        switch (step->kind) {
        case STEP_REFUSE_VALUE:
        case STEP_REFUSE_COUNT:
        case STEP_REFUSE_EQUAL:
        case STEP_REFUSE_BIT:
            if (refuses(step, ours))
                ret = refuse(converter, c, step);
            break;
        case STEP_MOVE:
            move(theirs + step->theirs, ours + step->ours, step->bytes);
            break;
        case STEP_DEFAULT:
            if (has(theirs + step->theirs, step->bytes, step->our_value))
                put(theirs + step->theirs, step->bytes, step->value);
            break;
        case STEP_BEGIN:
            put(theirs + step->theirs, step->bytes, step->value);
            break;
        case STEP_ARRAY:
            count = integer_at(ours, step->our_other);
            put(theirs + step->their_other, sizeof(count), count);
            ret = array_to(converter->plans->of.all[step->value], c,
                           pointer_at(ours + step->ours), count,
                           theirs + step->theirs);
            break;
        case STEP_CPUID:
            ret = cpuid_to(c, ours + step->ours, theirs + step->theirs);
            break;
        case STEP_UNION:
            chosen = find_case(step + 1, integer_at(ours, step->our_other));
            memset(theirs + step->theirs, 0, chosen->theirs);
            ret = steps_to(converter, c, chosen + 1,
                           chosen + 1 + chosen->bytes, ours, theirs, failed);
            step += step->bytes;
            break;
        case STEP_EACH:
            step += step->bytes;
            break;
        default:
            break;
        }
    }
    return ret;
}

/* Frees what the steps up to one of them have allocated. */
static void steps_drop(struct conversion *c, const struct step *step,
                       const struct step *end, char *theirs)
{
    const struct step *chosen, *last;

    for (; step < end; step++) {
        if (step->kind == STEP_ARRAY) {
            free(pointer_at(theirs + step->theirs));
        } else if (step->kind == STEP_CPUID) {
            conversion_cpuid_free(c, (void *)(theirs + step->theirs));
        } else if (step->kind == STEP_EACH) {
            step += step->bytes;
        } else if (step->kind == STEP_UNION) {
            chosen =
                find_case(step + 1, integer_at(theirs, step->their_other));
            last = chosen + 1 + chosen->bytes;
            steps_drop(c, chosen + 1, last < end ? last : end, theirs);
            step += step->bytes;
        }
    }
}

int convert_to(const struct converter *converter, struct conversion *c,
               const void *ours, void *theirs)
{
    const struct step *failed = converter->steps;
    int ret = steps_to(converter, c, converter->steps, converter->end, ours,
                       theirs, &failed);

    if (ret && converter->drops)
        steps_drop(c, converter->steps, failed, theirs);
    return ret;
}

void convert_drop(const struct converter *converter, struct conversion *c,
                  void *theirs)
{
    if (converter->drops)
        steps_drop(c, converter->steps, converter->end, theirs);
}

/* From the release */

/* Keep the name of a member that gets lost. */
static void note_loss(struct conversion *c, const struct step *step)
{
    unsigned int i;

    if (!c)
        return;
    for (i = 0; i < c->lost_count; i++)
        if (c->lost[i] == step->ours)
            return;
    if (i < LOST_NAMES)
        c->lost[c->lost_count++] = step->ours;
}

static void dispose_extra(const struct converter *converter,
                          struct conversion *c, const struct step *step,
                          void *theirs)
{
    struct member member = converter->plans->tables.members[step->value];

    member.offset = step->theirs;
    member.count_offset = step->their_other;
    if (!member_is_initial(&member, theirs))
        note_loss(c, step);
    member_reset(&member, theirs);
}

static int steps_from(const struct converter *converter, struct conversion *c,
                      const struct step *step, const struct step *end,
                      char *theirs, char *ours);

/* An array of structs that the program does not know. */
static void dispose_each(const struct converter *converter,
                         struct conversion *c, const struct step *step,
                         char *theirs)
{
    char *elements = pointer_at(theirs + step->theirs);
    int i, count = integer_at(theirs, step->their_other);

    if (elements && count > 0)
        note_loss(c, step);
    for (i = 0; elements && i < count; i++)
        steps_from(converter, NULL, step + 1, step + 1 + step->bytes,
                   elements + (size_t)i * (size_t)step->value, NULL);
    free(elements);
    memset(theirs + step->theirs, 0, sizeof(void *));
    put(theirs + step->their_other, sizeof(count), 0);
}

static int array_from(const struct converter *converter, struct conversion *c,
                      const struct step *step, const char *theirs, char *ours)
{
    int count = integer_at(ours, step->our_other), ret;

    ret = convert_list(converter->plans->of.all[step->value], c,
                       pointer_at(theirs + step->theirs),
                       integer_at(theirs, step->their_other),
                       ours + step->ours, &count);
    put(ours + step->our_other, sizeof(count), count);
    return ret;
}

/* Goes on after an error. */
static int steps_from(const struct converter *converter, struct conversion *c,
                      const struct step *step, const struct step *end,
                      char *theirs, char *ours)
{
    const struct step *chosen;
    int failed, ret = 0;

    for (; step < end; step++) {
        failed = 0;
        switch (step->kind) {
        case STEP_MOVE:
            move(ours + step->ours, theirs + step->theirs, step->bytes);
            break;
        case STEP_LACKS:
            put(ours + step->ours, step->bytes, step->value);
            break;
        case STEP_DEFAULT:
            if (has(ours + step->ours, step->bytes, step->value))
                put(ours + step->ours, step->bytes, step->our_value);
            break;
        case STEP_FREE:
            free(pointer_at(ours + step->ours));
            memset(ours + step->ours, 0, sizeof(void *));
            break;
        case STEP_EXTRA:
            dispose_extra(converter, c, step, theirs);
            break;
        case STEP_EACH:
            dispose_each(converter, c, step, theirs);
            step += step->bytes;
            break;
        case STEP_ARRAY:
            failed = array_from(converter, c, step, theirs, ours);
            break;
        case STEP_CPUID:
            failed =
                conversion_cpuid_from(c, pointer_at(theirs + step->theirs),
                                      (void *)(ours + step->ours));
            break;
        case STEP_UNION:
            chosen =
                find_case(step + 1, integer_at(theirs, step->their_other));
            if (chosen->ours)
                memset(ours + step->ours, 0, chosen->ours);
            failed = steps_from(converter, c, chosen + 1,
                                chosen + 1 + chosen->bytes, theirs, ours);
            step += step->bytes;
            break;
        default:
            break;
        }
        if (failed)
            ret = failed;
    }
    return ret;
}

int convert_from(const struct converter *converter, struct conversion *c,
                 const void *theirs, void *ours)
{
    const struct step *step = converter->moves, *end = converter->end;

    /* Many structs have only this step, and each has at least one. */
    do {
        if (step->kind == STEP_MOVE)
            move((char *)ours + step->ours,
                 (const char *)theirs + step->theirs, step->bytes);
        else if (step->kind == STEP_LACKS)
            put((char *)ours + step->ours, step->bytes, step->value);
        else
            return steps_from(converter, c, step, end,
                              (void *)(uintptr_t)theirs, ours);
    } while (++step < end);
    return 0;
}

/* From the end, since nothing is further to the front in ours; what comes
   first stays where it is. */
int convert_in_place(const struct converter *converter, void *theirs_to_ours)
{
    const struct step *step, *first = converter->moves;
    char *at = theirs_to_ours;
    uint64_t value;

    for (step = converter->end - 1; step > first; step--) {
        value = step->kind == STEP_MOVE
                    ? integer_get(at + step->theirs, step->bytes)
                    : (uint64_t)step->value;
        integer_set(at + step->ours, step->bytes, value);
    }
    return 0;
}

/* Does one step for all elements of a list, then the next step: fewer
   instructions for a list of a thousand in "make bench". Return: the last step
   that was done. */
static const struct step *list_step(const struct converter *converter,
                                    struct conversion *c,
                                    const struct step *step, char *theirs,
                                    char *ours, size_t count)
{
    const size_t their_bytes = converter->bytes, bytes = step->bytes;
    const size_t our_bytes = converter->type->bytes;
    const struct step *last =
        step->kind == STEP_UNION || step->kind == STEP_EACH
            ? step + step->bytes
            : step;
    const int32_t value = step->value;

    if (step->kind == STEP_MOVE || step->kind == STEP_LACKS) {
        theirs += step->theirs;
        ours += step->ours;
    }
    if (step->kind == STEP_MOVE)
        for (; count; count--, theirs += their_bytes, ours += our_bytes)
            move(ours, theirs, bytes);
    else if (step->kind == STEP_LACKS)
        for (; count; count--, ours += our_bytes)
            put(ours, bytes, value);
    else
        for (; count; count--, theirs += their_bytes, ours += our_bytes)
            steps_from(converter, c, step, last + 1, theirs, ours);
    return last;
}

/* Room for any of our structs; older layouts are no larger. */
union element {
#define ELEMENT(name) xenstable_libxl_##name name;
    MOVING_TYPES(ELEMENT)
#undef ELEMENT
};

/* Dispose of elements for which there is no memory. */
static void dispose_surplus(const struct converter *converter,
                            struct conversion *c, const char *theirs,
                            int first, int count)
{
    union element element;
    int i;

    for (i = first; i < count; i++) {
        memset(&element, 0, sizeof(element));
        convert_from(converter, c, theirs + (size_t)i * converter->bytes,
                     &element);
        type_dispose(converter->type, &element);
    }
}

int convert_list(const struct converter *converter, struct conversion *c,
                 const void *theirs, int count, void *ours_io, int *count_io)
{
    size_t bytes = converter->type->bytes;
    int room = *count_io, ret = 0;
    char *ours = pointer_at(ours_io), *larger;
    const struct step *step;

    if (!ours || room < 0)
        room = 0;
    if (!theirs || count < 0)
        count = 0;
    if (count > room) {
        larger = realloc(ours, (size_t)count * bytes);
        if (larger) {
            ours = larger;
            if (converter->reads)
                memset(ours + (size_t)room * bytes, 0,
                       (size_t)(count - room) * bytes);
        } else {
            dispose_surplus(converter, c, theirs, room, count);
            count = room;
            ret = XENSTABLE_LIBXL_ERROR_NOMEM;
        }
    }
    for (step = converter->moves; count && step < converter->end; step++)
        step = list_step(converter, c, step, (void *)(uintptr_t)theirs, ours,
                         (size_t)count);
    if (!theirs) {
        free(ours);
        ours = NULL;
    }
    memcpy(ours_io, &ours, sizeof(ours));
    *count_io = count;
    return ret;
}
