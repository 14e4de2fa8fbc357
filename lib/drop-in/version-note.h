/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: version-note.h - which libxenstable the wrappers in a program are of
 *
 * Included by the compiler's options into each object of the archives. The
 * note outlives strip(1); "xenstable audit" reads it: who has wrappers that
 * were mended since needs a rebuild.
 */
#ifndef XENSTABLE_DROP_IN_VERSION_NOTE_H
#define XENSTABLE_DROP_IN_VERSION_NOTE_H

#include <xenstable/version.h>

#ifdef __clang__
/* Its AddressSanitizer would put more than the note into the section. */
#define XENSTABLE_DROP_IN_NOTE                                   \
    __attribute__((used, section(".note.xenstable"), aligned(4), \
                   no_sanitize("address")))
#else
#define XENSTABLE_DROP_IN_NOTE \
    __attribute__((used, section(".note.xenstable"), aligned(4)))
#endif

/* No header of the system's, which a source's own macros are to come first. */
static const struct {
    unsigned int sizes_and_type[3]; /* 32 bits in either class of ELF */
    char owner[12];
    char version[(sizeof(XENSTABLE_VERSION_STRING) + 3) / 4 * 4];
} xenstable_version_note XENSTABLE_DROP_IN_NOTE = {
    {sizeof("xenstable"), sizeof(XENSTABLE_VERSION_STRING), 1},
    "xenstable",
    XENSTABLE_VERSION_STRING,
};

#endif
