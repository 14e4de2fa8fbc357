/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: compare-judged - compares the judge's output for libxl and for
 * libxenstable, line by line
 *
 *   compare-judged one DESCRIPTION STEP REAL OURS [AFTER]
 *   compare-judged all FOLDER
 *
 * "one" compares two outputs of the judge. AFTER is libxl's second answer, for
 * values that change by themselves. A difference that is meant has a row in
 * judged-known.c. "all" says how much was compared, from the files that "one"
 * has left in the folder of REAL, and which rows were not seen.
 */
#ifndef COMPARE_JUDGED_H
#define COMPARE_JUDGED_H

/* A difference that is meant. In texts, "*" is anything; NULL: there is no
   such line. */
struct known_difference {
    int since, until; /* minor numbers of releases; 0: the first, the last */
    const char *steps;
    const char *key;
    const char *real;
    const char *ours;
    const char *reason; /* with the place in Xen's sources */
};

extern const struct known_difference known_differences[];
extern const unsigned int known_difference_count;

#endif
