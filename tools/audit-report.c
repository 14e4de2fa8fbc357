/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "audit-report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "output.h"
#include "xen-names.h"

static const struct {
    const char *sentence;
    const char *word; /* in JSON: never change one */
    enum style style;
} verdicts[NR_VERDICTS] = {
    [VERDICT_NONE] = {"imports nothing of Xen's unstable libraries", "none",
                      STYLE_GOOD},
    [VERDICT_LIBXENSTABLE] = {"built against libxenstable: no rebuild",
                              "libxenstable", STYLE_GOOD},
    [VERDICT_REBUILD] = {"needs a rebuild at the next Xen", "rebuild",
                         STYLE_BAD},
    [VERDICT_LOADS] = {"loads an unstable library of Xen's when it runs",
                       "loads", STYLE_BAD},
    [VERDICT_PART_OF_XEN] = {"part of Xen itself: each Xen brings its own",
                             "part-of-xen", STYLE_PLAIN},
};

/* "core, kexec": the areas that answer what is covered; to be freed. */
static char *areas_of(const struct audit_library *library)
{
    char *areas = must_format("%s", "");

    for (size_t i = 0; i < library->nr_symbols; i++) {
        const char *area = library->symbols[i].area;
        char *longer;

        if (!area || strstr(areas, area))
            continue;
        longer = must_format("%s%s%s", areas, *areas ? ", " : "", area);
        free(areas);
        areas = longer;
    }
    return areas;
}

static void print_drop_in(const struct audit_library *library)
{
    const struct drop_in *drop_in = drop_in_of(library->name);
    char *areas;

    if (!library->nr_symbols)
        return;
    if (!drop_in) {
        puts("    no drop-in: libxenstable has none for this library");
        return;
    }
    areas = areas_of(library);
    printf("    area: %s; drop-in: pkg-config %s, %s\n",
           *areas ? areas : "none", drop_in->pkg_config, drop_in->headers);
    free(areas);
}

static void print_wrappers(const struct audit_file *file)
{
    for (size_t i = 0; i < file->elf.nr_stamps; i++)
        printf("  has the wrappers of libxenstable %s inside\n",
               file->elf.stamps[i]);
}

static const char *how(const struct audit_library *library)
{
    if (library->loaded)
        return library->nr_symbols ? "loaded when it runs, "
                                   : "loaded when it runs; what is called "
                                     "there cannot be seen";
    return library->nr_symbols ? "" : "NEEDED, but no symbol is imported";
}

static void print_heading(const struct audit_library *library)
{
    const char *release =
        library->soname ? xen_library_release(library->soname) : NULL;
    const char *name = library->soname ? library->soname : library->name;
    char *line, *numbers = NULL;

    if (library->nr_symbols)
        numbers = must_format(
            "%zu symbol%s, %zu covered by libxenstable", library->nr_symbols,
            library->nr_symbols == 1 ? "" : "s", library->nr_covered);
    line = must_format("%s%s%s%s: %s%s", name, release ? " (Xen " : "",
                       release ? release : "", release ? ")" : "",
                       how(library), numbers ? numbers : "");
    printf("  ");
    output_styled(STYLE_HEADING, line);
    putchar('\n');
    free(numbers);
    free(line);
    if (!library->soname)
        printf("    by their names: the file does not say which library\n");
}

static void print_library(const struct audit_library *library)
{
    struct table table = {.nr_columns = 3};

    print_heading(library);
    print_drop_in(library);
    for (size_t i = 0; i < library->nr_symbols; i++) {
        const struct audit_symbol *symbol = &library->symbols[i];
        const char *version = symbol->version ? symbol->version : "-";

        table_add(&table, STYLE_PLAIN, symbol->name);
        table_add(&table, STYLE_PLAIN, symbol->of_text ? "text" : version);
        table_add(&table, symbol->area ? STYLE_GOOD : STYLE_WARNING,
                  symbol->area ? "covered" : "not covered");
    }
    table_print(&table, 4);
}

/* Is there a stand-in of each of Xen's libraries that the file uses? For those
   that it loads by name none is of use. */
static bool has_stand_ins(const char *path, const struct audit_file *file)
{
    for (size_t i = 0; i < file->nr_libraries; i++) {
        const struct audit_library *library = &file->libraries[i];

        if (!library->soname || library->loaded ||
            !has_stand_in(path, library->soname))
            return false;
    }
    return true;
}

static void print_way_out(const char *path, const struct audit_file *file)
{
    if (!file->nr_symbols && file->verdict == VERDICT_REBUILD)
        printf("  Linking with -Wl,--as-needed makes it independent of Xen's "
               "release.\n");
    else if (!file->nr_symbols)
        printf("  Its documentation may tell whether it knows the next "
               "Xen.\n");
    else if (file->nr_covered == file->nr_symbols)
        printf("  libxenstable covers all of it: built against it once, this "
               "file needs no\n  rebuild for any later Xen.\n%s",
               has_stand_ins(path, file)
                   ? "  As it is it runs on any Xen by `xenstable run`.\n"
                   : "");
    else
        printf("  libxenstable does not cover %zu of %zu symbols.\n",
               file->nr_symbols - file->nr_covered, file->nr_symbols);
}

void audit_print_file(const char *path, const struct audit_file *file)
{
    output_styled(STYLE_HEADING, path);
    fputs(": ", stdout);
    output_styled(verdicts[file->verdict].style,
                  verdicts[file->verdict].sentence);
    if (file->elf.kind == ELF_IMPORTS_STATIC)
        fputs(" (statically linked: what it holds cannot be seen)", stdout);
    putchar('\n');
    if (file->verdict == VERDICT_PART_OF_XEN)
        return;
    print_wrappers(file);
    for (size_t i = 0; i < file->nr_libraries; i++)
        print_library(&file->libraries[i]);
    if (file->verdict == VERDICT_REBUILD || file->verdict == VERDICT_LOADS)
        print_way_out(path, file);
}

void audit_print_totals(const struct audit_totals *totals)
{
    const unsigned long *nr = totals->nr_verdicts;

    printf("%lu to rebuild, %lu built against libxenstable, %lu part of Xen, "
           "%lu without unstable imports;\n%lu that load at run time, %lu "
           "other files skipped, %lu not readable\n",
           nr[VERDICT_REBUILD], nr[VERDICT_LIBXENSTABLE],
           nr[VERDICT_PART_OF_XEN], nr[VERDICT_NONE], nr[VERDICT_LOADS],
           totals->nr_skipped, totals->nr_errors);
}

static void json_library(struct json *json,
                         const struct audit_library *library)
{
    const struct drop_in *drop_in = drop_in_of(library->name);

    json_open_map(json, NULL);
    json_text(json, "name", library->name);
    json_text(json, "soname", library->soname);
    json_text(json, "release",
              library->soname ? xen_library_release(library->soname) : NULL);
    json_bool(json, "needed", library->needed);
    json_bool(json, "loaded", library->loaded);
    json_text(json, "drop_in", drop_in ? drop_in->pkg_config : NULL);
    json_open_list(json, "symbols");
    for (size_t i = 0; i < library->nr_symbols; i++) {
        const struct audit_symbol *symbol = &library->symbols[i];

        json_open_map(json, NULL);
        json_text(json, "name", symbol->name);
        json_text(json, "version", symbol->version);
        json_bool(json, "covered", symbol->area != NULL);
        json_text(json, "area", symbol->area);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

void audit_json_file(struct json *json, const char *path,
                     const struct audit_file *file)
{
    json_open_map(json, NULL);
    json_text(json, "path", path);
    json_text(json, "verdict", verdicts[file->verdict].word);
    json_text(json, "error", NULL);
    json_bool(json, "static", file->elf.kind == ELF_IMPORTS_STATIC);
    json_bool(json, "libxenstable", file->libxenstable);
    json_number(json, "symbols", (long long)file->nr_symbols);
    json_number(json, "covered", (long long)file->nr_covered);
    json_open_list(json, "wrappers");
    for (size_t i = 0; i < file->elf.nr_stamps; i++)
        json_text(json, NULL, file->elf.stamps[i]);
    json_close_list(json);
    json_open_list(json, "libraries");
    for (size_t i = 0; i < file->nr_libraries; i++)
        json_library(json, &file->libraries[i]);
    json_close_list(json);
    json_close_map(json);
}

void audit_json_error(struct json *json, const char *path, const char *reason)
{
    json_open_map(json, NULL);
    json_text(json, "path", path);
    json_text(json, "verdict", NULL);
    json_text(json, "error", reason);
    json_close_map(json);
}

void audit_json_totals(struct json *json, const struct audit_totals *totals)
{
    json_open_map(json, "totals");
    for (unsigned int i = 0; i < NR_VERDICTS; i++)
        json_number(json, verdicts[i].word, (long long)totals->nr_verdicts[i]);
    json_number(json, "skipped", (long long)totals->nr_skipped);
    json_number(json, "errors", (long long)totals->nr_errors);
    json_close_map(json);
}
