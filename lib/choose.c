/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/choose.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "lib/handle.h"
#include "lib/libraries.h"
#include "lib/probe.h"

static const struct provider *const providers[PROVIDER_COUNT] = {
    [PROVIDER_XENCTRL] = &xenctrl_provider,
    [PROVIDER_HYPERCALL] = &hypercall_provider,
};

/* The place of a provider in XENSTABLE_PROVIDERS; 0 where it is not in. */
static unsigned int listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    unsigned int place = 1;

    for (;; place++) {
        size_t word = strcspn(list, ",");

        if (word == length && strncmp(list, name, length) == 0)
            return place;
        if (!list[word])
            return 0;
        list += word + 1;
    }
}

const struct release *find_release(unsigned int major, unsigned int minor)
{
    unsigned int i;

    for (i = 0; i < known_releases_count; i++)
        if (known_releases[i].major == major &&
            known_releases[i].minor == minor)
            return &known_releases[i];
    return NULL;
}

static const struct release *newest_release(void)
{
    return &known_releases[known_releases_count - 1];
}

const char *what_is_too_old(const struct xenstable *xs)
{
    return RELEASE(xs->major, xs->minor) <
                   RELEASE(known_releases[0].major, known_releases[0].minor)
               ? "Xen"
               : "libxenstable";
}

/* Take over from @from what nobody answers yet; the tables are arrays of
   pointers of one size. */
static void fill_in(struct xenstable *xs, const struct operations *from,
                    const struct provider *provider)
{
    char *to = (char *)&xs->operations;
    const char *source = (const char *)from;
    void (*entry)(void);
    unsigned int i;

    _Static_assert(sizeof(xs->operations) ==
                       sizeof(entry) * XENSTABLE_OPERATION_COUNT,
                   "a table");
    for (i = 0; i < XENSTABLE_OPERATION_COUNT; i++) {
        memcpy(&entry, source + i * sizeof(entry), sizeof(entry));
        if (!entry || xs->answers[i])
            continue;
        memcpy(to + i * sizeof(entry), &entry, sizeof(entry));
        xs->answers[i] = provider;
    }
}

static int open_one(struct xenstable *xs, enum provider_index index,
                    struct operations *operations)
{
    int ret = providers[index]->open(xs, operations);

    xs->open[index] = !ret;
    if (ret)
        log_write(&xs->log, XENSTABLE_LOG_DEBUG, "provider %s: %s",
                  providers[index]->name,
                  xs->reason[index] ? xs->reason[index]
                                    : xenstable_error_text(ret));
    return ret;
}

/* What to say when no provider opened: the refusal that says most. */
static int worst_of(int a, int b)
{
    static const int order[] = {-EPERM, -ENODEV, -ELIBACC};
    unsigned int i;

    if (a == -EOPNOTSUPP && b == -EOPNOTSUPP)
        return -EOPNOTSUPP;
    for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return -ELIBACC;
}

static bool anybody_answers(const struct xenstable *xs)
{
    unsigned int i;

    for (i = 0; i < XENSTABLE_OPERATION_COUNT; i++)
        if (xs->answers[i])
            return true;
    return false;
}

/* Who answers in libxenctrl's place, or why nobody does. */
static const char *instead(const struct xenstable *xs, const int results[])
{
    if (!xs->status)
        return xs->known ? "libxenstable makes the hypercalls itself"
                         : "operations without an interface version work, "
                           "the others may be refused";
    return results[PROVIDER_HYPERCALL] == -EOPNOTSUPP
               ? "and XENSTABLE_PROVIDERS allows nothing else"
               : "and libxencall.so.1 is not usable either";
}

/* The sentence for an administrator; "" where all is as it should be. */
static int explain(struct xenstable *xs, bool xenctrl_wanted,
                   const int results[])
{
    const char *reason = xs->reason[PROVIDER_XENCTRL];
    char found[128];
    int ret;

    if (xs->status == -EOPNOTSUPP)
        return handle_text(&xs->message,
                           "Xen %u.%u is running, but "
                           "XENSTABLE_PROVIDERS names no provider",
                           xs->major, xs->minor);
    if (xs->status == -ENODEV || xs->status == -EPERM ||
        (xs->status && !xenctrl_wanted)) {
        const char *first = results[PROVIDER_XENCTRL] == xs->status
                                ? reason
                                : xs->reason[PROVIDER_HYPERCALL];

        return handle_text(&xs->message, "Xen %u.%u is running, but %s",
                           xs->major, xs->minor,
                           first ? first : xenstable_error_text(xs->status));
    }
    if (!xenctrl_wanted || xs->open[PROVIDER_XENCTRL])
        return 0;
    ret = libraries_scan(xs);
    if (ret)
        return ret;
    libraries_summary(xs, found, sizeof(found));
    if (!xs->known)
        return handle_text(
            &xs->message,
            "Xen %u.%u is running, which this libxenstable %s does not know "
            "(it knows %u.%u to %u.%u); %s. Install a newer %s",
            xs->major, xs->minor, PACKAGE_VERSION, known_releases[0].major,
            known_releases[0].minor, newest_release()->major,
            newest_release()->minor, instead(xs, results),
            what_is_too_old(xs));
    return handle_text(
        &xs->message,
        "Xen %u.%u is running, but libxenctrl.so.%u.%u %s%s (found: %s); %s. "
        "Install the tools libraries of Xen %u.%u (Debian: libxenmisc%u.%u), "
        "or reboot into the Xen that is installed",
        xs->major, xs->minor, xs->major, xs->minor,
        /* Without a library the reason is the end of this sentence. */
        results[PROVIDER_XENCTRL] == -ELIBACC ? "" : "cannot be used: ",
        reason ? reason : "no reason given", found, instead(xs, results),
        xs->major, xs->minor, xs->major, xs->minor);
}

/* Open what XENSTABLE_PROVIDERS allows, in its order. */
static int open_providers(struct xenstable *xs, struct operations *asked,
                          bool *xenctrl_wanted, int results[])
{
    const char *list = handle_environment("XENSTABLE_PROVIDERS");
    struct operations offers[PROVIDER_COUNT] = {{0}};
    unsigned int place, i;
    int ret;

    if (!list || !*list)
        list = "libxenctrl,hypercall";
    *xenctrl_wanted = listed(list, xenctrl_provider.name);
    /* libxenctrl first: the hypercall provider uses its connection. */
    for (i = 0; i < PROVIDER_COUNT; i++) {
        results[i] = -EOPNOTSUPP;
        if (!listed(list, providers[i]->name))
            continue;
        if (i == PROVIDER_HYPERCALL && xs->open[i]) {
            offers[i] = *asked;
            results[i] = 0;
            continue;
        }
        results[i] = ret = open_one(xs, i, &offers[i]);
        if (ret == -ENOMEM)
            return ret;
    }
    for (place = 1; place <= PROVIDER_COUNT; place++)
        for (i = 0; i < PROVIDER_COUNT; i++)
            if (xs->open[i] && listed(list, providers[i]->name) == place)
                fill_in(xs, &offers[i], providers[i]);
    return 0;
}

/* No /sys/hypervisor, but a control device: let the hypervisor say it. */
static int ask_hypervisor(struct xenstable *xs, struct operations *operations)
{
    int ret = open_one(xs, PROVIDER_HYPERCALL, operations);

    if (ret)
        return ret;
    return hypercall_running_release(xs, &xs->major, &xs->minor);
}

int choose_providers(struct xenstable *xs)
{
    const struct release *known;
    struct operations asked = {0};
    int results[PROVIDER_COUNT];
    bool xenctrl_wanted;
    int ret;

    xs->operations = missing_operations;
    xs->release = newest_release();
    switch (probe_release(handle_environment("XENSTABLE_RUNNING"), "",
                          &xs->major, &xs->minor)) {
    case PROBE_XEN:
        break;
    case PROBE_ASK:
        ret = ask_hypervisor(xs, &asked);
        if (!ret)
            break;
        if (ret == -ENOMEM)
            return ret;
        xs->status = ret == -EPERM || ret == -ELIBACC ? ret : -ENODEV;
        return handle_text(&xs->message,
                           "there is a Xen control device, but "
                           "%s",
                           xs->reason[PROVIDER_HYPERCALL]
                               ? xs->reason[PROVIDER_HYPERCALL]
                               : "the hypervisor does not answer");
    case PROBE_NOT_XEN:
        xs->status = -ENODEV;
        return handle_text(&xs->message, "this machine does not run on Xen");
    }

    xs->on_xen = true;
    known = find_release(xs->major, xs->minor);
    if (known) {
        xs->known = true;
        xs->release = known;
    }
    ret = open_providers(xs, &asked, &xenctrl_wanted, results);
    if (ret)
        return ret;
    if (!anybody_answers(xs))
        xs->status =
            worst_of(results[PROVIDER_XENCTRL], results[PROVIDER_HYPERCALL]);
    ret = explain(xs, xenctrl_wanted, results);
    if (ret)
        return ret;
    if (xs->message)
        log_write(&xs->log,
                  xs->status ? XENSTABLE_LOG_ERROR : XENSTABLE_LOG_WARNING,
                  "%s", xs->message);
    return 0;
}

void close_providers(struct xenstable *xs)
{
    unsigned int i;

    /* In reverse: the hypercall provider may use libxenctrl's connection. */
    for (i = PROVIDER_COUNT; i-- > 0;) {
        if (xs->open[i])
            providers[i]->close(xs);
        xs->open[i] = false;
    }
}

const char *missing_reason(const struct xenstable *xs)
{
    if (xs->status)
        return xs->message;
    return "what answers for the running Xen has no such function; "
           "the hypercall provider (libxencall.so.1) would";
}

int operation_missing(struct xenstable *xs, unsigned int operation)
{
    log_write(&xs->log, XENSTABLE_LOG_DEBUG, "%s: %s",
              operation_facts[operation].name, missing_reason(xs));
    return xs->status ? xs->status : -EOPNOTSUPP;
}
