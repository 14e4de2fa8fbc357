/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* xenstable(1): finds the sub-command. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <xenstable/core.h>

#include "commands.h"
#include "output.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"info", command_info},
    {"audit", command_audit},
    {"run", command_run},
    {"describe", command_describe},
};

static void print_help(FILE *stream)
{
    fputs(INFO_USAGE
          "       xenstable audit [--all] [--json] FILE...\n"
          "       xenstable run [--also FILE]... [--explain] PROGRAM "
          "[ARG...]\n"
          "       xenstable describe --xen X.Y (--source DIR | --include DIR "
          "[--lib DIR])\n"
          "       xenstable --help | --version\n"
          "\n"
          "  info      show which Xen runs here, and what answers each "
          "operation\n"
          "  audit     show which programs and libraries need a "
          "rebuild for the next Xen\n"
          "  run       run a program that was built for another Xen\n"
          "  describe  write a file from which libxenstable knows a new Xen\n"
          "\n"
          "See also `xenstable COMMAND --help` and "
          "xenstable(1).\n",
          stream);
}

int bad_option(char **argv)
{
    /* A short option may be one of several in an argument. */
    if (optopt && optopt < 0x7f && strncmp(argv[optind - 1], "--", 2) != 0)
        complain("%s: unknown option '-%c'; see --help", argv[0], optopt);
    else
        complain("%s: wrong option '%s'; see --help", argv[0],
                 argv[optind - 1]);
    return EXIT_TROUBLE;
}

static int run_command(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (!strcmp(argv[0], commands[i].name)) {
            optind = 1;
            opterr = 0;
            return commands[i].run(argc, argv);
        }
    }
    complain("unknown %s '%s'; see xenstable --help",
             argv[0][0] == '-' ? "option" : "command", argv[0]);
    return EXIT_TROUBLE;
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return EXIT_TROUBLE;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
        print_help(stdout);
        return 0;
    }
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        printf("xenstable (libxenstable) %s\n", xenstable_library_version());
        return 0;
    }
    return run_command(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    int code;

    output_start();
    code = run(argc, argv);
    return output_finish() ? EXIT_TROUBLE : code;
}
