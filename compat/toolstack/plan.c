/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/described.h"
#include "lib/toolstack/integer.h"

/* A layout: a type's members that the release has, placed as C places them. */

struct extent {
    uint16_t bytes; /* 0: not known yet */
    uint16_t align;
};

/* What tables say of members that are numbers. */
struct aligned {
    char before;
    uint64_t number;
};
_Static_assert(offsetof(struct aligned, number) == _Alignof(uint64_t),
               "members are placed by _Alignof, 32-bit x86 too");

struct extents {
    const struct tables *tables;
    const struct described *described; /* says what is there; NULL: since */
    unsigned int release;
    struct extent types[ALL_TYPES + NEW_TYPES];
};

static const struct member *members_of(const struct extents *in,
                                       const struct type *type)
{
    return &in->tables->members[type->first];
}

static const struct type *type_of(const struct extents *in,
                                  const struct member *member)
{
    return &in->tables->types[member->type];
}

/* Has the layout the member? */
static bool has(const struct extents *in, const struct member *member)
{
    if (in->described)
        return in->described->has_member[member - in->tables->members];
    return member->since <= in->release;
}

static bool has_value(const struct extents *in, const struct enumerator *value)
{
    if (in->described)
        return in->described->has_enumerator[value - all_enumerators];
    return value->since <= in->release;
}

static size_t align_up(size_t at, size_t align)
{
    return (at + align - 1) & ~(align - 1);
}

static struct extent type_extent(struct extents *in, const struct type *type,
                                 bool is_union);

static bool has_members(const struct member *member)
{
    return member->kind == MEMBER_STRUCT || member->kind == MEMBER_GROUP ||
           member->kind == MEMBER_UNION;
}

/* Of an array: its pointer. */
static inline struct extent member_extent(struct extents *in,
                                          const struct member *member)
{
    if (member->array)
        return (struct extent){sizeof(void *), _Alignof(void *)};
    if (has_members(member))
        return type_extent(in, type_of(in, member),
                           member->kind == MEMBER_UNION);
    return (struct extent){member->bytes, member->align};
}

/* The next member of a struct: where it is. @at moves behind it. */
static size_t place(struct extents *in, const struct member *member,
                    size_t *at, size_t *count)
{
    const struct extent extent = member_extent(in, member);
    size_t start;

    if (member->array) {
        *count = align_up(*at, _Alignof(int));
        *at = *count + sizeof(int);
    }
    start = align_up(*at, extent.align);
    *at = start + extent.bytes;
    return start;
}

static struct extent type_extent(struct extents *in, const struct type *type,
                                 bool is_union)
{
    struct extent *whole = &in->types[type - in->tables->types];
    const struct member *members = members_of(in, type);
    size_t at = 0, end = 0, align = 1, count;
    unsigned int i;

    for (i = 0; !whole->bytes && i < type->count; i++) {
        if (!has(in, &members[i]))
            continue;
        if (is_union)
            at = 0;
        place(in, &members[i], &at, &count);
        if (at > end)
            end = at;
        if (member_extent(in, &members[i]).align > align)
            align = member_extent(in, &members[i]).align;
    }
    if (!whole->bytes) {
        end = align_up(end, align);
        whole->bytes = (uint16_t)(end < UINT16_MAX ? end : UINT16_MAX);
        whole->align = (uint16_t)align;
    }
    return *whole;
}

/* What init sets in a release. */
static int32_t initial_in(const struct extents *in,
                          const struct member *member)
{
    const struct earlier *earlier = &all_earlier[member->earlier];

    if (in->described)
        return in->described->initial[member - in->tables->members];
    for (; earlier->until; earlier++)
        if (in->release < earlier->until)
            return earlier->initial;
    return member->initial;
}

static void init_members(struct extents *in, const struct type *type,
                         size_t at, char *p)
{
    const struct member *members = members_of(in, type);
    size_t start, count;
    int32_t initial;
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        if (!has(in, &members[i]))
            continue;
        start = place(in, &members[i], &at, &count);
        initial = initial_in(in, &members[i]);
        if (members[i].array || members[i].kind == MEMBER_UNION)
            continue;
        if (members[i].kind == MEMBER_STRUCT ||
            members[i].kind == MEMBER_GROUP)
            init_members(in, type_of(in, &members[i]), start, p);
        else if (initial)
            integer_set(p + start, members[i].bytes, (uint64_t)initial);
    }
}

static struct tables built_in(void)
{
    return (struct tables){all_members, all_types, text_at(0)};
}

static struct tables tables_of(const struct toolstack_release *release)
{
    return release->described ? release->described->tables : built_in();
}

static struct extents extents_of(const struct toolstack_release *release,
                                 const struct tables *tables)
{
    return (struct extents){
        .tables = tables,
        .described = release->described,
        .release = RELEASE(release->major, release->minor),
    };
}

size_t plan_bytes(const struct type *type,
                  const struct toolstack_release *release)
{
    const struct tables tables = tables_of(release);
    struct extents in = extents_of(release, &tables);

    return type_extent(&in, type, false).bytes;
}

size_t plan_init(const struct type *type,
                 const struct toolstack_release *release, void *p)
{
    const struct tables tables = tables_of(release);
    struct extents in = extents_of(release, &tables);
    size_t bytes;

    type = &tables.types[type - all_types];
    bytes = type_extent(&in, type, false).bytes;
    memset(p, 0, bytes);
    init_members(&in, type, 0, p);
    return bytes;
}

/* Plans are made twice: to count what they need, and to write it. */
struct planner {
    struct extents ours, theirs;
    struct plans *plans; /* without steps and names at first */
    struct converter *converter;
    size_t nr_steps, nr_names;
    struct step *last; /* of this converter */
    struct step counted;
};

/* The same place in both layouts. */
struct pair {
    size_t ours, theirs;
};

/* What members are in: a struct, or a part of one. */
struct scope {
    const struct type *type;
    const struct type *outer; /* the struct */
    struct pair at, outer_at;
    bool ours, theirs; /* has that side it at all? */
    uint16_t name;
};

/* NULL while they are counted. */
static struct step *next_step(const struct planner *p)
{
    return p->plans->steps ? &p->plans->steps[p->nr_steps] : NULL;
}

static struct step *add_step(struct planner *p, enum step_kind kind,
                             struct pair at, size_t bytes)
{
    p->last = p->plans->steps ? next_step(p) : &p->counted;
    p->nr_steps++;
    *p->last = (struct step){.kind = (uint8_t)kind,
                             .bytes = (uint16_t)bytes,
                             .ours = (uint16_t)at.ours,
                             .theirs = (uint16_t)at.theirs};
    return p->last;
}

static uint16_t add_name(struct planner *p, uint16_t outer, uint16_t text,
                         uint16_t enumerator)
{
    p->nr_names++;
    if (p->plans->names)
        p->plans->names[p->nr_names] = (struct name){outer, text, enumerator};
    return (uint16_t)p->nr_names;
}

/* Moves join where what is between them is padding. */
static void move(struct planner *p, struct pair at, size_t bytes)
{
    struct step *last = p->last;

    if (last && last->kind == STEP_MOVE &&
        at.ours - last->ours == at.theirs - last->theirs)
        last->bytes = (uint16_t)(at.ours + bytes - last->ours);
    else
        add_step(p, STEP_MOVE, at, bytes);
}

static void refuse(struct planner *p, enum step_kind kind, size_t ours,
                   size_t bytes, int32_t value, uint16_t since, uint16_t name)
{
    struct step *step = add_step(p, kind, (struct pair){ours, 0}, bytes);

    step->value = value;
    step->since = since;
    step->name = name;
}

static void refuse_late_values(struct planner *p, const struct member *member,
                               size_t ours, uint16_t outer)
{
    const struct enumeration *enumeration = member_enumeration(member);
    const struct enumerator *values = enumeration_values(enumeration);
    unsigned int i;

    if (member->kind != MEMBER_ENUM && !member->bits)
        return;
    for (i = 0; i < enumeration->count; i++)
        if (!has_value(&p->theirs, &values[i]))
            refuse(p, member->bits ? STEP_REFUSE_BIT : STEP_REFUSE_EQUAL, ours,
                   sizeof(int), values[i].number, values[i].since,
                   add_name(p, outer, member->name, values[i].string));
}

static bool has_late_values(const struct planner *p,
                            const struct member *member)
{
    const struct enumeration *enumeration = member_enumeration(member);
    const struct enumerator *values = enumeration_values(enumeration);
    unsigned int i;

    if (member->array || (member->kind != MEMBER_ENUM && !member->bits))
        return false;
    for (i = 0; i < enumeration->count; i++)
        if (!has_value(&p->theirs, &values[i]) &&
            has_value(&p->ours, &values[i]))
            return true;
    return false;
}

/* Is there nothing to do but a copy? A CPU policy may be a reason. */
static bool alike(const struct planner *p, const struct type *type,
                  bool policies)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &members_of(&p->ours, type)[i];
        const bool ours = has(&p->ours, member);

        if (ours != has(&p->theirs, member))
            return false;
        if (!ours)
            continue;
        if (member->kind == MEMBER_CPUID && policies)
            return false;
        if (has_late_values(p, member) ||
            initial_in(&p->ours, member) != initial_in(&p->theirs, member))
            return false;
        if (has_members(member) &&
            !alike(p, type_of(&p->ours, member), policies))
            return false;
    }
    return true;
}

/* In union converters, for a type that is not the same everywhere. */
static int32_t moving_index(const struct planner *p, const struct type *type)
{
    const uint16_t *moving = all_generations[newest_generation].types;
    int32_t i = 0;

    while (&p->ours.tables->types[moving[i]] != type)
        i++;
    return i;
}

static void plan_members(struct planner *p, const struct scope *scope,
                         bool refusals);

/* One part of a struct, first what it refuses. */
static void plan_whole(struct planner *p, const struct scope *scope)
{
    plan_members(p, scope, true);
    plan_members(p, scope, false);
}

static struct pair find_key(struct planner *p, const struct scope *scope,
                            uint16_t name)
{
    const struct member *member = members_of(&p->ours, scope->outer);
    struct pair at = scope->outer_at, found, count;

    for (;; member++) {
        found = at;
        if (has(&p->ours, member))
            found.ours = place(&p->ours, member, &at.ours, &count.ours);
        if (has(&p->theirs, member))
            found.theirs =
                place(&p->theirs, member, &at.theirs, &count.theirs);
        if (member->name == name)
            return found;
    }
}

static void plan_union(struct planner *p, const struct scope *scope,
                       const struct member *member, struct pair at)
{
    const struct type *type = type_of(&p->ours, member);
    const size_t ours = member_extent(&p->ours, member).bytes;
    const size_t theirs = member_extent(&p->theirs, member).bytes;
    const struct pair key = find_key(p, scope, member->key_name);
    const uint16_t name = add_name(p, scope->name, member->name, 0);
    const size_t first = p->nr_steps;
    struct step *step = add_step(p, STEP_UNION, at, 0);
    unsigned int i;

    step->our_other = (uint16_t)key.ours;
    step->their_other = (uint16_t)key.theirs;
    for (i = 0; i < type->count; i++) {
        const struct member *group = &members_of(&p->ours, type)[i];
        const size_t begin = p->nr_steps;
        const struct scope inner = {
            .type = type_of(&p->ours, group),
            .outer = scope->outer,
            .at = at,
            .outer_at = scope->outer_at,
            .ours = scope->ours && has(&p->ours, group),
            .theirs = has(&p->theirs, group),
            .name = add_name(p, name, group->name, 0),
        };

        if (!inner.ours && !inner.theirs)
            continue;
        step = add_step(p, STEP_CASE, (struct pair){0, 0}, 0);
        step->value = group->key;
        /* libxl also looks at members of other cases. */
        if (!inner.ours || member_extent(&p->ours, group).bytes < ours)
            step->ours = (uint16_t)ours;
        if (!inner.theirs || member_extent(&p->theirs, group).bytes < theirs)
            step->theirs = (uint16_t)theirs;
        plan_whole(p, &inner);
        if (p->plans->steps)
            p->plans->steps[begin].bytes = (uint16_t)(p->nr_steps - begin - 1);
    }
    add_step(p, STEP_OTHER, (struct pair){ours, theirs}, 0);
    if (p->plans->steps)
        p->plans->steps[first].bytes = (uint16_t)(p->nr_steps - first - 1);
}

/* Members that both have, but groups. */
static void plan_refusals(struct planner *p, const struct scope *scope,
                          const struct member *member, struct pair at)
{
    if (!member->array)
        refuse_late_values(p, member, at.ours, scope->name);
}

static void plan_array(struct planner *p, const struct member *member,
                       struct pair at, struct pair count)
{
    struct step *step;

    if (member->kind == MEMBER_STRUCT &&
        !alike(p, type_of(&p->ours, member), true)) {
        step = add_step(p, STEP_ARRAY, at, 0);
        step->value = moving_index(p, type_of(&p->ours, member));
        step->our_other = (uint16_t)count.ours;
        step->their_other = (uint16_t)count.theirs;
        p->converter->reads = p->converter->drops = true;
    } else {
        move(p, count, sizeof(int));
        move(p, at, sizeof(void *));
    }
}

static void plan_both(struct planner *p, const struct scope *scope,
                      const struct member *member, struct pair at,
                      struct pair count)
{
    const int32_t ours = initial_in(&p->ours, member);
    const int32_t theirs = initial_in(&p->theirs, member);
    struct step *step;

    if (member->array) {
        plan_array(p, member, at, count);
    } else if (member->kind == MEMBER_CPUID) {
        add_step(p, STEP_CPUID, at, 0);
        p->converter->policy = (uint16_t)at.ours;
        p->converter->reads = p->converter->drops = true;
    } else if (has_members(member) &&
               !alike(p, type_of(&p->ours, member), true)) {
        if (member->kind == MEMBER_UNION)
            plan_union(p, scope, member, at);
        else
            plan_whole(p, &(struct scope){
                              .type = type_of(&p->ours, member),
                              .outer = type_of(&p->ours, member),
                              .at = at,
                              .outer_at = at,
                              .ours = true,
                              .theirs = true,
                              .name = add_name(
                                  p, 0, type_of(&p->ours, member)->name, 0),
                          });
    } else {
        move(p, at, member_extent(&p->ours, member).bytes);
        if (at.ours != at.theirs && !member->plain)
            p->converter->in_place = false;
        if (ours != theirs) {
            step = add_step(p, STEP_DEFAULT, at, member->bytes);
            step->value = theirs;
            step->our_value = ours;
        }
    }
}

/* Where the number is that says whether something is there. */
static size_t told_by(const struct member *member, size_t at, size_t count)
{
    if (member->array)
        return count;
    return member->kind == MEMBER_BITMAP
               ? at + offsetof(xenstable_libxl_bitmap, size)
               : at;
}

static size_t told_bytes(const struct member *member)
{
    return member->array || member->kind == MEMBER_BITMAP ? sizeof(int)
                                                          : member->bytes;
}

/* And where memory is that it may have all the same. */
static size_t memory_of(const struct member *member, size_t at)
{
    return member->array ? at : at + offsetof(xenstable_libxl_bitmap, map);
}

/* A member that the release lacks. */
static void plan_lacking(struct planner *p, const struct scope *scope,
                         const struct member *member, size_t at, size_t count,
                         bool refusals)
{
    const struct pair told = {told_by(member, at, count), 0};
    const int32_t initial = member->array ? 0 : initial_in(&p->ours, member);

    if (refusals) {
        refuse(p, member->array ? STEP_REFUSE_COUNT : STEP_REFUSE_VALUE,
               told.ours, told_bytes(member), initial, member->since,
               add_name(p, scope->name, member->name, 0));
        return;
    }
    /* Empty ones may be there: calloc() of no elements. */
    if (member->array || member->kind == MEMBER_BITMAP) {
        add_step(p, STEP_FREE, (struct pair){memory_of(member, at), 0},
                 sizeof(void *));
        p->converter->reads = true;
    }
    add_step(p, STEP_LACKS, told, told_bytes(member))->value = initial;
    if (!member->plain)
        p->converter->in_place = false;
}

/* What a program does not know of: left alone by it, and disposed of when
   libxl has set it. */
static void plan_extra(struct planner *p, const struct scope *scope,
                       const struct member *member, size_t at, size_t count)
{
    const struct pair told = {0, told_by(member, at, count)};
    const bool each = member->array && member->kind == MEMBER_STRUCT;
    const uint16_t name = add_name(p, scope->name, member->name, 0);
    const size_t first = p->nr_steps;
    struct step *step =
        add_step(p, each ? STEP_EACH : STEP_EXTRA, (struct pair){name, at}, 0);

    p->converter->loses = true;
    step->value = (int32_t)(member - p->ours.tables->members);
    step->their_other = (uint16_t)count;
    if (each) {
        const struct type *type = type_of(&p->theirs, member);

        step->value = type_extent(&p->theirs, type, false).bytes;
        plan_members(
            p,
            &(struct scope){
                .type = type, .outer = type, .theirs = true, .name = name},
            false);
        if (p->plans->steps)
            p->plans->steps[first].bytes = (uint16_t)(p->nr_steps - first - 1);
    }
    if (member->array || member->kind == MEMBER_BITMAP)
        add_step(p, STEP_BEGIN, (struct pair){0, memory_of(member, at)},
                 sizeof(void *));
    add_step(p, STEP_BEGIN, told, told_bytes(member))->value =
        member->array ? 0 : initial_in(&p->theirs, member);
}

/* A member of which at least one side has the place. */
static void plan_member(struct planner *p, const struct scope *scope,
                        const struct member *member, struct pair at,
                        struct pair count, bool refusals)
{
    const bool ours = scope->ours && has(&p->ours, member);
    const bool theirs = scope->theirs && has(&p->theirs, member);
    const bool group = member->kind == MEMBER_GROUP;

    if (!member->array &&
        (group || (member->kind == MEMBER_STRUCT && ours != theirs))) {
        plan_members(
            p,
            &(struct scope){
                .type = type_of(&p->ours, member),
                .outer = group ? scope->outer : type_of(&p->ours, member),
                .at = at,
                .outer_at = group ? scope->outer_at : at,
                .ours = ours,
                .theirs = theirs,
                .name = add_name(p, scope->name, member->name, 0),
            },
            refusals);
    } else if (!theirs) {
        plan_lacking(p, scope, member, at.ours, count.ours, refusals);
    } else if (refusals) {
        if (ours)
            plan_refusals(p, scope, member, at);
    } else if (ours) {
        plan_both(p, scope, member, at, count);
    } else if (member->kind == MEMBER_UNION) {
        plan_union(p, scope, member, at);
    } else {
        plan_extra(p, scope, member, at.theirs, count.theirs);
    }
}

static void plan_members(struct planner *p, const struct scope *scope,
                         bool refusals)
{
    struct pair next = scope->at, at, count = {0, 0};
    unsigned int i;

    for (i = 0; i < scope->type->count; i++) {
        const struct member *member = &members_of(&p->ours, scope->type)[i];
        const bool ours = scope->ours && has(&p->ours, member);
        const bool theirs = scope->theirs && has(&p->theirs, member);

        at = next;
        if (ours)
            at.ours = place(&p->ours, member, &next.ours, &count.ours);
        if (theirs)
            at.theirs = place(&p->theirs, member, &next.theirs, &count.theirs);
        if (ours || theirs)
            plan_member(p, scope, member, at, count, refusals);
    }
}

/* Both begin alike, and what follows are numbers that the release lacks or
   has further to the front. */
static bool steps_in_place(const struct step *step, const struct step *end)
{
    if (step->kind != STEP_MOVE || step->ours != step->theirs)
        return false;
    while (++step < end)
        if (!integer_has_size(step->bytes) ||
            (step->kind != STEP_LACKS &&
             (step->kind != STEP_MOVE || step->ours < step->theirs)))
            return false;
    return true;
}

static void plan_type(struct planner *p, const struct generation *generation,
                      unsigned int moving)
{
    const struct type *type =
        &p->ours.tables
             ->types[all_generations[newest_generation].types[moving]];
    struct converter *converter = &p->plans->converters[moving];
    const struct scope scope = {
        .type = type,
        .outer = type,
        .ours = true,
        .theirs = true,
        .name = add_name(p, 0, type->name, 0),
    };

    if (alike(p, type, true))
        return;
    p->converter = converter;
    p->last = NULL;
    converter->plans = p->plans;
    converter->type = &all_types[generation->types[moving]];
    converter->bytes = (uint16_t)type_extent(&p->theirs, type, false).bytes;
    converter->same_layout = alike(p, type, false);
    converter->in_place = true;
    converter->steps = next_step(p);
    plan_members(p, &scope, true);
    converter->moves = next_step(p);
    plan_members(p, &scope, false);
    converter->end = next_step(p);
    if (converter->bytes > converter->type->bytes ||
        (converter->end && !steps_in_place(converter->moves, converter->end)))
        converter->in_place = false;
    p->plans->of.all[moving] = converter;
}

static void plan_types(struct planner *p, const struct generation *generation)
{
    unsigned int i;

    p->nr_steps = p->nr_names = 0;
    for (i = 0; i < MOVING_COUNT; i++)
        plan_type(p, generation, i);
}

/* For programs of a generation, and a release. */
static struct planner begin(const struct generation *generation,
                            const struct toolstack_release *release,
                            const struct tables *tables)
{
    return (struct planner){
        .ours = {.tables = tables, .release = generation->release},
        .theirs = extents_of(release, tables),
    };
}

int plans_make(struct plans *plans, const struct generation *generation,
               const struct toolstack_release *release)
{
    const struct tables tables = tables_of(release);
    struct planner p = begin(generation, release, &tables);

    memset(plans, 0, sizeof(*plans));
    plans->tables = tables;
    p.plans = plans;
    plan_types(&p, generation);
    plans->steps = malloc(p.nr_steps * sizeof(*plans->steps) +
                          (p.nr_names + 1) * sizeof(*plans->names));
    if (!plans->steps) {
        memset(plans, 0, sizeof(*plans));
        return -ENOMEM;
    }
    plans->names = (struct name *)(plans->steps + p.nr_steps);
    plan_types(&p, generation);
    plans->nr_names = p.nr_names;
    return 0;
}

/* Only ever a part of others, or one that has a converter. */
static bool may_move(unsigned int type)
{
    static const uint8_t inner[] = {
#define INNER(name) TYPE_##name,
        INNER_TYPES(INNER)
#undef INNER
    };
    const uint16_t *moving = all_generations[newest_generation].types;
    unsigned int i;

    for (i = 0; i < sizeof(inner) / sizeof(inner[0]); i++)
        if (inner[i] == type)
            return true;
    for (i = 0; i < MOVING_COUNT; i++)
        if (moving[i] == type)
            return true;
    return false;
}

const struct type *plans_cannot(const struct toolstack_release *release)
{
    const struct tables tables = release->described->tables;
    struct planner p =
        begin(&all_generations[newest_generation], release, &tables);
    unsigned int i;

    for (i = 0; i < TYPE_COUNT; i++)
        if (release->described->has_type[i] && !may_move(i) &&
            !alike(&p, &tables.types[i], false))
            return &all_types[i];
    return NULL;
}

void plans_free(struct plans *plans)
{
    free(plans->steps);
    memset(plans, 0, sizeof(*plans));
}

const struct converter *plans_find(const struct plans *plans,
                                   const struct type *type)
{
    unsigned int i;

    for (i = 0; i < MOVING_COUNT; i++)
        if (plans->of.all[i] && plans->of.all[i]->type == type)
            return plans->of.all[i];
    return NULL;
}

static char *append(char *at, const char *end, const char *text)
{
    while (*text && at < end)
        *at++ = *text++;
    *at = '\0';
    return at;
}

static char *append_name(const struct plans *plans, uint16_t index, char *at,
                         const char *end)
{
    const struct name *name = &plans->names[index];

    if (name->outer) {
        at = append_name(plans, name->outer, at, end);
        at = append(at, end, ".");
    }
    at = append(at, end, plans->tables.texts + name->text);
    if (!name->enumerator)
        return at;
    at = append(at, end, "=");
    return append(at, end, plans->tables.texts + name->enumerator);
}

void plans_name(const struct plans *plans, const struct step *step, char *text,
                size_t bytes)
{
    append_name(plans, step->name, text, text + bytes - 1);
}
