/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls each of our functions that call one of libxl's, on a fake libxl of
   each release. The arguments must arrive, and what libxl does to them must
   come back: at once and later, with errors and without memory. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "tests/fake/toolstack.h"
#include "tests/toolstack/allocator.h"
#include "tests/toolstack/value.h"
#include "tests/toolstack/wrappers.h"

enum {
    LARGEST = 2048,
    ARGUMENTS = 10,
    ELEMENTS = 3,
    MOST = 100000,
    MY_NUMBER = 4711,
    PATTERN = 0x5a
};

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

/* How a function is called. */
enum mode {
    PLAIN,
    FAILS,
    CALLBACK,
    CALLBACK_BEFORE_RETURN,
    CALLBACK_FAILS_AT_ONCE,
    CALLBACK_FAILS_LATER,
    EVENT_BY_HOOK,
    EVENT_TAKEN,
    ABANDONED,
    MODES
};

/* The case that is being tried. */
static const struct wrapper *wrapper;
static const struct toolstack_release *release;
static enum mode mode;
static uint64_t seed;
static long cases;

static xenstable_libxl_ctx *ctx;
static struct libxl__ctx *libxl;
static union room arguments[ARGUMENTS];
static void *at[ARGUMENTS];
static union room given, before, after;
static union room elements[ELEMENTS];
static const struct type *type; /* of the struct that is passed, or NULL */
static enum parameter_kind kind;
static int starts, ends, told, told_ret, progressed, disasters;
static char arena[ARGUMENTS][64] __attribute__((aligned(64)));

#define REQUIRE(condition)                                                 \
    do {                                                                   \
        if (!(condition)) {                                                \
            fail_at = -1;                                                  \
            fprintf(stderr,                                                \
                    "%s:%d: %s, Xen %u.%u, mode %d, seed %#llx: "          \
                    "%s\n",                                                \
                    __FILE__, __LINE__, wrapper->function, release->major, \
                    release->minor, (int)mode, (unsigned long long)seed,   \
                    #condition);                                           \
            exit(1);                                                       \
        }                                                                  \
    } while (0)

/* NULL if libxl gets our struct itself. */
static const struct converter *converter_of(const struct type *of)
{
    const struct converter *converter = value_converter(release, of);

    return converter && !converter->same_layout ? converter : NULL;
}

/* A value that the release can have. */
static void make(const struct type *of, uint64_t number, void *value)
{
    const struct converter *converter = converter_of(of);
    struct random random = {.state = 0x9e3779b97f4a7c15u * (number + 1),
                            .full = true};
    struct conversion c = {.cpuid = NULL};
    union room theirs;

    random_fill(&random, of, value);
    if (!converter)
        return;
    while (convert_to(converter, &c, value, &theirs))
        REQUIRE(type_reset(of, value, c.refused));
    convert_drop(converter, &c, &theirs);
    value_normalise(of, value, release->minor);
}

/* The release has arrays of its own for these arrays of ours. Now it has the
   elements. */
static void free_arrays(const struct type *of, void *value)
{
    if (of == TYPE(domain_config))
        value_free_arrays(release, value);
}

/* Fills it as libxl would fill its own struct. */
static void give_theirs(const struct type *of, const void *value, void *theirs)
{
    const struct converter *converter = converter_of(of);
    struct conversion c = {.cpuid = NULL};
    union room copy;

    REQUIRE(type_copy(of, converter ? &copy : theirs, value) == 0);
    if (converter) {
        REQUIRE(convert_to(converter, &c, &copy, theirs) == 0);
        free_arrays(of, &copy);
    }
}

/* What libxl was given, or a shallow copy of that in our layout. */
static void *see_theirs(void *theirs, union room *room)
{
    const struct converter *converter = converter_of(type);
    struct conversion c = {.cpuid = NULL};

    if (!converter)
        return theirs;
    memset(room, 0, sizeof(*room));
    REQUIRE(convert_from(converter, &c, theirs, room) == 0);
    return room;
}

/* Frees all that libxl was given, as if the members were its own. */
static void drop_theirs(void *theirs)
{
    const struct converter *converter = converter_of(type);
    struct conversion c = {.cpuid = NULL};
    union room room;
    void *ours = see_theirs(theirs, &room);

    if (converter)
        convert_drop(converter, &c, theirs);
    type_dispose(type, ours);
}

static void check_struct(void *theirs)
{
    union room room;
    void *ours;

    if (kind == PARAMETER_FILLED)
        return;
    if (!converter_of(type))
        REQUIRE(theirs == (void *)&given);
    ours = see_theirs(theirs, &room);
    REQUIRE(value_equal(type, ours, &before));
    if (ours == &room)
        free_arrays(type, ours);
}

static bool same_bitmap(const void *one, const void *other)
{
    xenstable_libxl_bitmap a, b;

    memcpy(&a, one, sizeof(a));
    memcpy(&b, other, sizeof(b));
    return a.size == b.size && a.map == b.map;
}

static void check_argument(const struct parameter *parameter, unsigned int i,
                           const struct fake_argument *argument)
{
    void *theirs;

    REQUIRE(argument->bytes == parameter->bytes);
    REQUIRE(strcmp(argument->name, parameter->name) == 0);
    memcpy(&theirs, argument->at,
           argument->bytes < sizeof(theirs) ? argument->bytes
                                            : sizeof(theirs));
    switch (parameter->kind) {
    case PARAMETER_CONTEXT:
        REQUIRE(theirs == (void *)libxl);
        break;
    case PARAMETER_VALUE:
    case PARAMETER_POINTER:
        REQUIRE(memcmp(argument->at, at[i], argument->bytes) == 0);
        break;
    case PARAMETER_BITMAP:
        REQUIRE(same_bitmap(argument->at, at[i]));
        break;
    case PARAMETER_GIVEN:
    case PARAMETER_CHANGED:
    case PARAMETER_FILLED:
        check_struct(theirs);
        break;
    case PARAMETER_HOW:
    case PARAMETER_PROGRESS:
        break;
    }
}

static void *struct_of(const struct fake_call *call)
{
    void *theirs = NULL;
    unsigned int i;

    for (i = 0; type && i < wrapper->count; i++)
        if (wrapper->parameters[i].type == type)
            memcpy(&theirs, call->arguments[i].at, sizeof(theirs));
    return theirs;
}

/* A list, in the layout of the release. */
static void give_list(const struct fake_call *call)
{
    const struct converter *converter = converter_of(wrapper->elements);
    size_t bytes = converter ? converter->bytes : wrapper->elements->bytes;
    char *list = calloc(ELEMENTS, bytes);
    int *count, i;

    for (i = 0; i < ELEMENTS; i++)
        give_theirs(wrapper->elements, &elements[i], list + (size_t)i * bytes);
    memcpy(&count, call->arguments[wrapper->count - 1].at, sizeof(count));
    *count = ELEMENTS;
    memcpy(call->result, &list, sizeof(list));
}

/* Results that are not lists: any bits. */
static void give_result(const struct fake_call *call, int ret)
{
    uint64_t bits = 0x123456789abcdef0u;

    if (call->result_bytes == sizeof(ret))
        memcpy(call->result, &ret, sizeof(ret));
    else if (call->result_bytes)
        memcpy(call->result, &bits, call->result_bytes);
}

static bool fails_at_once(void)
{
    return mode == FAILS || mode == CALLBACK_FAILS_AT_ONCE;
}

/* In every layout an event has these members. There is room for the largest.
 */
static void give_progress(const struct fake_call *call)
{
    xenstable_libxl_event *event = calloc(1, sizeof(*event));

    event->type = XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE;
    event->domid = 7;
    fake_toolstack_progress_of(call, event);
}

static void work(const struct fake_call *call, enum fake_stage stage)
{
    void *theirs = struct_of(call);
    unsigned int i;

    if (stage == FAKE_STARTS) {
        starts++;
        REQUIRE(strcmp(call->function, wrapper->function) == 0);
        REQUIRE(call->count == wrapper->count);
        for (i = 0; i < call->count; i++)
            check_argument(&wrapper->parameters[i], i, &call->arguments[i]);
        if (fails_at_once())
            give_result(call, XENSTABLE_LIBXL_ERROR_INVAL);
        return;
    }
    ends++;
    if (call->progress)
        give_progress(call);
    if (wrapper->elements)
        give_list(call);
    else
        give_result(call, mode == CALLBACK_FAILS_LATER
                              ? XENSTABLE_LIBXL_ERROR_TIMEDOUT
                              : 0);
    if (kind == PARAMETER_CHANGED)
        drop_theirs(theirs);
    if (kind == PARAMETER_CHANGED || kind == PARAMETER_FILLED)
        give_theirs(type, &after, theirs);
}

static void inside(bool begins)
{
    allocator_paused = begins;
}

static void on_end(xenstable_libxl_ctx *of, int ret, void *data)
{
    REQUIRE(of == ctx);
    REQUIRE(data == arena);
    told++;
    told_ret = ret;
}

static void on_progress(xenstable_libxl_ctx *of, xenstable_libxl_event *event,
                        void *data)
{
    REQUIRE(of == ctx && data == arena);
    REQUIRE(event->type ==
            XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE);
    REQUIRE(event->domid == 7);
    progressed++;
    xenstable_libxl_event_free(ctx, event);
}

static void take_event(xenstable_libxl_event *event)
{
    REQUIRE(event->type == XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE);
    REQUIRE(event->for_user == MY_NUMBER);
    told++;
    told_ret = event->u.operation_complete.rc;
    xenstable_libxl_event_free(ctx, event);
}

static void on_event(void *data, xenstable_libxl_event *event)
{
    REQUIRE(data == arena);
    take_event(event);
}

/* Without memory for the event. */
static void on_disaster(void *data, xenstable_libxl_event_type of,
                        const char *text, int error)
{
    REQUIRE(data == arena && text && error);
    disasters++;
    if (of != XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE)
        return;
    told++;
    told_ret = XENSTABLE_LIBXL_ERROR_NOMEM;
}

static const xenstable_libxl_event_hooks hooks = {
    .event_occurs_mask = XENSTABLE_LIBXL_EVENTMASK_ALL,
    .event_occurs = on_event,
    .disaster = on_disaster};

/* Fills the arguments with any values, and with pointers to somewhere. */
static void prepare(void)
{
    static const xenstable_libxl_asyncop_how callback = {
        .callback = on_end, .u.for_callback = arena};
    static const xenstable_libxl_asyncprogress_how progress = {
        .callback = on_progress, .for_callback = arena};
    static const xenstable_libxl_asyncop_how event = {.u.for_event =
                                                          MY_NUMBER};
    struct random random = {.state = seed};
    const void *pointer;
    unsigned int i, j;

    type = NULL;
    kind = PARAMETER_VALUE;
    starts = ends = told = progressed = disasters = 0;
    memset(arena, 0, sizeof(arena));
    for (i = 0; i < wrapper->count; i++) {
        const struct parameter *parameter = &wrapper->parameters[i];

        at[i] = &arguments[i];
        pointer = NULL;
        switch (parameter->kind) {
        case PARAMETER_CONTEXT:
            pointer = ctx;
            break;
        case PARAMETER_VALUE:
        case PARAMETER_BITMAP:
            for (j = 0; j < parameter->bytes; j++)
                arguments[i].bytes[j] =
                    (unsigned char)random_below(&random, 256);
            continue;
        case PARAMETER_POINTER:
            pointer = arena[i];
            break;
        case PARAMETER_GIVEN:
        case PARAMETER_CHANGED:
        case PARAMETER_FILLED:
            pointer = &given;
            type = parameter->type;
            kind = parameter->kind;
            break;
        case PARAMETER_HOW:
            if (mode == EVENT_BY_HOOK || mode == EVENT_TAKEN)
                pointer = &event;
            else if (mode >= CALLBACK)
                pointer = &callback;
            break;
        case PARAMETER_PROGRESS:
            pointer = &progress;
            break;
        }
        memcpy(at[i], &pointer, sizeof(pointer));
    }
    if (type) {
        memset(&given, PATTERN, sizeof(given));
        make(type, seed, &before);
        make(type, seed + 1, &after);
        if (kind != PARAMETER_FILLED)
            REQUIRE(type_copy(type, &given, &before) == 0);
    }
    for (i = 0; wrapper->elements && i < ELEMENTS; i++)
        make(wrapper->elements, seed + 2 + i, &elements[i]);
}

/* Free all that prepare() made; @filled: also what was only filled. */
static void clear(bool filled)
{
    unsigned int i;

    if (type) {
        type_dispose(type, &before);
        type_dispose(type, &after);
        if (kind != PARAMETER_FILLED || filled)
            type_dispose(type, &given);
    }
    for (i = 0; wrapper->elements && i < ELEMENTS; i++)
        type_dispose(wrapper->elements, &elements[i]);
}

static bool untouched(const union room *room)
{
    unsigned int i;

    for (i = 0; i < sizeof(*room); i++)
        if (room->bytes[i] != PATTERN)
            return false;
    return true;
}

/* The struct after a call, which ended well or not. */
static void check_back(bool done)
{
    if (!type)
        return;
    if (kind == PARAMETER_GIVEN || (kind == PARAMETER_CHANGED && !done))
        REQUIRE(value_equal(type, &given, &before));
    else if (done)
        REQUIRE(value_equal(type, &given, &after));
    else
        REQUIRE(untouched(&given));
}

/* Return: did memory fail? */
static bool check_list(const void *result)
{
    char *list;
    int *count, i;

    memcpy(&list, result, sizeof(list));
    memcpy(&count, at[wrapper->count - 1], sizeof(count));
    if (!list) {
        REQUIRE(*count == 0);
        return true;
    }
    REQUIRE(*count == ELEMENTS);
    for (i = 0; i < *count; i++)
        REQUIRE(value_equal(wrapper->elements,
                            list + (size_t)i * wrapper->elements->bytes,
                            &elements[i]));
    type_list_free(wrapper->elements, list, *count);
    return false;
}

/* Lets the started operation end. Return: what the program was told. */
static int let_end(int ret)
{
    xenstable_libxl_event *event;

    if (mode == ABANDONED) {
        REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
        REQUIRE(told == 0 && ends == 0);
        return ret;
    }
    if (mode != CALLBACK_BEFORE_RETURN) {
        REQUIRE(told == 0 && ends == 0);
        if (type)
            REQUIRE(kind == PARAMETER_CHANGED);
        if (mode == EVENT_TAKEN) {
            ret = xenstable_libxl_event_wait(
                ctx, &event, XENSTABLE_LIBXL_EVENTMASK_ALL, NULL, NULL);
            if (ret) {
                /* No event is lost; the next attempt takes it. */
                REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NOMEM && fail_at < 0);
                ret = xenstable_libxl_event_wait(
                    ctx, &event, XENSTABLE_LIBXL_EVENTMASK_ALL, NULL, NULL);
            }
            REQUIRE(ret == 0);
            take_event(event);
        } else {
            REQUIRE(fake_toolstack_end(libxl));
        }
    }
    REQUIRE(told == 1 && ends == 1);
    return told_ret;
}

static int expected(void)
{
    return fails_at_once()                ? XENSTABLE_LIBXL_ERROR_INVAL
           : mode == CALLBACK_FAILS_LATER ? XENSTABLE_LIBXL_ERROR_TIMEDOUT
                                          : 0;
}

/* Return: did a failed allocation show? */
static bool check_result(const union room *result)
{
    uint64_t bits = 0x123456789abcdef0u;
    int ret;

    if (wrapper->elements)
        return check_list(result);
    if (wrapper->result_bytes != sizeof(ret)) {
        REQUIRE(memcmp(result, &bits, wrapper->result_bytes) == 0);
        return false;
    }
    memcpy(&ret, result, sizeof(ret));
    if (!ret && mode >= CALLBACK && (mode != CALLBACK_FAILS_AT_ONCE))
        ret = let_end(ret);
    if (ret != XENSTABLE_LIBXL_ERROR_NOMEM)
        REQUIRE(ret == expected());
    return ret == XENSTABLE_LIBXL_ERROR_NOMEM;
}

static bool has(enum parameter_kind wanted)
{
    unsigned int i;

    for (i = 0; i < wrapper->count; i++)
        if (wrapper->parameters[i].kind == wanted)
            return true;
    return false;
}

/* Makes one call. Its allocation number @failing fails. Return: did it? */
static bool call_once(long failing)
{
    union room result;
    long held;
    bool failed, no_memory;

    fail_at = -1;
    cases++;
    prepare();
    held = in_use;
    if (mode == EVENT_BY_HOOK)
        xenstable_libxl_event_register_callbacks(ctx, &hooks, arena);
    fake_toolstack.at_once = mode == CALLBACK_BEFORE_RETURN;
    fail_at = failing;
    wrapper->call(at, &result);
    no_memory = check_result(&result);
    failed = failing >= 0 && fail_at < 0;
    fail_at = -1;
    /* The event may not have fitted into memory. */
    if (ends && has(PARAMETER_PROGRESS) && !progressed)
        REQUIRE(failed && disasters == (mode == EVENT_BY_HOOK));
    if (no_memory)
        REQUIRE(failed);
    else
        REQUIRE(starts == 1);
    /* If an array of libxl's is too large for memory, it is cut off. Another
       error may hide that. */
    if (!ends || (!no_memory && !(failed && expected())))
        check_back(ends && (kind != PARAMETER_FILLED || expected() == 0));
    if (mode == EVENT_BY_HOOK)
        xenstable_libxl_event_register_callbacks(ctx, NULL, NULL);
    if (mode != ABANDONED && kind == PARAMETER_CHANGED && !ends)
        REQUIRE(in_use == held || no_memory || fails_at_once());
    clear(ends && kind == PARAMETER_FILLED && !no_memory);
    return failed;
}

/* Contexts are opened without faults, because the loader is not ours. */
static void open_context(void)
{
    fail_at = -1;
    REQUIRE(xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0,
                                      NULL) == 0);
    libxl = fake_toolstack_context();
}

static void missing(void)
{
    char message[256];
    union room result;
    int ret;

    mode = PLAIN;
    prepare();
    wrapper->call(at, &result);
    memcpy(&ret, &result, sizeof(ret));
    REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NI);
    xenstable_toolstack_message(ctx, message, sizeof(message));
    REQUIRE(strstr(message, strchr(wrapper->function, '_') + 1));
    clear(false);
}

static void try_mode(bool faults)
{
    long failing, held;
    bool again = true;

    for (failing = faults ? 0 : -1; again && failing < MOST; failing++) {
        if (mode == ABANDONED)
            open_context();
        held = in_use;
        seed++;
        again = call_once(failing);
        if (mode != ABANDONED)
            REQUIRE(in_use == held);
        else if (again)
            REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
    }
    REQUIRE(!again);
}

static void try_release(bool faults)
{
    unsigned int i, m;

    for (i = 0; i < wrappers_count; i++) {
        bool integer =
            !wrappers[i].elements && wrappers[i].result_bytes == sizeof(int);

        wrapper = &wrappers[i];
        open_context();
        if (wrapper->major > release->major ||
            wrapper->minor > release->minor) {
            missing();
            REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
            continue;
        }
        for (m = PLAIN; m < (has(PARAMETER_HOW) ? ABANDONED : CALLBACK); m++) {
            mode = (enum mode)m;
            if (mode == PLAIN || integer)
                try_mode(faults);
        }
        REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
        mode = ABANDONED;
        if (has(PARAMETER_HOW))
            try_mode(faults);
        REQUIRE(fake_toolstack.contexts == 0);
    }
}

int main(void)
{
    char folder[256], version[16];
    bool faults = false;
    unsigned int i;

#ifdef REPLACE_MALLOC
    faults = true;
#endif
    fake_toolstack.work = work;
    fake_toolstack.inside = inside;
    fake_toolstack.dispose = xenstable_libxl_event_dispose;
    for (i = 0; i < toolstack_releases_count; i++) {
        release = &toolstack_releases[i];
        /* Made before memory is missing. */
        value_converters(release);
        snprintf(version, sizeof(version), "%u.%u", release->major,
                 release->minor);
        snprintf(folder, sizeof(folder), "%s/%s", FAKE_FOLDER, version);
        setenv("XENSTABLE_RUNNING", version, 1);
        setenv("XENSTABLE_LIBRARY_PATH", folder, 1);
        try_release(faults);
    }
    printf("%u functions, %ld cases\n", wrappers_count, cases);
    return 0;
}
