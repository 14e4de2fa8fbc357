/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: calls - every operation once, with arguments that can be recognised
 */
#ifndef UNIT_CALLS_H
#define UNIT_CALLS_H

#include "compat/operations.h"
#include "tests/unit/helper.h"

/* The arguments of the calls, and what comes back. */
struct call_data {
    struct xenstable_kexec_segment segments[2];
    struct xenstable_host_physical_info physical;
    struct xenstable_host_cpu_info cpus[FAKE_CPUS];
    struct xenstable_host_domain_info domains[5];
    struct xenstable_host_memory_range ranges[8];
    char text[XENSTABLE_HOST_TEXT_BYTES];
    uint64_t extents[2];
    uint64_t value;
    uint64_t bytes;
    uint64_t maddr;
    uint32_t count;
    uint32_t gsi;
    uint32_t pirq;
};
extern struct call_data call_data;

/* On 32-bit x86 words end after 4 bytes, and so do holes before 64 bits. */
#ifdef __i386__
#define REST_OF_WORD ""
#else
#define REST_OF_WORD " 00000000"
#endif

struct unit_call {
    const char *name; /* of the operation */
    int (*run)(struct xenstable *xs);
    int result;            /* when it works */
    const char *xenctrl;   /* the call of libxenctrl that must arrive */
    const char *hypercall; /* the hypercall, as unit_check_call() has it */
};

/* In the order of enum xenstable_operation. */
extern const struct unit_call unit_calls[OPERATION_COUNT];

/* An operation that returns another code than the gate; ends with no code. */
extern const struct unit_bend {
    unsigned int operation;
    int code, becomes;
} unit_bends[];

/* Fresh arguments, and a machine on which every call works. */
void unit_prepare_calls(void);

/* Does the library of this release have the function for it? */
bool unit_call_in_xenctrl(unsigned int operation, unsigned int release);

#endif
