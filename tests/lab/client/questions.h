/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: questions - asks one side an operation; the answer is text to compare
 *
 * A side is a libxenstable handle or the release's own libxenctrl. Its answer
 * is libxenstable's code, and what the call gave, as text.
 */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <errno.h>
#include <stdbool.h>

#include "tests/lab/client/direct.h"

struct side {
    const char *name;
    struct xenstable *xs; /* NULL: direct */
    struct direct *direct;
};

struct answer {
    bool absent; /* the release's libxenctrl has no such function */
    int code;
    char text[65536];
};

void answer_add(struct answer *answer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For functions that have a @side. The code of a direct call: call it, then
   look at errno; a failure without one is -EIO. */
#define DIRECT(locked, call) \
    (errno = 0, (call) < 0 ? code_of_errno(errno ? errno : EIO, locked) : 0)
#define XC(function) side->direct->functions.function
#define XCH side->direct->xch

typedef void ask_fn(const struct side *side, const long *a,
                    struct answer *answer);

ask_fn ask_get_range, ask_kexec_status, ask_kexec_unload, ask_kexec_load,
    ask_kexec_exec;
ask_fn ask_physical_info, ask_max_cpus, ask_domain, ask_domains,
    ask_memory_map, ask_text, ask_cpu_count;
ask_fn ask_get_hvm_param, ask_set_hvm_param, ask_populate, ask_shutdown,
    ask_map_memory, ask_iomem_permission, ask_map_ioports,
    ask_ioport_permission, ask_bind_pci_irq, ask_unbind_irq,
    ask_update_msi_irq, ask_unbind_msi_irq, ask_map_pirq, ask_map_pirq_gsi,
    ask_map_pirq_msi, ask_unmap_pirq, ask_pci_gsi;

/* libxenstable's argument for that of libxenctrl. */
uint32_t wanted_pirq(long number);

/* Leave out the frame that Xen gives each domain anew. */
extern bool domains_come_and_go;

/* What moves while one looks: of CPU and of domain `a`, in nanoseconds. */
unsigned long long ask_idle_ns(const struct side *side);
unsigned long long ask_cpu_time_ns(const struct side *side, long domid);

/* The code for -1 with errno, as documented. */
int code_of_errno(int error, bool locked);

#endif
