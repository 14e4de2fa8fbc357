/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: text - Xen's answers to the questions of xenstable_host_get_text()
 */
#ifndef TEXT_H
#define TEXT_H

#include "compat/hypercalls.h"
#include "compat/release.h"

union text_answer {
    char text[XENSTABLE_HOST_TEXT_BYTES];
    struct xen_compile_info compile_info;
    struct {
        uint32_t bytes;
        unsigned char id[512];
    } build_id;
};

/* Make the answer ready to be filled in. Return: the command XENVER_... */
int text_prepare(unsigned int what, union text_answer *answer);

/**
 * text_give() - the text in an answer
 * @rc: what the hypercall gave: the number of bytes of a build ID
 *
 * Return: 0; -ENOSPC, -ENOENT (no build ID).
 */
int text_give(unsigned int what, const union text_answer *answer, int rc,
              char *buffer, size_t buffer_bytes);

#endif
