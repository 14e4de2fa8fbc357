/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Contexts without a libxl: what works, what is refused, and with which
   message. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <xenstable/toolstack.h>

#include "lib/log.h"
#include "tests/suite.h"

static char logged[2048];

static void keep(struct xentoollog_logger *logger, int level, int errnoval,
                 const char *context, const char *format, va_list arguments)
{
    size_t used = strlen(logged);

    (void)logger;
    (void)errnoval;
    (void)context;
    if (level >= XTL_ERROR)
        vsnprintf(logged + used, sizeof(logged) - used, format, arguments);
}

static struct xentoollog_logger logger = {.vmessage = keep};

/* The answer of ctx_alloc where @running runs. Its log is in `logged`. */
static int alloc_on(const char *running, struct xentoollog_logger *lg)
{
    xenstable_libxl_ctx *ctx = (xenstable_libxl_ctx *)logged;
    int ret;

    logged[0] = '\0';
    setenv("XENSTABLE_RUNNING", running, 1);
    ret = xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, lg);
    ck_assert_ptr_null(ctx);
    return ret;
}

/* A context, and what it says of a call. */
START_TEST(not_on_xen)
{
    static const char refusal[] =
        "xenstable_libxl_get_physinfo: this machine does not run on Xen";
    char text[200];
    xenstable_libxl_physinfo info;
    xenstable_libxl_ctx *ctx;
    int count = 1, cpus = 1;

    logged[0] = '\0';
    setenv("XENSTABLE_RUNNING", "none", 1);
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, &logger),
        0);
    ck_assert_str_eq(logged, "");
    ck_assert_int_eq(xenstable_libxl_get_physinfo(ctx, &info),
                     XENSTABLE_LIBXL_ERROR_FAIL);
    ck_assert_str_eq(logged, refusal);
    xenstable_toolstack_message(ctx, text, sizeof(text));
    ck_assert_str_eq(text, refusal);
    ck_assert_ptr_null(xenstable_libxl_get_version_info(ctx));
    ck_assert_ptr_null(xenstable_libxl_list_domain(ctx, &count));
    ck_assert_int_eq(count, 0);
    count = 1;
    ck_assert_ptr_null(xenstable_libxl_list_vcpu(ctx, 1, &count, &cpus));
    ck_assert_int_eq(count, 0);
    ck_assert_int_eq(cpus, 0);
    xenstable_libxl_event_free(ctx, NULL);
    ck_assert_int_eq(xenstable_libxl_ctx_free(ctx), 0);
}
END_TEST

START_TEST(unknown_release)
{
    ck_assert_int_eq(alloc_on("4.99", &logger), XENSTABLE_LIBXL_ERROR_VERSION);
    ck_assert_ptr_nonnull(strstr(logged, "Xen 4.99 is running"));
    ck_assert_ptr_nonnull(strstr(logged, "Install a newer libxenstable"));
    ck_assert_int_eq(alloc_on("4.13", &logger), XENSTABLE_LIBXL_ERROR_VERSION);
    ck_assert_ptr_nonnull(strstr(logged, "Install a newer Xen"));
}
END_TEST

START_TEST(no_library)
{
    ck_assert_int_eq(alloc_on("4.15", &logger), XENSTABLE_LIBXL_ERROR_FAIL);
    ck_assert_ptr_nonnull(strstr(logged, "libxenlight.so.4.15"));
    ck_assert_ptr_nonnull(strstr(logged, "libxenmisc4.15"));
}
END_TEST

START_TEST(no_logger)
{
    ck_assert_int_eq(alloc_on("4.99", NULL), XENSTABLE_LIBXL_ERROR_VERSION);
}
END_TEST

START_TEST(other_version)
{
    xenstable_libxl_ctx *ctx;

    ck_assert_int_eq(xenstable_libxl_ctx_alloc(
                         &ctx, XENSTABLE_LIBXL_VERSION + 1, 0, &logger),
                     XENSTABLE_LIBXL_ERROR_VERSION);
    ck_assert_ptr_null(ctx);
    ck_assert_int_eq(xenstable_libxl_ctx_free(NULL), 0);
}
END_TEST

START_TEST(types_work)
{
    xenstable_libxl_domain_config config, again;
    char *text;

    setenv("XENSTABLE_RUNNING", "4.99", 1);
    xenstable_libxl_domain_config_init(&config);
    xenstable_libxl_domain_config_init(&again);
    config.c_info.name = strdup("one");
    text = xenstable_libxl_domain_config_to_json(NULL, &config);
    ck_assert_ptr_nonnull(text);
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(NULL, &again, text), 0);
    ck_assert_str_eq(again.c_info.name, "one");
    free(text);
    xenstable_libxl_domain_config_dispose(&config);
    xenstable_libxl_domain_config_dispose(&again);
    /* An unknown release is treated as the newest: libxl_create.c, 4.22. */
#if defined(__i386__) || defined(__x86_64__)
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1 << 20, 2),
                      10240);
#else
    ck_assert_uint_eq(xenstable_libxl_get_required_shadow_memory(1 << 20, 2),
                      10752);
#endif
}
END_TEST

/* The JSON library is loaded with the context. Later there may be no
   descriptor to load it with. */
START_TEST(json_without_descriptors)
{
    struct rlimit usual, none;
    xenstable_libxl_domain_config config;
    xenstable_libxl_ctx *ctx;
    char *text;

    setenv("XENSTABLE_RUNNING", "none", 1);
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, &logger),
        0);
    xenstable_libxl_domain_config_init(&config);
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &usual), 0);
    none = usual;
    none.rlim_cur = 0;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
    text = xenstable_libxl_domain_config_to_json(ctx, &config);
    ck_assert_ptr_nonnull(text);
    ck_assert_int_eq(
        xenstable_libxl_domain_config_from_json(ctx, &config, text), 0);
    free(text);
    xenstable_libxl_domain_config_dispose(&config);
    xenstable_libxl_ctx_free(ctx);
    /* LeakSanitizer wants files at the end. */
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &usual), 0);
}
END_TEST

START_TEST(disks_need_a_known_release)
{
    static const char *const specs[] = {"one"};
    char text[256] = "";
    FILE *report = fmemopen(text, sizeof(text), "w");
    xenstable_xlu_config *config = xenstable_xlu_cfg_init(report, "disk");
    xenstable_libxl_device_disk disk;

    setenv("XENSTABLE_RUNNING", "4.99", 1);
    xenstable_libxl_device_disk_init(&disk);
    ck_assert_int_eq(xenstable_xlu_disk_parse(config, 1, specs, &disk),
                     ELIBACC);
    xenstable_xlu_cfg_destroy(config);
    fclose(report);
    ck_assert_ptr_nonnull(strstr(text, "disk: Xen 4.99 is running"));
    xenstable_xlu_cfg_destroy(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("context");
    TCase *tests = tcase_create("context");

    suite_add_tcase(suite, tests);
    tcase_add_test(tests, not_on_xen);
    tcase_add_test(tests, unknown_release);
    tcase_add_test(tests, no_library);
    tcase_add_test(tests, no_logger);
    tcase_add_test(tests, other_version);
    tcase_add_test(tests, types_work);
    tcase_add_test(tests, json_without_descriptors);
    tcase_add_test(tests, disks_need_a_known_release);
    return run_suite(suite);
}
