/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Run a program that was built for another release of Xen, over stand-ins of
 * that release's libraries.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <xenstable/core.h>

#include "audit-file.h"
#include "commands.h"
#include "output.h"
#include "xen-names.h"

/* As env(1) has them: a program uses those below itself. */
enum { EXIT_REFUSED = 125, EXIT_CANNOT_RUN = 126, EXIT_NOT_FOUND = 127 };

struct run {
    bool explain;
    char *release;      /* "4.17", NULL: no Xen runs */
    char *path;         /* LD_LIBRARY_PATH: the folders that are needed */
    const char *raised; /* why the program reads no LD_LIBRARY_PATH */
    bool refused;
};

__attribute__((format(printf, 2, 3))) static void
explain(const struct run *run, const char *format, ...)
{
    va_list list;

    if (!run->explain)
        return;
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
}

static int find_release(struct run *run)
{
    struct xenstable *xs = NULL;
    unsigned int major, minor;
    int ret = xenstable_open(&xs, NULL, NULL, 0);

    if (!ret)
        ret = xenstable_running_release(xs, &major, &minor);
    if (!ret)
        run->release = must_format("%u.%u", major, minor);
    else if (ret != -ENODEV)
        complain("run: which Xen runs is not known: %s",
                 xs ? xenstable_message(xs) : strerror(-ret));
    xenstable_close(xs);
    if (run->release)
        explain(run, "Xen %s runs here.\n", run->release);
    else if (ret == -ENODEV)
        explain(run, "No Xen runs here.\n");
    return ret == -ENODEV ? 0 : ret;
}

/* With raised privileges the loader reads no LD_LIBRARY_PATH. */
static const char *raised(const char *path, const struct stat *status)
{
    if (status->st_mode & S_ISUID)
        return "is set-user-ID";
    if (status->st_mode & S_ISGID)
        return "is set-group-ID";
    if (getxattr(path, "security.capability", NULL, 0) > 0)
        return "has file capabilities";
    return NULL;
}

static bool is_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    for (; *path; path += strcspn(path, ":"), path += *path == ':')
        if (!strncmp(path, folder, length) &&
            (path[length] == ':' || !path[length]))
            return true;
    return false;
}

static char *stand_in_folder(const char *release)
{
    const char *folder = secure_getenv("XENSTABLE_STAND_INS");

    return must_format("%s/%s", folder ? folder : STAND_IN_FOLDER, release);
}

/* Where the stand-in is if there is one. NULL: the library is of no release.
 */
static char *stand_in_file(const char *soname)
{
    const char *release = xen_library_release(soname);
    char *folder, *file;

    if (!release)
        return NULL;
    folder = stand_in_folder(release);
    file = must_format("%s/%s", folder, soname);
    free(folder);
    return file;
}

static void add_folder(struct run *run, const char *release)
{
    char *folder = stand_in_folder(release), *old = run->path;

    if (!old) {
        run->path = folder;
        return;
    }
    if (!is_in(old, folder)) {
        run->path = must_format("%s:%s", old, folder);
        free(old);
    }
    free(folder);
}

/* The symbols that no stand-in answers. */
static bool tell_missing(const char *file, const struct audit_library *library)
{
    bool missing = false;

    for (size_t i = 0; i < library->nr_symbols; i++) {
        const struct audit_symbol *symbol = &library->symbols[i];

        if (stand_in_answers(symbol->name, library->name) || symbol->of_text)
            continue;
        complain("run: %s needs %s() of %s, which libxenstable %s", file,
                 symbol->name, library->soname,
                 symbol->area ? "has only for programs built against it"
                              : "does not have");
        missing = true;
    }
    return missing;
}

/* The class, the byte order and the machine of a file; the loader passes by a
   library of others. */
static bool read_machine(const char *file, unsigned char header[EI_NIDENT + 4])
{
    FILE *stream = fopen(file, "re");
    size_t read = stream ? fread(header, 1, EI_NIDENT + 4, stream) : 0;

    if (stream)
        fclose(stream);
    return read == EI_NIDENT + 4;
}

static bool same_machine(const char *left, const char *right)
{
    unsigned char ours[EI_NIDENT + 4], theirs[EI_NIDENT + 4];
    const size_t machine = offsetof(Elf64_Ehdr, e_machine);

    return read_machine(left, ours) && read_machine(right, theirs) &&
           ours[EI_CLASS] == theirs[EI_CLASS] &&
           ours[EI_DATA] == theirs[EI_DATA] &&
           !memcmp(ours + machine, theirs + machine, sizeof(Elf64_Half));
}

bool has_stand_in(const char *file, const char *soname)
{
    char *stand_in = stand_in_file(soname);
    bool has = stand_in && same_machine(file, stand_in);

    free(stand_in);
    return has;
}

/* A library that the program names: is there something to do? @why: the file
   reads no LD_LIBRARY_PATH. */
static void decide(struct run *run, const char *file, const char *why,
                   const struct audit_library *library)
{
    const char *release = xen_library_release(library->soname);
    char *stand_in;

    if (!release)
        return;
    if (run->release && !strcmp(release, run->release)) {
        explain(run, "%s: %s is the running release's own; nothing to do\n",
                file, library->soname);
        return;
    }
    /* dlsym() wants a default version, which most stand-ins do not have. */
    if (library->loaded) {
        complain("run: %s loads %s by its name, and no stand-in is used for "
                 "that",
                 file, library->soname);
        return;
    }
    stand_in = stand_in_file(library->soname);
    if (access(stand_in, R_OK)) {
        complain("run: %s needs %s, and %s %s: %s", file, library->soname,
                 errno == ENOENT ? "there is no" : "this user cannot read",
                 stand_in, strerror(errno));
        run->refused |= library->needed;
    } else if (!same_machine(file, stand_in)) {
        complain("run: %s is not made for this machine, as %s is", file,
                 stand_in);
        run->refused |= library->needed;
    } else if (why) {
        complain("run: %s %s, and so finds no %s", file, why, stand_in);
        run->refused = true;
    } else if (tell_missing(file, library)) {
        run->refused = true;
    } else {
        explain(run, "%s: %s is %s (%zu symbols)\n", file, library->soname,
                stand_in, library->nr_symbols);
        add_folder(run, release);
    }
    free(stand_in);
}

/* By errno, which does not outlive a message. */
static int cannot_run(const char *path)
{
    const int code = errno == ENOENT ? EXIT_NOT_FOUND : EXIT_CANNOT_RUN;

    complain("run: %s: %s", path, strerror(errno));
    return code;
}

static int read_file(struct run *run, const char *path, bool program)
{
    struct audit_file file = {0};
    struct stat status;
    const char *why;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0 || fstat(fd, &status))
        return cannot_run(path);
    if (!S_ISREG(status.st_mode)) {
        complain("run: %s is no file", path);
        close(fd);
        return EXIT_REFUSED;
    }
    why = raised(path, &status);
    if (program)
        run->raised = why;
    if (audit_file_read(&file, fd)) {
        complain("run: %s: %s", path, strerror(errno));
        run->refused = true;
    } else if (file.elf.kind == ELF_IMPORTS_DAMAGED) {
        complain("run: %s %s", path, file.elf.reason);
        run->refused = true;
    } else if (file.elf.kind == ELF_IMPORTS_NOT_ELF) {
        explain(run,
                "%s: a script; name the programs that it runs by "
                "--also\n",
                path);
    }
    for (size_t i = 0; i < file.nr_libraries; i++)
        if (file.libraries[i].soname)
            decide(run, path, why, &file.libraries[i]);
    audit_file_free(&file);
    close(fd);
    return 0;
}

/* Folders can be "executed", too. False: errno says why not. */
static bool is_program(const char *file)
{
    struct stat status;

    if (access(file, X_OK) || stat(file, &status))
        return false;
    errno = EACCES;
    return S_ISREG(status.st_mode);
}

/* As execvp(3) finds it. NULL: not there, or, by errno, not for this user. */
static char *find_program(const char *name)
{
    const char *path = getenv("PATH");
    int error = ENOENT;
    size_t length;

    if (strchr(name, '/'))
        return must_format("%s", name);
    for (path = path ? path : "/usr/bin:/bin"; *path;
         path += length + (path[length] == ':')) {
        char *file;

        length = strcspn(path, ":");
        file = length ? must_format("%.*s/%s", (int)length, path, name)
                      : must_format("./%s", name);
        if (is_program(file))
            return file;
        if (errno == EACCES)
            error = EACCES;
        free(file);
    }
    errno = error;
    return NULL;
}

static void print_help(void)
{
    fputs(RUN_USAGE
          "\n"
          "Runs a program that was built for another release of Xen than the "
          "one that runs\nhere, over stand-ins of that release's libraries. "
          "Without need it is run as it is.\n"
          "\n"
          "      --also FILE  something that the program loads: a plug-in, a "
          "child\n"
          "      --explain    say what would be done, and run nothing\n"
          "  -h, --help       print this help\n"
          "\n"
          "Exit codes: those of the program; 125 refused, 126 it cannot be "
          "run, 127 it is\nnot there. See xenstable(1).\n",
          stdout);
}

static int execute(struct run *run, const char *program, char **arguments)
{
    const char *old = getenv("LD_LIBRARY_PATH");

    if (run->path) {
        char *path = old && *old ? must_format("%s:%s", run->path, old)
                                 : must_format("%s", run->path);

        if (setenv("LD_LIBRARY_PATH", path, 1)) {
            complain("run: %s", strerror(errno));
            return EXIT_REFUSED;
        }
        free(path);
    }
    execv(program, arguments);
    return cannot_run(program);
}

static int prepare(struct run *run, const char *program, char **also,
                   size_t nr_also)
{
    int code = read_file(run, program, true);

    for (size_t i = 0; i < nr_also && !code; i++)
        code = read_file(run, also[i], false);
    if (!code && run->path && run->raised) {
        complain("run: %s %s, and so finds no stand-in for what it loads",
                 program, run->raised);
        run->refused = true;
    }
    if (!code && run->refused)
        code = EXIT_REFUSED;
    return code;
}

int command_run(int argc, char **argv)
{
    static const struct option options[] = {
        {"also", required_argument, NULL, 'a'},
        {"explain", no_argument, NULL, 'e'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    struct run run = {.explain = false};
    char **also = must_calloc((size_t)argc, sizeof(*also));
    size_t nr_also = 0;
    char *program = NULL;
    int option, code;

    while ((option = getopt_long(argc, argv, "+h", options, NULL)) != -1) {
        switch (option) {
        case 'a':
            also[nr_also++] = optarg;
            break;
        case 'e':
            run.explain = true;
            break;
        case 'h':
            print_help();
            free(also);
            return 0;
        default:
            free(also);
            bad_option(argv);
            return EXIT_REFUSED;
        }
    }
    if (optind == argc) {
        complain("run: no program given");
        fputs(RUN_USAGE, stderr);
        code = EXIT_REFUSED;
    } else if (!(program = find_program(argv[optind]))) {
        code = cannot_run(argv[optind]);
    } else if (find_release(&run)) {
        code = EXIT_REFUSED;
    } else {
        code = prepare(&run, program, also, nr_also);
    }
    if (!code && run.explain && run.path)
        printf("LD_LIBRARY_PATH=%s\n", run.path);
    else if (!code && !run.explain)
        code = execute(&run, program, argv + optind);
    free(run.path);
    free(run.release);
    free(program);
    free(also);
    return code;
}
