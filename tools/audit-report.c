/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "audit-report.h"

#include <stdio.h>
#include <stdlib.h>

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
    [VERDICT_PART_OF_XEN] = {"part of Xen itself: each Xen brings its own",
                             "part-of-xen", STYLE_PLAIN},
};

static void print_heading(const struct audit_library *library)
{
    const char *release =
        library->soname ? xen_library_release(library->soname) : NULL;
    char *line;

    if (!library->nr_symbols)
        line = must_format("%s%s%s%s: NEEDED, but no symbol is imported",
                           library->soname ? library->soname : library->name,
                           release ? " (Xen " : "", release ? release : "",
                           release ? ")" : "");
    else
        line = must_format(
            "%s%s%s%s: %zu symbol%s, %zu covered by libxenstable",
            library->soname ? library->soname : library->name,
            release ? " (Xen " : "", release ? release : "",
            release ? ")" : "", library->nr_symbols,
            library->nr_symbols == 1 ? "" : "s", library->nr_covered);
    printf("  ");
    output_styled(STYLE_HEADING, line);
    putchar('\n');
    free(line);
    if (!library->soname)
        printf("    by their names: the file does not say which library\n");
}

static void print_library(const struct audit_library *library)
{
    struct table table = {.nr_columns = 3};

    print_heading(library);
    for (size_t i = 0; i < library->nr_symbols; i++) {
        const struct audit_symbol *symbol = &library->symbols[i];

        table_add(&table, STYLE_PLAIN, symbol->name);
        table_add(&table, STYLE_PLAIN,
                  symbol->version ? symbol->version : "-");
        table_add(&table, symbol->covered ? STYLE_GOOD : STYLE_WARNING,
                  symbol->covered ? "covered" : "not covered");
    }
    table_print(&table, 4);
}

static void print_way_out(const struct audit_file *file)
{
    if (!file->nr_symbols)
        printf("  Linking with -Wl,--as-needed makes it independent of Xen's "
               "release.\n");
    else if (file->nr_covered == file->nr_symbols)
        printf("  libxenstable covers all of it: built against it once, this "
               "file needs no\n  rebuild for any later Xen.\n");
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
    for (size_t i = 0; i < file->nr_libraries; i++)
        print_library(&file->libraries[i]);
    if (file->verdict == VERDICT_REBUILD)
        print_way_out(file);
}

void audit_print_totals(const struct audit_totals *totals)
{
    const unsigned long *nr = totals->nr_verdicts;

    printf("%lu to rebuild, %lu built against libxenstable, %lu part of Xen, "
           "%lu without unstable imports;\n%lu other files skipped, %lu not "
           "readable\n",
           nr[VERDICT_REBUILD], nr[VERDICT_LIBXENSTABLE],
           nr[VERDICT_PART_OF_XEN], nr[VERDICT_NONE], totals->nr_skipped,
           totals->nr_errors);
}

static void json_library(struct json *json,
                         const struct audit_library *library)
{
    json_open_map(json, NULL);
    json_text(json, "name", library->name);
    json_text(json, "soname", library->soname);
    json_text(json, "release",
              library->soname ? xen_library_release(library->soname) : NULL);
    json_bool(json, "needed", library->needed);
    json_open_list(json, "symbols");
    for (size_t i = 0; i < library->nr_symbols; i++) {
        const struct audit_symbol *symbol = &library->symbols[i];

        json_open_map(json, NULL);
        json_text(json, "name", symbol->name);
        json_text(json, "version", symbol->version);
        json_bool(json, "covered", symbol->covered);
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
