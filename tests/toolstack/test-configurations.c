/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The language of xl's files. The expected values were read in libxlu_cfg_l.l,
   libxlu_cfg_y.y and libxlu_cfg.c of Xen 4.17 (tools/libs/util). These files
   are the same from 4.14 to 4.22. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <xenstable/toolstack.h>

#include "lib/log.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"

static xenstable_xlu_config *config;
static char *report_text;
static size_t report_bytes;
static FILE *report;

static int read_text(const char *text)
{
    report = open_memstream(&report_text, &report_bytes);
    config = xenstable_xlu_cfg_init(report, "a.cfg");
    ck_assert_ptr_nonnull(config);
    return xenstable_xlu_cfg_readdata(config, text, (int)strlen(text));
}

static void end(void)
{
    xenstable_xlu_cfg_destroy(config);
    fclose(report);
    free(report_text);
}

static void has_text(const char *name, const char *expected)
{
    const char *text;

    ck_assert_int_eq(xenstable_xlu_cfg_get_string(config, name, &text, 0), 0);
    ck_assert_str_eq(text, expected);
}

START_TEST(values)
{
    xenstable_libxl_defbool yes;
    char *copy = strdup("old");
    const char *text;
    long number;

    ck_assert_int_eq(read_text("# a comment\n"
                               "a.b_1 = \"t'w\\\"o\\n\"; c='x\\\\y'\n\n"
                               "n = 0x1f # more\nm=10\nn2 = '-3'\n"
                               "last=1"),
                     0);
    has_text("a.b_1", "t'w\"o\n");
    has_text("c", "x\\y");
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "n", &number, 0), 0);
    ck_assert_int_eq(number, 0x1f);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_bounded_long(config, "n2", -3, 0, &number, 0),
        0);
    ck_assert_int_eq(number, -3);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_bounded_long(config, "n2", -2, 0, &number, 1),
        EINVAL);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_bounded_long(config, "m", 0, 9, &number, 1),
        EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_defbool(config, "last", &yes, 0),
                     0);
    ck_assert(xenstable_libxl_defbool_val(yes));
    ck_assert_int_eq(xenstable_xlu_cfg_replace_string(config, "c", &copy, 0),
                     0);
    ck_assert_str_eq(copy, "x\\y");
    free(copy);
    ck_assert_int_eq(xenstable_xlu_cfg_get_string(config, "no", &text, 0),
                     ESRCH);
    fflush(report);
    ck_assert_str_eq(report_text, "");
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "c", &number, 0),
                     EINVAL);
    fflush(report);
    ck_assert_str_eq(report_text, "a.cfg:2: warning: `c' is no number\n");
    end();
}
END_TEST

START_TEST(lists)
{
    xenstable_libxl_string_list texts;
    xenstable_xlu_config_value *value;
    xenstable_xlu_config_list *list, *inner;
    char *text;
    int count;

    ck_assert_int_eq(
        read_text("l = [\n 'a',\n\n2 , [ 'in', ], ]\ne=[ ]\ns='x'\n"), 0);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "l", &list, &count, 0),
                     0);
    ck_assert_int_eq(count, 3);
    ck_assert_str_eq(xenstable_xlu_cfg_get_listitem(list, 1), "2");
    ck_assert_ptr_null(xenstable_xlu_cfg_get_listitem(list, 2));
    ck_assert_ptr_null(xenstable_xlu_cfg_get_listitem(list, 3));
    ck_assert_ptr_null(xenstable_xlu_cfg_get_listitem(list, -1));
    value = xenstable_xlu_cfg_get_listitem2(list, 2);
    ck_assert_int_eq(xenstable_xlu_cfg_value_type(value), XENSTABLE_XLU_LIST);
    ck_assert_int_eq(
        xenstable_xlu_cfg_value_get_string(config, value, &text, 1), EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(
        xenstable_xlu_cfg_value_get_list(config, value, &inner, 0), 0);
    value = xenstable_xlu_cfg_get_listitem2(inner, 0);
    ck_assert_int_eq(xenstable_xlu_cfg_value_type(value),
                     XENSTABLE_XLU_STRING);
    ck_assert_int_eq(
        xenstable_xlu_cfg_value_get_string(config, value, &text, 0), 0);
    ck_assert_str_eq(text, "in");
    ck_assert_int_eq(
        xenstable_xlu_cfg_value_get_list(config, value, &inner, 1), EINVAL);
    /* Texts end before the list. */
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_list_as_string_list(config, "l", &texts, 0), 0);
    ck_assert_int_eq(xenstable_libxl_string_list_length(&texts), 2);
    xenstable_libxl_string_list_dispose(&texts);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "e", NULL, &count, 0),
                     0);
    ck_assert_int_eq(count, 0);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "s", NULL, NULL, 1),
                     EINVAL);
    end();
}
END_TEST

START_TEST(additions)
{
    xenstable_xlu_config_list *list;
    long number;
    int count;

    ck_assert_int_eq(read_text("t='a'\nt+='b'\nl=['1']\nl+=['2','3']\n"
                               "n=1\nn+='2'\nnew+='x'\nt2='o'\nt2='p'\n"),
                     0);
    has_text("t", "ab");
    has_text("new", "x");
    has_text("t2", "p");
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "l", &list, &count, 0),
                     0);
    ck_assert_int_eq(count, 3);
    ck_assert_str_eq(xenstable_xlu_cfg_get_listitem(list, 0), "1");
    ck_assert_str_eq(xenstable_xlu_cfg_get_listitem(list, 2), "3");
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "n", &number, 1),
                     EINVAL);
    end();
}
END_TEST

static const char *const mistakes[] = {
    "a = 'x\n",
    "a = 'x' b = 'y'\n",
    "a 1\n",
    "= 1\n",
    "a = \n",
    "a = [1 2]\n",
    "a = [1\n",
    "A = 1\n",
    "a = -1\n",
    "a = 10g\n",
    "a = '\\q'\n",
    "a = '\\x41'\n",
    "a = ['x']\na+=1\n",
    "# no end of line",
    "a = [,]\n",
    "a + 1\n",
    "import os\n",
    "a = '\\8'\n",
    "a = '\\",
    "a = [[1] 2]\n",
    "a = [=]\n",
    "a += \n",
    "a = ['x']\na += 'y'\n",
    "a = 'x'\na += ['y']\n",
    "a = [1,\n'x]\n",
    "a.b 'x'\n",
};

/* The real libxlutil of 4.17 takes these, probably by accident. */
START_TEST(taken)
{
    ck_assert_int_eq(read_text("a = '\\1+1'\nb = '\\1 12'\nc = 'x'\n("), 0);
    has_text("a", "");
    has_text("b", "");
    has_text("c", "x");
    end();
    ck_assert_int_eq(read_text("a = 1\n'"), 0);
    has_text("a", "1");
    end();
    ck_assert_int_eq(read_text("a = '\\1+'\n"), EINVAL);
    end();
}
END_TEST

/* The value has another form than the program asks for: libxlu_cfg.c. */
START_TEST(warnings)
{
    xenstable_libxl_string_list texts;
    xenstable_libxl_defbool yes;
    xenstable_xlu_config_value *value;
    xenstable_xlu_config_list *list;
    const char *text;
    char *copy = NULL;
    long number;

    ck_assert_int_eq(read_text("n=5\nbig=99999999999999999999\n"
                               "l=['a', ['b']]\nn+=6\ne=''\n"),
                     0);
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "n", &number, 0),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "big", &number, 0),
                     ERANGE);
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "big", &number, 1),
                     ERANGE);
    ck_assert_int_eq(xenstable_xlu_cfg_get_long(config, "e", &number, 0),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_string(config, "l", &text, 0),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_replace_string(config, "l", &copy, 1),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_defbool(config, "l", &yes, 1),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "n", &list, NULL, 0),
                     EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "no", &list, NULL, 0),
                     ESRCH);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_list_as_string_list(config, "n", &texts, 1),
        EINVAL);
    ck_assert_int_eq(xenstable_xlu_cfg_get_list(config, "l", &list, NULL, 0),
                     0);
    value = xenstable_xlu_cfg_get_listitem2(list, 1);
    ck_assert_int_eq(
        xenstable_xlu_cfg_value_get_string(config, value, &copy, 0), EINVAL);
    value = xenstable_xlu_cfg_get_listitem2(list, 0);
    ck_assert_int_eq(xenstable_xlu_cfg_value_get_list(config, value, &list, 0),
                     EINVAL);
    fflush(report);
    ck_assert_ptr_nonnull(strstr(report_text, "a.cfg:4: warning: `n' is a "
                                              "number, to which nothing can "
                                              "be added\n"));
    ck_assert_ptr_nonnull(
        strstr(report_text, "a.cfg:2: warning: `big' is too large a number"));
    ck_assert_ptr_nonnull(
        strstr(report_text, "a.cfg:3: warning: `l' is a list"));
    ck_assert_ptr_nonnull(
        strstr(report_text, "a.cfg:4: warning: `n' is one value"));
    end();
    ck_assert_int_eq(read_text("n=5\n"), 0);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_bounded_long(config, "n", 6, 9, &number, 0),
        EINVAL);
    ck_assert_int_eq(
        xenstable_xlu_cfg_get_bounded_long(config, "n", 0, 4, &number, 0),
        EINVAL);
    fflush(report);
    ck_assert_str_eq(report_text, "a.cfg:1: warning: `n' is below 6\n"
                                  "a.cfg:1: warning: `n' is above 4\n");
    end();
}
END_TEST

START_TEST(mistake)
{
    ck_assert_int_eq(read_text(mistakes[_i]), EINVAL);
    fflush(report);
    ck_assert_int_eq(strncmp(report_text, "a.cfg:", 6), 0);
    end();
}
END_TEST

/* All mistakes are told. What comes before the first one is kept, and what
   comes after it is not: xlu__cfg_set_store() of libxlu_cfg.c, as the real
   libxlutil of 4.17 does it. */
START_TEST(several_mistakes)
{
    const char *text;

    ck_assert_int_eq(read_text("z = 'first'\na = \nb = 'well'\nC\n"), EINVAL);
    has_text("z", "first");
    ck_assert_int_eq(xenstable_xlu_cfg_get_string(config, "b", &text, 0),
                     ESRCH);
    fflush(report);
    ck_assert_str_eq(
        report_text,
        "a.cfg:2: a value is missing: a number, text in quotation marks, or a "
        "list\n"
        "a.cfg:4: a character that has no meaning here, at `C'\n");
    end();
    /* A value is kept before what is behind it is looked at. */
    ck_assert_int_eq(read_text("a = 'kept' C\n"), EINVAL);
    has_text("a", "kept");
    end();
}
END_TEST

START_TEST(files)
{
    char path[] = "/tmp/xlu.XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    int i;

    for (i = 0; i < 3000; i++)
        fprintf(file, "name%d = %d\n", i, i);
    fclose(file);
    ck_assert_int_eq(read_text(""), 0);
    ck_assert_int_eq(xenstable_xlu_cfg_readfile(config, path), 0);
    has_text("name2999", "2999");
    unlink(path);
    ck_assert_int_eq(xenstable_xlu_cfg_readfile(config, path), ENOENT);
    ck_assert_int_eq(xenstable_xlu_cfg_readfile(config, "/"), EISDIR);
    end();
}
END_TEST

START_TEST(deep_lists)
{
    static char text[20000];
    char *at = text + sprintf(text, "a=");

    memset(at, '[', 1001);
    memset(at + 1001, ']', 1001);
    at[2002] = '\n';
    ck_assert_int_eq(read_text(text), EINVAL);
    end();
    memset(at, ' ', 2);
    memset(at + 2000, ' ', 2);
    ck_assert_int_eq(read_text(text), 0);
    end();
}
END_TEST

/* libxl's functions that are not about domains: libxl_utils.c of Xen 4.17. */
START_TEST(files_of_libxl)
{
    xenstable_libxl_disk_backend backend =
        XENSTABLE_LIBXL_DISK_BACKEND_UNKNOWN;
    char path[] = "/tmp/xlu.XXXXXX", *text, *other, room[8] = "";
    int fd = mkstemp(path), pipes[2], bytes;
    void *data;

    ck_assert_int_eq(
        xenstable_libxl_write_exactly(NULL, fd, "abcd", 4, path, NULL), 0);
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(NULL, path, &data, &bytes), 0);
    ck_assert_int_eq(bytes, 4);
    ck_assert_mem_eq(data, "abcd", 4);
    free(data);
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(NULL, path, NULL, NULL), 0);
    lseek(fd, 0, SEEK_SET);
    ck_assert_int_eq(
        xenstable_libxl_read_exactly(NULL, fd, room, 4, path, "it"), 0);
    ck_assert_str_eq(room, "abcd");
    ck_assert_int_eq(
        xenstable_libxl_read_exactly(NULL, fd, room, 1, path, NULL), EPROTO);
    ck_assert_int_eq(
        xenstable_libxl_write_exactly(NULL, -1, "a", 1, path, NULL), EBADF);
    unlink(path);
    ck_assert_int_eq(ftruncate(fd, 0), 0);
    close(fd);
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(NULL, path, &data, &bytes), ENOENT);
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(NULL, "/", &data, &bytes), ENOTTY);
    ck_assert_int_eq(xenstable_libxl_pipe(NULL, pipes), 0);
    ck_assert_int_eq(xenstable_libxl_fd_set_cloexec(NULL, pipes[0], 1), 0);
    ck_assert_int_eq(xenstable_libxl_fd_set_nonblock(NULL, pipes[0], 1), 0);
    ck_assert_int_eq(
        xenstable_libxl_read_exactly(NULL, pipes[0], room, 1, "pipe", NULL),
        EAGAIN);
    close(pipes[0]);
    close(pipes[1]);
    ck_assert_int_eq(xenstable_libxl_fd_set_cloexec(NULL, pipes[0], 0),
                     XENSTABLE_LIBXL_ERROR_FAIL);
    text = xenstable_libxl_basename("/a/b");
    ck_assert_str_eq(text, "b");
    free(text);
    text = xenstable_libxl_basename("");
    ck_assert_str_eq(text, ".");
    xenstable_libxl_string_copy(NULL, &other, &text);
    ck_assert_str_eq(other, ".");
    free(text);
    free(other);
    ck_assert_int_eq(xenstable_libxl_domid_valid_guest(0), 0);
    ck_assert_int_eq(xenstable_libxl_domid_valid_guest(0x7fef), 1);
    ck_assert_int_eq(xenstable_libxl_domid_valid_guest(0x7ff0), 0);
    strcpy(room, "qdisk");
    ck_assert_int_eq(xenstable_libxl_string_to_backend(NULL, room, &backend),
                     0);
    ck_assert_int_eq(backend, XENSTABLE_LIBXL_DISK_BACKEND_QDISK);
    strcpy(room, "other");
    ck_assert_int_eq(xenstable_libxl_string_to_backend(NULL, room, &backend),
                     0);
    ck_assert_int_eq(backend, XENSTABLE_LIBXL_DISK_BACKEND_QDISK);
    strcpy(room, "tap");
    ck_assert_int_eq(xenstable_libxl_string_to_backend(NULL, room, &backend),
                     XENSTABLE_LIBXL_ERROR_INVAL);
}
END_TEST

static char told[256];

static void tell(struct xentoollog_logger *logger, int level, int error,
                 const char *context, const char *format, va_list arguments)
{
    (void)logger;
    (void)level;
    (void)error;
    (void)context;
    vsnprintf(told, sizeof(told), format, arguments);
}

/* With a context, a failure is reported to its logger. wait(2) says what
   waitpid() gives. */
START_TEST(told_to_the_logger)
{
    struct xentoollog_logger logger = {.vmessage = tell};
    char path[] = "/tmp/xlu.XXXXXX", room[2];
    xenstable_libxl_disk_backend backend;
    xenstable_libxl_ctx *ctx;
    const struct {
        int status;
        const char *text;
    } ends[] = {
        {0, "program [42] ended with status 0, which was not expected"},
        {5 << 8, "program [42] ended with status 5"},
        {9, "program [42] was killed by signal 9"},
        {6 | 0x80,
         "program [42] was killed by signal 6, and left a core file"},
        {0x137f, "program [42] changed its state: 0x137f"},
    };
    struct rlimit before, none = {0, 0};
    int fd = mkstemp(path), pipes[2], bytes = -1;
    void *data = path;
    unsigned int i;

    setenv("XENSTABLE_RUNNING", "none", 1);
    ck_assert_int_eq(xenstable_libxl_ctx_alloc(&ctx, 0, 0, &logger), 0);
    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        xenstable_libxl_report_child_exitstatus(ctx, 40, "program", 42,
                                                ends[i].status);
        ck_assert_str_eq(told, ends[i].text);
    }
    ck_assert_int_eq(
        xenstable_libxl_write_exactly(ctx, -1, "a", 1, "a file", NULL), EBADF);
    ck_assert_str_eq(told, "cannot write a file: Bad file descriptor");
    ck_assert_int_eq(
        xenstable_libxl_read_exactly(ctx, -1, room, 1, "a file", "its head"),
        EBADF);
    ck_assert_str_eq(told,
                     "cannot read its head from a file: Bad file descriptor");
    ck_assert_int_eq(
        xenstable_libxl_write_exactly(ctx, -1, "a", 1, "a file", "its head"),
        EBADF);
    ck_assert_str_eq(told,
                     "cannot write its head to a file: Bad file descriptor");
    /* An empty file has no data. */
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(ctx, path, &data, &bytes), 0);
    ck_assert_ptr_null(data);
    ck_assert_int_eq(bytes, 0);
    ck_assert_int_eq(xenstable_libxl_fd_set_cloexec(ctx, fd, 0), 0);
    ck_assert_int_eq(fcntl(fd, F_GETFD), 0);
    getrlimit(RLIMIT_NOFILE, &before);
    none.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_NOFILE, &none);
    ck_assert_int_eq(xenstable_libxl_pipe(ctx, pipes), -1);
    ck_assert_int_eq(
        xenstable_libxl_read_file_contents(ctx, path, &data, &bytes), EMFILE);
    setrlimit(RLIMIT_NOFILE, &before);
    ck_assert_ptr_nonnull(strstr(told, "Too many open files"));
    ck_assert_int_eq(
        xenstable_libxl_string_to_backend(ctx, strcpy(path, "phy"), &backend),
        0);
    ck_assert_int_eq(backend, XENSTABLE_LIBXL_DISK_BACKEND_PHY);
    ck_assert_int_eq(
        xenstable_libxl_string_to_backend(ctx, strcpy(path, "file"), &backend),
        0);
    ck_assert_int_eq(backend, XENSTABLE_LIBXL_DISK_BACKEND_TAP);
    ck_assert_int_eq(xenstable_libxl_string_to_backend(
                         ctx, strcpy(path, "standalone"), &backend),
                     0);
    ck_assert_int_eq(backend, XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE);
    close(fd);
    xenstable_libxl_ctx_free(ctx);
}
END_TEST

static const char *asked;

static void see_console(const struct fake_call *call, enum fake_stage stage)
{
    uint32_t domid;

    (void)stage;
    memcpy(&domid,
           fake_argument(call, strcmp(call->function, "libxl_console_exec")
                                   ? "domid_vm"
                                   : "domid"),
           sizeof(domid));
    ck_assert_uint_eq(domid, 7);
    asked = call->function;
}

/* Since Xen 4.18 they have a character (libxl.h,
   LIBXL_HAVE_CONSOLE_ESCAPE_CHARACTER). Earlier releases have no member for
   it. */
START_TEST(consoles)
{
    xenstable_libxl_ctx *ctx = fake_release_open((unsigned int)_i);
    bool takes = toolstack_releases[_i].minor >= 18;
    int with = takes ? 0 : XENSTABLE_LIBXL_ERROR_NI;
    char escape[] = "^x";

    fake_toolstack.work = see_console;
    ck_assert_int_eq(xenstable_libxl_console_exec(
                         ctx, 7, 0, XENSTABLE_LIBXL_CONSOLE_TYPE_PV, -1, NULL),
                     0);
    ck_assert_str_eq(asked, "libxl_console_exec");
    ck_assert_int_eq(xenstable_libxl_primary_console_exec(ctx, 7, -1, NULL),
                     0);
    ck_assert_str_eq(asked, "libxl_primary_console_exec");
    ck_assert_int_eq(
        xenstable_libxl_console_exec(
            ctx, 7, 0, XENSTABLE_LIBXL_CONSOLE_TYPE_PV, -1, escape),
        with);
    ck_assert_int_eq(xenstable_libxl_primary_console_exec(ctx, 7, -1, escape),
                     with);
    fake_release_close(ctx);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("configurations");
    TCase *tests = tcase_create("configurations");

    tcase_add_test(tests, values);
    tcase_add_test(tests, lists);
    tcase_add_test(tests, additions);
    tcase_add_test(tests, taken);
    tcase_add_loop_test(tests, mistake, 0,
                        (int)(sizeof(mistakes) / sizeof(mistakes[0])));
    tcase_add_test(tests, several_mistakes);
    tcase_add_test(tests, files);
    tcase_add_test(tests, deep_lists);
    tcase_add_test(tests, files_of_libxl);
    tcase_add_test(tests, warnings);
    tcase_add_test(tests, told_to_the_logger);
    tcase_add_loop_test(tests, consoles, 0, (int)toolstack_releases_count);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
