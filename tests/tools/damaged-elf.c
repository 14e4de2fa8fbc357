/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reads damaged copies of ELF files, given on the command line, in this
 * process: cut at each byte, and with each byte or word changed. It prints
 * TAP; most useful under a sanitizer or valgrind.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/audit-file.h"

/* Far more than one copy takes, far less than a loop of 2^32. */
#define SECONDS_EACH 10

static int nr_tests;
static int nr_failures;

static void result(bool passed, const char *what, const char *path)
{
    nr_tests++;
    nr_failures += !passed;
    printf("%sok %d - %s: %s\n", passed ? "" : "not ", nr_tests, what, path);
}

/* Reads everything that was returned; returns how many bytes that is. */
static size_t touch(const struct audit_file *file)
{
    size_t bytes = file->elf.reason ? strlen(file->elf.reason) : 0;

    for (size_t i = 0; i < file->elf.nr_needed; i++)
        bytes += strlen(file->elf.needed[i]);
    for (size_t i = 0; i < file->elf.nr_noted; i++)
        bytes += strlen(file->elf.noted[i]);
    for (size_t i = 0; i < file->nr_libraries; i++) {
        const struct audit_library *library = &file->libraries[i];

        bytes += strlen(library->name);
        for (size_t j = 0; j < library->nr_symbols; j++)
            bytes += strlen(library->symbols[j].name);
    }
    return bytes;
}

/* Whether the answer keeps the promises of its headers. */
static bool is_sound(const struct audit_file *file)
{
    switch (file->elf.kind) {
    case ELF_IMPORTS_DYNAMIC:
        return !file->elf.reason;
    case ELF_IMPORTS_STATIC:
        return !file->elf.reason && !file->nr_libraries;
    case ELF_IMPORTS_OTHER:
    case ELF_IMPORTS_NOT_ELF:
    case ELF_IMPORTS_DAMAGED:
        return file->elf.reason && !file->elf.nr_needed &&
               !file->elf.nr_imports && !file->nr_libraries;
    }
    return false;
}

static bool write_copy(int fd, const unsigned char *image, size_t bytes)
{
    return !ftruncate(fd, 0) && pwrite(fd, image, bytes, 0) == (ssize_t)bytes;
}

/* Audits what is in @fd; a copy that was cut must not look whole. */
static bool audit_copy(int fd, bool cut)
{
    struct audit_file file;
    bool sound;

    alarm(SECONDS_EACH);
    sound = !audit_file_read(&file, fd) && is_sound(&file);
    if (sound && cut)
        sound = file.elf.kind == ELF_IMPORTS_DAMAGED ||
                file.elf.kind == ELF_IMPORTS_NOT_ELF;
    touch(&file);
    audit_file_free(&file);
    alarm(0);
    return sound;
}

static bool test_cut(int fd, const unsigned char *image, size_t bytes)
{
    bool sound = true;

    for (size_t length = 0; length < bytes; length++) {
        if (write_copy(fd, image, length) && audit_copy(fd, true))
            continue;
        printf("# cut to %zu bytes\n", length);
        sound = false;
    }
    return sound;
}

/* Overwrites @width bytes at each place with the same @value. */
static bool test_changed(int fd, unsigned char *image, size_t bytes,
                         size_t width, unsigned char value)
{
    bool sound = true;
    unsigned char saved[8];

    if (!write_copy(fd, image, bytes))
        return false;
    for (size_t at = 0; at + width <= bytes; at += width) {
        memcpy(saved, image + at, width);
        memset(image + at, value, width);
        if (pwrite(fd, image + at, width, (off_t)at) != (ssize_t)width ||
            !audit_copy(fd, false)) {
            printf("# %zu bytes of 0x%02x at %zu\n", width, value, at);
            sound = false;
        }
        memcpy(image + at, saved, width);
        if (pwrite(fd, saved, width, (off_t)at) != (ssize_t)width)
            return false;
    }
    return sound;
}

static unsigned char *read_image(const char *path, size_t *bytes_r)
{
    struct stat status;
    unsigned char *image = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && !fstat(fd, &status) && status.st_size > 0) {
        *bytes_r = (size_t)status.st_size;
        image = malloc(*bytes_r);
        if (image && read(fd, image, *bytes_r) != (ssize_t)*bytes_r) {
            free(image);
            image = NULL;
        }
    }
    if (fd >= 0)
        close(fd);
    return image;
}

static void test_file(const char *path, int fd)
{
    static const unsigned char values[] = {0x00, 0x01, 0x04, 0x10,
                                           0x7f, 0x80, 0xff};
    static const size_t widths[] = {1, 2, 4, 8};
    size_t bytes;
    unsigned char *image = read_image(path, &bytes);
    struct audit_file file;
    bool sound = true;

    if (!image) {
        result(false, "can be read", path);
        return;
    }
    memset(&file, 0, sizeof(file));
    result(write_copy(fd, image, bytes) && !audit_file_read(&file, fd) &&
               file.elf.kind == ELF_IMPORTS_DYNAMIC &&
               file.nr_libraries == 1 &&
               (file.nr_symbols == 2 || file.libraries[0].loaded),
           "the whole file imports or loads a library", path);
    audit_file_free(&file);
    result(test_cut(fd, image, bytes), "every cut is noticed", path);
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
        for (size_t j = 0; j < sizeof(values); j++)
            if (!test_changed(fd, image, bytes, widths[i], values[j]))
                sound = false;
    result(sound, "no change of bytes does harm", path);
    free(image);
}

int main(int argc, char **argv)
{
    char path[] = "damaged-elf-XXXXXX";
    int fd = mkstemp(path);

    if (fd < 0) {
        perror("damaged-elf: mkstemp");
        return 99;
    }
    unlink(path);
    printf("1..%d\n", 3 * (argc - 1));
    for (int i = 1; i < argc; i++)
        test_file(argv[i], fd);
    close(fd);
    return nr_failures || argc < 2;
}
