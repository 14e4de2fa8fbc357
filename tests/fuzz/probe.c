/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts that say what runs: the override, the files of /sys/hypervisor, and
   Xen's answers to xen_version. A line each:
   override, type, major, minor; then the bytes of an answer. */
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compat/text.h"
#include "lib/probe.h"
#include "tests/fuzz/fuzz.h"

enum { LARGEST_PART = 255 };

static const char *const files[] = {"/type", "/version/major",
                                    "/version/minor"};
static char root[64], hypervisor[96];

static void remove_root(void)
{
    char path[128];
    unsigned int i;

    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        snprintf(path, sizeof(path), "%s%s", hypervisor, files[i]);
        unlink(path);
    }
    snprintf(path, sizeof(path), "%s/version", hypervisor);
    rmdir(path);
    rmdir(hypervisor);
    snprintf(path, sizeof(path), "%s/sys", root);
    rmdir(path);
    rmdir(root);
}

static void make_root(void)
{
    char path[128];

    if (root[0])
        return;
    /* In memory, where there is such a folder. */
    strcpy(root, access("/dev/shm", W_OK) == 0 ? "/dev/shm/fuzz-probe-XXXXXX"
                                               : "/tmp/fuzz-probe-XXXXXX");
    REQUIRE(mkdtemp(root));
    snprintf(path, sizeof(path), "%s/sys", root);
    REQUIRE(mkdir(path, 0700) == 0);
    snprintf(hypervisor, sizeof(hypervisor), "%s/sys/hypervisor", root);
    REQUIRE(mkdir(hypervisor, 0700) == 0);
    snprintf(path, sizeof(path), "%s/version", hypervisor);
    REQUIRE(mkdir(path, 0700) == 0);
    atexit(remove_root);
}

/* Only what has changed: writing takes most of the time. */
static void write_file(unsigned int which, const char *text, size_t length)
{
    static char *now[sizeof(files) / sizeof(files[0])];
    static size_t bytes[sizeof(files) / sizeof(files[0])];
    char path[128];
    FILE *file;

    if (now[which] && bytes[which] == length &&
        memcmp(now[which], text, length) == 0)
        return;
    free(now[which]);
    now[which] = fuzz_text((const uint8_t *)text, length);
    bytes[which] = length;
    snprintf(path, sizeof(path), "%s%s", hypervisor, files[which]);
    file = fopen(path, "w");
    REQUIRE(file);
    fwrite(text, 1, length, file);
    fclose(file);
}

/* A release that is reported was in the input as "X.Y". */
static void probe(const char *override)
{
    struct probe seen;

    switch (probe_release(override, root, &seen)) {
    case PROBE_XEN:
        REQUIRE(seen.major <= LARGEST_PART && seen.minor <= LARGEST_PART);
        break;
    case PROBE_FAILED:
        REQUIRE(seen.says_xen && !seen.error);
        break;
    case PROBE_NOT_XEN:
    case PROBE_ASK:
        REQUIRE(!seen.error);
        break;
    }
}

static void answer(const uint8_t *data, size_t size)
{
    union text_answer text;
    unsigned int what;
    char *buffer;
    size_t bytes;
    int rc, ret;

    if (size < 4)
        return;
    what = data[0] % (XENSTABLE_HOST_TEXT_BUILD_ID + 1);
    bytes = 1 + data[1] * 8u;
    rc = (int8_t)data[2] * 8 + data[3] % 8;
    text_prepare(what, &text);
    memcpy(&text, data + 4, size - 4 < sizeof(text) ? size - 4 : sizeof(text));
    buffer = malloc(bytes);
    REQUIRE(buffer);
    ret = text_give(what, &text, rc, buffer, bytes);
    REQUIRE(ret || strlen(buffer) < bytes);
    free(buffer);
}

/* Cut a line off. */
static size_t next_line(const char **p, const char *end)
{
    const char *newline = memchr(*p, '\n', (size_t)(end - *p));
    size_t length = (size_t)((newline ? newline : end) - *p);

    *p += length + (newline != NULL);
    return length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *p = (const char *)data, *end = p + size;
    char *override;
    unsigned int i;

    if (!size)
        return 0;
    make_root();
    override = fuzz_text(data, next_line(&p, end));
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        const char *line = p;

        write_file(i, line, next_line(&p, end));
    }
    probe(override);
    probe(NULL);
    answer((const uint8_t *)p, (size_t)(end - p));
    free(override);
    return 0;
}
