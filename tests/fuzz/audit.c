/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes as an ELF file: a list or a reason, never both. */
#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"
#include "tools/audit-file.h"

/* Read everything that audit_file_read() returned. */
static void touch(const struct audit_file *file)
{
    const struct audit_library *library;
    size_t i, j, bytes = 0;

    for (i = 0; i < file->elf.nr_needed; i++)
        bytes += strlen(file->elf.needed[i]);
    for (i = 0; i < file->elf.nr_noted; i++)
        bytes += strlen(file->elf.noted[i]);
    for (i = 0; i < file->elf.nr_imports; i++)
        bytes += strlen(file->elf.imports[i].name);
    for (i = 0; i < file->nr_libraries; i++) {
        library = &file->libraries[i];
        bytes += strlen(library->name);
        for (j = 0; j < library->nr_symbols; j++)
            bytes += strlen(library->symbols[j].name);
    }
    REQUIRE(bytes < SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    struct audit_file file;

    REQUIRE(fd >= 0);
    REQUIRE(write(fd, data, size) == (ssize_t)size);
    if (audit_file_read(&file, fd) == 0) {
        switch (file.elf.kind) {
        case ELF_IMPORTS_DYNAMIC:
        case ELF_IMPORTS_STATIC:
            REQUIRE(!file.elf.reason);
            REQUIRE(file.verdict < NR_VERDICTS);
            break;
        default:
            REQUIRE(file.elf.reason && !file.nr_libraries);
            REQUIRE(!file.elf.nr_needed && !file.elf.nr_imports);
        }
        touch(&file);
    }
    audit_file_free(&file);
    close(fd);
    return 0;
}
