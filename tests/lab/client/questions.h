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

/* For functions that have a @side. The code of a direct call, by its errno. A
   failure without errno is -EIO. */
#define DIRECT(locked, call) \
    (errno = 0, (call) < 0 ? code_of_errno(errno ? errno : EIO, locked) : 0)
#define XC(function) side->direct->functions.function
#define XCH side->direct->xch

typedef void ask_fn(const struct side *side, const long *a,
                    struct answer *answer);

#include "tests/lab/client/operation-questions.h"

/* By hand: arrays, what moves, numbers that go both ways, several
   hypercalls, functions that a release lacks. */
ask_fn ask_kexec_load, ask_physical_info, ask_domain, ask_domains,
    ask_memory_map, ask_text, ask_cpu_count, ask_populate, ask_map_memory,
    ask_map_pirq, ask_map_pirq_gsi, ask_map_pirq_msi, ask_pci_gsi;

/* The argument of libxenstable that means the same as libxenctrl's. */
uint32_t wanted_pirq(long number);

/* If true, answers leave out the frame that Xen gives each domain anew. */
extern bool domains_come_and_go;

/* Times, in nanoseconds, which move all the time: of a CPU and of a domain. */
unsigned long long ask_idle_ns(const struct side *side);
unsigned long long ask_cpu_time_ns(const struct side *side, long domid);

/* The code for -1 with errno, as documented. */
int code_of_errno(int error, bool locked);

#endif
