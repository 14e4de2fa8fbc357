/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: compare-judged - what libxl itself and we have printed, line by line
 *
 *   compare-judged one DESCRIPTION STEP REAL OURS [AFTER]
 *   compare-judged all FOLDER
 *
 * The first compares two outputs of the judge; AFTER is libxl's second answer,
 * for what moves by itself. What differs and is meant to has a row in
 * judged-known.c. The second says how much was compared, by the files that
 * the first has left in the folder of REAL, and which rows were not seen.
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
