/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/choose.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/explain.h"
#include "lib/handle.h"
#include "lib/libraries.h"
#include "lib/probe.h"

static const struct provider *const providers[PROVIDER_COUNT] = {
    [PROVIDER_XENCTRL] = &xenctrl_provider,
    [PROVIDER_HYPERCALL] = &hypercall_provider,
};

/* Between the words of XENSTABLE_PROVIDERS; blanks do no harm. */
static const char separators[] = ", \t\n";

/* The place of a provider in XENSTABLE_PROVIDERS; 0 where it is not in. */
static unsigned int listed(const char *list, const char *name)
{
    size_t length = strlen(name), word;
    unsigned int place = 1;

    for (; list += strspn(list, separators), *list; list += word, place++) {
        word = strcspn(list, separators);
        if (word == length && strncmp(list, name, length) == 0)
            return place;
    }
    return 0;
}

/* One warning for the words that name no provider. */
static void warn_of_unknown(struct xenstable *xs, const char *list)
{
    size_t word;
    unsigned int i;

    for (; list += strspn(list, separators), *list; list += word) {
        word = strcspn(list, separators);
        for (i = 0; i < PROVIDER_COUNT; i++)
            if (strlen(providers[i]->name) == word &&
                strncmp(list, providers[i]->name, word) == 0)
                break;
        if (i < PROVIDER_COUNT)
            continue;
        log_write(&xs->log, XENSTABLE_LOG_WARNING,
                  "XENSTABLE_PROVIDERS: \"%.*s\" is ignored; it knows "
                  "libxenctrl and hypercall",
                  (int)word, list);
        return;
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

    _Static_assert(sizeof(xs->operations) == sizeof(entry) * OPERATION_COUNT,
                   "a table");
    for (i = 0; i < OPERATION_COUNT; i++) {
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
    static const int order[] = {-EMFILE, -EPERM, -ENODEV, -EIO, -ELIBACC};
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

    for (i = 0; i < OPERATION_COUNT; i++)
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
               ? "XENSTABLE_PROVIDERS allows nothing else"
               : xs->reason[PROVIDER_HYPERCALL];
}

/* Neither provider could be opened, and not for want of a library. */
static int explain_refusal(struct xenstable *xs, const int results[])
{
    const char *reason = xs->reason[results[PROVIDER_XENCTRL] == xs->status
                                        ? PROVIDER_XENCTRL
                                        : PROVIDER_HYPERCALL];

    return handle_text(&xs->message, "Xen %u.%u is running, but %s", xs->major,
                       xs->minor,
                       reason ? reason : xenstable_error_text(xs->status));
}

static int explain_unknown(struct xenstable *xs, const int results[])
{
    return handle_text(
        &xs->message,
        "Xen %u.%u is running, which this libxenstable %s does not know (it "
        "knows %u.%u to %u.%u); %s. Install a newer %s",
        xs->major, xs->minor, PACKAGE_VERSION, known_releases[0].major,
        known_releases[0].minor, newest_release()->major,
        newest_release()->minor, instead(xs, results), what_is_too_old(xs));
}

static int explain_hypercall(struct xenstable *xs, const int results[])
{
    char remedy[512];

    explain_remedy(&xs->libraries, results[PROVIDER_HYPERCALL],
                   "libxencall.so.1", "libxencall.so.1 (Debian: libxencall1)",
                   remedy, sizeof(remedy));
    return handle_text(&xs->message, "Xen %u.%u is running, but %s. %s",
                       xs->major, xs->minor, xs->reason[PROVIDER_HYPERCALL],
                       remedy);
}

/* The sentence for an administrator; "" where all is as it should be. */
static int explain(struct xenstable *xs, bool xenctrl_wanted,
                   const int results[])
{
    char soname[32], remedy[512];
    int ret;

    if (xs->status == -EOPNOTSUPP)
        return handle_text(&xs->message,
                           "Xen %u.%u is running, but "
                           "XENSTABLE_PROVIDERS names no provider",
                           xs->major, xs->minor);
    if (xs->status && xs->status != -ELIBACC)
        return explain_refusal(xs, results);
    if (!xenctrl_wanted)
        return xs->status ? explain_hypercall(xs, results) : 0;
    if (xs->open[PROVIDER_XENCTRL])
        return 0;
    if (!xs->known)
        return explain_unknown(xs, results);
    ret = libraries_scan(&xs->libraries);
    if (ret)
        return ret;
    snprintf(soname, sizeof(soname), "libxenctrl.so.%u.%u", xs->major,
             xs->minor);
    explain_release_remedy(&xs->libraries, results[PROVIDER_XENCTRL], soname,
                           xs->major, xs->minor, remedy, sizeof(remedy));
    return handle_text(&xs->message, "Xen %u.%u is running, but %s; %s%s",
                       xs->major, xs->minor, xs->reason[PROVIDER_XENCTRL],
                       instead(xs, results), remedy);
}

/* Open what XENSTABLE_PROVIDERS allows, in its order. */
static int open_providers(struct xenstable *xs, struct operations *asked,
                          bool *xenctrl_wanted, int results[])
{
    const char *list = secure_getenv("XENSTABLE_PROVIDERS");
    struct operations offers[PROVIDER_COUNT] = {{0}};
    unsigned int place, i;
    int ret;

    if (!list || !*list)
        list = "libxenctrl,hypercall";
    warn_of_unknown(xs, list);
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
    /* Each word has a place, also one that names nobody. */
    for (place = 1; place <= strlen(list); place++)
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

/* Nobody could ask the hypervisor: why. */
static int explain_asking(struct xenstable *xs, const struct probe *probe,
                          int ret)
{
    const char *reason = xs->reason[PROVIDER_HYPERCALL];
    char remedy[512];

    if (ret != -EPERM && ret != -ELIBACC && ret != -EMFILE &&
        (ret != -EIO || !reason))
        ret = -ENODEV;
    xs->status = ret;
    xs->no_xen = ret == -ENODEV && !probe->says_xen;
    explain_remedy(&xs->libraries, ret, "libxencall.so.1",
                   "libxencall.so.1 (Debian: libxencall1)", remedy,
                   sizeof(remedy));
    if (ret == -ENODEV)
        reason = "no hypervisor answers through it";
    else if (!reason)
        reason = xenstable_error_text(ret);
    return handle_text(&xs->message,
                       "there is a Xen control device, but %s%s%s", reason,
                       *remedy ? ". " : "", remedy);
}

int find_running(struct xenstable *xs, struct operations *asked)
{
    struct probe probe;
    int ret;

    operations_missing(&xs->operations);
    xs->release = newest_release();
    switch (probe_release(secure_getenv("XENSTABLE_RUNNING"), "", &probe)) {
    case PROBE_XEN:
        xs->major = probe.major;
        xs->minor = probe.minor;
        break;
    case PROBE_ASK:
        ret = ask_hypervisor(xs, asked);
        if (ret == -ENOMEM)
            return ret;
        if (ret)
            return explain_asking(xs, &probe, ret);
        break;
    case PROBE_FAILED:
        xs->status = explain_probe(xs, &probe);
        return xs->status == -ENOMEM ? -ENOMEM : 0;
    case PROBE_NOT_XEN:
        xs->no_xen = true;
        xs->status = -ENODEV;
        ret = handle_text(&xs->message, "this machine does not run on Xen");
        if (ret)
            return ret;
        break;
    }
    explain_environment(xs, &probe);
    xs->on_xen = !xs->status;
    return 0;
}

int choose_providers(struct xenstable *xs)
{
    const struct release *known;
    struct operations asked = {0};
    int results[PROVIDER_COUNT];
    bool xenctrl_wanted;
    int ret;

    ret = find_running(xs, &asked);
    if (ret || xs->status)
        return ret;

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
