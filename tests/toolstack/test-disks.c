/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* libxlutil parses disks: a fake one of each release, and none at all. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compat/toolstack/libxl.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"
#include "tests/toolstack/value.h"

static const struct toolstack_release *running;
static const char *const *given_specs;
static int given_nspecs, answer;
static FILE *report;

/* This plays libxlutil: the parsed disk is in the release's layout. */
static void parse(const struct fake_call *call, enum fake_stage stage)
{
    const struct converter *converter =
        value_converter(running, TYPE(device_disk));
    struct conversion c = {0};
    xenstable_libxl_device_disk disk, *ours = &disk;
    void *theirs;

    if (stage != FAKE_STARTS || strcmp(call->function, "xlu_disk_parse") != 0)
        return;
    memcpy(&given_nspecs, fake_argument(call, "nspecs"), sizeof(given_nspecs));
    memcpy(&given_specs, fake_argument(call, "specs"), sizeof(given_specs));
    memcpy(&theirs, fake_argument(call, "disk"), sizeof(theirs));
    memcpy(call->result, &answer, sizeof(answer));
    if (answer)
        return;
    if (converter) {
        memset(&disk, 0, sizeof(disk));
        ck_assert_int_eq(convert_from(converter, &c, theirs, &disk), 0);
    } else {
        ours = theirs;
    }
    ck_assert_int_eq(ours->readwrite, 7);
    ours->readwrite = 1;
    ours->vdev = strdup("xvda");
    ours->format = XENSTABLE_LIBXL_DISK_FORMAT_QCOW2;
    if (converter) {
        convert_drop(converter, &c, theirs);
        ck_assert_int_eq(convert_to(converter, &c, &disk, theirs), 0);
    }
}

/* A parser where @version runs, with libraries in @folders. Its reports are in
   @text. */
static xenstable_xlu_config *init(const char *version, const char *folders,
                                  char *text, size_t text_bytes)
{
    xenstable_xlu_config *config;

    memset(text, 0, text_bytes);
    report = fmemopen(text, text_bytes, "w");
    setbuf(report, NULL);
    setenv("XENSTABLE_RUNNING", version, 1);
    setenv("XENSTABLE_LIBRARY_PATH", folders, 1);
    fake_toolstack.work = parse;
    config = xenstable_xlu_cfg_init(report, "guest.cfg");
    ck_assert_ptr_nonnull(config);
    /* libxlutil is asked when it is needed. */
    ck_assert_uint_eq(fake_toolstack.configs, 0);
    return config;
}

static void end(xenstable_xlu_config *config)
{
    xenstable_xlu_cfg_destroy(config);
    fclose(report);
    ck_assert_uint_eq(fake_toolstack.configs, 0);
}

/* The answer where there is no libxlutil, each time. */
static void use_none(xenstable_xlu_config *config, int expected)
{
    static const char *const specs[] = {"one"};
    xenstable_libxl_rdm_reserve reserve;
    xenstable_libxl_device_disk disk;
    xenstable_libxl_device_pci pci;
    xenstable_libxl_device_nic nic;

    xenstable_libxl_device_disk_init(&disk);
    xenstable_libxl_device_pci_init(&pci);
    xenstable_libxl_device_nic_init(&nic);
    xenstable_libxl_rdm_reserve_init(&reserve);
    ck_assert_int_eq(xenstable_xlu_disk_parse(config, 1, specs, &disk),
                     expected);
    ck_assert_int_eq(xenstable_xlu_pci_parse_bdf(config, &pci, "00:1.0"),
                     expected);
    ck_assert_int_eq(
        xenstable_xlu_pci_parse_spec_string(config, &pci, "00:1.0"), expected);
    ck_assert_int_eq(xenstable_xlu_vif_parse_rate(config, "1Mb/s", &nic),
                     expected);
    ck_assert_int_eq(xenstable_xlu_rdm_parse(config, &reserve, "x"), expected);
}

static void use(xenstable_xlu_config *config)
{
    static const char *const specs[] = {"one,qcow2,xvda", "two"};
    xenstable_libxl_device_disk disk;

    xenstable_libxl_device_disk_init(&disk);
    disk.readwrite = 7;
    answer = 0;
    ck_assert_int_eq(xenstable_xlu_disk_parse(config, 2, specs, &disk), 0);
    ck_assert_uint_eq(fake_toolstack.configs, 1);
    ck_assert_int_eq(given_nspecs, 2);
    ck_assert_ptr_eq(given_specs, specs);
    ck_assert_int_eq(disk.readwrite, 1);
    ck_assert_str_eq(disk.vdev, "xvda");
    ck_assert_int_eq(disk.format, XENSTABLE_LIBXL_DISK_FORMAT_QCOW2);
    /* The error is the library's own errno, and the disk did not change. */
    answer = EILSEQ;
    ck_assert_int_eq(xenstable_xlu_disk_parse(config, 1, specs, &disk),
                     EILSEQ);
    ck_assert_int_eq(given_nspecs, 1);
    ck_assert_str_eq(disk.vdev, "xvda");
    xenstable_libxl_device_disk_dispose(&disk);
    end(config);
}

START_TEST(running_release)
{
    char text[256], folders[512], version[16];
    xenstable_xlu_config *config;

    running = &toolstack_releases[_i];
    snprintf(version, sizeof(version), "%u.%u", running->major,
             running->minor);
    snprintf(folders, sizeof(folders), "%s/%s", FAKE_FOLDER, version);
    config = init(version, folders, text, sizeof(text));
    use(config);
    ck_assert_str_eq(text, "");
}
END_TEST

/* Where no Xen runs, the newest installed library is used. */
START_TEST(newest_installed)
{
    char text[256];
    xenstable_xlu_config *config;

    running = &toolstack_releases[3];
    ck_assert_uint_eq(running->minor, 17);
    config = init("none", FAKE_FOLDER "/4.15:" FAKE_FOLDER "/4.17", text,
                  sizeof(text));
    use(config);
}
END_TEST

/* If the running release does not have a member, it is refused, and libxlutil
   is not called. */
START_TEST(refused)
{
    static const char *const specs[] = {"one"};
    xenstable_xlu_config *config;
    xenstable_libxl_device_disk disk;
    char text[256];

    running = &toolstack_releases[0];
    config = init("4.14", FAKE_FOLDER "/4.14", text, sizeof(text));
    given_nspecs = 0;
    xenstable_libxl_device_disk_init(&disk);
    disk.backend = XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE;
    ck_assert_int_eq(xenstable_xlu_disk_parse(config, 1, specs, &disk),
                     EINVAL);
    ck_assert_int_eq(given_nspecs, 0);
    ck_assert_int_eq(disk.backend, XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE);
    xenstable_libxl_device_disk_dispose(&disk);
    end(config);
}
END_TEST

/* Xen 4.14 reads the options of a PCI device with the device. */
static char parsed_by[40];

static void note_parser(const struct fake_call *call, enum fake_stage stage)
{
    if (stage == FAKE_STARTS)
        snprintf(parsed_by, sizeof(parsed_by), "%s", call->function);
}

START_TEST(pci_options)
{
    static const struct {
        const char *running, *parser;
    } cases[] = {{"4.14", "xlu_pci_parse_bdf"},
                 {"4.15", "xlu_pci_parse_spec_string"}};
    char text[256], folder[512];
    xenstable_libxl_device_pci pci;
    xenstable_xlu_config *config;

    snprintf(folder, sizeof(folder), "%s/%s", FAKE_FOLDER, cases[_i].running);
    config = init(cases[_i].running, folder, text, sizeof(text));
    fake_toolstack.work = note_parser;
    xenstable_libxl_device_pci_init(&pci);
    xenstable_xlu_pci_parse_bdf(config, &pci, "00:1.0");
    ck_assert_str_eq(parsed_by, "xlu_pci_parse_bdf");
    xenstable_xlu_pci_parse_spec_string(config, &pci, "00:1.0,permissive=1");
    ck_assert_str_eq(parsed_by, cases[_i].parser);
    end(config);
}
END_TEST

/* libxlutil itself has no memory, for example. */
START_TEST(no_parser)
{
    char text[256];
    xenstable_xlu_config *config =
        init("4.17", FAKE_FOLDER "/4.17", text, sizeof(text));

    fake_toolstack.refuses_configs = true;
    use_none(config, ENOMEM);
    fake_toolstack.refuses_configs = false;
    end(config);
}
END_TEST

START_TEST(nothing_installed)
{
    static const struct {
        const char *running;
        const char *message;
    } cases[] = {
        /* Empty files are there. */
        {"none", "guest.cfg: libxlutil.so.4.22 cannot be used (/"},
        {"4.17", "guest.cfg: Xen 4.17 is running, but libxlutil.so.4.17"},
        {"4.99", "guest.cfg: Xen 4.99 is running, which this libxenstable"},
    };
    char text[4096];
    xenstable_xlu_config *config =
        init(cases[_i].running, "/nowhere", text, sizeof(text));

    use_none(config, ELIBACC);
    ck_assert_msg(
        strncmp(text, cases[_i].message, strlen(cases[_i].message)) == 0, "%s",
        text);
    end(config);
    xenstable_xlu_cfg_destroy(NULL);
}
END_TEST

/* The loader reads its path when the program starts. It must find no real
   libxlutil. */
static void restart(char **arguments)
{
    const char *path = getenv("LD_LIBRARY_PATH");
    static const char blocked[] = FAKE_FOLDER "/blocked";

    if (path && strncmp(path, blocked, strlen(blocked)) == 0)
        return;
    setenv("LD_LIBRARY_PATH", blocked, 1);
    execv("/proc/self/exe", arguments);
    perror("execv");
    exit(EXIT_FAILURE);
}

int main(int argc, char **argv)
{
    Suite *suite = suite_create("disks");
    TCase *tests = tcase_create("disks");

    (void)argc;
    restart(argv);
    tcase_add_loop_test(tests, running_release, 0,
                        (int)toolstack_releases_count);
    tcase_add_test(tests, newest_installed);
    tcase_add_test(tests, refused);
    tcase_add_loop_test(tests, pci_options, 0, 2);
    tcase_add_test(tests, no_parser);
    tcase_add_loop_test(tests, nothing_installed, 0, 3);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
