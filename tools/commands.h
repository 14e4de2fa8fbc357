/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: commands - the sub-commands of xenstable(1)
 *
 * Each gets its own name as argv[0] and returns the exit code.
 */
#ifndef XENSTABLE_TOOLS_COMMANDS_H
#define XENSTABLE_TOOLS_COMMANDS_H

#include <stdbool.h>

int command_info(int argc, char **argv);
int command_audit(int argc, char **argv);
int command_run(int argc, char **argv);
int command_describe(int argc, char **argv);

#define INFO_USAGE "usage: xenstable info [--json]\n"
#define AUDIT_USAGE "usage: xenstable audit [--all] [--json] FILE...\n"
#define RUN_USAGE \
    "usage: xenstable run [--also FILE]... [--explain] PROGRAM [ARG...]\n"
#define DESCRIBE_USAGE                                                   \
    "usage: xenstable describe --xen X.Y (--source DIR | --include DIR " \
    "[--lib DIR])\n"                                                     \
    "                          [--cc CC] [--symbols DIR] >FILE\n"

/** has_stand_in() - is a stand-in of this library of Xen installed, for the
 * machine that @file is made for? */
bool has_stand_in(const char *file, const char *soname);

/** bad_option() - say which option was wrong; returns EXIT_TROUBLE */
int bad_option(char **argv);

#endif
