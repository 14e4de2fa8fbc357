/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages: the hook, the caller's own logger, and standard error. */
#include "lib/log.h"

#include <fcntl.h>
#include <unistd.h>

#include "tests/unit/calls.h"

/* Write a message as a library of Xen does. */
static void __attribute__((format(printf, 4, 5)))
say(struct xentoollog_logger *logger, int level, int error, const char *format,
    ...)
{
    va_list arguments;

    va_start(arguments, format);
    logger->vmessage(logger, level, error, "xc", format, arguments);
    va_end(arguments);
}

START_TEST(hook_receives)
{
    struct xenstable *xs = unit_open_with("4.16", NULL, "broken/empty:call");

    ck_assert_ptr_eq(logged.data, &logged);
    ck_assert_uint_gt(logged.lines[XENSTABLE_LOG_DEBUG], 0);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_INFO], 1);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 1);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 0);
    unit_close(xs);
}
END_TEST

static const struct {
    int xtl;
    const char *name;
} levels[] = {
    {1, "debug"}, {2, "debug"},   {3, "debug"},   {4, "info"},
    {5, "info"},  {6, "info"},    {7, "warning"}, {8, "error"},
    {9, "error"}, {100, "error"}, {-1, "debug"},
};

START_TEST(library_messages)
{
    struct xenstable *xs = unit_open_via(VIA_XENCTRL, 0);
    struct xentoollog_logger *logger = fake.logger;
    unsigned int i;
    char line[128];

    ck_assert_ptr_nonnull(logger);
    for (i = 0; i < COUNT_OF(levels); i++) {
        memset(&logged, 0, sizeof(logged));
        say(logger, levels[i].xtl, -1, "%s %d", "text", 42);
        snprintf(line, sizeof(line), "%s: xc: text 42\n", levels[i].name);
        ck_assert_str_eq(logged.text, line);
        ck_assert_ptr_eq(logged.data, &logged);
    }
    memset(&logged, 0, sizeof(logged));
    say(logger, XTL_ERROR, 22, "text");
    ck_contains(logged.text, "error: xc: text: errno 22");
    memset(&logged, 0, sizeof(logged));
    say(logger, XTL_INFO, -1, "two\nlines, \033[31mred\n");
    ck_assert_str_eq(logged.text, "info: xc: two lines,  [31mred\n");
    logger->progress(logger, "xc", "saving", 50, 1, 2);
    logger->destroy(logger);
    unit_close(xs);
}
END_TEST

/* With the name of a caller, or NULL. */
static void __attribute__((format(printf, 3, 4)))
say_as(struct xentoollog_logger *logger, const char *context,
       const char *format, ...)
{
    va_list arguments;

    memset(&logged, 0, sizeof(logged));
    va_start(arguments, format);
    logger->vmessage(logger, XTL_ERROR, -1, context, format, arguments);
    va_end(arguments);
}

/* One line, without control characters. */
START_TEST(harmless_messages)
{
    struct xenstable *xs = unit_open_via(VIA_XENCTRL, 0);

    say_as(fake.logger, NULL, "text");
    ck_assert_str_eq(logged.text, "error: : text\n");
    say_as(fake.logger, "x\nc", "a\033[31mb\177c\td\r\n\n");
    ck_assert_str_eq(logged.text, "error: x c: a [31mb c d \n");
    say_as(fake.logger, "xc", "%s", "\n");
    ck_assert_str_eq(logged.text, "error: xc: \n");
    say_as(fake.logger, "xc", "\303\251");
    ck_assert_str_eq(logged.text, "error: xc: \303\251\n");
    /* Controls above ASCII: U+009B begins a sequence as ESC [ does. */
    say_as(fake.logger, "xc", "\302\23331m\302\200\302\237\302\240");
    ck_assert_str_eq(logged.text, "error: xc:   31m    \302\240\n");
    say_as(fake.logger, "xc", "\302");
    ck_assert_str_eq(logged.text, "error: xc: \302\n");
    unit_close(xs);
}
END_TEST

START_TEST(long_library_message)
{
    struct xenstable *xs = unit_open_via(VIA_HYPERCALL, 0);
    static char text[100000];

    memset(text, 'x', sizeof(text) - 1);
    memset(&logged, 0, sizeof(logged));
    say(fake.logger, XTL_ERROR, 0, "%s", text);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 1);
    ck_assert_uint_gt(strlen(logged.text), 500);
    unit_close(xs);
}
END_TEST

/* A program's own logger, as of <xentoollog.h>. */
static struct {
    struct xentoollog_logger logger;
    char text[1 << 16];
    unsigned int destroyed;
} own;

static void own_vmessage(struct xentoollog_logger *logger, int level,
                         int errnoval, const char *context, const char *format,
                         va_list arguments)
{
    size_t used = strlen(own.text);
    char text[4096];

    ck_assert_ptr_eq(logger, &own.logger);
    ck_assert_int_eq(errnoval, -1);
    vsnprintf(text, sizeof(text), format, arguments);
    snprintf(own.text + used, sizeof(own.text) - used, "%d %s %s\n", level,
             context, text);
}

static void own_progress(struct xentoollog_logger *logger, const char *context,
                         const char *doing_what, int percent,
                         unsigned long done, unsigned long total)
{
    (void)logger;
    (void)context;
    (void)doing_what;
    (void)percent;
    (void)done;
    (void)total;
    ck_abort_msg("nobody makes progress");
}

static void own_destroy(struct xentoollog_logger *logger)
{
    (void)logger;
    own.destroyed++;
}

static void use_own_logger(enum way way)
{
    struct xenstable *xs;

    memset(&own, 0, sizeof(own));
    own.logger.vmessage = own_vmessage;
    own.logger.progress = own_progress;
    own.logger.destroy = own_destroy;
    setenv("XENSTABLE_RUNNING", "4.17", 1);
    setenv("XENSTABLE_PROVIDERS", way_names[way], 1);
    unit_library_path("4.17:call");
    fake_set_release(4, 17);
    ck_assert_int_eq(xenstable_open_with_logger(&xs, &own.logger, 0), 0);
    /* Xen's libraries get it as it is. */
    ck_assert_ptr_eq(fake.logger, &own.logger);
    ck_contains(own.text, "3 xenstable using ");
    fake.error = EPERM;
    unit_prepare_calls();
    own.text[0] = '\0';
    ck_assert_int_eq(unit_calls[1].run(xs), -EPERM);
    ck_contains(own.text, "1 xenstable kexec_unload: ");
    fake.error = 0;
    fake.domctl++;
    unit_prepare_calls();
    own.text[0] = '\0';
    ck_assert_int_eq(unit_calls[20].run(xs), -EPROTO);
    ck_contains(own.text, "7 xenstable device_model_bind_pci_irq: ");
    unit_close(xs);
    ck_assert_uint_eq(own.destroyed, 0);
}

START_TEST(own_logger)
{
    use_own_logger((enum way)_i);
}
END_TEST

/* What a function writes to standard output and standard error. */
static char written[1 << 16];

static void capture(void (*function)(void))
{
    int saved[2] = {dup(1), dup(2)};
    FILE *file = tmpfile();
    size_t length;

    fflush(NULL);
    dup2(fileno(file), 1);
    dup2(fileno(file), 2);
    function();
    fflush(NULL);
    dup2(saved[0], 1);
    dup2(saved[1], 2);
    close(saved[0]);
    close(saved[1]);
    rewind(file);
    length = fread(written, 1, sizeof(written) - 1, file);
    written[length] = '\0';
    fclose(file);
}

/* All kinds of trouble, with no hook. */
static void trouble(void)
{
    static const char *const folders[] = {"broken/empty:call", "call-broken",
                                          "", "4.18:call"};
    struct xenstable_library_info info;
    struct xenstable *xs;
    unsigned int i, call;

    setenv("XENSTABLE_RUNNING", "4.18", 1);
    fake_set_release(4, 18);
    for (i = 0; i < COUNT_OF(folders); i++) {
        unit_library_path(folders[i]);
        if (xenstable_open(&xs, NULL, NULL, 0))
            continue;
        fake.any_errno = true;
        fake.error = i == 0 ? EINVAL : 0;
        fake.domctl++;
        for (call = 0; call < OPERATION_COUNT; call++) {
            unit_prepare_calls();
            unit_calls[call].run(xs);
        }
        xenstable_library_query(xs, 0, &info, sizeof(info));
        if (i == 3)
            say(fake.logger, XTL_ERROR, 5, "from a library");
        xenstable_close(xs);
    }
}

START_TEST(silent_by_default)
{
    capture(trouble);
    ck_assert_str_eq(written, "");
}
END_TEST

static const char *const not_debug[] = {"0", "", "2", "yes", "11", " 1"};

START_TEST(silent_unless_asked)
{
    setenv("XENSTABLE_DEBUG", not_debug[_i], 1);
    capture(trouble);
    ck_assert_str_eq(written, "");
    /* The hook gets the message. */
    unit_close(unit_open_with("4.16", NULL, "4.16:call"));
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING],
                      *not_debug[_i] && strcmp(not_debug[_i], "0") != 0);
}
END_TEST

START_TEST(debug_goes_to_stderr)
{
    const char *line;

    setenv("XENSTABLE_DEBUG", "1", 1);
    capture(trouble);
    ck_contains(written, "xenstable: debug: rejected ");
    ck_contains(written, "xenstable: info: using ");
    ck_contains(written, "xenstable: warning: Xen 4.18 is running, but ");
    ck_contains(written, "xenstable: error: xc: from a library: errno 5\n");
    for (line = written; *line; line = strchr(line, '\n') + 1)
        ck_assert_int_eq(strncmp(line, "xenstable: ", 11), 0);
}
END_TEST

static void open_logger(void)
{
    use_own_logger(VIA_XENCTRL);
}

START_TEST(debug_beside_own_logger)
{
    setenv("XENSTABLE_DEBUG", "1", 1);
    capture(open_logger);
    ck_contains(written, "xenstable: info: using ");
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("log", &tcase);

    tcase_add_test(tcase, hook_receives);
    tcase_add_test(tcase, library_messages);
    tcase_add_test(tcase, harmless_messages);
    tcase_add_test(tcase, long_library_message);
    tcase_add_loop_test(tcase, own_logger, 0, WAYS);
    tcase_add_test(tcase, silent_by_default);
    tcase_add_loop_test(tcase, silent_unless_asked, 0, COUNT_OF(not_debug));
    tcase_add_test(tcase, debug_goes_to_stderr);
    tcase_add_test(tcase, debug_beside_own_logger);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
