/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: compare-configurations - texts for xl, to a real libxlutil and to us
 */
#ifndef COMPARE_CONFIGURATIONS_H
#define COMPARE_CONFIGURATIONS_H

/**
 * compare_configurations() - so many random texts
 * @beside: a path in the folder that has the library
 *
 * Return: how many are taken by one alone, or have another meaning.
 */
unsigned long compare_configurations(const char *beside, const char *release,
                                     unsigned long rounds);

#endif
