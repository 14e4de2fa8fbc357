/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "audit-file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"
#include "xen-names.h"

static struct audit_library *add_library(struct audit_file *file,
                                         const char *name, const char *soname)
{
    struct audit_library *library;

    file->libraries = must_realloc(file->libraries, file->nr_libraries + 1,
                                   sizeof(*file->libraries));
    library = &file->libraries[file->nr_libraries++];
    memset(library, 0, sizeof(*library));
    library->name = must_format("%s", name);
    library->soname = soname;
    return library;
}

static struct audit_library *library_by_soname(struct audit_file *file,
                                               const char *soname)
{
    for (size_t i = 0; i < file->nr_libraries; i++)
        if (file->libraries[i].soname &&
            !strcmp(file->libraries[i].soname, soname))
            return &file->libraries[i];
    return NULL;
}

/* @named: only one whose SONAME the file has, not one told by symbols */
static struct audit_library *library_by_name(struct audit_file *file,
                                             const char *name, bool named)
{
    for (size_t i = 0; i < file->nr_libraries; i++)
        if (!strcmp(file->libraries[i].name, name) &&
            (file->libraries[i].soname || !named))
            return &file->libraries[i];
    return NULL;
}

static struct audit_library *get_library(struct audit_file *file,
                                         const char *soname)
{
    struct audit_library *library = library_by_soname(file, soname);
    char *name;

    if (library)
        return library;
    name = xen_library_name(soname);
    library = add_library(file, name, soname);
    free(name);
    return library;
}

static void read_needed(struct audit_file *file)
{
    for (size_t i = 0; i < file->elf.nr_needed; i++) {
        const char *soname = file->elf.needed[i];

        if (is_libxenstable(soname))
            file->libxenstable = true;
        else if (xen_library_is_unstable(soname))
            get_library(file, soname)->needed = true;
    }
}

/* The other libxc: exchange-correlation functionals, all of them "xc_...". */
static bool needs_namesake(const struct audit_file *file)
{
    for (size_t i = 0; i < file->elf.nr_needed; i++)
        if (!strncmp(file->elf.needed[i], "libxc.so", strlen("libxc.so")))
            return true;
    return false;
}

/*
 * Libraries of Xen 4.14 have no versions, so that only the name tells whose
 * a symbol is. Where the library is not NEEDED (a plugin whose program
 * brings it along) the name must be one that nobody else has.
 */
static struct audit_library *library_of_bare_name(struct audit_file *file,
                                                  const char *symbol,
                                                  bool namesake)
{
    const char *name = xen_library_of_symbol(symbol, false);
    struct audit_library *library;

    if (!name)
        return NULL;
    library = library_by_name(file, name, true);
    if (!library && !strncmp(symbol, "xc_", 3)) {
        /* Functions moved between these two over time. */
        library = library_by_name(file, "libxenctrl", true);
        if (!library)
            library = library_by_name(file, "libxenguest", true);
    }
    if (library)
        return library;
    name = xen_library_of_symbol(symbol, true);
    if (!name || (namesake && !strncmp(symbol, "xc_", 3)))
        return NULL;
    library = library_by_name(file, name, false);
    return library ? library : add_library(file, name, NULL);
}

static void add_symbol(struct audit_library *library,
                       const struct elf_import *import)
{
    struct audit_symbol *symbol;

    /* Room for 16, 32, 64, ... */
    if (library->nr_symbols == 0 ||
        (library->nr_symbols >= 16 &&
         !(library->nr_symbols & (library->nr_symbols - 1))))
        library->symbols =
            must_realloc(library->symbols,
                         library->nr_symbols ? 2 * library->nr_symbols : 16,
                         sizeof(*library->symbols));
    symbol = &library->symbols[library->nr_symbols++];
    symbol->name = import->name;
    symbol->version = import->version;
    symbol->covered = drop_in_covers(import->name, library->name);
    library->nr_covered += symbol->covered;
}

static void read_imports(struct audit_file *file)
{
    bool namesake = needs_namesake(file);

    for (size_t i = 0; i < file->elf.nr_imports; i++) {
        const struct elf_import *import = &file->elf.imports[i];
        struct audit_library *library = NULL;

        if (import->library) {
            if (xen_library_is_unstable(import->library))
                library = get_library(file, import->library);
        } else {
            library = library_of_bare_name(file, import->name, namesake);
        }
        if (library)
            add_symbol(library, import);
    }
}

static int compare_symbols(const void *left, const void *right)
{
    const struct audit_symbol *a = left;
    const struct audit_symbol *b = right;

    return strcmp(a->name, b->name);
}

static enum verdict judge(const struct audit_file *file)
{
    if (file->elf.soname && xen_library_is_unstable(file->elf.soname))
        return VERDICT_PART_OF_XEN;
    if (file->nr_libraries)
        return VERDICT_REBUILD;
    return file->libxenstable ? VERDICT_LIBXENSTABLE : VERDICT_NONE;
}

int audit_file_read(struct audit_file *file, int fd)
{
    memset(file, 0, sizeof(*file));
    if (elf_imports_read(&file->elf, fd))
        return -1;
    read_needed(file);
    read_imports(file);
    for (size_t i = 0; i < file->nr_libraries; i++) {
        struct audit_library *library = &file->libraries[i];

        if (library->nr_symbols)
            qsort(library->symbols, library->nr_symbols,
                  sizeof(*library->symbols), compare_symbols);
        file->nr_symbols += library->nr_symbols;
        file->nr_covered += library->nr_covered;
    }
    file->verdict = judge(file);
    return 0;
}

void audit_file_free(struct audit_file *file)
{
    for (size_t i = 0; i < file->nr_libraries; i++) {
        free(file->libraries[i].name);
        free(file->libraries[i].symbols);
    }
    free(file->libraries);
    elf_imports_free(&file->elf);
    memset(file, 0, sizeof(*file));
}
