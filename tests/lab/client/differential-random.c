/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: differential-random - do random questions get the same answers in three
 * ways, and leave the same state?
 *
 *   differential-random QUESTIONS [SEED]
 *   differential-random only SEQUENCE SEED
 *
 * Asks so many questions, in sequences of up to 32: the running release's own
 * libxenctrl, libxenstable over it, and libxenstable by hypercall. Each
 * sequence has a domain of its own. A difference that is not known
 * (random-known.c) is reduced to the questions that are needed for it, and
 * printed. "only" asks one sequence again and prints all of it. LAB_XEN in the
 * environment says which release runs.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/lab/client/client.h"
#include "tests/lab/client/random.h"
#include "tests/lab/client/running.h"

static struct side sides[] = {
    {.name = "libxenctrl itself"},
    {.name = "our libxenctrl provider"},
    {.name = "our hypercall provider"},
};
enum { SIDES = 3, THEIRS = 0, TRIES = 3, MOST_SORTS = 200, TEXT_BYTES = 256 };

static struct answer answers[SIDES][MOST_STEPS], states[SIDES];
static unsigned long asked[64], succeeded[64], differences, moved, sequences;
static unsigned long long sorts[MOST_SORTS];
static unsigned int sorts_count;
static bool aloud;

static const struct random_kind *kind_of(const struct random_step *step)
{
    return &random_kinds[step->kind];
}

static bool is_mapping(const struct random_step *step)
{
    ask_fn *ask = kind_of(step)->ask;

    return ask == ask_map_pirq || ask == ask_map_gsi ||
           ask == ask_map_pirq_msi_table;
}

void random_arguments(const struct random_sequence *sequence,
                      const struct answer *before, unsigned int at, long *a)
{
    long last = -1;
    unsigned int i;

    for (i = 0; i < at; i++)
        if (is_mapping(&sequence->steps[i]) && !before[i].code)
            last = atol(before[i].text);
    for (i = 0; i < ARGUMENTS; i++) {
        a[i] = sequence->steps[at].a[i];
        if (a[i] == LAST_PIRQ)
            a[i] = last;
    }
}

/* Resets what is outside of the domain: images, and what dom0 has mapped. */
static void reset_host(const struct random_sequence *sequence,
                       const struct answer *given)
{
    const struct side *direct = &sides[THEIRS];
    struct answer answer = {0};
    long a[ARGUMENTS] = {0};
    unsigned int i;

    for (i = 0; i < sequence->count; i++) {
        const struct random_step *step = &sequence->steps[i];

        if (is_mapping(step) && step->a[0] != FRESH_DOMID && !given[i].code) {
            a[1] = atol(given[i].text);
            ask_unmap_pirq(direct, a, &answer);
        }
    }
    a[1] = 5;
    ask_unmap_pirq(direct, a, &answer);
    /* Unloading changes the number of the slot, until it is 0. */
    for (a[0] = 0; a[0] < 2; a[0]++) {
        for (i = 0; i < 2; i++) {
            ask_kexec_unload(direct, a, &answer);
            answer.text[0] = '\0';
            ask_kexec_status(direct, a, &answer);
            if (strcmp(answer.text, "0") == 0)
                break;
        }
    }
}

static bool ask_one_side(unsigned int side,
                         const struct random_sequence *sequence)
{
    unsigned int i;
    long a[ARGUMENTS];

    if (random_create(sequence->fresh, sequence->iommu) < 0) {
        result(false, "a domain is made: %s", strerror(errno));
        return false;
    }
    for (i = 0; i < sequence->count; i++) {
        struct answer *answer = &answers[side][i];

        answer->absent = false;
        answer->code = 0;
        answer->text[0] = '\0';
        if (side == THEIRS && random_refusal(&sequence->steps[i])) {
            answer->code = random_refusal(&sequence->steps[i]);
            continue;
        }
        random_arguments(sequence, answers[side], i, a);
        kind_of(&sequence->steps[i])->ask(&sides[side], a, answer);
    }
    fresh_look(&sides[THEIRS], sequence, answers[side], &states[side]);
    reset_host(sequence, answers[side]);
    if (fresh_destroy(FRESH_DOMID) < 0) {
        result(false, "the domain is destroyed: %s", strerror(errno));
        return false;
    }
    return true;
}

static bool same(const struct answer *one, const struct answer *other)
{
    return one->code == other->code &&
           (one->code || strcmp(one->text, other->text) == 0);
}

/* The known difference between libxenctrl and one of our sides in a step, or
   -1. */
static int known_row(const struct random_sequence *sequence, unsigned int step,
                     unsigned int side)
{
    return random_known(sequence, &sequence->steps[step],
                        answers[THEIRS][step].code, answers[side][step].code);
}

/* A known difference may leave another state, which excuses later differences.
   Return: the one among the first steps, or -1. Our two sides are still
   compared with each other. */
static int parting_row(const struct random_sequence *sequence,
                       unsigned int steps)
{
    unsigned int i;
    int row;

    for (i = 0; i < steps; i++) {
        row = known_row(sequence, i, 1);
        if (row >= 0 && random_known_parts(row))
            return row;
    }
    return -1;
}

/* Does the answer of one of our sides to a step differ without a reason? */
static bool differs(const struct random_sequence *sequence, unsigned int step)
{
    const struct answer *theirs = &answers[THEIRS][step];
    /* The release may lack the function, which then leaves nothing behind. */
    const bool alone = theirs->absent || parting_row(sequence, step) >= 0;
    unsigned int side;

    if (!same(&answers[1][step], &answers[2][step]))
        return true;
    for (side = THEIRS + 1; side < SIDES && !alone; side++)
        if (!same(theirs, &answers[side][step]) &&
            known_row(sequence, step, side) < 0)
            return true;
    return false;
}

/* Asks all sides. Return: whether something differs; -1 if that cannot be
   said. */
static int ask_all(const struct random_sequence *sequence)
{
    unsigned int i;

    for (i = 0; i < SIDES; i++)
        if (!ask_one_side(i, sequence))
            return -1;
    for (i = 0; i < sequence->count; i++)
        if (differs(sequence, i))
            return 1;
    return (parting_row(sequence, sequence->count) < 0 &&
            strcmp(states[0].text, states[1].text) != 0) ||
           strcmp(states[1].text, states[2].text) != 0;
}

static void print(const struct random_sequence *sequence)
{
    static const char *const kinds[] = {"PV", "PVH", "HVM"};
    char text[TEXT_BYTES];
    unsigned int i, side;

    diag("a %s domain%s", kinds[sequence->fresh],
         sequence->iommu ? " with the IOMMU" : "");
    for (i = 0; i < sequence->count; i++) {
        random_print(sequence, &sequence->steps[i], text, sizeof(text));
        diag("%u. %s", i + 1, text);
        for (side = 0; side < SIDES; side++)
            diag("     %s: %s (%d) %.200s", sides[side].name,
                 answers[side][i].absent ? "has it not"
                                         : code_name(answers[side][i].code),
                 answers[side][i].code, answers[side][i].text);
    }
    for (side = 0; side < SIDES; side++)
        if (aloud || strcmp(states[side].text, states[0].text) != 0 ||
            strcmp(states[side].text, states[1].text) != 0)
            diag("   afterwards, %s: %.900s", sides[side].name,
                 states[side].text);
}

/* Differences are told apart by the question and its answers. If only the
   states differ, all questions count. */
static unsigned long long sort_of(const struct random_sequence *sequence)
{
    unsigned long long sort = 0;
    unsigned int i, side;
    bool differ = false;

    for (i = 0; i < sequence->count && !differ; i++) {
        differ = differs(sequence, i);
        if (differ)
            sort = 0;
        sort = sort * 64 + sequence->steps[i].kind + 1;
        for (side = 0; side < SIDES; side++)
            sort = sort * 257 + (unsigned int)-answers[side][i].code;
    }
    return sort;
}

/* Return: whether it was new. */
static bool remember(unsigned long long sort)
{
    unsigned int i;

    for (i = 0; i < sorts_count; i++)
        if (sorts[i] == sort)
            return false;
    if (sorts_count < MOST_SORTS)
        sorts[sorts_count++] = sort;
    return true;
}

/* Leaves out the steps that the difference does not need. */
static void shrink(struct random_sequence *sequence)
{
    struct random_sequence less;
    unsigned int i = sequence->count;

    while (i-- > 0 && sequence->count > 1) {
        less = *sequence;
        memmove(&less.steps[i], &less.steps[i + 1],
                (less.count - i - 1) * sizeof(less.steps[0]));
        less.count--;
        if (ask_all(&less) == 1)
            *sequence = less;
    }
    ask_all(sequence);
}

static void count(const struct random_sequence *sequence)
{
    unsigned int i;
    int row;

    for (i = 0; i < sequence->count; i++) {
        asked[sequence->steps[i].kind]++;
        succeeded[sequence->steps[i].kind] += answers[SIDES - 1][i].code == 0;
        if (answers[THEIRS][i].absent ||
            same(&answers[THEIRS][i], &answers[SIDES - 1][i]))
            continue;
        row = known_row(sequence, i, SIDES - 1);
        if (row >= 0)
            random_known_count(row);
    }
    row = parting_row(sequence, sequence->count);
    if (row >= 0 && strcmp(states[0].text, states[1].text) != 0)
        random_known_count(row);
}

/* Return: false when the next sequence cannot be asked. */
static bool check(unsigned long number, unsigned long long seed, bool iommu,
                  unsigned long *questions)
{
    struct random_sequence sequence;
    unsigned long long sort;
    unsigned int try;
    int differ = 1;

    random_sequence(seed ^ (unsigned long long)number << 32, iommu, &sequence);
    *questions += sequence.count;
    sequences++;
    for (try = 0; try < TRIES && differ == 1; try++)
        differ = ask_all(&sequence);
    if (differ < 0)
        return false;
    count(&sequence);
    if (aloud)
        print(&sequence);
    if (differ == 0) {
        moved += try > 1;
        return true;
    }
    differences++;
    sort = sort_of(&sequence);
    if (!remember(sort))
        return true;
    shrink(&sequence);
    if (sort_of(&sequence) == sort || remember(sort_of(&sequence))) {
        result(false, "sequence %lu of seed %llu: the same answers", number,
               seed);
        print(&sequence);
    }
    return sorts_count < MOST_SORTS;
}

static void report(unsigned long questions, unsigned long long seed)
{
    unsigned int i;

    for (i = 0; i < random_kinds_count; i++)
        diag("%s: %lu asked, %lu succeeded", random_kinds[i].name, asked[i],
             succeeded[i]);
    random_known_report();
    diag("%lu differences that did not come again", moved);
    result(
        differences == 0,
        "%lu questions in %lu sequences, seed %llu: %lu differences without "
        "a reason",
        questions, sequences, seed, differences);
}

static const char *open_sides(struct direct *direct,
                              const struct release *release)
{
    const char *reason = direct_open(direct, release->major, release->minor);
    unsigned int i;

    if (!reason)
        reason = fresh_open(direct, release);
    if (reason)
        return reason;
    for (i = 0; i < SIDES; i++)
        sides[i].direct = direct;
    sides[1].xs = open_with("libxenctrl,hypercall", false);
    sides[2].xs = open_with("hypercall", false);
    return NULL;
}

static bool machine_has_iommu(void)
{
    struct xenstable_host_physical_info info = {0};

    xenstable_host_get_physical_info(sides[1].xs, &info, sizeof(info));
    return info.capabilities & XENSTABLE_HOST_CAPABILITY_DIRECT_IO;
}

int main(int argc, char **argv)
{
    static struct direct direct;
    const struct release *release = running_release();
    unsigned long limit, questions = 0, number = 0;
    unsigned long long seed;
    const char *reason;
    bool iommu;

    if (argc < 2) {
        fprintf(stderr, "usage: LAB_XEN=X.Y %s QUESTIONS [SEED]\n", argv[0]);
        return 2;
    }
    if (!release) {
        skip("random questions", "the registry lacks the running release");
        return 0;
    }
    /* Where libxenctrl says each failure. */
    if (!freopen("/dev/null", "w", stderr))
        return 2;
    reason = open_sides(&direct, release);
    if (reason) {
        result(false, "libxenctrl itself: %s", reason);
        return 1;
    }
    domains_come_and_go = true;
    iommu = machine_has_iommu();
    diag("this machine has %s IOMMU for guests", iommu ? "an" : "no");
    aloud = strcmp(argv[1], "only") == 0;
    if (aloud && argc == 4) {
        check(strtoul(argv[2], NULL, 10), strtoull(argv[3], NULL, 10), iommu,
              &questions);
        return client_status();
    }
    limit = strtoul(argv[1], NULL, 10);
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    while (questions < limit && check(number, seed, iommu, &questions))
        number++;
    report(questions, seed);
    return client_status();
}
