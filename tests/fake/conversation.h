/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: conversation - calls to Xen and their answers, as text
 *
 * A fake is a claim about Xen. What a unit test asks the fakes is written
 * down, one line for each call, and the lab asks a real Xen the same:
 *
 *   4.17 memory_op:6 nr_extents=1 domid=7 extent_start=[16] -> 1 0
 *
 * release, call, arguments, "->", result, errno, and what came back. The
 * calls of libxenctrl follow from the prototypes in symbols/xenctrl, those
 * of the hypervisor from symbols/hypercalls (symbols/generator/outputs/
 * conversations.py).
 */
#ifndef CONVERSATION_H
#define CONVERSATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CONVERSATION_BYTES = 1 << 16,
    /* Of an array that is written down; a longer one is "[?]". */
    CONVERSATION_ELEMENTS = 2048
};

enum conversation_kind {
    CONVERSATION_NUMBER,
    CONVERSATION_MFN,
    CONVERSATION_MADDR,
    CONVERSATION_PIRQ,
    CONVERSATION_CPU,
    CONVERSATION_RANGES, /* a number of memory ranges */
    /* A handle to memory; what is in it is said by the call's buffer. */
    CONVERSATION_HANDLE
};

struct conversation_field {
    const char *name;
    unsigned short offset;
    unsigned char bytes;
    unsigned char kind;
};

/* What a handle leads to. */
enum conversation_buffer {
    CONVERSATION_NOTHING,
    CONVERSATION_FRAMES,   /* xen_pfn_t, both ways */
    CONVERSATION_SEGMENTS, /* of an image, with their data */
    CONVERSATION_ROOM      /* Xen writes; what it wrote is the machine's */
};

/* A hypercall: its command's structure, or a domctl or sysctl around it. */
struct conversation_call {
    const char *name;
    unsigned int number;
    unsigned int command;
    size_t bytes;
    const struct conversation_field *fields;
    unsigned int nr_fields;
    enum conversation_buffer buffer;
    /* Of the handle and of the number of elements, among the fields. */
    unsigned char handle;
    unsigned char count;
    unsigned short element_bytes;
    /* What comes back in the fields is the machine's own. */
    bool world;
};

extern const struct conversation_call conversation_calls[];
extern const unsigned int conversation_calls_count;

/* The one whose structure this is, or NULL. */
const struct conversation_call *
conversation_find(unsigned int number, uint64_t command, const void *argument);

/* Writing a line. */
struct conversation_line {
    char text[CONVERSATION_BYTES];
    size_t used;
};

void conversation_add(struct conversation_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void conversation_fields(struct conversation_line *line,
                         const struct conversation_call *call,
                         const void *argument, const void *before);
void conversation_frames(struct conversation_line *line, const char *name,
                         const void *frames, uint64_t count);
/* @segments: struct xen_kexec_segment; @readable says what may be read. */
void conversation_segments(struct conversation_line *line,
                           const void *segments, uint64_t count,
                           bool (*readable)(const void *memory, size_t bytes));

#endif
