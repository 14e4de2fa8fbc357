/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Write a release file: runs the importer, which is installed with the
 * headers.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "output.h"

static void print_help(void)
{
    fputs(DESCRIBE_USAGE
          "\n"
          "Prints the release file of a Xen: what libxenstable must know of "
          "it. Xen's packages\ninstall it for a libxenstable that is older "
          "than that Xen.\n"
          "\n"
          "      --xen X.Y      its release\n"
          "      --source DIR   its source tree\n"
          "      --include DIR  or its installed headers\n"
          "      --lib DIR      and its installed libraries\n"
          "      --cc CC        the compiler, for x86-64; cc if not given\n"
          "      --symbols DIR  another registry than the installed one\n"
          "  -h, --help         print this help\n"
          "\n"
          "Exit codes: 0 written, 1 such a file cannot describe this Xen, 2 "
          "trouble.\nSee xenstable(1).\n",
          stdout);
}

int command_describe(int argc, char **argv)
{
    const char *folder = secure_getenv("XENSTABLE_DESCRIBE");
    char **command = must_calloc((size_t)argc + 3, sizeof(*command));
    char *script;

    if (argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        print_help();
        free(command);
        return 0;
    }
    script = must_format("%s/symbols/importer/describe.py",
                         folder && *folder ? folder : DESCRIBE_FOLDER);
    if (access(script, R_OK)) {
        complain("describe: %s: %s; it is installed with libxenstable's "
                 "headers (Debian: libxenstable-dev)",
                 script, strerror(errno));
    } else {
        /* -I: what the user's environment says of Python does not count. */
        command[0] = (char *)"python3";
        command[1] = (char *)"-I";
        command[2] = script;
        memcpy(command + 3, argv + 1, (size_t)(argc - 1) * sizeof(*command));
        execvp(command[0], command);
        complain("describe: python3: %s; it needs Python 3.9 or newer",
                 strerror(errno));
    }
    free(script);
    free(command);
    return EXIT_TROUBLE;
}
