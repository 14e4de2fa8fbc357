/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The language of xl's files. What is expected was read in libxlu_cfg_l.l,
   libxlu_cfg_y.y and libxlu_cfg.c of Xen 4.17 (tools/libs/util), which are the
   same from 4.14 to 4.22. */
#include <check.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xenstable/toolstack.h>

#include "tests/suite.h"

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
};

/* What the real libxlutil of 4.17 takes, though it hardly means to. */
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

START_TEST(mistake)
{
    ck_assert_int_eq(read_text(mistakes[_i]), EINVAL);
    fflush(report);
    ck_assert_int_eq(strncmp(report_text, "a.cfg:", 6), 0);
    end();
}
END_TEST

/* All mistakes are told, and what is well in between is read. */
START_TEST(several_mistakes)
{
    ck_assert_int_eq(read_text("a = \nb = 'well'\nC\n"), EINVAL);
    has_text("b", "well");
    fflush(report);
    ck_assert_str_eq(
        report_text,
        "a.cfg:1: a value is missing: a number, text in quotation marks, or a "
        "list\n"
        "a.cfg:3: a character that has no meaning here, at `C'\n");
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

/* What libxl offers beside domains: libxl_utils.c of Xen 4.17. */
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
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
