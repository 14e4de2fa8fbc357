/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: random - questions with random arguments, and a domain to ask about
 *
 * A sequence is asked of one side after the other, each time of a domain that
 * was made for it, and that nobody else has.
 */
#ifndef RANDOM_H
#define RANDOM_H

#include "tests/lab/client/fresh.h"
#include "tests/lab/client/questions.h"

enum { MOST_STEPS = 32, ARGUMENTS = 8 };

/* The numbers of the domain, and of two beside it that do not exist. */
enum { FRESH_DOMID = 1000, MISSING_BELOW = 999, MISSING_ABOVE = 1001 };

/* Its memory: 64 frames from this one on, and room for as many again. */
enum { FRESH_GFN = 0x100, FRESH_FRAMES = 64, FRESH_LIMIT_KIB = 512 };

/* An argument that stands for the number that the last mapping gave. */
#define LAST_PIRQ (-4242L)

struct random_step {
    unsigned int kind; /* of question: see random_kinds */
    long a[ARGUMENTS];
};

struct random_sequence {
    enum fresh_kind fresh;
    bool iommu;
    unsigned int count;
    struct random_step steps[MOST_STEPS];
};

struct random_kind {
    const char *name;
    ask_fn *ask;
    unsigned int weight;
    void (*choose)(long *a);
    const char *arguments; /* their names, for a person */
};

extern const struct random_kind random_kinds[];
extern const unsigned int random_kinds_count;

/* The same seed gives the same sequence, whatever was made before. */
void random_sequence(unsigned long long seed, bool iommu,
                     struct random_sequence *sequence);
ask_fn ask_populate_flags, ask_map_gsi, ask_map_pirq_msi_table;

/* A step's arguments, with the number that a mapping before it gave. */
void random_arguments(const struct random_sequence *sequence,
                      const struct answer *before, unsigned int at, long *a);

void random_print(const struct random_sequence *sequence,
                  const struct random_step *step, char *text, size_t bytes);

/* A domain to ask about. Return: 0, or -1 with errno. */
int random_create(enum fresh_kind kind, bool iommu);
/* PHYSDEVOP_map_pirq of a GSI, with any number for a negative one. */
int raw_map_gsi(uint32_t domid, int gsi, int *pirq_r);
/* Writes what a sequence left behind as a text, and destroys it on the way. */
void fresh_look(const struct side *direct,
                const struct random_sequence *sequence,
                const struct answer *answers, struct answer *state);

/* If a question is refused before Xen sees it, as the headers say: the code.
   Then libxenctrl is not asked, because it would cut the number off. */
int random_refusal(const struct random_step *step);
/* Return: which known difference it is, or -1. Others say whether it may leave
   the domain in another state, and how often each was seen. */
int random_known(const struct random_sequence *sequence,
                 const struct random_step *step, int theirs, int ours);
bool random_known_parts(int row);
void random_known_count(int row);
void random_known_report(void);

#endif
