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

/* Names of another library, libxc (exchange-correlation functionals), which
   also begin with "xc_". */
static bool needs_namesake(const struct audit_file *file)
{
    for (size_t i = 0; i < file->elf.nr_needed; i++)
        if (!strncmp(file->elf.needed[i], "libxc.so", strlen("libxc.so")))
            return true;
    return false;
}

/*
 * Libraries of Xen 4.14 have no symbol versions, so that only the name tells
 * to which library a symbol belongs. When the library is not NEEDED (as in a
 * plugin whose program loads it) the name must be one that no other library
 * has.
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
    symbol->area = drop_in_area(import->name, library->name);
    symbol->of_text = false;
    library->nr_covered += symbol->area != NULL;
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

static const char *keep_text(struct audit_file *file, const char *text,
                             size_t length)
{
    file->texts =
        must_realloc(file->texts, file->nr_texts + 1, sizeof(*file->texts));
    file->texts[file->nr_texts] = must_format("%.*s", (int)length, text);
    return file->texts[file->nr_texts++];
}

/* A library that is loaded when the file runs; which of several releases of
   it does not matter. */
static void add_loaded(struct audit_file *file, const char *soname)
{
    char *name;
    struct audit_library *library;

    if (!xen_library_is_unstable(soname))
        return;
    name = xen_library_name(soname);
    library = library_by_name(file, name, true);
    if (!library)
        library =
            add_library(file, name, keep_text(file, soname, strlen(soname)));
    free(name);
    library->loaded = !library->needed;
}

/* The characters of a library's name, with or without its folder. */
static bool is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("_+-./%", c));
}

/* "libxenctrl.so.%s" in "cannot load libxenctrl.so.%s: %s". */
static void find_library_names(void *data, const char *string)
{
    struct audit_file *file = data;
    size_t length;

    if (!strstr(string, ".so"))
        return;
    for (; *string; string += length) {
        char *name;

        length = 0;
        while (is_of_name(string[length]))
            length++;
        name = must_format("%.*s", (int)length, string);
        add_loaded(file, name);
        free(name);
        length += !length;
    }
}

/* The whole string is a function of a library that the file loads. */
static void find_function_names(void *data, const char *string)
{
    struct audit_file *file = data;
    const char *name = xen_library_of_symbol(string, true);
    struct audit_library *library;
    struct elf_import import = {.name = string};
    size_t length = 0;

    while (is_of_name(string[length]) && !strchr("+-./%", string[length]))
        length++;
    library = name ? library_by_name(file, name, false) : NULL;
    if (!library || !library->loaded || string[length])
        return;
    for (size_t i = 0; i < library->nr_symbols; i++)
        if (!strcmp(library->symbols[i].name, string))
            return;
    /* A prefix alone is a text for another use. */
    if (string[length - 1] == '_')
        return;
    import.name = keep_text(file, string, length);
    add_symbol(library, &import);
    library->symbols[library->nr_symbols - 1].of_text = true;
}

/* libxenstable loads all of them, for others. */
static void read_loaded(struct audit_file *file)
{
    bool any = false;

    if (file->elf.soname && is_libxenstable(file->elf.soname))
        return;
    for (size_t i = 0; i < file->elf.nr_noted; i++)
        add_loaded(file, file->elf.noted[i]);
    if (file->elf.dlopens)
        elf_imports_strings(&file->elf, find_library_names, file);
    for (size_t i = 0; i < file->nr_libraries; i++)
        any = any || file->libraries[i].loaded;
    if (any)
        elf_imports_strings(&file->elf, find_function_names, file);
}

static bool is_bound(const struct audit_file *file)
{
    for (size_t i = 0; i < file->nr_libraries; i++)
        if (!file->libraries[i].loaded)
            return true;
    return false;
}

static int compare_symbols(const void *left, const void *right)
{
    const struct audit_symbol *a = left;
    const struct audit_symbol *b = right;

    return strcmp(a->name, b->name);
}

static enum verdict judge(const struct audit_file *file)
{
    /* Xen's own ones do not need us: a stand-in has such a name, and does. */
    if (file->elf.soname && xen_library_is_unstable(file->elf.soname) &&
        !file->libxenstable)
        return VERDICT_PART_OF_XEN;
    if (is_bound(file))
        return VERDICT_REBUILD;
    if (file->nr_libraries)
        return VERDICT_LOADS;
    return file->libxenstable ? VERDICT_LIBXENSTABLE : VERDICT_NONE;
}

int audit_file_read(struct audit_file *file, int fd)
{
    memset(file, 0, sizeof(*file));
    if (elf_imports_read(&file->elf, fd))
        return -1;
    read_needed(file);
    read_imports(file);
    read_loaded(file);
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
    for (size_t i = 0; i < file->nr_texts; i++)
        free(file->texts[i]);
    free(file->texts);
    elf_imports_free(&file->elf);
    memset(file, 0, sizeof(*file));
}
