/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: elf-imports - what an ELF file takes from shared libraries
 *
 * This part knows ELF, and nothing about Xen. The file may have either class
 * and byte order, and may be damaged or hostile: the answer is always a list
 * or a reason, in time proportional to the size of the file.
 */
#ifndef XENSTABLE_TOOLS_ELF_IMPORTS_H
#define XENSTABLE_TOOLS_ELF_IMPORTS_H

#include <stdbool.h>
#include <stddef.h>

enum elf_imports_kind {
    ELF_IMPORTS_DYNAMIC, /* linked with shared libraries, or one itself */
    ELF_IMPORTS_STATIC,  /* a program without them: it imports nothing */
    ELF_IMPORTS_OTHER,   /* ELF, but nothing that runs; see reason */
    ELF_IMPORTS_NOT_ELF, /* see reason */
    ELF_IMPORTS_DAMAGED  /* see reason */
};

/**
 * struct elf_import - one symbol that the file takes from elsewhere
 * @name:    never empty
 * @version: version node it is bound to, NULL for none
 * @library: library that has to supply this version, NULL without version
 */
struct elf_import {
    const char *name;
    const char *version;
    const char *library;
};

/**
 * struct elf_imports - all of them; strings live until elf_imports_free()
 * @kind:       see &enum elf_imports_kind; the lists are empty unless
 *              it is ELF_IMPORTS_DYNAMIC
 * @reason:     what is wrong, to be put after the file's name; NULL for
 *              ELF_IMPORTS_DYNAMIC and ELF_IMPORTS_STATIC
 * @soname:     the file's own SONAME, NULL for none
 * @needed:     the libraries it names as NEEDED, in order
 * @nr_needed:  number of @needed
 * @imports:    undefined symbols, and data that the linker moved into the
 *              program by a copy relocation
 * @nr_imports: number of @imports
 * @dlopens:    it imports a function that loads libraries at run time
 * @noted:      the libraries that its note .note.dlopen names, in order
 * @nr_noted:   number of @noted
 * @stamps:     the versions that notes of libxenstable's wrappers name, each
 *              once
 * @nr_stamps:  number of @stamps
 * @fd:         private
 * @elf:        private
 */
struct elf_imports {
    enum elf_imports_kind kind;
    const char *reason;
    const char *soname;
    const char **needed;
    size_t nr_needed;
    struct elf_import *imports;
    size_t nr_imports;
    bool dlopens;
    char **noted;
    size_t nr_noted;
    char **stamps;
    size_t nr_stamps;
    int fd;
    void *elf;
};

/**
 * elf_imports_read() - read what a file imports
 * @imports: filled in, always to be freed
 * @fd:      a regular file, kept open until elf_imports_free()
 *
 * Return: 0; -1 when the file could not be read (errno says why).
 */
int elf_imports_read(struct elf_imports *imports, int fd);

/**
 * elf_imports_strings() - visit the literal strings of the file
 * @visit: gets each string of data, in order; valid during the call only
 *
 * Those are runs of characters of ASCII that can be printed, with a zero
 * behind them. What cannot be read is left out.
 */
void elf_imports_strings(struct elf_imports *imports,
                         void (*visit)(void *data, const char *string),
                         void *data);

/** elf_imports_free() - release what elf_imports_read() filled in */
void elf_imports_free(struct elf_imports *imports);

#endif
