/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/choose.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/explain.h"
#include "lib/handle.h"

/* The next word of XENSTABLE_PROVIDERS, or NULL; blanks do no harm. */
static const char *next_word(const char **list, size_t *bytes_r)
{
    static const char separators[] = ", \t\n";
    const char *word = *list + strspn(*list, separators);

    *bytes_r = strcspn(word, separators);
    *list = word + *bytes_r;
    return *word ? word : NULL;
}

/* The provider of that name, or PROVIDER_COUNT. */
static unsigned int find_provider(const char *word, size_t bytes)
{
    unsigned int i;

    for (i = 0; i < PROVIDER_COUNT; i++)
        if (strlen(providers[i].name) == bytes &&
            strncmp(providers[i].name, word, bytes) == 0)
            break;
    return i;
}

/* Take over what the provider answers and nobody has answered yet. */
static void fill_in(struct xenstable *xs, const struct provider *provider)
{
    struct operations offers = {0};

    provider->offer(xs, &offers);
#define TAKE(name, index)                     \
    if (offers.name && !xs->answers[index]) { \
        xs->operations.name = offers.name;    \
        xs->answers[index] = provider;        \
    }
    OPERATIONS(TAKE)
#undef TAKE
}

int open_provider(struct xenstable *xs, unsigned int index)
{
    int ret;

    if (xs->open[index])
        return 0;
    ret = providers[index].open(xs);
    xs->open[index] = !ret;
    if (ret)
        log_write(&xs->log, XENSTABLE_LOG_DEBUG, "provider %s: %s",
                  providers[index].name,
                  xs->reason[index] ? xs->reason[index]
                                    : xenstable_error_text(ret));
    return ret;
}

/* Which providers are wanted? The result of the others is -EOPNOTSUPP. There
   is one warning for all words that name no provider. */
static void read_wanted(struct xenstable *xs, const char *list, int results[])
{
    bool warned = false;
    unsigned int i;
    const char *word;
    size_t bytes;

    for (i = 0; i < PROVIDER_COUNT; i++)
        results[i] = -EOPNOTSUPP;
    while ((word = next_word(&list, &bytes))) {
        i = find_provider(word, bytes);
        if (i < PROVIDER_COUNT)
            results[i] = 0;
        else if (!warned)
            explain_unknown_provider(xs, word, bytes);
        warned |= i == PROVIDER_COUNT;
    }
}

/* Open what XENSTABLE_PROVIDERS allows, and fill the table in its order. */
static int open_wanted(struct xenstable *xs, int results[])
{
    const char *list = secure_getenv("XENSTABLE_PROVIDERS"), *word;
    unsigned int i;
    size_t bytes;

    if (!list || !*list)
        list = "libxenctrl,hypercall";
    read_wanted(xs, list, results);
    /* In the order of the table: a later one may use an earlier one's
       connection. */
    for (i = 0; i < PROVIDER_COUNT; i++) {
        if (results[i])
            continue;
        results[i] = open_provider(xs, i);
        if (results[i] == -ENOMEM)
            return -ENOMEM;
    }
    while ((word = next_word(&list, &bytes))) {
        i = find_provider(word, bytes);
        if (i < PROVIDER_COUNT && xs->open[i])
            fill_in(xs, &providers[i]);
    }
    return 0;
}

/* When no provider opened: the refusal that tells the most. */
static int worst_of(const int results[])
{
    static const int order[] = {-EMFILE, -EPERM,   -ENODEV,
                                -EIO,    -ELIBACC, -EOPNOTSUPP};
    unsigned int i, j;

    for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        for (j = 0; j < PROVIDER_COUNT; j++)
            if (results[j] == order[i])
                return order[i];
    return -ELIBACC;
}

static bool anybody_answers(const struct xenstable *xs)
{
    unsigned int i;

    for (i = 0; i < OPERATION_COUNT; i++)
        if (xs->answers[i])
            return true;
    return false;
}

int choose_providers(struct xenstable *xs)
{
    int results[PROVIDER_COUNT];
    int ret = provider_prepare(xs);

    if (!ret)
        ret = open_wanted(xs, results);
    if (ret)
        return ret;
    if (!anybody_answers(xs))
        xs->status = worst_of(results);
    return explain_outcome(xs, results);
}

void close_providers(struct xenstable *xs)
{
    unsigned int i;

    /* In reverse, because of the connection. */
    for (i = PROVIDER_COUNT; i-- > 0;) {
        if (xs->open[i])
            providers[i].close(xs);
        xs->open[i] = false;
    }
}

int operation_missing(struct xenstable *xs, unsigned int operation)
{
    log_write(&xs->log, XENSTABLE_LOG_DEBUG, "%s: %s",
              operation_facts[operation].name, explain_missing(xs));
    return xs->status ? xs->status : -EOPNOTSUPP;
}
