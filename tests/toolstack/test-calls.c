/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls with a configuration on a fake libxl of each release: what libxl gets
   of it, and what comes back. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/handle.h"
#include "lib/toolstack/cpuid.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"
#include "tests/toolstack/later-calls.h"
#include "tests/toolstack/without-json.h"

static xenstable_libxl_ctx *ctx;
static const void *given; /* the struct that libxl got last */

/* Can everything in the configuration be reached in our layout? */
static bool same_layout(void)
{
    return ctx->plans.of.domain_config->same_layout;
}

static void look(const struct fake_call *call, enum fake_stage stage)
{
    static const char *const names[] = {"d_config", "b_info_in", "config",
                                        "disk", "info_r"};
    unsigned int i;

    if (stage != FAKE_STARTS)
        return;
    given = NULL;
    for (i = 0; !given && i < sizeof(names) / sizeof(names[0]); i++) {
        const void *at = fake_argument(call, names[i]);

        if (at)
            memcpy(&given, at, sizeof(given));
    }
}

static int put(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
               xenstable_libxl_cpuid_policy_list *theirs)
{
    (void)ours;
    *theirs = c->cpuid_data;
    return 0;
}

static const char *const *stored_policy;

/* Put a policy into a struct in the layout of the release. */
static void put_into(const struct converter *converter, void *theirs,
                     void *list)
{
    static const struct cpuid_hooks hooks = {.to = put};
    struct conversion conversion = {.cpuid = NULL};
    struct xenstable_libxl_cpu_policy some = {0};
    xenstable_libxl_domain_config config;

    if (same_layout()) {
        memcpy((char *)theirs + converter->policy, &list, sizeof(list));
        return;
    }
    memset(&config, 0, sizeof(config));
    if (converter == ctx->plans.of.domain_config) {
        convert_from(converter, &conversion, theirs, &config);
        config.b_info.cpuid = &some;
    } else {
        convert_from(converter, &conversion, theirs, &config.b_info);
        config.b_info.cpuid = &some;
    }
    convert_drop(converter, &conversion, theirs);
    conversion.cpuid = &hooks;
    conversion.cpuid_data = list;
    ck_assert_int_eq(convert_to(converter, &conversion,
                                converter == ctx->plans.of.domain_config
                                    ? (void *)&config
                                    : (void *)&config.b_info,
                                theirs),
                     0);
}

/* For the fake's own reader. */
static void put_build(void *info, void *list)
{
    put_into(ctx->plans.of.domain_build_info, info, list);
}

/* libxl_retrieve_domain_configuration() does this with a stored policy. */
static void put_policy(const struct fake_call *call, enum fake_stage stage)
{
    static const char *const usual[] = {"vmx=0", NULL};
    const char *const *text = stored_policy ? stored_policy : usual;
    void *list = NULL;

    look(call, stage);
    if (stage != FAKE_STARTS)
        return;
    for (; *text; text++)
        ck_assert_int_eq(fake_libxl_cpuid_parse_config(&list, *text), 0);
    put_into(ctx->plans.of.domain_config, (void *)given, list);
}

START_TEST(goes_straight_through)
{
    xenstable_libxl_domain_config config;
    xenstable_libxl_device_disk disk;
    xenstable_libxl_dominfo info;
    uint64_t kib;
    uint32_t domid;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = look;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        0);
    ck_assert_int_eq(given == &config, same_layout());
    ck_assert_int_eq(xenstable_libxl_domain_need_memory(ctx, &config, 0, &kib),
                     0);
    ck_assert_int_eq(given == &config, same_layout());
    ck_assert_int_eq(
        xenstable_libxl_domain_need_memory_0x041200(ctx, &config.b_info, &kib),
        0);
    ck_assert_int_eq(given == &config.b_info, same_layout());
    ck_assert_int_eq(
        xenstable_libxl_retrieve_domain_configuration(ctx, 1, &config, NULL),
        0);
    ck_assert_int_eq(given == &config, same_layout());
    xenstable_libxl_domain_config_dispose(&config);

    xenstable_libxl_device_disk_init(&disk);
    ck_assert_int_eq(xenstable_libxl_device_disk_add(ctx, 1, &disk, NULL), 0);
    ck_assert_int_eq(given == &disk, !ctx->plans.of.device_disk);
    ck_assert_int_eq(xenstable_libxl_domain_info(ctx, &info, 1), 0);
    ck_assert_ptr_eq(given, &info);
    fake_release_close(ctx);
}
END_TEST

static void fails(const struct fake_call *call, enum fake_stage stage)
{
    const int ret = XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND;

    if (stage == FAKE_STARTS)
        memcpy(call->result, &ret, sizeof(ret));
}

/* Members that libxl does not touch keep their values, as with libxl itself: a
   program may continue to use them. */
START_TEST(kept_when_a_call_fails)
{
    xenstable_libxl_dominfo info, before;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = fails;
    memset(&info, 0x5a, sizeof(info));
    memcpy(&before, &info, sizeof(before));
    ck_assert_int_eq(xenstable_libxl_domain_info(ctx, &info, 1),
                     XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND);
    ck_assert_mem_eq(&info, &before, sizeof(info));
    fake_release_close(ctx);
}
END_TEST

/* The program gives no struct. It only asks whether the domain exists. */
START_TEST(does_it_exist)
{
    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = look;
    ck_assert_int_eq(xenstable_libxl_domain_info(ctx, NULL, 1), 0);
    ck_assert_ptr_null(given);
    fake_release_close(ctx);
}
END_TEST

START_TEST(policy_is_converted)
{
    xenstable_libxl_domain_config config;
    uint64_t kib;
    uint32_t domid;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = look;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_parse_config(&config.b_info.cpuid, "vmx=0"), 0);
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        0);
    ck_assert_ptr_ne(given, &config);
    ck_assert_int_eq(
        xenstable_libxl_domain_need_memory_0x041200(ctx, &config.b_info, &kib),
        0);
    ck_assert_ptr_ne(given, &config.b_info);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid), 1);
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

#define BITS "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0"

START_TEST(policy_comes_back)
{
    xenstable_libxl_domain_config config;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = put_policy;
    fake_toolstack.build_info_json =
        "{\"cpuid\": [{\"leaf\": 1, \"ecx\": \"" BITS "\"}]}";
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_retrieve_domain_configuration(ctx, 1, &config, NULL),
        0);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid), 1);
    ck_assert_str_eq(config.b_info.cpuid->entries[0].text, "1:ecx=" BITS);
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

#define LEAF "{\"leaf\": 1, \"ecx\": \"" BITS "\"}"

#define MSR_BITS BITS "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1"

/* The forms of libxl's own JSON of a policy: an array of leaves until point
   releases of 2023, an object since then. An empty policy has no member
   (libxl_cpuid.c, libxl__cpuid_policy_is_empty). */
static const struct {
    const char *json;
    int ret;
    int count;           /* of what is read */
    const char *message; /* of what is not */
} printed[] = {
    {"{\"cpuid\": [" LEAF ", " LEAF "]}", 0, 2, NULL},
    {"{\"other\": 1, \"cpuid\": {\"cpuid\": [" LEAF "], \"msr\": []}}", 0, 1,
     NULL},
    {"{\"cpuid\": {\"cpuid\": [" LEAF "], \"msr\": [{\"index\": 266, "
     "\"policy\": \"" MSR_BITS "\"}]}}",
     0, 2, NULL},
    /* If libxl refused a value, an empty leaf remains. */
    {"{\"cpuid\": [" LEAF ", {\"leaf\": 1}]}", 0, 2, NULL},
    {"{\"cpuid\": {\"msr\": []}}", 0, 0, NULL},
    {"{\"cpuid\": []}", 0, 0, NULL},
    {"{}", 0, 0, NULL},
    {"", XENSTABLE_LIBXL_ERROR_INVAL, 0, "JSON expected, at byte 0"},
    {"{", XENSTABLE_LIBXL_ERROR_INVAL, 0, "JSON expected, at byte 1"},
    {"[]", XENSTABLE_LIBXL_ERROR_INVAL, 0, "an object expected"},
    {"{\"cpuid\": null}", XENSTABLE_LIBXL_ERROR_INVAL, 0,
     "a CPU policy expected"},
    {"{\"cpuid\": {}}", XENSTABLE_LIBXL_ERROR_INVAL, 0,
     "a CPU policy expected"},
    {"{\"cpuid\": {\"cpuid\": 1}}", XENSTABLE_LIBXL_ERROR_INVAL, 0,
     "a CPU policy expected"},
    {"{\"cpuid\": {\"cpuid\": [" LEAF "], \"msr\": [{}]}}",
     XENSTABLE_LIBXL_ERROR_INVAL, 0, "a model specific register expected"},
    {"{\"cpuid\": [1]}", XENSTABLE_LIBXL_ERROR_INVAL, 0,
     "a leaf of CPUID expected"},
};

START_TEST(policy_is_read_or_refused)
{
    xenstable_libxl_domain_config config;
    char text[200];
    unsigned int i;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = put_policy;
    for (i = 0; i < sizeof(printed) / sizeof(printed[0]); i++) {
        fake_toolstack.build_info_json = printed[i].json;
        xenstable_libxl_domain_config_init(&config);
        ck_assert_msg(xenstable_libxl_retrieve_domain_configuration(
                          ctx, 1, &config, NULL) == printed[i].ret,
                      "%s", printed[i].json);
        ck_assert_int_eq(
            xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid),
            printed[i].count);
        xenstable_toolstack_message(ctx, text, sizeof(text));
        if (printed[i].message) {
            ck_assert_ptr_nonnull(
                strstr(text, "cannot read a CPU policy of libxl's: "));
            ck_assert_msg(strstr(text, printed[i].message) != NULL, "%s",
                          text);
        }
        xenstable_libxl_domain_config_dispose(&config);
        ck_assert_uint_eq(fake_toolstack.policies, 0);
    }
    fake_release_close(ctx);
}
END_TEST

/* Both notations. Then one text that libxl knows and one that it does not:
   nothing is called. */
START_TEST(policy_is_refused)
{
    xenstable_libxl_domain_config config;
    char text[200], expected[200];
    uint32_t domid = 77;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = look;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(xenstable_libxl_cpuid_parse_config_xend(
                         &config.b_info.cpuid, "1:ecx=" BITS),
                     0);
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        0);
    ck_assert_int_eq(cpuid_add(&config.b_info.cpuid, "", CPUID_NAME), 0);
    given = NULL;
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_ptr_null(given);
    ck_assert_uint_eq(fake_toolstack.policies, 0);
    snprintf(expected, sizeof(expected),
             "Xen %u.%u does not know the CPU policy \"\"",
             ctx->release->major, ctx->release->minor);
    xenstable_toolstack_message(ctx, text, sizeof(text));
    ck_assert_str_eq(text, expected);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid), 2);
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

/* NULL means a stream in libxl's second format, which libxl_domain_suspend()
   writes in all releases (libxl_stream_write.c). The program's params are
   passed on. */
START_TEST(restores_without_params)
{
    xenstable_libxl_domain_restore_params mine;
    xenstable_libxl_domain_config config;
    uint32_t domid;

    ctx = fake_release_open((unsigned int)_i);
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(xenstable_libxl_domain_create_restore(
                         ctx, &config, &domid, 0, -1, NULL, NULL, NULL),
                     0);
    ck_assert_uint_eq(fake_toolstack.restore_params.stream_version, 2);
    ck_assert_int_eq(fake_toolstack.restore_params.checkpointed_stream,
                     XENSTABLE_LIBXL_CHECKPOINTED_STREAM_NONE);
    ck_assert_ptr_null(fake_toolstack.restore_params.colo_proxy_script);

    xenstable_libxl_domain_restore_params_init(&mine);
    mine.checkpointed_stream = XENSTABLE_LIBXL_CHECKPOINTED_STREAM_REMUS;
    ck_assert_int_eq(xenstable_libxl_domain_create_restore(
                         ctx, &config, &domid, 0, -1, &mine, NULL, NULL),
                     0);
    ck_assert_uint_eq(fake_toolstack.restore_params.stream_version, 1);
    ck_assert_int_eq(fake_toolstack.restore_params.checkpointed_stream,
                     XENSTABLE_LIBXL_CHECKPOINTED_STREAM_REMUS);
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

START_TEST(data_need_not_be_cleared)
{
    uint8_t some, *data = &some;

    ctx = fake_release_open((unsigned int)_i);
    ck_assert_int_eq(
        xenstable_libxl_userdata_retrieve(ctx, 7, "mine", &data, NULL), 0);
    ck_assert_ptr_null(data);
    ck_assert_int_eq(
        xenstable_libxl_userdata_retrieve(ctx, 7, "mine", NULL, NULL), 0);
    fake_release_close(ctx);
}
END_TEST

/* libxl does not print it: the pointer is of no use. */
START_TEST(policy_is_not_printed)
{
    static const char *const stored[] = {"not=recorded", NULL};
    xenstable_libxl_domain_config config;
    char text[200];

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = put_policy;
    stored_policy = stored;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_retrieve_domain_configuration(ctx, 1, &config, NULL),
        XENSTABLE_LIBXL_ERROR_FAIL);
    xenstable_toolstack_message(ctx, text, sizeof(text));
    ck_assert_ptr_nonnull(strstr(text, "libxl does not print it"));
    stored_policy = NULL;
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

/* libxl prints its own policies and gets the text again, for example in a soft
   reset. In 4.21 and later, leaves above 2^31 are negative. */
static const struct {
    const char *const texts[4];
    const char *const kept[3];
} stored[] = {
    {{"nx=0", "svm=0"},
     {"2147483649:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxx0xx,"
      "edx=xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx"}},
    {{"rdcl-no=0"},
     {"266:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0"}},
    {{"vmx=0", "rdcl-no=1", "taa-no=s"},
     {"1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx",
      "266:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      "xxxxxxxxxxxxxxxxxxxxxxxkxxxxxxx1"}},
    {{"family=0x17", "model=49", "stepping=k", "proccount=4"},
     {"1:eax=xxxx000010000011xxxx11110001kkkk,"
      "ebx=xxxxxxxx00000100xxxxxxxxxxxxxxxx"}},
};

START_TEST(policy_is_kept)
{
    xenstable_libxl_domain_config config;
    const char *const *kept;
    const char *texts[5] = {NULL};
    uint32_t domid;
    unsigned int i;
    int at;

    ctx = fake_release_open((unsigned int)_i);
    for (i = 0; i < sizeof(stored) / sizeof(stored[0]); i++) {
        memcpy(texts, stored[i].texts, sizeof(stored[i].texts));
        stored_policy = texts;
        fake_toolstack.work = put_policy;
        fake_toolstack.put_policy = put_build;
        xenstable_libxl_domain_config_init(&config);
        ck_assert_int_eq(xenstable_libxl_retrieve_domain_configuration(
                             ctx, 1, &config, NULL),
                         0);
        at = 0;
        for (kept = stored[i].kept; *kept; kept++, at++)
            ck_assert_str_eq(config.b_info.cpuid->entries[at].text, *kept);
        ck_assert_int_eq(
            xenstable_libxl_cpuid_policy_list_length(&config.b_info.cpuid),
            at);
        fake_toolstack.work = look;
        /* Registers alone go by libxl's JSON. */
        if (strcmp(stored[i].texts[0], "vmx=0") != 0)
            ck_assert_int_eq(xenstable_libxl_domain_create_new(
                                 ctx, &config, &domid, NULL, NULL),
                             0);
        ck_assert_uint_eq(fake_toolstack.policies, 0);
        xenstable_libxl_domain_config_dispose(&config);
    }
    stored_policy = NULL;
    fake_release_close(ctx);
}
END_TEST

/* One library is older than registers in policies, and one fails. */
START_TEST(registers_are_refused)
{
    xenstable_libxl_domain_config config;
    char text[200];
    uint32_t domid;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = look;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(xenstable_libxl_domain_config_from_json(
                         ctx, &config,
                         "{\"b_info\": {\"cpuid\": {\"cpuid\": [], \"msr\": "
                         "[{\"index\": 266, \"policy\": \"" MSR_BITS
                         "\"}]}}}"),
                     0);
    given = NULL;
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_ptr_null(given);
    xenstable_toolstack_message(ctx, text, sizeof(text));
    ck_assert_ptr_nonnull(strstr(text, "does not take the registers"));
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

static char said[512];

static void hear(struct xentoollog_logger *logger, int level, int error,
                 const char *context, const char *format, va_list arguments)
{
    (void)logger;
    (void)error;
    (void)context;
    if (level >= XTL_ERROR)
        vsnprintf(said, sizeof(said), format, arguments);
}

/* xl prints nothing of its own when libxl_domain_create_new() fails
   (tools/xl/xl_vmcontrol.c, create_domain()): it takes libxl for who says why.
   Xen has disk_safe_remove since 4.15, and device_p9.type since 4.19. */
START_TEST(program_hears_why)
{
    struct xentoollog_logger logger = {.vmessage = hear};
    xenstable_libxl_device_disk disk;
    xenstable_libxl_domain_config config;
    uint32_t domid;

    ctx = fake_release_open(0);
    ctx->xs->log.caller = &logger;
    fake_toolstack.work = look;
    xenstable_libxl_device_disk_init(&disk);
    ck_assert_int_eq(
        xenstable_libxl_device_disk_safe_remove(ctx, 1, &disk, NULL),
        XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_str_eq(said, "device_disk_safe_remove needs Xen 4.15, but Xen "
                           "4.14 is running");
    xenstable_libxl_device_disk_dispose(&disk);
    xenstable_libxl_domain_config_init(&config);
    config.p9s = calloc(1, sizeof(*config.p9s));
    ck_assert_ptr_nonnull(config.p9s);
    config.num_p9s = 1;
    xenstable_libxl_device_p9_init(config.p9s);
    config.p9s[0].type = XENSTABLE_LIBXL_P9_TYPE_XEN_9PFSD;
    given = NULL;
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_ptr_null(given);
    ck_assert_str_eq(said,
                     "device_p9.type needs Xen 4.19, but Xen 4.14 is running");
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

/* libxl changes what it was given in place. */
static const char *changed_to;

static void change_policy(const struct fake_call *call, enum fake_stage stage)
{
    look(call, stage);
    if (stage == FAKE_STARTS && changed_to)
        fake_toolstack_change_policy(changed_to);
}

START_TEST(same_pointer)
{
    xenstable_libxl_domain_config config;
    uint32_t domid;

    ctx = fake_release_open((unsigned int)_i);
    fake_toolstack.work = change_policy;
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(
        xenstable_libxl_cpuid_parse_config(&config.b_info.cpuid, "vmx=0"), 0);
    changed_to = NULL;
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        0);
    ck_assert_str_eq(config.b_info.cpuid->entries[0].text, "vmx=0");
    changed_to = "family=6\n";
    ck_assert_int_eq(
        xenstable_libxl_domain_create_new(ctx, &config, &domid, NULL, NULL),
        0);
    ck_assert_str_eq(config.b_info.cpuid->entries[0].text,
                     "1:eax=xxxx00000000xxxxxxxx0110xxxxxxxx");
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

START_TEST(no_json)
{
    xenstable_libxl_domain_config config;

    ctx = fake_release_open((unsigned int)_i);
    xenstable_libxl_domain_config_init(&config);
    ck_assert_ptr_null(xenstable_libxl_domain_config_to_json(ctx, &config));
    xenstable_libxl_domain_config_dispose(&config);
    fake_release_close(ctx);
}
END_TEST

/* policies_need_no_library runs this without libyajl. libxl of 4.21 and later
   may use json-c (tools/configure.ac), so libyajl may be missing there. */
static int without_library(void)
{
    const int releases = (int)toolstack_releases_count;
    Suite *suite = suite_create("toolstack calls without libyajl");
    TCase *tests = tcase_create("policies");

    tcase_add_loop_test(tests, no_json, 0, releases);
    tcase_add_loop_test(tests, policy_comes_back, 0, releases);
    tcase_add_loop_test(tests, policy_is_kept, 0, releases);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

START_TEST(policies_need_no_library)
{
    ck_assert_int_eq(run_without_json_library(), 0);
}
END_TEST

static int run_tests(void)
{
    const int releases = (int)toolstack_releases_count;
    Suite *suite = suite_create("toolstack calls");
    TCase *tests = tcase_create("calls");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, policies_need_no_library);
    tcase_add_loop_test(tests, goes_straight_through, 0, releases);
    tcase_add_loop_test(tests, kept_when_a_call_fails, 0, releases);
    tcase_add_loop_test(tests, does_it_exist, 0, releases);
    tcase_add_loop_test(tests, restores_without_params, 0, releases);
    tcase_add_loop_test(tests, data_need_not_be_cleared, 0, releases);
    tcase_add_loop_test(tests, policy_is_converted, 0, releases);
    tcase_add_loop_test(tests, policy_comes_back, 0, releases);
    tcase_add_loop_test(tests, policy_is_read_or_refused, 0, releases);
    tcase_add_loop_test(tests, policy_is_refused, 0, releases);
    tcase_add_loop_test(tests, policy_is_not_printed, 0, releases);
    tcase_add_loop_test(tests, policy_is_kept, 0, releases);
    tcase_add_loop_test(tests, registers_are_refused, 0, releases);
    tcase_add_test(tests, program_hears_why);
    tcase_add_loop_test(tests, same_pointer, 0, releases);
    add_later_calls(tests);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "without-library") == 0)
        return without_library();
    return run_tests();
}
