/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: audit-file - what one file takes from Xen, and what follows
 */
#ifndef XENSTABLE_TOOLS_AUDIT_FILE_H
#define XENSTABLE_TOOLS_AUDIT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "elf-imports.h"

enum verdict {
    VERDICT_NONE,         /* imports nothing of Xen's unstable libraries */
    VERDICT_LIBXENSTABLE, /* the same, and is built against libxenstable */
    VERDICT_REBUILD,      /* needs a rebuild at the next Xen */
    VERDICT_LOADS,        /* loads one of these libraries when it runs */
    VERDICT_PART_OF_XEN,  /* is one of these libraries itself */
    NR_VERDICTS
};

/**
 * struct audit_symbol - one imported symbol
 * @version: as in struct elf_import
 * @area:    libxenstable's area that answers it; NULL: none does
 * @of_text: the name is only a text in the file, as for dlsym()
 */
struct audit_symbol {
    const char *name;
    const char *version;
    const char *area;
    bool of_text;
};

/**
 * struct audit_library - one of Xen's unstable libraries, and what is used
 * @name:   "libxenctrl"
 * @soname: as the file names it, NULL where only symbols tell the library
 * @needed: the file names it as NEEDED, and so does not start without it
 * @loaded: it is loaded when the file runs: its note for dlopen() says so, or
 *          it calls dlopen() and has the name as a text
 */
struct audit_library {
    char *name;
    const char *soname;
    bool needed;
    bool loaded;
    struct audit_symbol *symbols;
    size_t nr_symbols;
    size_t nr_covered;
};

/**
 * struct audit_file - the whole answer; strings live until audit_file_free()
 * @verdict:      valid when @elf.kind is DYNAMIC or STATIC
 * @libxenstable: the file names libxenstable as NEEDED
 * @elf:          what it was found in; see its kind and reason first
 */
struct audit_file {
    enum verdict verdict;
    bool libxenstable;
    struct audit_library *libraries;
    size_t nr_libraries;
    size_t nr_symbols;
    size_t nr_covered;
    char **texts; /* names that were found as texts */
    size_t nr_texts;
    struct elf_imports elf;
};

/**
 * audit_file_read() - audit the file that is open as @fd
 *
 * Return: 0; -1 when it could not be read (errno says why). @file is always
 * to be freed, before @fd is closed.
 */
int audit_file_read(struct audit_file *file, int fd);

void audit_file_free(struct audit_file *file);

#endif
