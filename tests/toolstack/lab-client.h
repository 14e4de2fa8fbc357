/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: lab-client - what the steps of the toolstack's lab client share
 */
#ifndef LAB_CLIENT_H
#define LAB_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include <xenstable/toolstack.h>

#include "tests/lab/client/client.h"

enum { MIB = 1024 }; /* in KiB */

/* Allocated before a step, freed after it. */
extern xenstable_libxl_ctx *ctx;

/* For the scenario to compare with what xl says: "diag fact KEY VALUE". */
void fact(const char *key, const char *value);
void fact_number(const char *key, unsigned long long value);

/* The result is 0. If it is not, libxenstable's message is shown. */
bool good(int ret, const char *what);

void wait_milliseconds(unsigned int milliseconds);

uint64_t guest_memory_kib(xenstable_libxl_domain_type type);

/* What an HVM guest has in its CD drive at first. */
#define FIRST_MEDIUM "/run/lab/first-medium"

/* The CD drive of an HVM guest; NULL: empty. */
void fill_drive(xenstable_libxl_device_disk *drive, const char *medium);

/* A guest of the lab: two vCPUs, no devices but the drive. */
void fill_config(xenstable_libxl_domain_config *config,
                 xenstable_libxl_domain_type type, const char *name);

/* How many domains Xen has. */
int count_domains(xenstable_libxl_ctx *of);

void ask_domains(void);
void ask_vcpus(uint32_t domid, unsigned int expected);

/* The steps; see lab-client.c. */
void step_host(char **words);
void step_threads(char **words);
void step_create(char **words);
void step_query(char **words);
void step_config(char **words);
void step_pause(char **words);
void step_change(char **words);
void step_refused(char **words);
void step_destroy(char **words);
void step_shut(char **words);
void step_devices(char **words);
void step_unplug(char **words);
void step_cdrom(char **words);
void step_abandon(char **words);
void step_suspend(char **words);
void step_save(char **words);
void step_begin(char **words);
void step_events(char **words);

#endif
