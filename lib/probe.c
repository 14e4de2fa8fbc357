/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/probe.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_PART = 255 };

#define TYPE "/sys/hypervisor/type"
#define MAJOR "/sys/hypervisor/version/major"
#define MINOR "/sys/hypervisor/version/minor"

/* The path below the root. False: errno says that it is too long. */
static bool make_path(char *path, const char *root, const char *name)
{
    if (snprintf(path, PATH_MAX, "%s%s", root, name) < PATH_MAX)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

/* Remember the first thing that is perhaps there and could not be read. */
static void note_error(struct probe *probe, const char *name)
{
    if (errno == ENOENT || errno == ENOTDIR || probe->error)
        return;
    probe->error = errno;
    probe->path = name;
}

static ssize_t read_file(const char *path, char *text, size_t bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), saved;
    ssize_t length;

    if (fd < 0)
        return -1;
    do
        length = read(fd, text, bytes);
    while (length < 0 && errno == EINTR);
    saved = errno;
    close(fd);
    errno = saved;
    return length;
}

/* The first line of a small file, without its newline. */
static bool read_line(struct probe *probe, const char *root, const char *name,
                      char *line, size_t bytes)
{
    char path[PATH_MAX];
    ssize_t length = -1;

    if (make_path(path, root, name))
        length = read_file(path, line, bytes - 1);
    if (length < 0)
        note_error(probe, name);
    if (length <= 0)
        return false;
    line[length] = '\0';
    line[strcspn(line, "\n")] = '\0';
    return true;
}

/* A decimal number up to 255, and the character after it. */
static bool parse_part(const char **text, unsigned int *number_r)
{
    unsigned int number = 0;
    const char *p = *text;

    if (*p < '0' || *p > '9')
        return false;
    for (; *p >= '0' && *p <= '9'; p++) {
        number = number * 10 + (unsigned int)(*p - '0');
        if (number > LARGEST_PART)
            return false;
    }
    *text = p;
    *number_r = number;
    return true;
}

bool parse_release(const char **text, unsigned int *major_r,
                   unsigned int *minor_r)
{
    return parse_part(text, major_r) && *(*text)++ == '.' &&
           parse_part(text, minor_r);
}

/* Characters by name: isspace() and isalnum() depend on the locale. */
static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t\n\v\f\r");
}

#define LETTERS                  \
    "abcdefghijklmnopqrstuvwxyz" \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ" \
    "0123456789"

/* ".4-pre": the rest of a version, if there is one. */
static const char *skip_rest(const char *text)
{
    if ((*text == '.' || *text == '-') && strspn(text + 1, LETTERS))
        text += strspn(text, LETTERS ".-_+");
    return text;
}

/* What a person wrote: blanks do no harm, and "4.20.4-pre" is how Xen writes
   its own version. */
static bool parse_override(const char *text, struct probe *probe,
                           enum probe_result *result_r)
{
    text = skip_blanks(text);
    if (strncasecmp(text, "none", 4) == 0) {
        *result_r = PROBE_NOT_XEN;
        return *skip_blanks(text + 4) == '\0';
    }
    *result_r = PROBE_XEN;
    return parse_release(&text, &probe->major, &probe->minor) &&
           *skip_blanks(skip_rest(text)) == '\0';
}

static bool read_release(struct probe *probe, const char *root)
{
    char release[32], major[8], minor[8];
    const char *text = release;

    if (!read_line(probe, root, MAJOR, major, sizeof(major)) ||
        !read_line(probe, root, MINOR, minor, sizeof(minor)))
        return false;
    snprintf(release, sizeof(release), "%s.%s", major, minor);
    return parse_release(&text, &probe->major, &probe->minor) && *text == '\0';
}

static bool control_device(struct probe *probe, const char *root)
{
    static const char *const names[] = {"/dev/xen/privcmd",
                                        "/proc/xen/privcmd"};
    char path[PATH_MAX];
    struct stat status;
    unsigned int i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (make_path(path, root, names[i]) && stat(path, &status) == 0)
            return true;
        note_error(probe, names[i]);
    }
    return false;
}

enum probe_result probe_release(const char *override, const char *root,
                                struct probe *probe)
{
    enum probe_result result;
    char type[16];

    memset(probe, 0, sizeof(*probe));
    if (override && parse_override(override, probe, &result))
        return result;
    probe->override_ignored = override && *skip_blanks(override);
    /* Other hypervisors use this file, too. */
    if (read_line(probe, root, TYPE, type, sizeof(type))) {
        if (strcmp(type, "xen") != 0)
            return PROBE_NOT_XEN;
        probe->says_xen = true;
    }
    if (read_release(probe, root))
        return PROBE_XEN;
    if (control_device(probe, root))
        return PROBE_ASK;
    return probe->error || probe->says_xen ? PROBE_FAILED : PROBE_NOT_XEN;
}
