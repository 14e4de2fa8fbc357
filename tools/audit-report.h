/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: audit-report - print what an audit found, as text or as JSON
 */
#ifndef XENSTABLE_TOOLS_AUDIT_REPORT_H
#define XENSTABLE_TOOLS_AUDIT_REPORT_H

#include "audit-file.h"
#include "json.h"

/**
 * struct audit_totals - the sums of the whole audit
 * @nr_verdicts: files for each &enum verdict
 * @nr_skipped:  files in folders that are no programs and no libraries
 * @nr_errors:   files and folders that could not be read
 */
struct audit_totals {
    unsigned long nr_verdicts[NR_VERDICTS];
    unsigned long nr_skipped;
    unsigned long nr_errors;
};

void audit_print_file(const char *path, const struct audit_file *file);
void audit_print_totals(const struct audit_totals *totals);

void audit_json_file(struct json *json, const char *path,
                     const struct audit_file *file);
void audit_json_error(struct json *json, const char *path, const char *reason);
void audit_json_totals(struct json *json, const struct audit_totals *totals);

#endif
