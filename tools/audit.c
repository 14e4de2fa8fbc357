/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which unstable Xen symbols do files import? Takes files and folders, in
 * the order given; a folder is searched in order of names, so that two runs
 * print the same.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "audit-report.h"
#include "commands.h"
#include "output.h"

struct audit {
    struct json *json; /* NULL for text */
    bool all;          /* files in folders that import nothing, too */
    bool with_totals;
    struct audit_totals totals;
};

static void report_error(struct audit *audit, const char *path,
                         const char *reason)
{
    audit->totals.nr_errors++;
    complain("%s: %s", path, reason);
    if (audit->json)
        audit_json_error(audit->json, path, reason);
}

static void report_file(struct audit *audit, const char *path,
                        const struct audit_file *file, bool in_folder)
{
    audit->totals.nr_verdicts[file->verdict]++;
    if (in_folder && file->verdict == VERDICT_NONE && !audit->all)
        return;
    if (audit->json)
        audit_json_file(audit->json, path, file);
    else
        audit_print_file(path, file);
}

static void judge_file(struct audit *audit, const char *path,
                       const struct audit_file *file, bool in_folder)
{
    switch (file->elf.kind) {
    case ELF_IMPORTS_DYNAMIC:
    case ELF_IMPORTS_STATIC:
        report_file(audit, path, file, in_folder);
        break;
    case ELF_IMPORTS_OTHER:
    case ELF_IMPORTS_NOT_ELF:
        if (in_folder) {
            audit->totals.nr_skipped++;
            break;
        }
        /* A file that the user named is always audited. */
        /* fall through */
    case ELF_IMPORTS_DAMAGED:
        report_error(audit, path, file->elf.reason);
        break;
    }
}

static void audit_regular_file(struct audit *audit, const char *path, int fd,
                               bool in_folder)
{
    struct audit_file file;

    if (audit_file_read(&file, fd))
        report_error(audit, path, strerror(errno));
    else
        judge_file(audit, path, &file, in_folder);
    audit_file_free(&file);
}

/* Folders that are not on any disk: endless, and files with effects. */
static bool is_pseudo_folder(const char *path)
{
    struct statfs fs;

    return !statfs(path, &fs) &&
           (fs.f_type == PROC_SUPER_MAGIC || fs.f_type == SYSFS_MAGIC);
}

static int not_dots(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static void audit_path(struct audit *audit, const char *path, bool in_folder);

static void audit_folder(struct audit *audit, const char *path, bool in_folder)
{
    struct dirent **entries;
    size_t length = strlen(path);
    int nr_entries;

    if (is_pseudo_folder(path)) {
        if (!in_folder)
            report_error(audit, path, "is not a folder on a disk");
        return;
    }
    nr_entries = scandir(path, &entries, not_dots, by_name);
    if (nr_entries < 0) {
        report_error(audit, path, strerror(errno));
        return;
    }
    for (int i = 0; i < nr_entries; i++) {
        const char *slash = length && path[length - 1] == '/' ? "" : "/";
        char *inner = must_format("%s%s%s", path, slash, entries[i]->d_name);

        audit_path(audit, inner, true);
        free(inner);
        free(entries[i]);
    }
    free(entries);
}

/*
 * In folders symbolic links are not followed: what they lead to is found
 * where it is, and no loop is possible. Neither pipes nor devices are
 * opened, which may block or do something.
 */
static void audit_path(struct audit *audit, const char *path, bool in_folder)
{
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    struct stat status;
    int fd;

    if (in_folder ? lstat(path, &status) : stat(path, &status)) {
        report_error(audit, path, strerror(errno));
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        audit->with_totals = true;
        audit_folder(audit, path, in_folder);
        return;
    }
    if (!S_ISREG(status.st_mode)) {
        if (in_folder)
            audit->totals.nr_skipped++;
        else
            report_error(audit, path, "is neither a file nor a folder");
        return;
    }
    fd = open(path, in_folder ? flags | O_NOFOLLOW : flags);
    if (fd < 0) {
        report_error(audit, path, strerror(errno));
        return;
    }
    audit_regular_file(audit, path, fd, in_folder);
    close(fd);
}

static void print_help(void)
{
    fputs(AUDIT_USAGE
          "\n"
          "Lists the symbols that programs and libraries use from those "
          "libraries of Xen\nthat change with every release. Says which files "
          "need a rebuild for the next Xen,\nand what libxenstable covers. "
          "Folders are searched recursively.\n"
          "\n"
          "  -a, --all   also list files in folders that import nothing "
          "unstable\n"
          "      --json  print JSON\n"
          "  -h, --help  print this help\n"
          "\n"
          "Exit codes: 0 nothing unstable is imported, 1 something is, 2 "
          "wrong usage or\nsomething could not be read. See xenstable(1).\n",
          stdout);
}

static int exit_code(const struct audit *audit)
{
    if (audit->totals.nr_errors)
        return EXIT_TROUBLE;
    return audit->totals.nr_verdicts[VERDICT_REBUILD] ||
                   audit->totals.nr_verdicts[VERDICT_LOADS]
               ? EXIT_NO
               : 0;
}

int command_audit(int argc, char **argv)
{
    static const struct option options[] = {
        {"all", no_argument, NULL, 'a'},
        {"json", no_argument, NULL, 'j'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    struct audit audit = {.json = NULL};
    bool want_json = false;
    int option;

    while ((option = getopt_long(argc, argv, "ah", options, NULL)) != -1) {
        switch (option) {
        case 'a':
            audit.all = true;
            break;
        case 'j':
            want_json = true;
            break;
        case 'h':
            print_help();
            return 0;
        default:
            return bad_option(argv);
        }
    }
    if (optind == argc) {
        complain("audit: no file given");
        fputs(AUDIT_USAGE, stderr);
        return EXIT_TROUBLE;
    }
    if (want_json) {
        audit.json = json_start("audit");
        json_open_list(audit.json, "files");
    }
    audit.with_totals = argc - optind > 1;
    for (int i = optind; i < argc; i++)
        audit_path(&audit, argv[i], false);
    if (audit.json) {
        json_close_list(audit.json);
        audit_json_totals(audit.json, &audit.totals);
        json_finish(audit.json);
    } else if (audit.with_totals) {
        audit_print_totals(&audit.totals);
    }
    return exit_code(&audit);
}
