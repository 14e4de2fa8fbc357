/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who answers: choosing and falling back, on every release. */
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/calls.h"

/* Who answers an operation; "" for nobody. */
static const char *provider_of(struct xenstable *xs, unsigned int operation)
{
    struct xenstable_operation_info info;

    ck_assert_int_eq(
        xenstable_operation_query(xs, operation, &info, sizeof(info)), 0);
    ck_assert_int_eq(!info.provider, !!info.reason);
    ck_assert_int_eq(!info.provider, info.status != 0);
    return info.provider ? info.provider : "";
}

static void check_all_answered_by(struct xenstable *xs, const char *name)
{
    unsigned int i;

    for (i = 0; i < OPERATION_COUNT; i++)
        ck_assert_str_eq(provider_of(xs, i), name);
}

static void check_running(struct xenstable *xs, unsigned int release)
{
    unsigned int major = 0, minor = 0;

    ck_assert_int_eq(xenstable_running_release(xs, &major, &minor), 0);
    ck_assert_uint_eq(major, fake_releases[release].major);
    ck_assert_uint_eq(minor, fake_releases[release].minor);
    ck_assert_int_eq(xenstable_running_release(xs, NULL, NULL), 0);
}

START_TEST(running_library_is_used)
{
    char folders[64], path[128];
    const char *name = unit_release_name((unsigned int)_i);
    struct xenstable *xs;
    unsigned int i;

    /* Others are there, too. */
    snprintf(folders, sizeof(folders), "4.14:4.22:%s:4.17:call", name);
    xs = unit_open_with(name, NULL, folders);
    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_assert_str_eq(xenstable_message(xs), "");
    check_running(xs, (unsigned int)_i);
    for (i = 0; i < OPERATION_COUNT; i++)
        ck_assert_str_eq(provider_of(xs, i),
                         unit_call_in_xenctrl(i, (unsigned int)_i)
                             ? "libxenctrl"
                             : "hypercall");
    snprintf(path, sizeof(path), "%s/libxenctrl.so.%s\n", name, name);
    ck_contains(logged.text, path);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 0);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 0);
    /* The hypercall provider uses libxenctrl's connection. */
    ck_assert_uint_eq(fake.opened, 1);
    ck_lacks(logged.text, "libxenlight");
    unit_close(xs);
}
END_TEST

START_TEST(missing_library_falls_back)
{
    const char *name = unit_release_name((unsigned int)_i);
    struct xenstable *xs = unit_open_with(name, NULL, "call");
    char part[128];

    ck_assert_int_eq(xenstable_status(xs), 0);
    check_running(xs, (unsigned int)_i);
    check_all_answered_by(xs, "hypercall");
    snprintf(part, sizeof(part), "Xen %s is running, but libxenctrl.so.%s",
             name, name);
    ck_contains(xenstable_message(xs), part);
    snprintf(part, sizeof(part), "libxenmisc%s", name);
    ck_contains(xenstable_message(xs), part);
    ck_contains(xenstable_message(xs), "makes the hypercalls itself");
    ck_contains(logged.text, xenstable_message(xs));
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 1);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 0);
    unit_close(xs);
}
END_TEST

START_TEST(message_names_what_was_found)
{
    struct xenstable *xs = unit_open_with("4.16", NULL, "4.18:4.15:call");

    ck_contains(xenstable_message(xs), "(found: 4.18, 4.15");
    /* The empty file is damaged; no message says that it is missing. */
    ck_contains(xenstable_message(xs), "libxenctrl.so.4.16 cannot be used (");
    ck_contains(xenstable_message(xs), "libxenmisc4.16) again, or reboot");
    ck_lacks(xenstable_message(xs), "installed;");
    unit_close(xs);
}
END_TEST

static const struct {
    const char *release;
    const char *newer; /* what helps */
} unknown[] = {
    {"4.99", "libxenstable"}, {"4.13", "Xen"}, {"4.98", "libxenstable"},
    {"5.0", "libxenstable"},  {"3.14", "Xen"}, {"255.255", "libxenstable"},
    {"0.0", "Xen"},
};

static bool depends_on_domctl(unsigned int operation)
{
    /* The elements of sysctl's list are domctl's. */
    return strncmp(unit_calls[operation].hypercall, "domctl", 6) == 0 ||
           operation == XENSTABLE_OPERATION_HOST_GET_DOMAIN ||
           operation == XENSTABLE_OPERATION_HOST_LIST_DOMAINS;
}

START_TEST(unknown_release_uses_hypercalls)
{
    struct xenstable *xs;
    unsigned int i;
    char part[64];

    xs = unit_open_with(unknown[_i].release, NULL, "4.22:4.14:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    snprintf(part, sizeof(part), "Xen %s is running", unknown[_i].release);
    ck_contains(xenstable_message(xs), part);
    snprintf(part, sizeof(part), "it knows %s to %s", unit_release_name(0),
             unit_release_name(fake_releases_count - 1));
    ck_contains(xenstable_message(xs), part);
    snprintf(part, sizeof(part), "Install a newer %s", unknown[_i].newer);
    ck_contains(xenstable_message(xs), part);
    check_all_answered_by(xs, "hypercall");
    /* Unlocked operations work; the newest number is tried for others. */
    for (i = 0; i < OPERATION_COUNT; i++) {
        struct xenstable_operation_info info;

        xenstable_operation_query(xs, i, &info, sizeof(info));
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs), depends_on_domctl(i)
                                                    ? -EPROTO
                                                    : unit_calls[i].result);
        fake.sysctl = 0x4343;
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs),
                         info.locked ? -EPROTO : unit_calls[i].result);
        fake.release = &fake_releases[fake_releases_count - 1];
        fake.domctl = fake.release->domctl;
        fake.sysctl = fake.release->sysctl;
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs), unit_calls[i].result);
        fake_set_release(4, 99);
    }
    unit_close(xs);
}
END_TEST

/* The file of 4.99: that of the newest release, changed. */
struct release_file {
    char folder[64], path[80];
    char text[128 * 1024];
};

static void write_release_file(struct release_file *file, uint32_t domctl,
                               uint32_t sysctl, const char *old,
                               const char *new)
{
    const char *source = getenv("srcdir");
    char path[512], *body, *at;
    FILE *stream;

    snprintf(path, sizeof(path), "%s/tests/toolstack/releases/newest",
             source ? source : ".");
    stream = fopen(path, "r");
    ck_assert_ptr_nonnull(stream);
    memset(file, 0, sizeof(*file));
    ck_assert_uint_gt(fread(file->text, 1, sizeof(file->text) - 1, stream), 0);
    fclose(stream);
    strcpy(file->folder, "/tmp/xenstable-test.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(file->folder));
    snprintf(file->path, sizeof(file->path), "%s/4.99", file->folder);
    stream = fopen(file->path, "w");
    ck_assert_ptr_nonnull(stream);
    fchmod(fileno(stream), 0644);
    body = strstr(file->text, "\n\n");
    ck_assert_ptr_nonnull(body);
    at = strstr(body, old);
    ck_assert_msg(at != NULL, "%s", old);
    fprintf(stream,
            "xenstable-release 1\nrelease 4.99 domctl %u sysctl %u xenctrl -"
            "%.*s%s%s",
            domctl, sysctl, (int)(at - body), body, new, at + strlen(old));
    fclose(stream);
    setenv("XENSTABLE_RELEASES", file->folder, 1);
}

static void remove_release_file(struct release_file *file)
{
    unlink(file->path);
    rmdir(file->folder);
    unsetenv("XENSTABLE_RELEASES");
}

enum { SAME, OTHER };

/* What the file has in place of what is right, whether Xen has the numbers of
   the file, and what then works. */
static const struct {
    const char *old, *new;
    int domctl, sysctl;
    bool larger, domctl_works, lists_work, sysctl_works;
} described[] = {
    {"", "", SAME, SAME, false, true, true, true},
    {"", "", OTHER, SAME, false, false, false, true},
    {"", "", SAME, OTHER, false, true, false, false},
    /* Its elements are larger than the file says. */
    {"", "", SAME, SAME, true, true, false, true},
    /* A structure that we do not know: the number is not tried. */
    {"field max_vcpu_id uint32_t", "field max_vcpu_id uint64_t", SAME, SAME,
     false, false, false, true},
    {"field nr_mfns", "field mfns", SAME, SAME, false, false, false, true},
    {"field threads_per_core", "field threads", SAME, SAME, false, true, false,
     false},
    {"hypercall xen_sysctl_cpuinfo", "hypercall xen_sysctl_cpus", SAME, SAME,
     false, true, false, false},
    {"", "\nhypercall xen_sysctl_future\n  size 4\n  field a uint32_t", SAME,
     SAME, false, true, true, true},
};

static int described_result(struct xenstable *xs, unsigned int operation,
                            unsigned int row)
{
    const bool domctl =
        strncmp(unit_calls[operation].hypercall, "domctl", 6) == 0;
    struct xenstable_operation_info info;
    bool works;

    xenstable_operation_query(xs, operation, &info, sizeof(info));
    if (!info.locked)
        works = true;
    else if (domctl)
        works = described[row].domctl_works;
    else if (depends_on_domctl(operation))
        works = described[row].lists_work;
    else
        works = described[row].sysctl_works;
    return works ? unit_calls[operation].result : -EPROTO;
}

START_TEST(release_file_and_hypercalls)
{
    static struct release_file file;
    struct xenstable *xs;
    unsigned int i;

    write_release_file(&file, 0x4242, 0x4343, described[_i].old,
                       described[_i].new);
    xs = unit_open_with("4.99", NULL, "4.22:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_contains(xenstable_message(xs), file.path);
    check_all_answered_by(xs, "hypercall");
    if (!described[_i].larger)
        fake.release = &fake_releases[fake_releases_count - 1];
    fake.domctl = described[_i].domctl == SAME ? 0x4242 : 0x4141;
    fake.sysctl = described[_i].sysctl == SAME ? 0x4343 : 0x4141;
    for (i = 0; i < OPERATION_COUNT; i++) {
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs),
                         described_result(xs, i, (unsigned int)_i));
    }
    unit_close(xs);
    remove_release_file(&file);
}
END_TEST

START_TEST(release_file_is_refused)
{
    static struct release_file file;
    struct xenstable *xs;

    write_release_file(&file, 0x4242, 0x4343, "\n  field cmd",
                       "\n  feild cmd");
    xs = unit_open_with("4.99", NULL, "4.22:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_contains(xenstable_message(xs), "does not know");
    ck_contains(xenstable_message(xs), "its release file is refused: /tmp/");
    ck_contains(xenstable_message(xs), "unknown: feild");
    check_all_answered_by(xs, "hypercall");
    unit_close(xs);
    remove_release_file(&file);
}
END_TEST

/* A library that was not tried is not reported as unusable. */
START_TEST(hypercalls_are_excluded)
{
    static const char *const running[] = {"4.17", "4.99"};
    struct xenstable *xs;

    xs = unit_open_with(running[_i], "libxenctrl", "call");
    ck_assert_int_eq(xenstable_status(xs), -ELIBACC);
    ck_contains(xenstable_message(xs), "XENSTABLE_PROVIDERS");
    ck_lacks(xenstable_message(xs), "libxencall");
    unit_close(xs);
}
END_TEST

START_TEST(order_can_be_changed)
{
    struct xenstable *xs;

    xs = unit_open_with("4.17", "hypercall,libxenctrl", "4.17:call");
    check_all_answered_by(xs, "hypercall");
    unit_close(xs);
    xs = unit_open_with("4.22", "libxenctrl,hypercall", "4.22:call");
    check_all_answered_by(xs, "libxenctrl");
    unit_close(xs);
    xs = unit_open_with("4.22", "nonsense,libxenctrl,", "4.22:call");
    check_all_answered_by(xs, "libxenctrl");
    ck_contains(logged.text, "\"nonsense\" is ignored");
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 1);
    unit_close(xs);
    /* An empty list is none. */
    xs = unit_open_with("4.22", "", "4.22:call");
    check_all_answered_by(xs, "libxenctrl");
    unit_close(xs);
}
END_TEST

/* Blanks are ignored; a word that names no provider is reported once. */
static const struct {
    const char *list;
    const char *answers; /* "": nobody */
    const char *unknown; /* NULL: every word is known */
} odd_lists[] = {
    {" libxenctrl , hypercall ", "libxenctrl", NULL},
    {"hypercall libxenctrl", "hypercall", NULL},
    {"hypercall,\tlibxenctrl\n", "hypercall", NULL},
    {"hypercall,", "hypercall", NULL},
    {",,hypercall", "hypercall", NULL},
    {"hypercal, libxenctrl", "libxenctrl", "\"hypercal\" is ignored"},
    {"libxenctrl.so hypercall libxenctl", "hypercall",
     "\"libxenctrl.so\" is ignored"},
    {"a,b,c,hypercall", "hypercall", "\"a\" is ignored"},
    {"Hypercall", "", "\"Hypercall\" is ignored"},
};

START_TEST(list_is_odd)
{
    struct xenstable *xs =
        unit_open_with("4.22", odd_lists[_i].list, "4.22:call");

    if (*odd_lists[_i].answers)
        check_all_answered_by(xs, odd_lists[_i].answers);
    else
        ck_assert_int_eq(xenstable_status(xs), -EOPNOTSUPP);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING],
                      odd_lists[_i].unknown != NULL);
    if (odd_lists[_i].unknown)
        ck_contains(logged.text, odd_lists[_i].unknown);
    unit_close(xs);
}
END_TEST

/* What is taken for the running release, and what is not. */
static const struct {
    const char *running;
    unsigned int minor; /* 0: it is ignored */
} written[] = {
    {"4.20", 20},       {" 4.20\n", 20},       {"4.20.4", 20},
    {"4.20.4-pre", 20}, {"4.20-unstable", 20}, {"4.20-rc1", 20},
    {"4.2O", 0},        {"4..20", 0},          {"20", 0},
    {"nine", 0},        {"4.20.", 0},          {"Xen 4.20", 0},
};

START_TEST(release_is_written_oddly)
{
    unsigned int major, minor = 0;
    struct xenstable *xs;

    unit_library_path("4.20:call");
    setenv("XENSTABLE_RUNNING", written[_i].running, 1);
    fake_set_release(4, 20);
    xs = unit_open();
    if (written[_i].minor) {
        ck_assert_int_eq(xenstable_running_release(xs, &major, &minor), 0);
        ck_assert_uint_eq(minor, written[_i].minor);
        ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 0);
    } else {
        ck_contains(logged.text, "warning: XENSTABLE_RUNNING=");
        ck_contains(logged.text, "is ignored");
    }
    unit_close(xs);
}
END_TEST

/* Each folder that does not exist is reported once. */
START_TEST(folder_is_missing)
{
    struct xenstable *xs = unit_open_with("4.22", NULL, "nowhere:4.22:call");

    ck_contains(logged.text, "warning: XENSTABLE_LIBRARY_PATH: ");
    ck_contains(logged.text, "/nowhere: No such file");
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 1);
    check_all_answered_by(xs, "libxenctrl");
    unit_close(xs);
}
END_TEST

START_TEST(one_provider_loads_nothing_else)
{
    struct xenstable *xs;

    xs = unit_open_with("4.17", "hypercall", "4.17:call");
    check_all_answered_by(xs, "hypercall");
    ck_lacks(logged.text, "libxenctrl");
    ck_assert_str_eq(xenstable_message(xs), "");
    unit_close(xs);
    xs = unit_open_with("4.17", "libxenctrl", "4.17:call");
    /* libxencall belongs to libxenctrl here; its connection serves for what
       libxenctrl does differently in each release. */
    ck_assert_uint_eq(fake.opened, 2);
    ck_assert_uint_eq(fake.connections, 1);
    ck_assert_str_eq(provider_of(xs, XENSTABLE_OPERATION_HOST_GET_DOMAIN),
                     "libxenctrl");
    ck_assert_str_eq(
        provider_of(xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_MEMORY),
        "libxenctrl");
    ck_assert_str_eq(
        provider_of(xs, XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI), "");
    unit_close(xs);
}
END_TEST

/* Whatever the reason is, every call gives the code of the status. */
static void check_nothing_works(struct xenstable *xs, int code)
{
    unsigned int i;

    ck_assert_int_eq(xenstable_status(xs), code);
    for (i = 0; i < OPERATION_COUNT; i++) {
        struct xenstable_operation_info info;

        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs), code);
        ck_assert_int_eq(xenstable_operation_query(xs, i, &info, sizeof(info)),
                         0);
        ck_assert_ptr_null(info.provider);
        ck_assert_int_eq(info.status, code);
        ck_assert_str_eq(info.reason, xenstable_message(xs));
    }
    ck_assert_uint_eq(fake.nr_calls, 0);
    ck_assert_str_ne(xenstable_message(xs), "");
}

START_TEST(not_on_xen)
{
    struct xenstable *xs = unit_open_with("none", NULL, "4.17:call");
    unsigned int major = 42;

    check_nothing_works(xs, -ENODEV);
    ck_assert_str_eq(xenstable_message(xs),
                     "this machine does not run on Xen");
    ck_assert_int_eq(xenstable_running_release(xs, &major, NULL), -ENODEV);
    ck_assert_uint_eq(major, 42);
    ck_assert_int_eq(xenstable_feature_query(xs, 0), -ENODEV);
    /* A quick answer, not an accident. */
    ck_lacks(logged.text, "rejected");
    ck_lacks(logged.text, "using");
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 0);
    unit_close(xs);
}
END_TEST

START_TEST(no_library_at_all)
{
    const char *name = unit_release_name((unsigned int)_i);
    struct xenstable *xs = unit_open_with(name, NULL, "");

    check_nothing_works(xs, -ELIBACC);
    ck_contains(xenstable_message(xs), "libxencall.so.1");
    ck_contains(xenstable_message(xs), name);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 1);
    unit_close(xs);
}
END_TEST

START_TEST(unknown_release_without_library)
{
    struct xenstable *xs = unit_open_with("4.99", NULL, "4.22");

    check_nothing_works(xs, -ELIBACC);
    ck_contains(xenstable_message(xs), "libxencall.so.1");
    unit_close(xs);
}
END_TEST

START_TEST(excluded_providers)
{
    struct xenstable *xs = unit_open_with("4.17", "nonsense", "4.17:call");

    check_nothing_works(xs, -EOPNOTSUPP);
    unit_close(xs);
}
END_TEST

/* The connection is refused; 0: without a number. */
static const struct {
    int error;
    int status;
} refusals[] = {
    {EPERM, -EPERM},  {EACCES, -EPERM}, {ENOENT, -ENODEV}, {ENODEV, -ENODEV},
    {ENXIO, -ENODEV}, {EIO, -EIO},      {EMFILE, -EMFILE}, {ENFILE, -EMFILE},
    {EINVAL, -EIO},   {-1, -EIO},
};

START_TEST(connection_is_refused)
{
    static const char *const lists[] = {NULL, "libxenctrl", "hypercall"};
    struct xenstable *xs;
    unsigned int i;

    fake.open_error = refusals[_i].error;
    for (i = 0; i < COUNT_OF(lists); i++) {
        xs = unit_open_with("4.17", lists[i], "4.17:call");
        check_nothing_works(xs, refusals[_i].status);
        ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 1);
        /* The errno is the reason: every library is installed. */
        ck_lacks(xenstable_message(xs), "nstall");
        ck_lacks(xenstable_message(xs), "reboot");
        ck_lacks(xenstable_message(xs), "not usable");
        unit_close(xs);
    }
}
END_TEST

/* The device opens, but a security module lets nobody map its memory. */
START_TEST(memory_is_refused)
{
    struct xenstable *xs;

    fake.pages_left = 0;
    fake.pages_error = EACCES;
    xs = unit_open_with("4.17", "hypercall", "call");
    check_nothing_works(xs, -EPERM);
    ck_contains(xenstable_message(xs), "refuses access");
    unit_close(xs);
    xs = unit_open_with("4.17", NULL, "4.17:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    unit_close(xs);
}
END_TEST

START_TEST(connection_lacks_memory)
{
    static const char *const lists[] = {"libxenctrl", "hypercall",
                                        "libxenctrl,hypercall"};
    struct xenstable *const none = (struct xenstable *)&logged;
    struct xenstable *xs = none;

    fake.open_error = ENOMEM;
    setenv("XENSTABLE_RUNNING", "4.17", 1);
    setenv("XENSTABLE_PROVIDERS", lists[_i], 1);
    unit_library_path("4.17:call");
    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), -ENOMEM);
    ck_assert_ptr_eq(xs, none);
}
END_TEST

/* Folders that do not exist are ignored. */
static const char *const paths[] = {
    "",   ":",      ":::", "/nonexistent", "relative", "/dev/null",
    "%v", "/%v/%v", "%",   "/\xff\xfe",
};

START_TEST(library_path_is_odd)
{
    struct xenstable *xs;

    setenv("XENSTABLE_RUNNING", "4.17", 1);
    setenv("XENSTABLE_LIBRARY_PATH", paths[_i], 1);
    xs = unit_open();
    ck_assert_int_eq(xenstable_status(xs), -ELIBACC);
    unit_close(xs);
}
END_TEST

START_TEST(library_path_is_long)
{
    static char path[100000];
    struct xenstable *xs;

    memset(path, 'a', sizeof(path) - 1);
    setenv("XENSTABLE_RUNNING", "4.17", 1);
    setenv("XENSTABLE_LIBRARY_PATH", path, 1);
    xs = unit_open();
    ck_assert_int_eq(xenstable_status(xs), -ELIBACC);
    unit_close(xs);
    /* And what follows it is still found. */
    unit_library_path("4.17:call");
    path[50000] = ':';
    strcpy(path + 50001, getenv("XENSTABLE_LIBRARY_PATH"));
    setenv("XENSTABLE_LIBRARY_PATH", path, 1);
    xs = unit_open();
    ck_assert_int_eq(xenstable_status(xs), 0);
    unit_close(xs);
}
END_TEST

START_TEST(library_path_has_release)
{
    struct xenstable *xs = unit_open_with("4.22", NULL, "%v:call");

    check_all_answered_by(xs, "libxenctrl");
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("choose", &tcase);
    int releases = (int)fake_releases_count;

    tcase_add_loop_test(tcase, running_library_is_used, 0, releases);
    tcase_add_loop_test(tcase, missing_library_falls_back, 0, releases);
    tcase_add_test(tcase, message_names_what_was_found);
    tcase_add_loop_test(tcase, unknown_release_uses_hypercalls, 0,
                        COUNT_OF(unknown));
    tcase_add_loop_test(tcase, hypercalls_are_excluded, 0, 2);
    tcase_add_test(tcase, order_can_be_changed);
    tcase_add_loop_test(tcase, list_is_odd, 0, COUNT_OF(odd_lists));
    tcase_add_loop_test(tcase, release_is_written_oddly, 0, COUNT_OF(written));
    tcase_add_test(tcase, folder_is_missing);
    tcase_add_test(tcase, one_provider_loads_nothing_else);
    tcase_add_test(tcase, not_on_xen);
    tcase_add_loop_test(tcase, no_library_at_all, 0, releases);
    tcase_add_test(tcase, unknown_release_without_library);
    tcase_add_loop_test(tcase, release_file_and_hypercalls, 0,
                        COUNT_OF(described));
    tcase_add_test(tcase, release_file_is_refused);
    tcase_add_test(tcase, excluded_providers);
    tcase_add_test(tcase, memory_is_refused);
    tcase_add_loop_test(tcase, connection_is_refused, 0, COUNT_OF(refusals));
    tcase_add_loop_test(tcase, connection_lacks_memory, 0, 3);
    tcase_add_loop_test(tcase, library_path_is_odd, 0, COUNT_OF(paths));
    tcase_add_test(tcase, library_path_is_long);
    tcase_add_test(tcase, library_path_has_release);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
