/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <link.h>

#include "compat/dlopen-note.h"

/* What is loaded at run time, in the notation of the UAPI group's
   "dlopen metadata for ELF files", so that packagers can see it. */
#define NOTE __attribute__((used, section(".note.dlopen"), aligned(4)))
#ifdef __clang__
/* Its AddressSanitizer would put more than the note into the section. */
#undef NOTE
#define NOTE                                                  \
    __attribute__((used, section(".note.dlopen"), aligned(4), \
                   no_sanitize("address")))
#endif
static const struct {
    ElfW(Nhdr) header;
    char owner[4];
    char text[(sizeof(DLOPEN_NOTE) + 3) / 4 * 4];
} dlopen_note NOTE = {
    {sizeof("FDO"), sizeof(DLOPEN_NOTE), 0x407c0c0a},
    "FDO",
    DLOPEN_NOTE,
};
