/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Operations that end later, and events, on a fake libxl of each release. */
#include <check.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/type.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"

static xenstable_libxl_ctx *ctx;
static struct libxl__ctx *libxl;

/* How often each hook was called, and with which arguments. */
static struct heard {
    unsigned int ends, progress, events, disasters;
    xenstable_libxl_ctx *ctx;
    int ret;
    xenstable_libxl_event *event;
    xenstable_libxl_event_type type;
    int error;
} heard;

/* The pointer and the number that the program gives as its own. */
static char mine;
enum { MY_NUMBER = 4711 };

static void open_release(unsigned int release)
{
    memset(&heard, 0, sizeof(heard));
    ctx = fake_release_open(release);
    libxl = fake_toolstack_context();
}

static void close_release(void)
{
    fake_release_close(ctx);
}

static void on_end(xenstable_libxl_ctx *of, int ret, void *data)
{
    ck_assert_ptr_eq(data, &mine);
    heard.ends++;
    heard.ctx = of;
    heard.ret = ret;
}

static void on_progress(xenstable_libxl_ctx *of, xenstable_libxl_event *event,
                        void *data)
{
    ck_assert_ptr_eq(data, &mine);
    heard.progress++;
    heard.ctx = of;
    heard.event = event;
}

static void on_event(void *data, xenstable_libxl_event *event)
{
    ck_assert_ptr_eq(data, &mine);
    heard.events++;
    heard.event = event;
}

static void on_disaster(void *data, xenstable_libxl_event_type type,
                        const char *text, int error)
{
    ck_assert_ptr_eq(data, &mine);
    ck_assert_ptr_nonnull(text);
    heard.disasters++;
    heard.type = type;
    heard.error = error;
}

static const xenstable_libxl_event_hooks hooks = {
    .event_occurs_mask = XENSTABLE_LIBXL_EVENTMASK_ALL,
    .event_occurs = on_event,
    .disaster = on_disaster};

static const xenstable_libxl_asyncop_how by_callback = {
    .callback = on_end, .u.for_callback = &mine};
static const xenstable_libxl_asyncop_how by_event = {.u.for_event = MY_NUMBER};
static const xenstable_libxl_asyncprogress_how progress_by_callback = {
    .callback = on_progress, .for_callback = &mine};

/* An event of the running release's layout, as libxl allocates it. */
static void *their_event(const xenstable_libxl_event *ours)
{
    const struct converter *converter = ctx->plans.of.event;
    struct conversion conversion = {.cpuid = NULL};
    void *theirs = calloc(1, converter ? converter->bytes : sizeof(*ours));

    if (converter)
        ck_assert_int_eq(convert_to(converter, &conversion, ours, theirs), 0);
    else
        memcpy(theirs, ours, sizeof(*ours));
    return theirs;
}

static void *console_event(void)
{
    xenstable_libxl_event event = {
        .type = XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE,
        .domid = 7};

    return their_event(&event);
}

static void *eject_event(void)
{
    xenstable_libxl_event event;

    xenstable_libxl_event_init(&event);
    xenstable_libxl_event_init_type(&event,
                                    XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT);
    event.domid = 9;
    event.u.disk_eject.vdev = strdup("hdc");
    event.u.disk_eject.disk.pdev_path = strdup("/dev/nowhere");
    return their_event(&event);
}

/* libxl's work on a configuration: at the start it changes the name, at the
   end it adds a disk and the domain's number. */

static xenstable_libxl_domain_config *
theirs_as_ours(const struct fake_call *call, struct conversion *conversion,
               void **theirs)
{
    const struct converter *converter = ctx->plans.of.domain_config;
    static xenstable_libxl_domain_config config;

    memset(conversion, 0, sizeof(*conversion));
    memcpy(theirs, fake_argument(call, "d_config"), sizeof(*theirs));
    if (!converter)
        return *theirs;
    memset(&config, 0, sizeof(config));
    convert_from(converter, conversion, *theirs, &config);
    convert_drop(converter, conversion, *theirs);
    return &config;
}

static void as_theirs(struct conversion *conversion,
                      xenstable_libxl_domain_config *config, void *theirs)
{
    const struct converter *converter = ctx->plans.of.domain_config;

    if (!converter)
        return;
    ck_assert_int_eq(convert_to(converter, conversion, config, theirs), 0);
    if (ctx->plans.of.device_disk)
        free(config->disks);
}

static void create(const struct fake_call *call, enum fake_stage stage)
{
    xenstable_libxl_domain_config *config;
    struct conversion conversion;
    xenstable_libxl_device_disk *disk;
    uint32_t *domid;
    void *theirs;

    if (strcmp(call->function, "libxl_domain_destroy") == 0)
        return;
    ck_assert_str_eq(call->function, "libxl_domain_create_new");
    config = theirs_as_ours(call, &conversion, &theirs);
    if (stage == FAKE_STARTS) {
        ck_assert_str_eq(config->c_info.name, "one");
        free(config->c_info.name);
        config->c_info.name = strdup("two");
    } else {
        ck_assert_str_eq(config->c_info.name, "two");
        config->num_disks++;
        config->disks = realloc(config->disks, (size_t)config->num_disks *
                                                   sizeof(config->disks[0]));
        disk = &config->disks[config->num_disks - 1];
        xenstable_libxl_device_disk_init(disk);
        disk->vdev = strdup("xvdb");
        memcpy(&domid, fake_argument(call, "domid"), sizeof(domid));
        *domid = 7;
    }
    as_theirs(&conversion, config, theirs);
}

struct creation {
    xenstable_libxl_domain_config config;
    uint32_t domid;
};

static void creation_init(struct creation *creation)
{
    xenstable_libxl_domain_config_init(&creation->config);
    creation->config.c_info.name = strdup("one");
    creation->config.disks = calloc(1, sizeof(creation->config.disks[0]));
    creation->config.num_disks = 1;
    xenstable_libxl_device_disk_init(&creation->config.disks[0]);
    creation->config.disks[0].vdev = strdup("xvda");
    creation->domid = 0;
    fake_toolstack.work = create;
}

static void creation_done(struct creation *creation)
{
    ck_assert_str_eq(creation->config.c_info.name, "two");
    ck_assert_int_eq(creation->config.num_disks, 2);
    ck_assert_str_eq(creation->config.disks[0].vdev, "xvda");
    ck_assert_str_eq(creation->config.disks[1].vdev, "xvdb");
    ck_assert_uint_eq(creation->domid, 7);
}

static int start(struct creation *creation,
                 const xenstable_libxl_asyncop_how *how,
                 const xenstable_libxl_asyncprogress_how *progress)
{
    return xenstable_libxl_domain_create_new(ctx, &creation->config,
                                             &creation->domid, how, progress);
}

static void finish(struct creation *creation)
{
    xenstable_libxl_domain_config_dispose(&creation->config);
    close_release();
}

START_TEST(synchronous)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    ck_assert_int_eq(start(&creation, NULL, NULL), 0);
    creation_done(&creation);
    ck_assert_uint_eq(heard.ends, 0);
    finish(&creation);
}
END_TEST

START_TEST(callback_later)
{
    xenstable_libxl_asyncop_how how = by_callback;
    xenstable_libxl_asyncprogress_how progress = progress_by_callback;
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    ck_assert_int_eq(start(&creation, &how, &progress), 0);
    /* These need not stay. */
    memset(&how, 0x5a, sizeof(how));
    memset(&progress, 0x5a, sizeof(progress));
    ck_assert_uint_eq(heard.ends, 0);
    ck_assert_uint_eq(creation.domid, 0);

    ck_assert(fake_toolstack_progress(libxl, console_event()));
    ck_assert_uint_eq(heard.progress, 1);
    ck_assert_ptr_eq(heard.ctx, ctx);
    ck_assert_uint_eq(heard.event->domid, 7);
    xenstable_libxl_event_free(ctx, heard.event);

    heard.ctx = NULL;
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_uint_eq(heard.ends, 1);
    ck_assert_ptr_eq(heard.ctx, ctx);
    ck_assert_int_eq(heard.ret, 0);
    creation_done(&creation);
    finish(&creation);
}
END_TEST

START_TEST(callback_before_return)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    fake_toolstack.at_once = true;
    ck_assert_int_eq(start(&creation, &by_callback, NULL), 0);
    ck_assert_uint_eq(heard.ends, 1);
    creation_done(&creation);
    finish(&creation);
}
END_TEST

static void *end_in_thread(void *data)
{
    (void)data;
    return fake_toolstack_end(libxl) ? libxl : NULL;
}

START_TEST(callback_in_another_thread)
{
    struct creation creation;
    pthread_t thread;
    void *ended;

    open_release((unsigned int)_i);
    creation_init(&creation);
    ck_assert_int_eq(start(&creation, &by_callback, NULL), 0);
    ck_assert_int_eq(pthread_create(&thread, NULL, end_in_thread, NULL), 0);
    pthread_join(thread, &ended);
    ck_assert_ptr_nonnull(ended);
    creation_done(&creation);
    finish(&creation);
}
END_TEST

START_TEST(event_by_hook)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
    ck_assert_int_eq(start(&creation, &by_event, NULL), 0);
    ck_assert_uint_eq(creation.domid, 0);
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_uint_eq(heard.events, 1);
    ck_assert_int_eq(heard.event->type,
                     XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE);
    ck_assert_uint_eq(heard.event->for_user, MY_NUMBER);
    ck_assert_int_eq(heard.event->u.operation_complete.rc, 0);
    creation_done(&creation);
    xenstable_libxl_event_free(ctx, heard.event);
    finish(&creation);
}
END_TEST

/* A predicate sees the program's number, and decides. */
static int mine_only(const xenstable_libxl_event *event, void *data)
{
    ck_assert_ptr_eq(data, &mine);
    heard.events++;
    return event->for_user == MY_NUMBER;
}

static int nothing(const xenstable_libxl_event *event, void *data)
{
    (void)event;
    (void)data;
    return 0;
}

START_TEST(event_taken)
{
    xenstable_libxl_event *event = NULL;
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    ck_assert_int_eq(start(&creation, &by_event, NULL), 0);
    fake_toolstack_event(libxl, eject_event());
    ck_assert_int_eq(xenstable_libxl_event_check(ctx, &event,
                                                 XENSTABLE_LIBXL_EVENTMASK_ALL,
                                                 mine_only, &mine),
                     XENSTABLE_LIBXL_ERROR_NOT_READY);
    ck_assert_uint_eq(heard.events, 1);
    ck_assert_int_eq(xenstable_libxl_event_wait(ctx, &event,
                                                XENSTABLE_LIBXL_EVENTMASK_ALL,
                                                mine_only, &mine),
                     0);
    ck_assert_uint_eq(event->for_user, MY_NUMBER);
    creation_done(&creation);
    xenstable_libxl_event_free(ctx, event);
    ck_assert_int_eq(xenstable_libxl_event_check(ctx, &event,
                                                 XENSTABLE_LIBXL_EVENTMASK_ALL,
                                                 nothing, NULL),
                     XENSTABLE_LIBXL_ERROR_NOT_READY);
    ck_assert_int_eq(xenstable_libxl_event_check(
                         ctx, &event,
                         UINT64_C(1) << XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT,
                         NULL, NULL),
                     0);
    ck_assert_str_eq(event->u.disk_eject.vdev, "hdc");
    ck_assert_str_eq(event->u.disk_eject.disk.pdev_path, "/dev/nowhere");
    xenstable_libxl_event_free(ctx, event);
    finish(&creation);
}
END_TEST

/* Nobody was told that this operation ended. */
START_TEST(abandoned)
{
    struct creation creation, other;

    open_release((unsigned int)_i);
    creation_init(&creation);
    creation_init(&other);
    ck_assert_int_eq(start(&creation, &by_callback, NULL), 0);
    ck_assert_int_eq(start(&other, &by_event, NULL), 0);
    close_release();
    ck_assert_uint_eq(heard.ends, 0);
    xenstable_libxl_domain_config_dispose(&creation.config);
    xenstable_libxl_domain_config_dispose(&other.config);
}
END_TEST

/* This operation has ended, but libxl still has the event that says so. When
   the context is gone, the struct belongs to the program again: libxl has
   freed and replaced members, and the program disposes of them. */
START_TEST(ended_but_not_taken)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    ck_assert_int_eq(start(&creation, &by_event, NULL), 0);
    ck_assert(fake_toolstack_end(libxl));
    close_release();
    creation_done(&creation);
    xenstable_libxl_domain_config_dispose(&creation.config);
}
END_TEST

static void refuse(const struct fake_call *call, enum fake_stage stage)
{
    int error = XENSTABLE_LIBXL_ERROR_INVAL;

    ck_assert_int_eq(stage, FAKE_STARTS);
    memcpy(call->result, &error, sizeof(error));
}

START_TEST(refused_at_once)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    fake_toolstack.work = refuse;
    ck_assert_int_eq(start(&creation, &by_callback, &progress_by_callback),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_int_eq(start(&creation, &by_event, NULL),
                     XENSTABLE_LIBXL_ERROR_INVAL);
    ck_assert_uint_eq(heard.ends, 0);
    ck_assert_str_eq(creation.config.c_info.name, "one");
    ck_assert_str_eq(creation.config.disks[0].vdev, "xvda");
    finish(&creation);
}
END_TEST

static void fail_at_end(const struct fake_call *call, enum fake_stage stage)
{
    int error = XENSTABLE_LIBXL_ERROR_TIMEDOUT;

    if (stage == FAKE_ENDS)
        memcpy(call->result, &error, sizeof(error));
}

START_TEST(fails_later)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    fake_toolstack.work = fail_at_end;
    ck_assert_int_eq(start(&creation, &by_callback, NULL), 0);
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_int_eq(heard.ret, XENSTABLE_LIBXL_ERROR_TIMEDOUT);
    ck_assert_str_eq(creation.config.c_info.name, "one");
    finish(&creation);
}
END_TEST

/* Until the end the CPU policy belongs to libxl, and it does not change. */
START_TEST(policy)
{
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    fake_toolstack.work = NULL;
    ck_assert_int_eq(xenstable_libxl_cpuid_parse_config(
                         &creation.config.b_info.cpuid, "host,aes=0"),
                     0);
    ck_assert_int_eq(start(&creation, &by_callback, NULL), 0);
    ck_assert_uint_eq(fake_toolstack.policies, 1);
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_uint_eq(fake_toolstack.policies, 0);
    ck_assert_int_eq(xenstable_libxl_cpuid_policy_list_length(
                         &creation.config.b_info.cpuid),
                     1);

    ck_assert_int_eq(start(&creation, &by_event, NULL), 0);
    ck_assert_uint_eq(fake_toolstack.policies, 1);
    close_release();
    xenstable_libxl_domain_config_dispose(&creation.config);
}
END_TEST

/* If a release cannot do it, it is refused before anything starts. */
START_TEST(refused_by_us)
{
    char message[256];
    struct creation creation;

    open_release((unsigned int)_i);
    creation_init(&creation);
    fake_toolstack.work = NULL;
    fake_toolstack.refuses_policies = true;
    ck_assert_int_eq(xenstable_libxl_cpuid_parse_config(
                         &creation.config.b_info.cpuid, "host,aes=0"),
                     0);
    ck_assert_int_eq(start(&creation, &by_callback, NULL),
                     XENSTABLE_LIBXL_ERROR_NI);
    xenstable_toolstack_message(ctx, message, sizeof(message));
    ck_assert_ptr_nonnull(strstr(message, "CPU policy \"host,aes=0\""));
    ck_assert_uint_eq(heard.ends, 0);
    ck_assert(!fake_toolstack_end(libxl));
    finish(&creation);
}
END_TEST

/* Nothing is converted, but the callback gets our context. */
START_TEST(no_struct)
{
    open_release((unsigned int)_i);
    ck_assert_int_eq(xenstable_libxl_domain_destroy(ctx, 3, &by_callback), 0);
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_ptr_eq(heard.ctx, ctx);
    ck_assert_int_eq(xenstable_libxl_domain_destroy(ctx, 3, NULL), 0);
    xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
    ck_assert_int_eq(xenstable_libxl_domain_destroy(ctx, 3, &by_event), 0);
    ck_assert(fake_toolstack_end(libxl));
    ck_assert_uint_eq(heard.event->for_user, MY_NUMBER);
    ck_assert_uint_eq(heard.event->domid, 3);
    xenstable_libxl_event_free(ctx, heard.event);
    close_release();
}
END_TEST

/* Two operations may have the same number, for example the address of
   something that was freed and allocated again. This happens after the first
   round. */
START_TEST(number_may_clash)
{
    xenstable_libxl_asyncop_how how = by_event;
    struct creation creation;
    unsigned int round;

    open_release((unsigned int)_i);
    xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
    for (round = 0; round < 8; round++) {
        creation_init(&creation);
        ck_assert_int_eq(xenstable_libxl_domain_destroy(ctx, 3, &how), 0);
        ck_assert_int_eq(start(&creation, &by_event, NULL), 0);
        ck_assert(fake_toolstack_end(libxl));
        ck_assert_uint_eq(heard.event->domid, 3);
        ck_assert_uint_eq(heard.event->for_user, how.u.for_event);
        ck_assert_uint_eq(creation.domid, 0);
        xenstable_libxl_event_free(ctx, heard.event);
        how.u.for_event = (uintptr_t)ctx->operations;
        ck_assert(fake_toolstack_end(libxl));
        ck_assert_uint_eq(heard.event->for_user, MY_NUMBER);
        creation_done(&creation);
        xenstable_libxl_event_free(ctx, heard.event);
        xenstable_libxl_domain_config_dispose(&creation.config);
    }
    close_release();
}
END_TEST

START_TEST(hooks_come_and_go)
{
    xenstable_libxl_event_hooks only_deaths = hooks;
    xenstable_libxl_event *event;

    only_deaths.event_occurs_mask = UINT64_C(1)
                                    << XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_DEATH;
    open_release((unsigned int)_i);
    xenstable_libxl_event_register_callbacks(ctx, &only_deaths, &mine);
    fake_toolstack_event(libxl, eject_event());
    ck_assert_uint_eq(heard.events, 0);
    xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
    fake_toolstack_event(libxl, eject_event());
    ck_assert_uint_eq(heard.events, 1);
    ck_assert_str_eq(heard.event->u.disk_eject.vdev, "hdc");
    xenstable_libxl_event_free(ctx, heard.event);
    fake_toolstack_disaster(libxl, XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_DEATH);
    ck_assert_uint_eq(heard.disasters, 1);
    ck_assert_int_eq(heard.error, 5);
    xenstable_libxl_event_register_callbacks(ctx, NULL, NULL);
    ck_assert_int_eq(xenstable_libxl_event_check(ctx, &event,
                                                 XENSTABLE_LIBXL_EVENTMASK_ALL,
                                                 NULL, NULL),
                     0);
    xenstable_libxl_event_free(ctx, event);
    xenstable_libxl_event_free(ctx, NULL);
    close_release();
}
END_TEST

/* libxl has decided to deliver an event. Before it does, another thread
   registers hooks. */
static const xenstable_libxl_event_hooks *registers[3];

static void register_meanwhile(bool begins)
{
    unsigned int i;

    if (begins)
        return;
    fake_toolstack.inside = NULL;
    for (i = 0; i < 3; i++)
        xenstable_libxl_event_register_callbacks(ctx, registers[i], &mine);
}

static void on_event_later(void *data, xenstable_libxl_event *event)
{
    on_event(data, event);
    heard.events += 100;
}

START_TEST(registered_while_delivered)
{
    xenstable_libxl_event_hooks later = hooks;

    open_release((unsigned int)_i);
    later.event_occurs = on_event_later;
    xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
    registers[0] = NULL;
    registers[1] = NULL;
    registers[2] = &later;
    fake_toolstack.inside = register_meanwhile;
    fake_toolstack_event(libxl, eject_event());
    ck_assert_uint_eq(heard.events, 101);
    ck_assert_str_eq(heard.event->u.disk_eject.vdev, "hdc");
    xenstable_libxl_event_free(ctx, heard.event);

    registers[2] = NULL;
    fake_toolstack.inside = register_meanwhile;
    fake_toolstack_event(libxl, eject_event());
    ck_assert_uint_eq(heard.events, 101);
    close_release();
}
END_TEST

/* libxl ends the process if there is no disaster hook (libxl_event.c,
   libxl__event_disaster(), all releases). So it must see that there is none.
 */
START_TEST(no_disaster_hook)
{
    xenstable_libxl_event_hooks none = hooks;
    unsigned int round;

    open_release((unsigned int)_i);
    none.disaster = NULL;
    for (round = 0; round < 3; round++) {
        xenstable_libxl_event_register_callbacks(ctx, &none, &mine);
        ck_assert(!fake_toolstack_has_disaster(libxl));
        xenstable_libxl_event_register_callbacks(ctx, &hooks, &mine);
        ck_assert(fake_toolstack_has_disaster(libxl));
        xenstable_libxl_event_register_callbacks(ctx, NULL, NULL);
        ck_assert(!fake_toolstack_has_disaster(libxl));
    }
    close_release();
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {synchronous,
                                  callback_later,
                                  callback_before_return,
                                  event_by_hook,
                                  event_taken,
                                  callback_in_another_thread,
                                  abandoned,
                                  refused_at_once,
                                  fails_later,
                                  no_struct,
                                  policy,
                                  refused_by_us,
                                  hooks_come_and_go,
                                  number_may_clash,
                                  registered_while_delivered,
                                  no_disaster_hook,
                                  ended_but_not_taken};
    Suite *suite = suite_create("async");
    TCase *cases = tcase_create("async");
    unsigned int i;

    suite_add_tcase(suite, cases);
    for (i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
        tcase_add_loop_test(cases, tests[i], 0, (int)toolstack_releases_count);
    return run_suite(suite);
}
