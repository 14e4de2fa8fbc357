/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: judge - asks a release's own libxl and libxenstable the same
 *
 * One source, compiled twice: with a release's own headers, where JUDGE_MINOR
 * is its number, and with our drop-in headers. So it uses libxl's names only.
 * The result of a call is printed with every member on a line, and the two
 * outputs are compared.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <libxl.h>
#include <libxl_event.h>
#include <libxl_utils.h>
#include <libxl_uuid.h>
#include <libxlutil.h>

#ifndef JUDGE_MINOR
#define JUDGE_MINOR 99 /* our headers have all members */
#endif

extern libxl_ctx *ctx;
extern struct xentoollog_logger *judge_logger; /* that it was given */

/* Of the guest that is printed as "guest": each creation gives a new one. */
extern uint32_t guest;

/* Does the running Xen have what came with 4.@minor? */
bool runs_since(int minor);

/* The name of what is inside stands before the names of the members. */
void enter(const char *name);
void leave(void);
/* "NAME[INDEX]", good for some calls */
const char *at(const char *name, int index);

void print_number(const char *name, long long number);
void print_domid(const char *name, uint32_t domid);
void print_enum(const char *name, int number, const char *text);
void print_text(const char *name, const char *text);
void print_bytes(const char *name, const void *bytes, size_t count);
void print_bitmap(const char *name, const libxl_bitmap *map);
void print_list(const char *name, char **list);
/* What a call returned, as "NAME()"; true: 0 */
bool print_result(const char *name, int rc);
/* The same for a number that is no error */
void print_answer(const char *name, long long answer);
/* JSON, member by member; frees it. */
void print_json(const char *name, char *text);

void print_config(const char *name, libxl_domain_config *config);

/* A guest by the words of create, see judge-guest.c; after no init */
void fill_config(libxl_domain_config *config, char **words);

/* Steps, see judge.c. */
void step_host(char **words);
void step_hooks(char **words);
void step_types(char **words);
void step_values(char **words);
void step_domain(char **words);
void step_json(char **words);
void step_policies(char **words);
void step_change(char **words);
void step_plug(char **words);
void step_unplug(char **words);
void step_create(char **words);
void step_destroy(char **words);
void step_save(char **words);
void step_restore(char **words);
void step_reset(char **words);
void step_run(char **words);
void step_events(char **words);

#endif
