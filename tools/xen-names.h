/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xen-names - what Xen's libraries and their symbols are called
 */
#ifndef XENSTABLE_TOOLS_XEN_NAMES_H
#define XENSTABLE_TOOLS_XEN_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/**
 * xen_library_is_unstable() - does this library change with each release?
 * @soname: "libxenctrl.so.4.17", with or without folder and version
 */
bool xen_library_is_unstable(const char *soname);

/** xen_library_name() - "libxenctrl" for a SONAME; to be freed */
char *xen_library_name(const char *soname);

/** xen_library_release() - "4.17" within @soname, NULL when it says none */
const char *xen_library_release(const char *soname);

/** is_libxenstable() - is this SONAME our own library's? */
bool is_libxenstable(const char *soname);

/**
 * xen_library_of_symbol() - the library that a bare name belongs to
 * @symbol: name without a version, as bound to the libraries of Xen 4.14
 * @certain: take only names that no library but Xen's is known to have
 *
 * Return: "libxenctrl" and the like, NULL for a name that is not Xen's.
 */
const char *xen_library_of_symbol(const char *symbol, bool certain);

/** struct drop_in_symbol - a name that our drop-in libraries answer */
struct drop_in_symbol {
    const char *name;
    const char *library; /* Xen's that has it */
    const char *area;    /* ours that answers it */
    bool source_only;    /* no stand-in has it */
};

/* Generated from symbols/, sorted by name. */
extern const struct drop_in_symbol drop_in_symbols[];
extern const size_t nr_drop_in_symbols;

/** drop_in_area() - the area that answers this symbol of Xen's, or NULL */
const char *drop_in_area(const char *symbol, const char *library);

/** stand_in_answers() - do programs that are built already have it, too? */
bool stand_in_answers(const char *symbol, const char *library);

/** struct drop_in - what a program is built with in the place of Xen's */
struct drop_in {
    const char *library;    /* Xen's: "libxenctrl" */
    const char *pkg_config; /* ours */
    const char *headers;
};

/** drop_in_of() - our drop-in for one of Xen's libraries, or NULL */
const struct drop_in *drop_in_of(const char *library);

#endif
