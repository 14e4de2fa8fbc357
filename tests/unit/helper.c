/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/unit/helper.h"

#include <ctype.h>
#include <unistd.h>

#include "tests/suite.h"

/* FAKE_FOLDER comes from the build. */
#define FAKES(name) FAKE_FOLDER "/" name

struct logged logged;
const char *const way_names[WAYS] = {"libxenctrl", "hypercall"};

/* Start again, because the loader reads its environment at the start. */
void unit_restart(char **arguments)
{
    const char *path = getenv("LD_LIBRARY_PATH");

    /* Valgrind adds a folder of its own behind it. */
    if (path && strncmp(path, FAKES("blocked"), strlen(FAKES("blocked"))) == 0)
        return;
    setenv("LD_LIBRARY_PATH", FAKES("blocked"), 1);
    unsetenv("XENSTABLE_LIBRARY_PATH");
    unsetenv("XENSTABLE_PROVIDERS");
    unsetenv("XENSTABLE_RUNNING");
    unsetenv("XENSTABLE_DEBUG");
    execv("/proc/self/exe", arguments);
    perror("execv");
    exit(1);
}

int unit_main(char **arguments, Suite *(*make)(void))
{
    unit_restart(arguments);
    return run_suite(make());
}

const char *unit_fake(const char *name)
{
    static char paths[16][4096];
    static unsigned int next;
    char *path = paths[next++ % COUNT_OF(paths)];

    snprintf(path, sizeof(paths[0]), FAKES("%s"), name);
    return path;
}

Suite *unit_suite(const char *name, TCase **tcase_r)
{
    Suite *suite = suite_create(name);

    *tcase_r = tcase_create(name);
    tcase_add_checked_fixture(*tcase_r, fake_reset, NULL);
    tcase_set_timeout(*tcase_r, 60);
    suite_add_tcase(suite, *tcase_r);
    return suite;
}

void unit_log(void *data, enum xenstable_log_level level, const char *message)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    size_t used = strlen(logged.text);

    ck_assert_uint_le(level, XENSTABLE_LOG_DEBUG);
    ck_assert_ptr_null(strchr(message, '\n'));
    snprintf(logged.text + used, sizeof(logged.text) - used, "%s: %s\n",
             names[level], message);
    logged.lines[level]++;
    logged.data = data;
}

void unit_library_path(const char *folders)
{
    char path[4096] = "";
    size_t used = 0;

    while (*folders) {
        int length = (int)strcspn(folders, ":");

        used +=
            (size_t)snprintf(path + used, sizeof(path) - used, "%s%s/%.*s",
                             used ? ":" : "", FAKE_FOLDER, length, folders);
        folders += length + (folders[length] == ':');
    }
    setenv("XENSTABLE_LIBRARY_PATH", path, 1);
}

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

struct xenstable *unit_open(void)
{
    struct xenstable *xs = NULL;

    memset(&logged, 0, sizeof(logged));
    ck_assert_int_eq(xenstable_open(&xs, unit_log, &logged, 0), 0);
    ck_assert_ptr_nonnull(xs);
    return xs;
}

/* As on the release itself. */
static struct xenstable *open_on(const char *running, const char *providers,
                                 const char *folders)
{
    unsigned int major, minor;

    set("XENSTABLE_RUNNING", running);
    set("XENSTABLE_PROVIDERS", providers);
    unit_library_path(folders ? folders : "");
    if (running && sscanf(running, "%3u.%3u", &major, &minor) == 2)
        fake_set_release(major, minor);
    return unit_open();
}

/* What is asked of the newest release, while conversations are written down
   for another one, FAKE_RELEASE, is asked of that. */
static const char *named(const char *release)
{
    const char *other = getenv("FAKE_RELEASE");
    const unsigned int newest = fake_releases_count - 1;

    return other && strcmp(release, unit_release_name(newest)) == 0 ? other
                                                                    : release;
}

unsigned int unit_newest(void)
{
    return unit_release(unit_release_name(fake_releases_count - 1));
}

struct xenstable *unit_open_with(const char *running, const char *providers,
                                 const char *folders)
{
    char all[256] = "", folder[64];
    size_t used = 0;

    while (folders && *folders) {
        int length = (int)strcspn(folders, ":");

        snprintf(folder, sizeof(folder), "%.*s", length, folders);
        folders += length;
        used += (size_t)snprintf(all + used, sizeof(all) - used, "%s%s",
                                 named(folder), *folders ? ":" : "");
        folders += *folders == ':';
    }
    return open_on(running ? named(running) : NULL, providers, all);
}

struct xenstable *unit_open_via(enum way way, unsigned int release)
{
    const char *name;
    struct xenstable *xs;
    char folders[64];

    /* Tests that need any one release take the first. */
    if (release == 0 && getenv("FAKE_RELEASE"))
        release = unit_newest();
    name = unit_release_name(release);

    snprintf(folders, sizeof(folders), "%.15s%scall",
             way == VIA_XENCTRL ? name : "", way == VIA_XENCTRL ? ":" : "");
    xs = open_on(name, way_names[way], folders);
    ck_assert_int_eq(xenstable_status(xs), 0);
    return xs;
}

const char *unit_release_name(unsigned int release)
{
    static char names[64][16];

    snprintf(names[release], sizeof(names[0]), "%u.%u",
             fake_releases[release].major, fake_releases[release].minor);
    return names[release];
}

unsigned int unit_release(const char *name)
{
    unsigned int i;

    name = named(name);
    for (i = 0; i < fake_releases_count; i++)
        if (strcmp(unit_release_name(i), name) == 0)
            return i;
    ck_abort_msg("no release %s", name);
}

void unit_close(struct xenstable *xs)
{
    xenstable_close(xs);
    ck_assert_uint_eq(fake.connections, 0);
    ck_assert_uint_eq(fake.pages, 0);
}

enum { WORD_DIGITS = 2 * sizeof(((struct xen_memory_map *)0)->buffer) };

/* The interface number that a call carries, as its bytes. */
static const char *version_text(const char *recorded)
{
    static char text[9];
    uint32_t number = strncmp(recorded, "sysctl", 6) == 0
                          ? fake.release->sysctl
                          : fake.release->domctl;

    snprintf(text, sizeof(text), "%02x%02x%02x%02x", number & 0xff,
             number >> 8 & 0xff, number >> 16 & 0xff, number >> 24);
    return text;
}

static void without_spaces(const char *from, char *to)
{
    for (; *from; from++)
        if (!isspace((unsigned char)*from))
            *to++ = *from;
    *to = '\0';
}

static bool ends_structure(char c)
{
    return c == '\0' || c == '@' || c == '=';
}

static bool matches(const char *recorded, const char *expected)
{
    const char *version = version_text(recorded);

    for (; *recorded || *expected; recorded++, expected++) {
        if (*expected == 'V') {
            if (strncmp(recorded, version, 8) != 0)
                return false;
            recorded += 7;
        } else if (*expected == 'P' || *expected == 'W') {
            const size_t digits = *expected == 'P' ? 16 : WORD_DIGITS;

            if (strspn(recorded, "0") >= digits ||
                strspn(recorded, "0123456789abcdef") < digits)
                return false;
            recorded += digits - 1;
        } else {
            if (ends_structure(*expected))
                recorded += strspn(recorded, "0");
            if (*recorded != *expected)
                return false;
            if (!*expected)
                return true;
        }
    }
    return true;
}

void unit_check_call(unsigned int index, const char *expected)
{
    char plain[2048], plain_expected[2048];

    ck_assert_msg(index < fake.nr_calls, "call %u did not come: %s", index,
                  expected);
    without_spaces(fake.calls[index % FAKE_CALLS], plain);
    without_spaces(expected, plain_expected);
    ck_assert_msg(matches(plain, plain_expected),
                  "call %u\n  is       %s\n  expected %s", index,
                  fake.calls[index % FAKE_CALLS], expected);
}

bool unit_documented(int ret)
{
    return ret <= 0 && xenstable_error_name(ret) != NULL;
}
